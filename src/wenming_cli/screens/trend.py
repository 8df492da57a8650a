"""How figures went: a line each that shows the run of it, then a table by period."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from operator import attrgetter
from typing import Any

from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.trends.forecast import (
    LEAST,
    MONTHS,
    MOST,
    CompletionForecast,
    Expected,
)
from wenming_cli.figures.trends.measures import DONE, PLANNED, Measured
from wenming_cli.figures.trends.series import Point, Series
from wenming_cli.model.plan import Plan
from wenming_cli.pages.blocks import KEPT, NONE, Block, Column, Facts, Paragraph, Table
from wenming_cli.pages.page import Page
from wenming_cli.screens.rates import fraction_text
from wenming_cli.screens.screen_head import head, title
from wenming_cli.words.numbers import decimal_text, exact_text

NOTHING = "计划里没有相应的记录"
_LEVELS = "_.-=*#"
"""From the lowest to the highest, signs that every terminal has and shows equally wide."""
_GAP = " "

_ROWS = (
    Column("数字"),
    Column("范围"),
    Column("时期"),
    Column("截至"),
    Column("数值", is_number=True),
    Column("分子", is_number=True),
    Column("分母", is_number=True),
    Column("没有数值的原因"),
)


def page(
    plan: Plan,
    cutoff: Cutoff,
    of: str,
    found: Sequence[Series],
    ahead: CompletionForecast | None = None,
) -> Page:
    """Where each figure stands and how it went, the table, why one has no value, what may come."""
    also = (f"只看 {of}",) if of else ()
    return Page(
        title(plan, cutoff, "走势", *also),
        (*_blocks(plan, cutoff, found), *_forecast(ahead)),
        partial(document, plan, cutoff, found, ahead),
        Table(_ROWS, (*_rows(found), *_expected_rows(found, ahead))),
    )


def _blocks(plan: Plan, cutoff: Cutoff, found: Sequence[Series]) -> Iterator[Block]:
    if not found[0].points:
        has_begun = plan.start <= cutoff.as_of
        why = (
            "到这一天还没有过巡查周期"
            if has_begun
            else f"计划从 {plan.start} 开始，到这一天还没有数"
        )
        yield Paragraph(why)
        return
    yield Facts(tuple(_run(each) for each in found))
    yield _table(found)
    yield from map(Paragraph, _reasons(found))


def _run(each: Series) -> tuple[str, ...]:
    """Its name, where it stands, the run of it in signs, its lowest and its highest."""
    valued = [point for point in each.points if value_of(point.measured) is not None]
    if not valued:
        return each.measure.label, NONE, "", ""
    low, high = min(valued, key=_height), max(valued, key=_height)
    span = f"最低 {_at(low)}，最高 {_at(high)}" if _height(low) < _height(high) else "没有变化"
    return each.measure.label, text_of(each.points[-1].measured), sparkline(each.points), span


def _at(point: Point) -> str:
    return f"{text_of(point.measured)}（{point.moment.period}）"


def _height(point: Point) -> Fraction:
    return value_of(point.measured) or Fraction(0)


def sparkline(points: Iterable[Point]) -> str:
    """The run of values in signs, one a point, between the lowest and the highest of them."""
    values = [value_of(point.measured) for point in points]
    known = [value for value in values if value is not None]
    low, span = min(known, default=Fraction(0)), max(known, default=Fraction(0))
    span -= low
    return "".join(
        _GAP if v is None else _sign((v - low) / span if span else v * 0) for v in values
    )


def _sign(share: Fraction) -> str:
    return _LEVELS[min(int(share * len(_LEVELS)), len(_LEVELS) - 1)]


def _table(found: Sequence[Series]) -> Table:
    columns = (
        Column("时期", worth=KEPT),
        Column("截至", worth=1),
        *(Column(each.measure.label, is_number=True, worth=4) for each in found),
    )
    numbers = _numbers(found)
    columns = (*columns, *(Column("分子/分母", worth=2) for _ in numbers[:1]))
    moments = [point.moment for point in found[0].points]
    rows = (
        (
            moment.period,
            moment.as_of.isoformat(),
            *(text_of(each.points[at].measured) for each in found),
            *numbers[at : at + 1],
        )
        for at, moment in enumerate(moments)
    )
    return Table(columns, tuple(rows), is_course=True)


def _numbers(found: Sequence[Series]) -> list[str]:
    """The numbers behind a figure that is shown alone; of several there is no room for them."""
    measured = [point.measured for point in found[0].points] if len(found) == 1 else []
    figures = [each for each in measured if isinstance(each, Figure)]
    return [fraction_text(each) if each.value is not None else NONE for each in figures]


def _reasons(found: Iterable[Series]) -> Iterator[str]:
    """Why a figure has no value at the end of the run; the reason may have been another before."""
    for each in found:
        measured = each.points[-1].measured
        if value_of(measured) is None:
            yield f"{each.measure.label}：{_reason(measured)}"


def _reason(measured: Measured) -> str | None:
    if isinstance(measured, Figure):
        return measured.reason
    return NOTHING if measured is None else None


def value_of(measured: Measured) -> Fraction | None:
    """The exact value; None where there is none."""
    if isinstance(measured, Figure):
        return measured.value
    return None if measured is None else Fraction(measured)


def text_of(measured: Measured) -> str:
    """The value as people write it."""
    if isinstance(measured, Figure):
        return NONE if measured.value is None else measured.as_text()
    return NONE if measured is None else str(measured)


# --- what may come --------------------------------------------------------------------------------

EXPECTED = f"{DONE.label}（预测）"
_EXPECTED: tuple[tuple[str, Callable[[Expected], int]], ...] = (
    (EXPECTED, attrgetter("done")),
    (f"{DONE.label}{LEAST}", attrgetter("least")),
    (f"{DONE.label}{MOST}", attrgetter("most")),
)


def _forecast(ahead: CompletionForecast | None) -> Iterator[Block]:
    if ahead is None:
        return
    if not ahead.ahead:
        yield Paragraph(f"预测：过完的整月不足 {MONTHS} 个，还说不出办结的速度")
        return
    months = "、".join(f"{month.period} 办结 {month.done} 项" for month in ahead.pace)
    last = ahead.ahead[-1]
    yield Paragraph(
        f"预测：最近三个整月 {months}，平均每月 {decimal_text(ahead.mean, 2)} 项；"
        f"照这样到 {last.moment.as_of} 办结 {last.done} 项（在 {last.least} 到 {last.most} 之间），"
        f"全部 {ahead.total} 项。只是推算，不是计划"
    )
    columns = (Column("时期", worth=KEPT), Column("截至", worth=1))
    labels = (PLANNED.label, EXPECTED, LEAST, MOST)
    numbers = tuple(Column(label, is_number=True, worth=4) for label in labels)
    yield Table((*columns, *numbers), tuple(map(_expected_row, ahead.ahead)), is_course=True)


def _expected_row(each: Expected) -> tuple[str, ...]:
    numbers = (each.planned, each.done, each.least, each.most)
    return each.moment.period, each.moment.as_of.isoformat(), *map(str, numbers)


def _expected_rows(
    found: Sequence[Series], ahead: CompletionForecast | None
) -> Iterator[tuple[str, ...]]:
    """The same a line a number; who counts on them sees by their names that they are no facts."""
    months = () if ahead is None else ahead.ahead
    for label, number in _EXPECTED:
        for each in months:
            when = each.moment.period, each.moment.as_of.isoformat()
            yield label, found[0].of, *when, str(number(each)), "", "", ""


# --- for programs ---------------------------------------------------------------------------------


def _rows(found: Iterable[Series]) -> Iterator[tuple[str, ...]]:
    for each in found:
        for point in each.points:
            data = _data(point.measured)
            numbers = (data[key] or "" for key in ("value", "numerator", "denominator", "reason"))
            moment = point.moment
            yield each.measure.label, each.of, moment.period, moment.as_of.isoformat(), *numbers


def document(
    plan: Plan, cutoff: Cutoff, found: Iterable[Series], ahead: CompletionForecast | None = None
) -> dict[str, Any]:
    """``wenming.trend/1``."""
    expected = {} if ahead is None else {"forecast": _forecast_object(ahead)}
    series = [_series(each) for each in found]
    return {**head(plan, cutoff.as_of, "trend"), "series": series, **expected}


def _forecast_object(ahead: CompletionForecast) -> dict[str, Any]:
    return {
        "total": str(ahead.total),
        "throughput": [{"period": m.period, "done": str(m.done)} for m in ahead.pace],
        "points": [
            {
                "period": each.moment.period,
                "as_of": each.moment.as_of.isoformat(),
                "planned_done": str(each.planned),
                "done": str(each.done),
                "least": str(each.least),
                "most": str(each.most),
            }
            for each in ahead.ahead
        ],
    }


def _series(each: Series) -> dict[str, Any]:
    return {
        "figure": each.measure.id,
        "label": each.measure.label,
        "of": each.of,
        "points": [
            {
                "period": point.moment.period,
                "as_of": point.moment.as_of.isoformat(),
                **_data(point.measured),
            }
            for point in each.points
        ],
    }


def _data(measured: Measured) -> dict[str, str | None]:
    """As ``status`` gives it; a count is a number alone."""
    if isinstance(measured, Figure):
        return measured.as_json()
    value = None if measured is None else exact_text(Fraction(measured))
    return {"value": value, "numerator": None, "denominator": None, "reason": _reason(measured)}
