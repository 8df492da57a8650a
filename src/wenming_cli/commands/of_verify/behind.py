"""What stands behind a place of a report: a figure, a record with its file and line, or words."""

import re
from functools import cached_property

from wenming_cli.commands.of_verify.printed_comparison import PrintChange, PrintPlaces
from wenming_cli.commands.of_verify.reprinting import Reprint
from wenming_cli.diagnostic import Location
from wenming_cli.exchange.printed import PrintedLine
from wenming_cli.exchange.printed.printed_line import bare
from wenming_cli.explaining.printed_names import figure_printed_as, figures_in
from wenming_cli.frozen import frozen
from wenming_cli.model.base import Entry
from wenming_cli.screens.record import Found, named, title_of

_QUOTES = re.compile("[“”‘’\"'「」《》]")
_BEFORE = re.compile(r"[^，。；：、（）()“”|\d.%]{1,16}[：]?$")
_AFTER = re.compile(r"[^，。；：、（）()“”|\d.%]{1,12}")
_CONVENTIONS = "口径说明"
_NEAR = 24
"""How far before a number the name of its figure stands, at most."""
_SHORTEST = 4
"""The fewest characters of a name that is looked for in sentences; units have fewer."""


@frozen
class Behind:
    """What stands behind a difference: its name, and the figure or the record, where known."""

    name: str
    figure: str | None = None
    record: str | None = None
    location: Location | None = None


class WhatStandsBehind:
    """Looks up what a place of a print is of."""

    def __init__(self, made: Reprint, places: PrintPlaces) -> None:
        self._plan = made.plan
        self._lines = made.lines
        self._places = places

    def of(self, change: PrintChange) -> Behind:
        """What a difference is of, as far as what would be printed tells it."""
        if change.made is None:
            return Behind("")
        line = self._lines[change.made]
        convention = self._convention(line, change)
        if convention is not None:
            return convention
        found = self._written(line) or self._record(line, change)
        figure = self._figure(line, change)
        name = figure[0] if figure else self._words(line, change)
        if found is None:
            return Behind(name, figure[1] if figure else None)
        entry, record, title = found
        told = f"{title}{f'的{name}' if name and name != title else ''}"
        location = _located(entry)
        return Behind(told, figure[1] if figure else None, record, location)

    # --- figures ----------------------------------------------------------------------------------

    def _figure(self, line: PrintedLine, change: PrintChange) -> tuple[str, str] | None:
        """The name of a figure that is printed before a number or above it, and its id."""
        if line.table:
            head = self._head(line, change)
            row = line.key[0] if line.cells else ""
            for name in (head, row):
                figure = figure_printed_as(name)
                if figure is not None:
                    return name, figure
        text = line.key[change.cell] if change.cell < len(line.cells) else ""
        start, _ = _sentence(text, change.at)
        found = figures_in(text[max(start, change.at - _NEAR) : change.at])
        return found[-1] if found and change.kind == "number" else None

    def _head(self, line: PrintedLine, change: PrintChange) -> str:
        heads = self._places.heads(line)
        return bare(heads[change.cell]) if change.cell < len(heads) else ""

    def _words(self, line: PrintedLine, change: PrintChange) -> str:
        """The words a number stands with: the heading of its column, or those before or after."""
        if line.table:
            head = self._head(line, change)
            if head and line.row > 1:
                row = line.key[0] if change.cell else ""
                is_said = row and not row[0].isdigit() and self._of_row(line) is None
                return f"{row}的{head}" if is_said else head
        text = line.key[change.cell] if change.cell < len(line.cells) else ""
        before = _BEFORE.search(text[: change.at])
        after = _AFTER.match(text[change.at + len(change.expected) :])
        under = self._places.heading(change.made) if change.made is not None else ""
        words = (match[0].strip("：-#") for match in (before, after) if match is not None)
        return next(filter(None, words), under or "标题")

    # --- records ----------------------------------------------------------------------------------

    def _written(self, line: PrintedLine) -> tuple[Entry, str | None, str] | None:
        """What a person wrote whole: words of a section, conventions."""
        text = _plain("".join(line.cells).lstrip("-0123456789. "))
        narrative = self._narratives.get(text) or self._narratives.get(text.partition("：")[2])
        if narrative is not None:
            return narrative, None, "文字"
        return None

    def _convention(self, line: PrintedLine, change: PrintChange) -> Behind | None:
        """A convention of the plan, or what a figure means."""
        under = self._places.heading(change.made) if change.made is not None else ""
        name, colon, _ = line.key[0].lstrip("-").partition("：")
        if _CONVENTIONS not in under or not colon:
            return None
        figure = figure_printed_as(name)
        location = None if figure else _located(self._plan.settings)
        return Behind(f"口径“{name}”", figure, None, location)

    @cached_property
    def _narratives(self) -> dict[str, Entry]:
        return {
            _plain(paragraph): narrative
            for narrative in self._plan.narratives
            for paragraph in narrative.text.splitlines()
            if paragraph.strip()
        }

    def _record(
        self, line: PrintedLine, change: PrintChange
    ) -> tuple[Entry, str | None, str] | None:
        """The record a row is of, or the one that is named nearest to a place in a sentence."""
        found = self._of_row(line) if line.table else None
        found = found or self._of_sentence(line, change)
        if found is None:
            return None
        return found.entry, found.id, _called(found)

    def _of_row(self, line: PrintedLine) -> Found | None:
        """The narrowest of those it names: a task before its workstream, that before its unit."""
        cells = [_plain(cell) for cell in line.cells]
        every = [self._by_name[cell] for cell in cells if cell in self._by_name]
        return min(every, key=lambda found: _BROADER.get(found.section, 0), default=None)

    def _of_sentence(self, line: PrintedLine, change: PrintChange) -> Found | None:
        text = line.key[change.cell] if change.cell < len(line.cells) else ""
        start, end = _sentence(text, change.at)
        clause = _plain(text[start:end])
        at = len(_plain(text[start : change.at]))
        near = [
            (_is_unit(found), abs(clause.rfind(name, 0, at + len(name)) - at), -len(name), found)
            for name, found in self._long_names
            if name in clause
        ]
        return min(near, key=lambda each: each[:3])[3] if near else None

    @cached_property
    def _long_names(self) -> list[tuple[str, Found]]:
        return [
            (name, found)
            for name, found in self._by_name.items()
            if len(name) >= _SHORTEST or found.section == "owners"
        ]

    @cached_property
    def _by_name(self) -> dict[str, Found]:
        """Records by their ids and titles; a title that several have is nobody's."""
        ids: dict[str, Found] = {}
        titles: dict[str, list[Found]] = {}
        for found in named(self._plan):
            ids.setdefault(_plain(found.id), found)
            titles.setdefault(_plain(title_of(found)), []).append(found)
        alone = {name: one[0] for name, one in titles.items() if name and len(one) == 1}
        return alone | ids


_BROADER = {"sites": 1, "budget": 1, "workstreams": 2, "owners": 3, "plan": 4}
"""Sections whose records are named in rows of others."""


def _called(found: Found) -> str:
    """What people call a record: ``任务 HW-01 卫生死角清零``; a unit by its name."""
    if found.section == "owners":
        return found.id
    section = _SECTIONS.get(found.section, found.title)
    title = title_of(found)
    return " ".join(filter(None, (section, found.id, title if title != found.id else "")))


_SECTIONS = {"budget": "资金用途", "sites": "点位", "indicators": "指标"}


def _located(entry: Entry) -> Location | None:
    location = entry.location()
    return location if location.file else None


def _is_unit(found: Found) -> bool:
    return found.section in ("owners", "plan")


_ENDS = re.compile(r"[。；]")


def _sentence(text: str, at: int) -> tuple[int, int]:
    """Where the sentence around a place begins and ends."""
    ends = [match.start() for match in _ENDS.finditer(text)]
    start = max((end + 1 for end in ends if end < at), default=0)
    return start, min((end for end in ends if end >= at), default=len(text))


def _plain(text: str) -> str:
    return _QUOTES.sub("", bare(text))
