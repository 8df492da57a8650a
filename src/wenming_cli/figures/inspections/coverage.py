"""Coverage: which sites of the register were visited in each cycle, and by which tiers.

A figure of coverage is made of turns: one site in one cycle. So a month is the sum over its
cycles, and a type of site or a subdistrict is a choice among the turns.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from wenming_cli.figures.days.cycles import Cycle, cycles
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.definitions import Definition
from wenming_cli.figures.figure import Figure, share
from wenming_cli.figures.table import COVERAGE_RATE, FULL_COVERAGE_RATE
from wenming_cli.frozen import frozen
from wenming_cli.model.inspection import Inspection, Tier
from wenming_cli.model.plan import Plan
from wenming_cli.model.settings import Settings
from wenming_cli.model.site import Site
from wenming_cli.words.numbers import numeral

Visits = Mapping[Tier, Inspection]

_NO_VISITS: Visits = {}


@frozen
class Turn:
    """A site of the register in a cycle, the first visit of each tier, and how many tiers count.

    ``in_a_row``: in how many finished cycles in a row, up to this one, nobody came; 0 where
    somebody did. ``others`` are the tiers that came though the settings do not ask them to.
    """

    cycle: Cycle
    site: Site
    visits: Visits
    in_a_row: int
    tiers: int
    others: tuple[Tier, ...] = ()

    @property
    def id(self) -> str:
        """Site and cycle."""
        return f"{self.site.id}/{self.cycle.index}"

    @property
    def is_visited(self) -> bool:
        """Tell whether anybody came."""
        return bool(self.visits)

    @property
    def is_fully_visited(self) -> bool:
        """Tell whether every tier came."""
        return len(self.visits) == self.tiers


@frozen
class Round:
    """A round is a cycle with the turns of its register, in the order of the register."""

    cycle: Cycle
    is_running: bool
    turns: tuple[Turn, ...]

    @property
    def missed(self) -> tuple[Turn, ...]:
        """漏巡点位, or those not yet visited where it still goes on."""
        return tuple(turn for turn in self.turns if not turn.is_visited)


def rounds(plan: Plan, as_of: date) -> tuple[Round, ...]:
    """List every cycle that has begun by a day; the last of them may still go on.

    None where the settings name no tier: nobody has to come.
    """
    tiers = frozenset(plan.settings.inspection.tiers)
    every = cycles(plan, as_of) if tiers else ()
    visits, others = _visits(plan, as_of, every)
    sites = [site for site in plan.sites if site.demonstration]
    row: dict[str, int] = {}
    found = []
    for cycle in every:
        came, is_running = visits[cycle.index], cycle.is_running(as_of)
        apart = others[cycle.index]
        register = [(site, came.get(site.id, _NO_VISITS)) for site in _register(cycle, sites, came)]
        missed = _missed(register, row, is_running=is_running)
        turns = (
            Turn(cycle, site, by, missed[site.id], len(tiers), tuple(apart.get(site.id, ())))
            for site, by in register
        )
        found.append(Round(cycle, is_running, tuple(turns)))
    return tuple(found)


def _missed(
    register: Iterable[tuple[Site, Visits]], row: dict[str, int], *, is_running: bool
) -> Mapping[str, int]:
    """For each site the finished cycles in a row without a visit, counted on in ``row``."""
    for site, came in register:
        row[site.id] = 0 if came else row.get(site.id, 0) + (not is_running)
    return row


def finished(every: Iterable[Round]) -> tuple[Turn, ...]:
    """Keep the turns of the cycles that have ended: what an average is made of."""
    return tuple(turn for each in every if not each.is_running for turn in each.turns)


def finished_in(plan: Plan, period: Period) -> tuple[Turn, ...]:
    """Keep the turns of the cycles that ended in a period, as known on its last day."""
    every = finished(rounds(plan, period.last))
    return tuple(turn for turn in every if turn.cycle.last in period)


def coverage_rate(turns: Sequence[Turn], tier: Tier | None = None) -> Figure:
    """Work out 巡查覆盖率: of all turns, those in which a tier came (without one: anybody)."""
    if tier is None:
        return COVERAGE_RATE.of(turns)
    return share(COVERAGE_RATE, [turn for turn in turns if tier in turn.visits], turns)


def full_coverage_rate(turns: Sequence[Turn]) -> Figure:
    """Work out 三级到位率: of all turns, those in which every tier came."""
    figure = FULL_COVERAGE_RATE.of(turns)
    label = next((_full_coverage_label(turn.tiers) for turn in turns), figure.label)
    return _under(figure, label)


def by_tiers(figures: Iterable[Figure], tiers: Collection[Tier]) -> tuple[Figure, ...]:
    """Let 三级到位率 among figures be called by the number of tiers that have to come."""
    label = full_coverage_label(tiers)
    return tuple(_under(f, label) if f.id == FULL_COVERAGE_RATE.id else f for f in figures)


def label_in(settings: Settings, row: Definition) -> str:
    """What a row of the table is called in a plan: 三级到位率 by the number of its tiers."""
    if row.id != FULL_COVERAGE_RATE.id:
        return row.label
    return full_coverage_label(settings.inspection.tiers)


def _under(figure: Figure, label: str) -> Figure:
    return replace(figure, definition=replace(FULL_COVERAGE_RATE, label=label))


def full_coverage_label(tiers: Collection[Tier]) -> str:
    """三级到位率, called by the number of tiers that have to come."""
    return _full_coverage_label(len(set(tiers)))


def full_coverage_word(tiers: Collection[Tier]) -> str:
    """三级到位, 两级到位; 到位 where one tier alone has to come."""
    return full_coverage_label(tiers).removesuffix("率")


def _full_coverage_label(tiers: int) -> str:
    if tiers < 2:
        return "到位率"
    return "两级到位率" if tiers == 2 else f"{numeral(tiers)}级到位率"


def _register(cycle: Cycle, sites: Iterable[Site], visits: Mapping[str, Visits]) -> Iterator[Site]:
    """The sites to be visited in a cycle; one that was in it for a part only if visited.

    Of a cycle that the plan's ends leave too short, nobody has to visit any.
    """
    if cycle.is_stump:
        return
    for site in sites:
        opened, closed = site.opened or date.min, site.closed or date.max
        if opened > cycle.last or closed < cycle.first:
            continue
        if (opened <= cycle.first and closed >= cycle.last) or site.id in visits:
            yield site


def _visits(
    plan: Plan, as_of: date, every: Sequence[Cycle]
) -> tuple[Mapping[int, Mapping[str, Visits]], Mapping[int, Mapping[str, Iterable[Tier]]]]:
    """By cycle and site, the first visit of each tier that counts; the other tiers that came."""
    tiers = frozenset(plan.settings.inspection.tiers)
    firsts = [cycle.first for cycle in every]
    found: dict[int, dict[str, dict[Tier, Inspection]]] = defaultdict(lambda: defaultdict(dict))
    others: dict[int, dict[str, dict[Tier, None]]] = defaultdict(lambda: defaultdict(dict))
    for inspection in plan.inspections:
        day, tier = inspection.date, inspection.tier
        at = bisect_right(firsts, day) - 1
        if at < 0 or day > as_of or day > every[at].last:
            continue
        index = every[at].index
        for site in visited(inspection):
            if tier not in tiers:
                others[index][site][tier] = None
                continue
            earlier = found[index][site].get(tier)
            if earlier is None or day < earlier.date:
                found[index][site][tier] = inspection
    return found, others


def visited(inspection: Inspection) -> set[str]:
    """List the ids of the sites an inspection went to, those it only checked too."""
    return {*inspection.sites, *(check.site for check in inspection.checks)}
