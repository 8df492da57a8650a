"""How scores and lists are put into words, wherever they are printed."""

from fractions import Fraction

from wenming_cli.figures.boards import Ranked, Standings
from wenming_cli.figures.boards.colour import Colour
from wenming_cli.figures.boards.published import Lists, months_in_a_row
from wenming_cli.figures.table import row_of
from wenming_cli.model.scalars import Month
from wenming_cli.model.settings import BoardSettings
from wenming_cli.words.numbers import decimal_text
from wenming_cli.words.rates import percent_against


def rate_label(figure_id: str) -> str:
    """What a weighed rate is called; the id itself where there is no such rate."""
    row = row_of(figure_id)
    return figure_id if row is None else row.label


def score_text(value: Fraction, settings: BoardSettings) -> str:
    """A score with as many decimals, 2 at least, as show its side of both lines of the board."""
    lines = (Fraction(settings.red_min), Fraction(settings.black_below))
    texts = (percent_against(value / 100, line / 100).removesuffix("%") for line in lines)
    return max(texts, key=len)


def names_or_none(standings: Standings, colour: Colour, settings: BoardSettings) -> str:
    """Who is suggested for a list: ``红榜：甲、乙``; an empty one says why: ``黑榜空缺：…``."""
    names = "、".join(place.owner for place in standings.listed(colour))
    if names:
        return f"{colour.label}：{names}"
    if colour is Colour.RED:
        line = f"达到{_number(settings.red_min)}分"
    else:
        line = f"低于{_number(settings.black_below)}分"
    return f"{colour.label}空缺：没有得分{line}的单位"


def remarks(place: Ranked, lists: Lists, month: Month) -> str:
    """What a place needs to be told with: 折算, and the months in a row before this one."""
    words = ["折算"] if place.score.is_scaled else []
    if place.colour is not None:
        months = months_in_a_row(lists, place.owner, place.colour, month + -1)
        if months:
            words.append(f"此前已连续{months}个月公布在{place.colour.label}")
    return "，".join(words)


def _number(value: object) -> str:
    text = decimal_text(Fraction(str(value)), 2)
    return text.rstrip("0").rstrip(".")
