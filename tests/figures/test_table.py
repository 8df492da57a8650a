"""The table of figures: a row is known wherever figures are, whatever it counts."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from wenming_cli.changes.consequences import figures as shifts
from wenming_cli.explaining import Role, Scope, evidence_of
from wenming_cli.figures import boards, rows, standing, table
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.definitions import Subject, Unit
from wenming_cli.figures.figure import ratio
from wenming_cli.figures.months import closed_months as closing
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.model.plan import Plan

Read = Callable[..., Plan]

JUNE = date(2020, 6, 30)
TASKS = """
tasks:
- {id: t1, title: 一, workstream: A, due: 2020-06-10, done: 2020-06-09}
- {id: t2, title: 二, workstream: A, due: 2020-06-20}
- {id: t3, title: 三, workstream: A, due: 2020-09-30}
"""
INSPECTED = """
settings: {inspection: {tiers: [office]}}
inspections:
- {date: 2020-06-05, tier: office, sites: [S1], checks: [{site: S1, item: 地面, result: pass}]}
samples:
- {date: 2020-06-10, indicator: I, owner: 城管局, checked: 40, passed: 30}
- {date: 2020-07-10, indicator: I, owner: 城管局, checked: 40, passed: 40}
indicators:
- {id: I, level1: 产出指标, level2: 质量指标, name: 合格率, nature: "≥", target: 95, weight: 90,
   accrual: level, measure: sampled}
systems: [{id: C, name: 体系, kind: city}]
standards: [{code: "1.1", system: C, item: 环境, text: 干净, method: field, owners: [城管局]}]
budget: {total: 10万元, lines: [{id: XC, name: 宣传}]}
payments: [{date: 2020-06-15, line: XC, amount: 1万元}]
"""


def test_a_figure_more_is_a_row_more(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the figures of groups, of boards, of closings and comparisons, and in what explains."""
    row = rows.Share[TaskState](
        id="early_rate",
        label="提前率",
        unit=Unit.RATE,
        subject=Subject.TASKS,
        meaning="提前办结的 ÷ 应结任务",
        empty="没有应结任务",
        left_out=table.ON_TIME_RATE.left_out,
        counts=lambda task: task.is_done_by(date(2020, 6, 9)),
    )
    monkeypatch.setattr(table, "_BY_ID", table._BY_ID | {row.id: row})
    for module in ("figures.standing", "figures.boards.rates"):
        monkeypatch.setattr(f"wenming_cli.{module}.TASK_ROWS", (*table.TASK_ROWS, row))
    monkeypatch.setattr("wenming_cli.explaining.TASK_ROWS", (*table.TASK_ROWS, row))
    plan = read(TASKS + "settings: {board: {minimum: 1, weights: {early_rate: 1}}}\n")
    now = standing.standing(plan, JUNE)
    assert closing.reported(plan, JUNE)[row.id] == "50.00% (1/2)"
    for group in (now.whole, now.workstreams[0], now.owners[0]):
        figure = group.figure(row.id)
        assert figure is not None
        assert figure in group.figures
        assert figure.numbers() == "1/2"
    found = evidence_of(plan, now.whole, Scope("plan", plan.id), row)
    assert [(item.id, item.role) for item in found.items] == [
        ("t1", Role.NUMERATOR),
        ("t2", Role.DENOMINATOR),
        ("t3", Role.LEFT_OUT),
    ]
    assert "时限还没有到" in found.items[2].words
    before = standing.standing(plan, date(2020, 6, 8))
    assert row.id in {shift.id for shift in shifts(before, now)}
    (department,) = (
        each for each in boards.boards(plan, Period(date(2020, 6, 1), JUNE)) if each.ranked
    )
    assert department.ranked[0].value == 50


def test_a_group_has_every_figure_whose_subject_it_has(read: Read) -> None:
    plan = read(TASKS + INSPECTED)
    now = standing.standing(plan, JUNE)
    whole = {figure.id: figure.as_text() for figure in now.whole.figures}
    assert whole["pass_rate"] == "100.00%"
    assert whole["sampled_rate"] == "75.00%"
    assert whole["forecast_paid"] == "20000.00元"
    assert whole["forecast_execution_rate"] == "20.00%"
    assert whole["scored_points"] == whole["total_score"] == "72.05分"
    assert {f.definition.subject for f in now.whole.figures} == set(Subject) - {
        Subject.FINDINGS,
        Subject.MATERIALS,
        Subject.EVIDENCE,
    }
    unit = next(group for group in now.owners if group.id == "城管局")
    of_unit = {figure.definition.subject for figure in unit.figures}
    assert of_unit == {
        Subject.TASKS,
        Subject.TIME,
        Subject.ROUNDS,
        Subject.CHECKS,
        Subject.SAMPLES,
        Subject.OBSERVATIONS,
    }


def test_an_indicator_is_not_measured_by_the_score_it_makes(read: Read) -> None:
    indicator = INSPECTED.replace("measure: sampled", 'measure: "figure:total_score"')
    now = standing.standing(read(TASKS + indicator), JUNE)
    total = now.whole.figure("total_score")
    assert total is not None
    assert total.reason is not None
    assert "没有这个比率" in total.reason


NUMBERS = [
    ((199, 200, 5, 2), "0.995/2.50"),
    ((3, 1, 4, 1), "3/4"),
    ((1, 3, 5, 1), "0.33/5"),
    ((1, 2, 1, 1), "0.50/1"),
]


@pytest.mark.parametrize(("numbers", "told"), NUMBERS)
def test_numerator_and_denominator(numbers: tuple[int, int, int, int], told: str) -> None:
    n, of_n, d, of_d = numbers
    figure = ratio(table.WEIGHTED_PROGRESS, Fraction(n, of_n), Fraction(d, of_d))
    assert figure.numbers() == told


def test_money_is_told_in_ten_thousands() -> None:
    assert ratio(table.BUDGET_EXECUTION_RATE, 12_500, 1_000_000).numbers() == "1.25万元/100.00万元"
    assert ratio(table.PAID, 12_500, 1).numbers() == ""
