"""The rates of the exam: what observations come to, and how much of the standards they speak of."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from wenming_cli.figures.days.period import Period
from wenming_cli.figures.exam.observing import Examined, Observation
from wenming_cli.figures.figure import Figure, ratio, total
from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.table import OBSERVED_RATE, SCORE_RATE, STANDARD_COVERAGE
from wenming_cli.model.assessment import Standard, Weighting

Worth = Callable[[Standard], Fraction]
"""What a standard weighs."""


def points_of(standards: Iterable[Standard]) -> Worth:
    """Weigh standards by their points; where one has none, each weighs the same."""
    if any(standard.points is None for standard in standards):
        return lambda _: Fraction(1)
    return lambda standard: Fraction(standard.points or 0)


def score_rate(observed: Sequence[Observation], weighting: Weighting) -> Figure:
    """Work out 得分率 of some observations: points reached over points of what was observed."""
    of = grouped((each.code, each) for each in observed)
    worth = points_of(own[0].standard for own in of.values())
    reached, whole = points_reached(of.values(), worth, weighting)
    part = [each for each in observed if each.lost < 1]
    return ratio(SCORE_RATE, reached, whole, part, observed)


def points_reached(
    by_standard: Iterable[Sequence[Observation]], worth: Worth, weighting: Weighting
) -> tuple[Fraction, Fraction]:
    """Add up the points that were reached, and those of the standards that were observed."""
    reached, whole = Fraction(0), Fraction(0)
    for own in by_standard:
        lost = total(each.lost.as_integer_ratio() for each in own)
        times = len(own) if weighting is Weighting.OBSERVATION else 1
        points = worth(own[0].standard) * times
        whole += points
        reached += points * (len(own) - lost) / len(own)
    return reached, whole


def observed_rate(standards: Sequence[Examined]) -> Figure:
    """Work out 覆盖分值: the points of the standards that were observed over those of all."""
    return observed_part(standards, points_of(each.standard for each in standards))


def observed_part(standards: Sequence[Examined], worth: Worth) -> Figure:
    """Work out 覆盖分值 of some standards, whatever each of them weighs."""
    part = [each for each in standards if each.observations]
    reached = sum((worth(each.standard) for each in part), Fraction(0))
    whole = sum((worth(each.standard) for each in standards), Fraction(0))
    return ratio(OBSERVED_RATE, reached, whole, part, standards)


def standard_coverage(standards: Iterable[Examined], period: Period) -> Figure:
    """Work out 标准覆盖率 of some standards."""
    return STANDARD_COVERAGE.of(STANDARD_COVERAGE.whole(standards, period))
