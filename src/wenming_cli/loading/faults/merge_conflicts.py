"""What git leaves in a file when two branches changed the same lines and nobody chose yet.

The marks stand at the very start of a line, where no text of a plan can; the same signs in a block
of text are indented, and are text. Reading goes on with the lines of the first side.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from wenming_cli.diagnostic import Location
from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.loading.fault_report import FaultReport
from wenming_cli.model.place import Source

CODE = "E111"
_MARK = lazy_pattern(r"^(<{7}|\|{7}|={7}|>{7})(?: .*)?\r?$", re.MULTILINE)
_ORDER = "<|=>"


@dataclass(slots=True)
class Conflict:
    """The lines of the marks of one conflict, by the sign they are made of."""

    marks: dict[str, int] = field(default_factory=dict)

    def is_followed_by(self, sign: str) -> bool:
        """Tell whether a mark may come next in this conflict."""
        return bool(self.marks) and _ORDER.index(sign) > max(map(_ORDER.index, self.marks))

    @property
    def is_whole(self) -> bool:
        """Tell whether it begins, has two sides and ends."""
        return self.marks.keys() >= set("<=>")

    @property
    def first(self) -> int:
        """The line of its first mark."""
        return min(self.marks.values())

    @property
    def last(self) -> int:
        """The line of its last mark."""
        return max(self.marks.values())

    def lines_not_read(self) -> Iterator[int]:
        """Its marks, and of a whole one what stands between those of the first side's end."""
        yield from self.marks.values()
        if self.is_whole:
            yield from range(self.marks.get("|", self.marks["="]), self.last)


def without_conflicts(source: Source, text: str, report: FaultReport) -> str:
    """Give the text without marks and with one side of each conflict, offsets unchanged."""
    if _MARK.search(text) is None:
        return text
    found = list(_conflicts(source, text))
    for conflict in found:
        report.add(_location(source, conflict), CODE, *_said(conflict))
    lines = text.split("\n")
    for number in sorted({n for conflict in found for n in conflict.lines_not_read()}):
        source.unread.append(lines[number - 1])
        source.blanked.add(number)
        lines[number - 1] = " " * len(lines[number - 1])
    return "\n".join(lines)


def _conflicts(source: Source, text: str) -> Iterator[Conflict]:
    """What the marks of a text are of; there is one at least."""
    conflict = Conflict()
    for mark in _MARK.finditer(text):
        sign, line = mark[1][0], source.position(mark.start())[0]
        if conflict.marks and not conflict.is_followed_by(sign):
            yield conflict
            conflict = Conflict()
        conflict.marks[sign] = line
    yield conflict


def _location(source: Source, conflict: Conflict) -> Location:
    start = source.offset(conflict.first)
    return source.location(start, source.offset(conflict.last) + len(source.line(conflict.last)))


def _said(conflict: Conflict) -> tuple[str, str]:
    """The sentence about a conflict, and what to do."""
    marks = conflict.marks
    if not conflict.is_whole:
        message = f"git 合并冲突没有清理干净：{_lines(marks.values())}还有冲突标记"
        return message, "核对上下各行是不是都要，再删去标记那一行"
    base = marks.get("|", marks["="])
    ours = _range(marks["<"] + 1, base - 1)
    theirs = _range(marks["="] + 1, marks[">"] - 1)
    message = f"git 合并冲突还没有解决，第 {conflict.first} 到 {conflict.last} 行"
    message += f"：一边是{ours}，另一边是{theirs}"
    if "|" in marks:
        message += f"，改动之前是{_range(base + 1, marks['='] - 1)}"
    removed = sorted({marks["<"], marks[">"], *range(base, marks["="] + 1)})
    kept = "两边都要的，" + ("删掉标记和改动之前的内容" if "|" in marks else "删掉这三行标记")
    return message, f"{kept}（{_lines(removed)}）；只要一边的，把另一边也删掉"


def _lines(numbers: Iterable[int]) -> str:
    return f"第 {'、'.join(map(str, numbers))} 行"


def _range(first: int, last: int) -> str:
    if last < first:
        return "空的"
    return f"第 {first} 行" if first == last else f"第 {first} 到 {last} 行"
