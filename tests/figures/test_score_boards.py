"""Boards that weigh the score rate: a subdistrict by its sites, other units by their standards."""

import json
from pathlib import Path

import pytest

from tests.conftest import Wenming
from tests.reports.conftest import PROJECT, UNITS
from tests.reports.texts import EXAM

WEIGHED = """
settings: {board: {minimum: 1, weights: {score_rate: 1}}}
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PROJECT + UNITS + EXAM + WEIGHED, "utf-8")
    return tmp_path


def scores(wenming: Wenming, plan: Path, *period: str) -> dict[str, tuple[str, str]]:
    made = json.loads(wenming("-C", plan, "board", *period, "--format", "json").out)
    return {
        place["owner"]: (
            place["components"]["score_rate"]["numerator"],
            place["components"]["score_rate"]["denominator"],
        )
        for group in made["groups"]
        for place in group["ranked"]
    }


def test_a_subdistrict_scores_by_its_sites_and_a_department_by_its_standards(
    wenming: Wenming, plan: Path
) -> None:
    # 城管局 answers for both standards: (2 × 0.75 + 1 × 0) ÷ 3. 东华街道 has S1 and S2:
    # (2 × 0.5 + 1 × 0) ÷ 3, though it answers for one standard alone. 联盟街道 has S3 and answers
    # for none: (2 × 1 + 1 × 0) ÷ 3.
    assert scores(wenming, plan, "--month", "2020-06") == {
        "城管局": ("1.5", "3"),
        "东华街道": ("1", "3"),
        "联盟街道": ("2", "3"),
    }


def test_only_what_was_observed_in_the_period_counts(wenming: Wenming, plan: Path) -> None:
    assert scores(wenming, plan, "--month", "2020-03") == {
        "城管局": ("1", "3"),
        "东华街道": ("1", "3"),
    }
    assert scores(wenming, plan, "--month", "2020-04") == {}


def test_what_a_unit_answers_for_at_its_own_site_counts_once(wenming: Wenming, plan: Path) -> None:
    file = plan / "plan.yaml"
    text = file.read_text("utf-8")
    written = "owner: 城管局, subdistrict: 东华街道"
    assert text.count(written) == 1
    file.write_text(text.replace(written, "owner: 城管局, subdistrict: 城管局"), "utf-8")
    assert scores(wenming, plan, "--month", "2020-06")["城管局"] == ("1.5", "3")


def test_a_place_is_explained_by_its_observations(wenming: Wenming, plan: Path) -> None:
    asked = ("explain", "红黑榜", "--owner", "东华街道", "--month", "2020-06", "--format", "json")
    told = wenming("-C", plan, *asked)
    assert told.code == 0, told.err
    assert "2020-06-10/S1/Ⅱ-8-2)" in told.out
    assert "2020-06-10/S3/Ⅱ-8-2)" not in told.out


def test_few_observations_are_not_sure(wenming: Wenming, plan: Path) -> None:
    made = json.loads(wenming("-C", plan, "board", "--month", "2020-06", "--format", "json").out)
    (place,) = [p for g in made["groups"] for p in g["ranked"] if p["owner"] == "城管局"]
    interval = place["components"]["score_rate"]["interval"]
    # Wilson for 2 of 4.
    assert (interval["low"], interval["high"]) == ("0.150039", "0.849961")


def test_the_report_says_whose_it_is(wenming: Wenming, plan: Path) -> None:
    text = wenming("-C", plan, "report", "--month", "2020-06").out
    assert "权重：得分率1；" in text
    assert "街道的得分率按点位所在的街道算" in text


@pytest.mark.parametrize("rate", ["observed_rate", "standard_coverage", "material_rate"])
def test_what_no_unit_is_measured_by_is_refused(rate: str, wenming: Wenming, plan: Path) -> None:
    text = (plan / "plan.yaml").read_text("utf-8").replace("score_rate: 1", f"{rate}: 1")
    (plan / "plan.yaml").write_text(text, "utf-8")
    ran = wenming("-C", plan, "validate")
    assert ran.code == 1
    assert "E626" in ran.out
