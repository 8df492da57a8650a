"""红黑榜: the suggested lists by group, every place with its numbers, the published ones beside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wenming_cli import sink
from wenming_cli.figures.boards import Colour, Ranked, Standings
from wenming_cli.figures.boards.phrases import names_or_none, rate_label, remarks, score_text
from wenming_cli.figures.boards.published import Lists, months_in_a_row
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.period import Period
from wenming_cli.model.board import Board
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month
from wenming_cli.model.settings import BoardSettings
from wenming_cli.screens.table import Column, Table


@dataclass(frozen=True, slots=True)
class GroupBoard:
    """One group: what is suggested, and the lists that were published of it, by month."""

    standings: Standings
    lists: Lists


@dataclass(frozen=True, slots=True)
class Screen:
    """The boards of a plan for a period called ``name``; ``note`` says what to know of it.

    ``month`` is the month the period is or belongs to; ``is_month`` tells which.
    """

    plan: Plan
    period: Period
    name: str
    month: Month
    is_month: bool
    note: str | None
    groups: Sequence[GroupBoard]

    def published(self, group: GroupBoard) -> Board | None:
        """What was published for the month; None for a cycle, which has no list of its own."""
        return group.lists.get(self.month) if self.is_month else None

    def months_before(self, group: GroupBoard, place: Ranked) -> int:
        """In how many months in a row before this one a unit was published on the same list."""
        if place.colour is None:
            return 0
        return months_in_a_row(group.lists, place.owner, place.colour, self.month + -1)


def written(screen: Screen, form: str) -> str:
    """The boards as ``text``, ``csv`` or ``markdown``."""
    if form == "text":
        return text(screen)
    rows = table(screen)
    return rows.csv() if form == "csv" else rows.markdown()


# --- text -----------------------------------------------------------------------------------------


def text(screen: Screen) -> str:
    """Group by group: the table, who is not ranked, the two lists, what was published."""
    head = f"红黑榜（建议名单）  {screen.name}，截至 {screen.period.last}"
    notes = f"（{screen.note}）" if screen.note else ""
    sample = "  含示例数据" if screen.plan.sample else ""
    lines = [f"{head}{notes}{sample}"]
    for group in screen.groups:
        lines += ["", *_group_lines(screen, group)]
    if not screen.groups:
        lines += ["", "没有可以评的单位：这段时间里没有到期的任务和问题，也没有检查记录"]
    lines += ["", "名单由程序按口径建议，公布由人决定；自查的和申诉中的问题不计"]
    return "\n".join(lines) + "\n"


def _group_lines(screen: Screen, group: GroupBoard) -> Iterator[str]:
    standings, settings = group.standings, screen.plan.settings.board
    yield f"{standings.group.label}组"
    if standings.ranked:
        rows = tuple(_place_row(screen, group, place) for place in standings.ranked)
        columns = (
            Column("名次", is_number=True),
            Column("单位", most=24),
            Column("得分", is_number=True),
            Column("建议"),
            *(Column(_weighed(f, settings)) for f in _weights(settings)),
            Column("说明"),
        )
        yield from Table(columns, rows).lines(indent="  ")
    for unit in standings.unranked:
        yield f"  不参评  {sink.terminal(unit.owner)}：{unit.reason}"
    if standings.ranked:
        lists = (names_or_none(standings, colour, settings) for colour in Colour)
        yield from (f"  {sink.terminal(names)}" for names in lists)
    board = screen.published(group)
    if board is not None:
        yield f"  {sink.terminal(_published(board))}"


def _weights(settings: BoardSettings) -> list[str]:
    return [figure_id for figure_id, weight in settings.weights.items() if weight > 0]


def _weighed(figure_id: str, settings: BoardSettings) -> str:
    return f"{rate_label(figure_id)}({settings.weights[figure_id]:f})"


def _place_row(screen: Screen, group: GroupBoard, place: Ranked) -> tuple[str, ...]:
    settings = screen.plan.settings.board
    return (
        str(place.rank),
        place.owner,
        score_text(place.value, settings),
        place.colour.label if place.colour else "",
        *(_rate(place.score.figure(f)) for f in _weights(settings)),
        remarks(place, group.lists, screen.month),
    )


def _rate(figure: Figure | None) -> str:
    if figure is None or figure.value is None:
        return "-"
    return f"{figure.as_percent()} ({figure.numbers()})"


def _published(board: Board) -> str:
    red, black = "、".join(board.red) or "空缺", "、".join(board.black) or "空缺"
    document = f"，{board.document}" if board.document else ""
    reason = f"；说明：{board.reason}" if board.reason else ""
    return f"已公布（{board.date}{document}）：红榜 {red}；黑榜 {black}{reason}"


# --- one table ------------------------------------------------------------------------------------


def table(screen: Screen) -> Table:
    """One row a unit, of all groups."""
    settings = screen.plan.settings.board
    columns = (
        Column("组别"),
        Column("单位"),
        Column("名次", is_number=True),
        Column("得分", is_number=True),
        Column("建议"),
        *(Column(_weighed(f, settings)) for f in _weights(settings)),
        Column("记录", is_number=True),
        Column("说明"),
        Column("已公布"),
    )
    return Table(columns, tuple(row for group in screen.groups for row in _rows(screen, group)))


def _rows(screen: Screen, group: GroupBoard) -> Iterator[tuple[str, ...]]:
    label = group.standings.group.label
    for place in group.standings.ranked:
        rank, owner, *others, words = _place_row(screen, group, place)
        listed = _listed(screen.published(group), owner)
        yield label, owner, rank, *others, str(place.score.records), words, listed
    settings = screen.plan.settings.board
    for unit in group.standings.unranked:
        rates = [_rate(unit.score.figure(f)) for f in _weights(settings)]
        reason, listed = f"不参评：{unit.reason}", _listed(screen.published(group), unit.owner)
        yield label, unit.owner, "", "", "", *rates, str(unit.score.records), reason, listed


def _listed(board: Board | None, owner: str) -> str:
    if board is None:
        return ""
    lists = ((Colour.RED, board.red), (Colour.BLACK, board.black))
    return next((colour.label for colour, names in lists if owner in names), "")
