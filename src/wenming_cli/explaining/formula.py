"""Formulas with the numbers put in."""

from wenming_cli.explaining import of_exam
from wenming_cli.figures.definitions import Definition, Subject
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.money.execution import balance
from wenming_cli.figures.rows import Amount, Weighted
from wenming_cli.figures.standing import Group
from wenming_cli.model.plan import Plan
from wenming_cli.words.numbers import exact_text


def formula(group: Group, row: Definition, figure: Figure) -> str:
    """Write how the value comes about, ``24 ÷ 30 = 80.00%``; without a value, why there is none."""
    terms = _terms(group, row, figure)
    if figure.value is None:
        return f"{terms}，没有数值：{figure.reason}"
    return f"{terms} = {figure.as_text()}"


def _terms(group: Group, row: Definition, figure: Figure) -> str:
    numerator, denominator = exact_text(figure.numerator), exact_text(figure.denominator)
    if isinstance(row, Weighted):
        return f"Σ 权重×{row.word} {numerator} ÷ Σ 权重 {denominator}"
    if isinstance(row, Amount):
        money = balance(group.frame.plan, group.frame.as_of)
        return row.terms(money) if money is not None else ""
    if row.subject is Subject.TIME:
        return _elapsed(group.frame.plan, figure)
    if row.subject is Subject.SCORES:
        return "各项得分之和"
    if row.subject is Subject.OBSERVATIONS:
        return of_exam.formula(figure)
    return f"{numerator} ÷ {denominator}"


def _elapsed(plan: Plan, figure: Figure) -> str:
    days = (plan.end - plan.start).days + 1
    unit = "天" if figure.denominator == days else "个月"
    passed, whole = exact_text(figure.numerator), exact_text(figure.denominator)
    return f"已过 {passed} {unit} ÷ 计划期 {whole} {unit}（{plan.start} 至 {plan.end}）"
