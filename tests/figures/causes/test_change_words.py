"""Changes in words: what is printed adds up, and parts stand where a change alone would mislead."""

import codecs
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.figures.conftest import Read
from wenming_cli import sink
from wenming_cli.figures.causes.change_words import (
    moved_words,
    opposed_words,
    part_name,
    parts_words,
    unit_word,
)
from wenming_cli.figures.causes.decomposition import PartKind, Values
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.inspections.coverage import coverage_rate
from wenming_cli.figures.standing import standing
from wenming_cli.figures.table import (
    BUDGET_GAP,
    ELAPSED_RATE,
    ON_TIME_RATE,
    PAID,
    RECTIFICATION_RATE,
    SCORED_POINTS,
)
from wenming_cli.model.inspection import Tier
from wenming_cli.words.numbers import half_up
from wenming_cli.words.sums import rounded_parts

MAY, JUNE = date(2020, 5, 31), date(2020, 6, 30)
FRACTIONS = st.fractions(-200, 200, max_denominator=997)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.tuples(FRACTIONS, FRACTIONS, FRACTIONS))
def test_rounded_parts_add_up_as_printed(parts: tuple[Fraction, ...]) -> None:
    shown = rounded_parts(parts, 2)
    assert sum(shown) == Fraction(half_up(sum(parts, Fraction(0)), 2))
    assert sum(abs(s - p) > Fraction(1, 200) for s, p in zip(shown, parts, strict=True)) <= 1


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        (("4.2553", "-7.9526", "0"), ("4.26", "-7.96", "0")),
        (("0.333", "0.333", "0.333"), ("0.34", "0.33", "0.33")),
        (("1", "2", "-0.5"), ("1", "2", "-0.5")),
        (("0.004", "0.004", "0"), ("0.01", "0", "0")),
        (("0", "0", "0"), ("0", "0", "0")),
    ],
)
def test_what_is_wanting_is_put_to_the_largest(
    parts: tuple[str, ...], shown: tuple[str, ...]
) -> None:
    assert rounded_parts([*map(Fraction, parts)], 2) == tuple(map(Fraction, shown))


FOUND = "source: inspection, category: 卫生, text: 垃圾, owner: 城管局"


def finding(name: str, found: str, closed: str | None = None, event: str = "closed") -> str:
    log = f", log: [{{date: {closed}, event: {event}}}]" if closed else ""
    return f"- {{id: {name}, found: {found}, {FOUND}{log}}}\n"


def told(read: Read, *findings: str) -> str:
    plan = read("findings:\n" + "".join(findings))
    figures = [standing(plan, day).whole.figure(RECTIFICATION_RATE.id) for day in (MAY, JUNE)]
    before, after = figures
    assert after is not None
    return opposed_words(after, before)


def test_a_fall_though_the_old_ones_were_put_right(read: Read) -> None:
    words = told(
        read,
        finding("W1", "2020-05-01", "2020-05-02"),
        finding("W2", "2020-05-01", "2020-06-02"),
        finding("W3", "2020-06-01"),
        finding("W4", "2020-06-01"),
        finding("W5", "2020-06-01"),
    )
    assert words == "整改率下降10.00个百分点：原有问题整改 +50.00，新增问题 −60.00"


def test_a_rise_in_which_the_old_ones_have_no_part(read: Read) -> None:
    returned = (
        "- {id: W1, found: 2020-05-01, "
        + FOUND
        + (", log: [{date: 2020-05-02, event: rectified}, {date: 2020-06-02, event: returned}]}\n")
    )
    words = told(
        read,
        returned,
        finding("W2", "2020-05-01"),
        finding("W3", "2020-06-01", "2020-06-02"),
        finding("W4", "2020-06-01", "2020-06-02"),
        finding("W5", "2020-06-01", "2020-06-02"),
    )
    assert words == "整改率提高10.00个百分点：原有问题 −50.00，新增问题 +60.00"


def test_what_is_not_counted_any_more_is_printed_too(read: Read) -> None:
    words = told(
        read,
        finding("W1", "2020-05-01", "2020-06-02"),
        finding("W2", "2020-05-01", "2020-06-02", "void"),
        finding("W3", "2020-05-01", "2020-05-02"),
        finding("W4", "2020-05-01", "2020-05-02"),
        finding("W5", "2020-05-01"),
        finding("W6", "2020-06-01"),
        finding("W7", "2020-06-01"),
        finding("W8", "2020-06-01"),
        finding("W9", "2020-06-01"),
    )
    assert words == (
        "整改率下降2.50个百分点：原有问题整改 +25.00，新增问题 −37.50，不再计入的问题 +10.00"
    )


@pytest.mark.parametrize(
    "findings",
    [
        (("W1", "2020-05-01", "2020-06-02"), ("W2", "2020-06-01")),
        (("W1", "2020-05-01", "2020-05-02"), ("W2", "2020-06-01")),
        (("W1", "2020-06-01"),),
    ],
    ids=["a rise of the old", "new ones alone", "no value before"],
)
def test_elsewhere_the_change_says_enough(
    read: Read, findings: tuple[tuple[str, ...], ...]
) -> None:
    assert told(read, *(finding(*each) for each in findings)) == ""


def test_a_figure_that_counts_otherwise_than_its_row_is_not_told_apart(read: Read) -> None:
    visit = "inspections:\n- {date: 2020-01-02, tier: owner, sites: [S1]}\n"
    plan = read(visit.replace("[S1]", "[S1, S2]"))
    patrol = standing(plan, JUNE).whole.patrol
    assert patrol is not None
    figure = coverage_rate(patrol.turns, Tier.OWNER)
    assert opposed_words(figure, figure) == ""


def of(value: str | None, row: object = RECTIFICATION_RATE) -> Figure:
    if value is None:
        return Figure(row, Fraction(0), Fraction(0))  # type: ignore[arg-type]
    return Figure(row, Fraction(value), Fraction(1))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("row", "was", "now", "words"),
    [
        (RECTIFICATION_RATE, "0.5", "0.6", "提高10.00个百分点"),
        (RECTIFICATION_RATE, "0.6", "0.5", "下降10.00个百分点"),
        (RECTIFICATION_RATE, "0.5", "0.50001", "基本持平"),
        (RECTIFICATION_RATE, "0.5", "0.5", "持平"),
        (RECTIFICATION_RATE, None, "0.5", ""),
        (PAID, "10000", "5000", "减少0.50万元"),
        (SCORED_POINTS, "10", "12.5", "增加2.50分"),
    ],
)
def test_moves_in_words(row: object, was: str | None, now: str, words: str) -> None:
    assert moved_words(of(now, row), of(was, row)) == words


def test_names_of_parts() -> None:
    assert part_name(RECTIFICATION_RATE, PartKind.STOCK, Fraction(1)) == "原有问题整改"
    assert part_name(RECTIFICATION_RATE, PartKind.STOCK, Fraction(-1)) == "原有问题"
    assert part_name(ON_TIME_RATE, PartKind.ENTRY) == "新到期任务"
    assert part_name(BUDGET_GAP, PartKind.STOCK) == "时间推移"
    assert part_name(ELAPSED_RATE, PartKind.STOCK) == "时间推移"
    assert part_name(PAID, PartKind.ENTRY) == "新增支出"
    assert part_name(BUDGET_GAP, PartKind.ENTRY) == "新增支出和预算调整"
    assert unit_word(PAID) == "万元"


def test_parts_that_print_as_nothing_are_left_out() -> None:
    numbers = Values(Fraction(1, 10), Fraction(0), Fraction(1, 10**6))
    assert parts_words(RECTIFICATION_RATE, numbers) == "原有问题整改 +10.00"


def test_a_console_that_has_no_minus_sign_shows_a_hyphen() -> None:
    codecs.register_error("test.lacking", sink.lacking)
    assert "−7.96≥".encode("gb2312", "test.lacking").decode("gb2312") == "-7.96≥"
    assert "−≥".encode("latin-1", "test.lacking") == b"-\\u2265"
