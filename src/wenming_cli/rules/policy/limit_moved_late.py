"""时限已经过了，才往后改或者补延期。

为什么：过了时限再改时限，逾期就凭空消失了。真的要延，得有人发文担责，不能一改了之。

怎么改：直接改的改回去。补写的延期要写批准的文号；
问题的延期、改派（改派重新计时的）要写原因，经办单位写批准的单位，不能是责任单位自己。
写了的不报，照算，数字上注明“逾期后延期”（E324）。

对：
    完成时限: 2020-06-30
    延期:
    - {批准日期: 2020-07-10, 延至: 2020-07-31, 原因: 管网改道, 批准单位: 区创建办,
       文号: 盘创办〔2020〕21号}

错：
    完成时限: 2020-06-30
    延期:
    - {批准日期: 2020-07-10, 延至: 2020-07-31, 原因: 管网改道, 批准单位: 区创建办}
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.changes import ChangeKind, Difference
from wenming_cli.diagnostic import Severity
from wenming_cli.model.finding import Event, Finding, LogEntry
from wenming_cli.model.task import Extension
from wenming_cli.rules.policy.edit import Edit, was_at
from wenming_cli.rules.policy.limits import in_force, moved
from wenming_cli.rules.rule import Breach

CODE = "E712"
SEVERITY = Severity.ERROR


def check(edit: Edit) -> Iterator[Breach]:
    """Every limit that was moved when it had passed, by an edit or an extension on no ground."""
    for limit in moved(edit):
        if limit.passed:
            yield Breach(
                edit.place(limit.found),
                f"{limit.what} 的时限过了才从 {limit.before_words} 改到 {limit.after_words}"
                f"（{was_at(limit.found)}）",
                limit.cure("；真要延的，写一条延期，写明批准的文号"),
            )
    for found in edit.differences:
        if found.kind is ChangeKind.ADDED and found.old is not None:
            yield from _late(edit, found)


def _late(edit: Edit, found: Difference) -> Iterator[Breach]:
    item = found.item
    if isinstance(item, Extension):
        what, to, cure = "任务", item.to, "写上批准的文号"
        is_accounted_for = item.document is not None
    elif isinstance(item, LogEntry) and (moved_to := _moved_to(edit, found, item)) is not None:
        what, to, cure = "问题", moved_to, "写上原因，经办单位写批准的单位"
        owner = found.new.owner if isinstance(found.new, Finding) else None
        is_accounted_for = item.reason is not None and item.by not in (None, owner)
    else:
        return
    limit = _passed(edit, found, item.date)
    if limit is not None and to > limit and not is_accounted_for:
        message = f"{what} {found.id} 的时限 {limit} 过了才延到 {to}"
        yield Breach(edit.place(found), message, f"{cure}；不该延的删去")


def _moved_to(edit: Edit, found: Difference, item: LogEntry) -> date | None:
    """The limit an entry of a log gives: what it says, or the days a unit has that takes over."""
    if item.event is Event.REASSIGNED:
        return in_force(edit.new, found.section, found.id or "", item.date)
    return item.to if item.event is Event.EXTENDED else None


def _passed(edit: Edit, found: Difference, day: date) -> date | None:
    """The limit before the extension, where it had passed when that was approved."""
    limit = in_force(edit.old, found.section, found.id or "", day)
    return limit if limit is not None and limit < day else None
