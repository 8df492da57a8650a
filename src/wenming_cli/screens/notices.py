"""Steps that are suggested, notices that went out, and the replies that are overdue."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import zip_longest
from typing import Any

from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.notices.issued import Issued, Reply, issued
from wenming_cli.figures.notices.steps import Suggestion, suggestions
from wenming_cli.figures.units import answerable
from wenming_cli.frozen import frozen
from wenming_cli.model.notice import NoticeKind
from wenming_cli.model.plan import Plan
from wenming_cli.pages.blocks import KEPT, Block, Column, Paragraph, Table
from wenming_cli.pages.page import Page
from wenming_cli.screens.screen_head import head
from wenming_cli.screens.screen_head import title as title_of
from wenming_cli.screens.step_subjects import items, title, titles, whom_to_call
from wenming_cli.words.nobody import NO_LEAD

_SUGGESTED = (
    Column("建议"),
    Column("单位", most=24),
    Column("事项", most=20, worth=KEPT),
    Column("内容", most=36, worth=3),
    Column("理由"),
    Column("自", worth=1),
)
_POST = Column("责任岗位", most=24, worth=2)
"""Where anybody to call is written down."""
_ISSUED = (
    Column("编号", most=16),
    Column("类别"),
    Column("签发日期"),
    Column("对象", most=30),
    Column("事项", most=30),
    Column("办理时限"),
    Column("回复"),
)
_EVERYTHING = (
    Column("情况"),
    Column("类别"),
    Column("编号"),
    Column("文号"),
    Column("单位"),
    Column("事项"),
    Column("内容"),
    Column("日期"),
    Column("办理时限"),
    Column("超期天数", is_number=True),
    Column("说明"),
)


@frozen
class NoticeFilter:
    """Which are asked for; what belongs to a community belongs to the unit above it as well."""

    plan: Plan
    owner: str | None
    kinds: frozenset[str]

    def suggested(self, step: Suggestion) -> bool:
        """Whether a suggested step is asked for."""
        return self._is_kind(step.kind) and self.of_owner(step.owner or "")

    def issued(self, issued: Issued) -> bool:
        """Whether a notice is asked for."""
        return self._is_kind(issued.notice.kind) and self.of_owner(*issued.notice.owners)

    def _is_kind(self, kind: NoticeKind) -> bool:
        return not self.kinds or kind.value in self.kinds

    def of_owner(self, *names: str) -> bool:
        """Whether any of these units is asked for, or is a community of the one that is."""
        if self.owner is None:
            return True
        return any(self.owner in answerable(self.plan, name) for name in names)


@frozen
class NoticesScreen:
    """What was kept of the steps and notices of a plan at a date."""

    plan: Plan
    cutoff: Cutoff
    suggested: Sequence[Suggestion]
    issued: Sequence[Issued]

    @property
    def overdue(self) -> list[Issued]:
        """The notices whose reply is overdue, the longest first."""
        late = [each for each in self.issued if each.reply is Reply.OVERDUE]
        return sorted(late, key=lambda each: -each.overdue_days)


def screen_at(plan: Plan, cutoff: Cutoff, wanted: NoticeFilter) -> NoticesScreen:
    """What is asked for of the steps and notices of a plan."""
    suggested = [step for step in suggestions(plan, cutoff.as_of) if wanted.suggested(step)]
    out = [each for each in issued(plan, cutoff.as_of) if wanted.issued(each)]
    return NoticesScreen(plan, cutoff, suggested, out)


def page(screen: NoticesScreen) -> Page:
    """Three lists: suggested steps, overdue replies, notices that went out."""
    overdue = screen.overdue
    late = [_issued_table(overdue, f"超期未回复 {len(overdue)} 份")] if overdue else []
    return Page(
        title_of(screen.plan, screen.cutoff, "督办文书"),
        (_suggested(screen), *late, _issued(screen)),
        partial(document, screen),
        _everything(screen),
    )


def _suggested(screen: NoticesScreen) -> Block:
    steps = screen.suggested
    if not steps:
        return Paragraph("没有建议：没有到了要提醒、督办、通报、约谈的事项")
    rows = [_suggestion_row(screen.plan, step) for step in steps]
    head = f"建议 {len(steps)} 件（签发由人决定；wenming notices draft 写出文书）"
    return _with_posts(Table(_SUGGESTED, tuple(rows), head), _posts(screen))


def _posts(screen: NoticesScreen) -> list[str]:
    return [whom_to_call(screen.plan, step.item, step.owner) for step in screen.suggested]


def _with_posts(table: Table, posts: Sequence[str]) -> Table:
    """The posts to call in a last column, for as many rows as there are; none where none is."""
    if not any(posts):
        return table
    rows = zip_longest(table.rows, posts, fillvalue="")
    columns = (*table.columns, _POST)
    return replace(table, columns=columns, rows=tuple((*row, post) for row, post in rows))


def _suggestion_row(plan: Plan, step: Suggestion) -> tuple[str, ...]:
    return (
        step.kind.label,
        step.owner or NO_LEAD,
        step.item.id,
        title(plan, step.item),
        step.because,
        step.since.isoformat(),
    )


def _issued(screen: NoticesScreen) -> Block:
    if not screen.issued:
        return Paragraph("没有签发过文书")
    return _issued_table(screen.issued, f"已签发 {len(screen.issued)} 份")


def _issued_table(every: Sequence[Issued], heading: str) -> Table:
    return Table(_ISSUED, tuple(_issued_row(each) for each in every), heading)


def _issued_row(issued: Issued) -> tuple[str, ...]:
    notice = issued.notice
    return (
        notice.id,
        notice.word,
        notice.date.isoformat(),
        "、".join(notice.owners),
        items(notice),
        notice.reply_due.isoformat() if notice.reply_due else "",
        _reply(issued),
    )


def _reply(issued: Issued) -> str:
    if issued.reply is Reply.REPLIED:
        return f"{issued.replied_on} 回复"
    late = f" {issued.overdue_days} 天" if issued.overdue_days else ""
    some = f"（{'、'.join(issued.owing)}）" if issued.notice.replies and issued.owing else ""
    return f"{issued.reply.label}{some}{late}"


# --- one table ------------------------------------------------------------------------------------


def _everything(screen: NoticesScreen) -> Table:
    return _with_posts(Table(_EVERYTHING, tuple(_every_row(screen))), _posts(screen))


def _every_row(screen: NoticesScreen) -> Iterator[tuple[str, ...]]:
    for step in screen.suggested:
        kind, owner, item, words, because, since = _suggestion_row(screen.plan, step)
        yield "建议", kind, "", "", owner, item, words, since, "", "", because
    for each in screen.issued:
        notice = each.notice
        number, kind, day, owners, about, due, reply = _issued_row(each)
        yield (
            *("超期未回复" if each.reply is Reply.OVERDUE else "已签发", kind, number),
            *(notice.number or "", owners, about, titles(screen.plan, notice), day, due),
            *(str(each.overdue_days) if each.overdue_days else "", reply),
        )


# --- JSON -----------------------------------------------------------------------------------------


def document(screen: NoticesScreen) -> dict[str, Any]:
    """``wenming.notices/1``."""
    return {
        **head(screen.plan, screen.cutoff.as_of, "notices"),
        "suggested": [
            suggestion_object(step) | ({"contact": post} if post else {})
            for step, post in zip(screen.suggested, _posts(screen), strict=True)
        ],
        "issued": [issued_object(each) for each in screen.issued],
    }


def suggestion_object(step: Suggestion) -> dict[str, Any]:
    """What JSON says of a suggested step; ``task`` or ``finding`` holds the item's id."""
    return {
        "kind": step.kind.value,
        "owner": step.owner,
        "task" if step.is_task else "finding": step.item.id,
        "because": step.because,
        "since": step.since.isoformat(),
    }


def issued_object(issued: Issued) -> dict[str, Any]:
    """What JSON says of a notice that went out."""
    notice = issued.notice
    return {
        "id": notice.id,
        "number": notice.number,
        "kind": notice.kind.value,
        "date": notice.date.isoformat(),
        "owners": list(notice.owners),
        "tasks": list(notice.tasks),
        "findings": list(notice.findings),
        "reply_due": notice.reply_due.isoformat() if notice.reply_due else None,
        "replied": str(issued.replied_on) if issued.reply is Reply.REPLIED else None,
        "reply": issued.reply.value,
        "overdue_days": issued.overdue_days,
        **({"routine": True} if notice.routine else {}),
        **({"owing": list(issued.owing)} if notice.replies else {}),
    }
