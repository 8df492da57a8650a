"""Formulas with the numbers put in."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from wenming_cli.figures.figure import Figure, decimal_text, exact_text, percent_text
from wenming_cli.figures.money import adjustments
from wenming_cli.figures.standing import Group
from wenming_cli.model.plan import Plan

_SUMS = {"weighted_progress": "Σ 权重×完成进度", "planned_progress": "Σ 权重×计划进度"}


def formula(plan: Plan, group: Group, figure: Figure) -> str:
    """``24 ÷ 30 = 80.00%``: how the value comes about; without a value, why there is none."""
    write = _OF.get(figure.id, _quotient)
    text = write(plan, group, figure)
    return f"{text}，没有数值：{figure.reason}" if figure.value is None else text


def _quotient(plan: Plan, group: Group, figure: Figure) -> str:  # noqa: ARG001
    numerator, denominator = exact_text(figure.numerator), exact_text(figure.denominator)
    return _equals(f"{numerator} ÷ {denominator}", figure)


def _equals(terms: str, figure: Figure) -> str:
    return terms if figure.value is None else f"{terms} = {figure.as_text()}"


def _sum(plan: Plan, group: Group, figure: Figure) -> str:  # noqa: ARG001
    whole = exact_text(figure.denominator)
    return _equals(f"{_SUMS[figure.id]} {exact_text(figure.numerator)} ÷ Σ 权重 {whole}", figure)


def _elapsed(plan: Plan, group: Group, figure: Figure) -> str:  # noqa: ARG001
    days = (plan.end - plan.start).days + 1
    unit = "天" if figure.denominator == days else "个月"
    passed, whole = exact_text(figure.numerator), exact_text(figure.denominator)
    terms = f"已过 {passed} {unit} ÷ 计划期 {whole} {unit}（{plan.start} 至 {plan.end}）"
    return _equals(terms, figure)


def _total(plan: Plan, group: Group, figure: Figure) -> str:
    budget = plan.budget
    if budget is None:
        return figure.as_text()
    changes = sum((a.amount for a in adjustments(budget, group.frame.as_of)), Decimal(0))
    return f"年初 {money(budget.total)} + 调整 {money(changes)} = {figure.as_text()}"


def _paid(plan: Plan, group: Group, figure: Figure) -> str:
    count = sum(payment.date <= group.frame.as_of for payment in plan.payments)
    return f"支出 {count} 笔之和 = {figure.as_text()}"


def _remaining(plan: Plan, group: Group, figure: Figure) -> str:  # noqa: ARG001
    whole, spent = _value(group, "budget_total"), _value(group, "paid")
    return f"预算数 {money(whole)} - 实际支出 {money(spent)} = {figure.as_text()}"


def _execution(plan: Plan, group: Group, figure: Figure) -> str:  # noqa: ARG001
    terms = f"实际支出 {money(figure.numerator)} ÷ 预算数 {money(figure.denominator)}"
    return _equals(terms, figure)


def _gap(plan: Plan, group: Group, figure: Figure) -> str:  # noqa: ARG001
    whole, spent = money(_value(group, "budget_total")), money(_value(group, "paid"))
    elapsed = percent_text(group.frame.elapsed.value)
    terms = f"（实际支出 {spent} - 预算数 {whole} × 序时进度 {elapsed}）÷ 预算数 {whole}"
    return _equals(terms, figure)


def _value(group: Group, figure_id: str) -> Fraction:
    figure = group.figure(figure_id)
    return figure.numerator if figure is not None else Fraction(0)


def money(amount: Decimal | Fraction) -> str:
    """An amount in 元, with commas: ``3,284,600.00元``."""
    return f"{Decimal(decimal_text(Fraction(amount), 2)):,.2f}元"


_OF: dict[str, Callable[[Plan, Group, Figure], str]] = {
    "weighted_progress": _sum,
    "planned_progress": _sum,
    "elapsed_rate": _elapsed,
    "budget_total": _total,
    "paid": _paid,
    "remaining": _remaining,
    "budget_execution_rate": _execution,
    "budget_gap": _gap,
}
