"""Charts as inline SVG, each with the table it is drawn from; places are whole numbers."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from wenming_cli.dashboard.markup import Markup, head_cell, joined, row, table, tag
from wenming_cli.frozen import frozen

_WIDE, _HIGH = 360, 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 10, 10, 24
_FINE = 10
"""Parts of a unit of the drawing: places are given to a tenth."""
_MOST_NAMES = 5

Value = Fraction | None


@frozen
class Curve:
    """A line of a chart: its name, its values by period, and each as people write it."""

    name: str
    values: Sequence[Value]
    texts: Sequence[str]


@frozen
class Chart:
    """Curves over the same periods; the height of the chart is ``top``, ``note`` stands below."""

    title: str
    periods: Sequence[str]
    curves: Sequence[Curve]
    top: Fraction
    unit: str
    note: str = ""


def chart(drawn: Chart, number: int) -> Markup:
    """A figure with the drawing, a legend in words and the table behind it."""
    name = f"chart{number}"
    picture = tag(
        "svg",
        tag("title", f"{drawn.title}：{'；'.join(map(_ends, drawn.curves))}", id=f"{name}t"),
        *_grid(drawn),
        *(part for at, curve in enumerate(drawn.curves) for part in _lines(drawn, curve, at)),
        viewBox=f"0 0 {_WIDE} {_HIGH}",
        role="img",
        aria_labelledby=f"{name}t",
    )
    return tag(
        "figure",
        tag("figcaption", tag("h3", drawn.title), _legend(drawn.curves)),
        picture,
        *([tag("p", drawn.note, class_="small")] if drawn.note else []),
        tag("details", tag("summary", "数据表"), tag("div", _data(drawn), class_="data")),
    )


def _ends(curve: Curve) -> str:
    known = [
        text for text, value in zip(curve.texts, curve.values, strict=True) if value is not None
    ]
    return f"{curve.name} {known[-1] if known else '没有数值'}"


def _legend(curves: Sequence[Curve]) -> Markup:
    return tag(
        "p",
        *(
            tag("span", tag("span", class_=f"key k{at}", aria_hidden="true"), _ends(curve))
            for at, curve in enumerate(curves)
        ),
        class_="legend",
    )


def _data(drawn: Chart) -> Markup:
    heads = [head_cell("时期"), *(head_cell(c.name, is_number=True) for c in drawn.curves)]
    numbers = [False, *(True for _ in drawn.curves)]
    texts = zip(drawn.periods, *(curve.texts for curve in drawn.curves), strict=True)
    return table(drawn.title, heads, (row(cells, numbers) for cells in texts))


def _grid(drawn: Chart) -> Iterator[Markup]:
    for part in range(5):
        y = _y(drawn, drawn.top * part / 4)
        text = f"{int(drawn.top * part / 4)}{drawn.unit}"
        yield tag("line", x1=_LEFT, x2=_WIDE - _RIGHT, y1=y, y2=y, class_="grid")
        yield tag("text", text, x=_LEFT - 4, y=y, class_="y")
    step = max(-(-len(drawn.periods) // _MOST_NAMES), 1)
    for at in range(0, len(drawn.periods), step):
        x = _x(drawn, at)
        anchor = "start" if at == 0 else "middle"
        yield tag("text", drawn.periods[at], x=x, y=_HIGH - 8, class_=f"x {anchor}")


def _lines(drawn: Chart, curve: Curve, number: int) -> Iterator[Markup]:
    """A line for each run of values without a gap, and a dot where a run is a single one."""
    places = enumerate(curve.values)
    for is_known, run in groupby(places, key=lambda place: place[1] is not None):
        points = [(_x(drawn, at), _y(drawn, value)) for at, value in run if value is not None]
        if is_known and len(points) > 1:
            path = " ".join(f"{x},{y}" for x, y in points)
            yield tag("polyline", points=path, class_=f"c{number}")
        if is_known:
            x, y = points[-1]
            yield tag("circle", cx=x, cy=y, r=3, class_=f"d{number}")


def _x(drawn: Chart, at: int) -> str:
    steps = max(len(drawn.periods) - 1, 1)
    return _place(Fraction(_LEFT) + Fraction(at * (_WIDE - _LEFT - _RIGHT), steps))


def _y(drawn: Chart, value: Fraction) -> str:
    share = min(max(value / drawn.top, Fraction(0)), Fraction(1)) if drawn.top else Fraction(0)
    return _place(_HIGH - _BOTTOM - share * (_HIGH - _TOP - _BOTTOM))


def _place(value: Fraction) -> str:
    whole, part = divmod(int(value * _FINE), _FINE)
    return f"{whole}.{part}" if part else str(whole)


# --- bars -----------------------------------------------------------------------------------------


def bar(value: Value, mark: Value, words: str) -> Markup:
    """How much of a whole there is, and a mark where the plan has it; ``words`` say the same."""
    parts = [tag("rect", width=100, height=8, class_="rest")]
    if value:
        parts.append(tag("rect", width=_hundredths(value), height=8, class_="part"))
    if mark is not None:
        at = _hundredths(mark)
        parts.append(tag("line", x1=at, x2=at, y1=0, y2=8, class_="mark"))
    return tag(
        "svg",
        tag("title", words),
        joined(parts),
        viewBox="0 0 100 8",
        class_="bar",
        role="img",
        preserveAspectRatio="none",
    )


def _hundredths(share: Fraction) -> str:
    return _place(min(max(share, Fraction(0)), Fraction(1)) * 100)
