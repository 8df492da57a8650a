"""Observations: each check that tells of a standard, and what was observed of every standard."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from wenming_cli.diagnostic import Location
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.days.worked_out import worked_out_of
from wenming_cli.figures.grouping import grouped
from wenming_cli.frozen import frozen
from wenming_cli.model.assessment import Standard
from wenming_cli.model.inspection import Check, CheckResult, Inspection
from wenming_cli.model.plan import Plan
from wenming_cli.model.site import Site

_NOTHING, _ALL = Fraction(0), Fraction(1)


@frozen
class Observation:
    """A standard that was looked at once, at a site on a day.

    ``id`` is made of day, site and code, and a number where they are the same. ``code`` is what
    refers to the standard, ``lost`` the share of it that was not met; ``owners`` are the units
    that answer for it.
    """

    id: str
    code: str
    check: Check
    inspection: Inspection
    standard: Standard
    site: Site | None
    lost: Fraction
    owners: tuple[str, ...]

    @property
    def date(self) -> date:
        """The day of the inspection."""
        return self.inspection.date

    @property
    def subdistrict(self) -> str | None:
        """The subdistrict of the site."""
        return None if self.site is None else self.site.subdistrict

    @property
    def site_type(self) -> str | None:
        """The type of the site."""
        return None if self.site is None else self.site.type

    @property
    def place(self) -> Location:
        """Find where the check was written."""
        return self.check.location()


@frozen
class Examined:
    """A standard and what was observed of it, however little; ``id`` is what refers to it.

    ``sites`` is how many sites it applies to that are in the register on the day.
    """

    id: str
    standard: Standard
    sites: int
    observations: Sequence[Observation]

    @property
    def last(self) -> date | None:
        """The day of its last observation."""
        return max((each.date for each in self.observations), default=None)


# --- observations ---------------------------------------------------------------------------------


def observations(
    plan: Plan, as_of: date, assessment: str | None = None, period: Period | None = None
) -> tuple[Observation, ...]:
    """List what was observed by the end of a day, in file order; in one assessment or a period."""
    every = _all(plan) if assessment is None else _in_assessment(plan, assessment)
    return tuple(
        each for each in every if each.date <= as_of and (period is None or each.date in period)
    )


@worked_out_of
def _all(plan: Plan) -> tuple[Observation, ...]:
    return tuple(_observed(plan, plan.inspections))


def _in_assessment(plan: Plan, assessment: str) -> Iterator[Observation]:
    return _observed(plan, (each for each in plan.inspections if each.assessment == assessment))


def _observed(plan: Plan, inspections: Iterable[Inspection]) -> Iterator[Observation]:
    """The observations of whole days: those of one day that are alike are told apart by number."""
    if not plan.standards:
        return
    codes = {id(standard): code for code, standard in plan.standard_by_code.items()}
    told: Counter[str] = Counter()
    for inspection in inspections:
        for check in inspection.checks:
            standard = plan.standard_of(check)
            if standard is None or check.result is CheckResult.NA:
                continue
            site, code = plan.site_by_id.get(check.site), codes[id(standard)]
            name = f"{inspection.date}/{check.site}/{code}"
            told[name] += 1
            yield Observation(
                name if told[name] == 1 else f"{name}#{told[name]}",
                code,
                check,
                inspection,
                standard,
                site,
                lost_in(check),
                _answering(plan, standard, site),
            )


def lost_in(check: Check) -> Fraction:
    """Find the share of an observation that is lost: what was written, else all or nothing."""
    if check.lost is not None:
        return Fraction(check.lost)
    return _ALL if check.result is CheckResult.FAIL else _NOTHING


def _answering(plan: Plan, standard: Standard, site: Site | None) -> tuple[str, ...]:
    """Name the units an observation belongs to: each once."""
    if site is not None and plan.settings.assessment.by_site_owner:
        return tuple(dict.fromkeys((*standard.owners, site.owner)))
    return tuple(dict.fromkeys(standard.owners))


def by_unit(plan: Plan, observed: Iterable[Observation]) -> Iterator[tuple[str, Observation]]:
    """Give each observation with every unit it speaks of.

    A subdistrict is measured by its sites, any other unit by the standards it answers for.
    """
    places = frozenset(plan.subdistricts)
    for each in observed:
        units = (each.subdistrict, *(owner for owner in each.owners if owner not in places))
        for unit in dict.fromkeys(filter(None, units)):
            yield unit, each


# --- standards ------------------------------------------------------------------------------------


def examined(plan: Plan, observed: Iterable[Observation], as_of: date) -> tuple[Examined, ...]:
    """List every standard of a plan in file order, each with those of the observations it has."""
    of = grouped((each.code, each) for each in observed)
    types = Counter(site.type for site in plan.sites if site.is_in_register(as_of))
    return tuple(
        Examined(code, standard, sites_of(standard, types), of.get(code, ()))
        for code, standard in plan.standard_by_code.items()
    )


def sites_of(standard: Standard, types: Mapping[str, int]) -> int:
    """Count the sites a standard applies to; without types it applies to every one."""
    wanted = dict.fromkeys(standard.site_types) or types
    return sum(types.get(name, 0) for name in wanted)
