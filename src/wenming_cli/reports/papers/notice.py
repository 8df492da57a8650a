"""What the template of a reminder, supervision, circular or interview notice is given."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.notices.steps import Suggestion
from wenming_cli.figures.tasks.duties import posts_to_call
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.model.notice import NoticeKind
from wenming_cli.model.plan import Plan
from wenming_cli.model.settings import Escalation
from wenming_cli.reports.papers.letterhead import full_name, issuing_unit, letterhead
from wenming_cli.reports.papers.letters import Letter
from wenming_cli.reports.sentences import bare
from wenming_cli.words.dates import chinese_date, chinese_limit, limit_text
from wenming_cli.words.rates import short_percent

TEMPLATES = {
    NoticeKind.REMIND: "remind.md.j2",
    NoticeKind.SUPERVISE: "supervise.md.j2",
    NoticeKind.CIRCULATE: "circulate.md.j2",
    NoticeKind.INTERVIEW: "interview.md.j2",
}
NAMES = {
    NoticeKind.REMIND: "提醒函",
    NoticeKind.SUPERVISE: "督办单",
    NoticeKind.CIRCULATE: "通报",
    NoticeKind.INTERVIEW: "约谈通知书",
}
"""What each kind of document is called."""

_MATTERS = {
    NoticeKind.REMIND: "关于{}临近时限的提醒函",
    NoticeKind.SUPERVISE: "关于{}的督办单",
    NoticeKind.CIRCULATE: "关于{}未按期办结情况的通报",
    NoticeKind.INTERVIEW: "关于{}的约谈通知书",
}


def context(plan: Plan, as_of: date, letter: Letter) -> dict[str, Any]:
    """The head, ``items`` with facts and grounds, the day of reply; plain values only."""
    items = [_item(plan, step) for step in letter.steps]
    return {
        **letterhead(plan, as_of),
        "kind": letter.kind.value,
        "name": NAMES[letter.kind],
        "title": _title(plan, letter.kind, items),
        "to": full_name(plan, letter.owner),
        "contact": _contact(plan, letter.owner),
        "items": items,
        "whose": _whose(letter),
        "count": _count(letter),
        "terms": _terms(letter.kind, plan.settings.escalation),
        "reply_due": letter.reply_due.isoformat(),
    }


def _contact(plan: Plan, owner: str | None) -> str | None:
    """联系岗位 of the unit, where the directory names one."""
    unit = plan.owner_by_name.get(owner or "")
    return unit.contact if unit is not None else None


def _title(plan: Plan, kind: NoticeKind, items: list[dict[str, Any]]) -> str:
    """Issuing unit, matter and kind of document, as official titles go."""
    first = str(items[0]["matter"])
    matter = first if len(items) == 1 else f"{first}等{len(items)}项"
    return f"{full_name(plan, issuing_unit(plan))}{_MATTERS[kind].format(matter)}"


def _terms(kind: NoticeKind, terms: Escalation) -> str:
    """The convention a step rests on."""
    days, times = max(terms.supervise_after_days, 1), max(terms.rework_limit, 1)
    words = {
        NoticeKind.REMIND: "临近时限的予以提醒",
        NoticeKind.SUPERVISE: f"逾期{days}天或退回{times}次的予以督办",
        NoticeKind.CIRCULATE: "督办期满仍未办结的予以通报，紧急问题逾期的直接通报",
        NoticeKind.INTERVIEW: f"通报后{terms.step_days}天仍未办结的予以约谈",
    }
    return words[kind]


def _whose(letter: Letter) -> str:
    """What the unit has to do with the items: a blocked task is not its own, it holds it up."""
    held = sum(isinstance(step.item, TaskState) and step.item.is_blocked for step in letter.steps)
    if not held:
        return "负责"
    return "负责或者牵制" if held < len(letter.steps) else "牵制"


def _count(letter: Letter) -> str:
    """How much it is about: ``2项工作和1个问题``."""
    tasks = f"{len(letter.tasks)}项工作" if letter.tasks else ""
    findings = f"{len(letter.findings)}个问题" if letter.findings else ""
    return "和".join(filter(None, (tasks, findings)))


def _item(plan: Plan, step: Suggestion) -> dict[str, Any]:
    item = step.item
    own = _task(item, step.owner) if isinstance(item, TaskState) else _finding(plan, item)
    return {
        "id": item.id,
        **own,
        "limit": limit_text(item.effective_due),
        "overdue_days": item.overdue_days,
        "because": f"{step.cause.ground(chinese_date)}{step.blocked_words}",
        "since": step.since.isoformat(),
    }


def _task(task: TaskState, owner: str | None) -> dict[str, Any]:
    if task.is_blocked:
        return _held_up(task, owner)
    return {
        "matter": task.title,
        "text": task.title,
        "facts": "，".join(_task_facts(task)),
        "reason": bare(task.reason) if task.reason else None,
        "next_step": bare(task.next_step) if task.next_step else None,
        "reported": chinese_date(task.latest.date) if task.latest is not None else None,
        "contact": task.leaf.task.contact,
    }


def _held_up(task: TaskState, owner: str | None) -> dict[str, Any]:
    """A task that a unit holds up: whose it is, and what of the unit comes before it."""
    own = [leaf for leaf in task.holders if owner in leaf.leads]
    ahead = "、".join(f"{leaf.title}（{leaf.id}）" for leaf in own)
    late = f"，已逾期{task.overdue_days}天" if task.overdue_days else ""
    whose = f"由{task.led_by}牵头" if task.led_by else "还没有牵头单位"
    return {
        "matter": task.title,
        "text": task.title,
        "facts": f"{whose}，完成时限{chinese_limit(task.effective_due)}{late}，"
        f"须等你单位的{ahead}办结",
        "reason": None,
        "next_step": None,
        "reported": None,
        "contact": posts_to_call(task, owner) or None,
    }


def _task_facts(task: TaskState) -> Iterator[str]:
    yield f"完成时限{chinese_limit(task.effective_due)}"
    if task.overdue_days:
        yield f"已逾期{task.overdue_days}天"
    yield f"完成进度{short_percent(task.progress)}{task.in_amounts}"
    if task.latest is None:
        yield "尚未报送进展"
    else:
        yield f"最近一次报送进展为{chinese_date(task.latest.date)}"


def _finding(plan: Plan, state: FindingState) -> dict[str, Any]:
    place = plan.spot_of(state.finding) or ""
    text = f"{bare(state.finding.text)}{state.items_in_brackets.replace(' ', '')}"
    return {
        "matter": f"{place}{state.finding.category}问题",
        "text": f"{place}：{text}" if place else text,
        "facts": "，".join(_finding_facts(state)),
        "reason": None,
        "next_step": None,
        "reported": None,
        "contact": None,
    }


def _finding_facts(state: FindingState) -> Iterator[str]:
    yield f"{chinese_date(state.finding.found)}{state.finding.source.label}发现"
    yield f"{state.finding.severity.label}问题"
    if state.left_words:
        yield f"还没有整改的：{state.left_words}"
    yield f"整改时限{chinese_date(state.effective_due)}"
    if state.overdue_days:
        yield f"已逾期{state.overdue_days}天"
    if state.returns:
        yield f"已退回{state.returns}次"
