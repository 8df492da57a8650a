"""Why a number or a record is what it is: what is counted, how, and where each of it stands."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from wenming_cli import sink
from wenming_cli.diagnostic import Location
from wenming_cli.explaining import Evidence, Item, Role
from wenming_cli.explaining.story import Step, Story
from wenming_cli.figures.counts import all_counts
from wenming_cli.figures.table import BUDGET_EXECUTION_RATE, FIGURES, PAID
from wenming_cli.frozen import frozen
from wenming_cli.model.base import Entry
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.shape import shape_of
from wenming_cli.pages.blocks import KEPT, Block, Column, Items, Table
from wenming_cli.screens import pulling
from wenming_cli.screens.rates import fraction_text
from wenming_cli.words.numbers import exact_text

if TYPE_CHECKING:
    from wenming_cli.explaining.of_board import BoardPlace
    from wenming_cli.explaining.of_points import PointsPlace


_READABLE = 10
"""A list of so many records is shown whole beside those that pull a figure down."""
_SCREEN = 24
"""The lines that lists take on one screen, with their headings and the lines between them."""
_WIDE, _GAP = 110, 2
"""Columns of a row that is surely folded, and those between two cells."""
_LEAST = 2
"""The fewest rows of a list that are worth its heading."""
_FAILED = {Role.DENOMINATOR: "拉低这个数字的", Role.NUMERATOR: "推高这个数字的"}


@frozen
class Wrote:
    """Who wrote a line: ``words`` for people; the commit is None where there is none yet.

    ``is_floor``: an older commit may have, the clone being shallow.
    """

    words: str
    commit: str | None = None
    date: str | None = None
    author: str | None = None
    is_floor: bool = False


Writers = Callable[[Entry, Location], Wrote]
"""Tells who wrote the line of a record."""


@frozen
class ExplainedLine:
    """A record in a list: its cells, and where it stands."""

    cells: tuple[str, ...]
    location: Location
    wrote: Wrote | None


@frozen
class ExplanationPage:
    """An explanation to print: what is said first, the lists with their headings, what is last."""

    head: tuple[str, ...]
    lists: tuple[tuple[str, tuple[ExplainedLine, ...]], ...]
    foot: tuple[str, ...] = ()


# --- what can be explained ------------------------------------------------------------------------


def figure_names() -> list[str]:
    """The ids and the labels of all figures and counts."""
    return [name for row in (*FIGURES, *all_counts()) for name in (row.id, row.label)]


def figure_labels() -> list[str]:
    """The labels of all figures and counts, as tables print them."""
    return [row.label for row in (*FIGURES, *all_counts())]


# --- pages ----------------------------------------------------------------------------------------


def of_evidence(
    evidence: Evidence,
    title: str,
    writers: Writers | None,
    *,
    hints: Iterable[str] = (),
    everything: bool = True,
) -> ExplanationPage:
    """The page of a figure or a count; ``title`` says of what and when.

    Of a rate that judges, what it counts as failed stands first, by unit. Without ``everything``
    the other records are told by number where they are many.
    """
    head = [f"{evidence.label} {evidence.id}  {title}".rstrip(), f"  怎么算：{evidence.meaning}"]
    hints = [f"  {hint}" for hint in hints]
    if evidence.figure is None and evidence.count is None:
        head.append("  这里没有这个数字：计划里没有相应的记录")
        return ExplanationPage(tuple(head), ())
    head += _result(evidence)
    if evidence.id in (PAID.id, BUDGET_EXECUTION_RATE.id) and not _has_payments(evidence):
        head.append("  没有支出")
    head += hints
    role = pulling.role_of(evidence)
    behind = {} if everything else pulling.behind(evidence)
    if behind:
        return _fitted(head, list(_behind(evidence, behind, writers)), _rest(evidence), everything)
    if role is None:
        return _fitted(head, list(_lists(evidence, Role, writers)), [], everything)
    rest = [each for each in Role if each is not role]
    shown = [each for each in rest if everything or len(evidence.of(each)) <= _READABLE]
    foot = [line for each in rest if each not in shown for line in _in_short(evidence, each)]
    failed = _failed(evidence, role, writers)
    return _fitted(head, [*failed, *_lists(evidence, shown, writers)], foot, everything)


_List = tuple[str, tuple[ExplainedLine, ...]]


def _fitted(
    head: Sequence[str], lists: Sequence[_List], foot: Sequence[str], everything: bool
) -> ExplanationPage:
    """A page whose lists stay on one screen, unless all was asked for; what is left is counted."""
    if everything:
        return ExplanationPage(tuple(head), tuple(lists), tuple(foot))
    shown: list[_List] = []
    left: list[int] = []
    room = _SCREEN
    for heading, rows in lists:
        kept = _held(rows, room - _LEAST) if not left else ()
        if len(kept) < min(len(rows), _LEAST):
            kept = ()
        shown += [(heading, kept)] if kept else []
        left += [len(rows) - len(kept)] if len(kept) < len(rows) else []
        room -= sum(map(_height, kept)) + _LEAST
    told = [f"  另有 {sum(left)} 项没有列出，用 --all 全部列出"] if left else []
    return ExplanationPage(tuple(head), tuple(shown), (*told, *foot))


def _held(rows: Sequence[ExplainedLine], room: int) -> tuple[ExplainedLine, ...]:
    """The first rows of a list that have room."""
    ends = accumulate(map(_height, rows))
    return tuple(row for row, end in zip(rows, ends, strict=True) if end <= room)


def _height(row: ExplainedLine) -> int:
    """The lines a row takes: one that is too wide is folded."""
    columns = sum(sink.width(cell) + _GAP for cell in (*row.cells, *_at(row)[:1]))
    return 1 + columns // _WIDE


def _behind(
    evidence: Evidence,
    units: Mapping[str, Sequence[tuple[Item, str]]],
    writers: Writers | None,
) -> Iterator[_List]:
    """What pulls a weighted rate down: tasks behind their plan, those first that cost it most."""
    every = sum(map(len, units.values()))
    word = f"落后于计划进度的 {every} 项（拉低{evidence.label}的），按单位"
    for unit, own in units.items():
        rows = tuple(_line(item, writers, also=lag) for item, lag in own)
        yield f"{word}：{unit} {len(rows)} 项" if word else f"{unit} {len(rows)} 项", rows
        word = ""


def _rest(evidence: Evidence) -> list[str]:
    """All records by number."""
    return [line for each in Role for line in _in_short(evidence, each) if evidence.of(each)]


def _failed(
    evidence: Evidence, role: Role, writers: Writers | None
) -> Iterator[tuple[str, tuple[ExplainedLine, ...]]]:
    """What a rate counts as failed: one list a unit, the longest first, each with its days."""
    units = pulling.by_unit(evidence, role)
    every = sum(len(own) for own in units.values())
    word = f"{role.label} {every} 项（{_FAILED[role]}），按单位"
    for unit, own in units.items():
        rows = tuple(_line(item, writers, days) for item, days in own)
        yield f"{word}：{unit} {len(rows)} 项" if word else f"{unit} {len(rows)} 项", rows
        word = ""


def _in_short(evidence: Evidence, role: Role) -> Iterator[str]:
    """A role by number: how many records, and why they are left out; where the rest stands."""
    items = evidence.of(role)
    yield f"  {role.label} {len(items)} 项，用 --all 全部列出"
    if role is Role.LEFT_OUT:
        yield from (f"    {words}" for words in pulling.told(items))


def _result(evidence: Evidence) -> Iterator[str]:
    if evidence.figure is None:
        yield f"  结果：{evidence.count}"
        return
    yield f"  算式：{evidence.formula}"
    figure = evidence.figure
    fraction = _fraction(evidence)
    yield f"  结果：{figure.as_text()}{f' {fraction}' if fraction else ''}"
    if figure.interval is not None:
        yield f"  {figure.interval.named()}"
    if figure.reason:
        yield f"  没有数值：{figure.reason}"


def _fraction(evidence: Evidence) -> str:
    return fraction_text(evidence.figure) if evidence.figure is not None else ""


def _has_payments(evidence: Evidence) -> bool:
    return any(i.what.value == "payment" and i.role is not Role.LEFT_OUT for i in evidence.items)


def _lists(
    evidence: Evidence, roles: Iterable[Role], writers: Writers | None
) -> Iterator[tuple[str, tuple[ExplainedLine, ...]]]:
    for role in roles:
        items = evidence.of(role)
        for kind in dict.fromkeys(item.what for item in items):
            rows = tuple(_line(item, writers) for item in items if item.what is kind)
            if role is Role.LEFT_OUT:
                word = role.label + (f"{kind.label} " if kind.is_money else " ")
                yield f"{word}{len(rows)} {'笔' if kind.is_money else '项'}", rows
            elif kind.is_counted:
                label = "数进去的" if evidence.figure is None else role.label
                yield f"{label} {len(rows)} 项", rows
            else:
                yield f"{kind.label}{f' {len(rows)} 笔' if kind.is_money else ''}", rows


def _line(item: Item, writers: Writers | None, late: int = 0, also: str = "") -> ExplainedLine:
    title = sink.clipped_line(item.title, 40)
    cells: tuple[str, ...]
    if item.what.is_counted:
        words = (item.words, f"晚 {late} 天" if late else "", also)
        cells = (item.id or "", title, "，".join(filter(None, words)))
    elif item.day is not None:
        cells = (item.day.isoformat(), item.words, title)
    else:
        cells = (title, item.words)
    return _placed(cells, item.entry, item.location, writers)


def _placed(
    cells: tuple[str, ...], entry: Entry, at: Location, writers: Writers | None
) -> ExplainedLine:
    return ExplainedLine(cells, at, writers(entry, at) if writers is not None else None)


REST = "其余的"
"""The heading of what is told by number alone."""


def of_words(word: str, told: Iterable[str]) -> ExplanationPage:
    """The page of a word that is no figure and no record: what there is to say of it."""
    return ExplanationPage((word, *(f"  {line}" for line in told)), ())


def table_by_unit(evidence: Evidence) -> str:
    """The command that lists a figure by unit; empty for one that judges nothing."""
    return pulling.table_of(evidence) if pulling.role_of(evidence) else ""


def of_story(story: Story, when: str, writers: Writers | None) -> ExplanationPage:
    """The page of a record."""
    section = shape_of(PlanFile).fields[story.section].title
    title = sink.clipped_line(story.title, 60)
    head = [f"{section} {story.id}  {title}  {when}".rstrip(), f"  {story.state}"]
    head += [f"  {each}" for each in story.sums]
    if story.later:
        head.append(f"  日期在截止日以后的 {story.later} 条不计")
    rows = tuple(_step(step, writers) for step in story.steps)
    return ExplanationPage(tuple(head), ((f"依据 {len(rows)} 条", rows),) if rows else ())


def of_many(stories: Sequence[Story], writers: Writers | None) -> ExplanationPage:
    """The page of many records at once: the state of each, and where it is written."""
    first = stories[0]
    section = shape_of(PlanFile).fields[first.section].title
    title = sink.clipped_line(first.title, 60)
    late_first = sorted(stories, key=lambda story: "逾期" not in story.state)
    rows = tuple(_in_a_line(story, writers) for story in late_first if story.steps)
    foot = ("  每条的依据用 --all 列出，或者 explain 后面写它的编号",)
    return ExplanationPage((f"{section} {title}",), ((f"{len(stories)} 条", rows),), foot)


def _in_a_line(story: Story, writers: Writers | None) -> ExplainedLine:
    step = story.steps[-1]
    return _placed((story.id, story.state), step.entry, step.location, writers)


def _step(step: Step, writers: Writers | None) -> ExplainedLine:
    decides = f"（{step.decides}按它）" if step.decides else ""
    words = sink.clipped_line(step.words, 80)
    day = step.day.isoformat() if step.day is not None else "一开始"
    return _placed((day, f"{words}{decides}"), step.entry, step.location, writers)


def of_place(
    place: "BoardPlace", title: str, writers: Writers | None, *, everything: bool = True
) -> list[ExplanationPage]:
    """The pages of a unit's place on the board: the sum, then a page for each rate."""
    head = [f"红黑榜 board  {title}", f"  {place.told}", *(f"  {line}" for line in place.sums)]
    of = f"{place.owner}  本期"
    rates = (
        of_evidence(evidence, of, writers, everything=everything) for _, evidence in place.rates
    )
    return [ExplanationPage(tuple(head), ()), *rates]


def of_points(
    found: "PointsPlace", title: str, writers: Writers | None, *, everything: bool = True
) -> list[ExplanationPage]:
    """The pages of a unit's points: the sum, then the records behind each row."""
    scheme = found.scheme
    head = [f"{scheme.name} {scheme.id}  {title}", f"  {found.told}"]
    head += [f"  {line}" for line in found.sums]
    of = f"{found.place.owner}  本期"
    given = (each for each in found.rows if each.items or each.figure is not None)
    rows = (of_evidence(each, of, writers, everything=everything) for each in given)
    return [ExplanationPage(tuple(head), ()), *rows]


# --- blocks ---------------------------------------------------------------------------------------


def blocks(pages: Sequence[ExplanationPage]) -> Iterator[Block]:
    """What is said, then a table for each list, with the place of each record."""
    for page in pages:
        title, *said = page.head
        yield Items(tuple(line.strip() for line in said), title)
        yield from (_table(heading, rows) for heading, rows in page.lists)
        if page.foot:
            yield Items(tuple(line.strip() for line in page.foot), REST)


def rows(pages: Sequence[ExplanationPage]) -> Table:
    """All lists in one table."""
    cells = (
        (page.head[0], heading, "  ".join(row.cells), *_at(row))
        for page in pages
        for heading, lines in page.lists
        for row in lines
    )
    columns = map(Column, ("说明的", "怎么算的", "记录", "出处", "提交"))
    return Table(tuple(columns), tuple(cells))


def _table(heading: str, lines: Sequence[ExplainedLine]) -> Table:
    is_written = lines[0].wrote is not None
    texts = [Column("", worth=KEPT) for _ in lines[0].cells]
    columns = (*texts, Column("出处", worth=1), *([Column("提交", worth=0)] if is_written else []))
    cells = (row.cells + (_at(row) if is_written else _at(row)[:1]) for row in lines)
    return Table(columns, tuple(cells), heading, is_bare=True)


def _at(row: ExplainedLine) -> tuple[str, str]:
    wrote = row.wrote.words if row.wrote is not None else ""
    return row.location.file_line, wrote


# --- JSON -----------------------------------------------------------------------------------------


def evidence_data(evidence: Evidence, writers: Writers | None) -> dict[str, Any]:
    """A figure or a count as data: see docs/commands.md."""
    figure = evidence.figure
    unit = figure.definition.unit.value if figure is not None else None
    return {
        "id": evidence.id,
        "label": evidence.label,
        "unit": unit,
        "meaning": evidence.meaning,
        "formula": evidence.formula,
        "figure": figure.as_json() if figure is not None else None,
        "count": evidence.count,
        "records": [_item_data(item, writers) for item in evidence.items],
    }


def _item_data(item: Item, writers: Writers | None) -> dict[str, Any]:
    return {
        "role": item.role.value,
        "kind": item.what.value,
        "id": item.id,
        "date": item.day.isoformat() if item.day is not None else None,
        "title": item.title,
        "reason": item.words,
        **_place_data(item.entry, item.location, writers),
    }


def place_data(place: "BoardPlace", title: str, writers: Writers | None) -> dict[str, Any]:
    """A unit's place on the board as data: see docs/commands.md."""
    return {
        "title": title,
        "owner": place.owner,
        "group": place.group,
        "rank": place.rank,
        "told": place.told,
        "sums": list(place.sums),
        "rates": [
            {"weight": exact_text(component.weight), **evidence_data(evidence, writers)}
            for component, evidence in place.rates
        ],
    }


def points_data(found: "PointsPlace", title: str, writers: Writers | None) -> dict[str, Any]:
    """A unit's points by a scheme as data: see docs/commands.md."""
    return {
        "title": title,
        "owner": found.place.owner,
        "group": found.league,
        "scheme": found.scheme.id,
        "rank": found.place.rank,
        "told": found.told,
        "sums": list(found.sums),
        "rates": [evidence_data(evidence, writers) for evidence in found.rows],
    }


def story_data(story: Story, writers: Writers | None) -> dict[str, Any]:
    """A record as data: see docs/commands.md."""
    return {
        "section": story.section,
        "id": story.id,
        "title": story.title,
        "state": story.state,
        "sums": list(story.sums),
        "later": story.later,
        "facts": [
            {
                "date": step.day.isoformat() if step.day is not None else None,
                "text": step.words,
                "decides": step.decides,
                **_place_data(step.entry, step.location, writers),
            }
            for step in story.steps
        ],
    }


def _place_data(entry: Entry, at: Location, writers: Writers | None) -> dict[str, Any]:
    place: dict[str, Any] = {"file": at.file, "line": at.line}
    if writers is not None:
        wrote = writers(entry, at)
        place["commit"] = None if wrote.commit is None else _commit_data(wrote)
    return place


def _commit_data(wrote: Wrote) -> dict[str, Any]:
    return {
        "hash": wrote.commit,
        "date": wrote.date,
        "author": wrote.author,
        "or_older": wrote.is_floor,
    }
