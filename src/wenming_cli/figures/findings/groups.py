"""Findings in groups: by unit, workstream, subdistrict, category, each with its figures."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from wenming_cli.figures.counts import FINDING_COUNTS, counted
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.rows import figures_of
from wenming_cli.figures.table import FINDING_ROWS
from wenming_cli.figures.units import answerable, subdistrict_of
from wenming_cli.model.plan import Plan
from wenming_cli.words.nobody import NO_SUBDISTRICT, NO_WORKSTREAM


@dataclass(frozen=True)
class FindingGroup:
    """Findings that are looked at together; ``id`` is None for those that belong nowhere."""

    id: str | None
    name: str
    findings: Sequence[FindingState]
    as_of: date

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The cumulative figures in the order of the table."""
        return figures_of(FINDING_ROWS, self.findings, Period.up_to(self.as_of))

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many there are, in each state, and overdue."""
        return counted(FINDING_COUNTS, self.findings)


Groups = tuple[FindingGroup, ...]


def by_owner(plan: Plan, findings: Iterable[FindingState], as_of: date) -> Groups:
    """Make one group for each unit; a community's findings are also its subdistrict's."""
    sorted_out: dict[str | None, list[FindingState]] = {}
    for finding in findings:
        for unit in answerable(plan, finding.owner):
            sorted_out.setdefault(unit, []).append(finding)
    return _groups(sorted_out, {owner.name: owner.name for owner in plan.owners}, "", as_of)


def by_workstream(plan: Plan, findings: Iterable[FindingState], as_of: date) -> Groups:
    """Make one group for each workstream, in file order; those of none last."""
    names = {w.id: w.name for w in plan.workstreams}
    found = _sorted_out(findings, lambda finding: finding.workstream)
    return _groups(found, names, NO_WORKSTREAM, as_of)


def by_subdistrict(plan: Plan, findings: Iterable[FindingState], as_of: date) -> Groups:
    """Make one group for each subdistrict, in protocol order; those of the whole district last."""
    names = {name: name for name in plan.subdistricts}
    found = _sorted_out(findings, lambda finding: place_of(plan, finding))
    return _groups(found, names, NO_SUBDISTRICT, as_of)


def by_category(plan: Plan, findings: Iterable[FindingState], as_of: date) -> Groups:
    """Make one group for each category, in the order of the list of them, unlisted ones after."""
    found = _sorted_out(findings, lambda finding: finding.finding.category)
    listed = [category.name for category in plan.categories]
    others = sorted(name for name in found if name is not None and name not in listed)
    return _groups(found, {name: name for name in (*listed, *others)}, "", as_of)


def place_of(plan: Plan, finding: FindingState) -> str | None:
    """Find the subdistrict of a finding: that of its site, else that of the unit answering."""
    site = plan.site_by_id.get(finding.finding.site or "")
    if site is not None and site.subdistrict is not None:
        return site.subdistrict
    return subdistrict_of(plan, finding.owner)


def _sorted_out(
    findings: Iterable[FindingState], key: Callable[[FindingState], str | None]
) -> dict[str | None, list[FindingState]]:
    found: dict[str | None, list[FindingState]] = {}
    for finding in findings:
        found.setdefault(key(finding), []).append(finding)
    return found


def _groups(
    found: Mapping[str | None, Sequence[FindingState]],
    names: Mapping[str, str],
    nowhere: str,
    as_of: date,
) -> Groups:
    """The groups that have findings, in the order of their names, the nameless one last."""
    named = [FindingGroup(key, names[key], found[key], as_of) for key in names if key in found]
    if None in found:
        named.append(FindingGroup(None, nowhere, found[None], as_of))
    return tuple(named)
