"""Tasks in short: the workstreams that are late, then what is latest, by name."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from wenming_cli.figures.standing import Group
from wenming_cli.figures.table import PLANNED_PROGRESS, WEIGHTED_PROGRESS
from wenming_cli.figures.tasks.task_state import Light, TaskState
from wenming_cli.reports.briefs import MOST
from wenming_cli.reports.delays import alike, silence
from wenming_cli.reports.sentences import bare, counted, gap, joined, units
from wenming_cli.reports.view import View
from wenming_cli.words.numbers import decimal_text

_LATE = (Light.RED, Light.YELLOW)
_OTHERS = (
    ("due_today", "截止当天到期、尚未办结"),
    ("unreported", "尚未报送进展"),
    ("suspended", "暂缓"),
    ("done_late", "本月到期、超过时限才办结"),
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
        "overdue": _worst(view, overdue, "逾期任务", "逾期最久"),
        "behind": _worst(view, behind, "滞后任务", "落后最多"),
        "others": "；".join(
            f"{word}的{delays[key]['count']}项" for key, word in _OTHERS if delays[key]["count"]
        ),
    }


def _of(tasks: Sequence[TaskState], light: Light) -> list[TaskState]:
    return [state for state in tasks if state.light is light]


def _lights(group: Group) -> str:
    return counted(((light.label, len(_of(group.tasks, light))) for light in _LATE), "项")


def _line(group: Group) -> str:
    progress, planned = group.figure(WEIGHTED_PROGRESS.id), group.figure(PLANNED_PROGRESS.id)
    apart = gap(progress, planned) if progress and planned else ""
    return "，".join(filter(None, (f"{group.name}：{_lights(group)}", apart)))


def _rest(groups: Sequence[Group], late: Sequence[Group]) -> str:
    if not late:
        return "各项重点工作都没有逾期和滞后的任务。"
    names = joined(group.name for group in groups if not _lights(group))
    return f"{names}没有逾期和滞后的任务。" if names else ""


def _worst(view: View, states: Sequence[TaskState], word: str, order: str) -> dict[str, Any]:
    rows = alike(states, lambda state: (_fact(view, state), state.reason))
    cut = f"，{order}的{MOST}条如下，其余见" if len(rows) > MOST else ""
    return {
        "words": f"{word}{len(states)}项{cut}" if states else "",
        "is_cut": bool(cut),
        "rows": [_row(view, own) for own in rows[:MOST]],
    }


def _row(view: View, states: Sequence[TaskState]) -> dict[str, Any]:
    first = states[0]
    return {
        "title": first.title,
        "owners": units([state.owner for state in states]),
        "facts": _fact(view, first),
        "reason": bare(first.reason) if first.reason else None,
    }


def _fact(view: View, state: TaskState) -> str:
    return "，".join(_facts(view, state))


def _facts(view: View, state: TaskState) -> Iterator[str]:
    if state.overdue_days:
        yield f"逾期{state.overdue_days}天"
    elif state.behind:
        yield f"低于计划{decimal_text((state.planned - state.progress) * 100, 2)}个百分点"
    yield from silence(view, state)
