"""The inspections of a plan by a date, worked out when somebody asks: cycles, checks, figures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from wenming_cli.figures.days.period import Period, SomeDays
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.inspections import checks
from wenming_cli.figures.inspections.checks import Checked
from wenming_cli.figures.inspections.coverage import Round, Turn, by_tiers, finished, rounds
from wenming_cli.figures.rows import figures_of
from wenming_cli.figures.table import CHECK_ROWS, ROUND_ROWS
from wenming_cli.frozen import frozen
from wenming_cli.model.inspection import Tier
from wenming_cli.model.plan import Plan
from wenming_cli.model.site import Site

Choice = Callable[[Site], bool]


@frozen
class Patrol:
    """What was inspected by a date: of all sites, or of those a choice keeps."""

    plan: Plan
    as_of: date
    whole: "Patrol | None" = None
    keeps: Choice | None = None
    owner: str | None = None

    def of_owner(self, owner: str) -> "Patrol":
        """The same of the sites a unit answers for, looked up once for all units."""
        return replace(self, whole=self, keeps=lambda site: site.owner == owner, owner=owner)

    def among(self, keeps: Choice) -> "Patrol":
        """The same of some sites; what was worked out for all is used again."""
        return replace(self, whole=self, keeps=keeps)

    @cached_property
    def tiers(self) -> tuple[Tier, ...]:
        """The tiers that count, each once."""
        return tuple(dict.fromkeys(self.plan.settings.inspection.tiers))

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """Every site, in the order of the register, whether it is to be visited or not."""
        if self.whole is not None and self.owner is not None:
            return tuple(self.whole.sites_of.get(self.owner, ()))
        return tuple(s for s in self.plan.sites if self.keeps is None or self.keeps(s))

    @cached_property
    def sites_of(self) -> Mapping[str | None, Sequence[Site]]:
        """The sites by the unit that answers for them."""
        return grouped((site.owner, site) for site in self.sites)

    @cached_property
    def turns_of(self) -> Mapping[str | None, Sequence[Turn]]:
        """The turns by the unit that answers for the site."""
        return grouped((turn.site.owner, turn) for turn in self.turns)

    @cached_property
    def checks_of(self) -> Mapping[str | None, Sequence[Checked]]:
        """The checks by the unit that answers for the site."""
        return grouped((check.site.owner, check) for check in self.checks)

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """Every cycle that has begun."""
        if self.whole is None or self.keeps is None:
            return rounds(self.plan, self.as_of)
        keeps = self.keeps
        return tuple(
            replace(each, turns=tuple(turn for turn in each.turns if keeps(turn.site)))
            for each in self.whole.rounds
        )

    @cached_property
    def checks(self) -> tuple[Checked, ...]:
        """Every check from the plan's start on."""
        if self.whole is not None and self.owner is not None:
            return tuple(self.whole.checks_of.get(self.owner, ()))
        if self.whole is None or self.keeps is None:
            return checks.checks(self.plan, Period(self.plan.start, self.as_of))
        keeps = self.keeps
        return tuple(each for each in self.whole.checks if keeps(each.site))

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The turns of all cycles that have ended."""
        if self.whole is not None and self.owner is not None:
            return tuple(self.whole.turns_of.get(self.owner, ()))
        return finished(self.rounds)

    def turns_in(self, days: SomeDays) -> tuple[Turn, ...]:
        """The turns of the cycles that belong to a month or period and have ended."""
        return tuple(turn for turn in self.turns if turn.cycle.last in days)

    @property
    def no_register(self) -> str:
        """没有应巡点位, and why: where no cycle has any site to be visited."""
        return f"没有应巡点位：{self._lacking}"

    @property
    def _lacking(self) -> str:
        if not self.tiers:
            return "口径里没有规定巡查层级"
        if not self.plan.sites:
            return "点位册是空的"
        if not any(site.demonstration for site in self.sites):
            where = "点位册" if self.whole is None else "所看的点位"
            return f"{where}里没有标明示范点位的"
        return "示范点位都不在册" if self.rounds else "还没有开始的巡查周期"

    @property
    def latest(self) -> Round | None:
        """The last cycle that has ended."""
        return next((each for each in reversed(self.rounds) if not each.is_running), None)

    @property
    def running(self) -> Round | None:
        """The cycle that still goes on."""
        return next((each for each in self.rounds[-1:] if each.is_running), None)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The cumulative figures in the order of the table."""
        return (*self.round_figures, *self.check_figures)

    @property
    def round_figures(self) -> tuple[Figure, ...]:
        """Those of the cycles that have ended."""
        return by_tiers(figures_of(ROUND_ROWS, self.turns, self._until), self.tiers)

    @property
    def check_figures(self) -> tuple[Figure, ...]:
        """Those of the checks."""
        return figures_of(CHECK_ROWS, self.checks, self._until)

    @property
    def _until(self) -> Period:
        return Period(self.plan.start, self.as_of)


def patrol(plan: Plan, as_of: date) -> Patrol | None:
    """Gather the inspections of a plan by the end of a day; None in a plan without any."""
    return Patrol(plan, as_of) if plan.inspections else None
