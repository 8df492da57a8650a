"""Why a figure moved in a month: the records that moved it most, in a clause."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from wenming_cli import sink
from wenming_cli.figures.exam.scoring import assess
from wenming_cli.figures.table import (
    BUDGET_EXECUTION_RATE,
    COMPLETION_RATE,
    ON_TIME_RATE,
    RECTIFICATION_RATE,
    SCORE_RATE,
    WEIGHTED_PROGRESS,
)
from wenming_cli.figures.tasks.task_state import State, TaskState
from wenming_cli.reports.sentences import bare, joined, quoted
from wenming_cli.reports.view import View
from wenming_cli.words.money import wan

_NAMED = 1
"""How many records are named; more make a cell nobody reads."""
_TITLE = 24


def reason(view: View, figure_id: str) -> str:
    """The clause of a figure; what is left out of it stands in the report."""
    return _REASONS[figure_id](view)


def _named(titles: Iterable[str]) -> str:
    """The first titles, each once: ``“甲”、“乙”等``."""
    every = list(dict.fromkeys(bare(" ".join(title.split())) for title in titles))
    shown = joined(quoted(sink.clipped(title, _TITLE)) for title in every[:_NAMED])
    return f"{shown}等" if len(every) > _NAMED else shown


def _completion(view: View) -> str:
    done = [task for task in view.now.whole.tasks if _is_done_in(view, task)]
    return (
        f"{view.this}办结{len(done)}项：{_named(t.title for t in done)}"
        if done
        else f"{view.this}没有办结的"
    )


def _is_done_in(view: View, task: TaskState) -> bool:
    day = task.leaf.course.done
    return task.state is State.DONE and day is not None and day in view.period


def _on_time(view: View) -> str:
    """The tasks of the month that count as late: due in it, and not done by then."""
    figure = view.now.whole.figure(ON_TIME_RATE.id)
    on_time = set(figure.counted) if figure is not None else set()
    due = set(figure.among) - on_time if figure is not None else set()
    late = [t for t in view.now.whole.tasks if t.id in due and t.last_day in view.period]
    if not late:
        return (
            f"{view.this}到期的都按期办结"
            if _is_any_of(view, on_time)
            else f"{view.this}没有到期的"
        )
    return f"{view.this}到期而没有按期办结的{len(late)}项：{_named(t.title for t in late)}"


def _is_any_of(view: View, ids: set[str]) -> bool:
    tasks = view.now.whole.tasks
    return any(task.id in ids and task.last_day in view.period for task in tasks)


def _progress(view: View) -> str:
    """The tasks that moved it most: by how far they came, times their weight."""
    before = {t.id: t.progress for t in view.before.whole.tasks} if view.before else {}
    moved: dict[str, Fraction] = {}
    for task in view.now.whole.tasks:
        step = (task.progress - before.get(task.id, Fraction(0))) * Fraction(task.leaf.weight)
        moved[task.title] = moved.get(task.title, Fraction(0)) + step
    most = sorted((title for title in moved if moved[title] > 0), key=lambda t: -moved[t])
    return f"进展最大的是{_named(most)}" if most else f"{view.this}没有新的进展"


def _execution(view: View) -> str:
    """The uses on which most was spent."""
    spent: dict[str, Decimal] = {}
    for payment in view.plan.payments:
        if payment.date in view.period:
            spent[payment.line] = spent.get(payment.line, Decimal(0)) + payment.amount
    most = sorted((line for line in spent if spent[line] > 0), key=lambda line: -spent[line])
    if not most:
        return f"{view.this}没有支出"
    whole = wan(sum(spent.values(), Decimal(0)))
    return f"{view.this}支出{whole}，最多的是{joined(_spent(view, most, spent))}"


def _spent(view: View, lines: list[str], spent: Mapping[str, Decimal]) -> Iterator[str]:
    budget = view.plan.budget
    names = {line.id: line.name for line in budget.lines} if budget is not None else {}
    for line in lines[:_NAMED]:
        yield f"{sink.clipped(names.get(line, line), _TITLE)}{wan(spent[line])}"


def _rectification(view: View) -> str:
    findings = view.now.whole.findings
    found = sum(state.finding.found in view.period for state in findings)
    fixed = sum(s.rectified_on is not None and s.rectified_on in view.period for s in findings)
    late = sum(state.overdue_days > 0 for state in findings)
    over = f"，逾期未整改{late}个" if late else ""
    return f"{view.this}新发现{found}个，整改{fixed}个{over}"


def _scored(view: View) -> str:
    """How much was observed in the month, and which standards cost most."""
    month = assess(view.plan, view.as_of, view.period)
    if not month.observations:
        return f"{view.this}没有观察测评标准"
    lost = _named(point.standard.text for point in month.lost)
    worst = f"失分最多的是{lost}" if lost else "没有失分"
    return f"{view.this}观察{len(month.observations)}次，{worst}"


_REASONS: Mapping[str, Callable[[View], str]] = {
    COMPLETION_RATE.id: _completion,
    ON_TIME_RATE.id: _on_time,
    WEIGHTED_PROGRESS.id: _progress,
    BUDGET_EXECUTION_RATE.id: _execution,
    RECTIFICATION_RATE.id: _rectification,
    SCORE_RATE.id: _scored,
}
