"""The ways to put observations together: by what was examined, where, and who answers for it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from wenming_cli.figures.exam.observing import Observation
from wenming_cli.figures.exam.score_rates import score_rate
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.grouping import grouped
from wenming_cli.frozen import frozen
from wenming_cli.model.plan import Plan
from wenming_cli.words.nobody import NO_CONTENT, NO_OWNER, NO_SUBDISTRICT

By = Literal["item", "content", "system", "subdistrict", "site", "type", "owner", "standard"]

Keys = Iterable[str | None]


class ScoreGrouping(NamedTuple):
    """A way to put observations together: in Chinese, the keys of one, and in which order."""

    title: str
    of: Callable[[Observation], Keys]
    order: Callable[[Plan], Keys]
    nameless: str = ""


GROUPINGS: Mapping[By, ScoreGrouping] = {
    "item": ScoreGrouping(
        "测评项目", lambda o: (o.standard.item,), lambda p: (s.item for s in p.standards)
    ),
    "content": ScoreGrouping(
        "测评内容",
        lambda o: (o.standard.content,),
        lambda p: (s.content for s in p.standards),
        NO_CONTENT,
    ),
    "system": ScoreGrouping(
        "测评体系", lambda o: (o.standard.system,), lambda p: (s.id for s in p.systems)
    ),
    "subdistrict": ScoreGrouping(
        "街道", lambda o: (o.subdistrict,), lambda p: p.subdistricts, NO_SUBDISTRICT
    ),
    "site": ScoreGrouping("点位", lambda o: (o.check.site,), lambda p: (s.id for s in p.sites)),
    "type": ScoreGrouping(
        "点位类型", lambda o: (o.site_type,), lambda p: (s.type for s in p.sites)
    ),
    "owner": ScoreGrouping(
        "责任单位", lambda o: o.owners or (None,), lambda p: (o.name for o in p.owners), NO_OWNER
    ),
    "standard": ScoreGrouping("测评标准", lambda o: (o.code,), lambda p: p.standard_by_code),
}
"""How observations can be put together; an observation may belong to several units."""


def among(observed: Iterable[Observation], wanted: Mapping[By, str]) -> tuple[Observation, ...]:
    """Keep the observations that belong to all that is wanted."""
    return tuple(
        each
        for each in observed
        if all(key in GROUPINGS[by].of(each) for by, key in wanted.items())
    )


@frozen
class AssessedGroup:
    """Observations that have something in common; ``lost`` are the points that are lost of all.

    ``id`` is that of a site, a system or a standard, else the name.
    """

    by: By
    id: str
    name: str
    score_rate: Figure
    points: Fraction
    lost: Fraction
    observations: int


def groups(plan: Plan, observed: Iterable[Observation], by: By) -> tuple[AssessedGroup, ...]:
    """Put observations together, in the order of the register; the nameless come last."""
    way = GROUPINGS[by]
    found = grouped((key, each) for each in observed for key in way.of(each))
    order = dict.fromkeys((*way.order(plan), *found))
    order.pop(None, None)
    return tuple(_group(plan, by, key, found[key]) for key in (*order, None) if key in found)


def lowest(every: Iterable[AssessedGroup]) -> list[AssessedGroup]:
    """List the groups that lost something, the lowest rate first, of equal ones the costliest."""
    losing = [group for group in every if group.lost]
    return sorted(losing, key=lambda group: (group.score_rate.value or 0, -group.lost))


def _group(plan: Plan, by: By, key: str | None, own: Sequence[Observation]) -> AssessedGroup:
    figure = score_rate(own, plan.settings.assessment.weighting)
    lost = figure.denominator - figure.numerator
    name = GROUPINGS[by].nameless if key is None else _called(plan, by, key)
    return AssessedGroup(by, key or "", name, figure, figure.denominator, lost, len(own))


def _called(plan: Plan, by: By, key: str) -> str:
    """The name of a group: sites and systems have one beside their id."""
    if by == "site" and key in plan.site_by_id:
        return plan.site_by_id[key].name
    if by == "system" and key in plan.system_by_id:
        return plan.system_by_id[key].name
    return key
