"""Counts without records: what they add to figures and counts, of whom, from which day on."""

import json
import random
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from tests.conftest import MakePlan, Wenming
from tests.figures.conftest import Read
from wenming_cli.explaining import Role, Scope, count_of, evidence_of
from wenming_cli.figures.causes.decomposition import decomposed
from wenming_cli.figures.causes.made import made_of
from wenming_cli.figures.counts import FINDING_COUNTS
from wenming_cli.figures.months.dated_facts import facts
from wenming_cli.figures.needs.missing import counted_by, missing
from wenming_cli.figures.standing import Group, group_at, standing
from wenming_cli.figures.table import CLOSURE_RATE, DUE_RECTIFICATION_RATE, RECTIFICATION_RATE

TOTALS = """
categories: [{name: 占道, workstream: A}, {name: 保洁}]
totals:
- {as_of: 2020-03-31, section: findings, owner: 拓东社区, category: 占道, found: 6, rectified: 4,
   closed: 1}
- {as_of: 2020-05-31, section: findings, owner: 拓东社区, category: 占道, found: 10, rectified: 8,
   closed: 5}
- {as_of: 2020-04-30, section: findings, owner: 联盟街道, category: 保洁, found: 20, rectified: 19,
   closed: 19}
"""
FINDINGS = """
findings:
- {id: W1, found: 2020-06-01, source: covert, category: 占道, text: 摆摊, owner: 东华街道,
   log: [{date: 2020-06-03, event: rectified}]}
- {id: W2, found: 2020-06-02, source: covert, category: 保洁, text: 垃圾, owner: 联盟街道}
"""


def pair(group: Group, name: str) -> tuple[int, int]:
    figure = group.figure(name)
    assert figure is not None
    return int(figure.numerator), int(figure.denominator)


@pytest.mark.parametrize(
    ("day", "owner", "fixed", "closed"),
    [
        ("2020-03-30", None, (0, 0), (0, 0)),
        ("2020-03-31", None, (4, 6), (1, 6)),
        ("2020-04-30", None, (23, 26), (20, 26)),
        ("2020-05-31", None, (27, 30), (24, 30)),
        ("2020-06-30", None, (28, 32), (24, 32)),
        ("2020-06-30", "拓东社区", (8, 10), (5, 10)),
        ("2020-06-30", "东华街道", (9, 11), (5, 11)),
        ("2020-06-30", "联盟街道", (19, 21), (19, 21)),
        ("2020-06-30", "城管局", (0, 0), (0, 0)),
    ],
)
def test_a_tally_counts_from_its_day_on_until_a_later_one_takes_its_place(
    read: Read, day: str, owner: str | None, fixed: tuple[int, int], closed: tuple[int, int]
) -> None:
    group = group_at(read(TOTALS + FINDINGS), date.fromisoformat(day), owner)
    assert pair(group, RECTIFICATION_RATE.id) == fixed
    assert pair(group, CLOSURE_RATE.id) == closed


def test_every_group_has_its_own_and_other_rates_know_nothing_of_them(read: Read) -> None:
    found = standing(read(TOTALS + FINDINGS), date(2020, 6, 30))
    (a, _), none = found.workstreams, found.no_workstream
    assert none is not None
    assert (pair(a, RECTIFICATION_RATE.id), pair(none, RECTIFICATION_RATE.id)) == (
        (9, 11),
        (19, 21),
    )
    assert pair(found.whole, DUE_RECTIFICATION_RATE.id) == (1, 2)
    assert [group.name for group in found.owners] == ["拓东社区", "东华街道", "联盟街道"]
    counts = {name: n for name, n in found.whole.counts.items() if n and "finding" in name}
    assert counts == {
        "findings": 32,
        "open_findings": 4,
        "rectified_findings": 4,
        "closed_findings": 24,
        "overdue_findings": 1,
    }


def test_a_plan_with_tallies_alone_has_figures(read: Read) -> None:
    plan = read(TOTALS)
    whole = group_at(plan, date(2020, 6, 30))
    assert pair(whole, RECTIFICATION_RATE.id) == (27, 30)
    assert [fact.key for fact in facts(plan) if fact.key.startswith("totals")] == [
        "totals/2020-03-31/拓东社区/占道",
        "totals/2020-05-31/拓东社区/占道",
        "totals/2020-04-30/联盟街道/保洁",
    ]


def test_a_unit_and_a_category_of_one_name_are_facts_apart(read: Read) -> None:
    numbers = "found: 3, rectified: 2, closed: 1}"
    plan = read(
        "categories: [{name: 城管局}]\ntotals:\n"
        f"- {{as_of: 2020-03-31, section: findings, owner: 城管局, {numbers}\n"
        f"- {{as_of: 2020-03-31, section: findings, category: 城管局, {numbers}\n"
    )
    keys = [fact.key for fact in facts(plan) if fact.key.startswith("totals")]
    assert len(set(keys)) == 2


def test_figures_and_counts_lead_to_the_tallies_behind_them(read: Read) -> None:
    plan = read(TOTALS + FINDINGS)
    whole = group_at(plan, date(2020, 6, 30))
    told = evidence_of(plan, whole, Scope("plan", plan.id), RECTIFICATION_RATE)
    assert [item.words for item in told.of(Role.TALLIED)] == [
        "截至 2020-05-31 发现 10，已整改 8（其中已销号 5）",
        "截至 2020-04-30 发现 20，已整改 19（其中已销号 19）",
    ]
    assert not evidence_of(plan, whole, Scope("plan", plan.id), DUE_RECTIFICATION_RATE).of(
        Role.TALLIED
    )
    for row in FINDING_COUNTS:
        behind = count_of(whole, row)
        assert behind.count == whole.counts[row.id]


def test_a_change_is_told_apart_with_the_tallies_in_it(read: Read) -> None:
    plan = read(TOTALS + FINDINGS)
    before, after = (
        made_of(group_at(plan, date(2020, month, 30)), RECTIFICATION_RATE) for month in (4, 6)
    )
    assert before is not None
    assert after is not None
    parts = decomposed(before, after).parts
    assert sum(part.value or 0 for part in parts) == decomposed(before, after).change
    assert "findings/拓东社区/占道" in [m.now.id for part in parts for m in part.records if m.now]


def test_what_is_lacking_is_counted_on_top_of_the_tallies(read: Read) -> None:
    plan = read(TOTALS + FINDINGS)
    day = date(2020, 6, 30)
    whole = group_at(plan, day)
    of = counted_by(RECTIFICATION_RATE, day, whole.tallies)
    told = missing(of, whole.findings, whole, Fraction(29, 32), day)
    assert [int(told.figure.numerator), int(told.figure.denominator)] == [28, 32]

    assert (told.least, int(told.reached.numerator)) == (1, 29)


# --- at random ------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(12))
def test_rates_are_those_of_a_naive_sum(read: Read, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  plans, no secrets
    units, kinds = ("拓东社区", "东华街道", "联盟街道"), ("占道", "保洁")
    rows: list[tuple[date, str, str, int, int]] = []
    tallies: list[str] = []
    for _ in range(chance.randrange(1, 9)):
        unit, kind = chance.choice(units), chance.choice(kinds)
        day = date(2020, 1, 1) + timedelta(days=chance.randrange(200))
        closed = chance.randrange(5)
        rectified = closed + chance.randrange(5)
        found = rectified + chance.randrange(5)
        if any(row[:3] == (day, unit, kind) for row in rows):
            continue
        rows.append((day, unit, kind, found, rectified))
        tallies.append(
            f"- {{as_of: {day}, section: findings, owner: {unit}, category: {kind}, "
            f"found: {found}, rectified: {rectified}, closed: {closed}}}\n"
        )
    plan = read("totals:\n" + "".join(tallies) + FINDINGS)
    day = date(2020, 1, 1) + timedelta(days=chance.randrange(250))
    last = {}
    for row in sorted(rows):
        if row[0] <= day:
            last[row[1:3]] = row[3:]
    fixed = sum(row[1] for row in last.values()) + (day >= date(2020, 6, 3))
    found = sum(row[0] for row in last.values())
    found += (day >= date(2020, 6, 1)) + (day >= date(2020, 6, 2))
    assert pair(group_at(plan, day), RECTIFICATION_RATE.id) == (fixed, found)


# --- as people see them ---------------------------------------------------------------------------

PLAN = """\
plan: {id: p, name: 创建, year: 2020, owner: 区文明办}
owners: [{name: 区文明办, kind: office}, {name: 东街道, kind: subdistrict}]
totals:
- {as_of: 2020-05-31, section: findings, owner: 东街道, found: 1032, rectified: 963, closed: 900}
"""


@pytest.fixture
def folder(make_plan: MakePlan) -> Path:
    return make_plan(PLAN)


def test_the_commands_say_so(folder: Path, wenming: Wenming) -> None:
    day = ("--as-of", "2020-06-30")
    assert wenming("-C", folder, "validate", "--strict").code == 0
    ledger = wenming("-C", folder, "findings", *day, "--by", "owner").out
    assert "整改率 93.31% (963/1032)，销号率 87.21% (900/1032)" in ledger
    told = json.loads(wenming("-C", folder, "findings", *day, "--format", "json").out)
    assert told["owners"][0]["counts"]["open_findings"] == 69
    assert "1032" not in wenming("-C", folder, "findings", *day, "--severity", "urgent").out
    assert "1032" not in wenming("-C", folder, "findings", *day, "--category", "占道").out
    assert "已整改 963（其中已销号 900）" in wenming("-C", folder, "explain", "整改率", *day).out
    assert "1032" in wenming("-C", folder, "trend", "问题数", *day).out
    assert "1032" in wenming("-C", folder, "list", "totals", *day).out
    why = wenming("-C", folder, "why", "整改率", "--from", "2020-05-01", "--to", "2020-06-30").out
    assert "findings/东街道" in why


def test_the_report_says_so(folder: Path, wenming: Wenming) -> None:
    told = wenming("-C", folder, "report", "--month", "2020-06").out
    assert "累计发现问题1032个" in told
    assert "其中没有逐条记录、按累计数计入的1032个" in told
    assert "没有逐条记录的问题，只计入累计的问题数、整改率、销号率" in told
