"""One page for the morning, on a screen at most 45 lines."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from wenming_cli.figures.figure import Figure, points_text
from wenming_cli.figures.steps import Suggestion, steps_of
from wenming_cli.pages.blocks import Facts, Paragraph, Table
from wenming_cli.pages.page import Page, Title
from wenming_cli.screens.head import title
from wenming_cli.screens.numbers import fraction_text, percent
from wenming_cli.screens.status import supervision
from wenming_cli.screens.status.data import document
from wenming_cli.screens.status.exceptions import Exceptions, exceptions
from wenming_cli.screens.status.rows import overview, table
from wenming_cli.screens.status.screen import Screen

MOST_LINES = 45
MOST_GROUPS = 14
_HEADLINES = (
    "completion_rate",
    "due_completion_rate",
    "on_time_rate",
    "weighted_progress",
    "budget_execution_rate",
)
_BESIDE = {"weighted_progress": "planned_progress", "budget_execution_rate": "elapsed_rate"}


def page(screen: Screen, *, everything: bool) -> Page:
    """A page of at most 45 lines; with ``everything`` as long as it takes."""
    steps = _steps(screen)
    lists = [part for part in exceptions(screen.whole, screen.standing.as_of, steps) if part.items]
    rows = replace(table(screen), is_brief=True)
    facts = Facts(tuple(_headlines(screen)))
    said = [*map(Paragraph, supervision.lines(screen.whole))]
    shown = rows if everything else _shortened(rows)
    foot = [*map(Paragraph, _foot(steps))]
    top = 3 + len(facts.rows) + len(said) + len(shown.rows) + bool(shown.foot)
    room = MOST_LINES - top - 2 * len(lists) - 2 * len(foot)
    listed = [part.table(len(part.items)) for part in lists]
    blocks = (facts, *said, shown, *(listed if everything else _listed(lists, room)), *foot)
    return Page(_title(screen), blocks, partial(document, screen), rows)


def _listed(lists: Sequence[Exceptions[Any]], room: int) -> Iterator[Table]:
    """The lists, each with a fair share of the lines that are left."""
    for index, part in enumerate(lists):
        share = max(room // (len(lists) - index), 1)
        shown = len(part.items) if len(part.items) <= share else share - 1
        room -= shown + (shown < len(part.items))
        yield part.table(shown)


def _steps(screen: Screen) -> tuple[Suggestion, ...]:
    standing, whole = screen.standing, screen.whole
    return steps_of(standing.plan, standing.as_of, whole.tasks, whole.findings).suggested


def _foot(steps: Iterable[Suggestion]) -> list[str]:
    """How many steps are suggested, gravest first; nothing where none is."""
    kinds = Counter(step.kind.label for step in steps)
    words = "、".join(f"{label} {count} 件" for label, count in kinds.items())
    return [f"建议 {words}（wenming notices）"] if words else []


def _title(screen: Screen) -> Title:
    plan, whole = screen.standing.plan, screen.whole
    also = [f"只看 {whole.name}"] if whole is not screen.standing.whole else []
    also += [f"版本 {screen.revision[:12]}"] if screen.revision else []
    return title(plan, screen.cutoff, "", *also)


def _headlines(screen: Screen) -> Iterator[tuple[str, ...]]:
    for figure_id in _HEADLINES:
        figure = screen.whole.figure(figure_id)
        if figure is not None:
            before = screen.before and screen.before.figure(figure_id)
            yield _headline(screen, figure, before or None)


def _headline(screen: Screen, figure: Figure, before: Figure | None) -> tuple[str, ...]:
    change = "上月末没有数"
    if figure.value is None:
        change = figure.reason or ""
    elif before is not None and before.value is not None:
        change = f"较上月末 {points_text(figure.value - before.value)}"
    beside = screen.whole.figure(_BESIDE.get(figure.id, ""))
    also = f"{beside.label} {percent(beside)}" if beside is not None else ""
    return figure.label, percent(figure), fraction_text(figure), change, also


def _shortened(rows: Table) -> Table:
    left = len(rows.rows) - MOST_GROUPS
    if left <= 1:
        return rows
    foot = f"还有 {left} 行，用 --all 全部列出"
    return replace(rows, rows=rows.rows[:MOST_GROUPS], foot=foot)


def overview_page(screens: Sequence[Screen]) -> Page:
    """One row a plan, where there are several."""
    first = screens[0]
    is_sample = any(screen.standing.plan.sample for screen in screens)
    title = Title(f"{len(screens)} 个计划", "", first.standing.as_of, None, is_sample)
    return Page(title, (overview(screens),), partial(_documents, screens))


def _documents(screens: Sequence[Screen]) -> dict[str, Any]:
    return {"schema": "wenming.status/1", "plans": [document(screen) for screen in screens]}
