"""The findings behind a figure: in the numerator, in the denominator only, left out, each why."""

from collections.abc import Callable
from datetime import date

from wenming_cli.explaining.item import Item, Role, What
from wenming_cli.explaining.of_tasks import role_of
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.rows import Counted
from wenming_cli.figures.standing import Group
from wenming_cli.model.finding import Finding
from wenming_cli.model.plan import Plan

Row = Counted[FindingState]


def items(
    plan: Plan, group: Group, row: Row, figure: Figure, holds: Callable[[Finding], bool]
) -> list[Item]:
    """Every finding of a group; those not found yet are left out like the others."""
    as_of = group.frame.as_of
    part, whole = set(figure.counted), set(figure.among)
    period = Period(date.min, as_of)
    counted = [item_of(s, role_of(s.id, part, whole), row, period) for s in group.findings]
    later = (f for f in plan.findings if f.found > as_of and holds(f))
    return [*counted, *(_row(f, Role.LEFT_OUT, f"{f.found} 才发现") for f in later)]


def counted(state: FindingState) -> Item:
    """A finding that a count counts."""
    return _item(state, Role.NUMERATOR, None)


def item_of(
    state: FindingState, role: Role, row: Row, period: Period, but: str | None = None
) -> Item:
    """A finding in the part it plays in a figure, and why; ``but``: why it is not looked at."""
    why = row.reason(state, period) or but if role is Role.LEFT_OUT else row.said(state)
    return _item(state, role, why)


def _item(state: FindingState, role: Role, why: str | None) -> Item:
    facts = [f"时限 {state.effective_due}", state.state.label]
    if state.rectified_on is not None:
        facts.append(f"{state.rectified_on} 整改")
    facts += state.late_words
    return _row(state.finding, role, "，".join([*facts, *([why] if why else [])]))


def _row(finding: Finding, role: Role, words: str) -> Item:
    return Item(role, What.FINDING, finding.id, finding.found, finding.text, words, finding)
