"""Tasks that wait for others: what has to be done first, and who holds it up.

What is done or cancelled is waited for no longer. Where what is waited for waits itself, the fault
is not with its unit: whoever holds a task up is at the beginning of the chain.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from functools import cached_property

from wenming_cli.figures.days.calendar import days_before
from wenming_cli.figures.grouping import grouped
from wenming_cli.frozen import frozen
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.plan import Plan


def holders_at(plan: Plan, as_of: date) -> Mapping[str, tuple[Leaf, ...]]:
    """List the counted tasks that hold a task up at the end of a day, by its id, in file order."""
    if not plan.has_dependencies:
        return {}
    leaves = grouped((leaf.task.id, leaf) for leaf in plan.leaves if _is_open(leaf, as_of))
    waits = {
        task.id: [n for n in dict.fromkeys(task.depends_on) if n != task.id and n in leaves]
        for task in plan.task_by_id.values()
        if task.depends_on
    }
    place = {leaf.id: at for at, leaf in enumerate(plan.leaves)}
    holders: dict[str, tuple[Leaf, ...]] = {}
    for name in _deepest_first(waits):
        ahead = {leaf.id: leaf for n in waits[name] for leaf in holders.get(n) or leaves[n]}
        holders[name] = tuple(sorted(ahead.values(), key=lambda leaf: place[leaf.id]))
    return holders


@frozen
class HoldUps:
    """What has held tasks up until a date; a day is looked at once, and only if it matters."""

    plan: Plan
    as_of: date
    _days: dict[date, Mapping[str, tuple[Leaf, ...]]] = field(default_factory=dict)

    def since(self, task: str, start: date) -> date:
        """The day from which a task has been held up by what it is now, or not any more.

        The first day there is where nothing ever held it up after its start.
        """
        now = self._at(self.as_of).get(task, ()) if start <= self.as_of else ()
        for day in self._turns:
            if day <= start:
                break
            if self._at(days_before(day, 1)).get(task, ()) != now:
                return day
        return start if now else date.min

    def _at(self, day: date) -> Mapping[str, tuple[Leaf, ...]]:
        if day not in self._days:
            self._days[day] = holders_at(self.plan, day)
        return self._days[day]

    @cached_property
    def _turns(self) -> Sequence[date]:
        """The days up to the date on which anything that is waited for ended, latest first."""
        awaited = {name for task in self.plan.tasks for name in task.depends_on}
        ended = (
            day
            for leaf in self.plan.leaves
            if leaf.task.id in awaited
            for day in _ends(leaf)
            if day <= self.as_of
        )
        return sorted(set(ended), reverse=True)


def _ends(leaf: Leaf) -> Iterator[date]:
    """The days on which it was done or cancelled."""
    if leaf.course.done is not None:
        yield leaf.course.done
    if leaf.course.cancelled is not None:
        yield leaf.course.cancelled.date


def _is_open(leaf: Leaf, as_of: date) -> bool:
    if leaf.occurrence is not None and leaf.occurrence.first > as_of:
        return False
    return all(day > as_of for day in _ends(leaf))


def _deepest_first(waits: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The tasks that wait, each after those it waits for; without recursion: chains may be long.

    Where tasks wait for each other one of them comes first.
    """
    seen: set[str] = set()
    for start in waits:
        path = [(start, iter(waits[start]))] if start not in seen else []
        seen.add(start)
        while path:
            ahead = next((n for n in path[-1][1] if n in waits and n not in seen), None)
            if ahead is None:
                yield path.pop()[0]
            else:
                seen.add(ahead)
                path.append((ahead, iter(waits[ahead])))
