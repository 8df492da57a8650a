"""绩效目标申报表: what the money is for and what it is to achieve, as it is handed in."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from wenming_cli.figures.indicators.states import in_form_order
from wenming_cli.figures.money.execution import lines, undistributed
from wenming_cli.model.budget import Line
from wenming_cli.model.indicator import Indicator, Nature
from wenming_cli.model.plan import Plan
from wenming_cli.model.project import BasisKind
from wenming_cli.reports.forms.form_head import head, paragraphs
from wenming_cli.reports.forms.form_rows import Levels, content_cell, levels, nature_word
from wenming_cli.reports.forms.funds import initial_table
from wenming_cli.reports.view import View
from wenming_cli.words.money import ten_thousands
from wenming_cli.words.nobody import NO_AMOUNT, NO_USE

NAME = "绩效目标申报表"
TEMPLATE = "targets.md.j2"
NEEDS_MONTH = False


def context(view: View) -> dict[str, Any]:
    """The head, the money by source and by use, the goal, and the indicators with their targets."""
    project = view.plan.project
    indicators = in_form_order(view.plan)
    rows = zip(indicators, levels(indicators), strict=True)
    return {
        **head(view, "项目支出绩效目标申报表"),
        "is_partial": False,
        "overview": paragraphs(project.overview),
        "mandates": _basis(view, BasisKind.MANDATE),
        "implementation": _basis(view, BasisKind.IMPLEMENTATION),
        "funding_source": project.funding_source,
        "funds": initial_table(view),
        "lines": [*(_line(row.line) for row in lines(view.plan, date.min)), *_rest(view)],
        "goal": paragraphs(project.goal),
        "indicators": [_row(view.plan, *pair) for pair in rows],
        "missing": list(_missing(view)),
    }


def _basis(view: View, kind: BasisKind) -> list[str]:
    """Titles of the documents of a kind, with their numbers."""
    return [
        f"{basis.title}（{basis.number}）" if basis.number else basis.title
        for basis in view.plan.project.basis
        if basis.kind is kind
    ]


def _line(line: Line) -> dict[str, str | None]:
    """A use of money with the amount it began the year with."""
    amount = NO_AMOUNT if line.amount is None else ten_thousands(line.amount)
    return {"name": line.name, "amount": amount, "note": line.note}


def _rest(view: View) -> Iterator[dict[str, str | None]]:
    """What the lines leave of the total."""
    rest = undistributed(view.plan, date.min)
    if rest:
        yield {"name": NO_USE, "amount": ten_thousands(rest), "note": None}


def _row(plan: Plan, indicator: Indicator, cells: Levels) -> dict[str, Any]:
    is_qualitative = indicator.nature is Nature.QUALITATIVE
    return {
        **cells.cells(),
        "nature": nature_word(indicator),
        "target": indicator.target,
        "unit": indicator.unit or "",
        "attribute": "定性指标" if is_qualitative else "定量指标",
        "content": content_cell(plan, indicator),
    }


def _missing(view: View) -> Iterator[str]:
    if not view.plan.project.goal:
        yield "年度总体目标"
    if view.plan.budget is None:
        yield "资金"
    if not view.plan.indicators:
        yield "绩效指标"
