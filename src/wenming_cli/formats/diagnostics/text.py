"""Text for people: place, fault, the line with a caret, the cure, and a summary."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from wenming_cli import sink
from wenming_cli.diagnostic import Diagnostic, Location, Severity, Waived
from wenming_cli.formats.diagnostics.outcome import Outcome
from wenming_cli.formats.paint import painted, with_places
from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.pages.folding import folded

ENDINGS: tuple[str, ...] = (".txt",)

MOST_SHOWN = 100
MOST_OF_A_CODE = 20
LONGEST_LINE = 120
_MARGIN = 10


def render(outcome: Outcome) -> str:
    """One block a diagnostic, at most 100, then a one-line summary.

    Errors are all to be mended; of what else one code says, the first 20 show what is meant.
    """
    told, more = _summed_up(outcome.diagnostics)
    blocks = [_block(outcome, diagnostic) for diagnostic in told[:MOST_SHOWN]]
    left = len(told) - len(blocks)
    if left:
        blocks.append(f"还有 {left} 条没有列出，先改好上面的再检查一次")
    blocks += (f"还有 {count} 处 {code}，用 --format json 看全部" for code, count in more)
    lines = "\n".join([*blocks, *ignored_lines(outcome), summary(outcome)]).split("\n")
    text = "\n".join(part for line in lines for part in _folded(line, outcome.columns)) + "\n"
    return with_places(_LEVEL.sub(_painted, text)) if outcome.colour else text


def _summed_up(found: Iterable[Diagnostic]) -> tuple[list[Diagnostic], list[tuple[str, int]]]:
    """The diagnostics to be listed, and by code how many warnings and hints are not."""
    told: list[Diagnostic] = []
    counts: Counter[str] = Counter()
    for diagnostic in found:
        counts[diagnostic.code] += not diagnostic.is_error
        if diagnostic.is_error or counts[diagnostic.code] <= MOST_OF_A_CODE:
            told.append(diagnostic)
    over = {code: count - MOST_OF_A_CODE for code, count in sorted(counts.items())}
    return told, [(code, count) for code, count in over.items() if count > 0]


_LEVEL = lazy_pattern(r": (错误|警告|提示) (?=E\d{3} )")
_COLOURS = {"错误": "31", "警告": "33", "提示": "34"}


def _painted(level: re.Match[str]) -> str:
    return f": {painted(level[1], _COLOURS[level[1]])} "


def _folded(line: str, columns: int | None) -> Iterator[str]:
    """A line in the columns of a terminal, its first indentation kept."""
    if columns is None or sink.width(line) <= columns:
        yield line
        return
    indent = line[: len(line) - len(line.lstrip())]
    yield from (indent + part for part in folded(line.lstrip(), columns - len(indent)))


def ignored_lines(outcome: Outcome) -> list[str]:
    """What is ignored, one line each, at most 100."""
    lines = [
        f"{place(waived.diagnostic.location)}: {sink.terminal(ignored_words(waived))}"
        for waived in outcome.ignored[:MOST_SHOWN]
    ]
    left = len(outcome.ignored) - len(lines)
    return [*lines, f"还有 {left} 处注明忽略没有列出，用 --format json 看全部"] if left else lines


def ignored_words(waived: Waived) -> str:
    """Code, fault and reason of what is ignored; not cleaned."""
    found = waived.diagnostic
    return f"已忽略 {found.code} {found.message}（理由：{waived.reason}）"


def summary(outcome: Outcome) -> str:
    """What was checked and what came of it, in one line."""
    checked = f"检查了 {len(outcome.files)} 个文件"
    ignored = f"，另有 {len(outcome.ignored)} 处注明忽略" if outcome.ignored else ""
    errors, warnings = outcome.count(Severity.ERROR), outcome.count(Severity.WARNING)
    infos = outcome.count(Severity.INFO)
    if not outcome.diagnostics:
        return f"{checked}，没有发现问题{ignored}"
    found = [f"{errors} 处错误", f"{warnings} 处警告"] + ([f"{infos} 处提示"] if infos else [])
    strict = "；警告也算不通过" if outcome.strict and warnings else ""
    return f"{checked}：{'，'.join(found)}{ignored}{strict}"


def place(at: Location) -> str:
    """Where something is, as the start of a line."""
    return f"{sink.line_start(at.file)}:{at.line}:{at.column}"


def advice(diagnostic: Diagnostic) -> str:
    """Fault and cure in one sentence, for formats that have one text; not cleaned."""
    return diagnostic.message + (f"（{diagnostic.hint}）" if diagnostic.hint else "")


def _block(outcome: Outcome, diagnostic: Diagnostic) -> str:
    fault = f"{diagnostic.severity.label} {diagnostic.code} {sink.terminal(diagnostic.message)}"
    lines = [f"{place(diagnostic.location)}: {fault}", *_caret(outcome, diagnostic)]
    if diagnostic.hint:
        lines.append(f"    提示：{sink.terminal(diagnostic.hint)}")
    return "\n".join(lines)


def _caret(outcome: Outcome, diagnostic: Diagnostic) -> list[str]:
    at = diagnostic.location
    line = outcome.line(at.file, at.line).replace("\t", " ")
    if not line.strip():
        return []
    start = at.column - 1
    end = at.end_column - 1 if at.end_line == at.line else len(line)
    longest = _longest(sink.width(sink.terminal(line)), outcome.columns)
    first = max(0, start - longest // 2) if len(line) > longest else 0
    line = line[first : first + longest]
    before, marked = line[: start - first], line[start - first : end - first]
    indent = " " * sink.width(sink.terminal(before))
    carets = "^" * max(sink.width(sink.terminal(marked)), 1)
    return [f"  {at.line:>5} | {sink.terminal(line)}", f"        | {indent}{carets}"]


def _longest(wide: int, columns: int | None) -> int:
    """How many characters of a line so wide are shown; on a terminal all may be full-width."""
    room = None if columns is None else columns - _MARGIN
    return LONGEST_LINE if room is None or wide <= room else max(1, min(LONGEST_LINE, room // 2))
