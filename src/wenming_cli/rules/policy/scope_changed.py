"""计划开始以后换了统计的范围：计划期、交办和开始日期、任务的分解、点位的在册和示范。

为什么：截止日期一改，序时进度就变；任务写上一个以后的交办日期，以前就不统计它了；
拆成几个，逾期的那一个就不见了；点位去掉示范、退出名录，漏巡就不算了。

怎么改：改回去。点位真的退出，写退出日期，写当天或以后的；任务真的要拆，另立新任务，
原来的照办。确实要改的，合并的人看过同意就行，在那一行写 # wenming: ignore E725 理由。

对：
    点位:
    - {编号: D1, 名称: 市场, 点位类型: 农贸市场, 责任单位: 东街街道, 示范点位: true}

错：
    点位:
    - {编号: D1, 名称: 市场, 点位类型: 农贸市场, 责任单位: 东街街道}  # 原来是示范点位
"""

from collections.abc import Iterator

from wenming_cli.changes import ChangeKind, Difference
from wenming_cli.changes.fields import plainly
from wenming_cli.changes.subjects import subject
from wenming_cli.diagnostic import Severity
from wenming_cli.model.scalars import shown
from wenming_cli.model.site import Site
from wenming_cli.model.task import Part
from wenming_cli.rules.policy.edit import Edit, was_at
from wenming_cli.rules.rule import Breach

CODE = "E725"
SEVERITY = Severity.WARNING
_LONGEST = 60

_FIELDS = frozenset(
    (
        *(("plan", name) for name in ("year", "start", "end")),
        *(("tasks", name) for name in ("assigned", "start", "every")),
        *(("tasks", f"every.{name}") for name in ("period", "day", "since", "until")),
        *(("sites", name) for name in ("type", "demonstration", "opened", "closed")),
        ("workstreams", "kind"),
    )
)


def check(edit: Edit) -> Iterator[Breach]:
    """Every change of what is counted, and over which time."""
    if not edit.has_begun:
        return
    for found in edit.differences:
        what = _what(edit, found)
        if what is not None:
            name = subject(found, edit.old if found.new is None else edit.new)
            message = f"{name}：{shown(what, _LONGEST)}（{was_at(found)}）"
            hint = "改回去；确实要改的，写明依据和从哪一天起"
            yield Breach(edit.place(found), message, hint)


def _what(edit: Edit, found: Difference) -> str | None:
    """What was done to the scope; None where it is the same, or was not yet reached."""
    if found.kind is ChangeKind.REMOVED and isinstance(found.item, Site):
        return "点位被删去"
    if found.kind is ChangeKind.ADDED and isinstance(found.item, Part):
        task = edit.old.task_by_id.get((found.id or "").partition("/")[0])
        return "原来不分解，现在分给几个单位" if task is not None and not task.parts else None
    if found.kind is not ChangeKind.CHANGED or (found.section, found.field) not in _FIELDS:
        return None
    return None if _is_to_come(edit, found) else plainly(found)


def _is_to_come(edit: Edit, found: Difference) -> bool:
    """Whether a day was and is still ahead, so that nothing that was counted is counted anew."""
    was, now = found.before, found.after
    if found.section == "tasks" and found.field == "start":
        was, now = was or edit.old.start, now or edit.new.start
    if found.field not in ("assigned", "start", "opened", "closed") or found.section == "plan":
        return False
    is_ahead = [day is not None and day > edit.as_of for day in (was, now)]
    return all(is_ahead) or (found.field == "closed" and was is None and is_ahead[1])
