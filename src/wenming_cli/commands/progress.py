"""``wenming progress ID 60%``: how far a task is."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer

from wenming_cli import terminal
from wenming_cli.changes.values import words
from wenming_cli.commands import Directory, DryRun, Evidence, Note, OnDay, PlanId, Reason, TaskId
from wenming_cli.exchange.named_amounts import amounts_said
from wenming_cli.inputs.edits.adding import appended
from wenming_cli.inputs.edits.asking import parsed
from wenming_cli.inputs.edits.assignments import Misfit
from wenming_cli.inputs.edits.carrying_out import Intent, carry_out, open_desk
from wenming_cli.inputs.edits.looked_up import task_named
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.scalars import half_width
from wenming_cli.model.shape import FieldShape, shape_of
from wenming_cli.model.task import TaskUpdate, Update
from wenming_cli.sink import quoted
from wenming_cli.writing.edit import Typed

_EQUALS = re.compile("[=＝]")
_NAMED = re.compile(r"[^-+.\d\s]")


def progress(
    task: TaskId,
    amount: Annotated[
        list[str],
        typer.Argument(
            metavar="进度",
            help="完成进度写百分数（60%）；任务有数量目标的，也可以写累计完成的数；"
            "有分项目标的写 公厕=3 垃圾箱=80",
        ),
    ],
    directory: Directory = Path(),
    plan: PlanId = None,
    day: OnDay = None,
    note: Note = None,
    reason: Reason = None,
    next_step: Annotated[
        str | None, typer.Option("--next", metavar="措施", help="下步措施")
    ] = None,
    evidence: Evidence = None,
    dry_run: DryRun = False,
) -> int:
    """报一次进展：wenming progress HW-01 60% --note 已清完两条街；没有 % 的是累计完成的数。

    例：wenming progress HW-02/双龙街道 95% --note 只剩一条街

    例：wenming progress HW-03 公厕=3 垃圾箱=80
    """
    desk = open_desk(directory, plan)
    found = task_named(desk.plan, task)
    leaf = desk.plan.leaf_by_id[found.id]
    said, misfits = _reached(leaf, amount)
    typed = {"date": desk.day(day), "note": note, "reason": reason, "next_step": next_step}
    values: dict[str, Typed] = {"task": leaf.id, **desk.canonical(TaskUpdate, typed), **said}
    values |= {"evidence": evidence} if evidence else {}
    misfits += _after_done(leaf, values)
    again = None if misfits else _same_day(leaf, values)
    if again is not None and _says_same(again, values):
        terminal.tell(f"已经报过了：{_told(again)}，没有再写")
        return 0
    notes = [f"这一天已经报过一次：{_told(again)}；两次都留着，后写的算数"] if again else []
    intent = Intent([appended("updates", values)], misfits, notes=notes)
    return carry_out(desk, intent, dry_run=dry_run)


def _reached(leaf: Leaf, typed: Sequence[str]) -> tuple[dict[str, Typed], list[Misfit]]:
    """What a percentage, a bare number or amounts by name say of a task."""
    is_named = leaf.targets and any(_NAMED.match(half_width(word)) for word in typed)
    if is_named or any(_EQUALS.search(word) for word in typed):
        return _by_name(leaf, typed)
    if len(typed) > 1:
        return {}, [_too_many(leaf, typed)]
    if leaf.targets and not half_width(typed[0]).strip().endswith("%"):
        return {}, [_which(leaf, typed[0])]
    said, misfits = _at_all(leaf, typed[0])
    return {**said}, misfits


def _by_name(leaf: Leaf, typed: Sequence[str]) -> tuple[dict[str, Typed], list[Misfit]]:
    """The amount of each of several quantities: ``公厕=3座``."""
    values, faults = amounts_said(typed, leaf.targets)
    misfits = [Misfit(f"任务 {leaf.id} 的{each.message}", each.hint) for each in faults]
    return {"values": values}, misfits


def _which(leaf: Leaf, typed: str) -> Misfit:
    """A number, and there are several it may be of."""
    words = " ".join(f"{each.name}=…" for each in leaf.targets)
    return Misfit(f"{quoted(typed)}没有写是哪一项的", f"写 {words}，或者写百分数")


def _too_many(leaf: Leaf, typed: Sequence[str]) -> Misfit:
    names = " ".join(f"{each.name}=…" for each in leaf.targets) or "60%"
    return Misfit(f"进度写了 {len(typed)} 个：{' '.join(map(quoted, typed))}", f"写成 {names}")


def _at_all(leaf: Leaf, typed: str) -> tuple[dict[str, str], list[Misfit]]:
    """What a percentage or a bare number says of a task."""
    plain = half_width(typed).strip()
    if plain.endswith("%"):
        return {"progress": typed}, []
    unit = "" if leaf.target is None else leaf.target.unit
    number = plain.removesuffix(unit).strip()
    if leaf.target is not None:
        if re.fullmatch(r"[-+\d.,]+\s*\D+", number, re.ASCII):
            return {}, [_otherwise_counted(leaf.id, plain, unit)]
        return {"value": number}, []
    value = parsed(shape_of(Update).fields["value"], number)
    if not isinstance(value, Decimal):
        return {"progress": typed}, []
    return {}, [_unclear(leaf.id, number, value)]


def _otherwise_counted(task: str, typed: str, unit: str) -> Misfit:
    """An amount in another unit than that of the task."""
    message = f"任务 {task} 的数量目标按{unit}算，{quoted(typed)}不是"
    return Misfit(message, f"换算成{unit}，像 8{unit} 这样写")


def _unclear(task: str, number: str, value: Decimal) -> Misfit:
    """A number that may be a percentage or an amount, and how to write either."""
    is_share = 0 < value <= 1 and "." in number
    percent = f"{words(value * 100)}% 还是 {number}%" if is_share else f"{number}%"
    return Misfit(
        f"{number} 没有写 %，任务 {task} 也没有数量目标，不知道是百分数还是累计完成的数",
        f"是完成进度的，写 {percent}；是累计数的，先写上数量目标："
        f"wenming set {task} 数量目标.数量=… 数量目标.单位=…",
    )


def _after_done(leaf: Leaf, values: dict[str, Typed]) -> list[Misfit]:
    """That a task is done already, or was cancelled, on the day of the update."""
    day, done = str(values["date"]), leaf.course.done
    if done is None or not str(done) < day:
        return []
    said = next((u for u in leaf.course.updates if u.done is not None), leaf.course)
    at = said.location("done")
    return [
        Misfit(
            f"任务 {leaf.id} 已于 {done} 办结（{at.file_line}），不再报进展",
            "补报以前的，写 --date；其实没有办完的，先在文件里删去办结日期，再报，写上 --reason",
        )
    ]


# --- the same again -------------------------------------------------------------------------------


def _same_day(leaf: Leaf, values: dict[str, Typed]) -> Update | None:
    """What was reported last on the same day."""
    updates = (u for u in reversed(leaf.course.updates) if str(u.date) == values["date"])
    return next(updates, None)


def _says_same(update: Update, values: dict[str, Typed]) -> bool:
    fields = shape_of(Update).fields
    said = {
        name: text
        for name, text in values.items()
        if name in fields and name not in ("task", "evidence")
    }
    return all(_is_same(getattr(update, name), fields[name], text) for name, text in said.items())


def _is_same(known: Any, found: FieldShape, typed: Typed) -> bool:
    if isinstance(typed, Mapping):
        return bool(known == {name: parsed(found, str(text)) for name, text in typed.items()})
    return bool(known == parsed(found, str(typed)))


def _told(update: Update) -> str:
    amount = "values" if update.values else "value"
    field = "progress" if update.progress is not None else amount
    at = update.location()
    value = words(getattr(update, field), shape_of(Update).fields[field])
    return f"{update.date} {value}（{at.file_line}）"
