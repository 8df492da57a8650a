"""Where a plan stands at a date: the whole, each workstream, each unit, each task and finding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Self

from wenming_cli.figures.figure import Figure
from wenming_cli.figures.finding_figures import finding_counts, finding_figures
from wenming_cli.figures.finding_groups import NO_WORKSTREAM
from wenming_cli.figures.finding_state import FindingState
from wenming_cli.figures.findings import survey
from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.money import money_figures
from wenming_cli.figures.patrol import FIGURES as PATROL_FIGURES
from wenming_cli.figures.patrol import Patrol, patrol
from wenming_cli.figures.period import elapsed_rate
from wenming_cli.figures.task_figures import task_counts, task_figures, worst_light
from wenming_cli.figures.task_state import Light, TaskState
from wenming_cli.figures.tasks import assess
from wenming_cli.figures.units import answerable
from wenming_cli.model.plan import Plan

NO_OWNER = "无牵头单位"
"""What tasks that nobody leads are listed under."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What all groups of a plan share at a date."""

    as_of: date
    elapsed: Figure
    has_findings: bool
    patrol: Patrol | None

    @classmethod
    def of(cls, plan: Plan, as_of: date) -> Self:
        """The frame of a plan at a date."""
        elapsed = elapsed_rate(plan, as_of)
        return cls(as_of, elapsed, bool(plan.findings), patrol(plan, as_of))

    def patrol_of(self, owner: str) -> Patrol | None:
        """The inspections of the sites a unit answers for; None in a plan without inspections."""
        return None if self.patrol is None else self.patrol.among(lambda s: s.owner == owner)


@dataclass(frozen=True)
class Group:
    """Tasks and findings that are looked at together, and what they come to.

    ``id`` is that of the plan or the workstream, or the unit's name. ``patrol`` is what was
    inspected, where the group has sites. What it comes to is worked out when somebody asks, and
    once: few look at every unit of a plan.
    """

    id: str
    name: str
    tasks: Sequence[TaskState]
    findings: Sequence[FindingState]
    frame: Frame
    money: tuple[Figure, ...] = ()
    patrol: Patrol | None = None

    @cached_property
    def light(self) -> Light | None:
        """The worst light of its tasks; None where there are none."""
        return worst_light(self.tasks)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures in the order of the table."""
        figures = (*task_figures(self.tasks, self.frame.as_of), self.frame.elapsed, *self.money)
        if not self.frame.has_findings:
            return figures
        return (*figures, *finding_figures(self.findings, self.frame.as_of))

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many tasks, and findings where the plan has any, in each state and trouble."""
        counts = task_counts(self.tasks)
        return counts | finding_counts(self.findings) if self.frame.has_findings else counts

    def figure(self, figure_id: str) -> Figure | None:
        """One of its figures, or those of inspections; None where there is nothing of that kind."""
        is_patrolled = self.patrol is not None and figure_id in PATROL_FIGURES
        figures = self.patrol.figures if self.patrol and is_patrolled else self.figures
        return next((figure for figure in figures if figure.id == figure_id), None)


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything ``status`` shows of a plan at a date.

    ``whole`` is the plan, with the figures of money where it has a budget. Workstreams are in
    file order. Units are in the order of the directory, those that have tasks or findings; a
    finding of a community is also one of the unit above it. What belongs to no workstream, and
    what nobody leads, stands apart; None where there is nothing of that kind.
    """

    plan: Plan
    as_of: date
    whole: Group
    workstreams: tuple[Group, ...]
    owners: tuple[Group, ...]
    no_workstream: Group | None = None
    no_owner: Group | None = None


def standing(plan: Plan, as_of: date) -> Standing:
    """Where a plan stands at the end of a day."""
    frame = Frame.of(plan, as_of)
    tasks, findings = assess(plan, as_of), survey(plan, as_of)
    return Standing(
        plan,
        as_of,
        _whole(plan, frame, tasks, findings),
        _workstreams(plan, frame, tasks, findings),
        _owners(plan, frame, tasks, findings),
        _left_over(NO_WORKSTREAM, frame, (), [f for f in findings if f.workstream is None]),
        _left_over(NO_OWNER, frame, [task for task in tasks if task.owner is None], ()),
    )


def _left_over(
    name: str, frame: Frame, tasks: Sequence[TaskState], findings: Sequence[FindingState]
) -> Group | None:
    return Group("", name, tasks, findings, frame) if tasks or findings else None


def group_at(plan: Plan, as_of: date, owner: str | None = None) -> Group:
    """The whole plan, or one unit of it, at the end of a day, without the other groups."""
    frame = Frame.of(plan, as_of)
    tasks, findings = assess(plan, as_of), survey(plan, as_of)
    if owner is None:
        return _whole(plan, frame, tasks, findings)
    own_tasks = [task for task in tasks if task.owner == owner]
    own_findings = [f for f in findings if owner in answerable(plan, f.owner)]
    return Group(owner, owner, own_tasks, own_findings, frame, patrol=frame.patrol_of(owner))


def _whole(
    plan: Plan, frame: Frame, tasks: Sequence[TaskState], findings: Sequence[FindingState]
) -> Group:
    money = money_figures(plan, frame.as_of)
    return Group(plan.id, plan.project.name, tasks, findings, frame, money, frame.patrol)


def _workstreams(
    plan: Plan, frame: Frame, tasks: Sequence[TaskState], findings: Sequence[FindingState]
) -> tuple[Group, ...]:
    tasks_of = grouped((task.workstream, task) for task in tasks)
    findings_of = grouped((finding.workstream, finding) for finding in findings)
    return tuple(
        Group(w.id, w.name, tasks_of.get(w.id, ()), findings_of.get(w.id, ()), frame)
        for w in plan.workstreams
    )


def _owners(
    plan: Plan, frame: Frame, tasks: Sequence[TaskState], findings: Sequence[FindingState]
) -> tuple[Group, ...]:
    tasks_of = grouped((task.owner, task) for task in tasks)
    findings_of = grouped(
        (unit, finding) for finding in findings for unit in answerable(plan, finding.owner)
    )
    return tuple(
        Group(
            o.name,
            o.name,
            tasks_of.get(o.name, ()),
            findings_of.get(o.name, ()),
            frame,
            patrol=frame.patrol_of(o.name),
        )
        for o in plan.owners
        if o.name in tasks_of or o.name in findings_of
    )
