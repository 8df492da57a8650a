"""A figure that opens: its meaning, its formula, the records behind it, and where each stands."""

from collections.abc import Iterator, Sequence

from wenming_cli import sink
from wenming_cli.dashboard.markup import Markup, head_cell, joined, row, table, tag
from wenming_cli.dashboard.places import place_of, placed
from wenming_cli.explaining import Evidence, Item, Role, Scope, evidence_of
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.standing import Group
from wenming_cli.model.plan import Plan
from wenming_cli.words.numbers import NO_VALUE
from wenming_cli.words.rates import beside_text

_MOST = 8
"""Records of a role that are listed; the rest is told by number, and where it stands."""
_TITLE = 48


def shown(figure: Figure) -> str:
    """The value with its numbers, or a dash."""
    return beside_text(figure.as_text(), figure.numbers()) if figure.value is not None else NO_VALUE


def opened(plan: Plan, group: Group, figure: Figure) -> Markup:
    """What a figure of a group opens into."""
    evidence = evidence_of(plan, group, Scope("plan", plan.id), figure.definition)
    every = f"wenming explain {evidence.id} --as-of {group.frame.as_of} --all"
    return opened_evidence(plan, evidence, every)


def opened_evidence(plan: Plan, evidence: Evidence, every: str) -> Markup:
    """What anything opens into that has evidence; the command ``every`` lists all of it."""
    lists = (_role(plan, evidence, role, every) for role in Role)
    return joined(
        [
            tag("p", tag("b", "怎么算"), "　", evidence.meaning),
            tag("p", tag("b", "算式"), "　", evidence.formula),
            *lists,
        ]
    )


def _role(plan: Plan, evidence: Evidence, role: Role, every: str) -> Markup | None:
    items = evidence.of(role)
    if not items:
        return None
    heads = map(head_cell, ("编号", "名称", "情况", "出处"))
    rows = (row(_cells(plan, item)) for item in items[:_MOST])
    listed = table(f"{role.label} {len(items)} 条", heads, rows)
    return joined([listed, *_left(items, every)])


def _cells(plan: Plan, item: Item) -> Iterator[str]:
    yield item.id or (item.day.isoformat() if item.day is not None else item.what.label)
    yield sink.clipped_line(item.title, _TITLE)
    yield placed(plan, item.words)
    yield place_of(plan, item.location)


def _left(items: Sequence[Item], every: str) -> Iterator[Markup]:
    left = len(items) - _MOST
    if left > 0:
        yield tag("p", f"还有 {left} 条，全部见 ", tag("code", every))
