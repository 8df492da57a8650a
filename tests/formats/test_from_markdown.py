"""Markdown taken apart: what each piece of it becomes, and that nothing of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenming_cli import sink
from wenming_cli.formats.pages import Look, markdown
from wenming_cli.pages.blocks import (
    Block,
    Caution,
    Column,
    Heading,
    Hint,
    Items,
    Paragraph,
    Run,
    Table,
    Verbatim,
)
from wenming_cli.pages.from_markdown import document_of
from wenming_cli.pages.page import Page, Title


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("## 一\n\n### 二\n", [Heading("一"), Heading("二", 3)]),
        ("甲\n乙  \n丙\n", [Paragraph("甲"), Paragraph("乙"), Paragraph("丙")]),
        ("共**三**项\n", [Paragraph("共三项", (Run("共"), Run("三", is_strong=True), Run("项")))]),
        ("见 [这里](http://a) 和 `x` 和 ![图](b)\n", [Paragraph("见 这里 和 x 和 图")]),
        ("- 甲\n- **乙**\n", [Items(("甲", "乙"))]),
        ("3. 甲\n4. 乙\n   - 丙\n", [Items(("甲", "乙 丙"), first=3)]),
        ("> 留意\n> 这里\n", [Caution("留意 这里")]),
        ("<!-- 横排 -->\n\n文<!-- 注 -->字\n", [Hint("横排"), Paragraph("文字")]),
        ("<!-- 甲 -->\n<!-- 乙 -->\n", [Hint("甲"), Hint("乙")]),
        ("<div>\n<!-- 甲 --> 文\n", [Paragraph("<div>"), Hint("甲"), Paragraph("文")]),
        ("文 <b>字</b>\n", [Paragraph("文 <b>字</b>")]),
        ("    a: 1\n", [Verbatim("a: 1\n")]),
        ("文\n\n---\n\n文\n", [Paragraph("文"), Paragraph("文")]),
        (
            "| 项 | 数 |\n|---|---:|\n| 甲\\|乙 | **1** |\n| <!-- x --> | |\n",
            [Table((Column("项"), Column("数", is_number=True)), (("甲|乙", "1"), ("", "")))],
        ),
    ],
)
def test_blocks(text: str, blocks: list[Block]) -> None:
    assert list(document_of(text).blocks) == blocks


def test_the_title_is_the_first_heading_of_all() -> None:
    document = document_of("文\n\n# 题\n\n# 又\n")
    assert document.title == "题"
    assert document.blocks == (Paragraph("文"), Heading("又", 1))
    assert document_of("文\n").title == ""


WORDS = st.text(min_size=1, max_size=20).filter(lambda text: bool(text.split()))


def _clean(text: str) -> str:
    return " ".join(sink.terminal(part) for part in text.split())


@given(st.lists(WORDS, min_size=1, max_size=3))
def test_what_the_writer_writes_is_read_again(texts: list[str]) -> None:
    items, rows = tuple(texts), (tuple(texts),)
    columns = tuple(Column(text) for text in texts)
    blocks = (Heading(texts[0], 2), Paragraph(texts[0]), Items(items), Table(columns, rows))
    page = Page(Title(texts[0], "", None), blocks, dict)
    _, heading, paragraph, listed, table = document_of(markdown.write([page], Look())).blocks
    clean = tuple(map(_clean, texts))
    assert heading == Heading(clean[0], 3)
    assert paragraph == Paragraph(clean[0])
    assert listed == Items(clean)
    assert isinstance(table, Table)
    assert (tuple(c.title for c in table.columns), table.rows) == (clean, (clean,))
