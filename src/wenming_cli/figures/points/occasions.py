"""What gives or takes points in a period: for each row of a scheme, the records it counts.

What is late counts by its days in the period, so that months add up to their quarter; what is
still open at the period's end counts in it once.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from wenming_cli.figures.days.period import Period
from wenming_cli.figures.exam.observing import Observation, by_unit, observations
from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.figures.inspections.coverage import Turn, finished_in, visited
from wenming_cli.figures.notices.issued import Issued, Reply, issued, replied_by
from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.figures.tasks.task_state import State, TaskState
from wenming_cli.figures.units import answerable
from wenming_cli.frozen import frozen
from wenming_cli.model.base import Entry
from wenming_cli.model.finding import FindingSource, RecheckResult
from wenming_cli.model.inspection import Tier
from wenming_cli.model.plan import Plan
from wenming_cli.model.points import Disputed, Occasion, Per, PointsRow, PointsWhen
from wenming_cli.model.scalars import Choice

_HALF = Fraction(1, 2)
_ANY = PointsWhen.model_validate({})


@frozen
class Happened:
    """A record that counts for a unit: so many times, and why, in ``words``.

    ``points`` are its own where people decided them; ``is_halved`` where half of them are given.
    """

    owner: str
    kind: Occasion
    id: str
    day: date
    title: str
    words: str
    entry: Entry
    times: int = 1
    points: Fraction | None = None
    is_halved: bool = False

    def worth(self, row: PointsRow) -> Fraction:
        """The points it gives by a row."""
        each = Fraction(row.points) if self.points is None else self.points
        return each * self.times * (_HALF if self.is_halved else 1)


class Scene:
    """A plan in a period, looked at from the period's last day; each kind of record once."""

    def __init__(self, plan: Plan, scheme: str, period: Period) -> None:
        self.plan = plan
        self.scheme = scheme
        self.period = period

    def happened(self, row: PointsRow) -> Iterator[Happened]:
        """Every record a row counts, by the units it counts for; none for rates."""
        found = _FOUND.get(row.on)
        return iter(()) if found is None else found(self, row)

    @cached_property
    def findings(self) -> tuple[FindingState, ...]:
        """The findings as they stand."""
        return survey(self.plan, self.period.last)

    @cached_property
    def tasks(self) -> tuple[TaskState, ...]:
        """The tasks as they stand."""
        return assess(self.plan, self.period.last)

    @cached_property
    def notices(self) -> tuple[Issued, ...]:
        """The notices that have gone out."""
        return issued(self.plan, self.period.last)

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The sites in each cycle that ended in the period."""
        return finished_in(self.plan, self.period)

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """What was observed in the period."""
        return observations(self.plan, self.period.last, period=self.period)

    @cached_property
    def tiers_on(self) -> Mapping[tuple[str, date], set[Tier]]:
        """Which tiers were at a site on a day."""
        came: dict[tuple[str, date], set[Tier]] = {}
        for visit in self.plan.inspections:
            for site in visited(visit):
                came.setdefault((site, visit.date), set()).add(visit.tier)
        return came

    def days_late(self, limit: date, end: date | None) -> int:
        """How many days of the period lie after a limit, up to the day it was done."""
        last = min(end or self.period.last, self.period.last)
        return max((last - max(limit, self.period.first - timedelta(days=1))).days, 0)

    def counts(self, state: FindingState, when: PointsWhen) -> bool:
        """Tell whether a finding is like a row asks; what is in dispute only where it is named."""
        finding = state.finding
        site = (finding.site or "", finding.found)
        return (
            (state.state is not Stage.VOID or Disputed.VOID in when.disputed)
            and (not state.is_under_appeal or Disputed.APPEALED in when.disputed)
            and _is_from(finding.source, when)
            and _is_in(finding.severity, when.severity)
            and (not when.category or finding.category in when.category)
            and (not when.tier or not self.tiers_on.get(site, set()).isdisjoint(when.tier))
        )


def _is_in(value: Choice, wanted: tuple[Choice, ...]) -> bool:
    return not wanted or value in wanted


def _is_from(source: FindingSource, when: PointsWhen) -> bool:
    return source in when.source if when.source else source is not FindingSource.SELF


# --- what happened --------------------------------------------------------------------------------


def _found(scene: Scene, row: PointsRow) -> Iterator[Happened]:
    for state in scene.findings:
        if state.finding.found in scene.period and scene.counts(state, row.when or _ANY):
            yield from _of_finding(scene, row, state, Occasion.FINDING)


def _relapsed(scene: Scene, row: PointsRow) -> Iterator[Happened]:
    """What occurred again, found anew or seen by a later look at what was put right."""
    for state in scene.findings:
        is_new = state.recurs and state.finding.found in scene.period
        is_back = is_new or any(
            entry.result is RecheckResult.RELAPSED and entry.date in scene.period
            for entry in state.finding.entries
        )
        if is_back and scene.counts(state, row.when or _ANY):
            yield from _of_finding(scene, row, state, Occasion.RELAPSED)


def _rectified_late(scene: Scene, row: PointsRow) -> Iterator[Happened]:
    for state in scene.findings:
        is_open = state.state is Stage.OPEN
        if not (is_open or state.is_fixed) or not scene.counts(state, row.when or _ANY):
            continue
        days = scene.days_late(state.effective_due, state.rectified_on)
        if days:
            yield from _of_finding(scene, row, state, Occasion.RECTIFIED_LATE, days)


def _of_finding(
    scene: Scene, row: PointsRow, state: FindingState, kind: Occasion, days: int = 0
) -> Iterator[Happened]:
    """A finding, for its unit and the one above it where it is a community."""
    finding = state.finding
    is_halved = row.halve_if is not None and state.rectified_on == finding.found
    words = f"{finding.source.label}发现，{state.state.label}"
    words += _late_words(state.effective_due, state.rectified_on, days)
    words += "，当天整改" if is_halved else ""
    for unit in answerable(scene.plan, state.owner):
        yield Happened(
            unit,
            kind,
            finding.id,
            finding.found,
            finding.text,
            words,
            finding,
            times=_times(row, days),
            is_halved=is_halved,
        )


def _times(row: PointsRow, days: int) -> int:
    """How often something late counts: once, or every day."""
    return days if days and row.per is Per.EACH_DAY else 1


def _late_words(limit: date, end: date | None, days: int) -> str:
    if not days:
        return ""
    return f"，时限 {limit}，{f'{end} 完成' if end else '还没有完成'}，本期超期 {days} 天"


def _missed_site(scene: Scene, row: PointsRow) -> Iterator[Happened]:
    asked = (row.when or _ANY).tier
    for turn in scene.turns:
        absent = [tier for tier in asked if tier not in (*turn.visits, *turn.others)]
        words = [f"{tier.label}没有到" for tier in absent]
        if not asked and not turn.is_visited:
            words = ["应到的层级都没有到" if turn.others else "没有人到过"]
        for said in words:
            site = turn.site
            yield Happened(
                site.owner,
                Occasion.MISSED_SITE,
                turn.id,
                turn.cycle.last,
                site.name,
                f"{turn.cycle.full_name}{said}",
                site,
            )


def _overdue_task(scene: Scene, row: PointsRow) -> Iterator[Happened]:
    """Every limit that passed; what another task holds up is no reproach to its own unit."""
    for task in scene.tasks:
        is_late = task.overdue_days or task.state is State.DONE
        limit = task.effective_due
        if limit is None or not is_late or task.is_blocked:
            continue
        done = task.leaf.course.done if task.state is State.DONE else None
        days = scene.days_late(limit, done)
        for unit in filter(None, task.leads) if days else ():
            words = task.state.label + _late_words(limit, done, days)
            yield Happened(
                unit,
                Occasion.OVERDUE_TASK,
                task.id,
                limit,
                task.title,
                words,
                task.leaf.part or task.leaf.task,
                times=_times(row, days),
            )


def _late_reply(scene: Scene, row: PointsRow) -> Iterator[Happened]:
    for each in scene.notices:
        notice = each.notice
        if notice.reply_due is None:
            continue
        for owner in notice.owners:
            replied = replied_by(notice, owner, scene.period.last)
            days = scene.days_late(notice.reply_due, replied)
            if not days or (replied is None and owner not in each.owing):
                continue
            label = (Reply.OVERDUE if replied is None else Reply.REPLIED).label
            yield Happened(
                owner,
                Occasion.LATE_REPLY,
                notice.id,
                notice.reply_due,
                notice.number or notice.kind.label,
                label + _late_words(notice.reply_due, replied, days),
                notice,
                times=_times(row, days),
            )


def _material(scene: Scene, row: PointsRow) -> Iterator[Happened]:
    """Every time a material was handed back, and one that came late or has not come."""
    for material in scene.plan.materials:
        told: list[tuple[date, str, Entry, int]] = [
            (back.date, f"{back.date} 退回：{back.reason}", back, 1)
            for back in material.returned
            if back.date in scene.period
        ]
        handed = [day for _, day in material.handed_in() if day <= scene.period.last]
        first = min(handed, default=None)
        days = scene.days_late(material.due, first)
        if days:
            words = _late_words(material.due, first, days).lstrip("，")
            told.append((material.due, words, material, _times(row, days)))
        for day, words, entry, times in told:
            for unit in answerable(scene.plan, material.owner):
                yield Happened(
                    unit,
                    Occasion.MATERIAL,
                    material.id,
                    day,
                    material.title,
                    words,
                    entry,
                    times=times,
                )


def _negative_standard(scene: Scene, _: PointsRow) -> Iterator[Happened]:
    broken = (o for o in scene.observations if o.standard.negative and o.lost)
    for unit, each in by_unit(scene.plan, broken):
        yield Happened(
            unit,
            Occasion.NEGATIVE_STANDARD,
            each.id,
            each.date,
            each.standard.text,
            f"{each.check.item}{each.check.result.label}",
            each.check,
        )


def _awarded(scene: Scene, row: PointsRow) -> Iterator[Happened]:
    for award in scene.plan.awards:
        if (award.scheme, award.code) == (scene.scheme, row.code) and award.date in scene.period:
            yield Happened(
                award.owner,
                Occasion.MANUAL,
                f"{award.date}/{award.code}",
                award.date,
                award.reason,
                award.document or "没有写文号",
                award,
                points=None if award.points is None else Fraction(award.points),
            )


_FOUND: Mapping[str, Callable[[Scene, PointsRow], Iterator[Happened]]] = {
    "finding": _found,
    "relapsed": _relapsed,
    "rectified_late": _rectified_late,
    "missed_site": _missed_site,
    "overdue_task": _overdue_task,
    "late_reply": _late_reply,
    "material": _material,
    "negative_standard": _negative_standard,
    "manual": _awarded,
}
"""How the records of each occasion are found."""
