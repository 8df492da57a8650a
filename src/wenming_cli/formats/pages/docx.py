"""Documents for Word and WPS, looking as the master of the office does; the text is the page's."""

from collections.abc import Sequence

from wenming_cli.formats.pages import Look
from wenming_cli.formats.word.master import Master
from wenming_cli.formats.word.shipped_masters import REPORT, shipped_master
from wenming_cli.formats.word.writing_body import BodyWriter
from wenming_cli.pages.blocks import Heading, Table
from wenming_cli.pages.page import Page

_UPRIGHT = 8
"""The most columns of a table that stand on an upright sheet, where no hint says otherwise."""


def write(pages: Sequence[Page], look: Look) -> bytes:
    """Each page on sheets of its own. Raises ``MasterFaultError``."""
    name, data = look.master or (REPORT, shipped_master(REPORT))
    master = Master(name, data)
    master.fill(pages[0].marks)
    body = BodyWriter(master)
    for page in pages:
        body.write(page.title, page.blocks, is_across=_is_wide(page))
    body.close()
    return master.saved()


def _is_wide(page: Page) -> bool:
    """Whether a page without headings has a table too wide for upright sheets."""
    tables = (block for block in page.blocks if isinstance(block, Table))
    has_headings = any(isinstance(block, Heading) for block in page.blocks)
    return not has_headings and any(len(table.columns) > _UPRIGHT for table in tables)
