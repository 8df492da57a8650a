"""Whole records that were added or removed, in words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from wenming_cli.changes.change import ChangeKind, Difference
from wenming_cli.changes.comparing import paired, without
from wenming_cli.changes.fields import ARROW, Told, Vantage, change_of, inherited_limit
from wenming_cli.changes.keys import PAIRED_BY
from wenming_cli.changes.values import description, words
from wenming_cli.figures.days.calendar import roller
from wenming_cli.figures.days.period import known
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.model.assessment import (
    Assessment,
    CheckItem,
    SiteType,
    Standard,
    System,
)
from wenming_cli.model.base import Entry
from wenming_cli.model.budget import Adjustment, Fund, Payment, Receipt
from wenming_cli.model.finding import Category, Event, Finding, LogEntry, finding_of
from wenming_cli.model.indicator import Actual, Indicator, Sample
from wenming_cli.model.inspection import Inspection
from wenming_cli.model.leaf import Leaf, day_of, key_of
from wenming_cli.model.material import Material
from wenming_cli.model.narrative import Narrative
from wenming_cli.model.notice import Notice
from wenming_cli.model.owner import Owner
from wenming_cli.model.project import Basis, Theme
from wenming_cli.model.scalars import shown
from wenming_cli.model.shape import Kind as Under
from wenming_cli.model.shape import shape_of
from wenming_cli.model.site import Site, Sponsor
from wenming_cli.model.task import Course, Extension, Part, Suspension, Task, Update
from wenming_cli.words.money import quoted_money
from wenming_cli.words.numbers import plain_text

_FREE = frozenset((Category, SiteType, CheckItem, Narrative, Owner, Fund, Theme, Basis, Sponsor))
"""Records that may come and go; all others are not to be taken out or written anew."""

_TELLING = frozenset(("date", "start", "event", "line", "indicator", "owner", "site", "name"))
"""Fields that tell people which record is meant."""

_SETTLING = frozenset((Event.CLOSED, Event.LONG_TERM, Event.VOID))
"""What others have to settle."""

_DECIDING = _SETTLING | {Event.RECTIFIED, Event.EXTENDED}
"""What decides whether a finding is late."""

_BRIEF: Mapping[type[Entry], tuple[str, ...]] = {
    Task: ("owner", "due"),
    Part: ("due",),
    Finding: ("owner", "found"),
    Notice: ("date", "owners"),
    Site: ("type", "owner"),
    Indicator: ("target", "weight"),
    Owner: ("kind",),
    System: ("name",),
    Standard: ("item", "method", "points", "owners"),
    Assessment: ("kind", "start", "end"),
    Material: ("standard", "owner", "due"),
}
"""What is said of a named record beside its name."""


def record_told(difference: Difference, at: Vantage) -> Told:
    """Tell what happened to a whole record, or to one in a list."""
    item = difference.item
    assert item is not None  # noqa: S101  only records are added or removed
    is_free = type(item) in _FREE
    if difference.kind is ChangeKind.REMOVED:
        return f"{_label(item)}被删除{_bracketed(_brief(item))}", not is_free
    if difference.partner is not None:
        return _rewritten(difference.partner, item), not is_free
    special = _ADDED.get(type(item))
    if special is not None:
        return special(item, difference, at)
    return f"新增{item.LABEL}{_bracketed(_brief(item))}", False


def _label(item: Entry) -> str:
    is_record = type(item) not in _FREE and (type(item) in PAIRED_BY or isinstance(item, Finding))
    return f"{item.LABEL.removesuffix('记录')}{'记录' if is_record else ''}"


def _bracketed(text: str) -> str:
    return f"（{text}）" if text else ""


def _brief(item: Entry) -> str:
    fields = shape_of(type(item)).fields
    chosen = _BRIEF.get(type(item))
    if chosen is None:
        return shown(description(item), 80)
    values = ((fields[name], getattr(item, name)) for name in chosen)
    return "，".join(
        f"{found.title} {words(value, found)}" for found, value in values if value not in (None, ())
    )


def _rewritten(old: Entry, new: Entry) -> str:
    """What was written otherwise, field by field, introduced by what stayed."""
    fields = shape_of(type(new)).fields
    kept = [
        words(getattr(new, name), found)
        for name, found in fields.items()
        if name in _TELLING
        and getattr(new, name) is not None
        and getattr(old, name) == getattr(new, name)
    ]
    return f"改写{_label(new)}{_bracketed('，'.join(kept))}：{'，'.join(rewriting(old, new))}"


def rewriting(old: Entry, new: Entry) -> list[str]:
    """Tell what was written otherwise in a record, one phrase a field, with before and after."""
    parts: list[str] = []
    for name, found in shape_of(type(new)).fields.items():
        was, now = getattr(old, name), getattr(new, name)
        if was == now:
            continue
        if found.kind is Under.RECORDS:
            parts += _rewritten_within(was, now)
        elif found.kind in (Under.SCALAR, Under.SCALARS):
            parts.append(change_of(found.title, found, was, now))
        else:
            parts.append(f"{found.title}有改动")
    return parts


def _rewritten_within(was: Sequence[Entry], now: Sequence[Entry]) -> Iterator[str]:
    """The same of the records in a record: ``检查项 D1 地面干净：结果 不符合 → 符合``."""
    gone, come = without(was, now), without(now, was)
    pairs = dict(paired(gone, come))
    for at, record in enumerate(gone):
        if at in pairs:
            kept = "".join(f" {words(getattr(record, name))}" for name in _naming(record))
            yield f"{record.LABEL}{kept}：{'，'.join(rewriting(record, come[pairs[at]]))}"
        else:
            yield f"去掉{record.LABEL}（{_brief(record)}）"
    taken = set(pairs.values())
    for at, record in enumerate(come):
        if at not in taken:
            yield f"增加{record.LABEL}（{_brief(record)}）"


def _naming(record: Entry) -> tuple[str, ...]:
    return PAIRED_BY.get(type(record), ((),))[0]


# --- the trade's words ----------------------------------------------------------------------------


def _update(update: Update, difference: Difference, at: Vantage) -> Told:
    """``进展 40% → 70%（2020-06-30）``; attention where it goes down."""
    tail = f"（{'，'.join((str(update.date), *_said_of(update)))}）"
    holder = difference.record
    field = "value" if update.value is not None else "progress"
    now = getattr(update, field)
    of = _occurrence_of(update, difference, at)
    named = _period_of(of)
    if update.done is not None:
        return f"{named}办结{tail}", False
    if update.values and now is None:
        return f"分项完成 {words(update.values)}{tail}", False
    if now is None or not isinstance(holder, Course):
        return f"{named}报送进展{tail}", False
    own = holder.updates if of is None else [u for u in holder.updates if _is_of(u, of)]
    before = [u for u in known(own, update.date) if getattr(u, field) is not None]
    earlier = before[: before.index(update)]
    was: Decimal = getattr(earlier[-1], field) if earlier else Decimal(0)
    title, unit = ("累计完成", _unit(holder)) if field == "value" else ("进展", "%")
    return (
        f"{named}{title} {plain_text(was)}{unit} {ARROW} {plain_text(now)}{unit}{tail}",
        now < was,
    )


def _said_of(update: Update) -> Iterator[str]:
    if update.note:
        yield shown(update.note)
    if update.reason:
        yield f"滞后原因 {shown(update.reason)}"
    if update.next_step:
        yield f"下步措施 {shown(update.next_step)}"


def _unit(holder: Course) -> str:
    target = holder.target if isinstance(holder, Task | Part) else None
    return "" if target is None else target.unit


def _occurrence_of(entry: Update | Extension, difference: Difference, at: Vantage) -> Leaf | None:
    """The period of a recurring duty that a record is about; None for any other task."""
    own = at.before.recurring.get(difference.id or "", ())
    return next((leaf for leaf in own if _is_of(entry, leaf)), None)


def _period_of(leaf: Leaf | None) -> str:
    """What the period is called; nothing for a task that does not recur."""
    return "" if leaf is None or leaf.occurrence is None else leaf.occurrence.name


def _is_of(entry: Update | Extension, leaf: Leaf) -> bool:
    return leaf.occurrence is not None and key_of(entry, (leaf.occurrence,)) == leaf.occurrence.key


def _extension(extension: Extension, difference: Difference, at: Vantage) -> Told:
    """``延期至 2020-07-31（2020-06-25 批准，…）``; attention where the limit had passed."""
    holder = difference.record
    limit, of = None, _occurrence_of(extension, difference, at)
    if of is not None:
        earlier = known(of.course.extensions, extension.date)
        limit = earlier[-1].to if earlier else of.due
    elif isinstance(holder, Task | Part):
        granted = known(holder.extensions, extension.date)
        before = granted[: granted.index(extension)]
        limit = before[-1].to if before else day_of(holder.due or inherited_limit(difference, at))
    late = _lateness(limit, extension.date, at, "逾期后延期")
    reason = f"{extension.approved_by}，{shown(extension.reason)}"
    return f"{_period_of(of)}延期至 {extension.to}（{extension.date} 批准，{reason}{late}）", bool(
        late
    )


def _lateness(limit: date | None, day: date, at: Vantage, words_then: str) -> str:
    """Whether a limit had passed on the day of a record, or before anybody could read it."""
    if limit is None:
        return ""
    last = roller(at.before.settings)(limit)
    if last < day:
        return f"，{words_then}"
    return (
        "，逾期以后才写上" if at.since is not None and day <= at.since and last < at.since else ""
    )


def _suspension(pause: Suspension, difference: Difference, at: Vantage) -> Told:
    until = f" 至 {pause.end}" if pause.end else " 起"
    holder = difference.record
    limit = _limit_of(holder, difference, at) if isinstance(holder, Task | Part) else None
    late = _lateness(limit, pause.start, at, "逾期后暂缓")
    return f"暂缓（{pause.start}{until}，{pause.approved_by}，{shown(pause.reason)}{late}）", bool(
        late
    )


def _limit_of(holder: Task | Part, difference: Difference, at: Vantage) -> date | None:
    granted = known(holder.extensions, at.since or at.day)
    return granted[-1].to if granted else day_of(holder.due or inherited_limit(difference, at))


def _log(entry: LogEntry, difference: Difference, at: Vantage) -> Told:
    """``已整改（2020-06-20，经办单位 …）``; attention where it is settled by whom it concerns."""
    rest = description(entry, without=("date", "event"))
    finding = _finding_of(difference, at)
    owner = finding.owner if finding is not None else None
    is_own = entry.event in _SETTLING and entry.by is not None and entry.by == owner
    is_unfounded = entry.event is Event.VOID and entry.reason is None
    is_late = _undoes_a_delay(entry, difference, at)
    late = "，逾期以后才写上" if is_late else ""
    sentence = f"{entry.event.label}（{entry.date}{f'，{rest}' if rest else ''}{late}）"
    return sentence, is_own or is_unfounded or is_late


def _finding_of(difference: Difference, at: Vantage) -> Finding | None:
    """The finding a log is of, or that has the item it is of."""
    record = difference.record
    if isinstance(record, Finding):
        return record
    return at.before.finding_by_id.get(finding_of(difference.id or ""))


def _undoes_a_delay(entry: LogEntry, difference: Difference, at: Vantage) -> bool:
    """Whether a finding that was late by what could be read is said not to have been."""
    finding = at.before.finding_by_id.get(finding_of(difference.id or ""))
    is_old = at.since is not None and entry.date <= at.since
    if finding is None or at.since is None or not is_old or entry.event not in _DECIDING:
        return False
    is_work = entry.event in (Event.RECTIFIED, Event.CLOSED)
    found = survey(replace(at.before, findings=(finding,)), at.since)
    return any(s.overdue_days and (not is_work or entry.date <= s.effective_due) for s in found)


def _payment(payment: Payment, difference: Difference, at: Vantage) -> Told:  # noqa: ARG001
    """``支出 +2.35万元（2020-06-15，用途 GG，…）``."""
    fields = (payment.payee, payment.voucher, payment.note)
    rest = "".join(f"，{shown(text)}" for text in fields if text)
    task = f"，任务 {payment.task}" if payment.task else ""
    amount = quoted_money(payment.amount, signed=True)
    return f"支出 {amount}（{payment.date}，用途 {payment.line}{task}{rest}）", False


def _receipt(receipt: Receipt, difference: Difference, at: Vantage) -> Told:  # noqa: ARG001
    """``到位资金 +20万元（2020-03-02，区级财政，…）``."""
    fields = (receipt.source, receipt.document, receipt.note)
    rest = "".join(f"，{shown(text)}" for text in fields if text)
    return f"到位资金 {quoted_money(receipt.amount, signed=True)}（{receipt.date}{rest}）", False


def _adjustment(adjustment: Adjustment, difference: Difference, at: Vantage) -> Told:  # noqa: ARG001
    line = f"，用途 {adjustment.line}" if adjustment.line else ""
    amount = quoted_money(adjustment.amount, signed=True)
    return f"预算调整 {amount}（{adjustment.date}{line}，{shown(adjustment.reason)}）", False


def _actual(actual: Actual, difference: Difference, at: Vantage) -> Told:  # noqa: ARG001
    """``实际值 88 → 95（2020-06-30）``."""
    holder = difference.record
    now = actual.value if actual.value is not None else actual.level
    if now is None or not isinstance(holder, Indicator):
        return f"报送实际值（{description(actual)}）", False
    earlier = known(holder.actuals, actual.date)
    before = earlier[: earlier.index(actual)]
    was = next((v for a in reversed(before) for v in (a.value, a.level) if v is not None), None)
    start = f"{words(was)} {ARROW} " if was is not None else ""
    return f"实际值 {start}{words(now)}（{actual.date}）", False


def _sample(sample: Sample, difference: Difference, at: Vantage) -> Told:  # noqa: ARG001
    found = f"{sample.date}，指标 {sample.indicator}，{sample.owner}"
    word = "全数重报抽查" if sample.restates else "抽查"
    return f"{word} {sample.checked} 合格 {sample.passed}（{found}）", False


def _inspection(inspection: Inspection, difference: Difference, at: Vantage) -> Told:  # noqa: ARG001
    visited = {*inspection.sites, *(check.site for check in inspection.checks)}
    by = f"，{inspection.by}" if inspection.by else ""
    tier = inspection.tier.label
    return f"巡查 {len(visited)} 个点位（{inspection.date}，{tier}{by}）", False


_ADDED: Mapping[type[Entry], Callable[[Any, Difference, Vantage], Told]] = {
    Update: _update,
    Extension: _extension,
    Suspension: _suspension,
    LogEntry: _log,
    Payment: _payment,
    Adjustment: _adjustment,
    Receipt: _receipt,
    Actual: _actual,
    Sample: _sample,
    Inspection: _inspection,
}
