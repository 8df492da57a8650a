"""The status in the window of a terminal: no line is scrolled out of it.

Figures first, then what needs attention, last what to do. A large window shows what a pipe gets; in
smaller ones the exceptions share one table, then a line stands for the table of the groups.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any

from wenming_cli.figures.standing import Group
from wenming_cli.figures.tasks.task_state import Light
from wenming_cli.frozen import frozen
from wenming_cli.pages.blocks import KEPT, Block, Column, Paragraph, Table
from wenming_cli.pages.page import Page
from wenming_cli.screens.status.data import document
from wenming_cli.screens.status.exceptions import LIST_COLUMNS, Exceptions
from wenming_cli.screens.status.screen import StatusScreen
from wenming_cli.screens.status.status_text import Parts, parts_of

_ENOUGH = 6
"""So many exceptions are worth more than the whole table of the groups."""

_EACH = 2
"""So many of each list are worth a list of their own."""

_NAMED = 6
"""The most groups that a line names."""

_COLUMNS = (Column("", worth=KEPT), *LIST_COLUMNS)


def page(screen: StatusScreen, rows: int, height: Callable[[Page], int]) -> Page:
    """The fullest page of at most so many lines, or the least there is; ``height`` counts them."""
    parts = parts_of(screen)
    window = _Window(screen, parts, rows, height)
    return next(filter(None, (window.whole(), window.together(), window.least())))


@frozen
class _Window:
    """What is to be shown, and in how many lines."""

    screen: StatusScreen
    parts: Parts
    rows: int
    height: Callable[[Page], int]

    def whole(self) -> Page | None:
        """Lists of their own below the table of the groups, if each has room for some of it."""
        lists = self.parts.lists
        least = sum(min(_EACH, len(part.items)) + 1 for part in lists)
        room = self._room([self.parts.rows, *self.parts.notes, *(p.table(0) for p in lists)])
        if room < least:
            return None
        return self._page([self.parts.rows, *self.parts.notes, *self.parts.listed(room)])

    def together(self) -> Page | None:
        """All exceptions in one table below that of the groups, if there is room for enough."""
        room = self._room([self.parts.rows, *_together(self.parts.lists, 0)])
        enough = min(_ENOUGH, sum(len(part.items) for part in self.parts.lists))
        if room < enough:
            return None
        return self._page([self.parts.rows, *_together(self.parts.lists, room)])

    def least(self) -> Page:
        """All exceptions in one table, and a line for each light of the groups."""
        groups = Paragraph("；".join(_by_light(self.screen)))
        room = self._room([groups, *_together(self.parts.lists, 0)])
        return self._page([groups, *_together(self.parts.lists, max(room, 0))])

    def _room(self, blocks: Sequence[Block]) -> int:
        return self.rows - self.height(self._page(blocks))

    def _page(self, blocks: Sequence[Block]) -> Page:
        last = Paragraph(_to_do(self.screen, self.parts))
        return Page(
            self.parts.title,
            (self.parts.facts, *self.parts.said, *blocks, last),
            partial(document, self.screen),
        )


def _together(lists: Sequence[Exceptions[Any]], shown: int) -> Iterator[Table]:
    """One table of all exceptions, each behind its word, the gravest kinds first."""
    counts = [(part.word, len(part.items)) for part in lists if part.items]
    if not counts:
        return
    every = sum(count for _, count in counts)
    kinds = "、".join(f"{word} {count}" for word, count in counts)
    more = "，全部用 --all" if shown < every else ""
    rows = tuple(
        (part.word.removesuffix("未整改").removesuffix("未办结"), *part.row(item))
        for part in _fairly(lists, shown)
        for item in part.items
    )
    heading = f"要紧的 {every} 件：{kinds}{more}"
    yield Table(_COLUMNS, rows, heading, is_bare=True, is_brief=True)


def _fairly(lists: Sequence[Exceptions[Any]], shown: int) -> Iterator[Exceptions[Any]]:
    """The first of each list, as many as are shown: one of each before a second of any."""
    taken = dict.fromkeys(range(len(lists)), 0)
    turns = (
        index
        for at in range(max((len(part.items) for part in lists), default=0))
        for index, part in enumerate(lists)
        if at < len(part.items)
    )
    for index in islice(turns, shown):
        taken[index] += 1
    yield from (replace(part, items=part.items[: taken[i]]) for i, part in enumerate(lists))


def _by_light(screen: StatusScreen) -> Iterator[str]:
    """``重点工作 逾期 HW``, ``滞后 JT BJ`` …: those of a light, the gravest first."""
    of: defaultdict[Light, list[Group]] = defaultdict(list)
    for group in screen.groups:
        if group.light is not None:
            of[group.light].append(group)
    start = f"{screen.heading}  "
    for light in sorted(of, key=list(Light).index):
        names = [group.id or group.name for group in of[light]]
        is_named = light in {Light.RED, Light.YELLOW}
        shown = "、".join(names[:_NAMED]) if is_named else f"{len(names)} 个"
        more = f" 等 {len(names)} 个" if is_named and len(names) > _NAMED else ""
        yield f"{start}{light.label} {shown}{more}"
        start = ""


def _to_do(screen: StatusScreen, parts: Parts) -> str:
    """The last line: what to type next."""
    only = f" --owner {screen.unit}" if screen.unit else ""
    if parts.steps:
        return f"下一步：wenming next{only} 看要联系谁；建议的 {parts.steps} 件见 wenming notices"
    if any(part.items for part in parts.lists):
        return f"下一步：wenming next{only} 看要联系谁"
    return f"下一步：没有逾期、滞后和到期的事；wenming tasks{only} 看全部任务"
