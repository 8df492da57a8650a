"""积分榜: what the points schemes of a plan come to, in the month their period ends."""

from collections.abc import Iterator
from typing import Any

from wenming_cli.figures.points.leagues import (
    League,
    LeaguePlace,
    leagues,
    lists_of,
    period_name,
    period_of,
    row_label,
)
from wenming_cli.model.points import PointsScheme
from wenming_cli.reports.sentences import joined
from wenming_cli.reports.view import View
from wenming_cli.words.numbers import NO_VALUE
from wenming_cli.words.signed_points import score_words, signed


def points_tables(view: View) -> Iterator[dict[str, Any]]:
    """Each group of each scheme whose period ends in the month, as a table."""
    for scheme in view.plan.schemes:
        period = period_of(scheme, view.month)
        if period.last != view.month.last_day:
            continue
        for league in leagues(view.plan, scheme, period.until(view.as_of)):
            yield {
                "name": f"{scheme.name}（{period_name(scheme, period)}）{league.name}",
                "components": [row_label(row) for row in scheme.rows],
                "lists": "；".join(_lists(scheme, league)),
                "rows": [_row(place) for place in league.ranked],
                "unranked": joined(f"{p.owner}（{p.reason}）" for p in league.unranked),
            }


def _lists(scheme: PointsScheme, league: League) -> Iterator[str]:
    """The lists the scheme has: ``红榜：甲、乙``."""
    for colour in lists_of(scheme):
        names = joined(place.owner for place in league.listed(colour))
        yield f"{colour.label}：{names}" if names else f"{colour.label}空缺"


def _row(place: LeaguePlace) -> dict[str, Any]:
    return {
        "rank": place.rank,
        "owner": place.owner,
        "score": NO_VALUE if place.value is None else score_words(place.value),
        "list": place.colour.label if place.colour else "",
        "points": [signed(each.points) for each in place.rows],
    }
