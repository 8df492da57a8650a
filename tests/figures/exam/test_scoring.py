"""What observations come to: per standard the mean, then by points; what is 未测 is no score."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from wenming_cli.figures.days.period import Period
from wenming_cli.figures.exam.observing import observations
from wenming_cli.figures.exam.score_groups import GROUPINGS, By
from wenming_cli.figures.exam.scoring import Assessed, assess, latest
from wenming_cli.figures.standing import group_at, standing
from wenming_cli.model.plan import Plan

Read = Callable[..., Plan]

JUNE = date(2020, 6, 30)
EXAM = """
systems: [{id: C, name: 城市体系, kind: city}, {id: M, name: 未成年人体系, kind: minors}]
standards:
- {code: "1.1", system: C, item: 环境, content: 卫生, text: 干净, method: field, points: 5,
   owners: [城管局, 教体局], site_types: [市场]}
- {code: "1.2", system: C, item: 环境, text: 整齐, method: field, points: 3, owners: [教体局]}
- {code: "2.1", system: C, item: 秩序, text: 不占道, method: field, points: 2, owners: [城管局]}
- {code: "3.1", system: M, item: 校园, text: 安全, method: field, points: 4, owners: [教体局]}
check_items: [{name: 秩序, standard: "2.1"}, {name: 地面, standard: "1.1"}, {name: 墙面}]
assessments:
- {id: M1, name: 一测, kind: mock, system: C, start: 2020-05-01, end: 2020-05-03}
- {id: S1, name: 省测, kind: superior, system: C, start: 2020-05-20, end: 2020-05-22}
- {id: M2, name: 二测, kind: mock, system: C, start: 2020-06-01, end: 2020-06-03}
- {id: M3, name: 三测, kind: mock, system: C, start: 2020-06-10, end: 2020-06-10,
   totals: [{of: all, score: 82.5, full: 100, rank: 2}]}
findings:
- {id: W1, found: 2020-06-01, source: inspection, category: 卫生, text: 垃圾, owner: 城管局,
   log: [{date: 2020-06-05, event: rectified}]}
- {id: W2, found: 2020-06-01, source: inspection, category: 卫生, text: 乱堆, owner: 教体局}
inspections:
- date: 2020-05-01
  tier: office
  assessment: M1
  checks:
  - {site: S1, item: 地面, result: fail}
  - {site: S2, item: 秩序, result: pass}
- date: 2020-06-01
  tier: office
  assessment: M2
  checks:
  - {site: S1, item: 地面, result: fail, lost: 0.4, finding: W1}
  - {site: S1, item: 地面, result: pass}
  - {site: S2, item: 墙面, result: fail, standard: "1.2", finding: W2}
  - {site: S2, item: 秩序, result: na}
  - {site: S2, item: 墙面, result: fail}
- {date: 2020-06-15, tier: office, checks: [{site: S2, item: 秩序, result: fail, lost: 0.25}]}
- {date: 2020-07-01, tier: office, checks: [{site: S2, item: 秩序, result: fail}]}
"""


@pytest.fixture
def plan(read: Read) -> Plan:
    return read(EXAM)


def rates(exam: Assessed) -> list[str]:
    return [figure.numbers() for figure in exam.figures]


def groups(exam: Assessed, by: By) -> dict[str, str]:
    return {group.name: group.score_rate.numbers() for group in exam.groups(by)}


# --- observations ---------------------------------------------------------------------------------


def test_an_observation_is_a_check_with_a_standard_of_its_own_or_of_its_item(plan: Plan) -> None:
    found = observations(plan, JUNE)
    assert [(each.id, str(each.lost)) for each in found] == [
        ("2020-05-01/S1/1.1", "1"),
        ("2020-05-01/S2/2.1", "0"),
        ("2020-06-01/S1/1.1", "2/5"),
        ("2020-06-01/S1/1.1#2", "0"),
        ("2020-06-01/S2/1.2", "1"),
        ("2020-06-15/S2/2.1", "1/4"),
    ]
    assert found[0].owners == ("城管局", "教体局")
    assert found[0].place.line == found[0].check.location().line


def test_of_an_assessment_or_a_period(plan: Plan) -> None:
    assert len(observations(plan, JUNE, "M1")) == 2
    assert len(observations(plan, date(2020, 5, 31), "M2")) == 0
    june = Period(date(2020, 6, 1), date(2020, 6, 10))
    assert len(observations(plan, JUNE, period=june)) == 3


# --- rates ----------------------------------------------------------------------------------------


def test_the_mean_of_each_standard_then_by_points(plan: Plan) -> None:
    """1.1: (0.6 + 1) / 2 of 5 points, 1.2: nothing of 3; 2.1 was not looked at: 8 of 10 points."""
    exam = assess(plan, JUNE, plan.assessment_by_id["M2"])
    assert exam.score_rate.value == Fraction(1, 2)
    assert rates(exam) == ["4/8", "8/10", "2/3"]
    assert [standard.code for standard in exam.unobserved] == ["2.1"]


def test_every_observation_once_where_the_settings_say_so(read: Read) -> None:
    """5 x 0.6 + 5 x 1 + 3 x 0 of 5 + 5 + 3."""
    plan = read(EXAM + "settings: {assessment: {weighting: observation}}\n")
    exam = assess(plan, JUNE, plan.assessment_by_id["M2"])
    assert exam.score_rate.numbers() == "8/13"
    assert sum(point.cost for point in exam.lost) == 13 - 8


def test_without_points_all_weigh_the_same(read: Read) -> None:
    text = EXAM
    for points in (5, 3, 2, 4):
        text = text.replace(f" points: {points},", "")
    plan = read(text)
    assert rates(assess(plan, JUNE, plan.assessment_by_id["M2"])) == ["0.80/2", "2/3", "2/3"]


def test_what_nobody_observed_is_never_passed(plan: Plan) -> None:
    exam = assess(plan, JUNE, plan.assessment_by_id["S1"])
    assert exam.score_rate.value is None
    assert exam.score_rate.reason == "没有观察"
    assert exam.observed_rate.numbers() == "0/10"
    assert exam.groups("item") == ()
    assert exam.lost == ()
    assert len(exam.unobserved) == 3


def test_all_of_it_asks_for_the_standards_of_every_system(plan: Plan) -> None:
    exam = assess(plan, JUNE)
    assert exam.observed_rate.numbers() == "10/14"
    assert [standard.code for standard in exam.unobserved] == ["3.1"]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("item", {"环境": "4/8"}),
        ("content", {"卫生": "4/5", "未分测评内容": "0/3"}),
        ("system", {"城市体系": "4/8"}),
        ("subdistrict", {"未分街道": "4/8"}),
        ("site", {"一号点": "4/5", "二号点": "0/3"}),
        ("type", {"市场": "4/8"}),
        ("owner", {"城管局": "4/5", "教体局": "4/8"}),
        ("standard", {"1.1": "4/5", "1.2": "0/3"}),
    ],
)
def test_in_groups(plan: Plan, by: By, expected: dict[str, str]) -> None:
    assert groups(assess(plan, JUNE, plan.assessment_by_id["M2"]), by) == expected


def test_every_way_is_tried(plan: Plan) -> None:
    exam = assess(plan, JUNE, plan.assessment_by_id["M2"])
    for by in GROUPINGS:
        assert sum(group.observations for group in exam.groups(by)) >= 3


def test_an_observation_counts_for_each_unit_and_once_in_the_total(read: Read) -> None:
    plan = read(EXAM.replace("owners: [教体局]}", "}"))
    exam = assess(plan, JUNE, plan.assessment_by_id["M2"])
    assert groups(exam, "owner") == {"城管局": "4/5", "教体局": "4/5", "没有责任单位": "0/3"}
    assert exam.score_rate.numbers() == "4/8"


def test_the_owner_of_the_site_counts_where_the_settings_say_so(read: Read) -> None:
    plan = read(EXAM + "settings: {assessment: {by_site_owner: true}}\n")
    exam = assess(plan, JUNE, plan.assessment_by_id["M2"])
    assert groups(exam, "owner") == {"城管局": "4/8", "教体局": "4/8"}
    part = exam.of_owner("城管局")
    assert part.score_rate.numbers() == "4/8"
    assert part.observed_rate.numbers() == "8/10"


# --- beside the last time -------------------------------------------------------------------------


def test_the_change_is_over_what_both_times_observed(plan: Plan) -> None:
    """1.1 alone: nothing in the first, 0.8 in the second; 2.1 and 1.2 were seen once."""
    change = assess(plan, JUNE, plan.assessment_by_id["M2"]).change
    assert change is not None
    assert (change.assessment.id, change.points, change.standards) == ("M1", Fraction(4, 5), 1)


def test_the_change_of_a_unit_is_over_its_own(plan: Plan) -> None:
    change = assess(plan, JUNE, plan.assessment_by_id["M2"]).of_owner("教体局").change
    assert change is not None
    assert (change.points, change.standards) == (Fraction(4, 5), 1)


def test_there_is_no_change_without_a_like_of_it(plan: Plan) -> None:
    assert assess(plan, JUNE, plan.assessment_by_id["M1"]).previous is None
    assert assess(plan, JUNE, plan.assessment_by_id["S1"]).change is None
    assert assess(plan, JUNE).previous is None


def test_nothing_in_common_is_no_change(plan: Plan) -> None:
    exam = assess(plan, JUNE, plan.assessment_by_id["M3"])
    assert exam.previous is not None
    assert exam.change is None


def test_what_is_known_as_sums_is_told_as_sums(plan: Plan) -> None:
    assert [
        str(total.score) for total in assess(plan, JUNE, plan.assessment_by_id["M3"]).totals
    ] == ["82.5"]
    assert assess(plan, JUNE, plan.assessment_by_id["M2"]).totals == assess(plan, JUNE).totals == ()


def test_the_latest_has_begun(plan: Plan) -> None:
    begun = [latest(plan, day) for day in (date(2020, 4, 30), date(2020, 6, 5), JUNE)]
    assert [None if each is None else each.id for each in begun] == [None, "M2", "M3"]


# --- what was lost --------------------------------------------------------------------------------


def test_lost_points_add_up_and_say_whether_they_are_put_right(plan: Plan) -> None:
    exam = assess(plan, JUNE, plan.assessment_by_id["M2"])
    told = [(p.code, p.owner, str(p.lost), str(p.cost), p.rectified) for p in exam.lost]
    assert told == [("1.2", "教体局", "1", "3", False), ("1.1", "城管局", "2/5", "1", True)]
    assert sum(p.cost for p in exam.lost) == exam.score_rate.denominator - exam.score_rate.numerator
    assert [p.finding.id for p in exam.lost if p.finding is not None] == ["W2", "W1"]
    before = assess(plan, date(2020, 6, 4), plan.assessment_by_id["M2"])
    assert [point.rectified for point in before.lost] == [False, False]


def test_nothing_raised_is_neither_put_right_nor_not(plan: Plan) -> None:
    (point,) = assess(plan, JUNE, plan.assessment_by_id["M1"]).lost
    assert (point.finding, point.rectified) == (None, None)


# --- groups of the plan ---------------------------------------------------------------------------


def test_a_plan_and_its_units_have_the_figures(plan: Plan) -> None:
    now = standing(plan, JUNE)
    whole = {f.id: f.numbers() for f in now.whole.figures}
    assert whole["score_rate"] == "4.42/10"
    assert whole["observed_rate"] == "10/14"
    assert whole["standard_coverage"] == "3/4"
    unit = group_at(plan, JUNE, "教体局")
    assert {f.id: f.numbers() for f in unit.figures}["score_rate"] == "2.67/8"
    street = group_at(plan, JUNE, "东华街道")
    assert "score_rate" not in {f.id for f in street.figures}


def test_a_plan_without_standards_has_none_of_them(read: Read) -> None:
    whole = standing(read("tasks: []\n"), JUNE).whole
    assert not {"score_rate", "observed_rate", "standard_coverage"} & {f.id for f in whole.figures}
