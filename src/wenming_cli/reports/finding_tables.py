"""Findings by unit and by category: how many, how they stand, and the rates of each."""

from collections.abc import Sequence
from typing import Any

from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.figures.findings.groups import FindingGroup, Groups, by_category
from wenming_cli.reports.rounds import rate
from wenming_cli.reports.view import View


def groups(view: View, kept: Sequence[FindingState], owners: Groups) -> dict[str, Any]:
    """``owners`` and ``kinds`` as rows, with a note on whose findings count twice."""
    kinds = by_category(view.plan, kept, view.as_of, view.now.whole.tallies)
    return {
        "owners": _rows(view, owners),
        "owners_note": _note(owners, len(kept)),
        "kinds": _rows(view, kinds),
    }


def _note(owners: Groups, findings: int) -> str:
    """Why the rows add up to more than there are findings; nothing where they do not."""
    if sum(len(owner.findings) for owner in owners) == findings:
        return ""
    return "表中社区的问题同时计入所属街道。"


def _rows(view: View, every: Groups) -> list[dict[str, Any]]:
    return [_row(view, group) for group in every]


def _row(view: View, group: FindingGroup) -> dict[str, Any]:
    counts = group.counts
    return {
        "name": group.name,
        "findings": counts["findings"],
        "found": view.period.count(state.finding.found for state in group.findings),
        **{stage.value: counts[f"{stage.value}_findings"] for stage in Stage},
        "overdue": counts["overdue_findings"],
        **{figure.id: rate(figure) for figure in group.figures},
    }
