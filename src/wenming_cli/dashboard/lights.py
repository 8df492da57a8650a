"""The lights of workstreams and units: a word each, with its colour beside it."""

from collections.abc import Iterable, Iterator

from wenming_cli.dashboard.charts import bar
from wenming_cli.dashboard.markup import Child, Markup, head_cell, row, table, tag
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.standing import Group
from wenming_cli.figures.table import PLANNED_PROGRESS, WEIGHTED_PROGRESS
from wenming_cli.figures.tasks.task_state import Light
from wenming_cli.words.numbers import NO_VALUE

_HEADS = ("灯", "任务", "办结", "逾期", "滞后", "加权完成率", "计划进度", "待整改")
_NUMBERS = (False, False, True, True, True, True, True, True, True)


def light(of: Light | None, word: str | None = None) -> Markup:
    """The word of a light with its dot."""
    if of is None:
        return tag("span", NO_VALUE)
    return tag("span", word or of.label, class_=f"l {of.value}")


def lights(title: str, groups: Iterable[Group]) -> Markup:
    """A row a group: its light, how many tasks, how far they are, against the mark of the plan."""
    heads = [head_cell(title), *(head_cell(h, is_number=h != "灯") for h in _HEADS)]
    rows = (row(_cells(group), _NUMBERS) for group in groups)
    return tag("div", table(f"{title}的灯和进度", heads, rows, class_="lights"), class_="wide")


def light_labels() -> str:
    """The rules by which a narrow screen names the cells of a row that stand side by side."""
    return side_by_side(_HEADS)


def side_by_side(heads: Iterable[str]) -> str:
    """The same for the heads of any table that stands so; a light needs no name."""
    return "".join(
        f'.lights td:nth-child({at})::before{{content:"{title}"}}'
        for at, title in enumerate(heads, start=2)
        if title != "灯"
    )


def _cells(group: Group) -> Iterator[Child]:
    yield group.name
    yield light(group.light)
    for key in ("tasks", "done", "overdue"):
        yield str(group.counts[key])
    yield str(sum(task.light is Light.YELLOW for task in group.tasks))
    progress, planned = group.figure(WEIGHTED_PROGRESS.id), group.figure(PLANNED_PROGRESS.id)
    yield tag("span", against(progress, planned), _percent(progress), class_="progress")
    yield _percent(planned)
    yield str(group.counts.get("open_findings", ""))


def against(figure: Figure | None, plan: Figure | None) -> Markup | None:
    """The bar of a figure with the mark of the plan; nothing where it has no value."""
    if figure is None or figure.value is None:
        return None
    mark = plan.value if plan is not None else None
    beside = f"，{plan.label} {plan.as_percent()}" if plan is not None and mark is not None else ""
    return bar(figure.value, mark, f"{figure.label} {figure.as_percent()}{beside}")


def _percent(figure: Figure | None) -> str:
    return figure.as_percent() if figure is not None else NO_VALUE
