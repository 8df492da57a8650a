"""Actual values, lights and what is expected, on plans read by the real loader."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from wenming_cli.figures.indicators.actual_values import reading_words
from wenming_cli.figures.indicators.states import IndicatorState, assess_indicators
from wenming_cli.figures.standing import figures_at
from wenming_cli.model.indicator import LEVELS, POINTS, Scheme
from wenming_cli.model.plan import Plan

Read = Callable[..., Plan]
LEVEL = "level1: 产出, level2: 数量, name: 布设, unit: 处"
CUMULATIVE = "accrual: cumulative, nature: ≥, target: 120"
SPENT = "accrual: cumulative, nature: ≤, target: 120"
GOOD = "accrual: level, nature: 定性, target: 好"
AT_END = "accrual: year_end, nature: 定性, target: 好"
JUNE, MAY, END = "2020-06-30", "2020-05-31", "2020-12-31"


def state(plan: Plan, day: str) -> IndicatorState:
    as_of = date.fromisoformat(day)
    (only,) = assess_indicators(plan, as_of, figures_at(plan, as_of))
    return only


def indicator(read: Read, fields: str, more: str = "") -> Plan:
    return read(f"indicators: [{{id: i, {LEVEL}, weight: 10, {fields}}}]\n{more}")


def actuals(*entries: str) -> str:
    """Actual values in one line, each as ``06-01, value: 3``."""
    return f"actuals: [{', '.join(f'{{date: 2020-{entry}}}' for entry in entries)}]"


def valued(value: str, day: str = "2020-06-30") -> str:
    return f"actuals: [{{date: {day}, value: {value}}}]"


# --- the actual value -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "words", "reason"),
    [
        (f"{CUMULATIVE}, {valued('30')}", "30处", None),
        (f"{CUMULATIVE}, {valued('30.50')}", "30.5处", None),
        (f"{CUMULATIVE}, {valued('30', '2020-07-01')}", None, "没有实际值"),
        (CUMULATIVE, None, "没有实际值"),
        (
            f"{CUMULATIVE}, {actuals('06-02, value: 9', '06-01, value: 8')}",
            "9处",
            None,
        ),
        (
            f"{CUMULATIVE}, {actuals('06-02, value: 9', '06-02, value: 8')}",
            "8处",
            None,
        ),
        (f"{CUMULATIVE}, {actuals('06-02, level: achieved')}", None, "没有实际值"),
        (
            f"{GOOD}, {actuals('06-01, level: partial')}",
            "部分达成",
            None,
        ),
        (
            f"{GOOD}, {actuals('06-01, likelihood: possible')}",
            None,
            "没有实际值",
        ),
        ("accrual: level, nature: ≥, target: 95, measure: sampled", None, "没有抽查"),
        (
            "accrual: level, nature: ≥, target: 95, measure: 'figure:completion_rate'",
            None,
            "没有任务",
        ),
        (
            "accrual: level, nature: ≥, target: 95, measure: 'figure:no_such_rate'",
            None,
            "没有这个比率",
        ),
    ],
)
def test_the_actual_value(read: Read, fields: str, words: str | None, reason: str | None) -> None:
    one = state(indicator(read, fields), JUNE)
    assert (reading_words(one.indicator, one.reading), one.reading.reason) == (words, reason)


def test_samples_are_summed_and_never_rounded(read: Read) -> None:
    plan = indicator(
        read,
        "accrual: level, nature: ≥, target: 95, measure: sampled",
        "samples:\n"
        "  - {date: 2020-06-01, indicator: i, owner: 东华街道, checked: 20000, passed: 18999}\n"
        "  - {date: 2020-05-01, indicator: i, owner: 联盟街道, checked: 5000, passed: 4750}\n"
        "  - {date: 2020-07-01, indicator: i, owner: 联盟街道, checked: 5000, passed: 0}\n",
    )
    one = state(plan, JUNE)
    assert one.reading.value == Fraction(23749, 250)
    assert one.reading.day == date(2020, 6, 1)
    assert reading_words(one.indicator, one.reading) == "94.996%"
    assert one.met is False
    assert one.light is not None
    assert one.light.value == "yellow"


def test_a_figure_of_the_plan_is_a_hundredfold(read: Read) -> None:
    plan = indicator(
        read,
        "accrual: level, nature: ≥, target: 50, measure: 'figure:completion_rate'",
        "tasks:\n"
        "  - {id: t1, title: 甲, workstream: A, due: 2020-06-30, done: 2020-06-01}\n"
        "  - {id: t2, title: 乙, workstream: A, due: 2020-06-30}\n",
    )
    one = state(plan, JUNE)
    assert (one.reading.value, one.met) == (Fraction(50), True)


# --- lights -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "day", "light"),
    [
        # cumulative, at least: 60 is what goes with June
        (f"{CUMULATIVE}, {valued('35.99')}", JUNE, "red"),
        (f"{CUMULATIVE}, {valued('36')}", JUNE, "yellow"),
        (f"{CUMULATIVE}, {valued('47.99')}", JUNE, "yellow"),
        (f"{CUMULATIVE}, {valued('48')}", JUNE, "green"),
        (f"{CUMULATIVE}, {valued('143.99')}", JUNE, "green"),
        (f"{CUMULATIVE}, {valued('144')}", JUNE, "blue"),
        (f"{CUMULATIVE}, {valued('0')}", JUNE, "red"),
        (CUMULATIVE, JUNE, "red"),
        # a month begun counts whole
        (f"{CUMULATIVE}, {valued('40', '2020-06-01')}", "2020-06-15", "yellow"),
        (f"{CUMULATIVE}, {valued('40', '2020-05-31')}", MAY, "green"),
        (f"{CUMULATIVE}, {valued('96', END)}", END, "green"),
        (f"{CUMULATIVE}, {valued('95', END)}", END, "yellow"),
        # days outside the plan are its first or its last month
        (f"{CUMULATIVE}, {valued('8', '2019-11-30')}", "2019-12-01", "green"),
        (f"{CUMULATIVE}, {valued('96', END)}", "2021-03-01", "green"),
        # equal: the same
        (f"accrual: cumulative, nature: =, target: 12, {valued('4')}", JUNE, "yellow"),
        (f"accrual: cumulative, nature: =, target: 12, {valued('6')}", JUNE, "green"),
        (f"accrual: cumulative, nature: =, target: 0, {valued('0')}", JUNE, "green"),
        (f"accrual: cumulative, nature: =, target: 0, {valued('1')}", JUNE, "red"),
        # cumulative, at most
        (f"{SPENT}, {valued('60')}", JUNE, "green"),
        (f"{SPENT}, {valued('60.01')}", JUNE, "yellow"),
        (f"{SPENT}, {valued('120')}", JUNE, "yellow"),
        (f"{SPENT}, {valued('120.01')}", JUNE, "red"),
        (f"{SPENT}, {valued('0')}", JUNE, "green"),
        (SPENT, JUNE, "red"),
        (f"accrual: cumulative, nature: ≤, target: 0, {valued('0')}", JUNE, "green"),
        (f"accrual: cumulative, nature: ≤, target: 0, {valued('1')}", JUNE, "red"),
        # as it stands
        (f"accrual: level, nature: ≥, target: 95, {valued('95')}", JUNE, "green"),
        (f"accrual: level, nature: ≥, target: 95, {valued('94.9')}", JUNE, "yellow"),
        (f"accrual: level, nature: ≤, target: 0, {valued('1')}", JUNE, "yellow"),
        ("accrual: level, nature: ≥, target: 95", JUNE, "red"),
        # only at the end
        (f"accrual: year_end, nature: ≥, target: 5, {valued('1')}", "2020-12-30", "grey"),
        ("accrual: year_end, nature: ≥, target: 5", "2020-12-30", "grey"),
        (f"accrual: year_end, nature: ≥, target: 5, {valued('5', END)}", END, "green"),
        (f"accrual: year_end, nature: ≥, target: 5, {valued('4', END)}", END, "yellow"),
        ("accrual: year_end, nature: ≥, target: 5", END, "red"),
        # in words
        (
            f"{GOOD}, {actuals('06-01, level: achieved')}",
            JUNE,
            "green",
        ),
        (
            f"{GOOD}, {actuals('06-01, level: partial')}",
            JUNE,
            "yellow",
        ),
        (
            f"{GOOD}, {actuals('06-01, level: missed')}",
            JUNE,
            "red",
        ),
        (GOOD, JUNE, "red"),
        (
            f"{AT_END}, {actuals('06-01, level: missed')}",
            JUNE,
            "grey",
        ),
        # nothing to hold it against
        (f"accrual: level, nature: ≥, target: 十处, {valued('1')}", JUNE, None),
        (f"{CUMULATIVE.replace('120', '0')}, {valued('0')}", JUNE, "green"),
    ],
)
def test_the_light(read: Read, fields: str, day: str, light: str | None) -> None:
    assert state(indicator(read, fields), day).light == light


def test_a_plan_of_ten_months_is_monitored_in_tenths(read: Read) -> None:
    project = "plan: {id: p, name: n, year: 2020, owner: 办, start: 2020-03-01, end: 2020-12-31}\n"
    text = f"indicators: [{{id: i, {LEVEL}, accrual: cumulative, nature: ≤, target: 100, "
    text += f"{valued('40', '2020-06-30')}}}]\n"
    plan = read(text, project)
    assert state(plan, JUNE).light == "green"
    tight = read(text.replace("value: 40", "value: 40.5"), project)
    assert state(tight, JUNE).light == "yellow"


# --- what is expected ---------------------------------------------------------------------------

SAID = "05-01, value: 1, forecast: 百处"
LATER = "07-01, value: 9, forecast: 万处"


@pytest.mark.parametrize(
    ("fields", "said", "likelihood", "projected"),
    [
        (f"{CUMULATIVE}, {valued('30')}", None, None, 60),
        (f"accrual: level, nature: ≥, target: 5, {valued('30')}", None, None, None),
        (CUMULATIVE, None, None, None),
        (
            f"{CUMULATIVE}, {actuals(f'{SAID}, likelihood: certain', '06-01, value: 5', LATER)}",
            "百处",
            "certain",
            Fraction(5 * 360, 151),
        ),
        (
            f"{CUMULATIVE}, {actuals(SAID, '06-01, value: 5, likelihood: impossible')}",
            None,
            "impossible",
            Fraction(5 * 360, 151),
        ),
    ],
)
def test_what_is_expected(
    read: Read,
    fields: str,
    said: str | None,
    likelihood: str | None,
    projected: Fraction | int | None,
) -> None:
    expected = state(indicator(read, fields), JUNE).expected
    assert (expected.said, expected.projected) == (said, projected)
    assert (expected.likelihood and expected.likelihood.value) == likelihood


def test_before_the_plan_begins_nothing_can_be_projected(read: Read) -> None:
    plan = indicator(read, f"{CUMULATIVE}, {valued('30', '2019-12-01')}")
    assert state(plan, "2019-12-31").expected.projected is None


# --- the schemes --------------------------------------------------------------------------------


def test_the_points_of_every_first_level_have_a_setting(read: Read) -> None:
    for scheme in Scheme:
        assert set(LEVELS[scheme]) <= set(POINTS)
        scoring = read(f"settings: {{scoring: {{scheme: {scheme.value}}}}}\n").settings.scoring
        assert list(scoring.points()) == list(LEVELS[scheme])
        assert sum(scoring.points().values()) + scoring.execution == 100


def test_cost_is_a_first_level_of_its_own_in_2021(read: Read) -> None:
    text = (
        "indicators:\n"
        "  - {id: a, level1: 产出, level2: 数量, name: 甲, nature: ≥, target: 1, accrual: level}\n"
        "  - {id: b, level1: 成本, level2: 经济成本, name: 乙, nature: ≤, target: 1,\n"
        "     accrual: level}\n"
        "  - {id: c, level1: 没有, level2: 的, name: 丙, nature: ≤, target: 1, accrual: level}\n"
        "settings: {scoring: {scheme: mof2021, cost: 20, output: 40, benefit: 20}}\n"
    )
    plan, day = read(text), date(2020, 6, 30)
    order = [s.indicator.id for s in assess_indicators(plan, day, figures_at(plan, day))]
    assert order == ["b", "a", "c"]
    assert dict(plan.settings.scoring.points()) == {
        "成本指标": 20,
        "产出指标": 40,
        "效益指标": 20,
        "满意度指标": 10,
    }


# --- how far it has come ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "day", "words"),
    [
        # what is used up little by little says nothing before the end
        (f"{SPENT}, {valued('1', '2020-01-31')}", "2020-01-31", None),
        (f"{SPENT}, {valued('100', '2020-01-31')}", END, "120.00%"),
        (f"accrual: level, nature: ≤, target: 120, {valued('100')}", JUNE, "120.00%"),
        (f"{CUMULATIVE}, {valued('60')}", JUNE, "50.00%"),
        # not on the other side of a line
        (f"{CUMULATIVE}, {valued('119.999')}", JUNE, "99.999%"),
        (f"{CUMULATIVE}, {valued('155.9999')}", JUNE, "129.9999%"),
        (f"{CUMULATIVE}, {valued('156')}", JUNE, "130.00%"),
    ],
)
def test_attainment_in_words(read: Read, fields: str, day: str, words: str | None) -> None:
    assert state(indicator(read, fields), day).attainment_words == words
