"""Checks of sites in a period: what was met and what not, by site, type and the site's owner."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from wenming_cli.figures.days.period import Period
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.table import PASS_RATE
from wenming_cli.frozen import frozen
from wenming_cli.model.inspection import Check, CheckResult, Tier
from wenming_cli.model.plan import Plan
from wenming_cli.model.site import Site


@frozen
class Checked:
    """One item checked at one site: on which day, and by which tier."""

    date: date
    tier: Tier
    site: Site
    check: Check

    @property
    def id(self) -> str:
        """Site and day; several items of one site on one day share it."""
        return f"{self.site.id}/{self.date}"

    @property
    def result(self) -> CheckResult:
        """Tell whether the item was met."""
        return self.check.result


def checks(plan: Plan, period: Period) -> tuple[Checked, ...]:
    """List every check of a period, those that were 不适用 too, in file order."""
    return tuple(_checks(plan, period))


def _checks(plan: Plan, period: Period) -> Iterator[Checked]:
    sites = plan.site_by_id
    for inspection in plan.inspections:
        if inspection.checks and inspection.date in period:
            for check in inspection.checks:
                yield Checked(inspection.date, inspection.tier, sites[check.site], check)


def pass_rate(checked: Iterable[Checked]) -> Figure:
    """Work out 符合率: what was met among what was met or not; 不适用 is neither."""
    return PASS_RATE.of(PASS_RATE.whole(checked, Period(date.min, date.max)))


def by_site(checked: Iterable[Checked]) -> Mapping[str, Sequence[Checked]]:
    """Group the checks of each site that has any, by its id."""
    return grouped((each.site.id, each) for each in checked)


def by_type(checked: Iterable[Checked]) -> Mapping[str, Sequence[Checked]]:
    """Group the checks of each type of site that has any."""
    return grouped((each.site.type, each) for each in checked)


def by_owner(checked: Iterable[Checked]) -> Mapping[str, Sequence[Checked]]:
    """Group the checks of each unit that answers for a site, by its canonical name."""
    return grouped((each.site.owner, each) for each in checked)
