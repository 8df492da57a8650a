"""A page: its title, its blocks, and the same as data for programs."""

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from typing import Any

from wenming_cli.frozen import frozen
from wenming_cli.pages.blocks import Block, Table


@frozen
class Title:
    """Whose numbers these are, of which day, and whether any are invented.

    ``also`` is what else narrows them down: a unit, a revision.
    """

    plan: str
    subject: str
    as_of: date | None
    note: str | None = None
    is_sample: bool = False
    also: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """``2020年创建工作``, ``资金执行``, ``截至 2020-06-30``, ``含示例数据``."""
        return (*self.names, *self.limits)

    @property
    def names(self) -> tuple[str, ...]:
        """Whose numbers these are, and of what."""
        return tuple(word for word in (self.plan, self.subject) if word)

    @property
    def limits(self) -> tuple[str, ...]:
        """What they are true of: the day, a unit, invented data."""
        day = "" if self.as_of is None else f"截至 {self.as_of}"
        note = f"（{self.note}）" if self.note else ""
        sample = SAMPLE if self.is_sample else ""
        return tuple(word for word in (day, note, *self.also, sample) if word)


SAMPLE = "含示例数据"


@frozen
class Page:
    """What a command shows.

    ``data`` makes the document of JSON; ``rows`` is the one table of the forms that hold one, the
    first of the blocks unless given. ``all_with`` is the command that shows all of a page whose
    Markdown is made for a comment on a merge request: that leaves places out and is cut where
    forges would cut it. ``marks`` are put into the master of a document, by name.
    """

    title: Title
    blocks: tuple[Block, ...]
    data: Callable[[], Mapping[str, Any]]
    rows: Table | None = None
    all_with: str = ""
    marks: Mapping[str, str] = field(default_factory=dict)

    @property
    def table(self) -> Table | None:
        """The table of the forms that hold one."""
        return self.rows or next((b for b in self.blocks if isinstance(b, Table)), None)
