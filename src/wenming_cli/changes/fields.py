"""Fields that changed, in words: the model's titles, and the trade's words where it has them."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from wenming_cli.changes.change import Difference
from wenming_cli.changes.values import words
from wenming_cli.figures.days.calendar import roller
from wenming_cli.figures.days.period import known
from wenming_cli.figures.findings.items import log_of
from wenming_cli.figures.findings.surveying import own_limit
from wenming_cli.frozen import frozen
from wenming_cli.model.base import Entry
from wenming_cli.model.board import Board
from wenming_cli.model.budget import Budget, Line
from wenming_cli.model.closing import Closing
from wenming_cli.model.finding import Event, Finding
from wenming_cli.model.indicator import Indicator, Nature
from wenming_cli.model.leaf import day_of
from wenming_cli.model.notice import Notice
from wenming_cli.model.owner import Owner
from wenming_cli.model.plan import Plan
from wenming_cli.model.project import Project
from wenming_cli.model.scalars import Due, Endless, Parsed, parse_money
from wenming_cli.model.settings import Settings
from wenming_cli.model.shape import FieldShape, Kind, mark_of, shape_of
from wenming_cli.model.site import Site
from wenming_cli.model.task import Course, NamedTarget, Part, Task
from wenming_cli.model.workstream import Workstream
from wenming_cli.words.money import quoted_money

ARROW = "→"


@frozen
class Vantage:
    """A vantage is where changes are told from: the plan before, and the day limits have passed by.

    ``since`` is the day the plan before was made on, where that is known: what is dated earlier
    and was not in it was written afterwards.
    """

    before: Plan
    day: date
    since: date | None = None


Told = tuple[str, bool]
"""A sentence, and whether it asks for attention."""


def field_told(difference: Difference, at: Vantage) -> Told:
    """Tell what happened to a field."""
    key = (type(difference.record), difference.field or "")
    special = _SPECIAL.get(key)
    if special is not None:
        return special(difference, at)
    is_watched = key in _WATCHED or key[0] in _WATCHED_WHOLE
    return plainly(difference), is_watched


def plainly(difference: Difference) -> str:
    """Name the title, before and after."""
    titles, found = _titles(difference)
    return change_of("".join(titles), found, difference.before, difference.after)


def change_of(title: str, found: FieldShape, was: Any, now: Any) -> str:
    """Write ``title 40% → 70%``; for lists and tables what came and went, for money how much."""
    if found.kind is Kind.SCALARS:
        return f"{title}{_list_change(found, was, now)}"
    if found.kind is Kind.TABLE:
        return f"{title}：{_table_change(was, now)}"
    if was is None:
        return f"补上{title} {words(now, found)}"
    if now is None:
        return f"去掉{title}（原为 {words(was, found)}）"
    sentence = f"{title} {words(was, found)} {ARROW} {words(now, found)}"
    parser = mark_of(found.marks, Parsed)
    if parser is None or parser.parser is not parse_money:
        return sentence
    return f"{sentence}（{quoted_money(now - was, signed=True)}）"


def _titles(difference: Difference) -> tuple[list[str], FieldShape]:
    """The titles on the way to a field, and its shape."""
    names = (difference.field or "").split(".")
    model: type[Entry] | None = type(difference.record)
    titles = []
    for name in names:
        assert model is not None  # noqa: S101  only records have fields
        found = shape_of(model).fields[name]
        titles.append(found.title)
        model = found.model
    return titles, found


def _list_change(found: FieldShape, was: tuple[Any, ...], now: tuple[Any, ...]) -> str:
    come = tuple(item for item in now if item not in was)
    gone = tuple(item for item in was if item not in now)
    parts = [f"增加 {words(come, found)}"] if come else []
    parts += [f"去掉 {words(gone, found)}"] if gone else []
    return "，".join(parts) or f"换了次序：{words(now, found)}"


def _table_change(was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    parts = []
    for key in dict.fromkeys((*was, *now)):
        if key not in was:
            parts.append(f"增加 {key} {words(now[key])}")
        elif key not in now:
            parts.append(f"去掉 {key}（原为 {words(was[key])}）")
        elif was[key] != now[key]:
            parts.append(f"{key} {words(was[key])} {ARROW} {words(now[key])}")
    return "，".join(parts) or "换了次序"


# --- the trade's words ----------------------------------------------------------------------------


def _limit(difference: Difference, at: Vantage) -> Told:
    """``完成时限 2020-06-30 → 2020-07-31（顺延 31 天，已逾期后改动）``."""
    was, now = _limits(difference, at)
    sentence = plainly(difference)
    old = difference.old
    due = day_of(was or inherited_limit(difference, at))
    is_late = isinstance(old, Course | Finding) and _had_passed(old, due, at)
    late = "已逾期后改动" if is_late else ""
    if was is None or now is None:
        return f"{sentence}（{late}）" if late else sentence, True
    if isinstance(was, Endless) or isinstance(now, Endless):
        return f"{sentence}（{late}）" if late else sentence, is_late or now is Endless.LONG_TERM
    days = (now - was).days
    moved = f"顺延 {days} 天" if days > 0 else f"提前 {-days} 天"
    return f"{sentence}（{moved}{f'，{late}' if late else ''}）", days > 0 or is_late


def _limits(difference: Difference, at: Vantage) -> tuple[Due | None, Due | None]:
    """The limits that are written before and after; those of a finding may be so many days."""
    old, new = difference.old, difference.new
    if not (isinstance(old, Finding) and isinstance(new, Finding)):
        return difference.before, difference.after
    was, now = (own_limit(f, at.before.settings) if f.due is not None else None for f in (old, new))
    return was, now


def inherited_limit(difference: Difference, at: Vantage) -> Due | None:
    """Find the limit of the task a part belongs to."""
    task = at.before.task_by_id.get((difference.id or "").partition("/")[0])
    return task.due if task is not None and isinstance(difference.record, Part) else None


def _had_passed(old: Course | Finding, due: date | None, at: Vantage) -> bool:
    """Whether a limit had been missed when it was changed: by the day, or by what was done late."""
    if isinstance(old, Finding):
        granted = [entry.to for entry in known(old.log, at.day) if entry.event is Event.EXTENDED]
        finished = [e.date for e in log_of(old, at.day) if e.event is Event.RECTIFIED][-1:]
    else:
        granted = [extension.to for extension in known(old.extensions, at.day)]
        finished = [old.done] if old.done is not None else []
    limits = [limit for limit in (due, *granted) if limit is not None]
    if not limits:
        return False
    limit = limits[-1] if isinstance(old, Finding) else roller(at.before.settings)(limits[-1])
    return limit < min((at.day, *finished))


def _lead(difference: Difference, at: Vantage) -> Told:
    """``换牵头单位 甲局 → 乙局``; a task without one is led by its workstream's."""
    record = difference.record
    default = None
    if isinstance(record, Task):
        workstream = at.before.workstream_by_id.get(record.workstream)
        default = None if workstream is None else workstream.owner
    named = [
        f"{default}（默认）" if unit is None and default else unit
        for unit in (difference.before, difference.after)
    ]
    if None in named:
        return plainly(difference), False
    is_another = (difference.before or default) != (difference.after or default)
    return f"换{record.title_of('owner')} {named[0]} {ARROW} {named[1]}", is_another


def _done(difference: Difference, at: Vantage) -> Told:
    """``办结（2020-06-28）``; a completion taken back or dated otherwise asks for attention.

    So does one within the limit that was written when the limit had passed.
    """
    if difference.before is None:
        is_late = _is_written_late(difference, at)
        late = "，逾期以后才写上" if is_late else ""
        return f"办结（{difference.after}{late}）", is_late
    if difference.after is None:
        return f"取消办结（原为 {difference.before} 办结）", True
    return plainly(difference), True


def _is_written_late(difference: Difference, at: Vantage) -> bool:
    old, done = difference.old, difference.after
    if at.since is None or done > at.since or not isinstance(old, Task | Part):
        return False
    granted = [extension.to for extension in known(old.extensions, at.since)]
    limit = granted[-1] if granted else day_of(old.due or inherited_limit(difference, at))
    last = None if limit is None else roller(at.before.settings)(limit)
    return last is not None and done <= last < at.since


def _cancelled(difference: Difference, at: Vantage) -> Told:  # noqa: ARG001  one signature for all
    """``取消（日期 2020-06-30，原因 …）``."""
    if difference.before is None:
        return f"取消（{words(difference.after)}）", True
    return f"恢复（原已取消：{words(difference.before)}）", True


def _target(difference: Difference, at: Vantage) -> Told:  # noqa: ARG001  one signature for all
    """``指标值下调 95 → 90``; attention where it is easier to reach than before."""
    sentence, record = plainly(difference), difference.record
    was, now = _number(difference.before), _number(difference.after)
    if was is None or now is None or not isinstance(record, Indicator):
        return sentence, True
    is_lower = now < was
    title = record.title_of("target")
    is_easier = is_lower != (record.nature is Nature.AT_MOST)
    turned = sentence.replace(title, f"{title}{'下调' if is_lower else '上调'}", 1)
    return turned, is_easier


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


_SPECIAL: Mapping[tuple[type[Entry], str], Callable[[Difference, Vantage], Told]] = {
    (Task, "due"): _limit,
    (Part, "due"): _limit,
    (Finding, "due"): _limit,
    (Task, "owner"): _lead,
    (Finding, "owner"): _lead,
    (Task, "done"): _done,
    (Part, "done"): _done,
    (Task, "cancelled"): _cancelled,
    (Part, "cancelled"): _cancelled,
    (Indicator, "target"): _target,
}
_NOTICE = ("kind", "date", "routine", "owners", "tasks", "findings", "reply_due")
_WATCHED: frozenset[tuple[type[Entry], str]] = frozenset(
    (
        *((Task, name) for name in ("joint", "weight", "assigned", "start", "target")),
        *((Task, f"target.{name}") for name in ("value", "unit")),
        *((Part, f"target.{name}") for name in ("value", "unit")),
        (Part, "target"),
        *((NamedTarget, name) for name in ("value", "unit", "weight")),
        *((Task, f"cancelled.{name}") for name in ("date", "reason", "approved_by")),
        *((Part, f"cancelled.{name}") for name in ("date", "reason", "approved_by")),
        *(
            (Indicator, name)
            for name in ("nature", "unit", "weight", "accrual", "measure", "score")
        ),
        *((Finding, name) for name in ("found", "assigned", "severity", "category", "text")),
        *((Project, name) for name in ("id", "year", "start", "end")),
        (Budget, "total"),
        (Line, "amount"),
        *((Workstream, name) for name in ("owner", "kind", "indicators")),
        *((Owner, name) for name in ("kind", "parent")),
        *((Site, name) for name in ("type", "owner", "subdistrict", "demonstration")),
        *((Site, name) for name in ("opened", "closed")),
        (Task, "workstream"),
        *((Notice, name) for name in _NOTICE),
    )
)
"""Fields that people are held to."""

_WATCHED_WHOLE = frozenset((Settings, Board, Closing))
"""Records that are not to be touched at all once they are there."""
