"""The ledger of findings, and what they come to, as text, JSON or a table."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from wenming_cli.figures.figure import Figure
from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.figures.findings.groups import FindingGroup
from wenming_cli.figures.rows import figures_of
from wenming_cli.figures.table import FINDING_ROWS
from wenming_cli.model.plan import Plan
from wenming_cli.pages.blocks import KEPT, Block, Column, Paragraph, Table
from wenming_cli.pages.page import Page
from wenming_cli.screens.findings_asked import GROUPINGS, Ledger, site_name
from wenming_cli.screens.rates import rate_text, stated
from wenming_cli.screens.screen_head import head, title
from wenming_cli.screens.state import finding_object

_COLUMNS = (
    Column("编号", most=20),
    Column("发现日期", worth=1),
    Column("点位", most=24),
    Column("类别", most=20, worth=1),
    Column("存在问题", most=40, worth=KEPT),
    Column("责任单位", most=20, worth=4),
    Column("程度", worth=1),
    Column("整改时限", worth=3),
    Column("状态", worth=KEPT),
    Column("逾期天数", is_number=True),
    Column("退回次数", is_number=True, worth=1),
    Column("位置", worth=0),
)


def page(shown: Ledger) -> Page:
    """The table, then how many there are and what they come to."""
    table = groups_table(shown, shown.by) if shown.by else findings_table(shown.plan, shown.listed)
    blocks: tuple[Block, ...] = (table, *map(Paragraph, _foot(shown)))
    return Page(title(shown.plan, shown.cutoff, "问题台账"), blocks, partial(document, shown))


# --- tables ---------------------------------------------------------------------------------------


def findings_table(plan: Plan, states: Iterable[FindingState]) -> Table:
    """One row a finding."""
    return Table(_COLUMNS, tuple(_row(plan, state) for state in states))


def _row(plan: Plan, state: FindingState) -> tuple[str, ...]:
    finding, at = state.finding, state.finding.location()
    return (
        state.id,
        finding.found.isoformat(),
        site_name(plan, state),
        finding.category,
        state.text,
        state.owner,
        finding.severity.label,
        state.effective_due.isoformat(),
        state.state.label,
        str(state.overdue_days) if state.overdue_days else "",
        str(state.returns) if state.returns else "",
        at.file_line,
    )


def groups_table(shown: Ledger, by: str) -> Table:
    """One row a group: counts by state, and every rate with its numerator and denominator."""
    columns = (
        Column(GROUPINGS[by].title, most=24),
        Column("问题", is_number=True),
        *(Column(stage.label, is_number=True) for stage in Stage),
        Column("逾期", is_number=True),
        *(Column(figure.label, is_number=True) for figure in shown.group.figures),
    )
    return Table(columns, tuple(_group_row(group) for group in shown.grouped(by)))


def _group_row(group: FindingGroup) -> tuple[str, ...]:
    keys = ("findings", *(f"{stage.value}_findings" for stage in Stage), "overdue_findings")
    return (
        group.name if group.id in (None, group.name) else f"{group.id} {group.name}",
        *(str(group.counts[key]) for key in keys),
        *map(rate_text, group.figures),
    )


# --- what they come to ----------------------------------------------------------------------------


def _foot(shown: Ledger) -> Iterator[str]:
    counts, cutoff = shown.group.counts, shown.cutoff
    listed = "" if shown.by else f"列出 {len(shown.listed)} 个，"
    yield f"{listed}共 {counts['findings']} 个问题（不含误报）"
    if not shown.group.findings and not shown.group.tallies:
        return
    states = [f"{stage.label} {counts[f'{stage.value}_findings']}" for stage in Stage]
    yield f"{'，'.join(states)}；逾期未整改 {counts['overdue_findings']}"
    items = [item for state in shown.group.findings for item in state.told_items]
    if items:
        yield f"逐处登记的共 {len(items)} 处，已整改 {sum(item.is_fixed for item in items)} 处"
    yield _rates(shown.group.figures)
    if cutoff.period is not None and cutoff.lived is not None:
        figures = figures_of(FINDING_ROWS, shown.group.findings, cutoff.lived)
        found = figures[0].denominator
        yield f"{cutoff.period.this} {cutoff.period}：新发现 {found} 个，{_rates(figures)}"


def _rates(figures: Iterable[Figure]) -> str:
    return "，".join(map(stated, figures))


# --- JSON -----------------------------------------------------------------------------------------


def document(shown: Ledger) -> dict[str, Any]:
    """``wenming.findings/1``: what they come to, by unit and as asked for, and the list."""
    plan, by = shown.plan, shown.by or "owner"
    return {
        **head(plan, shown.cutoff.as_of, "findings"),
        "figures": {figure.id: figure.as_json() for figure in shown.group.figures},
        "counts": dict(shown.group.counts),
        "owners": [_group_object(group) for group in shown.grouped("owner")],
        GROUPINGS[by].key: [_group_object(group) for group in shown.grouped(by)],
        "findings": [finding_object(state) for state in shown.listed],
    }


def _group_object(group: FindingGroup) -> dict[str, Any]:
    return {
        **({} if group.id in (None, group.name) else {"id": group.id}),
        "name": group.name,
        "figures": {figure.id: figure.as_json() for figure in group.figures},
        "counts": dict(group.counts),
    }
