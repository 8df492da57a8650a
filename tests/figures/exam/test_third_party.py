"""An evaluation of the shape outside bodies publish: shares lost, several owners, sums by each.

The figures are invented; the sums below were added up by hand from the same rows.
"""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from wenming_cli.figures.exam.score_groups import By
from wenming_cli.figures.exam.scoring import assess
from wenming_cli.model.plan import Plan

Read = Callable[..., Plan]

ROWS = (
    ("甲-1", "公共环境", "6", "城管局、东华街道", ("0", "0.5", "0.2", "1")),
    ("甲-2", "公共环境", "4", "城管局", ("0.25", "0.25", "0")),
    ("甲-3", "公共环境", "2", "教体局、城管局", ("0.333",)),
    ("乙-1", "公共秩序", "5", "联盟街道", ("0", "0")),
    ("乙-2", "公共秩序", "3", "联盟街道、东华街道、教体局", ("1", "1", "0.6")),
    ("丙-1", "公益宣传", "1.5", "教体局", ("0.1", "0", "0", "0", "0.15")),
    ("丙-2", "公益宣传", "2.5", "教体局", ()),
)
"""Code, item, points, owners, and the share lost in each observation."""

SUMS: dict[By, dict[str, tuple[str, str]]] = {
    "item": {
        "公共环境": ("8.117", "12"),
        "公共秩序": ("5.400", "8"),
        "公益宣传": ("1.425", "1.5"),
    },
    "owner": {
        "城管局": ("8.117", "12"),
        "东华街道": ("3.850", "9"),
        "联盟街道": ("5.400", "8"),
        "教体局": ("3.159", "6.5"),
    },
}


def plan_text() -> str:
    """The rows as standards and the inspections of one assessment."""
    standards, checks = [], []
    for code, item, points, owners, lost in ROWS:
        units = owners.replace("、", ", ")
        standards.append(
            f"- {{code: {code}, system: C, item: {item}, text: 要求, method: field,"
            f" points: {points}, owners: [{units}]}}"
        )
        checks += [
            f"  - {{site: {site}, item: 实地, standard: {code}, result: fail, lost: {share}}}"
            if share != "0"
            else f"  - {{site: {site}, item: 实地, standard: {code}, result: pass}}"
            for share, site in zip(lost, ("S1", "S2") * 3, strict=False)
        ]
    head = "systems: [{id: C, name: 体系, kind: city}]\nstandards:\n"
    held = (
        "assessments:\n"
        "- {id: CP, name: 第三方测评, kind: mock, start: 2020-06-01, end: 2020-06-02}\n"
        "inspections:\n- date: 2020-06-01\n  tier: office\n  assessment: CP\n  checks:\n"
    )
    return "\n".join((head + "\n".join(standards), held + "\n".join(checks), ""))


@pytest.mark.parametrize("by", SUMS)
def test_its_sums_are_ours_to_a_thousandth(read: Read, by: By) -> None:
    plan = read(plan_text())
    groups = assess(plan, date(2020, 6, 30), plan.assessment_by_id["CP"]).groups(by)
    found = {group.name: group.score_rate for group in groups}
    assert found.keys() == SUMS[by].keys()
    for name, (reached, points) in SUMS[by].items():
        assert abs(found[name].numerator - Fraction(reached)) <= Fraction(1, 1000), name
        assert found[name].denominator == Fraction(points)


def test_its_total_counts_each_observation_once_and_leaves_out_what_was_not_seen(
    read: Read,
) -> None:
    plan = read(plan_text())
    exam = assess(plan, date(2020, 6, 30), plan.assessment_by_id["CP"])
    assert exam.score_rate.value is not None
    assert abs(exam.score_rate.value * 100 - Fraction("69.499")) <= Fraction(1, 1000)
    assert exam.observed_rate.numbers() == "21.50/24"
    assert [standard.code for standard in exam.unobserved] == ["丙-2"]
