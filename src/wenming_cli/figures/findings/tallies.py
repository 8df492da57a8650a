"""Counts without records at a day: which of them stand, and which a unit or category has."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from wenming_cli.figures.units import answerable
from wenming_cli.model.plan import Plan
from wenming_cli.model.tally import Tally


def tallies_at(plan: Plan, as_of: date) -> tuple[Tally, ...]:
    """List those that stand at the end of a day: the last of each unit and category."""
    last: dict[tuple[str | None, str | None], Tally] = {}
    for tally in plan.totals:
        before = last.get((tally.owner, tally.category))
        if tally.as_of <= as_of and (before is None or before.as_of < tally.as_of):
            last[tally.owner, tally.category] = tally
    return tuple(last.values())


def units_of(plan: Plan, tally: Tally) -> tuple[str, ...]:
    """The units that have it: its own and those above a community; none where it is of all."""
    return answerable(plan, tally.owner) if tally.owner is not None else ()


def with_tallied(counts: Mapping[str, int], tallies: Sequence[Tally]) -> dict[str, int]:
    """Add them to the counts of findings; of what is overdue they tell nothing."""
    return {name: count + tallied_in(name, tallies) for name, count in counts.items()}


def tallied_in(count: str, tallies: Iterable[Tally]) -> int:
    """How many they add to a count of findings."""
    row = _COUNTS.get(count)
    return 0 if row is None else sum(map(row, tallies))


_COUNTS: Mapping[str, Callable[[Tally], int]] = {
    "findings": lambda tally: tally.found,
    "open_findings": lambda tally: tally.found - tally.rectified,
    "rectified_findings": lambda tally: tally.rectified - tally.closed,
    "closed_findings": lambda tally: tally.closed,
}
