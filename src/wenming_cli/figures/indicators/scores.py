"""Points of the self-evaluation: of each indicator, of the execution, in all, and the grade.

Every score is rounded to 0.01, half up, before anything is added up. Where one is missing there is
no total: what could be scored stands beside it and is never scaled up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from wenming_cli.figures.figure import Figure, ratio
from wenming_cli.figures.indicators.actual_values import FigureOf
from wenming_cli.figures.indicators.attainment import earned
from wenming_cli.figures.indicators.qualitative_bands import out_of_band
from wenming_cli.figures.indicators.states import IndicatorState, assess_indicators
from wenming_cli.figures.money.execution import balance
from wenming_cli.figures.table import BUDGET_EXECUTION_RATE, SCORED_POINTS, TOTAL_SCORE
from wenming_cli.frozen import frozen
from wenming_cli.model.indicator import Indicator, Nature
from wenming_cli.model.plan import Plan
from wenming_cli.model.settings import Scoring
from wenming_cli.words.numbers import half_up

GRADES = ("优", "良", "中")
LOWEST = "差"
_ZERO = Decimal(0)


@frozen
class Score:
    """Points earned of ``weight``; None where there are none yet.

    ``reason`` says why there are none, or what there is to say of those there are.
    """

    points: Decimal | None
    weight: Decimal | None
    reason: str | None = None


@frozen
class Scored:
    """An indicator where it stands, with its points."""

    state: IndicatorState
    score: Score

    @property
    def indicator(self) -> Indicator:
        """The indicator itself."""
        return self.state.indicator


@frozen
class Evaluation:
    """The self-evaluation of a plan at a date, indicators in the order of the form.

    ``rate`` is 预算执行率, None without a budget. ``scored`` is earned of ``scored_weight``;
    ``total`` and ``grade`` are None as long as ``missing`` says what is missing (未完成评价).
    """

    plan: Plan
    as_of: date
    rate: Figure | None
    execution: Score
    indicators: tuple[Scored, ...]
    missing: tuple[str, ...]

    @property
    def _known(self) -> Iterator[tuple[Decimal, Decimal]]:
        """Points and weights of whatever has both."""
        for score in (self.execution, *(each.score for each in self.indicators)):
            if score.points is not None and score.weight is not None:
                yield score.points, score.weight

    @property
    def scored(self) -> Decimal:
        """已得分."""
        return sum((points for points, _ in self._known), _ZERO)

    @property
    def scored_weight(self) -> Decimal:
        """已评分值."""
        return sum((weight for _, weight in self._known), _ZERO)

    @property
    def total(self) -> Decimal | None:
        """总分; None while anything is missing."""
        return None if self.missing else self.scored

    @property
    def grade(self) -> str | None:
        """等级; None while anything is missing."""
        total = self.total
        return None if total is None else grade_of(total, self.plan.settings.scoring)


def evaluate(plan: Plan, as_of: date, figure_of: FigureOf) -> Evaluation:
    """Work out the self-evaluation at the end of a day."""
    money = balance(plan, as_of)
    rate = BUDGET_EXECUTION_RATE.of(money) if money is not None else None
    execution = execution_score(rate, plan.settings.scoring)
    states = assess_indicators(plan, as_of, figure_of)
    indicators = tuple(Scored(state, score_of(state)) for state in states)
    missing = tuple(_missing(execution, indicators))
    return Evaluation(plan, as_of, rate, execution, indicators, missing)


def score_figures(evaluation: Evaluation) -> tuple[Figure, ...]:
    """What the self-evaluation comes to, in the order of the table."""
    scored = ratio(SCORED_POINTS, Fraction(evaluation.scored), evaluation.scored_weight > 0)
    if evaluation.total is not None:
        return scored, ratio(TOTAL_SCORE, Fraction(evaluation.total), 1)
    missing = f"未完成评价：{'；'.join(evaluation.missing)}"
    return scored, replace(ratio(TOTAL_SCORE, 0, 0), reason=missing)


def grade_of(total: Decimal, scoring: Scoring) -> str:
    """Find the grade of a total: 优, 良, 中, or 差 below all lines."""
    reached = (word for line, word in zip(scoring.grades, GRADES, strict=False) if total >= line)
    return next(reached, LOWEST)


def execution_score(rate: Figure | None, scoring: Scoring) -> Score:
    """Work out the points of the execution: its rate, of at most 1, times what it weighs."""
    if rate is None or rate.value is None:
        reason = rate.reason if rate is not None else "没有预算"
        return Score(None if scoring.execution else _ZERO, scoring.execution, reason)
    share = min(max(rate.value, Fraction(0)), Fraction(1))
    over = "支出超过预算，按满分计" if rate.value > 1 else None
    return Score(_points(share, scoring.execution), scoring.execution, over)


def score_of(state: IndicatorState) -> Score:
    """Find the points of one indicator: a person's where there are, else those of the formula.

    Without an actual value there are none, whatever a person gave.
    """
    weight, reading = state.indicator.weight, state.reading
    if weight is None:
        return Score(None, None, "没有写分值")
    if state.indicator.nature is Nature.QUALITATIVE:
        return _judged(state, weight)
    if reading.value is None:
        return Score(None, weight, reading.reason)
    if state.score is not None:
        said = f"人工评分：{state.indicator.score_reason or '没有写理由'}"
        return Score(half_up(Fraction(state.score), 2), weight, said)
    if state.target is None:
        return Score(None, weight, "指标值不是数字")
    share = earned(state.indicator.nature, state.target, reading.value)
    return Score(_points(share, weight), weight)


def _judged(state: IndicatorState, weight: Decimal) -> Score:
    """The points of a qualitative indicator, which a person gives by how far it was met."""
    level, score = state.reading.level, state.score
    if level is None or score is None:
        return Score(None, weight, "定性指标还没有打分" if score is None else "还没有填达成情况")
    band = out_of_band(score, weight, level)
    said = None if band is None else f"不在“{level.label}”的{band}之间"
    return Score(half_up(Fraction(score), 2), weight, said)


def _points(share: Fraction, weight: Decimal) -> Decimal:
    return half_up(share * Fraction(weight), 2)


def _missing(execution: Score, indicators: Sequence[Scored]) -> Iterator[str]:
    if execution.points is None:
        yield f"预算执行：{execution.reason}"
    if not indicators:
        yield "没有绩效指标"
    for each in indicators:
        if each.score.points is None:
            yield f"{each.indicator.id} {each.indicator.name}：{each.score.reason}"
