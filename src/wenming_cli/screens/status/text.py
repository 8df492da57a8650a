"""One screen for the morning, at most 45 lines."""

from collections import Counter
from collections.abc import Iterable, Iterator

from wenming_cli import sink
from wenming_cli.figures.figure import Figure, points_text
from wenming_cli.figures.steps import Suggestion, steps_of
from wenming_cli.figures.table import (
    BUDGET_EXECUTION_RATE,
    COMPLETION_RATE,
    DUE_COMPLETION_RATE,
    ELAPSED_RATE,
    ON_TIME_RATE,
    PLANNED_PROGRESS,
    WEIGHTED_PROGRESS,
)
from wenming_cli.screens.numbers import fraction_text
from wenming_cli.screens.status import supervision
from wenming_cli.screens.status.exceptions import exceptions
from wenming_cli.screens.status.rows import table
from wenming_cli.screens.status.screen import Screen
from wenming_cli.screens.table import Column, Table

MOST_LINES = 45
MOST_GROUPS = 15
_HEADLINES = (
    COMPLETION_RATE.id,
    DUE_COMPLETION_RATE.id,
    ON_TIME_RATE.id,
    WEIGHTED_PROGRESS.id,
    BUDGET_EXECUTION_RATE.id,
)
_BESIDE = {WEIGHTED_PROGRESS.id: PLANNED_PROGRESS.id, BUDGET_EXECUTION_RATE.id: ELAPSED_RATE.id}


def text(screen: Screen, *, colour: bool, everything: bool) -> str:
    """One screen of at most 45 lines; with ``everything`` as long as it takes."""
    rows = _table_lines(screen, colour=colour)
    if not everything:
        rows = _shortened(rows)
    top = [*_title(screen), *_headlines(screen), *supervision.lines(screen.whole), "", *rows]
    steps = _steps(screen)
    lists = [part for part in exceptions(screen.whole, screen.standing.as_of, steps) if part.items]
    foot = _foot(steps)
    room = MOST_LINES - len(top) - 2 * len(lists) - 2 * len(foot)
    lines = top
    for index, part in enumerate(lists):
        share = max(room // (len(lists) - index), 1)
        shown = len(part.items) if everything or len(part.items) <= share else share - 1
        listed = part.lines(shown, colour=colour)
        room -= len(listed) - 1
        lines += ["", *listed]
    if foot and not everything:
        lines = lines[: MOST_LINES - 2]
    lines += ["", *foot] if foot else []
    return "\n".join(lines if everything else lines[:MOST_LINES]) + "\n"


def _steps(screen: Screen) -> tuple[Suggestion, ...]:
    standing, whole = screen.standing, screen.whole
    return steps_of(standing.plan, standing.as_of, whole.tasks, whole.findings).suggested


def _foot(steps: Iterable[Suggestion]) -> list[str]:
    """How many steps are suggested, gravest first; nothing where none is."""
    kinds = Counter(step.kind.label for step in steps)
    words = "、".join(f"{label} {count} 件" for label, count in kinds.items())
    return [f"建议 {words}（wenming notices）"] if words else []


def _title(screen: Screen) -> Iterator[str]:
    plan = screen.standing.plan
    words = [sink.terminal(plan.project.name), f"截至 {screen.standing.as_of}"]
    if screen.cutoff.note:
        words.append(f"（{screen.cutoff.note}）")
    if plan.sample:
        words.append("含示例数据")
    if screen.revision:
        words.append(f"版本 {screen.revision[:12]}")
    yield "  ".join(words)
    if screen.whole is not screen.standing.whole:
        yield f"只看 {sink.terminal(screen.whole.name)}"


def _headlines(screen: Screen) -> Iterator[str]:
    rows = []
    for figure_id in _HEADLINES:
        figure = screen.whole.figure(figure_id)
        if figure is not None:
            before = screen.before and screen.before.figure(figure_id)
            rows.append(_headline(screen, figure, before or None))
    columns = (
        Column("", most=None),
        Column("", is_number=True),
        Column(""),
        Column(""),
        Column(""),
    )
    yield from Table(columns, tuple(rows)).lines()[1:]


def _headline(screen: Screen, figure: Figure, before: Figure | None) -> tuple[str, ...]:
    change = "上月末没有数"
    if figure.value is None:
        change = figure.reason or ""
    elif before is not None and before.value is not None:
        change = f"较上月末 {points_text(figure.value - before.value)}"
    beside = screen.whole.figure(_BESIDE.get(figure.id, ""))
    also = f"{beside.label} {beside.as_percent()}" if beside is not None else ""
    return figure.label, figure.as_percent(), fraction_text(figure), change, also


def _table_lines(screen: Screen, *, colour: bool) -> list[str]:
    return table(screen, short=True).lines(colour=colour)


def _shortened(lines: list[str]) -> list[str]:
    left = len(lines) - MOST_GROUPS - 1
    if left <= 1:
        return lines
    return [*lines[: MOST_GROUPS + 1], f"还有 {left} 行，用 --all 全部列出"]
