"""What the status screen says of findings and inspections: two lines, and the exceptions."""

from collections.abc import Callable, Iterator, Sequence

from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.inspections.coverage import Round, Turn, coverage_rate, full_coverage_rate
from wenming_cli.figures.inspections.patrol import Patrol
from wenming_cli.figures.notices.steps import Steps
from wenming_cli.figures.standing import Group
from wenming_cli.screens.advice import advice
from wenming_cli.screens.rates import stated
from wenming_cli.screens.step_subjects import others_came


def lines(group: Group) -> Iterator[str]:
    """How the findings stand, and how the last cycle and the running one were covered."""
    counts = group.counts
    if counts.get("findings"):
        open_ones, late = counts["open_findings"], counts["overdue_findings"]
        rates = [group.figure(f"{kind}_rectification_rate") for kind in ("due", "on_time")]
        said = "，".join(stated(figure) for figure in rates if figure is not None)
        waiting = counts["rectified_findings"]
        yield f"问题整改  待整改 {open_ones}，其中逾期 {late}；待复核 {waiting}；{said}"
    if group.patrol is not None:
        said = "；".join(_rounds(group.patrol))
        if said:
            yield f"点位巡查  {said}"


def _rounds(patrol: Patrol) -> Iterator[str]:
    latest, running = patrol.latest, patrol.running
    if patrol.whole is not None and not patrol.sites:
        return
    if not any(each.turns for each in patrol.rounds):
        yield f"巡查覆盖率 -，{patrol.no_register}"
    if latest is not None and latest.turns:
        figures = (coverage_rate(latest.turns), full_coverage_rate(latest.turns))
        yield f"{latest.cycle.name}{'，'.join(map(stated, figures))}"
    if running is not None and running.turns:
        yield f"{running.cycle.name}进行中，到过 {_came(running)}/{len(running.turns)}"
        if latest is None:
            yield "巡查覆盖率 -，还没有已结束的周期"


def _came(each: Round) -> int:
    return len(each.turns) - len(each.missed)


# --- exceptions -----------------------------------------------------------------------------------


def overdue(group: Group) -> list[FindingState]:
    """The findings past their limit, the longest first."""
    late = (state for state in group.findings if state.overdue_days)
    return sorted(late, key=lambda state: (state.effective_due, state.id))


def finding_rows(steps: Steps) -> Callable[[FindingState], tuple[str, ...]]:
    """How a finding at or past its limit is shown, and what to do about it."""
    suggested = [step for step in steps.suggested if not step.is_task]
    due = {step.item.id: step.kind for step in reversed(suggested)}

    def row(state: FindingState) -> tuple[str, ...]:
        back = f"，退回 {state.returns} 次" if state.returns else ""
        late = f"逾期 {state.overdue_days} 天" if state.overdue_days else "今天到期"
        word = advice(state, due.get(state.id), steps.findings_out.get(state.id))
        return state.id, state.text, state.owner, f"{late}{back}", word

    return row


def missed(group: Group) -> Sequence[Turn]:
    """The sites nobody visited in the last cycle that has ended, the longest row first."""
    latest = group.patrol.latest if group.patrol is not None else None
    return sorted(latest.missed, key=lambda turn: -turn.in_a_row) if latest is not None else ()


def missed_row(turn: Turn) -> tuple[str, ...]:
    """A missed site."""
    row = f"连续漏巡 {turn.in_a_row} 个周期" if turn.in_a_row > 1 else f"{turn.cycle.name}漏巡"
    word = "；".join(filter(None, (others_came(turn), "建议补巡")))
    return turn.site.id, turn.site.name, turn.site.owner, row, word
