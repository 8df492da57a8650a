"""What is on record of a task, a finding or an indicator, one line a dated record.

The lines go out with a workbook and are held against the plan when it comes back: what has come to
them since, or is gone from them, nobody knew who filled it in.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from wenming_cli.exchange.sheets.row_records import HandedIn
from wenming_cli.model.base import Entry
from wenming_cli.model.finding import LogEntry
from wenming_cli.model.indicator import Actual, Indicator, Sample
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.material import Material
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Update
from wenming_cli.words.numbers import plain_text

MOST = 200
"""The last ones of a record; nobody has told more of one in a month."""

Key = tuple[str, ...]
Facts = tuple[str, ...]


def amount_of(update: Update) -> str:
    """How far it was: ``60%`` or ``120``."""
    if update.progress is not None:
        return f"{plain_text(update.progress)}%"
    if update.values:
        return "，".join(f"{name} {plain_text(n)}" for name, n in update.values.items())
    return "" if update.value is None else plain_text(update.value)


def value_of_actual(actual: Actual) -> str:
    """What was measured: ``95.5`` or ``达成``."""
    if actual.value is not None:
        return plain_text(actual.value)
    return "" if actual.level is None else str(actual.level.label)


def result_of(sample: Sample) -> str:
    """What a spot check gave: ``合格 18/20``."""
    return f"合格 {sample.passed}/{sample.checked}"


def told_by(record: Entry) -> str:
    """The line of one dated record."""
    match record:
        case Update():
            return f"{record.date} {amount_of(record)}".rstrip()
        case LogEntry():
            return f"{record.date} {record.event.label}"
        case Actual():
            return f"{record.date} {value_of_actual(record)}".rstrip()
        case HandedIn():
            return f"{record.date} 报送"
        case _:
            return ""


def _of_leaf(leaf: Leaf) -> Iterator[str]:
    course = leaf.course
    yield from map(told_by, course.updates)
    if course.done is not None:
        yield f"{course.done} 办结"
    if course.cancelled is not None:
        yield f"{course.cancelled.date} 取消"


def facts_of_leaf(leaf: Leaf) -> Facts:
    """What is on record of a task."""
    return _last(_of_leaf(leaf))


def facts_of_log(log: Iterable[LogEntry]) -> Facts:
    """What is on record of a finding, or of one item of it."""
    return _last(map(told_by, log))


def facts_of_indicator(indicator: Indicator) -> Facts:
    """What is on record of an indicator."""
    return _last(map(told_by, indicator.actuals))


def facts_of_material(material: Material) -> Facts:
    """What is on record of a material: when it was handed in, and when it was handed back."""
    handed_in = (f"{day} 报送" for _, day in material.handed_in())
    return _last(chain(handed_in, (f"{back.date} 退回" for back in material.returned)))


def _last(facts: Iterator[str]) -> Facts:
    return tuple(sorted(facts)[-MOST:])


def facts_by_key(plan: Plan, section: str) -> Mapping[str, Facts]:
    """What is on record of everything a kind of sheet has rows of, by its name."""
    read = _BY_SECTION.get(section)
    return {} if read is None else read(plan)


def _of_leaves(plan: Plan) -> dict[str, Facts]:
    return {leaf.id: facts_of_leaf(leaf) for leaf in plan.leaves}


def _of_findings(plan: Plan) -> dict[str, Facts]:
    return {name: facts_of_log(log) for finding in plan.findings for name, log in finding.logs}


def _of_indicators(plan: Plan) -> dict[str, Facts]:
    return {indicator.id: facts_of_indicator(indicator) for indicator in plan.indicators}


def _of_materials(plan: Plan) -> dict[str, Facts]:
    return {material.id: facts_of_material(material) for material in plan.materials}


_BY_SECTION: Mapping[str, Callable[[Plan], dict[str, Facts]]] = {
    "updates": _of_leaves,
    "logs": _of_findings,
    "actuals": _of_indicators,
    "materials": _of_materials,
}
