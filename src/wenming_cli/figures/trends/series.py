"""Series: what a group comes to, at one moment after another."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from wenming_cli.figures.standing import Group, group_at, standing
from wenming_cli.figures.trends.measures import Measure, Measured
from wenming_cli.figures.trends.moments import Moment
from wenming_cli.frozen import frozen
from wenming_cli.model.plan import Plan


class Point(NamedTuple):
    """What a measure came to at a moment."""

    moment: Moment
    measured: Measured


@frozen
class Series:
    """A measure of the plan, a unit or a workstream (``of``: its id), moment by moment."""

    measure: Measure
    of: str
    points: tuple[Point, ...]


@frozen
class Followed:
    """Whom a trend is of: an id, a name, and the group at the end of a day."""

    id: str
    name: str
    at: Callable[[Moment], Group]


def of_plan(plan: Plan) -> Followed:
    """The whole plan."""
    return Followed(plan.id, "", lambda moment: group_at(plan, moment.as_of))


def of_owner(plan: Plan, owner: str) -> Followed:
    """A unit."""
    return Followed(owner, owner, lambda moment: group_at(plan, moment.as_of, owner))


def of_workstream(plan: Plan, workstream: str) -> Followed:
    """A workstream."""

    def at(moment: Moment) -> Group:
        groups = standing(plan, moment.as_of).workstreams
        return next(group for group in groups if group.id == workstream)

    name = next(each.name for each in plan.workstreams if each.id == workstream)
    return Followed(workstream, name, at)


def series(
    followed: Followed, measures: Iterable[Measure], moments: Iterable[Moment]
) -> tuple[Series, ...]:
    """Each measure at each moment; the group of a moment is made once for all of them."""
    every = tuple(measures)
    rows = []
    for moment in moments:
        group = followed.at(moment)
        rows.append([Point(moment, measure.of(group)) for measure in every])
    return tuple(
        Series(measure, followed.id, tuple(row[at] for row in rows))
        for at, measure in enumerate(every)
    )
