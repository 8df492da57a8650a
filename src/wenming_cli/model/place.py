"""Where things were written: the side table that lets every record say its file and line.

The loader fills one ``Place`` for each mapping it reads. Offsets are kept as plain integers
(code points from the start of the file) and turned into lines and columns only when somebody
asks, so that reading a hundred thousand tasks does not pay for places nobody prints.
"""

from array import array
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from wenming_cli.diagnostic import Location


def is_written(line: str) -> bool:
    """Whether a line holds more than a comment."""
    return line.lstrip()[:1] not in ("", "#")


class Source:
    """One file that was read: the name people see, its text, whether its records are invented.

    ``unread`` holds the stretches of text that could not be parsed, ``blanked`` the numbers of the
    lines left out, ``left_out`` the text of values that were parsed and are not what was asked for,
    ``mended`` the places of marks that were read as what they were meant to be.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.is_sample = False
        self.unread: list[str] = []
        self.blanked: set[int] = set()
        self.left_out: list[str] = []
        self.mended: set[Location] = set()

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, position = [0], self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column (both from 1) of an offset; lines are counted by line feeds only."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def offset(self, line: int) -> int:
        """The offset at which a line (from 1) starts."""
        return self._line_starts[line - 1]

    def location(self, start: int, end: int) -> Location:
        """The range between two offsets, as far as the text goes."""
        end = max(start, min(end, len(self.text)))
        return Location(self.name, *self.position(start), *self.position(end))

    def line(self, number: int) -> str:
        """The text of a line (from 1) without its line end."""
        starts = self._line_starts
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def is_above_gap(self, offset: int) -> bool:
        """Whether the line of an offset, or the next one below that is written, was left out."""
        line = self.position(offset)[0]
        if line not in self.blanked:
            below = range(line + 1, len(self._line_starts) + 1)
            written = (n for n in below if n in self.blanked or is_written(self.line(n)))
            line = next(written, line)
        return line in self.blanked

    def is_below_gap(self, offset: int) -> bool:
        """Whether the next line above that is written was left out."""
        above = range(self.position(offset)[0] - 1, 0, -1)
        return next((n for n in above if is_written(self.line(n))), 0) in self.blanked


def plain_spans(text: str, start: int, end: int) -> "array[int]":
    """Start and end of each key and each value of a plain mapping, in braces or on lines.

    It has nothing but keys with texts, lists of texts and short mappings, all on one line each, and
    lists of short mappings on lines of their own.
    """
    if text[start] == "{":
        return _word_spans(text[start + 1 : end - 1].replace(", ", ": ").split(": "), start + 1)
    column = start - text.rfind("\n", 0, start) - 1
    spans = array("I")
    at = start - column
    for line in text[at:end].split("\n"):
        body = line[column:]
        if body[0] == " ":  # a row of a list
            if len(spans) % 4 == 2:
                spans.append(at + line.index("-"))
                spans.append(0)
            spans[-1] = at + len(line)
        else:
            key, _, value = body.partition(": ")
            first = at + column
            spans.extend((first, first + len(key)) if value else (first, first + len(key) - 1))
            if value:
                spans.extend((at + len(line) - len(value), at + len(line)))
        at += len(line) + 1
    return spans


def list_spans(text: str, start: int, end: int) -> "array[int]":
    """Start and end of each text of a plain list in brackets."""
    return _word_spans(text[start + 1 : end - 1].split(", "), start + 1)


def _word_spans(words: list[str], start: int) -> "array[int]":
    """Start and end of words that stand two characters from each other."""
    widths = [2] * (2 * len(words) - 1)
    widths[0::2] = map(len, words)
    return array("I", accumulate(widths, initial=start))


_NO_ITEMS: "dict[str, array[int]]" = {}


class Place:
    """Where one mapping and each of its fields was written.

    ``keys`` are the keys as the file writes them; ``spans`` holds four offsets for each: start and
    end of the key, start and end of the value. ``items`` gives, for a field that is a list of
    scalars, the start and end of each item. Of a plain mapping both are found out when somebody
    asks, from where it ends. ``broken`` names the fields that were reported and left out.
    """

    __slots__ = ("_items", "_spans", "broken", "keys", "source", "start")

    def __init__(
        self, source: Source, start: int, keys: list[str], spans: "array[int] | int"
    ) -> None:
        self.source = source
        self.start = start
        self.keys = keys
        self._spans = spans
        self._items = _NO_ITEMS
        self.broken: tuple[str, ...] = ()

    @property
    def plain_end(self) -> int:
        """Where a plain mapping ends while nobody has asked for more; 0 for any other."""
        return self._spans if isinstance(self._spans, int) else 0

    @property
    def spans(self) -> "array[int]":
        """Four offsets for each key."""
        if isinstance(self._spans, int):
            self._spans = self._looked_up(self._spans)
        return self._spans

    @property
    def items(self) -> "dict[str, array[int]]":
        """By key, two offsets for each item of a list of scalars."""
        return self._items if self.spans else _NO_ITEMS

    def _looked_up(self, end: int) -> "array[int]":
        """The spans of a plain mapping; its lists are looked up with them."""
        text = self.source.text
        spans = plain_spans(text, self.start, end)
        ends = zip(self.keys, spans[2::4], spans[3::4], strict=True)
        lists = [(key, start, close) for key, start, close in ends if text[start] == "["]
        own = {key: list_spans(text, start, close) for key, start, close in reversed(lists)}
        self._items = {**own, **self._items} if own else self._items
        return spans

    def __eq__(self, other: object) -> bool:
        """Where a record stands is no part of what it says."""
        return isinstance(other, Place)

    def __hash__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return str(self.whole())

    @property
    def is_chinese(self) -> bool:
        """Whether the mapping is written with Chinese keys, most of them at least."""
        english = sum(isinstance(key, str) and key.isascii() for key in self.keys)
        return 2 * english <= len(self.keys)

    @property
    def end(self) -> int:
        """Offset of the end of the last value."""
        return self.spans[-1] if self.spans else self.start

    def put_items(self, key: str, spans: "array[int]") -> None:
        """Say where each item of the list under a key was written."""
        if not self._items:
            self._items = {}
        self._items[key] = spans

    def index_of(self, *names: str) -> int | None:
        """Index among ``keys`` of the first that is one of some names; None where there is none."""
        return next((at for at, key in enumerate(self.keys) if key in names), None)

    def whole(self) -> Location:
        """The mapping, named by its first key."""
        return self.key(0) if self.keys else self.source.location(self.start, self.start + 1)

    def key(self, index: int) -> Location:
        """The key at an index of ``keys``."""
        return self.source.location(self.spans[4 * index], self.spans[4 * index + 1])

    def value(self, index: int) -> Location:
        """The value at an index of ``keys``."""
        return self.source.location(self.spans[4 * index + 2], self.spans[4 * index + 3])

    def item(self, key: str, index: int) -> Location:
        """The item at an index of the list written under a key."""
        spans = self.items[key]
        return self.source.location(spans[2 * index], spans[2 * index + 1])


NOWHERE = Place(Source("plan.yaml", ""), 0, [], array("I"))
"""The place of what nobody wrote: defaults."""
