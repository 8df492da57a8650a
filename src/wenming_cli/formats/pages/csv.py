"""CSV for spreadsheets, with a byte-order mark so that Excel and WPS open it as UTF-8.

Each row ends in the plan, the day and whether there are invented data in it, so that rows that are
copied or put together still say what they are of.
"""

import csv
import io
from collections.abc import Iterator, Sequence

from wenming_cli import sink
from wenming_cli.formats.pages import Look, UnwritableError
from wenming_cli.pages.blocks import Column
from wenming_cli.pages.page import Page, Title

_OF = ("计划名称", "数据截止日", "示例数据")


def write(pages: Sequence[Page], _: Look) -> str:
    """One table; several pages have the same columns. Raises ``UnwritableError`` without any."""
    if not any(page.table for page in pages):
        raise UnwritableError("这里没有表格，写不成 csv\n提示：text、markdown、json 都可以")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    heads: list[str] = []
    for page in pages:
        table = page.table
        if table is None:
            continue
        own = [*(column.title for column in table.columns), *_OF]
        if own != heads:
            writer.writerow(map(sink.csv_cell, own))
            heads = own
        of = tuple(map(sink.csv_cell, _marks(page.title)))
        writer.writerows([*_cells(table.columns, row), *of] for row in table.rows)
    return sink.BOM + out.getvalue()


def _cells(columns: Sequence[Column], row: Sequence[str]) -> Iterator[str]:
    for column, cell in zip(columns, row, strict=True):
        yield cell if column.is_number else sink.csv_cell(cell)


def _marks(title: Title) -> tuple[str, str, str]:
    day = "" if title.as_of is None else title.as_of.isoformat()
    return title.plan, day, "是" if title.is_sample else "否"
