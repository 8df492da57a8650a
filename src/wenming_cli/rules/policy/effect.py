"""What a change does to the figures, in a few words beside each of its faults."""

from collections.abc import Iterable, Iterator

from wenming_cli.changes.consequences import consequences
from wenming_cli.changes.indicator_shifts import TOTAL
from wenming_cli.changes.shift import Shift
from wenming_cli.figures.standing import standing
from wenming_cli.figures.table import (
    BUDGET_EXECUTION_RATE,
    BUDGET_GAP,
    COMPLETION_RATE,
    COVERAGE_RATE,
    DUE_COMPLETION_RATE,
    DUE_RECTIFICATION_RATE,
    ELAPSED_RATE,
    FULL_COVERAGE_RATE,
    ON_TIME_RATE,
    ON_TIME_RECTIFICATION_RATE,
    PASS_RATE,
    RECTIFICATION_RATE,
    WEIGHTED_PROGRESS,
)
from wenming_cli.model.scalars import shown
from wenming_cli.rules.policy.edit import Edit

_MOST, _LONGEST = 3, 60
_FIRST = (
    "overdue",
    "overdue_findings",
    DUE_COMPLETION_RATE.id,
    ON_TIME_RATE.id,
    DUE_RECTIFICATION_RATE.id,
    ON_TIME_RECTIFICATION_RATE.id,
    COVERAGE_RATE.id,
    FULL_COVERAGE_RATE.id,
    PASS_RATE.id,
    "stagnant",
    TOTAL,
    BUDGET_EXECUTION_RATE.id,
    BUDGET_GAP.id,
    ELAPSED_RATE.id,
    COMPLETION_RATE.id,
    RECTIFICATION_RATE.id,
    WEIGHTED_PROGRESS.id,
)
"""The figures people ask for first; the others follow as they are listed."""

_OWNED = ("tasks", "findings", "overdue", "overdue_findings")
"""What is told of units, where the whole stays as it was."""


def effect(edit: Edit) -> str:
    """``；7 月 12 日的逾期任务数 2 → 1``; empty where nothing is another, or not all was read."""
    if edit.old.damaged or edit.new.damaged:
        return ""
    before, after = standing(edit.old, edit.as_of), standing(edit.new, edit.as_of)
    shifts = consequences(before, after)
    whole = [s for key in ("counts", "figures") for s in shifts[key] if s.scope == "plan"]
    whole += [s for s in shifts["indicators"] if s.id == TOTAL]
    said = dict(_texts(whole))
    if not said:
        said = dict(_texts(s for s in shifts["counts"] if s.scope == "owner" and s.id in _OWNED))
    order = {name: index for index, name in enumerate(_FIRST)}
    chosen = sorted(said, key=lambda name: order.get(name, len(order)))[:_MOST]
    words = "，".join(shown(said[name], _LONGEST) for name in chosen)
    return f"；{edit.as_of} 的{words}" if words else ""


def _texts(shifts: Iterable[Shift]) -> Iterator[tuple[str, str]]:
    for shift in shifts:
        was, now = (None if value is None else value.text for value in (shift.before, shift.after))
        if was == now:
            continue
        name = f"{shift.name}的" if shift.scope == "owner" else ""
        key = f"{shift.of}/{shift.id}" if shift.scope == "owner" else shift.id
        yield key, f"{name}{shift.label} {was or '无'} → {now or '无'}"
