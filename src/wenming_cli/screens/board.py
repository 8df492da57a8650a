"""红黑榜: the suggested lists by group, every place with its numbers, the published ones beside."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from wenming_cli.figures.boards import Colour, Ranked, Standings
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
from wenming_cli.figures.boards.published import Lists, months_in_a_row
from wenming_cli.figures.days.period import Period
from wenming_cli.frozen import frozen
from wenming_cli.model.board import Board
from wenming_cli.model.plan import Plan
from wenming_cli.model.points import group_of
from wenming_cli.model.scalars import Month
from wenming_cli.model.settings import BoardSettings, Settings, Tie
from wenming_cli.pages.blocks import KEPT, Block, Column, Items, Paragraph, Table
from wenming_cli.pages.page import Page, Title
from wenming_cli.screens.hindsight import Hindsight
from wenming_cli.screens.rates import rate_text
from wenming_cli.words.rates import SURE


@frozen
class GroupBoard:
    """One group: what is suggested, and the lists that were published of it, by month.

    ``lists`` had been published by the period's last day, ``by_now`` are those known today.
    ``cutoff`` is the day up to which the published list looked, and so does what is suggested;
    None where that is the period's last.
    """

    standings: Standings
    lists: Lists
    by_now: Lists
    cutoff: date | None = None


@frozen
class BoardScreen:
    """The boards of a plan for a period called ``name``; ``note`` says what to know of it.

    ``month`` is the month the period is or belongs to, ``about`` how the period is written:
    ``2020-06``, ``2020-Q2``, ``#12``.
    """

    plan: Plan
    period: Period
    name: str
    month: Month
    about: str
    note: str | None
    groups: Sequence[GroupBoard]

    def published(self, group: GroupBoard) -> Board | None:
        """What was published for the period.

        A list of a month mostly comes out after it: it stands here all the same, and is marked.
        """
        return group.lists.get(self.about) or group.by_now.get(self.about)

    def mark(self, board: Board) -> str:
        """``（截止日以后）`` for a list that was published after the period."""
        return Hindsight(self.plan, self.period.last).mark(board.date)

    def months_before(self, group: GroupBoard, place: Ranked) -> int:
        """In how many months in a row before this one a unit was published on the same list."""
        if place.colour is None:
            return 0
        return months_in_a_row(group.lists, place.owner, place.colour, self.month + -1)


def page(screen: BoardScreen, data: Callable[[], Mapping[str, Any]]) -> Page:
    """Group by group: the table, who is not ranked, the two lists, what was published."""
    plan, last = screen.plan, screen.period.last
    subject = f"红黑榜（建议名单）  {screen.name}"
    blocks = [block for group in screen.groups for block in _group_blocks(screen, group)]
    if not screen.groups:
        blocks.append(Paragraph("没有可以评的单位：这段时间里没有到期的任务和问题，也没有检查记录"))
    waiting = "、".join(_waiting(screen)) if screen.groups else ""
    if waiting:
        blocks.append(Paragraph(f"{last} 当天到期未办结：{waiting}"))
        blocks.append(Paragraph("当天到期的按口径算应结而没有办结，还不算逾期"))
    if _is_sure(plan.settings.board) and screen.groups:
        blocks.append(Paragraph(TIES))
    blocks.append(Paragraph("名单由程序按口径建议，公布由人决定；自查的和申诉中的问题不计"))
    title = Title(plan.project.name, subject, last, screen.note, plan.sample)
    return Page(title, tuple(blocks), data, table(screen))


def _waiting(screen: BoardScreen) -> Iterator[str]:
    """What the rates count as not done though no list of what is overdue holds it: due today."""
    plan, day = screen.plan, screen.period.last
    kinds = {group.standings.group for group in screen.groups}
    for item in due_on(plan, day):
        owner = plan.owner_by_name.get(item.owner or "")
        if owner is not None and owner.kind in kinds:
            yield f"{item.id}（{owner.name}）"


def _group_blocks(screen: BoardScreen, group: GroupBoard) -> Iterator[Block]:
    standings, settings = group.standings, screen.plan.settings.board
    heading = group_of(standings.group)
    if group.cutoff is not None:
        heading = f"{heading}（数据截至 {group.cutoff}，同公布的榜单）"
    if standings.ranked:
        rows = tuple(_place_row(screen, group, place) for place in standings.ranked)
        columns = (
            Column("名次", is_number=True),
            Column("单位", most=24, worth=KEPT),
            Column("得分", is_number=True, worth=KEPT),
            *_sure_columns(settings),
            Column("建议", worth=KEPT),
            *(Column(_weighed(f, screen.plan.settings)) for f in _weights(settings)),
            Column("说明", worth=1),
        )
        yield Table(columns, rows, heading)
    told = tuple(_told(screen, group))
    if told:
        yield Items(told, "" if standings.ranked else heading)


def _told(screen: BoardScreen, group: GroupBoard) -> Iterator[str]:
    """Who is not ranked, the two lists, and what was published."""
    standings, settings = group.standings, screen.plan.settings.board
    for unit in standings.unranked:
        yield f"不参评  {unit.owner}：{unit.reason}"
    if standings.ranked:
        yield from (names_or_none(standings, colour, settings) for colour in Colour)
    board = screen.published(group)
    if board is not None:
        yield f"{published_words(board)}{screen.mark(board)}"


def _weights(settings: BoardSettings) -> list[str]:
    return [figure_id for figure_id, weight in settings.weights.items() if weight > 0]


def _is_sure(settings: BoardSettings) -> bool:
    """Whether the board says how sure its scores are."""
    return settings.tie is Tie.INTERVAL


def _sure_columns(settings: BoardSettings) -> list[Column]:
    return [Column(SURE, is_number=True)] if _is_sure(settings) else []


def _weighed(figure_id: str, settings: Settings) -> str:
    return f"{rate_label(figure_id, settings)}({settings.board.weights[figure_id]:f})"


def _place_row(screen: BoardScreen, group: GroupBoard, place: Ranked) -> tuple[str, ...]:
    settings = screen.plan.settings.board
    return (
        str(place.rank),
        place.owner,
        score_text(place.value, settings),
        *([interval_text(place.score)] if _is_sure(settings) else []),
        place.colour.label if place.colour else "",
        *(rate_text(place.score.figure(f)) for f in _weights(settings)),
        remarks(place, group.lists, screen.month),
    )


def published_words(board: Board) -> str:
    """A list as it was published: when, by which document, who is on it."""
    red, black = "、".join(board.red) or "空缺", "、".join(board.black) or "空缺"
    reason = f"；说明：{board.reason}" if board.reason else ""
    papers = papers_of(board, lambda day: f" {day}")
    return f"已公布（{board.date}{papers}）：红榜 {red}；黑榜 {black}{reason}"


# --- one table ------------------------------------------------------------------------------------


def table(screen: BoardScreen) -> Table:
    """One row a unit, of all groups."""
    settings = screen.plan.settings.board
    columns = (
        Column("组别"),
        Column("单位"),
        Column("名次", is_number=True),
        Column("得分", is_number=True),
        *_sure_columns(settings),
        Column("建议"),
        *(Column(_weighed(f, screen.plan.settings)) for f in _weights(settings)),
        Column("记录", is_number=True),
        Column("说明"),
        Column("已公布"),
    )
    return Table(columns, tuple(row for group in screen.groups for row in _rows(screen, group)))


def _rows(screen: BoardScreen, group: GroupBoard) -> Iterator[tuple[str, ...]]:
    label = group.standings.group.label
    for place in group.standings.ranked:
        rank, owner, *others, words = _place_row(screen, group, place)
        listed = _listed(screen, group, owner)
        yield label, owner, rank, *others, str(place.score.records), words, listed
    settings = screen.plan.settings.board
    for unit in group.standings.unranked:
        rates = [rate_text(unit.score.figure(f)) for f in _weights(settings)]
        reason, listed = f"不参评：{unit.reason}", _listed(screen, group, unit.owner)
        blank = [""] * len(_sure_columns(settings))
        yield label, unit.owner, "", "", "", *blank, *rates, str(unit.score.records), reason, listed


def _listed(screen: BoardScreen, group: GroupBoard, owner: str) -> str:
    board = screen.published(group)
    if board is None:
        return ""
    lists = ((Colour.RED, board.red), (Colour.BLACK, board.black))
    return next((colour.label for colour, names in lists if owner in names), "")
