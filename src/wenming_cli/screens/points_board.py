"""积分榜: units ranked by the points scheme of a plan, and the record behind every point."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from wenming_cli.explaining.of_points import formula, meaning
from wenming_cli.figures.boards.colour import Colour
from wenming_cli.figures.boards.published import published_by_scheme
from wenming_cli.figures.days.asked_period import last_day
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.points.leagues import League, LeaguePlace, RowScore, lists_of, row_label
from wenming_cli.figures.points.occasions import Happened
from wenming_cli.frozen import frozen
from wenming_cli.model.board import Board
from wenming_cli.model.plan import Plan
from wenming_cli.model.points import PointsRow, PointsScheme
from wenming_cli.model.scalars import Month
from wenming_cli.pages.blocks import KEPT, Block, Column, Items, Paragraph, Table
from wenming_cli.pages.page import Page, Title
from wenming_cli.screens.board import published_words
from wenming_cli.screens.board_object import published_data
from wenming_cli.screens.hindsight import Hindsight
from wenming_cli.screens.screen_head import head
from wenming_cli.words.numbers import decimal_text, exact_text, number_text, plain_text


@frozen
class PointsScreen:
    """The leagues of a scheme in a period called ``name``; ``note`` says what to know of it.

    ``is_detailed`` lists every point with its record.
    """

    plan: Plan
    scheme: PointsScheme
    period: Period
    name: str
    note: str | None
    leagues: Sequence[League]
    is_detailed: bool = False

    def published(self, league: League) -> Board | None:
        """The last list of the league published for a period within this one, even after it."""
        lists = published_by_scheme(self.plan, self.scheme.id, league.name)
        first, last = Month.of(self.period.first), Month.of(self.period.last)
        ends = {last_day(self.plan, board.about): board for board in lists.values()}
        within = [day for day in ends if first <= Month.of(day) <= last]
        return ends[max(within)] if within else None


def page(screen: PointsScreen) -> Page:
    """League by league: the table, the lists, what was published; then how points are given."""
    plan, scheme = screen.plan, screen.scheme
    blocks = [block for league in screen.leagues for block in _league_blocks(screen, league)]
    if not screen.leagues:
        blocks.append(Paragraph("没有可以评的单位：分组里没有单位，或者这段时间里没有记录"))
    rules = tuple(f"{row_label(row)}：{meaning(row)}" for row in scheme.rows)
    blocks.append(Items(rules, f"计分项（基础分 {plain_text(scheme.base)}）"))
    blocks.append(Paragraph("名单由程序按办法建议，公布由人决定；自查的、误报的和申诉中的问题不计"))
    subject = f"{scheme.name}（建议名单）  {screen.name}"
    title = Title(plan.project.name, subject, screen.period.last, screen.note, plan.sample)
    rows = _points_table(screen) if screen.is_detailed else table(screen)
    return Page(title, tuple(blocks), partial(document, screen), rows)


def _league_blocks(screen: PointsScreen, league: League) -> Iterator[Block]:
    if league.ranked:
        columns = (
            Column("名次", is_number=True),
            Column("单位", most=24, worth=KEPT),
            Column("得分", is_number=True, worth=KEPT),
            Column("建议", worth=KEPT),
            *_row_columns(screen.scheme),
        )
        yield Table(columns, tuple(map(_place_row, league.ranked)), league.name)
    told = tuple(_told(screen, league))
    if told:
        yield Items(told, "" if league.ranked else league.name)
    if screen.is_detailed:
        rows = tuple(_point_rows(league))
        if rows:
            yield Table(_POINT_COLUMNS, rows, f"{league.name}得分明细")


def _row_columns(scheme: PointsScheme) -> list[Column]:
    return [Column(row_label(row), is_number=True) for row in scheme.rows]


def _place_row(place: LeaguePlace) -> tuple[str, ...]:
    return (
        "" if place.rank is None else str(place.rank),
        place.owner,
        "" if place.value is None else number_text(place.value),
        place.colour.label if place.colour else "",
        *(number_text(each.points) for each in place.rows),
    )


def _told(screen: PointsScreen, league: League) -> Iterator[str]:
    """Who is not ranked, the two lists, and what was published."""
    for place in league.unranked:
        yield f"不参评  {place.owner}：{place.reason}"
    for colour in lists_of(screen.scheme) if league.ranked else ():
        yield f"{colour.label}：{names_of(league, colour)}"
    board = screen.published(league)
    if board is not None:
        mark = Hindsight(screen.plan, screen.period.last).mark(board.date)
        yield f"{published_words(board)}{mark}"


def names_of(league: League, colour: Colour) -> str:
    """Who is suggested for a list; 空缺 where nobody is."""
    return "、".join(place.owner for place in league.listed(colour)) or "空缺"


# --- point by point -------------------------------------------------------------------------------

_POINT_COLUMNS = (
    Column("单位", worth=KEPT),
    Column("计分项", worth=KEPT),
    Column("日期"),
    Column("记录", worth=KEPT),
    Column("分值", is_number=True, worth=KEPT),
    Column("说明"),
    Column("内容", most=40, worth=1),
    Column("出处", worth=1),
)


def _point_rows(league: League) -> Iterator[tuple[str, ...]]:
    for place in (*league.ranked, *league.unranked):
        for each in place.rows:
            yield from (_point_row(place, each, one) for one in each.happened)
            if each.figure is not None:
                yield place.owner, each.label, "", "", number_text(each.raw), formula(each), "", ""


def _point_row(place: LeaguePlace, each: RowScore, one: Happened) -> tuple[str, ...]:
    at = one.entry.location().file_line
    points = number_text(one.worth(each.row))
    told = (one.day.isoformat(), one.id, points, one.words, one.title, at)
    return place.owner, each.label, *told


def _points_table(screen: PointsScreen) -> Table:
    """Every point of every unit, one a row."""
    rows = [(league.name, *row) for league in screen.leagues for row in _point_rows(league)]
    return Table((Column("组别"), *_POINT_COLUMNS), tuple(rows))


# --- one table ------------------------------------------------------------------------------------


def table(screen: PointsScreen) -> Table:
    """One row a unit, of all leagues."""
    columns = (
        Column("组别"),
        Column("名次", is_number=True),
        Column("单位"),
        Column("得分", is_number=True),
        Column("建议"),
        *_row_columns(screen.scheme),
        Column("说明"),
        Column("已公布"),
    )
    return Table(columns, tuple(row for each in screen.leagues for row in _rows(screen, each)))


def _rows(screen: PointsScreen, league: League) -> Iterator[tuple[str, ...]]:
    board = screen.published(league)
    lists = () if board is None else ((Colour.RED, board.red), (Colour.BLACK, board.black))
    for place in (*league.ranked, *league.unranked):
        listed = next((colour.label for colour, names in lists if place.owner in names), "")
        reason = f"不参评：{place.reason}" if place.reason else ""
        yield league.name, *_place_row(place), reason, listed


# --- JSON -----------------------------------------------------------------------------------------


def document(screen: PointsScreen) -> dict[str, Any]:
    """``wenming.board/1`` of a scheme."""
    scheme = screen.scheme
    return {
        **head(screen.plan, screen.period.last, "board"),
        "period": {
            "name": screen.name,
            "first": screen.period.first.isoformat(),
            "last": screen.period.last.isoformat(),
            "month": None,
        },
        "scheme": {"id": scheme.id, "name": scheme.name, "base": plain_text(scheme.base)},
        "groups": [_league(screen, league) for league in screen.leagues],
    }


def _league(screen: PointsScreen, league: League) -> dict[str, Any]:
    board = screen.published(league)
    return {
        "group": league.name,
        "ranked": [_place(place) for place in league.ranked],
        "unranked": [
            {"owner": p.owner, "reason": p.reason, "components": components(p.rows)}
            for p in league.unranked
        ],
        "published": published_data(board),
        "published_later": board is not None and board.date > screen.period.last,
    }


def _place(place: LeaguePlace) -> dict[str, Any]:
    return {
        "owner": place.owner,
        "rank": place.rank,
        "score": None if place.value is None else decimal_text(place.value, 6),
        "tied": place.beside,
        "list": place.colour.value if place.colour else None,
        "components": components(place.rows),
    }


def components(rows: Sequence[RowScore]) -> dict[str, Any]:
    """The rows of a scheme by code, each with its points and the records behind them."""
    return {each.row.code: _component(each) for each in rows}


def _component(each: RowScore) -> dict[str, Any]:
    return {
        "name": each.label,
        "on": each.row.on,
        "points": exact_text(each.points),
        "uncapped": exact_text(each.raw),
        "figure": None if each.figure is None else each.figure.as_json(),
        "records": [_record(each.row, one) for one in each.happened],
    }


def _record(row: PointsRow, one: Happened) -> dict[str, Any]:
    at = one.entry.location()
    return {
        "id": one.id,
        "date": one.day.isoformat(),
        "title": one.title,
        "times": one.times,
        "halved": one.is_halved,
        "points": exact_text(one.worth(row)),
        "reason": one.words,
        "file": at.file,
        "line": at.line,
    }
