"""Materials: what is due from whom and how it stands, as text, JSON or a table."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.exam.materials import MaterialStage, MaterialState
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.rows import figures_of
from wenming_cli.figures.table import MATERIAL_ROWS
from wenming_cli.figures.units import answerable
from wenming_cli.model.plan import Plan
from wenming_cli.pages.blocks import KEPT, Block, Column, Paragraph, Table
from wenming_cli.pages.page import Page
from wenming_cli.screens.rates import rate_text, stated
from wenming_cli.screens.screen_head import head, title

_COLUMNS = (
    Column("编号", most=20),
    Column("材料编号", worth=1, is_whole=True),
    Column("测评标准", worth=3, is_whole=True),
    Column("标题", most=40, worth=KEPT),
    Column("责任单位", most=20, worth=4),
    Column("报送时限", worth=3),
    Column("报送日期", worth=1),
    Column("状态", worth=KEPT),
    Column("说明", most=40),
    Column("位置", worth=0),
)


class MaterialFilter(NamedTuple):
    """Which materials are asked for; every condition that is set must hold.

    ``due``: only those whose day has come and that are not complete; it and ``states`` say which
    are listed, the others which the figures are made of as well.
    """

    owner: str | None = None
    words: tuple[str, ...] = ()
    states: frozenset[str] = frozenset()
    due: bool = False

    def covers(self, plan: Plan, state: MaterialState) -> bool:
        """Whether a material belongs to what is looked at."""
        material = state.material
        text = f"{material.id} {material.number or ''} {material.standard} {material.title}".lower()
        is_own = self.owner is None or self.owner in answerable(plan, material.owner)
        return is_own and all(word.lower() in text for word in self.words)

    def lists(self, state: MaterialState, cutoff: Cutoff) -> bool:
        """Whether a material that is looked at is listed."""
        is_wanted = not self.states or state.state.value in self.states
        is_open = state.material.due <= cutoff.as_of and not state.is_complete
        return is_wanted and (is_open or not self.due)


class Holdings(NamedTuple):
    """What is shown: the materials looked at, and those of them that are listed."""

    plan: Plan
    cutoff: Cutoff
    looked_at: tuple[MaterialState, ...]
    listed: tuple[MaterialState, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What the materials looked at come to."""
        return figures_of(MATERIAL_ROWS, self.looked_at, Period.up_to(self.cutoff.as_of))


def holdings(
    plan: Plan, cutoff: Cutoff, states: Sequence[MaterialState], wanted: MaterialFilter
) -> Holdings:
    """Choose the materials that are asked for."""
    looked_at = tuple(state for state in states if wanted.covers(plan, state))
    listed = tuple(state for state in looked_at if wanted.lists(state, cutoff))
    return Holdings(plan, cutoff, looked_at, listed)


def page(shown: Holdings) -> Page:
    """The table, how many there are in each state, and what each unit has to hand in."""
    table = Table(_COLUMNS, tuple(map(_row, shown.listed)))
    blocks: list[Block] = [table, *map(Paragraph, _foot(shown))]
    units = _units(shown)
    if len(units.rows) > 1:
        blocks.append(units)
    data = partial(document, shown)
    return Page(title(shown.plan, shown.cutoff, "申报材料"), tuple(blocks), data, table)


def _row(state: MaterialState) -> tuple[str, ...]:
    material, at = state.material, state.material.location()
    return (
        state.id,
        material.number or "",
        material.standard,
        material.title,
        material.owner,
        material.due.isoformat(),
        "" if material.submitted is None else material.submitted.isoformat(),
        state.state.label,
        state.why or "",
        at.file_line,
    )


def _foot(shown: Holdings) -> Iterator[str]:
    if not shown.plan.materials:
        yield "计划里没有写申报材料（materials）"
        return
    counts = [
        f"{stage.label} {sum(state.state is stage for state in shown.looked_at)}"
        for stage in MaterialStage
    ]
    yield f"列出 {len(shown.listed)} 份，共 {len(shown.looked_at)} 份：{'，'.join(counts)}"
    yield "，".join(map(stated, shown.figures))


def _units(shown: Holdings) -> Table:
    """One row a unit: what it owes, and the share that is complete."""
    columns = (
        Column("单位", most=24, worth=KEPT),
        Column("材料", is_number=True),
        Column("到期", is_number=True),
        Column("没有报齐", is_number=True),
        *(Column(row.label, is_number=True) for row in MATERIAL_ROWS),
    )
    units = grouped((state.material.owner, state) for state in shown.looked_at)
    rows = (_unit_row(shown, name, units[name]) for name in units)
    return Table(columns, tuple(rows), heading="按责任单位")


def _unit_row(shown: Holdings, name: str, states: Sequence[MaterialState]) -> tuple[str, ...]:
    due = [state for state in states if state.material.due <= shown.cutoff.as_of]
    lacking = sum(not state.is_complete for state in due)
    figures = figures_of(MATERIAL_ROWS, states, Period.up_to(shown.cutoff.as_of))
    return name, str(len(states)), str(len(due)), str(lacking), *map(rate_text, figures)


def document(shown: Holdings) -> dict[str, Any]:
    """``wenming.materials/1``."""
    return {
        **head(shown.plan, shown.cutoff.as_of, "materials"),
        "figures": {figure.id: figure.as_json() for figure in shown.figures},
        "materials": [_object(state) for state in shown.listed],
    }


def _object(state: MaterialState) -> dict[str, Any]:
    material, at = state.material, state.material.location()
    return {
        "id": state.id,
        "standard": material.standard,
        "number": material.number,
        "title": material.title,
        "kind": material.kind.value,
        "owner": material.owner,
        "due": material.due.isoformat(),
        "dated": None if material.dated is None else material.dated.isoformat(),
        "submitted": None if material.submitted is None else material.submitted.isoformat(),
        "state": state.state.value,
        "why": state.why,
        "file": at.file,
        "line": at.line,
    }
