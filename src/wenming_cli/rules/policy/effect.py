"""What a change does to the figures, in a few words beside each of its faults."""

from collections.abc import Iterable, Iterator, Mapping

from wenming_cli.changes.consequences import consequences
from wenming_cli.changes.indicator_shifts import TOTAL
from wenming_cli.changes.shift import Shift
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.standing import Standing, standing
from wenming_cli.model.scalars import shown
from wenming_cli.rules.policy.edit import Edit

_MOST, _LONGEST = 3, 60
_FIRST = (
    "overdue",
    "overdue_findings",
    "due_completion_rate",
    "on_time_rate",
    "due_rectification_rate",
    "on_time_rectification_rate",
    "coverage_rate",
    "full_coverage_rate",
    "pass_rate",
    "stagnant",
    TOTAL,
    "budget_execution_rate",
    "budget_gap",
    "elapsed_rate",
    "completion_rate",
    "rectification_rate",
    "weighted_progress",
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
    said = dict(_texts(whole)) | dict(_patrol(before, after))
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


def _patrol(before: Standing, after: Standing) -> Iterator[tuple[str, str]]:
    was, now = _of_patrol(before), _of_patrol(after)
    for name in dict.fromkeys((*was, *now)):
        old, new = was.get(name), now.get(name)
        either = new or old
        if old != new and either is not None:
            texts = [figure.as_text() if figure is not None else "无" for figure in (old, new)]
            yield name, f"{either.label} {texts[0]} → {texts[1]}"


def _of_patrol(of: Standing) -> Mapping[str, Figure]:
    patrol = of.whole.patrol
    return {} if patrol is None else {figure.id: figure for figure in patrol.figures}
