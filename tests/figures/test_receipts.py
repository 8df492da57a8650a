"""What has arrived of the money: a rate of the plan and of each source, where it is written."""

import json
import random
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from wenming_cli.changes.consequences import figures as shifts
from wenming_cli.explaining import Scope, evidence_of
from wenming_cli.explaining.moved_records import facts_of
from wenming_cli.figures.causes.change_words import noun_of
from wenming_cli.figures.causes.made import made_of
from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.money.execution import sources
from wenming_cli.figures.months.dated_facts import facts
from wenming_cli.figures.standing import standing
from wenming_cli.figures.table import MONEY_ROWS, RECEIPT_RATE
from wenming_cli.model.plan import Plan
from wenming_cli.rules.money import received_too_much
from wenming_cli.screens import budget as screen

Read = Callable[..., Plan]

BUDGET = """
budget:
  total: 100万元
  sources:
  - {name: 区级财政, kind: fiscal, amount: 80万元}
  - {name: 上级补助, kind: fiscal, amount: 20万元}
  adjustments: [{date: 2020-06-01, amount: 20万元, source: 区级财政, reason: 追加}]
"""
RECEIPTS = """
receipts:
- {date: 2020-03-02, source: 区级财政, amount: 40万元, document: 区财预〔2020〕3号}
- {date: 2020-06-20, source: 上级补助, amount: 20万元}
- {date: 2020-07-20, source: 区级财政, amount: -10万元, note: 收回}
"""
JUNE = date(2020, 6, 30)


def rate(plan: Plan, day: date) -> Fraction | None:
    """资金到位率 of the plan on a day."""
    figure = standing(plan, day).whole.figure(RECEIPT_RATE.id)
    assert figure is not None
    return figure.value


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 3, 1), Fraction(0)),
        (date(2020, 3, 2), Fraction(40, 100)),
        (date(2020, 6, 1), Fraction(40, 120)),
        (JUNE, Fraction(60, 120)),
        (date(2020, 7, 20), Fraction(50, 120)),
    ],
)
def test_what_has_arrived_by_a_day_is_held_against_the_budget_of_that_day(
    read: Read, day: date, expected: Fraction
) -> None:
    assert rate(read(BUDGET + RECEIPTS), day) == expected


def test_a_plan_that_does_not_write_it_down_has_no_such_figure(read: Read) -> None:
    plan = read(BUDGET)
    figures = standing(plan, JUNE).whole.figures
    assert {f.id for f in figures} & {row.id for row in MONEY_ROWS} == {
        row.id for row in MONEY_ROWS if row is not RECEIPT_RATE
    }
    page = screen.page(plan, Cutoff(JUNE, None, None), "source")
    assert "到位" not in str(page.blocks)
    assert "receive" not in json.dumps(page.data())


def test_without_a_budget_nothing_is_held_against_it(read: Read) -> None:
    assert standing(read(RECEIPTS), JUNE).whole.figure(RECEIPT_RATE.id) is None


def test_each_source_has_its_rate(read: Read) -> None:
    rows = sources(read(BUDGET + RECEIPTS), JUNE)
    arrivals = [(row.name, row.received, row.arrival and row.arrival.value) for row in rows]
    assert arrivals == [
        ("区级财政", Decimal(400_000), Fraction(40, 100)),
        ("上级补助", Decimal(200_000), Fraction(1)),
    ]


def test_what_names_no_source_is_of_the_only_one(read: Read) -> None:
    one = "budget: {total: 10万元, sources: [{name: 财政, kind: fiscal, amount: 10万元}]}\n"
    (row,) = sources(read(one + "receipts: [{date: 2020-03-02, amount: 4万元}]\n"), JUNE)
    assert (row.name, row.received) == ("财政", Decimal(40_000))


def test_of_an_unknown_source_there_is_no_rate(read: Read) -> None:
    text = BUDGET + "receipts: [{date: 2020-03-02, source: 捐款, amount: 4万元}]\n"
    row = sources(read(text), JUNE)[-1]
    assert (row.name, row.received, row.arrival) == ("捐款", Decimal(40_000), None)


def test_the_records_behind_it_are_told(read: Read) -> None:
    plan = read(BUDGET + RECEIPTS)
    found = evidence_of(plan, standing(plan, JUNE).whole, Scope("plan", plan.id), RECEIPT_RATE)
    assert [(item.what.value, item.role.value, item.title) for item in found.items] == [
        ("budget", "denominator", "年初预算数"),
        ("adjustment", "denominator", "追加"),
        ("receipt", "numerator", "区财预〔2020〕3号"),
        ("receipt", "numerator", "上级补助"),
        ("receipt", "left_out", "收回"),
    ]


def test_a_change_of_it_is_made_of_its_records(read: Read) -> None:
    made = made_of(standing(read(BUDGET + RECEIPTS), JUNE).whole, RECEIPT_RATE)
    assert made is not None
    assert made.of(made.records) == made.figure
    told = [(facts_of(record).id, facts_of(record).title) for record in made.records]
    assert told[2:] == [("2020-03-02/区级财政", "区级财政"), ("2020-06-20/上级补助", "上级补助")]
    assert noun_of(RECEIPT_RATE) == "到位资金和预算调整"


def test_it_is_among_the_shifts_of_a_comparison(read: Read) -> None:
    plan = read(BUDGET + RECEIPTS)
    before, after = standing(plan, date(2020, 3, 1)), standing(plan, JUNE)
    assert RECEIPT_RATE.id in {shift.id for shift in shifts(before, after)}


def test_a_receipt_is_a_fact_of_its_day(read: Read) -> None:
    keys = [f.key for f in facts(read(BUDGET + RECEIPTS), JUNE) if f.key.startswith("receipts")]
    assert keys == ["receipts/2020-03-02/区级财政", "receipts/2020-06-20/上级补助"]


def test_the_screen_says_what_has_arrived(read: Read) -> None:
    page = screen.page(read(BUDGET + RECEIPTS), Cutoff(JUNE, None, None), "source")
    assert "资金到位率 50.00%" in str(page.blocks)
    assert page.rows is not None
    assert [row[-2:] for row in page.rows.rows] == [
        ("40.00", "40.00%"),
        ("20.00", "100.00%"),
        ("60.00", ""),
    ]
    data = page.data()
    assert data["received"] == "600000.00"
    assert data["receipt_rate"]["value"] == "0.500000"
    assert [source["received"] for source in data["sources"]] == ["400000.00", "200000.00"]


def test_without_sources_the_whole_must_not_be_passed(read: Read) -> None:
    text = "budget: {total: 10万元}\nreceipts: [{date: 2020-03-02, amount: %s}]\n"
    assert not list(received_too_much.check(read(text % "10万元")))
    (breach,) = received_too_much.check(read(text % "11万元"))
    assert breach.message == "到位资金合计 11万元，超过预算数 10万元"


@pytest.mark.parametrize("seed", range(10))
def test_random_receipts_add_up_as_a_plain_sum_does(read: Read, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    start = date(2020, 1, 1)
    rows = [
        (start + timedelta(chance.randrange(200)), chance.choice(["区级财政", "上级补助"]), n)
        for n in chance.choices(range(1, 20), k=12)
    ]
    text = "receipts:\n" + "".join(
        f"- {{date: {day}, source: {source}, amount: {n}万元}}\n" for day, source, n in rows
    )
    plan = read(BUDGET + text)
    for days in (0, 60, 151, 152, 250):
        day = start + timedelta(days)
        planned = 120 if day >= date(2020, 6, 1) else 100
        assert rate(plan, day) == Fraction(sum(n for d, _, n in rows if d <= day), planned)
