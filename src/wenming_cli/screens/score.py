"""The self-evaluation of a plan: points by indicator, the total and grade, or what is missing."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from typing import Any

from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.indicators.deviations import is_unexplained, told
from wenming_cli.figures.indicators.scores import Evaluation, Score, Scored
from wenming_cli.figures.money.execution import is_underspent
from wenming_cli.pages.blocks import KEPT, Block, Column, Items, Paragraph, Table
from wenming_cli.pages.page import Page
from wenming_cli.screens.indicators import actual_text, attainment_text, how_sure
from wenming_cli.screens.screen_head import head, title
from wenming_cli.words.numbers import decimal_text, exact_text

_COLUMNS = (
    Column("编号", most=24),
    Column("指标", most=36, worth=KEPT),
    Column("指标值", most=20),
    Column("实际完成值", most=20),
    Column("完成程度", is_number=True),
    Column("分值", is_number=True),
    Column("得分", is_number=True, worth=KEPT),
    Column("说明", most=40, worth=3),
)


def page(evaluation: Evaluation, cutoff: Cutoff) -> Page:
    """The table, and what it comes to or what is missing."""
    early = map(Paragraph, _early(evaluation))
    return Page(
        title(evaluation.plan, cutoff, "绩效自评"),
        (*early, table(evaluation), *_outcome(evaluation)),
        partial(document, evaluation, cutoff),
    )


def _early(evaluation: Evaluation) -> Iterator[str]:
    end = evaluation.plan.end
    if evaluation.as_of < end:
        yield f"计划到 {end} 才结束，得分按目前的数计算"


def _outcome(evaluation: Evaluation) -> Iterator[Block]:
    if evaluation.total is not None:
        yield Paragraph(f"总分 {evaluation.total}  等级 {evaluation.grade}")
    else:
        yield _unfinished(evaluation)
    yield from how_sure(each.state for each in evaluation.indicators)
    unexplained = list(_unexplained(evaluation))
    if unexplained:
        yield Paragraph(f"还没有写偏差说明：{'、'.join(unexplained)}")


def _unfinished(evaluation: Evaluation) -> Items:
    scored = f"已评分值 {_plain(evaluation.scored_weight)}，已得分 {evaluation.scored}"
    heading = f"未完成评价：{scored}，还缺 {len(evaluation.missing)} 项"
    return Items(tuple(evaluation.missing), heading)


def _unexplained(evaluation: Evaluation) -> Iterator[str]:
    """What still wants a reason and measures, by id."""
    plan, as_of = evaluation.plan, evaluation.as_of
    rate = evaluation.rate.value if evaluation.rate is not None else None
    is_asked = plan.budget is not None and is_underspent(rate, is_over=as_of >= plan.end)
    if is_asked and plan.budget and told(plan, plan.budget.deviation, as_of) is None:
        yield "预算执行率"
    for each in evaluation.indicators:
        if is_unexplained(plan, each.state, as_of):
            yield each.indicator.id


def table(evaluation: Evaluation) -> Table:
    """The execution, every indicator in the order of the form, and the sum of what was scored."""
    last = "" if evaluation.total is None else f"等级 {evaluation.grade}"
    word = "已评分" if evaluation.total is None else "总分"
    weight, scored = _plain(evaluation.scored_weight), f"{evaluation.scored:.2f}"
    rows = (
        _execution_row(evaluation),
        *(_row(each) for each in evaluation.indicators),
        (word, "", "", "", "", weight, scored, last),
    )
    return Table(_COLUMNS, rows)


def _execution_row(evaluation: Evaluation) -> tuple[str, ...]:
    rate, score = evaluation.rate, evaluation.execution
    share = "" if rate is None or rate.value is None else rate.as_percent()
    return ("", "预算执行率", "100%", share, share or "-", *_points(score))


def _row(each: Scored) -> tuple[str, ...]:
    state, indicator = each.state, each.indicator
    return (
        indicator.id,
        indicator.name,
        state.target_words,
        state.actual_words or "",
        state.attainment_words or "-",
        *_points(each.score),
    )


def _points(score: Score) -> tuple[str, str, str]:
    return (
        _plain(score.weight),
        "-" if score.points is None else f"{score.points:.2f}",
        (score.reason or ""),
    )


def _plain(points: Any) -> str:
    return "-" if points is None else exact_text(Fraction(points))


# --- JSON -----------------------------------------------------------------------------------------


def document(evaluation: Evaluation, cutoff: Cutoff) -> dict[str, Any]:
    """``wenming.score/1``: points to 2 places; no ``total`` or ``grade`` while some are missing."""
    total = evaluation.total
    return {
        **head(evaluation.plan, cutoff.as_of, "score"),
        "execution": _score_object(evaluation.execution),
        "indicators": [_object(each) for each in evaluation.indicators],
        "scored_weight": _plain(evaluation.scored_weight),
        "scored": f"{evaluation.scored:.2f}",
        "total": None if total is None else f"{total:.2f}",
        "grade": evaluation.grade,
        "missing": list(evaluation.missing),
    }


def _object(each: Scored) -> dict[str, Any]:
    return {
        "id": each.indicator.id,
        "actual": actual_text(each.state),
        "attainment": attainment_text(each.state),
        **_score_object(each.score),
        "light": each.state.light,
        "reason": each.score.reason,
    }


def _score_object(score: Score) -> dict[str, str | None]:
    return {
        "score": None if score.points is None else decimal_text(Fraction(score.points), 2),
        "weight": None if score.weight is None else exact_text(Fraction(score.weight)),
    }
