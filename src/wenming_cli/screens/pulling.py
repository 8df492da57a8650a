"""What pulls a rate down: the records it counts as failed, unit by unit, those most late first.

The rest is told by number; a list short enough to be read stands as it is.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from wenming_cli.explaining import Evidence, Item, Role
from wenming_cli.explaining.item import What
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.inspections.checks import Checked
from wenming_cli.figures.inspections.coverage import Turn
from wenming_cli.figures.table import (
    CLOSURE_RATE,
    COMPLETION_RATE,
    COVERAGE_RATE,
    DUE_COMPLETION_RATE,
    DUE_RECTIFICATION_RATE,
    FIGURES,
    FULL_COVERAGE_RATE,
    ON_TIME_RATE,
    ON_TIME_RECTIFICATION_RATE,
    ORIGINAL_ON_TIME_RATE,
    PASS_RATE,
    RECTIFICATION_RATE,
    WEIGHTED_PROGRESS,
)
from wenming_cli.figures.tasks.task_state import State, TaskState
from wenming_cli.words.nobody import NO_LEAD
from wenming_cli.words.numbers import decimal_text

_BY_PART = frozenset(row.id for row in FIGURES if row.is_trouble)
"""Rates of what should not be: their numerator is what is to be told."""

_BY_REST = frozenset(
    {
        COMPLETION_RATE.id,
        DUE_COMPLETION_RATE.id,
        ON_TIME_RATE.id,
        ORIGINAL_ON_TIME_RATE.id,
        RECTIFICATION_RATE.id,
        CLOSURE_RATE.id,
        DUE_RECTIFICATION_RATE.id,
        ON_TIME_RECTIFICATION_RATE.id,
        COVERAGE_RATE.id,
        FULL_COVERAGE_RATE.id,
        PASS_RATE.id,
    }
)
"""Rates of what should be: what is in the denominator only is to be told."""

_TABLES = {
    What.TASK: "wenming status --by owner",
    What.FINDING: "wenming findings --by owner",
    What.TURN: "wenming inspections --by owner",
    What.CHECK: "wenming inspections --by owner",
}


def role_of(evidence: Evidence) -> Role | None:
    """The role of the records a rate counts as failed; None for a figure that judges nothing."""
    if evidence.id in _BY_REST:
        return Role.DENOMINATOR
    return Role.NUMERATOR if evidence.id in _BY_PART else None


def by_unit(evidence: Evidence, role: Role) -> Mapping[str, Sequence[tuple[Item, int]]]:
    """The records of a role with the days they are late, by unit: the unit with most first."""
    states = {record.id: record for record in evidence.figure.whole} if evidence.figure else {}
    units: dict[str, list[tuple[Item, int]]] = {}
    for item in evidence.of(role):
        state = states.get(item.id or "")
        days = _late(state, evidence.id)
        units.setdefault(_owner(state), []).append((item, days))
    for own in units.values():
        own.sort(key=lambda pair: -pair[1])
    return dict(sorted(units.items(), key=lambda unit: -len(unit[1])))


def behind(evidence: Evidence) -> Mapping[str, Sequence[tuple[Item, str]]]:
    """The tasks that pull a weighted rate down, by unit: behind their plan, what costs most first.

    With each stands by how much it is behind; empty for any other figure.
    """
    if evidence.id != WEIGHTED_PROGRESS.id or evidence.figure is None:
        return {}
    states = {state.id: state for state in evidence.figure.whole}
    short: dict[str, list[tuple[Fraction, Item, str]]] = {}
    for item in (*evidence.of(Role.NUMERATOR), *evidence.of(Role.DENOMINATOR)):
        state = states.get(item.id or "")
        lag = state.planned - state.progress if isinstance(state, TaskState) else Fraction(0)
        if isinstance(state, TaskState) and lag > 0:
            words = f"落后 {decimal_text(lag * 100, 2)} 点"
            late = _late(state, evidence.id)
            words += f"，晚 {late} 天" if late else ""
            short.setdefault(_owner(state), []).append((lag * state.leaf.weight, item, words))
    costs = {unit: sum(cost for cost, _, _ in own) for unit, own in short.items()}
    return {
        unit: [(item, words) for _, item, words in sorted(short[unit], key=lambda each: -each[0])]
        for unit in sorted(short, key=lambda unit: -costs[unit])
    }


def _owner(state: Any) -> str:
    if isinstance(state, TaskState):
        return state.led_by or NO_LEAD
    if isinstance(state, FindingState):
        return state.owner
    return state.site.owner if isinstance(state, Turn | Checked) else NO_LEAD


def _late(state: Any, figure_id: str) -> int:
    """By how many days it was done too late, or is by now; 0 where it is not late."""
    if isinstance(state, FindingState):
        done = state.rectified_on
        return max((done - state.effective_due).days, 0) if done else state.overdue_days
    if not isinstance(state, TaskState):
        return 0
    done = state.leaf.course.done
    limit = state.leaf.due if figure_id == ORIGINAL_ON_TIME_RATE.id else state.effective_due
    if state.state is State.DONE and done is not None:
        return max((done - limit).days, 0) if limit is not None else 0
    return state.overdue_days


def told(items: Sequence[Item]) -> Iterator[str]:
    """Why records are left out, each reason with its number: what lies ahead in one line."""
    ahead = [item for item in items if _is_ahead(item)]
    if ahead:
        later = sum("才" in _why(item) for item in ahead)
        parts = ((later, "截止日以后才有的"), (len(ahead) - later, "时限或周期还没有到的"))
        yield "，".join(f"{word} {count} 项" for count, word in parts if count)
    rest = Counter(_why(item) for item in items if not _is_ahead(item))
    yield from (f"{why} {count} 项" for why, count in rest.most_common())


def _is_ahead(item: Item) -> bool:
    why = _why(item)
    return why.endswith(("才发现", "才交办", "还没有到", "周期尚未结束"))


def _why(item: Item) -> str:
    """The last clause of what is said of a record: why it does not count."""
    clauses = [c for c in item.words.split("，") if c != "提前办结的另列"]
    return clauses[-1]


def table_of(evidence: Evidence) -> str:
    """The command that lists the same by unit; empty where there is none."""
    return next((_TABLES[item.what] for item in evidence.items if item.what in _TABLES), "")
