"""The most that can still be done with a record: what it would be if its unit did it on a day.

A record of another type is registered with ``done_on``; one that is not can only be looked at.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import singledispatch
from typing import Any

from wenming_cli.figures.evidence.proofs import Proof
from wenming_cli.figures.exam.materials import MaterialStage, MaterialState
from wenming_cli.figures.exam.observing import Examined, Observation
from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.figures.inspections.coverage import Turn
from wenming_cli.figures.tasks.task_state import State, TaskState
from wenming_cli.model.inspection import Check, Inspection, Tier


@singledispatch
def done_on(record: Any, day: date, tiers: tuple[Tier, ...]) -> Any:  # noqa: ARG001
    """The record as it would be, done on a day; itself where nothing can be done with it."""
    return record


@done_on.register
def _task(record: TaskState, day: date, tiers: tuple[Tier, ...]) -> TaskState:  # noqa: ARG001
    """A task that is accepted as finished."""
    if record.state in (State.DONE, State.CANCELLED):
        return record
    course = record.leaf.course.model_copy(update={"done": day})
    leaf = record.leaf._replace(course=course)
    return record._replace(leaf=leaf, state=State.DONE, progress=Fraction(1))


@done_on.register
def _finding(record: FindingState, day: date, tiers: tuple[Tier, ...]) -> FindingState:  # noqa: ARG001
    """A finding that is put right and closed."""
    if record.state in (Stage.CLOSED, Stage.VOID):
        return record
    fixed = record.rectified_on or day
    return record._replace(state=Stage.CLOSED, rectified_on=fixed, closed_on=day, overdue_days=0)


@done_on.register
def _turn(record: Turn, day: date, tiers: tuple[Tier, ...]) -> Turn:
    """A site that every tier comes to before the cycle ends."""
    if record.cycle.last < day:
        return record
    missing = [tier for tier in dict.fromkeys(tiers) if tier not in record.visits]
    visits: Mapping[Tier, Inspection] = {
        **record.visits,
        **{tier: Inspection.model_construct(date=day, tier=tier) for tier in missing},
    }
    return replace(record, visits=visits) if missing else record


@done_on.register
def _material(record: MaterialState, day: date, tiers: tuple[Tier, ...]) -> MaterialState:  # noqa: ARG001
    """A material that is handed in as it should be."""
    if record.is_complete:
        return record
    return replace(record, state=MaterialStage.SUBMITTED, why=None, missing=(), overdue_days=0)


@done_on.register
def _standard(record: Examined, day: date, tiers: tuple[Tier, ...]) -> Examined:  # noqa: ARG001
    """A standard that somebody looks at."""
    if record.observations:
        return record
    inspection, check = Inspection.model_construct(date=day), Check.model_construct()
    seen = Observation("", record.id, check, inspection, record.standard, None, Fraction(0), ())
    return replace(record, observations=(seen,))


@done_on.register
def _proof(record: Proof, day: date, tiers: tuple[Tier, ...]) -> Proof:  # noqa: ARG001
    """What evidence is given for."""
    return record if record.found or not record.is_claim else replace(record, found=("佐证",))
