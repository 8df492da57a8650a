"""The tasks and findings behind the rate of evidence: what each has to show."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain

from wenming_cli.explaining import of_findings, of_tasks
from wenming_cli.explaining.item import Item, Role
from wenming_cli.explaining.parts import items
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.evidence.proofs import Proof
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.standing import Group
from wenming_cli.figures.table import EVIDENCE_RATE
from wenming_cli.model.finding import Finding
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.plan import Plan


def given(group: Group, figure: Figure) -> Iterator[Item]:
    """List the tasks and findings of a group that are said to be done, the others left out."""
    return items(EVIDENCE_RATE, figure, group.proofs, Period.up_to(group.frame.as_of), item)


def later(
    plan: Plan,
    as_of: date,
    holds_task: Callable[[Leaf], bool],
    holds_finding: Callable[[Finding], bool],
) -> Iterator[Item]:
    """Tell of what was not handed out or not found yet: it is left out like the others."""
    return chain(
        of_tasks.later(plan, as_of, holds_task), of_findings.later(plan, as_of, holds_finding)
    )


def item(proof: Proof, role: Role, why: str | None = None) -> Item:
    """Tell of a task or a finding in the part it plays, and why it plays it."""
    if isinstance(proof.state, FindingState):
        return of_findings.item(proof.state, role, why)
    return of_tasks.item(proof.state, role, why)
