"""The records a change comes from: how each stood on either day, whose it is, and where it stands.

What a record says of itself is registered by its type with ``facts_of``; of any other type it is
what the record of the plan says that it is about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from fractions import Fraction
from functools import singledispatch
from typing import Any

from wenming_cli.diagnostic import Location
from wenming_cli.explaining.of_findings import tally_words
from wenming_cli.explaining.of_samples import sample_words
from wenming_cli.figures.causes.decomposition import ChangePart, Decomposition, Mover, PartKind
from wenming_cli.figures.causes.made import MoneyRecord, PointsRecord, TimeRecord
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.definitions import Definition, Subject
from wenming_cli.figures.exam.materials import MaterialState
from wenming_cli.figures.exam.observing import Examined
from wenming_cli.figures.figure import Identified
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.indicators.samples import Sampled
from wenming_cli.figures.inspections.checks import Checked
from wenming_cli.figures.inspections.coverage import Turn
from wenming_cli.figures.rows import Counted
from wenming_cli.figures.standing import Group
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.frozen import frozen
from wenming_cli.model.base import Entry
from wenming_cli.model.budget import Adjustment, Budget, Receipt
from wenming_cli.model.tally import Tally
from wenming_cli.words.money import yuan
from wenming_cli.words.rates import percent_text


@frozen
class RecordFacts:
    """What is told of a record: its name, its unit, how it stands, where it was written."""

    id: str
    title: str
    owner: str | None
    state: str
    entry: Entry

    @property
    def location(self) -> Location:
        """Find where it was written."""
        return self.entry.location()


@frozen
class MovedRecord:
    """A record that moved a figure: its state on both days, None where it was not there yet.

    ``moved`` holds it as it was and is, and its share of the change.
    """

    facts: RecordFacts
    was: str | None
    now: str | None
    moved: Mover


@singledispatch
def facts_of(record: Any) -> RecordFacts:
    """What is told of a record: of a type that says nothing, what the record in it says."""
    parts = _parts(record)
    known = next((p for p in parts if facts_of.dispatch(type(p)) is not _UNTOLD), None)
    if known is not None:
        return facts_of(known)
    entry = next(part for part in parts if isinstance(part, Entry))
    words = (getattr(entry, name, None) for name in ("title", "name", "text", "item"))
    title = next(filter(None, words), entry.LABEL)
    state = getattr(getattr(record, "state", None), "label", "")
    return RecordFacts(record.id, title, getattr(entry, "owner", None), state, entry)


_UNTOLD = facts_of.dispatch(object)


def _parts(record: Any) -> list[Any]:
    names = [field.name for field in fields(record)] if is_dataclass(record) else record._fields
    return [getattr(record, name) for name in names]


@facts_of.register
def _task(record: TaskState) -> RecordFacts:
    entry = record.leaf.part or record.leaf.task
    return RecordFacts(record.id, record.title, record.led_by, record.state.label, entry)


@facts_of.register
def _tally(record: Tally) -> RecordFacts:
    return RecordFacts(record.id, record.LABEL, record.owner, tally_words(record), record)


@facts_of.register
def _finding(record: FindingState) -> RecordFacts:
    finding = record.finding
    return RecordFacts(record.id, finding.text, record.owner, record.state.label, finding)


@facts_of.register
def _turn(record: Turn) -> RecordFacts:
    came = "、".join(tier.label for tier in record.visits)
    state = f"{record.cycle.full_name}{f'{came}到过' if came else '没有人到过'}"
    return RecordFacts(record.id, record.site.name, record.site.owner, state, record.site)


@facts_of.register
def _check(record: Checked) -> RecordFacts:
    title, state = f"{record.site.name} {record.check.item}", record.result.label
    return RecordFacts(record.id, title, record.site.owner, state, record.check)


@facts_of.register
def _sample(record: Sampled) -> RecordFacts:
    sample = record.sample
    return RecordFacts(record.id, sample.indicator, sample.owner, sample_words(sample), sample)


@facts_of.register
def _material(record: MaterialState) -> RecordFacts:
    material = record.material
    return RecordFacts(record.id, material.title, material.owner, record.state.label, material)


@facts_of.register
def _standard(record: Examined) -> RecordFacts:
    standard, count = record.standard, len(record.observations)
    lost = sum((one.lost for one in record.observations), Fraction(0))
    state = f"观察 {count} 次，得分率 {percent_text(1 - lost / count)}" if count else "没有观察过"
    owners = "、".join(standard.owners) or None
    return RecordFacts(record.id, standard.text, owners, state, standard)


@facts_of.register
def _money(record: MoneyRecord) -> RecordFacts:
    entry = record.record
    if isinstance(entry, Budget):
        return RecordFacts(record.id, "年初预算数", None, yuan(entry.total), entry)
    if isinstance(entry, Adjustment):
        return RecordFacts(record.id, entry.reason, None, yuan(entry.amount), entry)
    if isinstance(entry, Receipt):
        title = entry.note or entry.source or entry.LABEL
        return RecordFacts(record.id, title, None, yuan(entry.amount), entry)
    title = entry.note or entry.payee or entry.line
    return RecordFacts(record.id, title, entry.payee, yuan(entry.amount), entry)


@facts_of.register
def _points(record: PointsRecord) -> RecordFacts:
    score = record.score
    state = f"得分 {score.points:f} / {score.weight:f}"
    if record.scored is not None:
        indicator = record.scored.indicator
        return RecordFacts(record.id, indicator.name, None, state, indicator)
    return RecordFacts(
        record.id, "预算执行", None, state, record.plan.budget or record.plan.project
    )


@facts_of.register
def _time(record: TimeRecord) -> RecordFacts:
    project = record.plan.project
    return RecordFacts(record.id, "计划期", None, f"到 {record.as_of}", project)


# --- the records of a change ----------------------------------------------------------------------


@frozen
class _Day:
    """A row on a day, and the records there are that it leaves out, by id."""

    row: Definition
    period: Period
    known: Mapping[str, Any]

    @classmethod
    def of(cls, row: Definition, group: Group) -> "_Day":
        every: Sequence[Identified] = ()
        if row.subject is Subject.TASKS:
            every = group.tasks
        elif row.subject is Subject.FINDINGS:
            every = group.findings
        elif row.subject is Subject.MATERIALS:
            every = group.materials
        elif row.subject is Subject.EVIDENCE:
            every = group.proofs
        period = Period.up_to(group.frame.as_of)
        return cls(row, period, {record.id: record for record in every})

    def words(self, record: Identified | None, name: str) -> str | None:
        """How a record stood: its state and what counts of it, else why it was left out."""
        if record is not None:
            said = self.row.said(record) if isinstance(self.row, Counted) else None
            return "，".join(filter(None, (facts_of(record).state, said)))
        other = self.known.get(name)
        if other is None or not isinstance(self.row, Counted):
            return None
        why = self.row.reason(other, self.period)
        return f"没有计入：{why or facts_of(other).state}"


def moved_records(
    change: Decomposition, before: Group, after: Group
) -> Mapping[PartKind, Sequence[MovedRecord]]:
    """The records of each part of a change, those that moved it most first."""
    row = change.after.definition
    first, last = _Day.of(row, before), _Day.of(row, after)
    return {part.kind: [_told(m, first, last) for m in part.records] for part in change.parts}


def _told(moved: Mover, first: _Day, last: _Day) -> MovedRecord:
    facts = facts_of(moved.now if moved.now is not None else moved.was)
    was, now = first.words(moved.was, facts.id), last.words(moved.now, facts.id)
    return MovedRecord(facts, was, now, moved)


def payments_of(part: ChangePart) -> Sequence[MoneyRecord]:
    """The records of money a part of a change comes from."""
    every = (moved.now if moved.now is not None else moved.was for moved in part.records)
    return [record for record in every if isinstance(record, MoneyRecord)]
