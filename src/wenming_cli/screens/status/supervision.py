"""What the status screen says of findings and inspections: two lines, and the exceptions."""

from collections.abc import Iterator, Mapping, Sequence

from wenming_cli.figures.coverage import Round, Turn, coverage_rate, full_coverage_rate
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.finding_state import FindingState
from wenming_cli.figures.patrol import Patrol
from wenming_cli.figures.standing import Group
from wenming_cli.model.notice import NoticeKind
from wenming_cli.screens.numbers import fraction_text


def lines(group: Group) -> Iterator[str]:
    """How the findings stand, and how the last cycle and the running one were covered."""
    counts = group.counts
    if counts.get("findings"):
        open_ones, late = counts["open_findings"], counts["overdue_findings"]
        rates = [group.figure(f"{kind}_rectification_rate") for kind in ("due", "on_time")]
        said = "，".join(_stated(figure) for figure in rates if figure is not None)
        waiting = counts["rectified_findings"]
        yield f"问题整改  待整改 {open_ones}，其中逾期 {late}；待复核 {waiting}；{said}"
    if group.patrol is not None:
        said = "；".join(_rounds(group.patrol))
        if said:
            yield f"点位巡查  {said}"


def _rounds(patrol: Patrol) -> Iterator[str]:
    latest, running = patrol.latest, patrol.running
    if latest is not None and latest.turns:
        figures = (coverage_rate(latest.turns), full_coverage_rate(latest.turns))
        yield f"{latest.cycle.name}{'，'.join(map(_stated, figures))}"
    if running is not None and running.turns:
        yield f"{running.cycle.name}进行中，到过 {_came(running)}/{len(running.turns)}"


def _came(each: Round) -> int:
    return len(each.turns) - len(each.missed)


def _stated(figure: Figure) -> str:
    return f"{figure.label} {figure.as_percent()} {fraction_text(figure)}"


# --- exceptions -----------------------------------------------------------------------------------


def overdue(group: Group) -> list[FindingState]:
    """The findings past their limit, the longest first."""
    late = (state for state in group.findings if state.overdue_days)
    return sorted(late, key=lambda state: (state.effective_due, state.id))


def overdue_row(due: Mapping[str, NoticeKind], state: FindingState) -> tuple[str, ...]:
    """A finding past its limit; ``due`` are the steps that are suggested, by its id."""
    back = f"，退回 {state.returns} 次" if state.returns else ""
    late = f"逾期 {state.overdue_days} 天{back}"
    word = f"建议{due[state.id].label}" if state.id in due else "跟进"
    return state.id, state.finding.text, state.owner, late, word


def missed(group: Group) -> Sequence[Turn]:
    """The sites nobody visited in the last cycle that has ended, the longest row first."""
    latest = group.patrol.latest if group.patrol is not None else None
    return sorted(latest.missed, key=lambda turn: -turn.in_a_row) if latest is not None else ()


def missed_row(turn: Turn) -> tuple[str, ...]:
    """A missed site."""
    row = f"连续漏巡 {turn.in_a_row} 个周期" if turn.in_a_row > 1 else f"{turn.cycle.name}漏巡"
    return turn.site.id, turn.site.name, turn.site.owner, row, "建议补巡"
