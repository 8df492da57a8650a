"""The findings behind a figure: what is told of each, and those that were found later."""

from collections.abc import Callable, Iterator
from datetime import date

from wenming_cli.explaining.item import Item, Role, What
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.model.finding import Finding
from wenming_cli.model.plan import Plan
from wenming_cli.model.tally import Tally


def item(state: FindingState, role: Role, why: str | None = None) -> Item:
    """Tell of a finding in the part it plays, and why it plays it."""
    facts = [f"时限 {state.effective_due}", state.state.label]
    if state.rectified_on is not None:
        facts.append(f"{state.rectified_on} 整改")
    facts += [state.items_words] if state.items else []
    facts += [*state.late_words, *([why] if why else [])]
    return _item(state.finding, role, "，".join(facts))


def later(plan: Plan, as_of: date, holds: Callable[[Finding], bool]) -> Iterator[Item]:
    """Tell of the findings that were not found yet: they are left out like the others."""
    for finding in plan.findings:
        if finding.found > as_of and holds(finding):
            yield _item(finding, Role.LEFT_OUT, f"{finding.found} 才发现")


def tally(found: Tally) -> Item:
    """Tell of a count without records, of which a part is in the numerator."""
    return Item(
        Role.TALLIED,
        What.TALLY,
        None,
        found.as_of,
        "、".join(filter(None, (found.owner, found.category))) or "全部",
        tally_words(found),
        found,
    )


def tally_words(found: Tally) -> str:
    """What a tally says: ``截至 2020-05-31 发现 100，已整改 90（其中已销号 80）``."""
    fixed = f"已整改 {found.rectified}（其中已销号 {found.closed}）"
    return f"截至 {found.as_of} 发现 {found.found}，{fixed}"


def _item(finding: Finding, role: Role, words: str) -> Item:
    return Item(role, What.FINDING, finding.id, finding.found, finding.text, words, finding)
