"""项目资金: the money of a form by where it comes from, in 万元, parts that add up to the whole.

Nothing is inferred: what could be of several kinds of sources stands in a row that is still to be
filled in, so that the rows add up all the same.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from wenming_cli.figures.days.period import whole_word
from wenming_cli.figures.money import spending
from wenming_cli.figures.money.execution import (
    SourceMoney,
    adjustments,
    budget_total,
    execution_rate,
    paid,
    sources,
)
from wenming_cli.figures.money.rounding import adding_up
from wenming_cli.frozen import frozen
from wenming_cli.model.budget import Adjustment, Budget, FundKind
from wenming_cli.reports.sentences import TO_WRITE, bare, joined
from wenming_cli.reports.view import View
from wenming_cli.words.dates import chinese_date
from wenming_cli.words.money import ten_thousands, wan
from wenming_cli.words.numbers import NO_VALUE

_NAMES = {
    FundKind.FISCAL: "其中：财政拨款",
    FundKind.CARRYOVER: "上年结转资金",
    FundKind.OTHER: "其他资金",
}
_OPEN = f"资金来源{TO_WRITE}"
_FORECAST = "forecast"
_COLUMNS = {
    "initial": "年初预算数",
    "budget": "全年预算数",
    "paid": "执行数",
    _FORECAST: "全年预计执行数",
}
_ZERO = Decimal(0)


@frozen
class FundRow:
    """A row: 年初预算数, 全年预算数 and 执行数, in 元."""

    name: str
    initial: Decimal
    budget: Decimal
    paid: Decimal

    @property
    def execution(self) -> str:
        """执行率 as a percentage, or ``—`` where there is nothing to execute."""
        return execution_rate(self.paid, self.budget).as_percent() if self.budget > 0 else NO_VALUE


def fund_table(view: View) -> dict[str, Any] | None:
    """The money by source: ``rows``, the whole first; None without a budget.

    ``notes`` are on roundings, ``adjustments`` say why the budget was changed; ``is_said``: a
    person said what will have been spent, ``has_open``: a row of no source is still to be filled
    in.
    """
    return None if view.plan.budget is None else _table(view, view.plan.budget, view.as_of)


def initial_table(view: View) -> dict[str, Any] | None:
    """The money by source as the plan began: the same, before any record."""
    return None if view.plan.budget is None else _table(view, view.plan.budget, date.min)


def still_open(funds: dict[str, Any] | None) -> Iterator[str]:
    """What a form still wants of its money."""
    if funds is not None and funds["has_open"]:
        yield "支出和预算调整的资金来源"


def _table(view: View, budget: Budget, as_of: date) -> dict[str, Any]:
    whole, parts = _whole(view, budget, as_of), _parts(budget, sources(view.plan, as_of))
    funds = (whole, *parts, *_rest(budget, whole, parts))
    expected = spending.forecast(view.plan, as_of)
    shown, moved = _columns(funds, expected, whole_word(view.plan))
    rows = [
        {"name": fund.name, "execution": fund.execution}
        | {column: texts[at] for column, texts in shown.items()}
        for at, fund in enumerate(funds)
    ]
    return {
        "rows": rows,
        "notes": moved,
        "adjustments": [_change(each) for each in adjustments(budget, as_of)],
        "is_said": expected.is_said,
        "has_open": funds[-1].name == _OPEN,
    }


def _whole(view: View, budget: Budget, as_of: date) -> FundRow:
    whole = budget_total(budget, as_of)
    return FundRow("年度资金总额", budget.total, whole, paid(view.plan, as_of))


def _parts(budget: Budget, rows: Sequence[SourceMoney]) -> tuple[FundRow, ...]:
    """A row for each kind of source; none at all where there are none.

    Where all sources are of one kind, what names none of them is of that kind as well.
    """
    kinds = {fund.kind for fund in budget.sources}
    return tuple(
        _of_kind(name, [row for row in rows if _kind(row, kinds) is kind], budget, kind)
        for kind, name in _NAMES.items()
        if budget.sources and (kind in kinds or kind is not FundKind.CARRYOVER)
    )


def _kind(row: SourceMoney, kinds: set[FundKind]) -> FundKind | None:
    if row.fund is not None:
        return row.fund.kind
    return next(iter(kinds)) if row.name is None and len(kinds) == 1 else None


def _of_kind(name: str, rows: Sequence[SourceMoney], budget: Budget, kind: FundKind) -> FundRow:
    initial = sum((fund.amount for fund in budget.sources if fund.kind is kind), _ZERO)
    adjusted = sum((row.adjusted for row in rows), _ZERO)
    return FundRow(name, initial, initial + adjusted, sum((row.paid for row in rows), _ZERO))


def _rest(budget: Budget, whole: FundRow, parts: Sequence[FundRow]) -> Iterator[FundRow]:
    """What is of no source of the budget, and of several kinds of them could be any's."""
    rest = (
        whole.initial - sum((part.initial for part in parts), _ZERO),
        whole.budget - sum((part.budget for part in parts), _ZERO),
        whole.paid - sum((part.paid for part in parts), _ZERO),
    )
    if budget.sources and any(rest):
        yield FundRow(_OPEN, *rest)


def _columns(
    funds: Sequence[FundRow], expected: spending.Forecast, word: str
) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """Each column in 万元, the whole first, and a note for each in which a part was moved."""
    exact = (column for column in _COLUMNS if column != _FORECAST)
    columns = {column: [getattr(fund, column) for fund in funds] for column in exact}
    columns[_FORECAST] = _forecasts(funds, expected)
    shown, notes = {}, []
    for column, (whole, *parts) in columns.items():
        rounded = adding_up(parts)
        shown[column] = (ten_thousands(whole), *rounded.parts)
        if rounded.moved:
            names = joined(funds[1:][at].name.removeprefix("其中：") for at in rounded.moved)
            title = _COLUMNS[column].replace("全年", word)
            notes.append(f"{title}中{names}的尾数调整了0.01万元，使分项之和等于总额")
    return shown, notes


def _forecasts(funds: Sequence[FundRow], expected: spending.Forecast) -> list[Fraction]:
    """全年预计执行数 of the rows, the whole first: each keeps its part of what was paid.

    Before anything was paid the parts are those of the budget.
    """
    amount = expected.amount or Fraction(0)
    whole, *parts = (Fraction(fund.paid if funds[0].paid else fund.budget) for fund in funds)
    return [amount, *(each * amount / whole if whole else Fraction(0) for each in parts)]


def _change(change: Adjustment) -> str:
    """An adjustment in a sentence: ``2020年5月1日调增5.00万元（某文号）：追加``."""
    word = "调增" if change.amount > 0 else "调减"
    document = f"（{change.document}）" if change.document else ""
    amount = wan(abs(change.amount))
    return f"{chinese_date(change.date)}{word}{amount}{document}：{bare(change.reason)}"
