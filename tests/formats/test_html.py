"""Pages of the web: one file that asks for nothing, in which what a plan says stays text."""

import base64
import hashlib
import re
from html.parser import HTMLParser

from wenming_cli.formats.pages import Look, html
from wenming_cli.pages.blocks import (
    Block,
    Caution,
    Column,
    Facts,
    Heading,
    Hint,
    Items,
    Paragraph,
    Run,
    Table,
    Verbatim,
)
from wenming_cli.pages.page import Page, Title

HOSTILE = ("=1+1", "<script>alert(1)</script>", '" onload="x', "a|b", "{{正文}}", "\x00\x1b[31m")


class Reader(HTMLParser):
    """The elements, their attributes and the text of a document."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.said: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def page() -> Page:
    blocks = (
        Heading("一、总体"),
        Paragraph.of([Run("共"), Run("三项", is_strong=True)]),
        Caution("有错误"),
        Items(("甲", "乙"), "清单", ("注意", ""), ("a.yaml:1", "")),
        Items(("甲", "乙"), first=3),
        Facts((("总数", "3", "较上月"), ("率", "1%"))),
        Table((Column("名"), Column("数", is_number=True)), (("甲", "1"),), "表", "还有 2 行"),
        Verbatim("\n对：\n    a: 1\n"),
        Hint("横排"),
    )
    return Page(Title("计划", "任务", None, None, is_sample=True), blocks, dict)


def test_every_block_is_shown() -> None:
    shown = html.write([page()], Look())
    for part in (
        "<h1>计划  任务  含示例数据</h1>",
        "<h2>一、总体</h2>",
        "<p>共<strong>三项</strong></p>",
        '<p class="caution">注意：有错误</p>',
        '<li><strong>注意</strong> 甲 <span class="place">a.yaml:1</span></li>',
        "<li>3. 甲</li>",
        '<td class="number">3</td>',
        '<th scope="col">数</th>',
        "<p>还有 2 行</p>",
        "<pre>对：\n    a: 1</pre>",
    ):
        assert part in shown
    assert "横排" not in shown


def test_the_policy_allows_its_own_style_alone() -> None:
    shown = html.write([page()], Look())
    (style,) = re.findall(r"<style>(.*?)</style>", shown, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in shown
    assert not re.search(r"https?:|src=|href=|url\(", shown.replace("default-src", ""))


def test_whatever_a_plan_says_is_text() -> None:
    columns = tuple(Column(text) for text in HOSTILE)
    blocks: tuple[Block, ...] = (
        *map(Paragraph, HOSTILE),
        *map(Heading, HOSTILE),
        Items(HOSTILE, HOSTILE[1], HOSTILE, HOSTILE),
        Facts((HOSTILE,)),
        Table(columns, (HOSTILE,), HOSTILE[1], HOSTILE[1]),
        *map(Verbatim, HOSTILE),
    )
    shown = html.write([Page(Title(HOSTILE[1], HOSTILE[2], None), blocks, dict)], Look())
    read = Reader(shown)
    assert "script" not in read.tags
    assert not any(name.startswith("on") for name in read.attributes)
    assert "<script>alert(1)</script>" in "".join(read.said)
    assert "\x1b" not in shown
    assert "\x00" not in shown


def test_several_pages_are_sections_of_one_file() -> None:
    assert html.write([page(), page()], Look()).count("<section>") == 2
