"""Reading on past a syntax error, so that one fault never hides the others.

A mark that one character mends is mended in the text that is parsed; otherwise the line that is in
the way is left out, with what hangs on it. Offsets stay what they are.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from wenming_cli.loading.characters import content_start
from wenming_cli.loading.fault_report import FaultReport
from wenming_cli.loading.faults.parser_stop import SyntaxFault
from wenming_cli.model.place import Source, is_written

_CLOSERS = re.compile(r"[ \t]*[\]},]+[ \t]*$")
_STRUCTURE = re.compile(r" *(?:- |[^\s:：]+:(?:\s|$))")
_KEY = re.compile(r"[^\s:：{\[]+[:：]")
_OPENER = re.compile(r"[:：]$|^[^\s:：]+[:：]?[^\s:：]*$")
_BLOCK_SCALAR = re.compile(r"[:-] +[|>][-+0-9]*$")
_LATE_DASH = re.compile(r"(?: *[^\S ]\s*|\s*(?=-[^\s-]))(-)\s*")
_SLACK = 2


class Recovery:
    """The text of a file with ever more of it left out."""

    def __init__(self, source: Source, text: str, report: FaultReport) -> None:
        self.source = source
        self.text = text
        self.lines = source.position(len(text))[0]
        self.report = report
        self.mended: set[tuple[int, str]] = set()
        self.reported: set[int] = set()
        own = takewhile(lambda d: d.location.file == source.name, reversed(report.diagnostics))
        self.odd = {diagnostic.location.line for diagnostic in own}

    def get_past(self, fault: SyntaxFault, at: int) -> bool:
        """Report a fault and take it out of the text; False where nothing is left to take out.

        ``at`` is where the parser stood. Where it stumbled over a line with a character that does
        not belong, that line is to blame, and it is reported already.
        """
        for line in self._around(at):
            if line in self.odd:
                self.odd.discard(line)
                return self._leave_out(line, line, fault, keeps_dash=False)
        slip = fault.slip
        line = self.source.position(slip.start)[0]
        if line not in self.reported and (fault.is_sure or not self._follows_gap(line)):
            location = self.source.location(slip.start, slip.end)
            self.report.add(location, slip.code, slip.message, slip.hint)
        self.reported.add(line)
        if slip.mend is not None and slip.mend not in self.mended:
            self.mended.add(slip.mend)
            start, new = slip.mend
            self.text = self.text[:start] + new + self.text[start + len(new) :]
            return True
        last = self.source.position(fault.until)[0]
        return self._leave_out(min(line, last), max(line, last), fault, keeps_dash=True)

    def _around(self, at: int) -> Iterator[int]:
        """The line of an offset and the next written one above."""
        line = self.source.position(at)[0]
        yield line
        line -= 1
        while line >= 1 and not is_written(self.source.line(line)):
            line -= 1
        yield line

    def _follows_gap(self, line: int) -> bool:
        """Whether the next written line above was left out."""
        *_, above = self._around(self.source.offset(line))
        return above in self.source.blanked

    def _leave_out(self, first: int, last: int, fault: SyntaxFault, *, keeps_dash: bool) -> bool:
        """Blank lines; a “- ” stays, so that what follows is still a record of its own."""
        start = self.source.offset(first)
        kept = content_start(self.text, start)
        if not keeps_dash or not self.text[kept : self._end(last)].strip():
            kept = start
        line = _RecoveredLine(self.source.line(first), takes_dash=kept == start)
        last = self._last_below(line, last, fault)
        end = self._end(last)
        blank = re.sub(r"[^\n\r]", " ", self.text[kept:end])
        if blank == self.text[kept:end]:
            return False
        self.text = self.text[:kept] + blank + self.text[end:]
        self.source.blanked.update(range(first, last + 1))
        self.source.unread.append(self.source.text[start:end])
        return True

    def _last_below(self, line: "_RecoveredLine", last: int, fault: SyntaxFault) -> int:
        """The last line of what hangs on a line that is left out."""
        written = (n for n in range(last + 1, self.lines + 1) if is_written(self.source.line(n)))
        first = next(written, None)
        if first is None:
            return last
        for number in (first, *written):
            below = self.source.line(number)
            hangs = line.holds(below, self.source.line(first), fault)
            if not (hangs or _CLOSERS.match(below)):
                break
            last = number
        return last

    def _end(self, line: int) -> int:
        return self.source.offset(line) + len(self.source.line(line))


class _RecoveredLine:
    """A line that is left out, with its “- ” or without, and what hangs on it."""

    def __init__(self, text: str, *, takes_dash: bool) -> None:
        self.column = content_start(text)
        self.content = text[self.column :].strip()
        self.dash = text.rfind("-", 0, self.column) if takes_dash else -1
        found = _LATE_DASH.match(text)
        if found:
            self.dash, self.content = found.start(1), text[found.end() :].rstrip()

    def holds(self, below: str, first: str, fault: SyntaxFault) -> bool:
        """Tell whether a line hangs on this one; ``first`` is the first line that follows it."""
        indent, least = _indent(below), _indent(first)
        if fault.is_open:
            return indent > self.column
        if self.dash >= 0 and _KEY.match(self.content):
            return indent >= least > self.dash
        if not (_OPENER.search(self.content) or _BLOCK_SCALAR.search(self.content)):
            return indent > self.column and not _STRUCTURE.match(below)
        slack = _SLACK if fault.is_misplaced else 0
        if first.startswith("-", least):
            is_item = indent == least and below.startswith("-", indent)
            return least >= self.column - slack and (indent > least or is_item)
        return indent >= least > self.column - (slack if _BLOCK_SCALAR.search(self.content) else 0)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
