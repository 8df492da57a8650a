"""A message to each unit that is to be called: one short paragraph to paste into WeChat or SMS."""

from collections.abc import Iterator, Sequence
from datetime import date

from wenming_cli import sink
from wenming_cli.figures.exam.materials import MaterialStage, MaterialState
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.notices.issued import Issued
from wenming_cli.figures.notices.whom_to_call import Call, Desk, Trouble
from wenming_cli.figures.tasks.task_state import State, TaskState
from wenming_cli.model.plan import Plan
from wenming_cli.pages.page import SAMPLE
from wenming_cli.screens.call_list import MATERIAL_WORDS
from wenming_cli.screens.step_subjects import contact, post_of, title, titles
from wenming_cli.words.dates import NO_LIMIT, chinese_date, month_day
from wenming_cli.words.rates import points_text, short_percent

LONGEST = 300
"""Characters of a message: as much as is read at a glance, and goes out in a few SMS."""

_NAME, _TITLE, _AMOUNTS = 24, 28, 46


def messages(plan: Plan, as_of: date, desks: Sequence[Desk]) -> str:
    """A paragraph for each unit, an empty line between them; none of what no unit leads."""
    told = [message(plan, as_of, desk) for desk in desks if desk.owner is not None]
    return sink.no_commands("\n\n".join(told) + "\n") if told else ""


def message(plan: Plan, as_of: date, desk: Desk) -> str:
    """Whom it is to, what is asked of them, whom to answer; what does not fit is counted."""
    head, foot = _head(plan, as_of, desk), _foot(plan)
    items = [f"{at}.{text}" for at, text in enumerate(_items(plan, as_of, desk), start=1)]
    shown = len(items)
    while len(text := _joined(head, items[:shown], len(items) - shown, foot)) > LONGEST:
        shown -= 1
    return text


def _joined(head: str, items: Sequence[str], left: int, foot: str) -> str:
    rest = [f"另有 {left} 项"] if left else []
    return f"{head}{'；'.join([*items, *rest])}。{foot}"


def _head(plan: Plan, as_of: date, desk: Desk) -> str:
    unit, post = _short(desk.owner or "", _NAME), _short(contact(plan, desk.owner), _NAME)
    whom = f"{post}（{unit}）" if post else unit
    count = len(desk.calls) + len(desk.materials) + len(desk.replies)
    name = _short(plan.project.name, _NAME)
    return f"{whom}：{name}，截至{chinese_date(as_of)}有 {count} 项请办理："


def _foot(plan: Plan) -> str:
    """Whom to answer: the office that keeps the plan, its post first where the directory has it."""
    office, post = plan.project.owner, contact(plan, plan.project.owner)
    whom = f"{_short(office, _NAME)}{_short(post, _NAME)}"
    return f"办理情况请回复{whom}。{f'（{SAMPLE}）' if plan.sample else ''}"


def _items(plan: Plan, as_of: date, desk: Desk) -> Iterator[str]:
    for call in desk.calls:
        yield "，".join((_short(title(plan, call.item), _TITLE), *_clauses(call, as_of)))
    for state in desk.materials:
        yield "，".join(_material(state, as_of))
    for reply in desk.replies:
        yield "，".join(_reply(plan, reply, as_of))


def _material(state: MaterialState, as_of: date) -> Iterator[str]:
    """A material: until when it is to be handed in, what is wrong with it, what is asked."""
    yield f"申报材料“{_short(state.material.title, _TITLE)}”"
    limit = _day(state.material.due, as_of)
    late = state.overdue_days
    yield f"{limit}到期，已逾期{late}天" if late else f"{limit}到期"
    if state.state in (MaterialStage.RETURNED, MaterialStage.WITHOUT_EVIDENCE):
        yield _short(state.why or state.state.label, _TITLE)
    elif state.state is MaterialStage.OUTSIDE_WINDOW:
        yield state.state.label
    yield "请尽快报送" if late else MATERIAL_WORDS[state.state]


def _clauses(call: Call, as_of: date) -> Iterator[str]:
    """Since when, until when, and what is asked."""
    item = call.item
    if item.effective_due is None:
        yield f"{NO_LIMIT}任务"
    else:
        limit = f"{_day(item.effective_due, as_of)}到期"
        yield f"{limit}，已逾期{item.overdue_days}天" if item.overdue_days else limit
    if Trouble.RETURNED in call.troubles and isinstance(item, FindingState):
        yield f"退回过{item.returns}次"
    if isinstance(item, FindingState) and item.left_words:
        yield f"还没有整改：{_short(item.left_words, _TITLE)}"
    if isinstance(item, TaskState) and not item.is_blocked:
        yield from _progress(item, call, as_of)
    yield from (_short(each.words, _TITLE) for each in call.milestones)
    post = _short(post_of(item, call.owner), _NAME)
    yield f"{_asked(call)}{f'（责任岗位：{post}）' if post else ''}"


def _progress(task: TaskState, call: Call, as_of: date) -> Iterator[str]:
    if amounts := task.in_amounts:
        yield f"已完成{short_percent(task.progress)}{_short(amounts, _AMOUNTS)}"
    if Trouble.BEHIND in call.troubles:
        yield f"落后计划{points_text(task.planned - task.progress).removeprefix('+')}"
    if task.unreported:
        yield f"{_day(task.start, as_of)}开始以来没有报过进展"
    elif task.stagnant and task.latest is not None:
        yield f"{_day(task.latest.date, as_of)}以来没有进展"


def _asked(call: Call) -> str:
    item = call.item
    if isinstance(item, FindingState):
        return "请尽快整改" if item.overdue_days else "请按时整改"
    if item.is_blocked:
        own = [leaf.title for leaf in item.holders if call.owner in leaf.leads]
        return f"在等“{_short('、'.join(dict.fromkeys(own)), _TITLE)}”，请先办结"
    if item.state is State.SUBMITTED:
        return "办结了请报办结日期"
    if item.unreported or item.stagnant:
        return "请报进展"
    if item.overdue_days:
        return "请尽快办结"
    in_time = "请报里程碑" if call.milestones else "请按时办结"
    return "请说明原因" if item.behind else in_time


def _reply(plan: Plan, reply: Issued, as_of: date) -> Iterator[str]:
    notice = reply.notice
    name = f"{notice.kind.label}（{_short(notice.number or notice.id, _TITLE)}）"
    about = _short(titles(plan, notice) or notice.reason or "", _TITLE)
    yield f"{_day(notice.date, as_of)}{name}{f'：{about}' if about else ''}"
    if notice.reply_due is not None:
        yield f"{_day(notice.reply_due, as_of)}前应回复，已超期{reply.overdue_days}天"
    yield "请回复"


def _day(day: date, as_of: date) -> str:
    """A date, without the year where that is this one."""
    return month_day(day) if day.year == as_of.year else chinese_date(day)


def _short(text: str, most: int) -> str:
    shown = sink.terminal(" ".join(text.split()))
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"
