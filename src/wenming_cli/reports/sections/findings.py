"""问题整改情况: what was found and put right in the month, and how all findings stand."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from wenming_cli.figures.boards.due_today import findings_due
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.figures.findings.groups import by_owner
from wenming_cli.figures.findings.tallies import tallied_in
from wenming_cli.figures.rows import figures_of
from wenming_cli.figures.table import (
    CLOSURE_RATE,
    DUE_RECTIFICATION_RATE,
    FINDING_ROWS,
    ON_TIME_RECTIFICATION_RATE,
    ORIGINAL_ON_TIME_RECTIFICATION_RATE,
    RECTIFICATION_RATE,
    RECURRENCE_RATE,
    REWORK_RATE,
)
from wenming_cli.model.finding import Event, LogEntry
from wenming_cli.model.narrative import NarrativeSection
from wenming_cli.reports.briefs import FEW
from wenming_cli.reports.briefs.finding_brief import finding_brief, finding_counts
from wenming_cli.reports.finding_tables import groups
from wenming_cli.reports.rounds import rate
from wenming_cli.reports.sentences import (
    bare,
    changed,
    counted,
    items_in,
    joined,
    on_the_day,
    several,
    stated,
)
from wenming_cli.reports.view import View

TITLE = "问题整改情况"
FIGURES: tuple[str, ...] = tuple(row.id for row in FINDING_ROWS)
_MOST_CATEGORIES = 5
_KEPT = tuple(stage for stage in Stage if stage is not Stage.VOID)


def context(view: View) -> dict[str, Any] | None:
    """The month and the standing in words, tables, then findings by name; None without any.

    ``overdue`` are those past their limit, ``due_today`` those whose limit is the day itself,
    ``done_late`` those of the month that were put right too late.
    """
    if not view.plan.has_findings:
        return None
    kept = [s for s in view.now.whole.findings if s.state is not Stage.VOID]
    first, last = view.period.first, view.period.last
    found = [s for s in kept if first <= s.finding.found <= last]
    by_limit = sorted(kept, key=lambda s: s.effective_due)
    overdue = [s for s in by_limit if s.overdue_days]
    due = findings_due(by_limit, view.as_of)
    late = [s for s in by_limit if first <= s.effective_due <= last and _is_late(s)]
    moved = [_late(view, state) for state in kept if state.late_moves]
    owners = by_owner(view.plan, kept, view.as_of, view.now.whole.tallies)
    of_month = {figure.id: figure for figure in figures_of(FINDING_ROWS, kept, view.period)}
    clauses = [*_month(view, kept, found, of_month)]
    return {
        "month": several(clauses),
        "brief": _month_brief(clauses, found, of_month) + finding_brief(view, owners),
        "lists": finding_counts(view, moved, due, late),
        "categories": _categories(found),
        "standing": several(_standing(view, kept)),
        **groups(view, kept, owners),
        "overdue": [_named(view, state) for state in overdue],
        "late_moves": moved,
        "due_today_words": f"{on_the_day(view)}到期、尚未整改的问题{len(due)}个：" if due else "",
        "due_today": [_named(view, state) for state in due],
        "done_late": [_named(view, state) for state in late],
        "narrative": view.words(NarrativeSection.FINDINGS),
    }


def _month(
    view: View,
    kept: Sequence[FindingState],
    found: Sequence[FindingState],
    figures: Mapping[str, Figure],
) -> Iterator[str]:
    this = view.this
    yield f"{this}新发现问题{len(found)}个" if found else f"{this}没有新发现的问题"
    work = counted(
        (
            ("完成整改", view.period.count(s.rectified_on for s in kept)),
            ("复核销号", view.period.count(s.closed_on for s in kept)),
            ("退回重新整改", _returned(view, kept)),
        ),
        "个",
    )
    yield work or f"{this}没有问题完成整改"
    void = sum(s.state is Stage.VOID and s.finding.found in view.period for s in _every(view))
    if void:
        yield f"另有{this}发现的{void}个定为误报，不计"
    fixed, on_time = figures[DUE_RECTIFICATION_RATE.id], figures[ON_TIME_RECTIFICATION_RATE.id]
    if fixed.denominator:
        rates = joined(f"{figure.label}{rate(figure)}" for figure in (fixed, on_time))
        yield f"{this}到期的问题{fixed.denominator}个，{rates}"
    again = figures[RECURRENCE_RATE.id]
    if again.numerator:
        yield f"新发现的问题中反弹{again.numerator}个，反弹率{again.as_percent()}"


def _month_brief(
    month: Sequence[str], found: Sequence[FindingState], figures: Mapping[str, Figure]
) -> str:
    """What was found and put right in the month, and how much of what was due in time."""
    clauses = [*month[:2]]
    figure = figures[ON_TIME_RECTIFICATION_RATE.id]
    if figure.denominator:
        clauses.append(f"到期{figure.denominator}个，{stated(figure)}")
    often = _often(found)[:FEW]
    if often:
        clauses.append(f"较集中的是{counted(often, '个')}")
    return several(clauses)


def _every(view: View) -> Sequence[FindingState]:
    return view.now.whole.findings


def _is_late(state: FindingState) -> bool:
    """Whether it was put right after its limit."""
    return state.rectified_on is not None and state.rectified_on > state.effective_due


def _returned(view: View, kept: Sequence[FindingState]) -> int:
    """How many findings were sent back in the month, each counted once."""
    back, period = Event.RETURNED, view.period
    return sum(any(e.event is back and e.date in period for e in s.log) for s in kept if s.returns)


def _categories(found: Sequence[FindingState]) -> str:
    """The categories that came up more than once; ties in the order of their characters."""
    words = counted(_often(found)[:_MOST_CATEGORIES], "个")
    return f"较集中的类别：{words}。" if words else ""


def _often(found: Sequence[FindingState]) -> list[tuple[str, int]]:
    counts = Counter(s.finding.category for s in found)
    often = sorted((-count, name) for name, count in counts.items() if count > 1)
    return [(name, -count) for count, name in often]


def _standing(view: View, kept: Sequence[FindingState]) -> Iterator[str]:
    day = f"截至{view.day(view.as_of)}"
    void = len(_every(view)) - len(kept)
    apart = f"，另有{void}个定为误报，不计" if void else ""
    counts, tallies = view.now.whole.counts, view.now.whole.tallies
    if not counts["findings"]:
        yield f"{day}，没有登记的问题{apart}"
        return
    words = counted(((stage.label, counts[f"{stage.value}_findings"]) for stage in _KEPT), "个")
    yield f"{day}，累计发现问题{counts['findings']}个，其中{words}{apart}"
    if tallies:
        yield f"其中没有逐条记录、按累计数计入的{tallied_in('findings', tallies)}个"
    with_items = [s for s in kept if s.items]
    if with_items:
        items = [item for s in with_items for item in s.told_items]
        fixed = sum(item.is_fixed for item in items)
        yield f"其中{len(with_items)}个逐处登记，共{len(items)}处，已整改{fixed}处"
    yield joined(_rates(view, RECTIFICATION_RATE.id, CLOSURE_RATE.id))
    yield joined(
        _rates(view, DUE_RECTIFICATION_RATE.id, ON_TIME_RECTIFICATION_RATE.id, REWORK_RATE.id)
    )
    if any(s.late_moves for s in kept):
        yield joined(_rates(view, ORIGINAL_ON_TIME_RECTIFICATION_RATE.id))


def _rates(view: View, *figure_ids: str) -> Iterator[str]:
    for figure_id in figure_ids:
        figure = view.now.whole.figure(figure_id)
        if figure is not None:
            yield _with_change(figure, view)


def _with_change(figure: Figure, view: View) -> str:
    change = changed(figure, view)
    return f"{stated(figure)}（{change}）" if change else stated(figure)


def _late(view: View, state: FindingState) -> str:
    words = "；".join(_late_move(view, entry) for entry in state.late_moves)
    number = "" if view.for_circulation else f"{state.id} "
    return f"{number}{_titled(view, state)}（{state.owner}）：{words}。"


def _late_move(view: View, entry: LogEntry) -> str:
    until = f"至{view.day(entry.to)}" if entry.to and entry.event is Event.EXTENDED else ""
    to_owner = entry.event is Event.REASSIGNED and entry.to_owner
    to = f"给{to_owner}，整改时限重新起算" if to_owner else ""
    by = f"，经办单位{entry.by}" if entry.by else ""
    why = f"，原因：{bare(entry.reason)}" if entry.reason else ""
    return f"逾期后于{view.day(entry.date)}{entry.event.label}{until}{to}{by}{why}"


def _titled(view: View, state: FindingState) -> str:
    spot = view.plan.spot_of(state.finding)
    text = f"{bare(state.finding.text)}{items_in(state)}"
    return f"{spot}：{text}" if spot else text


def _named(view: View, state: FindingState) -> dict[str, Any]:
    return {
        "id": state.id,
        "site": view.plan.spot_of(state.finding),
        "text": f"{state.finding.text}{items_in(state)}",
        "owner": state.owner,
        "due": state.effective_due.isoformat(),
        "overdue_days": state.overdue_days,
        "returns": state.returns,
        "rectified": state.rectified_on.isoformat() if state.rectified_on else None,
    }
