"""The records that only grow: whatever happened on a day stays as it was written."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from wenming_cli.changes import ChangeKind, Difference
from wenming_cli.model.assessment import AssessmentTotal
from wenming_cli.model.base import Entry
from wenming_cli.model.board import Board
from wenming_cli.model.budget import Adjustment, Payment, Receipt
from wenming_cli.model.finding import Finding, FindingItem, LogEntry
from wenming_cli.model.indicator import Actual, Sample, TermsChange
from wenming_cli.model.inspection import Inspection
from wenming_cli.model.material import MaterialReturn
from wenming_cli.model.notice import Notice, OwnerReply, Received
from wenming_cli.model.points import Award
from wenming_cli.model.shape import shape_of
from wenming_cli.model.tally import Tally
from wenming_cli.model.task import Extension, Suspension, Update
from wenming_cli.rules.policy.edit import Edit
from wenming_cli.words.money import spoken

SECTIONS = frozenset(("findings", "notices", "boards"))
"""Where such records have names, so that a change of one is a change of its fields."""

_MEASURED: frozenset[tuple[type[Entry], str]] = frozenset(
    (
        *((Update, name) for name in ("progress", "value")),
        *((Actual, name) for name in ("value", "level")),
        *((Inspection, name) for name in ("sites", "checks")),
        *((LogEntry, name) for name in ("to", "to_owner", "result")),
        *((Notice, name) for name in ("owners", "tasks", "findings", "routine")),
        *((Adjustment, name) for name in ("line", "source")),
        (Receipt, "source"),
        *((Board, name) for name in ("red", "black")),
        *((Award, name) for name in ("points",)),
        *((Tally, name) for name in ("owner", "category")),
    )
)
"""What figures are made of: to fill a blank there is to write the fact anew."""

_NAMES: Mapping[type[Entry], Callable[[Any, str], str]] = {
    Finding: lambda entry, _: f"问题 {entry.id}",
    FindingItem: lambda _, of: f"问题 {of.partition('/')[0]} 的小项“{of.partition('/')[2]}”",
    Notice: lambda entry, _: f"督办文书 {entry.id}",
    Board: lambda entry, _: f"公布榜单 {entry.called}",
    LogEntry: lambda entry, of: f"问题 {of} 的办理记录 {entry.date} {entry.event.label}",
    Update: lambda entry, of: f"任务 {of} 的进展 {entry.date}",
    Extension: lambda entry, of: f"任务 {of} 的延期 {entry.date}",
    Suspension: lambda entry, of: f"任务 {of} 的暂缓 {entry.start}",
    Actual: lambda entry, of: f"指标 {of} 的实际值 {entry.date}",
    TermsChange: lambda entry, of: f"{of} 的目标调整 {entry.date}",
    Payment: lambda entry, _: f"支出 {entry.date} {entry.line} {spoken(entry.amount)}",
    Receipt: lambda entry, _: f"到位资金 {entry.date} {spoken(entry.amount)}",
    Adjustment: lambda entry, _: f"预算调整 {entry.date} {spoken(entry.amount)}",
    Sample: lambda entry, _: f"抽查 {entry.date} {entry.indicator} {entry.owner}",
    MaterialReturn: lambda entry, of: f"申报材料 {of} 的退回 {entry.date}",
    AssessmentTotal: lambda entry, of: f"测评 {of} 的汇总结果 {entry.name or entry.of.label}",
    Received: lambda entry, of: f"督办文书 {of} 的签收 {entry.owner} {entry.date}",
    OwnerReply: lambda entry, of: f"督办文书 {of} 的回复 {entry.owner} {entry.date}",
    Award: lambda entry, _: f"加减分 {entry.date} {entry.owner} {entry.code}",
    Tally: lambda entry, _: f"累计数 {entry.as_of} {entry.owner or '全部单位'}",
    Inspection: lambda entry, _: f"巡查 {entry.date} {entry.tier.label}",
}
GROWING = tuple(_NAMES)


def told(entry: Entry, found: Difference) -> str:
    """A record in a few words: ``支出 2020-06-15 XC 1.2万元``."""
    return _NAMES[type(entry)](entry, found.id or "")


def removed(edit: Edit) -> Iterator[tuple[Difference, Entry]]:
    """Every record of these kinds that is gone and was not written anew."""
    for found in edit.differences:
        item = found.item
        if found.kind is not ChangeKind.REMOVED or found.partner is not None:
            continue
        if isinstance(item, GROWING) and not _is_to_come(item, edit):
            yield found, item


def rewritten(edit: Edit) -> Iterator[tuple[Difference, Entry, Entry]]:
    """Every record of these kinds that says something else now, before and after."""
    for found in edit.differences:
        item, before = found.item, found.partner
        if found.kind is not ChangeKind.ADDED or before is None or not isinstance(item, GROWING):
            continue
        if not completes(before, item) and not _is_to_come(before, edit, item):
            yield found, before, item


def _is_to_come(before: Entry, edit: Edit, after: Entry | None = None) -> bool:
    """Whether a pause has not begun yet, or is only ended sooner than was thought."""
    if not isinstance(before, Suspension):
        return False
    if before.start > edit.as_of:
        return True
    if not isinstance(after, Suspension) or before.end is None or after.end is None:
        return False
    is_same = before.model_copy(update={"end": after.end}) == after
    return is_same and edit.as_of <= after.end <= before.end


def completes(before: Entry, after: Entry) -> bool:
    """Whether a record only says more than it did: blanks filled in, papers added."""
    return all(is_completed(before, after, name) for name in shape_of(type(before)).fields)


def is_completed(before: Entry, after: Entry, name: str) -> bool:
    """Whether a field says what it did, or fills a blank, or has more items."""
    was, now = getattr(before, name), getattr(after, name)
    if (type(before), name) in _MEASURED:
        return bool(was == now)
    if isinstance(was, tuple) and isinstance(now, tuple):
        return set(was) <= set(now)
    return was is None or bool(was == now)
