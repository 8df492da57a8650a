"""One page for the morning, on a screen at most 45 lines."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from wenming_cli.figures.causes.change_words import opposed_words
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.notices.steps import Steps, Suggestion, steps_of
from wenming_cli.figures.standing import Group
from wenming_cli.figures.table import (
    BUDGET_EXECUTION_RATE,
    COMPLETION_RATE,
    DUE_COMPLETION_RATE,
    DUE_RECTIFICATION_RATE,
    ELAPSED_RATE,
    ON_TIME_RATE,
    ON_TIME_RECTIFICATION_RATE,
    PLANNED_PROGRESS,
    RECTIFICATION_RATE,
    WEIGHTED_PROGRESS,
)
from wenming_cli.figures.units import answerable
from wenming_cli.frozen import frozen
from wenming_cli.pages.blocks import Facts, Paragraph, Table
from wenming_cli.pages.page import Page, Title
from wenming_cli.screens.rates import fraction_text, percent
from wenming_cli.screens.screen_head import title
from wenming_cli.screens.status import exam_lines, supervision
from wenming_cli.screens.status.data import document
from wenming_cli.screens.status.exceptions import Exceptions, exceptions
from wenming_cli.screens.status.screen import StatusScreen
from wenming_cli.screens.status.status_rows import overview, table
from wenming_cli.words.rates import points_text

MOST_LINES = 45
MOST_GROUPS = 14
_HEADLINES = (
    COMPLETION_RATE.id,
    DUE_COMPLETION_RATE.id,
    ON_TIME_RATE.id,
    WEIGHTED_PROGRESS.id,
    BUDGET_EXECUTION_RATE.id,
)
_LATE = (
    (ON_TIME_RATE.id, DUE_COMPLETION_RATE.id, "超过时限才办结的任务 {} 项"),
    (ON_TIME_RECTIFICATION_RATE.id, DUE_RECTIFICATION_RATE.id, "超过时限才整改的问题 {} 个"),
)
"""What is counted as not on time though it is done: a rate, the rate of what is done, words."""
_BESIDE = {WEIGHTED_PROGRESS.id: PLANNED_PROGRESS.id, BUDGET_EXECUTION_RATE.id: ELAPSED_RATE.id}


@frozen
class Parts:
    """What a page of the status is put together from; ``steps`` counts what is suggested."""

    title: Title
    facts: Facts
    said: tuple[Paragraph, ...]
    rows: Table
    notes: tuple[Paragraph, ...]
    lists: tuple[Exceptions[Any], ...]
    foot: tuple[Paragraph, ...]
    steps: int

    def listed(self, room: int) -> Iterator[Table]:
        """The lists in so many lines beside their headings."""
        return _listed(self.lists, room)


def parts_of(screen: StatusScreen) -> Parts:
    """The parts of a page, whatever room there is."""
    steps = _steps(screen)
    every = exceptions(screen.whole, screen.standing.as_of, steps)
    return Parts(
        _title(screen),
        Facts(tuple(_headlines(screen))),
        tuple(map(Paragraph, _said(screen))),
        replace(table(screen), is_brief=True),
        tuple(map(Paragraph, _notes(screen))),
        tuple(part for part in every if part.items or part.elsewhere),
        tuple(map(Paragraph, _foot(screen, steps.suggested))),
        len(steps.suggested),
    )


def _said(screen: StatusScreen) -> Iterator[str]:
    yield from _opposed(screen)
    yield from supervision.lines(screen.whole)
    yield from exam_lines.lines(screen)


def page(screen: StatusScreen, *, everything: bool) -> Page:
    """A page of at most 45 lines; with ``everything`` as long as it takes."""
    parts = parts_of(screen)
    facts, said, lists, foot = parts.facts, parts.said, parts.lists, parts.foot
    top = 3 + len(facts.rows) + len(said) + 2 * len(parts.notes)
    left = MOST_LINES - top - 2 * len(lists) - 2 * len(foot)
    shown = parts.rows if everything else _shortened(parts.rows, left - 1)
    room = left - len(shown.rows) - bool(shown.foot)
    whole = [part.table(len(part.items)) for part in lists]
    listed = whole if everything else [*_listed(lists, room)]
    return Page(
        parts.title,
        (facts, *said, shown, *parts.notes, *listed, *foot),
        partial(document, screen),
        parts.rows,
    )


def _listed(lists: Sequence[Exceptions[Any]], room: int) -> Iterator[Table]:
    """The lists, each with a fair share of the lines that are left, at least its heading."""
    for index, part in enumerate(lists):
        share = max(room // (len(lists) - index), 0)
        every = len(part.items)
        shown = every if every <= share else max(share - 1, 0)
        room -= shown + (0 < shown < every)
        yield part.table(shown)


def _notes(screen: StatusScreen) -> Iterator[str]:
    """Why the rows add up to more than the headline, where they do."""
    findings = sum(group.counts.get("findings", 0) for group in screen.groups)
    if findings > screen.whole.counts.get("findings", 0):
        yield "社区的问题同时计入所属街道，所以各行之和大于总数"
    if len(screen.groups) > 1 and sum(len(g.tasks) for g in screen.groups) > len(
        screen.whole.tasks
    ):
        yield "联合牵头的任务同时计入各牵头单位，所以各行之和大于总数"


def _steps(screen: StatusScreen) -> Steps:
    """The steps that ``wenming notices`` lists of the plan, or of the unit that is shown."""
    plan, whole = screen.standing.plan, screen.standing.whole
    steps = steps_of(plan, screen.standing.as_of, whole.tasks, whole.findings)
    unit = screen.unit
    if unit is None:
        return steps
    own = (s for s in steps.suggested if unit in answerable(plan, s.owner or ""))
    return replace(steps, suggested=tuple(own))


def _foot(screen: StatusScreen, steps: Iterable[Suggestion]) -> Iterator[str]:
    """What was done too late, and how many steps are suggested, gravest first."""
    late = list(_done_late(screen.whole))
    if late:
        yield "；".join(late)
    kinds = Counter(step.kind.label for step in steps)
    words = "、".join(f"{label} {count} 件" for label, count in kinds.items())
    if words:
        only = f" --owner {screen.unit}" if screen.unit else ""
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


def _title(screen: StatusScreen) -> Title:
    also = [f"只看 {screen.unit}"] if screen.unit is not None else []
    also += [f"版本 {screen.revision[:12]}"] if screen.revision else []
    return title(screen.standing.plan, screen.cutoff, "", *also)


def _headlines(screen: StatusScreen) -> Iterator[tuple[str, ...]]:
    for figure_id in _HEADLINES:
        figure = screen.whole.figure(figure_id)
        if figure is not None:
            before = screen.before and screen.before.figure(figure_id)
            yield _headline(screen, figure, before or None)


def _headline(screen: StatusScreen, figure: Figure, before: Figure | None) -> tuple[str, ...]:
    change = "上月末没有数"
    if figure.value is None:
        change = figure.reason or ""
    elif before is not None and before.value is not None:
        change = f"较上月末 {points_text(figure.value - before.value)}"
    beside = screen.whole.figure(_BESIDE.get(figure.id, ""))
    also = f"{beside.label} {percent(beside)}" if beside is not None else ""
    return figure.label, percent(figure), fraction_text(figure), change, also


def _opposed(screen: StatusScreen) -> Iterator[str]:
    """What the changes come from that old records and new ones moved in opposite ways."""
    told = (_opposed_words(screen, figure_id) for figure_id in (*_HEADLINES, RECTIFICATION_RATE.id))
    words = "；".join(filter(None, told))
    if words:
        yield f"较上月末{words}"


def _opposed_words(screen: StatusScreen, figure_id: str) -> str:
    figure = screen.whole.figure(figure_id)
    before = screen.before.figure(figure_id) if screen.before is not None else None
    return opposed_words(figure, before) if figure is not None else ""


def _shortened(rows: Table, room: int) -> Table:
    """The table of the groups with its first rows, where there are many or is little room."""
    most = max(min(MOST_GROUPS, room), 0)
    left = len(rows.rows) - most
    if left <= 1:
        return rows
    foot = f"还有 {left} 行，用 --all 全部列出"
    return replace(rows, rows=rows.rows[:most], foot=foot)


def overview_page(screens: Sequence[StatusScreen]) -> Page:
    """One row a plan, where there are several."""
    first = screens[0]
    is_sample = any(screen.standing.plan.sample for screen in screens)
    title = Title(f"{len(screens)} 个计划", "", first.standing.as_of, None, is_sample)
    return Page(title, (overview(screens),), partial(_documents, screens))


def _documents(screens: Sequence[StatusScreen]) -> dict[str, Any]:
    return {"schema": "wenming.status/1", "plans": [document(screen) for screen in screens]}
