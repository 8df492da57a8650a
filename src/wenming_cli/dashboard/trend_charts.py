"""What went on month by month: the usual figures as curves, and the S-curve to the plan's end."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from operator import attrgetter

from wenming_cli.dashboard.charts import Chart, Curve, chart
from wenming_cli.dashboard.markup import Markup
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.standing import Group
from wenming_cli.figures.table import (
    BUDGET_EXECUTION_RATE,
    COMPLETION_RATE,
    DUE_RECTIFICATION_RATE,
    ELAPSED_RATE,
    OBSERVED_RATE,
    ON_TIME_RATE,
    PLANNED_PROGRESS,
    RECTIFICATION_RATE,
    SCORE_RATE,
    WEIGHTED_PROGRESS,
)
from wenming_cli.figures.trends.forecast import LEAST, MOST, Expected, forecast
from wenming_cli.figures.trends.measures import DONE, PLANNED, Measured, measure_of
from wenming_cli.figures.trends.moments import moments
from wenming_cli.figures.trends.s_curve import planned_ahead
from wenming_cli.figures.trends.series import Series, of_plan, series
from wenming_cli.model.plan import Plan
from wenming_cli.words.numbers import NO_VALUE

_TOGETHER = (
    ("完成进度和计划进度", (WEIGHTED_PROGRESS, PLANNED_PROGRESS)),
    ("预算执行率和序时进度", (BUDGET_EXECUTION_RATE, ELAPSED_RATE)),
    ("办结率", (COMPLETION_RATE, ON_TIME_RATE)),
    ("问题整改率", (RECTIFICATION_RATE, DUE_RECTIFICATION_RATE)),
    ("测评得分率", (SCORE_RATE, OBSERVED_RATE)),
)
"""Which figures stand in a chart together."""
_WHOLE = Fraction(100)
_EXPECTED: tuple[tuple[str, Callable[[Expected], int]], ...] = (
    ("办结（预测）", attrgetter("done")),
    (LEAST, attrgetter("least")),
    (MOST, attrgetter("most")),
)


def trends(plan: Plan, now: Group) -> Iterator[Markup]:
    """A chart for each pair that has values, then the S-curve; none before the plan begins."""
    measures = [measure_of(row) for _, rows in _TOGETHER for row in rows]
    known = moments(plan, now.frame.as_of)
    if not known:
        return
    *figures, planned, done = series(of_plan(plan), [*measures, PLANNED, DONE], known)
    drawn = [*_rates(figures), *_s_curve(plan, now, planned, done)]
    yield from (chart(each, at) for at, each in enumerate(drawn, start=1))


def _rates(figures: Sequence[Series]) -> Iterator[Chart]:
    for at, (title, rows) in enumerate(_TOGETHER):
        pair = figures[at * 2 : at * 2 + len(rows)]
        curves = [_curve(each) for each in pair]
        if any(value is not None for value in curves[0].values):
            periods = [point.moment.period for point in pair[0].points]
            top = max(_WHOLE, *(v for c in curves for v in c.values if v is not None))
            yield Chart(title, periods, curves, top, "%")


def _curve(each: Series) -> Curve:
    found = [point.measured for point in each.points]
    shares = [_share(measured) for measured in found]
    values = [None if share is None else share * 100 for share in shares]
    return Curve(each.measure.label, values, [_text(measured) for measured in found])


def _share(measured: Measured) -> Fraction | None:
    return measured.value if isinstance(measured, Figure) else None


def _text(measured: Measured) -> str:
    return measured.as_text() if isinstance(measured, Figure) else NO_VALUE


def _s_curve(plan: Plan, now: Group, planned: Series, done: Series) -> Iterator[Chart]:
    """The tasks to be done by then, on to the plan's end, those that are done, what may come."""
    if not now.tasks:
        return
    as_of = now.frame.as_of
    ahead = list(planned_ahead(plan, now, as_of))
    counts = [_count(planned, at) for at in range(len(planned.points))]
    whole = [*counts, *(count for _, count in ahead)]
    so_far = [_count(done, at) for at in range(len(done.points))]
    periods = [point.moment.period for point in planned.points]
    expected = forecast(plan, of_plan(plan), as_of)
    guesses = [] if expected is None else _guesses(expected.ahead, len(so_far))
    yield Chart(
        "S 曲线：计划办结和办结的任务数",
        [*periods, *(moment.period for moment, _ in ahead)],
        [
            _counted("计划办结", whole),
            _counted("办结", so_far, behind=len(ahead)),
            *guesses,
        ],
        Fraction(max(4, *whole, *so_far, 0 if expected is None else expected.total)),
        "",
        "预测照最近三个整月的办结速度推算，不是计划。" if guesses else "",
    )


def _guesses(ahead: Sequence[Expected], periods: int) -> list[Curve]:
    """What may be done by the month ends to come: as many as of late, the fewest, the most."""
    if not ahead:
        return []
    return [_counted(name, [*map(number, ahead)], before=periods) for name, number in _EXPECTED]


def _count(each: Series, at: int) -> int:
    measured = each.points[at].measured
    return measured if isinstance(measured, int) else 0


def _counted(name: str, counts: Sequence[int], before: int = 0, behind: int = 0) -> Curve:
    """A curve of counts, with so many periods before and behind that have none."""
    values = [*[None] * before, *map(Fraction, counts), *[None] * behind]
    return Curve(name, values, [NO_VALUE if each is None else str(each) for each in values])
