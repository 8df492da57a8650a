"""销号申请表: what its template is given about findings that wait for review."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.frozen import frozen
from wenming_cli.model.finding import Event, LogEntry
from wenming_cli.model.plan import Plan
from wenming_cli.reports.papers.letterhead import full_name, letterhead
from wenming_cli.reports.sentences import TO_WRITE, bare, joined

TEMPLATE = "closure.md.j2"
NAME = "销号申请表"


@frozen
class ClosureForm:
    """Findings of one unit that are applied for together; ``apart`` is the id of a single one."""

    owner: str
    findings: tuple[FindingState, ...]
    apart: str


def forms(states: Iterable[FindingState], *, together: bool) -> list[ClosureForm]:
    """One form a unit, or one a finding, in the order of the findings."""
    groups: dict[tuple[str, str], list[FindingState]] = {}
    for state in states:
        groups.setdefault((state.owner, "" if together else state.id), []).append(state)
    return [ClosureForm(owner, tuple(own), apart) for (owner, apart), own in groups.items()]


def context(plan: Plan, as_of: date, form: ClosureForm) -> dict[str, Any]:
    """The head and the findings of one unit; what nobody wrote stands as （待填写）."""
    return {
        **letterhead(plan, as_of),
        "name": NAME,
        "applicant": full_name(plan, form.owner),
        "findings": [_finding(plan, state) for state in form.findings],
        "to_write": TO_WRITE,
    }


def _finding(plan: Plan, state: FindingState) -> dict[str, Any]:
    finding = state.finding
    work = list(_work(state))
    notes = [f"{which}{bare(entry.note)}" for which, entry in work if entry.note]
    evidence = dict.fromkeys(each for _, entry in work for each in entry.evidence)
    return {
        "id": state.id,
        "found": finding.found.isoformat(),
        "source": finding.source.label,
        "site": plan.spot_of(finding),
        "category": finding.category,
        "severity": finding.severity.label,
        "text": _seen(state),
        "due": state.effective_due.isoformat(),
        "rectified": state.rectified_on.isoformat() if state.rectified_on else None,
        "is_late": state.rectified_on is not None and state.rectified_on > state.effective_due,
        "returns": state.returns,
        "work": "；".join(notes) or None,
        "evidence": joined(evidence) if evidence else None,
    }


def _seen(state: FindingState) -> str:
    """What was seen; of a finding with items each of them by its number."""
    items = "；".join(f"（{item.number}）{bare(item.text)}" for item in state.told_items)
    text = bare(state.finding.text)
    return f"{text}：{items}" if items else text


def _work(state: FindingState) -> Iterator[tuple[str, LogEntry]]:
    """What was last done: of the finding or, where it has items, of each behind its number."""
    logs = [(f"（{item.number}）", item.log) for item in state.told_items]
    for which, log in logs or [("", state.log)]:
        yield from [(which, entry) for entry in log if entry.event is Event.RECTIFIED][-1:]
