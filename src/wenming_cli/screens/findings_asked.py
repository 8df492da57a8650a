"""The command for findings says which of them are listed, and grouped by what."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.findings.groups import (
    FindingGroup,
    Groups,
    by_category,
    by_owner,
    by_subdistrict,
    by_workstream,
    place_of,
)
from wenming_cli.figures.findings.tallies import tallies_at, units_of
from wenming_cli.figures.units import answerable
from wenming_cli.frozen import frozen
from wenming_cli.model.plan import Plan
from wenming_cli.model.tally import Tally


class FindingGrouping(NamedTuple):
    """A way to put findings together: what its groups are called, in Chinese and in JSON."""

    title: str
    key: str
    groups: Callable[[Plan, Iterable[FindingState], date, Iterable[Tally]], Groups]


GROUPINGS = {
    "owner": FindingGrouping("单位", "owners", by_owner),
    "workstream": FindingGrouping("重点工作", "workstreams", by_workstream),
    "subdistrict": FindingGrouping("街道", "subdistricts", by_subdistrict),
    "category": FindingGrouping("类别", "categories", by_category),
}


class FindingFilter(NamedTuple):
    """Which findings are asked for; every condition that is set must hold.

    All but ``states`` and ``overdue`` say which findings the figures are made of as well.
    """

    owner: str | None = None
    workstream: str | None = None
    category: str | None = None
    subdistrict: str | None = None
    severities: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    states: frozenset[str] = frozenset()
    overdue: bool = False

    def covers(self, plan: Plan, state: FindingState) -> bool:
        """Whether a finding belongs to what is looked at; words are looked for in its own."""
        finding = state.finding
        return (
            (self.owner is None or self.owner in answerable(plan, state.owner))
            and self.workstream in (None, state.workstream)
            and self.category in (None, finding.category)
            and (self.subdistrict is None or self.subdistrict == place_of(plan, state))
            and (not self.severities or finding.severity.value in self.severities)
            and all(word.lower() in _text(plan, state) for word in self.words)
        )

    def tallies(self, plan: Plan, as_of: date) -> tuple[Tally, ...]:
        """The counts without records of what is looked at; none where nobody counted such."""
        if self.severities or self.words:
            return ()
        return tuple(
            tally
            for tally in tallies_at(plan, as_of)
            if (self.owner is None or self.owner in units_of(plan, tally))
            and self.workstream in (None, plan.workstream_of(tally))
            and self.category in (None, tally.category)
            and self.subdistrict in (None, *units_of(plan, tally))
        )

    def lists(self, state: FindingState) -> bool:
        """Whether a finding that is looked at is in the list."""
        return (not self.states or state.state.value in self.states) and (
            not self.overdue or state.overdue_days > 0
        )


@frozen
class Ledger:
    """What is shown: the findings looked at as one group, and those of them that are listed.

    ``by`` names how they are put together, where that is asked for.
    """

    plan: Plan
    cutoff: Cutoff
    group: FindingGroup
    listed: Sequence[FindingState]
    by: str | None = None

    def grouped(self, by: str) -> Groups:
        """The findings looked at, put together in a way of ``GROUPINGS``."""
        group = self.group
        return GROUPINGS[by].groups(self.plan, group.findings, self.cutoff.as_of, group.tallies)


def ledger(
    plan: Plan,
    cutoff: Cutoff,
    states: Iterable[FindingState],
    wanted: FindingFilter,
    by: str | None,
) -> Ledger:
    """The ledger of the findings that a filter wants."""
    covered = [state for state in states if wanted.covers(plan, state)]
    tallies = wanted.tallies(plan, cutoff.as_of)
    group = FindingGroup(plan.id, plan.project.name, covered, cutoff.as_of, tallies)
    return Ledger(plan, cutoff, group, [s for s in covered if wanted.lists(s)], by)


def site_name(plan: Plan, state: FindingState) -> str:
    """The name of the site a finding was made at, and the place there; empty where it has none."""
    return plan.spot_of(state.finding) or ""


def _text(plan: Plan, state: FindingState) -> str:
    """Where words are looked for: id, site, category and text."""
    finding = state.finding
    words = (state.id, finding.site or "", site_name(plan, state), finding.category, finding.text)
    return " ".join((*words, *(item.text for item in finding.items))).lower()
