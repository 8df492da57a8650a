"""One screen for the morning, at most 45 lines."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from wenming_cli import sink
from wenming_cli.figures.figure import Figure, points_text
from wenming_cli.figures.standing import Group
from wenming_cli.figures.steps import Steps, Suggestion, steps_of
from wenming_cli.figures.units import answerable
from wenming_cli.screens.numbers import fraction_text
from wenming_cli.screens.status import supervision
from wenming_cli.screens.status.exceptions import exceptions
from wenming_cli.screens.status.rows import table
from wenming_cli.screens.status.screen import Screen
from wenming_cli.screens.table import Column, Table

MOST_LINES = 45
MOST_GROUPS = 15
_ROWS_EACH = 3
"""With less room for each list they stand without empty lines between them."""
_HEADLINES = (
    "completion_rate",
    "due_completion_rate",
    "on_time_rate",
    "weighted_progress",
    "budget_execution_rate",
)
_LATE = (
    ("on_time_rate", "due_completion_rate", "超过时限才办结的任务 {} 项"),
    ("on_time_rectification_rate", "due_rectification_rate", "超过时限才整改的问题 {} 个"),
)
"""What is counted as not on time though it is done: a rate, the rate of what is done, words."""
_BESIDE = {"weighted_progress": "planned_progress", "budget_execution_rate": "elapsed_rate"}


def text(screen: Screen, *, colour: bool, everything: bool) -> str:
    """One screen of at most 45 lines; with ``everything`` as long as it takes."""
    rows = _table_lines(screen, colour=colour)
    if not everything:
        rows = _shortened(rows)
    rows += _notes(screen)
    top = [*_title(screen), *_headlines(screen), *supervision.lines(screen.whole), "", *rows]
    steps = _steps(screen)
    lists = [
        part
        for part in exceptions(screen.whole, screen.standing.as_of, steps)
        if part.items or part.elsewhere
    ]
    foot = list(_foot(screen, steps.suggested))
    room = MOST_LINES - len(top) - 2 * len(lists) - len(foot) - bool(foot)
    blank = [""]
    if not everything and room < _ROWS_EACH * len(lists):
        blank = []
        room += len(lists) - bool(lists)
        top.append("")
    lines = top
    for index, part in enumerate(lists):
        share = max(room // (len(lists) - index), 0)
        shown = len(part.items) if everything or len(part.items) <= share else max(share - 1, 0)
        listed = part.lines(shown, colour=colour)
        room -= len(listed) - 1
        lines += [*blank, *listed]
    lines += ["", *foot] if foot else []
    return "\n".join(lines) + "\n"


def _notes(screen: Screen) -> Iterator[str]:
    """Why the rows add up to more than the headline, where they do."""
    findings = sum(group.counts.get("findings", 0) for group in screen.groups)
    if findings > screen.whole.counts.get("findings", 0):
        yield "社区的问题同时计入所属街道，所以各行之和大于总数"


def _steps(screen: Screen) -> Steps:
    """The steps that ``wenming notices`` lists of the plan, or of the unit that is shown."""
    plan, whole = screen.standing.plan, screen.standing.whole
    steps = steps_of(plan, screen.standing.as_of, whole.tasks, whole.findings)
    unit = screen.unit
    if unit is None:
        return steps
    own = (s for s in steps.suggested if unit in answerable(plan, s.owner or ""))
    return replace(steps, suggested=tuple(own))


def _foot(screen: Screen, steps: Iterable[Suggestion]) -> Iterator[str]:
    """What was done too late, and how many steps are suggested, gravest first."""
    late = list(_done_late(screen.whole))
    if late:
        yield "；".join(late)
    kinds = Counter(step.kind.label for step in steps)
    words = "、".join(f"{label} {count} 件" for label, count in kinds.items())
    if words:
        only = f" --owner {sink.terminal(screen.unit)}" if screen.unit else ""
        yield f"建议 {words}（wenming notices{only}）"


def _done_late(group: Group) -> Iterator[str]:
    """What the rates of what is on time count as failed though it is done by now."""
    for figure_id, done_id, words in _LATE:
        on_time, done = group.figure(figure_id), group.figure(done_id)
        if on_time is None or done is None:
            continue
        count = done.numerator - on_time.numerator
        if count:
            yield f"{words.format(count)}，见 wenming explain {on_time.label}"


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
    if screen.unit is not None:
        yield f"只看 {sink.terminal(screen.unit)}"


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
