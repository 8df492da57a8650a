"""Long annexes of a report, parted from its main text, which then says where they are."""

import re
from collections.abc import Iterator

from wenming_cli.frozen import frozen

LONGEST = 40
"""The most rows of an annex that stay with the main text."""

_ACROSS = "<!-- 横排 -->"
"""Templates put it before the heading of an annex, which is printed sideways."""

_HINTS = re.compile(r"^<!-- (?:横排|居中|字号|主送|落款) -->\n\n?", re.MULTILINE)
"""What templates say of how a paper is set; it is of no use to whoever reads Markdown."""

_NOTES = re.compile(r"^\d\. ((?:数据截止|计划内容摘要).*)$", re.MULTILINE)
"""What a report says of its data at its end, which its annexes say too where they are apart."""

_HEADING = re.compile(r"(#+) ")


def without_hints(text: str) -> str:
    """The Markdown of a report as people are given it."""
    return _HINTS.sub("", text) if "<!-- " in text else text


@frozen
class PartedReport:
    """The Markdown of the main text, and of the annexes that are too long for it, if any."""

    main: str
    annexes: str


def parted(text: str, told: str) -> PartedReport:
    """A report with its long annexes apart; in their place is said how long they are and ``told``.

    ``told`` ends the sentence: ``见“月报附表.docx”``.
    """
    main: list[str] = []
    annexes: list[str] = []
    for lines in _sections(text.splitlines(keepends=True)):
        rows = _rows(lines)
        if lines[0].strip() != _ACROSS or rows <= LONGEST:
            main += lines
            continue
        annexes += lines
        heading = next((line for line in lines if _HEADING.match(line)), "")
        main += [heading, "\n" * bool(heading), f"共 {rows} 行，{told}。\n", "\n"]
    title = next((line for line in main if line.startswith("# ")), "")
    head = [title.rstrip("\n") + "（附表）\n", "\n"] if title else []
    foot = ["".join(f"- {note}\n" for note in _NOTES.findall(text))] if annexes else []
    return PartedReport("".join(main), "".join([*head, *annexes, *foot]) if annexes else "")


def _sections(lines: list[str]) -> Iterator[list[str]]:
    """The text in pieces: each annex is one, and each stretch between two of them."""
    piece: list[str] = []
    level = 0
    for line in lines:
        heading = _HEADING.match(line)
        is_next = heading is not None and 0 < len(heading[1]) <= level
        if line.strip() == _ACROSS or is_next:
            if piece:
                yield piece
            piece, level = [], 0
        if heading is not None and piece and piece[0].strip() == _ACROSS and not level:
            level = len(heading[1])
        piece.append(line)
    if piece:
        yield piece


def _rows(lines: list[str]) -> int:
    """How many rows the tables have, without their heads and the lines below these."""
    rules = sum(line.startswith(("|---", "| ---")) for line in lines)
    return sum(line.startswith("|") for line in lines) - 2 * rules
