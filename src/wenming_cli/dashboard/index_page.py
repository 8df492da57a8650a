"""The list of several plans, each with its light and its main figures, and the way to its page."""

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from wenming_cli.dashboard.frame import document
from wenming_cli.dashboard.lights import light, side_by_side
from wenming_cli.dashboard.markup import Child, head_cell, row, table, tag
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.standing import Standing
from wenming_cli.figures.table import BUDGET_EXECUTION_RATE, COMPLETION_RATE, WEIGHTED_PROGRESS
from wenming_cli.words.numbers import NO_VALUE

_HEADS = (
    ("计划", False),
    ("截至", False),
    ("灯", False),
    ("任务", True),
    ("办结", True),
    ("逾期", True),
    (COMPLETION_RATE.label, True),
    (WEIGHTED_PROGRESS.label, True),
    (BUDGET_EXECUTION_RATE.label, True),
    ("数据", False),
)


def index_page(plans: Sequence[tuple[Standing, str]]) -> str:
    """The document; each standing comes with the path of its page."""
    heads = [head_cell(title, is_number=is_number) for title, is_number in _HEADS]
    numbers = [is_number for _, is_number in _HEADS]
    rows = (row(_cells(now, path), numbers) for now, path in plans)
    title = f"{len(plans)} 个计划"
    listed = tag("div", table(title, heads, rows, class_="lights"), class_="wide")
    body = (tag("header", tag("h1", title)), tag("main", tag("section", listed), id="main"))
    names = side_by_side(title for title, _ in _HEADS[1:])
    return document(title, body, f"@media (max-width:700px){{{names}}}")


def _cells(now: Standing, path: str) -> Iterator[Child]:
    whole = now.whole
    yield tag("a", whole.name, href=quote(path))
    yield now.as_of.isoformat()
    yield light(whole.light)
    yield from (str(whole.counts[key]) for key in ("tasks", "done", "overdue"))
    figures = (COMPLETION_RATE.id, WEIGHTED_PROGRESS.id, BUDGET_EXECUTION_RATE.id)
    yield from _percents(map(whole.figure, figures))
    yield "含示例数据" if now.plan.sample else ""


def _percents(figures: Iterable[Figure | None]) -> Iterator[str]:
    for figure in figures:
        yield figure.as_percent() if figure is not None else NO_VALUE
