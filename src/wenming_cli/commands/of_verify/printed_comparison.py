"""Where two prints of a report differ: lines paired in their order, then figures, dates, words.

What is alike at both ends is passed over, then lines that stand once on both sides are paired; only
what is left between them is looked at closely. So a print of any length takes little more time
than reading it.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from wenming_cli.exchange.printed import PrintedLine
from wenming_cli.exchange.printed.printed_line import bare
from wenming_cli.frozen import frozen

Key = tuple[str, ...]
Pair = tuple[int | None, int | None]
"""The index of a line in the print, and in what would be printed; None where it is not there."""

_MOST_CLOSELY = 40_000
"""The most pairs of lines between two that are alike, that are looked at one with the other."""
_MOST_PIECES = 400
_DATE = r"\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日|\d{4}-\d{2}(?:-\d{2})?"
_NUMBER = r"[+-]?\d+(?:,\d{3})*(?:\.\d+)?(?:%|个百分点|万元)?"
_PIECE = re.compile(
    rf"[A-Za-z]+(?:-\d+)+|{_DATE}|{_NUMBER}|[A-Za-z]+|[一-鿿]|\s+|.", re.DOTALL | re.ASCII
)
_IS_DATE = re.compile(_DATE, re.ASCII)
_IS_NUMBER = re.compile(_NUMBER, re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)


@frozen
class PrintChange:
    """Something printed otherwise than it would be now.

    ``line`` is the index of the line in the print, ``made`` in what would be printed; ``cell`` the
    column, ``at`` where in the cell of the new print it begins, nothing unseen counted. ``printed``
    and ``expected`` are what stands there and what should; one of them is empty where something was
    put in or left out.
    """

    kind: str
    line: int | None
    made: int | None
    cell: int
    at: int
    printed: str
    expected: str


def differences(
    printed: Sequence[PrintedLine], made: Sequence[PrintedLine]
) -> Iterator[PrintChange]:
    """Every difference of a print from what would be printed, in its order."""
    was, now = [line.key for line in printed], [line.key for line in made]
    for left, right in _pairs(was, now):
        if left is not None and right is not None:
            for kind, cell, at, there, expected in _in_line(printed[left], made[right]):
                yield PrintChange(kind, left, right, cell, at, there, expected)
        else:
            yield _alone(printed, made, left, right)


def _alone(
    printed: Sequence[PrintedLine],
    made: Sequence[PrintedLine],
    left: int | None,
    right: int | None,
) -> PrintChange:
    """A line that stands on one side alone."""
    there = "" if left is None else " | ".join(filter(None, printed[left].cells))
    expected = "" if right is None else " | ".join(filter(None, made[right].cells))
    return PrintChange("missing" if left is None else "extra", left, right, 0, 0, there, expected)


# --- lines ------------------------------------------------------------------------------------


def _pairs(was: Sequence[Key], now: Sequence[Key]) -> Iterator[Pair]:
    """The lines that differ: those that were changed side by side, others alone."""
    first, last = _alike(was, now)
    a, b = range(first, len(was) - last), range(first, len(now) - last)
    ends = [*_anchors(was, now, a, b), (len(was) - last, len(now) - last)]
    i, j = first, first
    for x, y in ends:
        yield from _between(was[i:x], now[j:y], i, j)
        i, j = x + 1, y + 1


def _alike(was: Sequence[object], now: Sequence[object]) -> tuple[int, int]:
    """How many are alike at the beginning, and of the rest at the end."""
    most = min(len(was), len(now))
    first = next((n for n in range(most) if was[n] != now[n]), most)
    rest = most - first
    last = next((n for n in range(rest) if was[-1 - n] != now[-1 - n]), rest)
    return first, last


def _anchors(was: Sequence[Key], now: Sequence[Key], a: range, b: range) -> list[tuple[int, int]]:
    """The longest course of lines that stand once on both sides, in the order of both."""
    times = Counter(now[j] for j in b)
    once = {now[j]: j for j in b if times[now[j]] == 1}
    seen = Counter(was[i] for i in a)
    both = [(i, once[was[i]]) for i in a if seen[was[i]] == 1 and was[i] in once]
    tops: list[int] = []
    course: list[int] = []
    before: list[int | None] = []
    for at, (_, j) in enumerate(both):
        place = bisect_left(tops, j)
        before.append(course[place - 1] if place else None)
        tops[place : place + 1] = [j]
        course[place : place + 1] = [at]
    found: list[tuple[int, int]] = []
    step = course[-1] if course else None
    while step is not None:
        found.append(both[step])
        step = before[step]
    return found[::-1]


def _between(was: Sequence[Key], now: Sequence[Key], i: int, j: int) -> Iterator[Pair]:
    """Pairs of the lines between two that are alike: by their words, whatever the numbers."""
    first, last = _alike(was, now)
    left, right = was[first : len(was) - last], now[first : len(now) - last]
    i, j = i + first, j + first
    if len(left) * len(right) > _MOST_CLOSELY or len(left) == len(right) == 1:
        yield from _side_by_side(left, right, i, j)
        return
    matcher = SequenceMatcher(None, _shapes(left), _shapes(right), autojunk=False)
    for _, i1, i2, j1, j2 in matcher.get_opcodes():
        yield from _side_by_side(left[i1:i2], right[j1:j2], i + i1, j + j1)


def _shapes(keys: Sequence[Key]) -> list[str]:
    return ["|".join(_DIGITS.sub("0", cell) for cell in key) for key in keys]


def _side_by_side(was: Sequence[Key], now: Sequence[Key], i: int, j: int) -> Iterator[Pair]:
    both = min(len(was), len(now))
    for step in range(both):
        if was[step] != now[step]:
            yield i + step, j + step
    for step in range(both, len(was)):
        yield i + step, None
    for step in range(both, len(now)):
        yield None, j + step


# --- inside a line ----------------------------------------------------------------------------

_Found = tuple[str, int, int, str, str]


def _in_line(printed: PrintedLine, made: PrintedLine) -> Iterator[_Found]:
    """Kind, cell, place, and both words, of everything that differs in a line."""
    was, now = printed.key, made.key
    width = max(len(was), len(now))
    cells = [
        (*was, *[""] * (width - len(was))),
        (*now, *[""] * (width - len(now))),
    ]
    for column, (there, expected) in enumerate(zip(*cells, strict=True)):
        if there != expected:
            for at, left, right in _in_text(there, expected):
                yield _kind(left, right), column, at, left, right


def _kind(printed: str, expected: str) -> str:
    for kind, pattern in (("date", _IS_DATE), ("number", _IS_NUMBER)):
        if pattern.fullmatch(expected or printed):
            return kind
    return "text"


def _in_text(printed: str, expected: str) -> Iterator[tuple[int, str, str]]:
    """Where the new text begins that differs, and both; what is hardly alike differs as a whole."""
    was, now = _PIECE.findall(printed), _PIECE.findall(expected)
    first, last = _alike(was, now)
    left, right = was[first : len(was) - last], now[first : len(now) - last]
    at = len("".join(now[:first]))
    if len(left) > _MOST_PIECES or len(right) > _MOST_PIECES:
        yield at, "".join(left), "".join(right)
        return
    starts = [at]
    for piece in right:
        starts.append(starts[-1] + len(piece))
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for _, i1, i2, j1, j2 in _joined(matcher, right):
        yield starts[j1], "".join(left[i1:i2]), "".join(right[j1:j2])


_Opcode = tuple[str, int, int, int, int]


def _joined(matcher: "SequenceMatcher[str]", right: Sequence[str]) -> list[_Opcode]:
    """The stretches that differ; a word whose characters are partly alike differs as a whole."""
    found: list[_Opcode] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        between = right[found[-1][4] : j1] if found else []
        if found and len(between) <= 1 and all("一" <= each <= "鿿" for each in between):
            last = found.pop()
            found.append(("replace", last[1], i2, last[3], j2))
        else:
            found.append((tag, i1, i2, j1, j2))
    return found


# --- where it stands --------------------------------------------------------------------------


class PrintPlaces:
    """Says where lines of a print stand, as a person finds them."""

    def __init__(self, lines: Sequence[PrintedLine]) -> None:
        self._lines = lines
        self._under: list[tuple[str, int]] = []
        self._heads: dict[int, PrintedLine] = {}
        heading, paragraph = "", 0
        for line in lines:
            if line.is_heading:
                heading, paragraph = line.cells[0].lstrip("# "), 0
            elif not line.table:
                paragraph += 1
            else:
                self._heads.setdefault(line.table, line)
            self._under.append((heading, paragraph))

    def heads(self, line: PrintedLine) -> tuple[str, ...]:
        """The headings of the columns of the table a line is a row of."""
        head = self._heads.get(line.table)
        return head.cells if head is not None else ()

    def heading(self, index: int) -> str:
        """What a line stands under."""
        return self._under[index][0]

    def words(self, index: int, cell: int) -> str:
        """Where a cell of a line stands."""
        line = self._lines[index]
        heading, paragraph = self._under[index]
        where = [f"“{heading}”" if heading and not line.is_heading else ""]
        spot = line.spots[min(cell, len(line.spots) - 1)] if line.spots else ""
        if spot:
            where.append(spot)
        elif line.table:
            where.append(f"第 {line.table} 个表第 {line.row} 行")
        elif not line.is_heading:
            where.append(f"第 {paragraph} 段" if heading else f"开头第 {paragraph} 段")
        heads = self.heads(line)
        if line.table and cell < len(heads) and heads[cell] and line.row > 1:
            where.append(f"“{bare(heads[cell])}”栏")
        return " ".join(filter(None, where)) or "标题"
