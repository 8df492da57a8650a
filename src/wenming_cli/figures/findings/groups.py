"""Findings in groups: by unit, workstream, subdistrict, category, each with its figures."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from wenming_cli.figures.counts import FINDING_COUNTS, counted
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.findings.tallies import units_of, with_tallied
from wenming_cli.figures.grouping import sorted_out
from wenming_cli.figures.rows import figures_of
from wenming_cli.figures.table import FINDING_ROWS
from wenming_cli.figures.units import answerable, subdistrict_of
from wenming_cli.frozen import frozen
from wenming_cli.model.plan import Plan
from wenming_cli.model.tally import Tally
from wenming_cli.words.nobody import NO_SUBDISTRICT, NO_WORKSTREAM


@frozen
class FindingGroup:
    """Findings that are looked at together; ``id`` is None for those that belong nowhere.

    ``tallies`` are the counts without records that are looked at with them.
    """

    id: str | None
    name: str
    findings: Sequence[FindingState]
    as_of: date
    tallies: Sequence[Tally] = ()

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The cumulative figures in the order of the table."""
        return figures_of(FINDING_ROWS, self.findings, Period.up_to(self.as_of), self.tallies)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many there are, in each state, and overdue."""
        return with_tallied(counted(FINDING_COUNTS, self.findings), self.tallies)


Groups = tuple[FindingGroup, ...]
Tallies = Iterable[Tally]
_Own = Mapping[str | None, Sequence[FindingState]]
_Tallied = Mapping[str | None, Sequence[Tally]]


def by_owner(
    plan: Plan, findings: Iterable[FindingState], as_of: date, tallies: Tallies = ()
) -> Groups:
    """Make one group for each unit; a community's findings are also its subdistrict's."""
    own: _Own = sorted_out(findings, lambda finding: answerable(plan, finding.owner))
    tallied: _Tallied = sorted_out(tallies, lambda tally: units_of(plan, tally))
    names: dict[str | None, str] = {owner.name: owner.name for owner in plan.owners}
    return _groups(names, own, tallied, as_of)


def by_workstream(
    plan: Plan, findings: Iterable[FindingState], as_of: date, tallies: Tallies = ()
) -> Groups:
    """Make one group for each workstream, in file order; those of none last."""
    own = sorted_out(findings, lambda finding: (finding.workstream,))
    tallied = sorted_out(tallies, lambda tally: (plan.workstream_of(tally),))
    names: dict[str | None, str] = {w.id: w.name for w in plan.workstreams}
    names[None] = NO_WORKSTREAM
    return _groups(names, own, tallied, as_of)


def by_subdistrict(
    plan: Plan, findings: Iterable[FindingState], as_of: date, tallies: Tallies = ()
) -> Groups:
    """Make one group for each subdistrict, in protocol order; those of the whole district last."""
    own = sorted_out(findings, lambda finding: (place_of(plan, finding),))
    tallied = sorted_out(tallies, lambda t: (subdistrict_of(plan, t.owner) if t.owner else None,))
    names: dict[str | None, str] = {name: name for name in plan.subdistricts}
    names[None] = NO_SUBDISTRICT
    return _groups(names, own, tallied, as_of)


def by_category(
    plan: Plan, findings: Iterable[FindingState], as_of: date, tallies: Tallies = ()
) -> Groups:
    """Make one group for each category, in the order of the list of them, unlisted ones after."""
    own: _Own = sorted_out(findings, lambda finding: (finding.finding.category,))
    tallied: _Tallied = sorted_out(
        tallies, lambda tally: (tally.category,) if tally.category else ()
    )
    listed = [category.name for category in plan.categories]
    others = sorted(n for n in own.keys() | tallied.keys() if n is not None and n not in listed)
    names: dict[str | None, str] = {name: name for name in (*listed, *others)}
    return _groups(names, own, tallied, as_of)


def place_of(plan: Plan, finding: FindingState) -> str | None:
    """Find the subdistrict of a finding: that of its site, else that of the unit answering."""
    site = plan.site_by_id.get(finding.finding.site or "")
    if site is not None and site.subdistrict is not None:
        return site.subdistrict
    return subdistrict_of(plan, finding.owner)


def _groups(
    names: Mapping[str | None, str],
    own: _Own,
    tallied: _Tallied,
    as_of: date,
) -> Groups:
    """The groups that have anything, in the order of their names."""
    return tuple(
        FindingGroup(key, name, own.get(key, ()), as_of, tallied.get(key, ()))
        for key, name in names.items()
        if key in own or key in tallied
    )
