"""项目资金: the money of a form by where it comes from, in 万元, parts that add up to the whole.

Nothing is inferred: what names no source of the budget stands in a row of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from wenming_cli.figures.expectation import projected
from wenming_cli.figures.figure import NO_VALUE, percent_text
from wenming_cli.figures.money import SourceMoney, budget_total, paid, sources
from wenming_cli.figures.period import elapsed_rate
from wenming_cli.figures.rounding import adding_up, ten_thousands
from wenming_cli.model.budget import Budget, FundKind
from wenming_cli.reports.phrases import joined
from wenming_cli.reports.view import View

_NAMES = {
    FundKind.FISCAL: "其中：财政拨款",
    FundKind.CARRYOVER: "上年结转资金",
    FundKind.OTHER: "其他资金",
}
_NAMELESS = "没有注明来源"
_COLUMNS = {
    "initial": "年初预算数",
    "budget": "全年预算数",
    "paid": "执行数",
    "forecast": "全年预计执行数",
}
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Fund:
    """A row: 年初预算数, 全年预算数, 执行数 and what that comes to by the end, in 元."""

    name: str
    initial: Decimal
    budget: Decimal
    paid: Decimal
    elapsed: Fraction | None

    @property
    def forecast(self) -> Fraction:
        """What is paid by the end at the present rate; nothing before any time has passed."""
        return projected(Fraction(self.paid), self.elapsed) or Fraction(0)

    @property
    def execution(self) -> str:
        """执行率 as a percentage, or ``—``."""
        if not self.budget:
            return NO_VALUE
        return percent_text(Fraction(self.paid) / Fraction(self.budget))


def fund_table(view: View) -> dict[str, Any] | None:
    """``rows``, the whole first, and ``notes`` on roundings; None without a budget."""
    budget = view.plan.budget
    if budget is None:
        return None
    whole = _whole(view, budget)
    parts = tuple(_parts(budget, whole, sources(view.plan, view.as_of)))
    shown, moved = _columns(whole, parts)
    rows = [
        {"name": fund.name, "execution": fund.execution}
        | {column: texts[at] for column, texts in shown.items()}
        for at, fund in enumerate((whole, *parts))
    ]
    return {"rows": rows, "notes": moved}


def _whole(view: View, budget: Budget) -> Fund:
    return Fund(
        "年度资金总额",
        budget.total,
        budget_total(budget, view.as_of),
        paid(view.plan, view.as_of),
        elapsed_rate(view.plan, view.as_of).value,
    )


def _parts(budget: Budget, whole: Fund, rows: Sequence[SourceMoney]) -> Iterator[Fund]:
    """A row for each kind of source, then what names none; none at all where there are none."""
    amounts = spent = _ZERO
    for kind, name in _NAMES.items():
        own = [row for row in rows if row.fund is not None and row.fund.kind is kind]
        amount = sum((row.fund.amount for row in own if row.fund), _ZERO)
        out = sum((row.paid for row in own), _ZERO)
        amounts, spent = amounts + amount, spent + out
        if own or (budget.sources and kind is not FundKind.CARRYOVER):
            yield Fund(name, amount, amount, out, whole.elapsed)
    rest = whole.initial - amounts, whole.budget - amounts, whole.paid - spent
    if budget.sources and any(rest):
        yield Fund(_NAMELESS, *rest, whole.elapsed)


def _columns(whole: Fund, parts: Sequence[Fund]) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """Each column in 万元, the whole first, and a note for each in which a part was moved."""
    shown, notes = {}, []
    for column, title in _COLUMNS.items():
        rounded = adding_up([getattr(fund, column) for fund in parts])
        shown[column] = (ten_thousands(getattr(whole, column)), *rounded.parts)
        if rounded.moved:
            names = joined(parts[at].name.removeprefix("其中：") for at in rounded.moved)
            notes.append(f"{title}中{names}的尾数调整了0.01万元，使分项之和等于总额")
    return shown, notes
