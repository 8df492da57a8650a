"""Why a unit has its points: the sum of a scheme, and the record behind every point."""

from collections.abc import Iterator
from fractions import Fraction

from wenming_cli.explaining.item import Evidence, Item, Role, What
from wenming_cli.explaining.of_board import BehindRates
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.points.leagues import League, LeaguePlace, RowScore, leagues
from wenming_cli.figures.points.occasions import Happened
from wenming_cli.figures.points.schemes import figure_of
from wenming_cli.frozen import frozen
from wenming_cli.model.plan import Plan
from wenming_cli.model.points import Per, PointsRow, PointsScheme
from wenming_cli.words.numbers import plain_text
from wenming_cli.words.signed_points import score_words, signed


@frozen
class PointsPlace:
    """A unit's place by a scheme: in words, the sum, and what stands behind each row."""

    scheme: PointsScheme
    league: str
    place: LeaguePlace
    told: str
    sums: tuple[str, ...]
    rows: tuple[Evidence, ...]


def points_place(
    plan: Plan, scheme: PointsScheme, owner: str, period: Period
) -> PointsPlace | None:
    """Find the place of a unit in a period; None where no group of the scheme holds it."""
    for league in leagues(plan, scheme, period):
        for place in (*league.ranked, *league.unranked):
            if place.owner == owner:
                rows = tuple(_evidences(plan, place, period))
                sums = tuple(_sums(scheme, place))
                return PointsPlace(scheme, league.name, place, _told(league, place), sums, rows)
    return None


def _evidences(plan: Plan, place: LeaguePlace, period: Period) -> Iterator[Evidence]:
    """Every row with the records behind it; those of a rate are all that might be in it."""
    rates = [each.figure.id for each in place.rows if each.figure is not None]
    behind = BehindRates(plan, place.owner, period, rates) if rates else None
    for each in place.rows:
        if behind is not None and each.figure is not None:
            yield _evidence(each, None, tuple(behind.items(each.figure)))
        else:
            items = tuple(_item(one, each.row) for one in each.happened)
            yield _evidence(each, len(items), items)


def _told(league: League, place: LeaguePlace) -> str:
    if place.value is None:
        return f"不参评：{place.reason}"
    listed = f"，建议列入{place.colour.label}" if place.colour else ""
    shared = "并列" if place.beside > 1 else ""
    return (
        f"{league.name}{shared}第 {place.rank} 名（{len(league.ranked)} 个单位参评），"
        f"得分 {score_words(place.value)}{listed}"
    )


def _sums(scheme: PointsScheme, place: LeaguePlace) -> Iterator[str]:
    """The sum, a line for each row that gave or took anything."""
    yield f"基础分 {plain_text(scheme.base)}"
    for each in place.rows:
        if each.raw or each.figure is not None:
            yield f"{each.label} {formula(each)}"
    if place.value is not None:
        yield f"合计 {score_words(place.value)}"


def formula(each: RowScore) -> str:
    """How the points of a row come about: ``3 次，−5 分``."""
    row = each.row
    if each.figure is not None:
        times = " × 100" if row.per is Per.EACH_PERCENT else ""
        text = f"{each.figure.as_text()}{times} × {plain_text(row.points)} = {signed(each.raw)} 分"
    else:
        text = f"{_times(each)}，{signed(each.raw)} 分"
    cap = f"，封顶 {plain_text(abs(row.cap))} 分" if row.cap is not None and each.is_capped else ""
    return text + cap


def _times(each: RowScore) -> str:
    days = sum(one.times for one in each.happened)
    count = f"{len(each.happened)} 次"
    return f"{count}，共 {days} 天" if each.row.per is Per.EACH_DAY else count


def _evidence(each: RowScore, count: int | None, items: tuple[Item, ...]) -> Evidence:
    row = each.row
    return Evidence(row.code, each.label, meaning(row), each.figure, count, formula(each), items)


def meaning(row: PointsRow) -> str:
    """What a row says, as people would put it: ``每次 −2 分，当天整改减半``, ``比率 × 40 分``."""
    if figure_of(row) is not None and row.per is not Per.EACH_PERCENT:
        words = [f"比率 × {plain_text(row.points)} 分"]
    else:
        words = [f"{row.per.label} {signed(Fraction(row.points))} 分"]
    words += ["当天整改减半"] if row.halve_if is not None else []
    words += [f"封顶 {plain_text(abs(row.cap))} 分"] if row.cap is not None else []
    return "，".join(words)


def _item(one: Happened, row: PointsRow) -> Item:
    words = f"{one.words}，{signed(one.worth(row))} 分"
    return Item(Role.NUMERATOR, What.POINTS, one.id, one.day, one.title, words, one.entry)
