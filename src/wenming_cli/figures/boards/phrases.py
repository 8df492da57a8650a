"""How scores and lists are put into words, wherever they are printed."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from wenming_cli.figures.boards import Ranked, Standings, UnitScore
from wenming_cli.figures.boards.colour import Colour
from wenming_cli.figures.boards.published import Lists, months_in_a_row
from wenming_cli.figures.inspections.coverage import label_in
from wenming_cli.figures.table import row_of
from wenming_cli.model.board import Board
from wenming_cli.model.scalars import Month
from wenming_cli.model.settings import BoardSettings, Settings, Tie
from wenming_cli.words.numbers import decimal_text
from wenming_cli.words.rates import percent_against, points_beside


def rate_label(figure_id: str, settings: Settings) -> str:
    """What a weighed rate is called in a plan; the id itself where there is no such rate."""
    row = row_of(figure_id)
    return figure_id if row is None else label_in(settings, row)


def score_text(value: Fraction, settings: BoardSettings) -> str:
    """A score with as many decimals as show its side of both lines of the board.

    Two at least where scores are ranked as they are, one where their intervals are looked at.
    """
    lines = (Fraction(settings.red_min), Fraction(settings.black_below))
    if settings.tie is Tie.INTERVAL:
        return points_beside(value, *lines)
    texts = (percent_against(value / 100, line / 100).removesuffix("%") for line in lines)
    return max(texts, key=len)


def names_or_none(standings: Standings, colour: Colour, settings: BoardSettings) -> str:
    """Who is suggested for a list: ``红榜：甲、乙``; an empty one says why: ``黑榜空缺：…``."""
    listed = standings.listed(colour)
    if listed:
        names = "、".join(place.owner for place in listed)
        return f"{colour.label}：{names}{_too_many(len(listed), colour, settings)}"
    if colour is Colour.RED:
        return f"{colour.label}空缺：没有得分达到{_number(settings.red_min)}分的单位"
    line = f"得分低于{_number(settings.black_below)}分的"
    low = sum(place.value < settings.black_below for place in standings.ranked)
    if low and settings.bottom:
        return f"{colour.label}空缺：{line}{low}个单位和不上黑榜的分不出高低"
    return f"{colour.label}空缺：没有{line}单位"


def _too_many(names: int, colour: Colour, settings: BoardSettings) -> str:
    """What is said where more share the places of the red list than it has."""
    if settings.tie is Tie.EXACT or colour is Colour.BLACK or names <= settings.top:
        return ""
    return f"（并列{names}个，名额{settings.top}个）"


def rank_text(place: Ranked, settings: BoardSettings) -> str:
    """``第2名``; ``并列第2名`` where a rank is shared by what can not be told apart."""
    is_shared = place.beside > 1 and settings.tie is Tie.INTERVAL
    return f"{'并列' if is_shared else ''}第{place.rank}名"


def interval_text(score: UnitScore) -> str:
    """Where a score lies, with one decimal: ``68.5～91.4``."""
    interval = score.interval
    return f"{points_beside(interval.low)}～{points_beside(interval.high)}"


TIES = "得分的95%可信区间重叠的分不出高低，名次并列；和不上黑榜的分不出高低的，不建议列入黑榜"
"""How ranks are shared, below a board that looks at intervals."""


def remarks(place: Ranked, lists: Lists, month: Month) -> str:
    """What a place needs to be told with: 折算, and the months in a row before this one."""
    words = ["折算"] if place.score.is_scaled else []
    if place.colour is not None:
        months = months_in_a_row(lists, place.owner, place.colour, month + -1)
        if months:
            words.append(f"此前已连续{months}个月公布在{place.colour.label}")
    return "，".join(words)


def papers_of(board: Board, day: Callable[[date], str]) -> str:
    """The number and document of a list, the day it looked up to: ``，第二期，数据截至6月10日``."""
    until = f"数据截至{day(board.cutoff)}" if board.cutoff is not None else None
    return "".join(f"，{word}" for word in (board.issue, board.document, until) if word)


def _number(value: object) -> str:
    text = decimal_text(Fraction(str(value)), 2)
    return text.rstrip("0").rstrip(".")
