"""Indicators that stand otherwise after a change: actual value, monitoring light, points, total."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from wenming_cli.changes.shift import Shift, Value
from wenming_cli.figures.indicators.actual_values import reading_words
from wenming_cli.figures.indicators.scores import Evaluation, Scored, evaluate
from wenming_cli.figures.standing import Standing
from wenming_cli.words.numbers import exact_text, plain_text

TOTAL = "total"


def indicators(before: Standing | None, after: Standing | None) -> Iterator[Shift]:
    """Find the indicators of both plans that read otherwise, and the self-evaluation as a whole."""
    if before is None or after is None:
        return
    old, new = _evaluated(before), _evaluated(after)
    was = {each.indicator.id: each for each in old.indicators}
    for now in new.indicators:
        earlier = was.get(now.indicator.id)
        if earlier is not None and _value(earlier) != _value(now):
            by = _points(earlier.score.points, now.score.points)
            named = now.indicator
            values = _value(earlier), _value(now)
            yield Shift("indicator", None, named.name, named.id, "绩效指标", *values, by)
    values = _total(old), _total(new)
    if new.indicators and values[0] != values[1]:
        plan = after.plan
        by = _points(old.scored, new.scored)
        yield Shift("plan", plan.id, plan.project.name, TOTAL, "自评得分", *values, by)


def _evaluated(standing: Standing) -> Evaluation:
    return evaluate(standing.plan, standing.as_of, standing.whole.figure)


def _value(each: Scored) -> Value:
    state, score = each.state, each.score
    reading = state.reading
    words = [reading_words(state.indicator, reading) or "无数据"]
    words += [state.light.label] if state.light is not None else []
    words += [f"{plain_text(score.points)}分"] if score.points is not None else []
    actual = reading.level.value if reading.level is not None else _exact(reading.value)
    return Value(
        "，".join(words),
        {
            "actual": actual,
            "light": None if state.light is None else state.light.value,
            "score": None if score.points is None else str(score.points),
        },
    )


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else exact_text(value)


def _total(evaluation: Evaluation) -> Value:
    scored, weight = evaluation.scored, evaluation.scored_weight
    grade = evaluation.grade
    words = f"{plain_text(scored)}分" + (
        f"，{grade}" if grade else f"（已评 {plain_text(weight)} 分）"
    )
    document = {"scored": str(scored), "scored_weight": str(weight), "grade": grade}
    return Value(words, document)


def _points(was: Decimal | None, now: Decimal | None) -> str:
    if was is None or now is None or was == now:
        return ""
    return f"{'+' if now > was else ''}{plain_text(now - was)}分"
