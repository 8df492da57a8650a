"""Somebody is called today: by unit, one short line an item, each with a suggested word."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.exam.materials import MaterialStage, MaterialState
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.notices.issued import Issued
from wenming_cli.figures.notices.whom_to_call import Call, Desk, Trouble
from wenming_cli.figures.tasks.milestones import MilestoneState
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.model.plan import Plan
from wenming_cli.pages.blocks import KEPT, Column, Paragraph, Table
from wenming_cli.pages.page import Page
from wenming_cli.screens.advice import advice
from wenming_cli.screens.notices import issued_object, suggestion_object
from wenming_cli.screens.screen_head import head
from wenming_cli.screens.screen_head import title as title_of
from wenming_cli.screens.status.data import blocked_by
from wenming_cli.screens.step_subjects import contact, post_of, title, titles
from wenming_cli.words.dates import limit_text
from wenming_cli.words.nobody import NO_LEAD
from wenming_cli.words.rates import points_text, short_percent

_LINES = (
    Column("编号", most=20),
    Column("内容", most=40, worth=KEPT),
    Column("情况", worth=3),
    Column("建议"),
    Column("责任岗位", worth=3),
)
NOBODY_TO_CALL = "没有逾期、落后计划、停滞、未报送、临期的事项，也没有超期未回复的文书"
_COLUMNS = (
    Column("单位"),
    Column("编号"),
    Column("内容"),
    Column("情况"),
    Column("建议"),
    Column("时限"),
    Column("逾期天数", is_number=True),
    Column("联系岗位"),
    Column("责任岗位"),
)


MATERIAL_WORDS = {
    MaterialStage.NOT_DUE: "请按时报送",
    MaterialStage.DUE: "请今天报送",
    MaterialStage.OVERDUE: "催报材料",
    MaterialStage.RETURNED: "请改好重报",
    MaterialStage.WITHOUT_EVIDENCE: "请补佐证材料",
    MaterialStage.OUTSIDE_WINDOW: "请换时间范围内的材料",
    MaterialStage.SUBMITTED: "",
}
"""What is asked of a unit about a material."""


class CallLine(NamedTuple):
    """An item of a unit in the words of a table."""

    id: str
    title: str
    why: str
    word: str
    limit: str
    overdue_days: int
    post: str = ""


def page(plan: Plan, cutoff: Cutoff, desks: Sequence[Desk]) -> Page:
    """Unit by unit, a table each; one table of all for programs."""
    blocks = tuple(_desk_table(plan, cutoff.as_of, desk) for desk in desks)
    return Page(
        title_of(plan, cutoff, f"今天要联系的单位 {len(desks)} 个"),
        blocks
        or (Paragraph("没有逾期、落后计划、停滞、未报送、临期的事项，也没有超期未回复的文书"),),
        partial(document, plan, cutoff, desks),
        Table(_COLUMNS, tuple(_rows(plan, cutoff.as_of, desks))),
    )


def _desk_table(plan: Plan, as_of: date, desk: Desk) -> Table:
    own = list(lines(plan, as_of, desk))
    rows = tuple((line.id, line.title, line.why, line.word, _called(line)) for line in own)
    post = contact(plan, desk.owner)
    whom = f"  联系岗位：{post}" if post else ""
    return Table(_LINES, rows, f"{desk.owner or NO_LEAD} {len(rows)} 项{whom}", is_bare=True)


def _called(line: CallLine) -> str:
    return f"责任岗位：{line.post}" if line.post else ""


def lines(plan: Plan, as_of: date, desk: Desk) -> Iterator[CallLine]:
    """What a unit is called about, the materials it has to hand in, then the replies it owes."""
    for call in desk.calls:
        item = call.item
        why = "，".join(_reasons(call, as_of))
        due, late, post = (
            limit_text(item.effective_due),
            item.overdue_days,
            post_of(item, call.owner),
        )
        yield CallLine(item.id, title(plan, item), why, word(call), due, late, post)
    for state in desk.materials:
        yield _material(as_of, state)
    for reply in desk.replies:
        yield _reply(plan, reply)


def _material(as_of: date, state: MaterialState) -> CallLine:
    material = state.material
    why = "，".join(filter(None, (f"材料{state.state.label}", state.why)))
    if state.state is MaterialStage.NOT_DUE:
        why = f"材料还有 {(material.due - as_of).days} 天到时限"
    return CallLine(
        material.id,
        material.title,
        why,
        MATERIAL_WORDS[state.state],
        material.due.isoformat(),
        state.overdue_days,
    )


def _reply(plan: Plan, reply: Issued) -> CallLine:
    notice = reply.notice
    why = f"{notice.kind.label}超期 {reply.overdue_days} 天未回复"
    about = titles(plan, notice) or notice.reason or ""
    limit = "" if notice.reply_due is None else notice.reply_due.isoformat()
    return CallLine(notice.id, about, why, "催回复", limit, reply.overdue_days)


def word(call: Call) -> str:
    """The next thing to do: a step that is due, a reply to wait for, or what to ask."""
    return advice(call.item, call.step.kind if call.step else None, call.out)


def _reasons(call: Call, as_of: date) -> Iterator[str]:
    item = call.item
    if Trouble.OVERDUE in call.troubles:
        yield f"逾期 {item.overdue_days} 天"
    if Trouble.BEHIND in call.troubles and isinstance(item, TaskState):
        yield f"落后计划 {points_text(item.planned - item.progress).removeprefix('+')}"
    if isinstance(item, TaskState) and (amounts := item.in_amounts):
        yield f"已完成 {short_percent(item.progress)}{amounts}"
    if Trouble.UNREPORTED in call.troubles:
        yield "没有报过进展"
    elif isinstance(item, TaskState) and Trouble.STAGNANT in call.troubles and item.latest:
        yield f"{(as_of - item.latest.date).days} 天没有进展"
    if isinstance(item, FindingState) and item.returns:
        yield f"退回过 {item.returns} 次"
    if isinstance(item, FindingState) and item.left_words:
        yield f"还没有整改：{item.left_words}"
    if isinstance(item, TaskState) and item.is_blocked:
        yield f"受阻，在等 {item.held_by}"
    if Trouble.DUE_SOON in call.troubles:
        days = ((item.effective_due or as_of) - as_of).days
        yield f"还有 {days} 天到期" if days else "今天到期"
    yield from (each.words for each in call.milestones)


def _rows(plan: Plan, as_of: date, desks: Sequence[Desk]) -> Iterator[tuple[str, ...]]:
    for desk in desks:
        for line in lines(plan, as_of, desk):
            late = str(line.overdue_days) if line.overdue_days else ""
            about = line.id, line.title, line.why, line.word, line.limit, late
            yield desk.owner or NO_LEAD, *about, contact(plan, desk.owner), line.post


# --- JSON -----------------------------------------------------------------------------------------


def document(plan: Plan, cutoff: Cutoff, desks: Sequence[Desk]) -> dict[str, Any]:
    """``wenming.next/1``."""
    return {
        **head(plan, cutoff.as_of, "next"),
        "owners": [_desk(plan, desk) for desk in desks],
    }


def _desk(plan: Plan, desk: Desk) -> dict[str, Any]:
    return {
        "owner": desk.owner,
        "contact": contact(plan, desk.owner) or None,
        "items": [_call(call) for call in desk.calls],
        "replies": [issued_object(reply) for reply in desk.replies],
    } | ({"materials": [_material_object(m) for m in desk.materials]} if plan.materials else {})


def _material_object(state: MaterialState) -> dict[str, Any]:
    return {
        "material": state.id,
        "state": state.state.value,
        "due": state.material.due.isoformat(),
        "word": MATERIAL_WORDS[state.state],
    }


def milestone_object(state: MilestoneState) -> dict[str, Any]:
    """What JSON says of a milestone."""
    return {
        "name": state.milestone.name,
        "due": state.milestone.due.isoformat(),
        "done": None if state.done is None else state.done.isoformat(),
        "overdue_days": state.overdue_days,
    }


def _call(call: Call) -> dict[str, Any]:
    item = call.item
    return {
        "task" if isinstance(item, TaskState) else "finding": item.id,
        **(blocked_by(item) if isinstance(item, TaskState) and item.is_blocked else {}),
        "troubles": [trouble.value for trouble in call.troubles],
        "effective_due": item.effective_due and item.effective_due.isoformat(),
        "overdue_days": item.overdue_days,
        "word": word(call),
        "suggested": None if call.step is None else suggestion_object(call.step),
        "issued": None if call.out is None else call.out.id,
        "contact": post_of(item, call.owner) or None,
        **({"milestones": list(map(milestone_object, call.milestones))} if call.milestones else {}),
    }
