"""A full count replaces what was sampled in the same unit before; it is not added to it."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

import pytest

from wenming_cli.explaining.indicator_story import story
from wenming_cli.explaining.of_samples import samples
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.indicators.actual_values import rate_word, reading
from wenming_cli.figures.indicators.samples import sampled_rate, samples_in
from wenming_cli.figures.standing import standing
from wenming_cli.figures.table import SAMPLED_RATE
from wenming_cli.model.plan import Plan

Read = Callable[[str], Plan]

HEAD = """\
indicators:
- {id: ZL-1, level1: 产出指标, level2: 质量指标, name: NAME, nature: ≥, target: 90, unit: "%",
   accrual: level, measure: sampled}
- {id: ZL-2, level1: 产出指标, level2: 质量指标, name: 秩序达标率, nature: ≥, target: 90, unit: "%",
   accrual: level, measure: sampled}
samples:
"""


def plan_of(read: Read, rows: str, name: str = "环境达标率") -> Plan:
    """A plan with samples of two indicators in two units."""
    return read(HEAD.replace("NAME", name) + rows)


def row(day: str, checked: int, passed: int, more: str = "", owner: str = "东华街道") -> str:
    """One sample as it is written."""
    what = f"date: {day}, indicator: ZL-1, owner: {owner}, checked: {checked}, passed: {passed}"
    return f"- {{{what}{more}}}\n"


FULL = ", restates: true"
MAY, JUNE = row("2020-05-10", 20, 15), row("2020-06-10", 60, 54, FULL)


def rate_on(plan: Plan, day: str) -> str:
    """The passed and checked of all samples up to a day."""
    whole = standing(plan, date.fromisoformat(day)).whole
    figure = whole.figure(SAMPLED_RATE.id)
    assert figure is not None
    return figure.numbers()


@pytest.mark.parametrize(
    ("rows", "day", "expected"),
    [
        (MAY + JUNE, "2020-05-31", "15/20"),
        (MAY + JUNE, "2020-06-30", "54/60"),
        (JUNE + MAY, "2020-06-30", "54/60"),
        (MAY + JUNE + row("2020-06-20", 10, 10), "2020-06-30", "64/70"),
        (MAY + row("2020-06-10", 60, 54), "2020-06-30", "69/80"),
        (MAY + row("2020-06-10", 60, 54, ", restates: false"), "2020-06-30", "69/80"),
        (MAY + row("2020-06-10", 60, 54, FULL, "联盟街道"), "2020-06-30", "69/80"),
        (row("2020-06-10", 5, 5) + JUNE, "2020-06-30", "54/60"),
        (JUNE + row("2020-06-10", 5, 5), "2020-06-30", "54/60"),
        (MAY + JUNE + row("2020-07-10", 80, 70, FULL), "2020-07-31", "70/80"),
        (row("2020-07-10", 80, 70, FULL) + JUNE + MAY, "2020-07-31", "70/80"),
    ],
    ids=[
        "before it",
        "after it",
        "whatever the order",
        "later ones are added",
        "without it all are added",
        "said not to be one",
        "of another unit",
        "of the same day, written before",
        "of the same day, written behind",
        "a second full count",
        "a second one written first",
    ],
)
def test_a_full_count_replaces_what_came_before(
    read: Read, rows: str, day: str, expected: str
) -> None:
    assert rate_on(plan_of(read, rows), day) == expected


def test_another_indicator_of_the_unit_is_not_touched(read: Read) -> None:
    other = MAY.replace("ZL-1", "ZL-2")
    assert rate_on(plan_of(read, other + JUNE), "2020-06-30") == "69/80"


def test_the_actual_value_is_that_of_the_full_count(read: Read) -> None:
    plan = plan_of(read, MAY + JUNE)
    actual = reading(plan, plan.indicators[0], date(2020, 6, 30), lambda _: None)
    assert actual.value == 90


def test_a_month_that_has_no_full_count_is_as_it_was(read: Read) -> None:
    plan = plan_of(read, MAY + JUNE)
    may = Period(date(2020, 5, 1), date(2020, 5, 31))
    assert sampled_rate(samples_in(plan, may)).value == Fraction(3, 4)


def test_what_is_replaced_is_told_with_its_reason(read: Read) -> None:
    whole = standing(plan_of(read, MAY + JUNE), date(2020, 6, 30)).whole
    assert [item.words for item in samples(whole, None)] == [
        "全数重报 60，合格 54",
        "抽查 20，合格 15，2020-06-10 全数重报的代替了它",
    ]


def test_the_story_of_the_indicator_tells_both(read: Read) -> None:
    plan = plan_of(read, MAY + JUNE + MAY.replace("ZL-1", "ZL-2"))
    told = story(plan, plan.indicators[0], date(2020, 6, 30))
    assert "合格 54 ÷ 抽查 60 = 90.00%（1 次）" in told.sums
    facts = [(step.words, step.decides) for step in told.steps if step.day is not None]
    assert facts == [
        ("抽查 东华街道：20 中合格 15，2020-06-10 全数重报的代替了它", None),
        ("全数重报 东华街道：60 中合格 54", "实际值"),
    ]


@pytest.mark.parametrize(
    ("word", "name", "expected"),
    [
        ("满意", "居民问卷", "满意率"),
        ("satisfied", "居民问卷", "满意率"),
        ("履约", "保洁合同", "履约率"),
        ("合格", "群众满意度", "合格率"),
    ],
)
def test_the_word_for_those_who_passed_is_as_written(
    read: Read, word: str, name: str, expected: str
) -> None:
    text = (HEAD + MAY).replace("NAME", f"{name}, passed_word: {word}")
    plan = read(text)
    assert rate_word(plan.indicators[0]) == expected
    told = story(plan, plan.indicators[0], date(2020, 6, 30))
    assert f"{expected[:2]} 15 ÷ 抽查 20 = 75.00%（1 次）" in told.sums


def naive(rows: list[tuple[date, str, int, bool]], day: date) -> int:
    """Count what was checked, a unit at a time, walking back from the last record."""
    whole = 0
    for unit in {row[1] for row in rows}:
        own = [r for r in rows if r[1] == unit and r[0] <= day]
        full = max((r[0] for r in own if r[3]), default=date.min)
        whole += sum(r[2] for r in own if r[0] > full)
        whole += next((r[2] for r in reversed(own) if r[3] and r[0] == full), 0)
    return whole


@pytest.mark.parametrize("seed", range(10))
def test_random_samples_come_to_what_a_naive_walk_counts(read: Read, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    start = date(2020, 3, 1)
    rows = [
        (
            start + timedelta(chance.randrange(30)),
            chance.choice(["东华街道", "联盟街道"]),
            chance.randrange(1, 50),
            chance.random() < 0.3,
        )
        for _ in range(12)
    ]
    text = "".join(row(str(d), n, 0, FULL if full else "", who) for d, who, n, full in rows)
    plan = plan_of(read, text)
    for days in (0, 10, 20, 40):
        day = start + timedelta(days)
        expected = naive(rows, day)
        found = sampled_rate(samples_in(plan, Period.up_to(day)))
        assert found.denominator == expected
