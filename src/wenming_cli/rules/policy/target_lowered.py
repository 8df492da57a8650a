"""计划开始以后降低了目标，或者改了权重、分值、取数方式，没有写原因。

为什么：目标和分值是年初定的，开始以后再改，完成率、得分就变了。
改可以改，要有依据，并且看得见是什么时候、为什么改的。

怎么改：改回去；确实调整的，在任务或指标下面写一条目标调整：日期、原因，
有批准单位和文号的也写上。每改一次写一条。

对：
    数量目标: 90
    目标调整:
    - {日期: 2020-07-01, 原因: 上级统一调整考核标准, 文号: 昆文明〔2020〕3号}

错：
    数量目标: 90  # 原来是 95
"""

from collections.abc import Iterator, Sequence

from wenming_cli.changes import ChangeKind, Difference
from wenming_cli.diagnostic import Severity
from wenming_cli.model.indicator import Indicator, Nature, TermsChange
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Fault, parse_number, shown
from wenming_cli.model.task import NamedTarget, Target, Task
from wenming_cli.rules.policy.edit import Edit, was_at
from wenming_cli.rules.rule import Breach

CODE = "E715"
SEVERITY = Severity.ERROR

_OF_TASKS = ("weight", "share", "target", "target.value", "target.unit")
_OF_INDICATORS = ("weight", "target", "nature", "unit", "accrual", "measure", "level1")
_RATED = ("score", "score_date")


def check(edit: Edit) -> Iterator[Breach]:
    """Every target that was lowered and weight that was changed without a word why."""
    if not edit.has_begun:
        return
    for found in edit.differences:
        if _is_lowered(found) and not _is_accounted_for(edit, found):
            what = "任务" if found.section == "tasks" else "指标"
            title = _title(found)
            message = f"{what} {found.id} 的{title}从 {_words(found.before)} 改成 "
            message += f"{_words(found.after)}，没有写原因（{was_at(found)}）"
            hint = "改回去；确实调整的，写一条目标调整：日期、原因"
            yield Breach(edit.place(found), message, hint)


def _is_lowered(found: Difference) -> bool:
    if NamedTarget in (type(found.item), type(found.record)):
        return _is_quantity_lowered(found)
    if found.kind is not ChangeKind.CHANGED or (found.before is None and found.field != "share"):
        return False
    if found.section == "tasks" and found.field in _OF_TASKS:
        return found.field != "target.value" or found.after < found.before
    if found.section == "indicators" and found.field in _RATED:
        return not _is_rated_anew(found)
    if found.section != "indicators" or found.field not in _OF_INDICATORS:
        return False
    return found.field != "target" or _is_easier(found)


def _is_quantity_lowered(found: Difference) -> bool:
    """Whether one of several quantities of a task is gone, less, or counted otherwise."""
    if found.kind is not ChangeKind.CHANGED:
        return found.kind is ChangeKind.REMOVED
    return bool(found.field != "value" or found.after < found.before)


def _is_rated_anew(found: Difference) -> bool:
    """Whether an indicator was given another score on a later day, for another reason."""
    old, new = found.old, found.new
    if not isinstance(old, Indicator) or not isinstance(new, Indicator):
        return False
    if old.score_date is None or new.score_date is None or new.score is None:
        return False
    return new.score_date > old.score_date and new.score_reason not in (None, old.score_reason)


def _is_easier(found: Difference) -> bool:
    """Whether a target of an indicator is easier to meet, or none can say."""
    nature = found.old.nature if isinstance(found.old, Indicator) else Nature.EQUAL
    try:
        before, after = parse_number(found.before), parse_number(found.after)
    except Fault:
        return True
    if nature is Nature.AT_LEAST:
        return after < before
    return after > before if nature is Nature.AT_MOST else after != before


def _is_accounted_for(edit: Edit, found: Difference) -> bool:
    """Whether the record has more adjustments than it had."""
    before = _adjustments(edit.old, found)
    return any(change not in before for change in _adjustments(edit.new, found))


def _adjustments(plan: Plan, found: Difference) -> Sequence[TermsChange]:
    name = (found.id or "").partition("/")[0]
    if found.section == "tasks":
        task: Task | None = plan.task_by_id.get(name)
        return task.adjustments if task else ()
    return next((i.adjustments for i in plan.indicators if i.id == name), ())


def _title(found: Difference) -> str:
    if isinstance(found.item, NamedTarget):
        return found.item.LABEL
    first, _, last = (found.field or "").partition(".")
    title = type(found.record).title_of(first)
    return f"{title}的{Target.title_of(last)}" if last else title


def _words(value: object) -> str:
    if isinstance(value, NamedTarget):
        return f"{value.name} {value.value:f}{value.unit}"
    if isinstance(value, Target):
        return f"{value.value:f}{value.unit}"
    return shown(getattr(value, "label", None) or str(value)) if value is not None else "没有"
