"""红黑榜: the lists the program suggests for the month, and those that were published in it."""

from collections.abc import Iterable, Iterator
from typing import Any

from wenming_cli.figures.boards import Colour, Ranked, Standings, Unranked, boards
from wenming_cli.figures.boards.due_today import due_on
from wenming_cli.figures.boards.phrases import (
    TIES,
    interval_text,
    names_or_none,
    papers_of,
    rate_label,
    remarks,
    score_text,
)
from wenming_cli.figures.boards.published import (
    Lists,
    periods_in_a_row,
    published,
    published_beside,
)
from wenming_cli.figures.days.asked_period import resolved
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.model.board import Board
from wenming_cli.model.narrative import NarrativeSection
from wenming_cli.model.points import group_of
from wenming_cli.model.settings import BoardSettings, Tie
from wenming_cli.reports.filters import chinese_month
from wenming_cli.reports.sections.points_tables import points_tables
from wenming_cli.reports.sentences import bare, joined, on_the_day, several
from wenming_cli.reports.view import View
from wenming_cli.words.nobody import NO_LEAD_YET
from wenming_cli.words.numbers import NO_VALUE, numeral, plain_text
from wenming_cli.words.rates import SURE, within_text

TITLE = "红黑榜（建议名单）"
FIGURES: tuple[str, ...] = ()


def context(view: View) -> dict[str, Any] | None:
    """``groups`` with the suggested lists, ``boards`` with those published in the month.

    None where there is neither: nothing to be measured by, and nothing published.
    """
    ranked = () if view.for_circulation else boards(view.plan, view.period)
    groups = [each for each in ranked if each.ranked]
    out = [board for board in view.plan.boards if board.date in view.period]
    schemes = [] if view.for_circulation else [*points_tables(view)]
    if not groups and not out and not schemes:
        return None
    settings = view.plan.settings
    weights = settings.board.weights
    is_sure = view.plan.settings.board.tie is Tie.INTERVAL
    figure_ids = [figure_id for figure_id, weight in weights.items() if weight > 0]
    return {
        **({"title": "红黑榜"} if view.for_circulation else {}),
        "components": [
            f"{rate_label(f, settings)}（{plain_text(weights[f])}）" for f in figure_ids
        ],
        "figure_ids": figure_ids if groups else [],
        "groups": [
            {
                "heading": f"（{numeral(index)}）{group_of(each.group)}",
                "name": group_of(each.group),
                **_group(view, each, figure_ids),
            }
            for index, each in enumerate(groups, start=1)
        ],
        "schemes": schemes,
        "boards": [_board(view, board) for board in out],
        "score_title": f"得分（{SURE}）" if is_sure else "得分",
        "ties": f"{TIES}。" if is_sure and groups else "",
        "waiting": _waiting(view) if groups else "",
        "narrative": view.words(NarrativeSection.BOARD),
    }


def _waiting(view: View) -> str:
    """What the rates of the boards count as not done and no list of overdue things holds."""
    names = joined(
        f"{item.id}（{_answering(item) or NO_LEAD_YET}）" for item in due_on(view.plan, view.as_of)
    )
    day = on_the_day(view)
    return f"{day}到期未办结的按口径计入应结，还不算逾期：{names}。" if names else ""


def _answering(item: TaskState | FindingState) -> str | None:
    return item.led_by if isinstance(item, TaskState) else item.owner


def _group(view: View, standings: Standings, figure_ids: Iterable[str]) -> dict[str, Any]:
    settings = view.plan.settings.board
    lists = published(view.plan, standings.group, view.as_of)
    return {
        "names": [_suggested_names(standings, colour) for colour in Colour],
        "lists": [names_or_none(standings, colour, settings) for colour in Colour],
        "rows": [_place(view, place, lists, figure_ids) for place in standings.ranked],
        "unranked": several(_unranked(standings.unranked)),
    }


def _suggested_names(standings: Standings, colour: Colour) -> str:
    names = joined(place.owner for place in standings.listed(colour))
    return f"{colour.label}：{names}" if names else f"{colour.label}空缺"


def _place(view: View, place: Ranked, lists: Lists, figure_ids: Iterable[str]) -> dict[str, Any]:
    return {
        "rank": place.rank,
        "owner": place.owner,
        "score": _score(place, view.plan.settings.board),
        "list": place.colour.label if place.colour else "",
        "rates": [_rate(place.score.figure(figure_id)) for figure_id in figure_ids],
        "remarks": remarks(place, lists, view.month),
    }


def _score(place: Ranked, settings: BoardSettings) -> str:
    """A score; with its interval where ranks go by that."""
    shown = score_text(place.value, settings)
    is_sure = settings.tie is Tie.INTERVAL
    return within_text(shown, interval_text(place.score)) if is_sure else shown


def _rate(figure: Figure | None) -> str:
    """A rate with its numbers: ``75.00%（3/4）``."""
    if figure is None or figure.value is None:
        return NO_VALUE
    return within_text(figure.as_percent(), figure.numbers())


def _unranked(units: Iterable[Unranked]) -> Iterator[str]:
    """The units by the reason why they are not ranked: ``甲、乙没有记录``."""
    reasons: dict[str, list[str]] = {}
    for unit in units:
        reasons.setdefault(unit.reason, []).append(unit.owner)
    for reason, names in reasons.items():
        yield f"{joined(names)}{reason}"


def _board(view: View, board: Board) -> dict[str, Any]:
    return {
        "title": f"{_period(view, board)}{board.league or group_of(board.group)}"
        f"（{view.day(board.date)}公布{papers_of(board, view.day)}）",
        "red": _names(view, board, Colour.RED),
        "black": _names(view, board, Colour.BLACK),
        "reason": bare(board.reason) if board.reason else None,
    }


def _period(view: View, board: Board) -> str:
    if board.month is not None or board.about is None:
        return chinese_month(board.month) if board.month is not None else ""
    return resolved(view.plan, board.about).name


def _names(view: View, board: Board, colour: Colour) -> str:
    """Who was published on a list; who was before says for how many months in a row by now."""
    lists = published_beside(view.plan, board, view.as_of)
    names = board.red if colour is Colour.RED else board.black
    about, unit = board.about, "个月" if board.month is not None else "期"
    if about is None:
        return joined(names)
    times = {name: periods_in_a_row(lists, name, colour, about) for name in names}
    return joined(
        f"{name}（连续{times[name]}{unit}）" if times[name] > 1 else name for name in names
    )
