"""A points scheme in a period: who is ranked with whom, and what each row gave or took."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from wenming_cli.figures.boards.colour import Colour
from wenming_cli.figures.boards.rates import Records
from wenming_cli.figures.boards.ties import equal_places
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.points.occasions import Happened, Scene
from wenming_cli.figures.points.schemes import figure_of, members
from wenming_cli.frozen import frozen
from wenming_cli.model.named_period import half_year_of, quarter_of
from wenming_cli.model.plan import Plan
from wenming_cli.model.points import (
    FIGURE,
    Occasion,
    Per,
    PointsList,
    PointsPeriod,
    PointsRow,
    PointsScheme,
)
from wenming_cli.model.scalars import Month
from wenming_cli.words.dates import month_text

_MONTHS = {
    PointsPeriod.MONTH: 1,
    PointsPeriod.QUARTER: 3,
    PointsPeriod.HALF_YEAR: 6,
    PointsPeriod.YEAR: 12,
}
_NAMES: Mapping[PointsPeriod, Callable[[Month], str]] = {
    PointsPeriod.MONTH: month_text,
    PointsPeriod.QUARTER: lambda month: quarter_of(month).name,
    PointsPeriod.HALF_YEAR: lambda month: half_year_of(month).name,
    PointsPeriod.YEAR: lambda month: f"{month.year}年",
}


@frozen
class RowScore:
    """What a row gave a unit: ``points`` after the cap, ``raw`` before it, and why.

    ``figure`` is the rate it goes by, where it is one of rates.
    """

    row: PointsRow
    points: Fraction
    raw: Fraction
    happened: tuple[Happened, ...] = ()
    figure: Figure | None = None

    @property
    def is_capped(self) -> bool:
        """Tell whether the cap took something away."""
        return self.points != self.raw

    @property
    def label(self) -> str:
        """What the row is called."""
        return row_label(self.row, self.figure)


def row_label(row: PointsRow, figure: Figure | None = None) -> str:
    """What a row is called: its name, else its occasion."""
    if row.name is not None:
        return row.name
    words = Occasion.table()
    label = words[row.on].label if row.on in words else row.on.removeprefix(FIGURE)
    return label if figure is None else figure.label


@frozen
class LeaguePlace:
    """A unit's place; ``rank`` and ``value`` are None where a rate of its score has no value."""

    owner: str
    rows: tuple[RowScore, ...]
    value: Fraction | None
    rank: int | None = None
    beside: int = 1
    colour: Colour | None = None

    @property
    def reason(self) -> str | None:
        """Why it is not ranked; None where it is."""
        without = [each.label for each in self.rows if _is_without_value(each)]
        return f"{'、'.join(without)}没有记录，不能计分" if without else None


@frozen
class League:
    """Units ranked among themselves: the best first, equal ones in the order of the directory."""

    name: str
    ranked: tuple[LeaguePlace, ...]
    unranked: tuple[LeaguePlace, ...]

    def listed(self, colour: Colour) -> tuple[LeaguePlace, ...]:
        """Those suggested for a list."""
        return tuple(place for place in self.ranked if place.colour is colour)

    @property
    def has_records(self) -> bool:
        """Tell whether any row gave any unit anything."""
        every = (row for place in (*self.ranked, *self.unranked) for row in place.rows)
        return any(row.happened or (row.figure and row.figure.whole) for row in every)


def period_of(scheme: PointsScheme, month: Month) -> Period:
    """The period of a scheme a month lies in."""
    months = _MONTHS[scheme.period]
    first = Month(month.year, (month.month - 1) // months * months + 1)
    return Period(first.first_day, (first + (months - 1)).last_day)


def period_name(scheme: PointsScheme, period: Period) -> str:
    """What a period of a scheme is called: 2020年6月, 2020年第二季度, 2020年上半年, 2020年."""
    return _NAMES[scheme.period](Month.of(period.first))


def leagues(plan: Plan, scheme: PointsScheme, period: Period) -> tuple[League, ...]:
    """Rank the units of every group of a scheme, as of the last day of a period.

    Without groups of its own a scheme ranks each kind of units that anything happened to.
    """
    tally = _Tally.of(plan, scheme, period)
    groups = members(plan, scheme)
    found = (_league(tally, name, units) for name, units in groups.items())
    return tuple(each for each in found if scheme.groups or each.has_records)


@frozen
class _Tally:
    """What happened to every unit by every row; the rates of a unit where a row asks for one."""

    scheme: PointsScheme
    happened: Mapping[tuple[str, str], Sequence[Happened]]
    records: Records | None

    @classmethod
    def of(cls, plan: Plan, scheme: PointsScheme, period: Period) -> "_Tally":
        scene = Scene(plan, scheme.id, period)
        happened = grouped(
            ((each.owner, row.code), each) for row in scheme.rows for each in scene.happened(row)
        )
        rates = [figure_id for row in scheme.rows if (figure_id := figure_of(row)) is not None]
        return cls(scheme, happened, Records.of(plan, period, rates) if rates else None)

    def place(self, owner: str) -> LeaguePlace:
        """What a unit reached."""
        rates = {} if self.records is None else self.records.rates(owner)
        rows = tuple(self._row(owner, row, rates) for row in self.scheme.rows)
        if any(_is_without_value(each) for each in rows):
            return LeaguePlace(owner, rows, None)
        value = Fraction(self.scheme.base) + sum((each.points for each in rows), Fraction(0))
        return LeaguePlace(owner, rows, value)

    def _row(self, owner: str, row: PointsRow, rates: Mapping[str, Figure]) -> RowScore:
        figure = rates.get(figure_of(row) or "")
        if figure is not None:
            times = (figure.value or Fraction(0)) * (100 if row.per is Per.EACH_PERCENT else 1)
            raw = Fraction(row.points) * times
            return RowScore(row, _capped(row, raw), raw, figure=figure)
        happened = tuple(self.happened.get((owner, row.code), ()))
        raw = sum((each.worth(row) for each in happened), Fraction(0))
        return RowScore(row, _capped(row, raw), raw, happened)


def _is_without_value(each: RowScore) -> bool:
    return each.figure is not None and each.figure.value is None


def _capped(row: PointsRow, points: Fraction) -> Fraction:
    if row.cap is None:
        return points
    cap = abs(Fraction(row.cap))
    return max(-cap, min(points, cap))


def lists_of(scheme: PointsScheme) -> tuple[Colour, ...]:
    """The lists a scheme suggests units for."""
    asked = {Colour.RED: scheme.red, Colour.BLACK: scheme.black}
    return tuple(colour for colour in Colour if asked[colour] is not None)


# --- places ---------------------------------------------------------------------------------------


def _league(tally: _Tally, name: str, units: Iterable[str]) -> League:
    places = [tally.place(unit) for unit in units]
    unranked = tuple(place for place in places if place.value is None)
    valued = [(place, place.value) for place in places if place.value is not None]
    valued.sort(key=lambda each: -each[1])
    return League(name, tuple(_ranked(tally.scheme, valued)), unranked)


def _ranked(
    scheme: PointsScheme, valued: Sequence[tuple[LeaguePlace, Fraction]]
) -> Iterator[LeaguePlace]:
    """Equal scores share a rank: 1, 1, 3."""
    shared = equal_places([value for _, value in valued])
    for (place, value), places in zip(valued, shared, strict=True):
        rank = places.start + 1
        colour = _colour(scheme, value, rank, len(valued) - places.stop)
        yield replace(place, rank=rank, beside=len(places), colour=colour)


def _colour(scheme: PointsScheme, value: Fraction, rank: int, worse: int) -> Colour | None:
    """The list a place is suggested for; the red one first."""
    if _holds(scheme.red, value, rank, worse):
        return Colour.RED
    return Colour.BLACK if _holds(scheme.black, value, rank, worse) else None


def _holds(asked: PointsList | None, value: Fraction, rank: int, worse: int) -> bool:
    """Whether all holds that a list asks for; nobody is on one that asks for nothing."""
    if asked is None or asked.says_nothing:
        return False
    return (
        (asked.top is None or rank <= asked.top)
        and (asked.bottom is None or worse < asked.bottom)
        and (asked.above is None or value >= Fraction(asked.above))
        and (asked.below is None or value < Fraction(asked.below))
    )
