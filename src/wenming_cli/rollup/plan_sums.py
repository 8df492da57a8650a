"""The sums over many plans, and the plans that are in none: each of them with the reason."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from wenming_cli.frozen import frozen
from wenming_cli.model.scalars import folded
from wenming_cli.rollup.gathering import PlanOutcome
from wenming_cli.rollup.groupings import Contribution, Grouping, Placed
from wenming_cli.rollup.mapping import Died
from wenming_cli.rollup.plan_facts import AddedUp, Faulty, Outside, PlanFacts
from wenming_cli.rollup.plan_search import Overlooked, by_path

SAME_ID = "E113"


@frozen
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

    @property
    def place(self) -> str | None:
        """Where its first error stands; None where it has none."""
        return None if self.file is None else f"{self.file}:{self.line}"


_OUTSIDE = "outside"


@frozen
class SummedGroup:
    """A group of plans: what they come to together, and what each of them gives to it."""

    name: str
    tally: AddedUp
    members: tuple[tuple[Placed, AddedUp], ...]


@frozen
class RolledUp:
    """Every plan that was found, by path: those that count, those that do not, and the sums."""

    plans: tuple[Placed, ...]
    uncounted: tuple[Uncounted, ...]
    total: AddedUp


Outcomes = Iterable[PlanOutcome[PlanFacts | Faulty | Outside]]


def rolled_up(outcomes: Outcomes) -> RolledUp:
    """Sort out which plans count and add them up; in what order they come makes no difference."""
    placed: list[Placed] = []
    others: list[Uncounted] = []
    for path, outcome in sorted(outcomes, key=by_path):
        if isinstance(outcome, PlanFacts):
            placed.append(Placed(path, outcome))
        else:
            others.append(uncounted(path, outcome))
    twice = _with_same_ids(placed)
    paths = {each.path for each in twice}
    counted = tuple(each for each in placed if each.path not in paths)
    total = AddedUp.sum_of(each.facts.whole for each in counted)
    return RolledUp(counted, tuple(sorted((*others, *twice), key=by_path)), total)


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


Missing = Faulty | Outside | Overlooked | Died


def uncounted(path: str, missing: Missing) -> Uncounted:
    """Say why there is nothing of the plan at a path."""
    if isinstance(missing, Faulty):
        file = missing.file if path == "." else f"{path}/{missing.file}"
        return Uncounted(
            path, "faults", missing.message, missing.errors, missing.code, file, missing.line
        )
    if isinstance(missing, Outside):
        return Uncounted(path, _OUTSIDE, missing.message)
    if isinstance(missing, Overlooked):
        return Uncounted(path, "not_read", missing.reason)
    return Uncounted(path, "died", _DIED)


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
    tally = AddedUp.sum_of(each.tally for _, each in given)
    plans = len({placed.path for placed, _ in given})
    members = tuple((placed, each.tally) for placed, each in given)
    return SummedGroup(given[0][1].group, replace(tally, plans=plans), members)
