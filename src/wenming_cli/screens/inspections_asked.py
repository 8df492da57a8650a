"""The command for inspections says which sites and cycles are looked at, and grouped by what."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.days.cycles import cycle_meant
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.inspections.checks import Checked
from wenming_cli.figures.inspections.coverage import Round, Turn, finished
from wenming_cli.figures.inspections.patrol import Patrol
from wenming_cli.frozen import frozen
from wenming_cli.model.plan import Plan
from wenming_cli.model.site import Site
from wenming_cli.words.nobody import NO_SUBDISTRICT

T = TypeVar("T")


class InspectionGrouping(NamedTuple):
    """A way to put sites together: in Chinese, in JSON, and the key of a site."""

    title: str
    key: str
    of: Callable[[Site], str | None]
    order: Callable[[Plan], Iterable[str]]


def _names(plan: Plan) -> Iterable[str]:
    return (owner.name for owner in plan.owners)


GROUPINGS = {
    "type": InspectionGrouping(
        "点位类型", "types", lambda s: s.type, lambda p: (s.type for s in p.sites)
    ),
    "subdistrict": InspectionGrouping(
        "街道", "subdistricts", lambda s: s.subdistrict, lambda p: p.subdistricts
    ),
    "owner": InspectionGrouping("责任单位", "owners", lambda s: s.owner, _names),
    "site": InspectionGrouping("点位", "sites", lambda s: s.id, lambda p: p.site_by_id),
}
"""How sites can be put together."""


class SiteFilter(NamedTuple):
    """Which sites are asked for; every condition that is set must hold."""

    type: str | None = None
    subdistrict: str | None = None
    owner: str | None = None

    def keeps(self, site: Site) -> bool:
        """Whether a site is asked for."""
        return (
            self.type in (None, site.type)
            and self.subdistrict in (None, site.subdistrict)
            and self.owner in (None, site.owner)
        )

    def words(self) -> str:
        """The conditions that are set; empty where none is."""
        conditions = (("点位类型", self.type), ("街道", self.subdistrict), ("单位", self.owner))
        return "，".join(f"{word} {name}" for word, name in conditions if name is not None)


@frozen
class SiteGroup:
    """Sites that are looked at together: their turns in the cycles shown, their checks.

    ``id`` is that of a single site; None where the group has no id beside its name.
    """

    id: str | None
    name: str
    turns: tuple[Turn, ...]
    checks: tuple[Checked, ...]


@frozen
class Beat:
    """What is shown: the inspections of the sites asked for, the cycles shown, and how.

    ``scope`` says in words which sites; ``rounds`` are those of the tables, ``every`` those of
    JSON; ``period`` is that of the checks. ``by``: ``cycle``, ``missed``, or a way of
    ``GROUPINGS``.
    """

    patrol: Patrol
    scope: str
    cutoff: Cutoff
    rounds: tuple[Round, ...]
    every: tuple[Round, ...]
    period: Period
    by: str

    @property
    def grouping(self) -> InspectionGrouping:
        """How sites are put together."""
        return GROUPINGS[self.by]

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The turns of the cycles shown that have ended."""
        return finished(self.rounds)

    @property
    def missed(self) -> tuple[Turn, ...]:
        """Every missed site of the cycles shown that have ended."""
        return tuple(turn for turn in self.turns if not turn.is_visited)

    @property
    def checks(self) -> tuple[Checked, ...]:
        """The checks of the days shown."""
        return tuple(check for check in self.patrol.checks if check.date in self.period)

    @property
    def groups(self) -> tuple[SiteGroup, ...]:
        """The groups that have turns or checks, in the order of the register or the directory."""
        turns = _sorted_out(self.grouping.of, ((turn.site, turn) for turn in self.turns))
        checks = _sorted_out(self.grouping.of, ((check.site, check) for check in self.checks))
        return tuple(
            SiteGroup(*self._called(key), tuple(turns.get(key, ())), tuple(checks.get(key, ())))
            for key in (*dict.fromkeys(self.grouping.order(self.patrol.plan)), None)
            if key in turns or key in checks
        )

    def _called(self, key: str | None) -> tuple[str | None, str]:
        """The id and the name of a group."""
        if self.by == "site" and key is not None:
            return key, self.patrol.plan.site_by_id[key].name
        return None, key or NO_SUBDISTRICT


def beat(
    whole: Patrol, wanted: SiteFilter, cutoff: Cutoff, cycle: int | date | None, by: str
) -> Beat:
    """What is shown of the inspections of some sites: all, one cycle, or the cycles of a period.

    ``cycle`` is the number of a cycle or a day in it; ``ValueError`` says where there is none.
    """
    patrol, scope = whole.among(wanted.keeps), wanted.words()
    if cycle is not None:
        chosen = _chosen(patrol, cycle)
        period = Period(chosen.cycle.first, chosen.cycle.last).until(cutoff.as_of)
        return Beat(patrol, scope, cutoff, (chosen,), (chosen,), period, by)
    period = Period(patrol.plan.start, cutoff.as_of)
    if cutoff.period is None or cutoff.lived is None:
        return Beat(patrol, scope, cutoff, patrol.rounds, patrol.rounds, period, by)
    own = tuple(each for each in patrol.rounds if each.cycle.last in cutoff.period)
    return Beat(patrol, scope, cutoff, own, patrol.rounds, cutoff.lived, by)


def _chosen(patrol: Patrol, cycle: int | date) -> Round:
    meant = cycle_meant([each.cycle for each in patrol.rounds], cycle, patrol.as_of)
    return next(each for each in patrol.rounds if each.cycle is meant)


def _sorted_out(
    of: Callable[[Site], str | None], pairs: Iterable[tuple[Site, T]]
) -> Mapping[str | None, Sequence[T]]:
    found: dict[str | None, list[T]] = {}
    for site, each in pairs:
        found.setdefault(of(site), []).append(each)
    return found
