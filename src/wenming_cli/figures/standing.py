"""A standing says where a plan is at a date: the whole, each workstream, each unit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import date
from functools import cache, cached_property
from typing import Self

from wenming_cli.figures.counts import FINDING_COUNTS, TASK_COUNTS, WAITING_COUNTS, counted
from wenming_cli.figures.days.elapsed import elapsed_rate
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.definitions import Subject
from wenming_cli.figures.evidence.proofs import Proof, proofs
from wenming_cli.figures.exam.materials import MaterialState, material_states
from wenming_cli.figures.exam.scoring import Assessed
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.figures.findings.tallies import tallies_at, units_of, with_tallied
from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.indicators.actual_values import FigureOf
from wenming_cli.figures.indicators.samples import Sampled, sampled_rate, samples_in
from wenming_cli.figures.indicators.scores import evaluate, score_figures
from wenming_cli.figures.inspections.patrol import Patrol, patrol
from wenming_cli.figures.money.execution import money_figures
from wenming_cli.figures.rows import figures_of
from wenming_cli.figures.table import EVIDENCE_ROWS, FINDING_ROWS, MATERIAL_ROWS, TASK_ROWS, row_of
from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.figures.tasks.task_state import Light, TaskState, worst_light
from wenming_cli.figures.units import answerable
from wenming_cli.frozen import frozen
from wenming_cli.model.plan import Plan
from wenming_cli.model.tally import Tally
from wenming_cli.words.nobody import NO_LEAD, NO_WORKSTREAM


@frozen
class Frame:
    """A frame holds what all groups of a plan share at a date."""

    plan: Plan
    as_of: date
    elapsed: Figure
    patrol: Patrol | None
    samples: tuple[Sampled, ...]
    materials: tuple[MaterialState, ...]
    exam: Assessed | None = None
    tallies: tuple[Tally, ...] = ()

    @classmethod
    def of(cls, plan: Plan, as_of: date) -> Self:
        """The frame of a plan at a date."""
        samples = samples_in(plan, Period.up_to(as_of))
        return cls(
            plan,
            as_of,
            elapsed_rate(plan, as_of),
            patrol(plan, as_of),
            samples,
            material_states(plan, as_of),
            Assessed(plan, as_of) if plan.standards else None,
            tallies_at(plan, as_of),
        )

    def tallies_of(self, owner: str) -> tuple[Tally, ...]:
        """The counts without records of a unit."""
        return tuple(each for each in self.tallies if owner in units_of(self.plan, each))

    def patrol_of(self, owner: str) -> Patrol | None:
        """The inspections of the sites a unit answers for; None in a plan without inspections."""
        return None if self.patrol is None else self.patrol.of_owner(owner)

    def exam_of(self, owner: str) -> Assessed | None:
        """What was observed of the standards of a unit; None in a plan without standards."""
        return None if self.exam is None else self.exam.of_owner(owner)

    def materials_of(self, owner: str) -> tuple[MaterialState, ...]:
        """The materials a unit has to hand in, those of its communities too."""
        plan = self.plan
        return tuple(m for m in self.materials if owner in answerable(plan, m.material.owner))


@frozen
class Group:
    """Tasks and findings that are looked at together, and what they come to.

    ``id`` is that of the plan or the workstream, or the unit's name. ``patrol`` is what was
    inspected, where the group has sites, ``samples`` what was sampled in it, ``materials`` what
    it has to hand in, ``exam`` what was observed of its standards; ``is_whole``: it is all of the
    plan, with its money and its scores. What it comes to is worked out when somebody asks, and
    once: few look at every unit of a plan.
    """

    id: str
    name: str
    tasks: Sequence[TaskState]
    findings: Sequence[FindingState]
    frame: Frame
    patrol: Patrol | None = None
    samples: Sequence[Sampled] = ()
    materials: Sequence[MaterialState] = ()
    is_whole: bool = False
    exam: Assessed | None = None
    tallies: Sequence[Tally] = ()
    _known: dict[Subject, tuple[Figure, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @cached_property
    def light(self) -> Light | None:
        """The worst light of its tasks; None where there are none."""
        return worst_light(self.tasks)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure whose subject it has, in the order of the table."""
        subjects = subjects_of(self.frame.plan)
        return tuple(figure for subject in subjects for figure in self.figures_of(subject))

    @cached_property
    def proofs(self) -> tuple[Proof, ...]:
        """What its units say they have done, each with the evidence for it."""
        return tuple(proofs(self.frame.plan, self.tasks, self.findings))

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many tasks, and findings where the plan has any, in each state and trouble."""
        counts = counted(TASK_COUNTS, self.tasks)
        if self.frame.plan.has_dependencies:
            counts |= counted(WAITING_COUNTS, self.tasks)
        if self.frame.plan.has_findings:
            counts |= with_tallied(counted(FINDING_COUNTS, self.findings), self.tallies)
        return counts

    def figure(self, figure_id: str) -> Figure | None:
        """One of its figures; None where there is nothing of that kind."""
        row = row_of(figure_id)
        every = () if row is None else self.figures_of(row.subject)
        return next((figure for figure in every if figure.id == figure_id), None)

    def figures_of(self, subject: Subject) -> tuple[Figure, ...]:
        """Its figures that are made of one kind of thing; none where it has nothing of it."""
        if subject not in self._known:
            self._known[subject] = _FIGURES[subject](self)
        return self._known[subject]

    def measured(self, figure_id: str) -> Figure | None:
        """A figure that an indicator may be measured by: no score, which rests on indicators."""
        row = row_of(figure_id)
        return None if row is None or row.subject is Subject.SCORES else self.figure(figure_id)


# --- the figures of each subject ------------------------------------------------------------------


def _tasks(group: Group) -> tuple[Figure, ...]:
    return figures_of(TASK_ROWS, group.tasks, Period.up_to(group.frame.as_of))


def _time(group: Group) -> tuple[Figure, ...]:
    return (group.frame.elapsed,)


def _money(group: Group) -> tuple[Figure, ...]:
    return money_figures(group.frame.plan, group.frame.as_of) if group.is_whole else ()


def _findings(group: Group) -> tuple[Figure, ...]:
    if not group.frame.plan.has_findings:
        return ()
    period = Period.up_to(group.frame.as_of)
    return figures_of(FINDING_ROWS, group.findings, period, group.tallies)


def _rounds(group: Group) -> tuple[Figure, ...]:
    return group.patrol.round_figures if _is_patrolled(group) and group.patrol else ()


def _checks(group: Group) -> tuple[Figure, ...]:
    return group.patrol.check_figures if _is_patrolled(group) and group.patrol else ()


def _is_patrolled(group: Group) -> bool:
    return group.patrol is not None and (group.is_whole or bool(group.patrol.sites))


def _samples(group: Group) -> tuple[Figure, ...]:
    is_sampled = group.samples or (group.is_whole and group.frame.plan.samples)
    return (sampled_rate(group.samples),) if is_sampled else ()


def _materials(group: Group) -> tuple[Figure, ...]:
    if not group.materials and not (group.is_whole and group.frame.plan.materials):
        return ()
    return figures_of(MATERIAL_ROWS, group.materials, Period.up_to(group.frame.as_of))


def _evidence(group: Group) -> tuple[Figure, ...]:
    if group.frame.plan.shelf is None or not (group.tasks or group.findings):
        return ()
    return figures_of(EVIDENCE_ROWS, group.proofs, Period.up_to(group.frame.as_of))


def _scores(group: Group) -> tuple[Figure, ...]:
    plan = group.frame.plan
    if not group.is_whole or not plan.indicators:
        return ()
    return score_figures(evaluate(plan, group.frame.as_of, group.measured))


def _observations(group: Group) -> tuple[Figure, ...]:
    exam = group.exam
    has_any = exam is not None and (group.is_whole or exam.standards)
    return exam.figures if exam is not None and has_any else ()


_FIGURES: Mapping[Subject, Callable[[Group], tuple[Figure, ...]]] = {
    Subject.TASKS: _tasks,
    Subject.TIME: _time,
    Subject.MONEY: _money,
    Subject.FINDINGS: _findings,
    Subject.ROUNDS: _rounds,
    Subject.CHECKS: _checks,
    Subject.SAMPLES: _samples,
    Subject.MATERIALS: _materials,
    Subject.SCORES: _scores,
    Subject.OBSERVATIONS: _observations,
    Subject.EVIDENCE: _evidence,
}


def subjects_of(plan: Plan) -> tuple[Subject, ...]:
    """What figures of a plan are told to everybody; of evidence once it is locked."""
    is_locked = plan.evidence_lock is not None
    return tuple(each for each in Subject if is_locked or each is not Subject.EVIDENCE)


@frozen
class Standing:
    """A standing holds everything ``status`` shows of a plan at a date.

    ``whole`` is the plan, with the figures of money where it has a budget. Workstreams are in
    file order. Units are in the order of the directory, those that have tasks or findings; a
    finding of a community is also one of the unit above it, a task that several units lead is one
    of each of them, and of the whole but once. What belongs to no workstream, and
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
    """Find out where a plan stands at the end of a day."""
    frame = Frame.of(plan, as_of)
    tasks, findings = assess(plan, as_of), survey(plan, as_of)
    return Standing(
        plan,
        as_of,
        _whole(plan, frame, tasks, findings),
        _workstreams(plan, frame, tasks, findings),
        _owners(plan, frame, tasks, findings),
        _without_workstream(plan, frame, findings),
        _without_lead(frame, tasks),
    )


def _without_workstream(plan: Plan, frame: Frame, findings: Sequence[FindingState]) -> Group | None:
    own = [finding for finding in findings if finding.workstream is None]
    tallies = [tally for tally in frame.tallies if plan.workstream_of(tally) is None]
    has_any = own or tallies
    return Group("", NO_WORKSTREAM, (), own, frame, tallies=tallies) if has_any else None


def _without_lead(frame: Frame, tasks: Sequence[TaskState]) -> Group | None:
    own = [task for task in tasks if None in task.leads]
    return Group("", NO_LEAD, own, (), frame) if own else None


def group_at(plan: Plan, as_of: date, owner: str | None = None) -> Group:
    """Look at the whole plan, or one unit of it, at the end of a day, and at no other group."""
    frame = Frame.of(plan, as_of)
    tasks, findings = assess(plan, as_of), survey(plan, as_of)
    if owner is None:
        return _whole(plan, frame, tasks, findings)
    own_tasks = [task for task in tasks if owner in task.leads]
    own_findings = [f for f in findings if owner in answerable(plan, f.owner)]
    own_samples = [each for each in frame.samples if each.sample.owner == owner]
    return Group(
        owner,
        owner,
        own_tasks,
        own_findings,
        frame,
        frame.patrol_of(owner),
        own_samples,
        frame.materials_of(owner),
        exam=frame.exam_of(owner),
        tallies=frame.tallies_of(owner),
    )


def figures_at(plan: Plan, as_of: date) -> FigureOf:
    """Give the figures an indicator may be measured by, worked out once they are asked for."""
    whole = cache(lambda: group_at(plan, as_of))
    return lambda figure_id: whole().measured(figure_id)


def _whole(
    plan: Plan, frame: Frame, tasks: Sequence[TaskState], findings: Sequence[FindingState]
) -> Group:
    return Group(
        plan.id,
        plan.project.name,
        tasks,
        findings,
        frame,
        frame.patrol,
        frame.samples,
        frame.materials,
        is_whole=True,
        exam=frame.exam,
        tallies=frame.tallies,
    )


def _workstreams(
    plan: Plan, frame: Frame, tasks: Sequence[TaskState], findings: Sequence[FindingState]
) -> tuple[Group, ...]:
    tasks_of = grouped((task.workstream, task) for task in tasks)
    findings_of = grouped((finding.workstream, finding) for finding in findings)
    tallies = grouped((plan.workstream_of(tally), tally) for tally in frame.tallies)
    return tuple(
        Group(
            w.id,
            w.name,
            tasks_of.get(w.id, ()),
            findings_of.get(w.id, ()),
            frame,
            tallies=tallies.get(w.id, ()),
        )
        for w in plan.workstreams
    )


def _owners(
    plan: Plan, frame: Frame, tasks: Sequence[TaskState], findings: Sequence[FindingState]
) -> tuple[Group, ...]:
    tasks_of = grouped((unit, task) for task in tasks for unit in task.leads)
    findings_of = grouped(
        (unit, finding) for finding in findings for unit in answerable(plan, finding.owner)
    )
    samples_of = grouped((each.sample.owner, each) for each in frame.samples)
    materials_of = grouped(
        (unit, each) for each in frame.materials for unit in answerable(plan, each.material.owner)
    )
    tallies = grouped((unit, tally) for tally in frame.tallies for unit in units_of(plan, tally))
    return tuple(
        Group(
            o.name,
            o.name,
            tasks_of.get(o.name, ()),
            findings_of.get(o.name, ()),
            frame,
            frame.patrol_of(o.name),
            samples_of.get(o.name, ()),
            materials_of.get(o.name, ()),
            exam=frame.exam_of(o.name),
            tallies=tallies.get(o.name, ()),
        )
        for o in plan.owners
        if o.name in tasks_of or o.name in findings_of or o.name in tallies
    )
