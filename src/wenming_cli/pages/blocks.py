"""What a page is made of. Texts are plain; each writer cleans them for its own sink."""

from dataclasses import dataclass

NONE = "-"
"""Stands in a table where there is no value; ``—`` is not equally wide on every terminal."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, whether it holds numbers, and the most columns it takes as text.

    Where a terminal is too narrow, columns of the least ``worth`` go first, those of ``SPARE`` or
    less before any text is folded; those of ``KEPT`` stay.
    """

    title: str
    is_number: bool = False
    most: int | None = None
    worth: int = 2


SPARE = 1
"""The worth of a column that is left out before any other is folded."""

KEPT = 9
"""The worth of a column without which a row says nothing: a name, a light."""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows of plain text, one cell a column; ``foot`` says what is not listed.

    ``is_bare``: people read the rows without the headings of the columns. ``is_brief``: on a
    terminal a row stays on one line, texts too long for it cut.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    heading: str = ""
    foot: str = ""
    is_bare: bool = False
    is_brief: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """A few facts: what each is called, its value, and what is said beside it."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or two."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list, with a heading where it has one."""

    items: tuple[str, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """What the blocks that follow are about."""

    text: str


Block = Table | Facts | Paragraph | Items | Heading
