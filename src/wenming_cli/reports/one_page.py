"""一页通: one side for the leader: figures and why they moved, lights, decisions, what is next."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from wenming_cli import sink
from wenming_cli.figures.causes.change_words import opposed, parts_words
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.definitions import Subject
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.figures.notices.issued import Reply, issued
from wenming_cli.figures.notices.steps import Suggestion, steps_of
from wenming_cli.figures.standing import Group, Standing
from wenming_cli.figures.table import (
    BUDGET_EXECUTION_RATE,
    COMPLETION_RATE,
    ELAPSED_RATE,
    ON_TIME_RATE,
    RECTIFICATION_RATE,
    SCORE_RATE,
    WEIGHTED_PROGRESS,
)
from wenming_cli.figures.tasks.task_state import AT_REST, Light, State, TaskState
from wenming_cli.model.notice import NoticeKind
from wenming_cli.reports.forms.form_head import head
from wenming_cli.reports.one_page_reasons import reason
from wenming_cli.reports.sentences import bare, joined, quoted, seen
from wenming_cli.reports.view import View
from wenming_cli.words.nobody import NO_LEAD_YET
from wenming_cli.words.numbers import NO_VALUE
from wenming_cli.words.rates import points_text, within_text

Due = tuple[date, str, str]
"""A day, whose it is, and what."""

NAME = "一页通"
TEMPLATE = "one_page.md.j2"
NEEDS_MONTH = True

_FIGURES = (
    COMPLETION_RATE.id,
    ON_TIME_RATE.id,
    WEIGHTED_PROGRESS.id,
    BUDGET_EXECUTION_RATE.id,
    RECTIFICATION_RATE.id,
)
_MOST_DECISIONS, _MOST_WORKSTREAMS, _DAYS_AHEAD = 5, 10, 10
_ROWS = 24
"""Rows of all tables of an A4 side; what comes next takes what the others leave."""
_LEAST_AHEAD = 3
_TITLE, _LONG = 36, 60
"""Columns of a title, and of a clause: a row is one line high, that of a figure two."""


def context(view: View) -> dict[str, Any]:
    """What stands on the page, each part cut to so many lines, with the number of what is left.

    ``decisions`` are what the program suggests; a paper for others has none.
    """
    decisions = [] if view.for_circulation else list(_decisions(view))
    workstreams = [_workstream(group) for group in view.now.workstreams if group.tasks]
    ahead = _ahead(view)
    shown = min(len(workstreams), _MOST_WORKSTREAMS) + min(len(decisions), _MOST_DECISIONS)
    wanted = _wanted(view, _ROWS - shown - _LEAST_AHEAD)
    figures = filter(None, map(view.now.whole.figure, wanted))
    room = max(_ROWS - 2 * len(wanted) - shown, _LEAST_AHEAD)
    return {
        **head(view, f"{view.plan.project.name}一页通"),
        "figures": [_figure(view, figure) for figure in figures],
        "workstreams": workstreams[:_MOST_WORKSTREAMS],
        "workstreams_left": max(len(workstreams) - _MOST_WORKSTREAMS, 0),
        "decisions": decisions[:_MOST_DECISIONS],
        "decisions_left": max(len(decisions) - _MOST_DECISIONS, 0),
        "until": (view.as_of + timedelta(days=_DAYS_AHEAD)).isoformat(),
        "ahead": ahead[:room],
        "ahead_left": max(len(ahead) - room, 0),
        "missing": [],
    }


def _wanted(view: View, rows: int) -> tuple[str, ...]:
    """The main figures; that of the exam too, where it has a value and a place in so many rows."""
    score = view.now.whole.figure(SCORE_RATE.id)
    with_score = (*_FIGURES, SCORE_RATE.id)
    is_shown = score is not None and score.value is not None and 2 * len(with_score) <= rows
    return with_score if is_shown else _FIGURES


def _short(text: str, columns: int = _TITLE) -> str:
    return sink.clipped(bare(" ".join(text.split())), columns)


# --- figures and lights ---------------------------------------------------------------------------


def _figure(view: View, figure: Figure) -> dict[str, str]:
    """A rate of money stands beside the time passed."""
    elapsed = view.now.whole.figure(ELAPSED_RATE.id)
    is_money = figure.definition.subject is Subject.MONEY and elapsed is not None
    beside = f"（序时{elapsed.as_percent()}）" if is_money and elapsed else ""
    return {
        "label": figure.label,
        "value": f"{_value(figure)}{beside}",
        "change": _change(figure, view.before),
        "why": sink.clipped(
            figure.reason or _parts(figure, view) or reason(view, figure.id), _LONG
        ),
    }


def _value(figure: Figure) -> str:
    """The rate with its numbers; those of money would be long."""
    if figure.value is None or figure.definition.subject is Subject.MONEY:
        return figure.as_percent()
    return within_text(figure.as_percent(), figure.numbers())


def _parts(figure: Figure, view: View) -> str:
    """What its change comes from, where old records and new ones moved it in opposite ways."""
    earlier = view.before.whole.figure(figure.id) if view.before is not None else None
    numbers = opposed(figure, earlier)
    return "" if numbers is None else parts_words(figure.definition, numbers)


def _change(figure: Figure, before: Standing | None) -> str:
    """How it moved since last month's end, in points; a dash where either end has no value."""
    earlier = before.whole.figure(figure.id) if before is not None else None
    if figure.value is None or earlier is None or earlier.value is None:
        return NO_VALUE
    return points_text(figure.value - earlier.value).removesuffix("个百分点")


def _workstream(group: Group) -> dict[str, Any]:
    lights = [task.light for task in group.tasks]
    progress = group.figure(WEIGHTED_PROGRESS.id)
    return {
        "name": _short(group.name),
        "light": group.light.label if group.light is not None else NO_VALUE,
        "tasks": group.counts["tasks"],
        "done": group.counts["done"],
        "overdue": lights.count(Light.RED),
        "behind": lights.count(Light.YELLOW),
        "progress": progress.as_percent() if progress is not None else NO_VALUE,
    }


# --- what needs a decision ------------------------------------------------------------------------


def _decisions(view: View) -> Iterator[dict[str, str]]:
    """The steps that are due beyond a reminder, gravest first, those of a unit together."""
    whole = view.now.whole
    steps = steps_of(view.plan, view.as_of, whole.tasks, whole.findings).suggested
    together: dict[tuple[NoticeKind, str | None], list[Suggestion]] = {}
    for step in steps:
        if step.kind is not NoticeKind.REMIND:
            together.setdefault((step.kind, step.owner), []).append(step)
    for (kind, owner), own in together.items():
        first = min(own, key=lambda step: step.since)
        more = f"等{len(own)}项" if len(own) > 1 else ""
        word = f"是否{kind.label}" if owner else f"先明确牵头单位，应{kind.label}"
        yield {
            "what": f"{word}：{quoted(_short(_title(view, first.item)))}{more}",
            "owner": owner or NO_LEAD_YET,
            "since": _day(first.since),
        }


def _title(view: View, item: TaskState | FindingState) -> str:
    return item.title if isinstance(item, TaskState) else seen(view.plan, item)


# --- what comes next ------------------------------------------------------------------------------


def _ahead(view: View) -> list[dict[str, str]]:
    """What falls due in the days that follow, by day: tasks, findings, materials, replies."""
    days = Period(view.as_of + timedelta(days=1), view.as_of + timedelta(days=_DAYS_AHEAD))
    found = (
        *_tasks_due(view, days),
        *_findings_due(view, days),
        *_materials_due(view, days),
        *_replies_due(view, days),
    )
    return [
        {"day": _day(day), "owner": owner, "what": what}
        for day, owner, what in sorted(found, key=lambda due: due[0])
    ]


def _findings_due(view: View, days: Period) -> Iterator[Due]:
    for state in view.now.whole.findings:
        if state.state is Stage.OPEN and state.effective_due in days:
            yield state.effective_due, state.owner, f"整改{quoted(_short(_title(view, state)))}"


def _materials_due(view: View, days: Period) -> Iterator[Due]:
    for state in view.now.whole.materials:
        material = state.material
        if not state.is_complete and material.due in days:
            yield material.due, material.owner, f"报送{quoted(_short(material.title))}"


def _replies_due(view: View, days: Period) -> Iterator[Due]:
    for each in issued(view.plan, view.as_of):
        due = each.notice.reply_due
        if each.reply is Reply.OWED and due is not None and due in days:
            yield due, joined(each.owing) or NO_LEAD_YET, f"回复{each.notice.kind.label}"


def _tasks_due(view: View, days: Period) -> Iterator[Due]:
    """The parts of a task that fall due on one day stand together."""
    together: dict[tuple[date, str], list[TaskState]] = {}
    for state in view.now.whole.tasks:
        if state.state not in AT_REST and state.last_day in days:
            key = state.last_day, state.leaf.task.id
            together.setdefault(key, []).append(state)
    for (day, _), own in together.items():
        submitted = "（待验收）" if all(s.state is State.SUBMITTED for s in own) else ""
        yield day, _units(own), f"办结{quoted(_short(own[0].title))}{submitted}"


def _units(own: Iterable[TaskState]) -> str:
    names = [unit or NO_LEAD_YET for state in own for unit in state.leads]
    return names[0] if len(names) == 1 else f"{names[0]}等{len(names)}个"


def _day(day: date) -> str:
    """A day that fits a narrow column: ``06-26``; the page says the year."""
    return f"{day:%m-%d}"
