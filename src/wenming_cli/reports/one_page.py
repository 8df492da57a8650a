"""一页通: one side for the leader: figures and why they moved, lights, decisions, what is next."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from wenming_cli import sink
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.figures.money.execution import paid_in
from wenming_cli.figures.notices.issued import Reply, issued
from wenming_cli.figures.notices.steps import Suggestion, steps_of
from wenming_cli.figures.standing import Group
from wenming_cli.figures.table import (
    BUDGET_EXECUTION_RATE,
    COMPLETION_RATE,
    ELAPSED_RATE,
    ON_TIME_RATE,
    RECTIFICATION_RATE,
    WEIGHTED_PROGRESS,
)
from wenming_cli.figures.tasks.task_state import AT_REST, Light, State, TaskState
from wenming_cli.model.notice import NoticeKind
from wenming_cli.reports.forms.form_head import head
from wenming_cli.reports.one_page_reasons import reason
from wenming_cli.reports.sentences import bare, changed, held_against, joined, quoted
from wenming_cli.reports.view import View
from wenming_cli.words.money import wan
from wenming_cli.words.nobody import NO_LEAD_YET
from wenming_cli.words.numbers import NO_VALUE
from wenming_cli.words.rates import within_text

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
_MOST_DECISIONS, _MOST_WORKSTREAMS, _MOST_AHEAD, _DAYS_AHEAD = 5, 14, 8, 10
_TITLE, _LONG = 40, 88
"""Columns of a title and of a clause: what keeps a line of an A4 side a line or two."""


def context(view: View) -> dict[str, Any]:
    """What stands on the page, each part cut to so many lines, with the number of what is left.

    ``decisions`` are what the program suggests; a paper for others has none.
    """
    decisions = [] if view.for_circulation else list(_decisions(view))
    workstreams = [_workstream(group) for group in view.now.workstreams if group.tasks]
    ahead = list(_ahead(view))
    figures = filter(None, map(view.now.whole.figure, _FIGURES))
    return {
        **head(view, f"{view.plan.project.name}一页通"),
        "figures": [_figure(view, figure) for figure in figures],
        "workstreams": workstreams[:_MOST_WORKSTREAMS],
        "workstreams_left": max(len(workstreams) - _MOST_WORKSTREAMS, 0),
        "decisions": decisions[:_MOST_DECISIONS],
        "decisions_left": max(len(decisions) - _MOST_DECISIONS, 0),
        "money": _money(view),
        "until": (view.as_of + timedelta(days=_DAYS_AHEAD)).isoformat(),
        "ahead": ahead[:_MOST_AHEAD],
        "ahead_left": max(len(ahead) - _MOST_AHEAD, 0),
        "missing": [],
    }


def _short(text: str, columns: int = _TITLE) -> str:
    return sink.clipped(bare(" ".join(text.split())), columns)


# --- figures and lights ---------------------------------------------------------------------------


def _figure(view: View, figure: Figure) -> dict[str, str]:
    return {
        "label": figure.label,
        "value": _value(figure),
        "change": changed(figure, view.before) or NO_VALUE,
        "why": sink.clipped(reason(view, figure.id), _LONG),
    }


def _value(figure: Figure) -> str:
    if figure.value is None:
        return f"{NO_VALUE}（{figure.reason}）"
    return within_text(figure.as_percent(), figure.numbers())


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


def _decisions(view: View) -> Iterator[str]:
    """The steps that are due beyond a reminder, gravest first, those of a unit together."""
    whole = view.now.whole
    steps = steps_of(view.plan, view.as_of, whole.tasks, whole.findings).suggested
    together: dict[tuple[NoticeKind, str | None], list[Suggestion]] = {}
    for step in steps:
        if step.kind is not NoticeKind.REMIND:
            together.setdefault((step.kind, step.owner), []).append(step)
    for (kind, owner), own in together.items():
        yield _decision(view, kind, owner, own)


def _decision(view: View, kind: NoticeKind, owner: str | None, own: Sequence[Suggestion]) -> str:
    first = min(own, key=lambda step: step.since)
    more = f"等{len(own)}项" if len(own) > 1 else ""
    what = f"{quoted(_short(_title(view, first.item)))}{more}，自{view.day(first.since)}起"
    if owner is None:
        return f"明确牵头单位：{what}应{kind.label}"
    return f"是否{kind.label}{owner}：{what}"


def _title(view: View, item: TaskState | FindingState) -> str:
    if isinstance(item, TaskState):
        return item.title
    site = view.plan.site_by_id.get(item.finding.site or "")
    return f"{site.name}：{item.finding.text}" if site else item.finding.text


# --- money, and what comes next -------------------------------------------------------------------


def _money(view: View) -> str:
    """What was spent of the budget, held against the time passed; nothing without a budget."""
    whole = view.now.whole
    execution, elapsed = whole.figure(BUDGET_EXECUTION_RATE.id), whole.figure(ELAPSED_RATE.id)
    if execution is None or elapsed is None:
        return ""
    spent = f"实际支出{wan(execution.numerator)}，其中本月{wan(paid_in(view.plan, view.period))}"
    return f"预算数{wan(execution.denominator)}，{spent}；{held_against(execution, elapsed)}。"


def _ahead(view: View) -> Iterator[str]:
    """What falls due in the days that follow, by day: tasks, findings, replies."""
    days = Period(view.as_of + timedelta(days=1), view.as_of + timedelta(days=_DAYS_AHEAD))
    for day, words in sorted(_dated(view, days), key=lambda dated: dated[0]):
        yield f"{view.day(day)}：{words}"


def _dated(view: View, days: Period) -> Iterator[tuple[date, str]]:
    yield from _tasks_due(view, days)
    for state in view.now.whole.findings:
        if state.state is Stage.OPEN and state.effective_due in days:
            title = quoted(_short(_title(view, state)))
            yield state.effective_due, f"{state.owner}整改{title}"
    for each in issued(view.plan, view.as_of):
        due = each.notice.reply_due
        if each.reply is Reply.OWED and due is not None and due in days:
            yield due, f"{joined(each.owing) or NO_LEAD_YET}回复{each.notice.kind.label}"


def _tasks_due(view: View, days: Period) -> Iterator[tuple[date, str]]:
    """The parts of a task that fall due on one day stand together."""
    together: dict[tuple[date, str], list[TaskState]] = {}
    for state in view.now.whole.tasks:
        if state.state not in AT_REST and state.effective_due in days:
            key = state.effective_due, state.leaf.task.id
            together.setdefault(key, []).append(state)
    for (day, _), own in together.items():
        submitted = "（待验收）" if all(s.state is State.SUBMITTED for s in own) else ""
        yield day, f"{_units(own)}办结{quoted(_short(own[0].title))}{submitted}"


def _units(own: Iterable[TaskState]) -> str:
    names = [state.owner or NO_LEAD_YET for state in own]
    return names[0] if len(names) == 1 else f"{names[0]}等{len(names)}个单位"
