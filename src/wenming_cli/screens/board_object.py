"""The red and black board as JSON."""

from typing import Any

from wenming_cli.figures.boards import Component, Ranked, UnitScore, Unranked
from wenming_cli.model.board import Board
from wenming_cli.screens.board import BoardScreen, GroupBoard
from wenming_cli.screens.screen_head import head
from wenming_cli.words.numbers import decimal_text, exact_text


def document(screen: BoardScreen) -> dict[str, Any]:
    """``wenming.board/1``."""
    return {
        **head(screen.plan, screen.period.last, "board"),
        "period": {
            "name": screen.name,
            "first": screen.period.first.isoformat(),
            "last": screen.period.last.isoformat(),
            "month": screen.about if screen.about == str(screen.month) else None,
        },
        "groups": [_group(screen, group) for group in screen.groups],
    }


def _group(screen: BoardScreen, group: GroupBoard) -> dict[str, Any]:
    return {
        "group": group.standings.group.value,
        "ranked": [_place(screen, group, place) for place in group.standings.ranked],
        "unranked": [_unranked(unit) for unit in group.standings.unranked],
        "published": published_data(screen.published(group)),
        "published_later": _is_later(screen, screen.published(group)),
    }


def _place(screen: BoardScreen, group: GroupBoard, place: Ranked) -> dict[str, Any]:
    return {
        "owner": place.owner,
        "rank": place.rank,
        "score": decimal_text(place.value, 6),
        "tied": place.beside,
        "interval": {
            "low": decimal_text(place.score.interval.low, 6),
            "high": decimal_text(place.score.interval.high, 6),
        },
        "list": place.colour.value if place.colour else None,
        "scaled": place.score.is_scaled,
        "records": place.score.records,
        "months_before": screen.months_before(group, place),
        "components": _components(place.score),
    }


def _unranked(unit: Unranked) -> dict[str, Any]:
    return {
        "owner": unit.owner,
        "reason": unit.reason,
        "records": unit.score.records,
        "components": _components(unit.score),
    }


def _components(score: UnitScore) -> dict[str, Any]:
    """The rates by id, each a figure with its weight after 折算."""
    return {
        each.figure.id: each.figure.as_json()
        | {"weight": exact_text(each.weight), "interval": _interval(each)}
        for each in score.components
    }


def _interval(component: Component) -> dict[str, str] | None:
    return None if component.interval is None else component.interval.as_json()


def _is_later(screen: BoardScreen, board: Board | None) -> bool:
    """Whether what was published came out after the period."""
    return board is not None and board.date > screen.period.last


def published_data(board: Board | None) -> dict[str, Any] | None:
    """A list as it was published; None where none was."""
    if board is None:
        return None
    return {
        "red": list(board.red),
        "black": list(board.black),
        "date": board.date.isoformat(),
        "issue": board.issue,
        "document": board.document,
        "cutoff": board.cutoff.isoformat() if board.cutoff is not None else None,
        "reason": board.reason,
    }
