"""What goes out to a unit: its open records, row by row, as they stand on a day."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from wenming_cli.exchange.sheets.facts import (
    Facts,
    amount_of,
    facts_of_indicator,
    facts_of_leaf,
    facts_of_log,
    facts_of_material,
    result_of,
    value_of_actual,
)
from wenming_cli.exchange.sheets.sheet_kinds import (
    CHECKS,
    FINDINGS,
    INDICATORS,
    INSPECTIONS,
    KINDS,
    MATERIALS,
    PAYMENTS,
    SAMPLES,
    TASKS,
    ColumnUse,
)
from wenming_cli.exchange.sheets.sheet_names import SheetNames
from wenming_cli.figures.days.period import known
from wenming_cli.figures.exam.materials import MaterialState, material_states
from wenming_cli.figures.findings.finding_state import FindingState, Log, Stage
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.figures.tasks.task_state import State, TaskState
from wenming_cli.frozen import frozen
from wenming_cli.model.indicator import Indicator, Nature, Sample
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.plan import Plan
from wenming_cli.words.dates import limit_text
from wenming_cli.words.numbers import plain_text

T = TypeVar("T")

_TASK_OVER = frozenset({State.DONE, State.CANCELLED})
_FINDING_OPEN = frozenset({Stage.OPEN, Stage.LONG_TERM})


@frozen
class OpenRow:
    """One prefilled row: who it is of, what it begins with, what is told of it, what is on record.

    ``closed`` are the fields that are none of its kind, as a cumulative amount without a target.
    """

    key: tuple[str, ...]
    about: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    facts: Facts = ()
    closed: frozenset[str] = frozenset()


class Handout:
    """A plan on a day, sorted by the units that have something to fill in."""

    def __init__(self, plan: Plan, as_of: date) -> None:
        self.plan, self.as_of = plan, as_of
        self.names = SheetNames(plan)

    def sheets_of(self, unit: str) -> dict[str, tuple[OpenRow, ...]]:
        """The sheets a unit has, by title, with their rows."""
        return {
            kind.title: tuple(_ROWS[kind.title](self, unit))
            for kind in KINDS
            if unit in self._holders[kind.title]
        }

    def units(self) -> list[str]:
        """Every unit of the directory that has something to fill in, in its order."""
        every = set().union(*self._holders.values())
        return [owner.name for owner in self.plan.owners if owner.name in every]

    @cached_property
    def _holders(self) -> Mapping[str, frozenset[str]]:
        """The units that have a sheet, by its title."""
        plan = self.plan
        sites = {site.owner for site in plan.sites}
        told = {inspection.by for inspection in plan.inspections}
        found = {finding.owner for finding in plan.findings}
        units: Mapping[str, Iterable[str | None]] = {
            TASKS.title: self.tasks,
            FINDINGS.title: {*self.findings, *sites, *found},
            INSPECTIONS.title: {*told, *sites},
            SAMPLES.title: self.samplers,
            INDICATORS.title: self.indicators,
            PAYMENTS.title: self.payers,
            CHECKS.title: {*told, *sites, plan.project.owner} if plan.standards else (),
            MATERIALS.title: self.materials,
        }
        known_units = plan.owner_by_name.keys()
        return {
            title: frozenset(unit for unit in held if unit is not None and unit in known_units)
            for title, held in units.items()
        }

    @cached_property
    def tasks(self) -> Mapping[str, list[TaskState]]:
        """The tasks that are not over, by the units that lead them."""
        states = assess(self.plan, self.as_of)
        return _by((unit, s) for s in states if s.state not in _TASK_OVER for unit in s.leads)

    @cached_property
    def findings(self) -> Mapping[str, list[FindingState]]:
        """The findings that wait for a unit, by the unit that answers for them."""
        states = survey(self.plan, self.as_of)
        return _by((s.owner, s) for s in states if s.state in _FINDING_OPEN)

    @cached_property
    def indicators(self) -> Mapping[str, list[Indicator]]:
        """The indicators somebody reports, by the unit that does: who leads the work, else all."""
        lead = {i: w.owner for w in self.plan.workstreams for i in w.indicators if w.owner}
        whole = self.plan.project.owner
        reported = (i for i in self.plan.indicators if i.measure == "reported")
        return _by((lead.get(i.id, whole), i) for i in reported)

    @cached_property
    def sampled(self) -> tuple[Indicator, ...]:
        """The indicators that are measured by spot checks."""
        return tuple(i for i in self.plan.indicators if i.measure == "sampled")

    @cached_property
    def materials(self) -> Mapping[str, list[MaterialState]]:
        """The materials that are not complete yet, by the unit that hands them in."""
        states = material_states(self.plan, self.as_of)
        return _by((s.material.owner, s) for s in states if not s.is_complete)

    @cached_property
    def samples(self) -> Mapping[str, list[Sample]]:
        """The spot checks, by the unit that made them."""
        return _by((sample.by, sample) for sample in self.plan.samples)

    @property
    def samplers(self) -> Iterable[str]:
        """The units that make spot checks: those that have, or the plan's own."""
        if not self.sampled:
            return ()
        return self.samples or (self.plan.project.owner,)

    @property
    def payers(self) -> set[str | None]:
        """The units that spend: the plan's own, and those that lead a task paid from a line."""
        if self.plan.budget is None or not self.plan.budget.lines:
            return set()
        paid = {u for leaf in self.plan.leaves if leaf.task.line is not None for u in leaf.leads}
        return {self.plan.project.owner, *paid}


def _by(pairs: Iterable[tuple[str | None, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for name, value in pairs:
        if name is not None:
            found[name].append(value)
    return found


# --- rows -----------------------------------------------------------------------------------------


def _targets_of(leaf: Leaf) -> Iterator[str]:
    """What a task has to reach: ``30条``, or each of its quantities by name."""
    if leaf.target is not None:
        yield f"{plain_text(leaf.target.value)}{leaf.target.unit}"
    yield from (f"{t.name} {plain_text(t.value)}{t.unit}" for t in leaf.targets)


def _task_rows(desk: Handout, unit: str) -> Iterator[OpenRow]:
    for task in desk.tasks.get(unit, ()):
        target, last = task.leaf.target, task.latest
        told = (
            task.title,
            limit_text(task.effective_due),
            "，".join(_targets_of(task.leaf)),
            "" if last is None else last.date.isoformat(),
            "" if last is None else amount_of(last),
        )
        closed = frozenset(
            name for name, asked in (("value", target), ("values", task.leaf.targets)) if not asked
        )
        yield OpenRow((task.id,), (), told, facts_of_leaf(task.leaf), closed)


def _finding_rows(desk: Handout, unit: str) -> Iterator[OpenRow]:
    columns = FINDINGS.of(ColumnUse.ABOUT)
    for state in desk.findings.get(unit, ()):
        due = state.effective_due.isoformat()
        for name, log, here in _asked_of(state):
            about = tuple(desk.names.shown(column, here.finding) for column in columns)
            yield OpenRow((name,), about, (due, _standing(here)), facts_of_log(log))


def _asked_of(state: FindingState) -> Iterator[tuple[str, Log, FindingState]]:
    """What there is to do: a finding or, where it has items, each that is open."""
    finding = state.finding
    if not state.items:
        yield finding.id, finding.log, state
    for item in (each for each in state.items if each.state in _FINDING_OPEN):
        seen = finding.model_copy(update={"text": f"{finding.text}：{item.text}"})
        alone = state._replace(finding=seen, state=item.state, log=item.log)
        yield item.id, finding.items[item.number - 1].log, alone


def _standing(state: FindingState) -> str:
    last = state.log[-1] if state.log else None
    at = "" if last is None else f"（{last.date} {last.event.label}）"
    late = f"，超期 {state.overdue_days} 天" if state.overdue_days else ""
    return f"{state.state.label}{at}{late}"


def _sample_rows(desk: Handout, unit: str) -> Iterator[OpenRow]:
    indicators = {indicator.id: indicator.name for indicator in desk.sampled}
    made = known(desk.samples.get(unit, []), desk.as_of)
    last = {(sample.indicator, sample.owner): sample for sample in made}
    order = {name: at for at, name in enumerate(desk.plan.owner_by_name)}
    for (indicator, owner), sample in sorted(
        last.items(), key=lambda item: (item[0][0], order.get(item[0][1], 0))
    ):
        if indicator in indicators:
            told = (indicators[indicator], sample.date.isoformat(), result_of(sample))
            yield OpenRow((indicator, owner), (), told)


def _indicator_rows(desk: Handout, unit: str) -> Iterator[OpenRow]:
    for indicator in desk.indicators.get(unit, ()):
        told = known(indicator.actuals, desk.as_of)
        last = told[-1] if told else None
        is_quality = indicator.nature is Nature.QUALITATIVE
        yield OpenRow(
            (indicator.id,),
            (),
            (
                indicator.name,
                indicator.target if is_quality else _goal(indicator),
                "" if last is None else last.date.isoformat(),
                "" if last is None else value_of_actual(last),
            ),
            facts_of_indicator(indicator),
            frozenset(("value",) if is_quality else ("level",)),
        )


def _goal(indicator: Indicator) -> str:
    return f"{indicator.nature.value}{indicator.target}{indicator.unit or ''}"


def _material_rows(desk: Handout, unit: str) -> Iterator[OpenRow]:
    for state in desk.materials.get(unit, ()):
        material = state.material
        why = f"（{state.why}）" if state.why else ""
        told = (
            material.number or "",
            material.title,
            material.standard,
            material.due.isoformat(),
            f"{state.state.label}{why}",
        )
        yield OpenRow((material.id,), (), told, facts_of_material(material))


def _no_rows(_desk: Handout, _unit: str) -> Iterator[OpenRow]:
    """What has no record that stays open is filled in below alone."""
    return iter(())


_ROWS: Mapping[str, Callable[[Handout, str], Iterator[OpenRow]]] = {
    TASKS.title: _task_rows,
    FINDINGS.title: _finding_rows,
    INSPECTIONS.title: _no_rows,
    SAMPLES.title: _sample_rows,
    INDICATORS.title: _indicator_rows,
    PAYMENTS.title: _no_rows,
    CHECKS.title: _no_rows,
    MATERIALS.title: _material_rows,
}
