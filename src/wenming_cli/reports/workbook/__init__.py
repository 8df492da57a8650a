"""A report as a workbook (xlsx), for those who hand forms in through Excel or WPS.

It is laid out from the finished text, so that it says what the text says, whatever the template.
Every cell is text or a plain number, never a formula; the same text gives the same bytes.
"""

from wenming_cli.reports.workbook.blocks import blocks
from wenming_cli.reports.workbook.package import packed
from wenming_cli.reports.workbook.sheet import sheet

__all__ = ["workbook"]


def workbook(text: str) -> bytes:
    """The workbook of a report's Markdown text."""
    return packed(sheet(list(blocks(text))))
