"""Scores: what the observations of standards come to, in all, in groups, and beside the last time.

A standard that was not observed is 未测: it is listed, and counts neither for nor against.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from wenming_cli.diagnostic import Location
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.exam.observing import Examined, Observation, examined, observations
from wenming_cli.figures.exam.score_groups import GROUPINGS, AssessedGroup, By, groups
from wenming_cli.figures.exam.score_rates import (
    observed_rate,
    points_of,
    score_rate,
    standard_coverage,
)
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.figures.grouping import grouped
from wenming_cli.frozen import frozen
from wenming_cli.model.assessment import Assessment, AssessmentTotal, Standard, Weighting
from wenming_cli.model.finding import Finding
from wenming_cli.model.plan import Plan
from wenming_cli.model.site import Site

__all__ = ["GROUPINGS", "Assessed", "AssessedGroup", "By", "LostPoint", "ScoreChange", "assess"]


@frozen
class LostPoint:
    """An observation that lost something, and whether that has been put right since.

    ``owner`` is the unit that leads, ``lost`` the share that is lost, ``points`` what the standard
    weighs, ``cost`` how many points it takes off the total. ``raised`` is the finding that was
    raised from it, as it is by now.
    """

    code: str
    standard: Standard
    site: Site | None
    owner: str | None
    lost: Fraction
    points: Fraction
    cost: Fraction
    observation: Observation
    raised: FindingState | None

    @property
    def finding(self) -> Finding | None:
        """The finding that was raised from it."""
        return None if self.raised is None else self.raised.finding

    @property
    def rectified(self) -> bool | None:
        """Tell whether that has been put right since; None where nothing was raised."""
        return None if self.raised is None else self.raised.is_fixed

    @property
    def place(self) -> Location:
        """Find where the check was written."""
        return self.observation.place


@frozen
class ScoreChange:
    """How much better than the last time, over the standards that were observed both times.

    ``points`` is the difference of the two rates, ``standards`` how many were compared.
    """

    assessment: Assessment
    points: Fraction
    standards: int
    now: Figure
    before: Figure


@frozen
class Assessed:
    """What was observed by a day: in an assessment, in a period, or all of it.

    ``whole`` is what it is a part of, and ``owner`` the unit whose part it is. All is worked out
    when somebody asks.
    """

    plan: Plan
    as_of: date
    assessment: Assessment | None = None
    period: Period | None = None
    whole: "Assessed | None" = None
    owner: str | None = None

    def of_owner(self, owner: str) -> "Assessed":
        """The part of a unit, looked up once for all units."""
        return replace(self, whole=self, owner=owner)

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """Every observation, in file order."""
        if self.whole is not None and self.owner is not None:
            return tuple(self.whole.observations_of.get(self.owner, ()))
        held = None if self.assessment is None else self.assessment.id
        return observations(self.plan, self.as_of, held, self.period)

    @cached_property
    def observations_of(self) -> Mapping[str, Sequence[Observation]]:
        """The observations by the units they belong to."""
        return grouped((owner, each) for each in self.observations for owner in each.owners)

    @cached_property
    def standards(self) -> tuple[Examined, ...]:
        """The standards that are asked for: those of the system of the assessment, or all.

        What was observed beside them is among them. Those of a unit are the ones it answers for.
        """
        if self.whole is not None and self.owner is not None:
            return tuple(self.whole.standards_of.get(self.owner, ()))
        system = None if self.assessment is None else self.assessment.system
        return tuple(
            each
            for each in examined(self.plan, self.observations, self.as_of)
            if system in (None, each.standard.system) or each.observations
        )

    @cached_property
    def standards_of(self) -> Mapping[str, Sequence[Examined]]:
        """The standards by the units that answer for them, each with the unit's observations."""
        return grouped(pair for each in self.standards for pair in _shares(each))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures in the order of the table."""
        return self.score_rate, self.observed_rate, self.standard_coverage

    @cached_property
    def score_rate(self) -> Figure:
        """得分率 of all of it."""
        return score_rate(self.observations, self._weighting)

    @cached_property
    def observed_rate(self) -> Figure:
        """覆盖分值: what the rate speaks of."""
        return observed_rate(self.standards)

    @cached_property
    def standard_coverage(self) -> Figure:
        """标准覆盖率."""
        return standard_coverage(self.standards, Period.up_to(self.as_of))

    @property
    def _weighting(self) -> Weighting:
        return self.plan.settings.assessment.weighting

    @cached_property
    def unobserved(self) -> tuple[Standard, ...]:
        """未测: the standards nobody observed, in file order."""
        return tuple(each.standard for each in self.standards if not each.observations)

    @property
    def totals(self) -> tuple[AssessmentTotal, ...]:
        """What is known as sums only: where there are no observations."""
        if self.assessment is None or self.observations:
            return ()
        return self.assessment.totals

    def groups(self, by: By) -> tuple[AssessedGroup, ...]:
        """Put the observations together, in the order of the register; the nameless come last."""
        return groups(self.plan, self.observations, by)

    # --- what was lost ----------------------------------------------------------------------------

    @cached_property
    def lost(self) -> tuple[LostPoint, ...]:
        """Every observation that lost something, the most costly first."""
        times = {each.id: len(each.observations) for each in self.standards}
        worth = points_of(each.standard for each in self.standards if each.observations)
        found = [self._lost(each, worth(each.standard), times[each.code]) for each in self._losing]
        return tuple(sorted(found, key=lambda point: -point.cost))

    @property
    def _losing(self) -> list[Observation]:
        return [each for each in self.observations if each.lost]

    def _lost(self, seen: Observation, points: Fraction, times: int) -> LostPoint:
        cost = points * seen.lost / (1 if self._weighting is Weighting.OBSERVATION else times)
        return LostPoint(
            seen.code,
            seen.standard,
            seen.site,
            next(iter(seen.owners), None),
            seen.lost,
            points,
            cost,
            seen,
            self._raised.get(seen.check.finding or ""),
        )

    @cached_property
    def _raised(self) -> Mapping[str, FindingState]:
        """The findings that were raised from what was lost, as they are by now."""
        named = {each.check.finding for each in self._losing}
        if named <= {None}:
            return {}
        return {state.id: state for state in survey(self.plan, self.as_of) if state.id in named}

    # --- beside the last time ---------------------------------------------------------------------

    @cached_property
    def previous(self) -> "Assessed | None":
        """The assessment of the same kind and system that came before."""
        if self.assessment is None:
            return None
        like = [
            each
            for each in self.plan.assessments
            if (each.kind, each.system) == (self.assessment.kind, self.assessment.system)
            and _when(each) < _when(self.assessment)
        ]
        if not like:
            return None
        before = Assessed(self.plan, self.as_of, max(like, key=_when))
        return before if self.owner is None else before.of_owner(self.owner)

    @cached_property
    def change(self) -> ScoreChange | None:
        """The change since the last time; None where nothing was observed both times."""
        before = self.previous
        if before is None or before.assessment is None:
            return None
        both = {each.code for each in self.observations} & {e.code for e in before.observations}
        now, was = self.over(both), before.over(both)
        if now.value is None or was.value is None:
            return None
        return ScoreChange(before.assessment, now.value - was.value, len(both), now, was)

    def over(self, codes: Container[str]) -> Figure:
        """得分率 over some standards alone."""
        return score_rate([e for e in self.observations if e.code in codes], self._weighting)


def _shares(each: Examined) -> Iterator[tuple[str, Examined]]:
    """A standard as each unit that answers for it has it."""
    own = grouped((owner, seen) for seen in each.observations for owner in seen.owners)
    for owner in dict.fromkeys((*each.standard.owners, *own)):
        yield owner, replace(each, observations=own.get(owner, ()))


def _when(assessment: Assessment) -> tuple[date, date]:
    return assessment.start, assessment.end


def assess(plan: Plan, as_of: date, of: Assessment | Period | None = None) -> Assessed:
    """Look at what was observed by the end of a day: in an assessment, in a period, or in all."""
    if isinstance(of, Period):
        return Assessed(plan, as_of, None, of)
    return Assessed(plan, as_of, of)


def latest(plan: Plan, as_of: date) -> Assessment | None:
    """Find the last assessment that has begun by a day."""
    begun = [each for each in plan.assessments if each.start <= as_of]
    return max(begun, key=_when, default=None)
