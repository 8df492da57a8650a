"""Where somebody is to be called their post stands: of what waits, that of whom it waits for."""

import csv
import io
import json
from collections.abc import Callable

import pytest

from tests.conftest import MakePlan, Wenming

TEXT = """plan: {id: p, name: 示例, year: 2020, owner: 办}
owners:
- {name: 办, kind: office}
- {name: 住建局, kind: department, contact: 综合科}
- {name: 甲街道, kind: subdistrict}
- {name: 乙街道, kind: subdistrict}
workstreams: [{id: A, name: 整治, kind: rectification, owner: 住建局}]
tasks:
- {id: P, title: 排查, workstream: A, owner: 甲街道, due: 2020-05-31, contact: 排查岗}
- {id: Q, title: 设计, workstream: A, owner: 住建局, due: 2020-06-25}
- {id: R, title: 施工, workstream: A, owner: 乙街道, start: 2020-06-01, due: 2020-06-20,
   depends_on: [P, Q], contact: 施工岗}
"""
BARE = TEXT.replace(", contact: 综合科", "").replace(", contact: 排查岗", "")
BARE = BARE.replace(", contact: 施工岗", "")
DAY = ("--as-of", "2020-06-30")


@pytest.fixture(autouse=True)
def _there(
    make_plan: MakePlan, monkeypatch: pytest.MonkeyPatch, at_date: Callable[[str], None]
) -> None:
    monkeypatch.chdir(make_plan(TEXT))
    at_date("2020-06-30")


def test_a_table_of_notices_names_the_post(wenming: Wenming) -> None:
    out = wenming("notices", *DAY, "--format", "csv").out.lstrip("\ufeff")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {(row["单位"], row["事项"], row["责任岗位"]) for row in rows} == {
        ("甲街道", "P", "排查岗"),
        ("甲街道", "R", "排查岗"),
        ("住建局", "R", "综合科"),
        ("住建局", "Q", "综合科"),
    }
    given = json.loads(wenming("notices", *DAY, "--format", "json").out)["suggested"]
    assert [step["contact"] for step in given] == [row["责任岗位"] for row in rows]
    shown = wenming("notices", *DAY).out
    assert "责任岗位" in shown
    assert "施工岗" not in shown


def test_a_message_names_the_post(wenming: Wenming) -> None:
    whole = wenming("next", *DAY, "--format", "message").out
    own, other = sorted(whole.strip().split("\n\n"), key=lambda told: "综合科" in told)
    assert own.startswith("甲街道：")
    assert "请先办结（责任岗位：排查岗）" in own
    assert other.startswith("综合科（住建局）：")
    assert "岗）" not in other


def test_a_report_names_the_post(wenming: Wenming) -> None:
    text = wenming("report", "--month", "2020-06", "--format", "markdown").out
    assert "施工（乙街道）：在等P（甲街道，责任岗位：排查岗）、Q（住建局）办结。" in text
    assert "受阻于P（甲街道）、Q（住建局），责任岗位：排查岗" in text
    assert "施工岗" not in text


def test_without_posts_nothing_is_added(wenming: Wenming, make_plan: MakePlan) -> None:
    make_plan(BARE)
    for form in ("text", "csv", "json"):
        out = wenming("notices", *DAY, "--format", form).out
        assert "施工" in out or "R" in out
        assert "岗位" not in out
        assert "contact" not in out
