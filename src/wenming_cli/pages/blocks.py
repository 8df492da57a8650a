"""What a page is made of. Texts are plain; each writer cleans them for its own sink."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wenming_cli.frozen import frozen

NONE = "-"
"""Stands in a table where there is no value; ``—`` is not equally wide on every terminal."""


@frozen
class Column:
    """A column: its heading, whether it holds numbers, and the most columns it takes as text.

    Where a terminal is too narrow, columns of the least ``worth`` go first, those of ``SPARE`` or
    less before any text is folded; those of ``KEPT`` stay. What ``is_whole`` is not folded: half
    of a number is another one.
    """

    title: str
    is_number: bool = False
    most: int | None = None
    worth: int = 2
    is_whole: bool = False


SPARE = 1
"""The worth of a column that is left out before any other is folded."""

KEPT = 9
"""The worth of a column without which a row says nothing: a name, a light."""


@frozen
class Table:
    """Columns and rows of plain text, one cell a column; ``foot`` says what is not listed.

    ``is_bare``: people read the rows without the headings of the columns. ``is_brief``: on a
    terminal a row stays on one line, texts too long for it cut. ``is_course``: the first column
    holds periods, the numbers beside it are drawn as lines where a form has pictures.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    heading: str = ""
    foot: str = ""
    is_bare: bool = False
    is_brief: bool = False
    is_course: bool = False

    def head(self, count: int) -> "Table":
        """The table with its first rows alone."""
        return replace(self, rows=self.rows[:count])


@frozen
class Facts:
    """A few facts: what each is called, its value, and what is said beside it."""

    rows: tuple[tuple[str, ...], ...]


@frozen
class Run:
    """A piece of a sentence, and whether it is emphasized."""

    text: str
    is_strong: bool = False


@frozen
class Paragraph:
    """A sentence or two; ``runs`` are the same in pieces, where some of it is emphasized."""

    text: str
    runs: tuple[Run, ...] = ()

    @classmethod
    def of(cls, runs: Iterable[Run]) -> "Paragraph":
        """The paragraph of some pieces."""
        pieces = tuple(runs)
        return cls("".join(run.text for run in pieces), pieces)

    @property
    def pieces(self) -> tuple[Run, ...]:
        """Its runs; all of it where nothing is emphasized."""
        return self.runs or (Run(self.text),)


@frozen
class Caution:
    """Something the reader has to know before the rest."""

    text: str


@frozen
class Items:
    """A list, with a heading where it has one.

    ``marks`` are the words that stand before items, empty before most; ``places`` say where in a
    plan items stand. ``first`` is the number of the first item where they are counted.
    """

    items: tuple[str, ...]
    heading: str = ""
    marks: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    first: int | None = None

    @property
    def signs(self) -> tuple[str, ...]:
        """The numbers of the items; empty where they are not counted."""
        if self.first is None:
            return ("",) * len(self.items)
        return tuple(f"{number}. " for number in range(self.first, self.first + len(self.items)))

    def lines(self) -> Iterator[str]:
        """The items as lines of text: number, mark, what is said, and the place behind it."""
        marks = self.marks or ("",) * len(self.items)
        places = self.places or ("",) * len(self.items)
        for sign, mark, item, place in zip(self.signs, marks, self.items, places, strict=True):
            shown = f"【{mark}】" if mark else ""
            yield f"{sign}{shown}{item}{f'（{place}）' if place else ''}"

    def head(self, count: int) -> "Items":
        """The list with its first items alone."""
        cut = {name: getattr(self, name)[:count] for name in ("items", "marks", "places")}
        return replace(self, **cut)


@frozen
class Heading:
    """What the blocks that follow are about; the title of a page is level 1."""

    text: str
    level: int = 2


@frozen
class Verbatim:
    """Lines that keep their ends and their indentation, as examples of a manual do."""

    text: str


@frozen
class Hint:
    """How what follows is set on paper, by name; forms that are not printed leave it out."""

    name: str


Block = Table | Facts | Paragraph | Caution | Items | Heading | Verbatim | Hint
