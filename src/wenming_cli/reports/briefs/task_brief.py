"""Tasks in short: the workstreams that are late, then what is latest, by name."""

from collections.abc import Mapping, Sequence
from typing import Any

from wenming_cli.figures.standing import Group
from wenming_cli.figures.table import PLANNED_PROGRESS, WEIGHTED_PROGRESS
from wenming_cli.figures.tasks.task_state import Light, TaskState
from wenming_cli.reports.briefs import FEW
from wenming_cli.reports.delays import alike, reported_on, silence
from wenming_cli.reports.sentences import bare, counted, gap, joined, leading, quoted
from wenming_cli.reports.view import View
from wenming_cli.words.numbers import decimal_text

_LATE = (Light.RED, Light.YELLOW)
_OTHERS = (
    ("due_today", "截止当天到期、尚未办结"),
    ("blocked", "前置任务没有办结、受阻"),
    ("milestones", "里程碑没有按时达到"),
    ("unreported", "尚未报送进展"),
    ("suspended", "暂缓"),
    ("done_late", "{this}到期、超过时限才办结"),
    ("late_approvals", "逾期后才批准延期、暂缓或取消"),
)


def task_brief(view: View, delays: Mapping[str, Any]) -> dict[str, Any]:
    """``lines`` of late workstreams, a sentence on the ``rest``, ``overdue`` and ``behind`` tasks.

    ``others`` counts what the short lists of ``delays`` hold.
    """
    groups = view.now.workstreams
    late = [group for group in groups if _lights(group)]
    tasks = view.now.whole.tasks
    overdue = sorted(_of(tasks, Light.RED), key=lambda s: -s.overdue_days)
    behind = sorted(_of(tasks, Light.YELLOW), key=lambda s: s.progress - s.planned)
    return {
        "lines": [_line(group) for group in late],
        "rest": _rest(groups, late),
        "overdue": _overdue(view, overdue),
        "overdue_count": len(overdue),
        "behind": _behind(view, behind),
        "others": _others(view, delays),
    }


def _others(view: View, delays: Mapping[str, Any]) -> str:
    counts = {word.format(this=view.this): delays[key]["count"] for key, word in _OTHERS}
    words = "，".join(f"{word}的{count}项" for word, count in counts.items() if count)
    return f"另有{words}。" if words else ""


def _of(tasks: Sequence[TaskState], light: Light) -> list[TaskState]:
    return [state for state in tasks if state.light is light]


def _lights(group: Group) -> str:
    return counted(((light.label, len(_of(group.tasks, light))) for light in _LATE), "项")


def _line(group: Group) -> str:
    progress, planned = group.figure(WEIGHTED_PROGRESS.id), group.figure(PLANNED_PROGRESS.id)
    apart = gap(progress, planned, "计划") if progress and planned else ""
    return "，".join(filter(None, (f"{group.name}：{_lights(group)}", apart)))


def _rest(groups: Sequence[Group], late: Sequence[Group]) -> str:
    if not late:
        return "各项重点工作都没有逾期和滞后的任务。"
    others = len(groups) - len(late)
    rest = f"，其余{others}项没有" if others else ""
    return f"有逾期、滞后任务的重点工作{len(late)}项{rest}。"


def _overdue(view: View, states: Sequence[TaskState]) -> list[dict[str, Any]]:
    rows = alike(states, lambda s: (_overdue_fact(view, s), s.reason, reported_on(view, s)))
    return [
        {
            "title": own[0].title,
            "owners": leading(own),
            "facts": _overdue_fact(view, own[0]),
            "reason": bare(own[0].reason) if own[0].reason else None,
            "reported": reported_on(view, own[0]),
        }
        for own in rows
    ]


def _overdue_fact(view: View, state: TaskState) -> str:
    return "，".join([f"逾期{state.overdue_days}天", *silence(view, state)])


def _behind(view: View, states: Sequence[TaskState]) -> str:
    """The worst first, without reasons: ``滞后任务12项，落后最多的是…``."""
    rows = alike(states, lambda state: _behind_fact(view, state))
    named = joined(
        f"{quoted(own[0].title)}（{leading(own)}，{_behind_fact(view, own[0])}）"
        for own in rows[:FEW]
    )
    which = "，落后最多的是" if len(rows) > FEW else "："
    return f"滞后任务{len(states)}项{which}{named}。" if states else ""


def _behind_fact(view: View, state: TaskState) -> str:
    points = decimal_text((state.planned - state.progress) * 100, 2)
    return "，".join([f"低于计划{points}个百分点"] * state.behind + [*silence(view, state)])
