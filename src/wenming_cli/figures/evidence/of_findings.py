"""The findings behind a figure: in the numerator, in the denominator only, left out, each why."""

from collections.abc import Callable, Iterator
from datetime import date

from wenming_cli.figures.evidence.item import Item, Role, What
from wenming_cli.figures.evidence.of_tasks import role_of
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.finding_state import FindingState, Stage
from wenming_cli.figures.standing import Group
from wenming_cli.model.finding import Finding
from wenming_cli.model.plan import Plan

_BY_LIMIT = ("due_rectification_rate", "on_time_rectification_rate", "rework_rate")


def items(plan: Plan, group: Group, figure: Figure, holds: Callable[[Finding], bool]) -> list[Item]:
    """Every finding of a group; those not found yet are left out like the others."""
    as_of = group.frame.as_of
    part = {state.id for state in figure.part}
    whole = {state.id for state in figure.whole}
    counted = [item_of(s, role_of(s.id, part, whole), figure.id, as_of) for s in group.findings]
    later = (f for f in plan.findings if f.found > as_of and holds(f))
    return [*counted, *(_row(f, Role.LEFT_OUT, f"{f.found} 才发现") for f in later)]


def counted(state: FindingState) -> Item:
    """A finding that a count counts."""
    return item_of(state, Role.NUMERATOR, "", state.effective_due)


def item_of(state: FindingState, role: Role, figure_id: str, as_of: date) -> Item:
    """A finding in the part it plays in a figure, and why."""
    facts = [f"时限 {state.effective_due}", state.state.label]
    if state.rectified_on is not None:
        facts.append(f"{state.rectified_on} 整改")
    facts += state.late_words
    why = (
        _left_out(state, figure_id, as_of) if role is Role.LEFT_OUT else _counted(state, figure_id)
    )
    return _row(state.finding, role, "，".join([*facts, *why]))


def _row(finding: Finding, role: Role, words: str) -> Item:
    return Item(role, What.FINDING, finding.id, finding.found, finding.text, words, finding)


def _counted(state: FindingState, figure_id: str) -> Iterator[str]:
    if figure_id == "on_time_rectification_rate" and state.rectified_on is not None:
        yield "不晚于时限" if state.rectified_on <= state.effective_due else "晚于时限"
        if state.was_reassigned:
            yield f"{state.held_since} 才改派给{state.owner}"
    elif figure_id == "original_on_time_rectification_rate":
        yield f"原定时限 {state.original_due}"
    elif figure_id == "rework_rate" and state.returns:
        yield f"退回 {state.returns} 次"
    elif figure_id == "recurrence_rate" and state.recurs:
        before = state.finding.repeat_of
        yield (
            f"重复自 {before}"
            if before
            else f"同一点位同一类别刚销号，{state.finding.found} 又发现"
        )


def _left_out(state: FindingState, figure_id: str, as_of: date) -> Iterator[str]:
    if state.state is Stage.VOID:
        yield "误报的不计"
    elif figure_id in _BY_LIMIT and state.state is Stage.LONG_TERM:
        yield "转长期的不计"
    elif figure_id in _BY_LIMIT and state.effective_due > as_of:
        yield "时限还没有到"
    elif figure_id == "original_on_time_rectification_rate":
        yield from _left_out_at_first(state, as_of)


def _left_out_at_first(state: FindingState, as_of: date) -> Iterator[str]:
    if state.state is Stage.LONG_TERM:
        yield "转长期的不计"
    elif state.original_due > as_of:
        yield f"原定时限 {state.original_due} 还没有到"
