"""The sums over many plans, and the plans that are in none: each of them with the reason."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wenming_cli.model.scalars import folded
from wenming_cli.rollup.gathering import Gathered
from wenming_cli.rollup.groupings import Contribution, Grouping, Placed
from wenming_cli.rollup.mapping import Died
from wenming_cli.rollup.plan_facts import Faulty, Outside, PlanFacts, Tally
from wenming_cli.rollup.plan_search import Overlooked

SAME_ID = "E113"


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A plan that is in no sum: why, and the first error where there are any.

    ``kind`` is the reason as a word for programs; ``is_fault``: somebody has to do something.
    """

    path: str
    kind: str
    message: str
    errors: int = 0
    code: str | None = None
    file: str | None = None
    line: int | None = None

    @property
    def is_fault(self) -> bool:
        """Whether it would count if all were right."""
        return self.kind != _OUTSIDE


_OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class SummedGroup:
    """A group of plans: what they come to together, and what each of them gives to it."""

    name: str
    tally: Tally
    members: tuple[tuple[Placed, Tally], ...]


@dataclass(frozen=True, slots=True)
class RolledUp:
    """Every plan that was found, by path: those that count, those that do not, and the sums."""

    plans: tuple[Placed, ...]
    uncounted: tuple[Uncounted, ...]
    total: Tally


Outcomes = Iterable[Gathered[PlanFacts | Faulty | Outside]]


def rolled_up(outcomes: Outcomes) -> RolledUp:
    """Sort out which plans count and add them up; in what order they come makes no difference."""
    every = sorted(outcomes, key=lambda each: each.path.split("/"))
    placed = [Placed(e.path, e.outcome) for e in every if isinstance(e.outcome, PlanFacts)]
    twice = _with_same_ids(placed)
    counted = tuple(each for each in placed if each.path not in {same.path for same in twice})
    others = [_uncounted(each) for each in every if not isinstance(each.outcome, PlanFacts)]
    uncounted = sorted([*others, *twice], key=lambda each: each.path.split("/"))
    return RolledUp(counted, tuple(uncounted), Tally.sum_of(p.facts.whole for p in counted))


def _with_same_ids(placed: Iterable[Placed]) -> list[Uncounted]:
    """The plans whose id another has too; width and case make no difference."""
    holders: dict[str, list[Placed]] = defaultdict(list)
    for each in placed:
        holders[folded(each.facts.id)].append(each)
    return [
        _same_id(each, [other.path for other in sharing if other is not each])
        for sharing in holders.values()
        for each in sharing
        if len(sharing) > 1
    ]


def _same_id(placed: Placed, others: Sequence[str]) -> Uncounted:
    message = f"计划编号“{placed.facts.id}”和 {'、'.join(others)} 的相同，都没有计入"
    return Uncounted(placed.path, "same_id", message, 1, SAME_ID)


def _uncounted(each: Gathered[PlanFacts | Faulty | Outside]) -> Uncounted:
    outcome = each.outcome
    if isinstance(outcome, Faulty):
        file = outcome.file if each.path == "." else f"{each.path}/{outcome.file}"
        return Uncounted(
            each.path, "faults", outcome.message, outcome.errors, outcome.code, file, outcome.line
        )
    if isinstance(outcome, Outside):
        return Uncounted(each.path, _OUTSIDE, outcome.message)
    if isinstance(outcome, Overlooked):
        return Uncounted(each.path, "not_read", outcome.reason)
    return Uncounted(each.path, "died", _DIED)


_DIED = "算这个计划的进程每次都中途没了（内存不够，或者被结束了）"


def groups(plans: Iterable[Placed], grouping: Grouping) -> tuple[SummedGroup, ...]:
    """The sums by group, in the order of their names."""
    found: dict[tuple[bool, tuple[str, ...]], list[tuple[Placed, Contribution]]] = defaultdict(list)
    for placed in plans:
        for given in grouping(placed):
            found[given.apart, tuple(given.group.split("/"))].append((placed, given))
    return tuple(_group(found[key]) for key in sorted(found))


def _group(given: Sequence[tuple[Placed, Contribution]]) -> SummedGroup:
    """One group; a plan that gives to it twice, of two parts with one name, is one plan."""
    tally = Tally.sum_of(each.tally for _, each in given)
    plans = len({placed.path for placed, _ in given})
    members = tuple((placed, each.tally) for placed, each in given)
    return SummedGroup(given[0][1].group, replace(tally, plans=plans), members)
