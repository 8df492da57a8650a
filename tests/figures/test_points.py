"""What a row of a scheme counts: tiers, disputes, sites nobody came to."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.figures.conftest import Read
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.points.leagues import leagues
from wenming_cli.loading import load

MARCH = Period(date(2020, 3, 1), date(2020, 3, 31))
RECORDS = """
settings: {inspection: {cycle: days, cycle_days: 10, tiers: [district, office]}}
inspections:
- {date: 2020-03-02, tier: office, sites: [S1]}
- {date: 2020-03-12, tier: owner, sites: [S1]}
findings:
- {id: W1, found: 2020-03-02, source: inspection, category: 卫生, text: 脏, owner: 东华街道,
   site: S1}
- {id: W2, found: 2020-03-03, source: covert, category: 占道, text: 乱, owner: 东华街道,
   log: [{date: 2020-03-04, event: void, reason: 看错, by: 城管局}]}
- {id: W3, found: 2020-03-03, source: self, category: 占道, text: 乱, owner: 东华街道,
   log: [{date: 2020-03-04, event: appealed}]}
- {id: W4, found: 2020-03-03, source: self, category: 占道, text: 乱, owner: 拓东社区}
- {id: W5, found: 2020-04-01, source: covert, category: 占道, text: 乱, owner: 东华街道}
"""


def points(
    read: Read, row: str, owner: str = "东华街道", records: str = RECORDS
) -> tuple[Fraction, list[str]]:
    """The points of one row in March, and the records behind them."""
    scheme = f"schemes: [{{id: LH, name: 评比, rows: [{{code: A, points: -1, {row}}}]}}]\n"
    plan = read(records + scheme)
    for league in leagues(plan, plan.schemes[0], MARCH):
        for place in league.ranked:
            if place.owner == owner:
                (only,) = place.rows
                return only.points, [each.id for each in only.happened]
    return Fraction(0), []


@pytest.mark.parametrize(
    ("row", "ids"),
    [
        ("on: finding", ["W1"]),
        ("on: finding, when: {tier: [office]}", ["W1"]),
        ("on: finding, when: {tier: office}", ["W1"]),
        ("on: finding, 条件: {层级: 区创建办}", ["W1"]),
        ("on: finding, when: {tier: [district]}", []),
        ("on: finding, when: {category: [占道]}", []),
        ("on: finding, when: {source: [self]}", ["W4"]),
        ("on: finding, when: {disputed: [void]}", ["W1", "W2"]),
        ("on: finding, when: {source: [self], disputed: [appealed]}", ["W3", "W4"]),
    ],
)
def test_findings_that_count(read: Read, row: str, ids: list[str]) -> None:
    assert points(read, row) == (Fraction(-len(ids)), ids)


CHAIN = """
tasks:
- {id: A, title: 选址, workstream: A, owner: 东华街道, due: 2020-03-10DONE}
- {id: B, title: 开工, workstream: A, owner: 拓东社区, start: 2020-03-01, due: 2020-03-20,
   depends_on: [A]}
"""


@pytest.mark.parametrize(
    ("done", "late"),
    [("", {"东华街道": ["A"]}), (", done: 2020-03-09", {"拓东社区": ["B"]})],
)
def test_what_waits_for_another_is_not_overdue_by_its_own_unit(
    read: Read, done: str, late: dict[str, list[str]]
) -> None:
    text = CHAIN.replace("DONE", done)
    found = {
        unit: points(read, "on: overdue_task", unit, text)[1] for unit in ("东华街道", "拓东社区")
    }
    assert {unit: ids for unit, ids in found.items() if ids} == late


BACK = """
findings:
- {id: W1, found: 2020-02-02, source: covert, category: 卫生, text: 脏, owner: 东华街道,
   log: [{date: 2020-02-05, event: rectified},
   {date: 2020-03-06, event: rechecked, result: RESULT}]}
"""


@pytest.mark.parametrize(("result", "ids"), [("relapsed", ["W1"]), ("kept", []), ("false", [])])
def test_what_a_later_look_finds_again(read: Read, result: str, ids: list[str]) -> None:
    text = BACK.replace("RESULT", result)
    assert points(read, "on: relapsed", records=text) == (Fraction(-len(ids)), ids)


NOTICES = """
notices:
- {id: N1, kind: supervise, date: 2020-03-02, owners: [东华街道, 联盟街道], reply_due: 2020-03-10,
   REPLIES}
"""


@pytest.mark.parametrize(
    ("replies", "late"),
    [
        ("reason: 没有回复", {"东华街道", "联盟街道"}),
        ("replies: [{owner: 东华街道, date: 2020-03-09}]", {"联盟街道"}),
        ("replies: [{owner: 东华街道, date: 2020-03-12}]", {"东华街道", "联盟街道"}),
        ("replied: 2020-03-12", {"东华街道", "联盟街道"}),
        ("replied: 2020-03-10", set()),
        ("replied: 2020-03-12, replies: [{owner: 东华街道, date: 2020-03-10}]", {"联盟街道"}),
    ],
)
def test_every_unit_answers_for_its_own_reply(read: Read, replies: str, late: set[str]) -> None:
    text = NOTICES.replace("REPLIES", replies)
    for owner in ("东华街道", "联盟街道"):
        ids = ["N1"] if owner in late else []
        assert points(read, "on: late_reply", owner, text) == (Fraction(-len(ids)), ids)


SITES = """
settings: {inspection: {cycle: days, cycle_days: 10, anchor: 2020-03-01, tiers: [district, office]}}
owners: [{name: 西街道, kind: subdistrict}]
workstreams: [{id: A, name: 农贸市场, kind: rectification}]
sites: [{id: D1, name: 一号点, type: 市场, owner: 西街道, demonstration: true}]
inspections:
- {date: 2020-03-02, tier: office, sites: [D1]}
- {date: 2020-03-12, tier: owner, sites: [D1]}
"""


@pytest.mark.parametrize(
    ("when", "ends"),
    [
        ("", [20, 30]),
        (", when: {tier: [office]}", [20, 30]),
        (", when: {tier: [district, owner]}", [10, 10, 20, 30, 30]),
    ],
)
def test_sites_nobody_came_to(tmp_path: Path, when: str, ends: list[int]) -> None:
    row = f"{{code: A, on: missed_site, points: -1{when}}}"
    head = "plan: {id: p, name: 计划, year: 2020, start: 2020-03-01, owner: 西街道}\n"
    text = f"{head}{SITES}schemes: [{{id: LH, name: 评比, rows: [{row}]}}]\n"
    (tmp_path / "plan.yaml").write_text(text, "utf-8")
    plan = load(tmp_path, tmp_path).plan
    assert plan is not None
    (league,) = leagues(plan, plan.schemes[0], MARCH)
    assert [each.day.day for each in league.ranked[0].rows[0].happened] == ends
