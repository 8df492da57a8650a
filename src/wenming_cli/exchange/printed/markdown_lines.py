"""The lines of a report in Markdown, by the numbers they have in an editor."""

import re

from wenming_cli.exchange.printed.printed_line import LineGatherer, PrintedLine

_RULE = re.compile(r"\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?)?\s*")
_CELLS = re.compile(r"(?<!\\)\|")
_BULLET = re.compile(r"[*+-]\s+")
_MARKS = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


def lines_of_markdown(text: str) -> list[PrintedLine]:
    """Every line that says something; rules below the heads of tables are only drawn."""
    found = LineGatherer()
    was_row = False
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        is_row = stripped.startswith("|")
        if is_row and not was_row:
            found.begin_table()
        was_row = is_row
        if is_row and not _RULE.fullmatch(stripped):
            cells = [_plain(cell) for cell in _CELLS.split(stripped)[1:]]
            found.row(cells, [f"第 {number} 行"] * len(cells))
        elif not is_row:
            found.paragraph(_plain(_BULLET.sub("- ", stripped, count=1)), f"第 {number} 行")
    return found.lines


def _plain(text: str) -> str:
    return _MARKS.sub("", text)
