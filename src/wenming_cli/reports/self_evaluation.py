"""绩效自评表: what was spent and achieved, the points it earns, and why it came out otherwise."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from wenming_cli.figures.days.period import is_written
from wenming_cli.figures.indicators.deviations import is_unexplained, told
from wenming_cli.figures.indicators.scores import Evaluation, Score, Scored, evaluate
from wenming_cli.figures.money.execution import is_underspent
from wenming_cli.model.indicator import Deviation
from wenming_cli.reports.forms.form_head import head, paragraphs
from wenming_cli.reports.forms.form_rows import Levels, actual_cell, levels, nature_word
from wenming_cli.reports.forms.funds import fund_table, still_open
from wenming_cli.reports.monitoring import said
from wenming_cli.reports.sentences import TO_WRITE
from wenming_cli.reports.view import View
from wenming_cli.words.numbers import exact_text

NAME = "绩效自评表"
TEMPLATE = "self_evaluation.md.j2"
NEEDS_MONTH = True


def context(view: View) -> dict[str, Any]:
    """The head, the money with its points, goal and achievement, the indicators, the total."""
    project = view.plan.project
    evaluation = evaluate(view.plan, view.as_of, view.now.whole.figure)
    scored, funds = evaluation.indicators, fund_table(view)
    cells = levels([each.indicator for each in scored])
    return {
        **head(view, "项目支出绩效自评表"),
        "goal": paragraphs(project.goal),
        "achievement": _written(view, project.achievement),
        "problems": _written(view, project.problems),
        "measures": _written(view, project.measures),
        "funds": funds,
        "execution": _points(evaluation.execution),
        "execution_note": evaluation.execution.reason,
        "funds_deviation": _on_funds(view, evaluation),
        "indicators": [
            _row(view, *pair) for pair in zip(evaluation.indicators, cells, strict=True)
        ],
        "is_over": view.as_of >= view.plan.end,
        "is_finished": evaluation.total is not None,
        "total": _decimal(evaluation.total),
        "grade": evaluation.grade,
        "scored": _decimal(evaluation.scored),
        "scored_weight": exact_text(Fraction(evaluation.scored_weight)),
        "unscored": list(evaluation.missing),
        "missing": [*_missing(view, evaluation), *still_open(funds)],
    }


def _written(view: View, text: str | None) -> list[str]:
    """A person's words on the whole, where they were written by then."""
    day = view.plan.project.achievement_date
    return paragraphs(text) if is_written(view.plan, day, view.as_of) else []


def _points(score: Score) -> dict[str, str | None]:
    return {
        "weight": None if score.weight is None else exact_text(Fraction(score.weight)),
        "score": _decimal(score.points),
    }


def _decimal(points: Decimal | None) -> str | None:
    return None if points is None else f"{points:.2f}"


def _row(view: View, each: Scored, cells: Levels) -> dict[str, Any]:
    indicator = each.indicator
    return {
        **cells.cells(),
        "nature": nature_word(indicator),
        "target": indicator.target,
        "unit": indicator.unit or "",
        "actual": actual_cell(indicator, each.state.reading),
        **_points(each.score),
        "deviation": _on_indicator(view, each),
    }


def _on_indicator(view: View, each: Scored) -> str:
    """Why it came out otherwise, then what there is to say of the points."""
    words = _explained(view, each.indicator.deviation, is_asked=_is_unexplained(view, each))
    if each.score.points is None or each.score.reason is None:
        return words
    return f"{words}。{each.score.reason}" if words else each.score.reason


def _on_funds(view: View, evaluation: Evaluation) -> str:
    budget = view.plan.budget
    deviation = budget.deviation if budget is not None else None
    return _explained(view, deviation, is_asked=_is_underspent(view, evaluation))


def _explained(view: View, deviation: Deviation | None, *, is_asked: bool) -> str:
    known = told(view.plan, deviation, view.as_of)
    if known is not None:
        return said(known)
    return TO_WRITE if is_asked else ""


def _is_unexplained(view: View, each: Scored) -> bool:
    return is_unexplained(view.plan, each.state, view.as_of)


def _is_underspent(view: View, evaluation: Evaluation) -> bool:
    rate = evaluation.rate.value if evaluation.rate is not None else None
    return is_underspent(rate, is_over=view.as_of >= view.plan.end)


def _missing(view: View, evaluation: Evaluation) -> Iterator[str]:
    project = view.plan.project
    if not project.goal:
        yield "年度总体目标"
    for field in ("achievement", "problems", "measures"):
        if not _written(view, getattr(project, field)):
            yield project.title_of(field)
    if evaluation.missing:
        yield "全部得分"
    budget = view.plan.budget
    if budget is not None and _on_funds(view, evaluation) == TO_WRITE:
        yield "资金执行的偏差原因"
    for each in evaluation.indicators:
        if _is_unexplained(view, each):
            yield f"{each.indicator.id} 偏差原因"
