"""Names in what was typed: which record is meant, and the one id by which a plan calls it."""

from collections.abc import Iterator
from datetime import date, timedelta

from wenming_cli.inputs.edits.assignments import Meaning
from wenming_cli.inputs.naming import lookable, near, periods
from wenming_cli.model.finding import Finding, finding_of, item_id
from wenming_cli.model.plan import Plan
from wenming_cli.model.recurrence import MARK
from wenming_cli.model.scalars import Choice, Month, folded, shown
from wenming_cli.model.shape import FieldShape
from wenming_cli.model.task import Task
from wenming_cli.screens.record import Found, called, find, is_occurrence
from wenming_cli.sink import quoted
from wenming_cli.stop import Stop
from wenming_cli.synonyms import value_of

_DAYS = {
    "今天": 0,
    "今日": 0,
    "当天": 0,
    "today": 0,
    "昨天": -1,
    "昨日": -1,
    "yesterday": -1,
    "前天": -2,
    "明天": 1,
    "明日": 1,
    "tomorrow": 1,
    "后天": 2,
}
_MONTHS = {"本月": 0, "这个月": 0, "当月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1}
_SECTIONS = {"parts": "tasks", "lines": "budget", "finding_items": "findings"}
"""Where the records of a reference are looked up, where it is under another name."""

_MOST_LISTED = 6


def day_named(text: str, today: date) -> str:
    """The date a word like 今天 stands for; any other text as it is."""
    days = _DAYS.get(text.strip().lower())
    return text if days is None else str(today + timedelta(days=days))


def meaning(plan: Plan, today: date) -> Meaning:
    """What values say in a plan on a day: dates by their names, choices, records by their ids."""

    def of(found: FieldShape, text: str) -> str:
        if found.reference is not None:
            return canonical(plan, found.reference.section, text)
        if found.scalar is date:
            return day_named(text, today)
        if found.scalar is Month and text in _MONTHS:
            return str(Month.of(today) + _MONTHS[text])
        return _choice(found.scalar, text)

    return of


def _choice(scalar: object, text: str) -> str:
    """The word of a list of choices that an everyday word stands for."""
    if not (isinstance(scalar, type) and issubclass(scalar, Choice)) or text in scalar.table():
        return text
    value = value_of(text, scalar.__name__)
    return text if value is None else str(scalar.table()[value].label)


def canonical(plan: Plan, section: str, text: str) -> str:
    """The id of the one record a reference means, by id, alias, name or title; else the text."""
    own = _SECTIONS.get(section, section)
    name = _of_unit(plan, text) if section == "parts" else text
    for look in (find, called):
        ids = {f.id for f in look(plan, name) if f.section == own}
        if len(ids) == 1:
            return ids.pop()
    return text


# --- the record that a command is about -----------------------------------------------------------


def record_named(plan: Plan, wanted: str, *sections: str) -> Found:
    """The one record of some sections that is called so; stops with what may have been meant."""
    wanted = _of_unit(plan, wanted)
    for look in (find, called):
        found = [f for f in look(plan, wanted) if not sections or f.section in sections]
        if len(found) == 1:
            return found[0]
        if found:
            listed = "、".join(f"{f.id}（{f.title}）" for f in found[:_MOST_LISTED])
            raise Stop(f"叫{quoted(wanted)}的有 {len(found)} 个：{listed}；写编号")
    others = find(plan, wanted) or called(plan, wanted)
    noun = "、".join(_noun(section) for section in sections)
    if others:
        raise Stop(f"{quoted(wanted)}是{others[0].title}，不是{noun}{_way(others[0])}")
    known = [f for f in lookable(plan, wanted) if not sections or f.section in sections]
    raise Stop(f"没有{quoted(wanted)}这个{noun or '编号'}{_suggested(plan, wanted, known)}")


def _of_unit(plan: Plan, wanted: str) -> str:
    """The name of a part of a task with the one name of its unit: ``HW-02/城管局``."""
    task, slash, rest = wanted.partition("/")
    unit, mark, key = rest.partition(MARK)
    return f"{task}{slash}{plan.unit_named(unit)}{mark}{key}" if slash else wanted


def _noun(section: str) -> str:
    nouns = {"tasks": "任务", "findings": "问题", "indicators": "指标"}
    nouns |= {"assessments": "测评", "materials": "申报材料"}
    return nouns.get(section, section)


def _way(found: Found) -> str:
    """The command for a record that another command was asked to change."""
    ways = {
        "tasks": f"任务的进展写 wenming progress {found.id} 60%",
        "findings": f"问题的办理写 wenming findings log {found.id} 已整改，或者销号、退回",
        "indicators": f"指标的实际值写 wenming measure {found.id} 数值",
    }
    return f"\n{ways[found.section]}" if found.section in ways else ""


def _suggested(plan: Plan, wanted: str, known: list[Found]) -> str:
    close = _items_there(wanted, known) or near(wanted, [f.id for f in known])
    if close:
        return close
    if is_occurrence(wanted):
        return periods(plan, wanted)
    if not known:
        return "；还没有登记"
    holding = list(_holding(wanted, known))
    if not holding and len(known) <= _MOST_LISTED:
        return f"；现有：{'、'.join(f.id for f in known)}"
    if not holding:
        return ""
    listed = "、".join(f"{f.id} {shown(_title(f), 24)}" for f in holding[:_MOST_LISTED])
    return f"；名称里有这几个字的：{listed}；写编号"


def _items_there(wanted: str, known: list[Found]) -> str:
    """Which items a finding has of which another was named; empty where there is no such."""
    whole = (f.entry for f in known if folded(f.id) == folded(finding_of(wanted)))
    entry = next(whole, None)
    if not isinstance(entry, Finding):
        return ""
    finding, number = entry.id, len(entry.items)
    listed = "、".join(item_id(finding, each) for each in range(1, min(number, _MOST_LISTED) + 1))
    more = " 等" if number > _MOST_LISTED else ""
    return f"；{finding} 有 {number} 处：{listed}{more}" if number else f"；{finding} 没有小项"


def _holding(wanted: str, known: list[Found]) -> Iterator[Found]:
    """The records whose names hold a word."""
    word = folded(wanted)
    yield from (f for f in known if len(word) > 1 and word in folded(_title(f)))


def _title(found: Found) -> str:
    names = (getattr(found.entry, field, None) for field in ("title", "name", "text"))
    return next((str(name) for name in names if name), "")


def task_named(plan: Plan, wanted: str) -> Found:
    """The task, the part or the occurrence called so; one with parts stands for none of them."""
    found = record_named(plan, wanted, "tasks")
    task = found.entry
    if is_occurrence(found.id):
        return found
    _refuse_whole(plan, found.id)
    if isinstance(task, Task) and task.parts:
        ids = [f"{task.id}/{part.owner}" for part in task.parts]
        more = " 等" if len(ids) > _MOST_LISTED else ""
        listed = "、".join(ids[:_MOST_LISTED])
        raise Stop(f"{task.id} 分给了 {len(ids)} 个单位，写明是哪一个：{listed}{more}")
    return found


def _refuse_whole(plan: Plan, name: str) -> None:
    """Stop where a recurring task is named without the period that is meant."""
    own = plan.recurring.get(name, ())
    if own:
        still = [leaf.id for leaf in own if leaf.course.done is None]
        listed = "、".join(still[:_MOST_LISTED]) or "各期都已办结"
        more = " 等" if len(still) > _MOST_LISTED else ""
        raise Stop(f"{name} 是定期任务，有 {len(own)} 期，写明是哪一期：{listed}{more}")
