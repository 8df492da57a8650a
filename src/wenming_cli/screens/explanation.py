"""Why a number or a record is what it is: what is counted, how, and where each of it stands."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wenming_cli import sink
from wenming_cli.diagnostic import Location
from wenming_cli.figures.counts import all_counts
from wenming_cli.figures.evidence import Evidence, Item, Role
from wenming_cli.figures.evidence.story import Step, Story
from wenming_cli.figures.figure import exact_text
from wenming_cli.figures.table import BUDGET_EXECUTION_RATE, FIGURES, PAID
from wenming_cli.model.base import Entry
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.shape import shape_of
from wenming_cli.screens.numbers import fraction_text

if TYPE_CHECKING:
    from wenming_cli.figures.evidence.of_board import Place


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Line:
    """A record in a list: its cells, and where it stands."""

    cells: tuple[str, ...]
    location: Location
    wrote: Wrote | None


@dataclass(frozen=True, slots=True)
class Page:
    """An explanation to print: what is said first, then the lists, each with its heading."""

    head: tuple[str, ...]
    lists: tuple[tuple[str, tuple[Line, ...]], ...]


# --- what can be explained ------------------------------------------------------------------------


def figure_names() -> list[str]:
    """The ids and the labels of all figures and counts."""
    return [name for row in (*FIGURES, *all_counts()) for name in (row.id, row.label)]


# --- pages ----------------------------------------------------------------------------------------


def of_evidence(evidence: Evidence, title: str, writers: Writers | None) -> Page:
    """The page of a figure or a count; ``title`` says of what and when."""
    head = [f"{evidence.label} {evidence.id}  {title}", f"  怎么算：{evidence.meaning}"]
    if evidence.figure is None and evidence.count is None:
        head.append("  这里没有这个数字：计划里没有相应的记录")
        return Page(tuple(head), ())
    head += _result(evidence)
    if evidence.id in (PAID.id, BUDGET_EXECUTION_RATE.id) and not _has_payments(evidence):
        head.append("  没有支出")
    return Page(tuple(head), tuple(_lists(evidence, writers)))


def _result(evidence: Evidence) -> Iterator[str]:
    if evidence.figure is None:
        yield f"  结果：{evidence.count}"
        return
    yield f"  算式：{evidence.formula}"
    figure = evidence.figure
    fraction = _fraction(evidence)
    yield f"  结果：{figure.as_text()}{f' {fraction}' if fraction else ''}"
    if figure.reason:
        yield f"  没有数值：{figure.reason}"


def _fraction(evidence: Evidence) -> str:
    return fraction_text(evidence.figure) if evidence.figure is not None else ""


def _has_payments(evidence: Evidence) -> bool:
    return any(i.what.value == "payment" and i.role is not Role.LEFT_OUT for i in evidence.items)


def _lists(evidence: Evidence, writers: Writers | None) -> Iterator[tuple[str, tuple[Line, ...]]]:
    for role in Role:
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


def _line(item: Item, writers: Writers | None) -> Line:
    title = sink.clipped(" ".join(item.title.split()), 40)
    cells: tuple[str, ...]
    if item.what.is_counted:
        cells = (item.id or "", title, item.words)
    elif item.day is not None:
        cells = (item.day.isoformat(), item.words, title)
    else:
        cells = (title, item.words)
    return _placed(cells, item.entry, item.location, writers)


def _placed(cells: tuple[str, ...], entry: Entry, at: Location, writers: Writers | None) -> Line:
    return Line(cells, at, writers(entry, at) if writers is not None else None)


def of_story(story: Story, when: str, writers: Writers | None) -> Page:
    """The page of a record."""
    section = shape_of(PlanFile).fields[story.section].title
    title = sink.clipped(" ".join(story.title.split()), 60)
    head = [f"{section} {story.id}  {title}  {when}", f"  {story.state}"]
    head += [f"  {each}" for each in story.sums]
    if story.later:
        head.append(f"  日期在截止日以后的 {story.later} 条不计")
    rows = tuple(_step(step, writers) for step in story.steps)
    return Page(tuple(head), ((f"依据 {len(rows)} 条", rows),) if rows else ())


def _step(step: Step, writers: Writers | None) -> Line:
    decides = f"（{step.decides}按它）" if step.decides else ""
    words = sink.clipped(" ".join(step.words.split()), 80)
    day = step.day.isoformat() if step.day is not None else "一开始"
    return _placed((day, f"{words}{decides}"), step.entry, step.location, writers)


def of_place(place: "Place", title: str, writers: Writers | None) -> list[Page]:
    """The pages of a unit's place on the board: the sum, then a page for each rate."""
    head = [f"红黑榜 board  {title}", f"  {place.told}", *(f"  {line}" for line in place.sums)]
    rates = (of_evidence(evidence, f"{place.owner}  本期", writers) for _, evidence in place.rates)
    return [Page(tuple(head), ()), *rates]


# --- text and Markdown ----------------------------------------------------------------------------


def text(pages: Sequence[Page]) -> str:
    """Pages for a terminal or a pipe."""
    return "\n".join("".join(f"{sink.terminal(line)}\n" for line in _text(page)) for page in pages)


def _text(page: Page) -> Iterator[str]:
    yield from page.head
    for heading, rows in page.lists:
        yield f"  {heading}："
        for row in rows:
            wrote = f"  {row.wrote.words}" if row.wrote is not None else ""
            cells = "  ".join(row.cells)
            yield f"    {cells}  [{row.location.file}:{row.location.line}]{wrote}"


def markdown(pages: Sequence[Page]) -> str:
    """Pages as Markdown: a heading, what is said, a table for each list."""
    return "\n".join("".join(f"{line}\n" for line in _markdown(page)) for page in pages)


def _markdown(page: Page) -> Iterator[str]:
    title, *said = page.head
    yield f"## {sink.markdown(title)}"
    yield ""
    yield from (f"- {sink.markdown(line)}" for line in said)
    for heading, rows in page.lists:
        columns = [*[""] * len(rows[0].cells), "出处", *(["提交"] if rows[0].wrote else [])]
        yield from ("", f"**{sink.markdown(heading)}**", "")
        yield f"| {' | '.join(columns)} |"
        yield f"|{'---|' * len(columns)}"
        for row in rows:
            cells = [*row.cells, f"{row.location.file}:{row.location.line}"]
            cells += [row.wrote.words] if row.wrote is not None else []
            yield f"| {' | '.join(sink.markdown(cell) for cell in cells)} |"


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


def place_data(place: "Place", title: str, writers: Writers | None) -> dict[str, Any]:
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
