"""The blocks of a page as paragraphs and tables of a document, in the styles of its master."""

import copy
from collections.abc import Iterator, Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element

from wenming_cli import sink
from wenming_cli.formats.word.master import BODY, Master
from wenming_cli.pages.blocks import (
    Block,
    Caution,
    Facts,
    Heading,
    Hint,
    Items,
    Paragraph,
    Run,
    Table,
    Verbatim,
)
from wenming_cli.pages.page import Title

ACROSS = "横排"
"""The hint that the section whose heading follows stands on pages turned sideways."""

CENTRED = "居中"
NUMBER, _OF_HEAD = "字号", "发文字号"
"""The hint of the number of a document, and the mark in a master that shows it instead."""
_STYLED = ("主送", "落款")
"""Hints that name the style of the block that follows."""

_HEADINGS = {1: "公文标题", 2: "一级标题", 3: "二级标题"}
_DEEPEST = "三级标题"
_LEAST = 4
"""The narrowest a column is reckoned, in columns of text."""
_COLUMN, _EDGES, _EDGE = 108, 130, "57"
"""What a column of text takes, both edges of a cell, and one of them: twentieths of a point."""

LONGEST = 32_000
_CUT = "…（太长，没有写全）"


class BodyWriter:
    """Writes blocks in the place of the mark of the body, one after the other."""

    def __init__(self, master: Master) -> None:
        self.master = master
        self.upright = master.document.element.body.sectPr
        self.is_across = False
        self._across_level = 0
        self._hint = ""
        self._is_empty = True

    def write(self, title: Title, blocks: Sequence[Block], *, is_across: bool = False) -> None:
        """A page; another one after it begins on a new sheet."""
        if not self._is_empty:
            self._turn(is_across=is_across, is_forced=True)
        begins_across = bool(blocks) and blocks[0] == Hint(ACROSS)
        self.is_across = is_across or begins_across
        if title.names:
            self._add(self._paragraph([Run("  ".join(title.names))], _HEADINGS[1]))
        if title.limits:
            self._add(self._paragraph([Run("  ".join(title.limits))], BODY, is_centred=True))
        for block in blocks:
            self._block(block)

    def close(self) -> None:
        """Take the mark away; what follows it in the master stands upright again."""
        place = self.master.place
        following = [each for each in place.itersiblings() if each.tag != qn("w:sectPr")]
        if self.is_across and following:
            self._turn(is_across=False)
        elif self.is_across:
            _lay_across(self.upright)
        before = place.getprevious()
        is_needed = not following and (before is None or before.tag == qn("w:tbl"))
        if is_needed:
            place.addprevious(self._paragraph([Run("")], "表格"))
        place.getparent().remove(place)

    # --- blocks -----------------------------------------------------------------------------------

    def _block(self, block: Block) -> None:
        if isinstance(block, Hint):
            self._hint = block.name
            return
        if isinstance(block, Heading):
            self._turn_at(block)
        stands_in_head = self._hint == NUMBER and _OF_HEAD in self.master.named
        for element in () if stands_in_head else self._elements(block):
            self._add(element)
        self._hint = ""

    def _turn_at(self, heading: Heading) -> None:
        if self._hint == ACROSS:
            self._across_level = heading.level
            self._turn(is_across=True)
        elif self._across_level and heading.level <= self._across_level:
            self._across_level = 0
            self._turn(is_across=False)

    def _elements(self, block: Block) -> Iterator[_Element]:
        style = self._hint if self._hint in _STYLED else BODY
        match block:
            case Heading(text, level):
                yield self._paragraph([Run(text)], _HEADINGS.get(level, _DEEPEST))
            case Paragraph():
                yield self._paragraph(block.pieces, style, is_centred=self._hint == CENTRED)
            case Caution(text):
                yield self._paragraph([Run(f"注意：{text}")], style)
            case Verbatim(text):
                lines = sink.layout(text).strip("\n").split("\n")
                yield from (self._paragraph([Run(line)], "表格") for line in lines)
            case Items():
                yield from self._said(block.heading)
                yield from (self._paragraph([Run(line)], style) for line in block.lines())
            case Facts(rows):
                yield from (self._paragraph([Run(_fact(row))], style) for row in rows)
            case Table():
                yield from self._said(block.heading)
                yield from [self._table(block)] if block.rows else ()
                yield from [self._paragraph([Run(block.foot)], "表格")] if block.foot else ()
            case Hint():
                return

    def _said(self, heading: str) -> Iterator[_Element]:
        if heading:
            yield self._paragraph([Run(heading)], _DEEPEST)

    def _add(self, element: _Element) -> None:
        """Put in what comes next; between two tables stands a line, or they would be one."""
        before = self.master.place.getprevious()
        if element.tag == qn("w:tbl") and before is not None and before.tag == element.tag:
            self.master.place.addprevious(self._paragraph([], "表格"))
        self.master.place.addprevious(element)
        self._is_empty = False

    def _paragraph(
        self, runs: Sequence[Run], style: str, *, is_centred: bool = False, is_right: bool = False
    ) -> _Element:
        paragraph = OxmlElement("w:p")
        looks = _child(paragraph, "w:pPr")
        _child(looks, "w:pStyle", val=self.master.style(style))
        if is_centred:
            _child(looks, "w:ind", firstLine="0", firstLineChars="0")
        if is_centred or is_right:
            _child(looks, "w:jc", val="center" if is_centred else "right")
        for run in runs:
            if run.text:
                paragraph.append(_run(run))
        return paragraph

    # --- tables -----------------------------------------------------------------------------------

    def _table(self, table: Table) -> _Element:
        """A table over the whole width; heads come again on each sheet, rows stay in one piece."""
        widths = _shares(table, self._width())
        made = OxmlElement("w:tbl")
        looks = _child(made, "w:tblPr")
        _child(looks, "w:tblW", w=str(sum(widths)), type="dxa")
        _child(looks, "w:jc", val="center")
        borders = _child(looks, "w:tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            _child(borders, f"w:{side}", val="single", sz="4", space="0", color="auto")
        _child(looks, "w:tblLayout", type="fixed")
        edges = _child(looks, "w:tblCellMar")
        for side in ("left", "right"):
            _child(edges, f"w:{side}", w=_EDGE, type="dxa")
        grid = _child(made, "w:tblGrid")
        for width in widths:
            _child(grid, "w:gridCol", w=str(width))
        if not table.is_bare:
            heads = [column.title for column in table.columns]
            made.append(self._row(heads, widths, [False] * len(widths), is_head=True))
        numbers = [column.is_number for column in table.columns]
        for row in table.rows:
            made.append(self._row(row, widths, numbers))
        return made

    def _row(
        self,
        row: Sequence[str],
        widths: Sequence[int],
        numbers: Sequence[bool],
        *,
        is_head: bool = False,
    ) -> _Element:
        made = OxmlElement("w:tr")
        looks = _child(made, "w:trPr")
        _child(looks, "w:cantSplit")
        if is_head:
            _child(looks, "w:tblHeader")
        for text, width, is_right in zip(row, widths, numbers, strict=True):
            cell = _child(made, "w:tc")
            shape = _child(cell, "w:tcPr")
            _child(shape, "w:tcW", w=str(width), type="dxa")
            _child(shape, "w:vAlign", val="center")
            style = "表头" if is_head else "表格"
            cell.append(self._paragraph([Run(text)], style, is_right=is_right))
        return made

    # --- sheets -----------------------------------------------------------------------------------

    def _width(self) -> int:
        section = copy.deepcopy(self.upright)
        if self.is_across:
            _lay_across(section)
        size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
        edges = (margins.get(qn(f"w:{side}")) for side in ("left", "right", "gutter"))
        return int(size.get(qn("w:w"))) - sum(int(edge or 0) for edge in edges)

    def _turn(self, *, is_across: bool, is_forced: bool = False) -> None:
        """End a section where the sheets are turned; the last paragraph says how it stood."""
        if (is_across == self.is_across and not is_forced) or self._is_empty:
            self.is_across = is_across
            return
        section = copy.deepcopy(self.upright)
        if self.is_across:
            _lay_across(section)
        last = self.master.place.getprevious()
        if last is None or last.tag != qn("w:p"):
            last = self._paragraph([Run("")], "表格")
            self._add(last)
        looks = last.find(qn("w:pPr"))
        if looks is None:
            looks = OxmlElement("w:pPr")
            last.insert(0, looks)
        looks.append(section)
        self.is_across = is_across


def _fact(row: Sequence[str]) -> str:
    name, *said = row
    return f"{name}：{'  '.join(filter(None, said))}"


def _lay_across(section: _Element) -> None:
    """Turn the sheets of a section sideways, its margins with them."""
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    wide, high = (size.get(qn(name)) for name in ("w:w", "w:h"))
    size.set(qn("w:w"), high)
    size.set(qn("w:h"), wide)
    size.set(qn("w:orient"), "landscape")
    turned = {"top": "left", "right": "top", "bottom": "right", "left": "bottom"}
    edges = {to: margins.get(qn(f"w:{of}")) for to, of in turned.items()}
    for side, edge in edges.items():
        margins.set(qn(f"w:{side}"), edge)
    margins.set(qn("w:footer"), str(min(int(margins.get(qn("w:footer"), "850")), 850)))


def _child(parent: _Element, tag: str, **attributes: str) -> _Element:
    child = OxmlElement(tag)
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    parent.append(child)
    return child


def _run(run: Run) -> _Element:
    made = OxmlElement("w:r")
    if run.is_strong:
        looks = _child(made, "w:rPr")
        _child(looks, "w:b")
        _child(looks, "w:bCs")
    text = _child(made, "w:t")
    shown = sink.terminal(run.text)
    text.text = shown if len(shown) <= LONGEST else shown[:LONGEST] + _CUT
    text.set(qn("xml:space"), "preserve")
    return made


def _shares(table: Table, width: int) -> list[int]:
    """The widths of columns: the narrow ones have what they need, the others share what is left."""
    heads = ["" if table.is_bare else column.title for column in table.columns]
    longest = (max(map(sink.width, cells)) for cells in zip(heads, *table.rows, strict=True))
    needs = [max(need, _LEAST) * _COLUMN + _EDGES for need in longest]
    given = [0] * len(needs)
    left = width
    for done, at in enumerate(sorted(range(len(needs)), key=needs.__getitem__)):
        given[at] = min(needs[at], left // (len(needs) - done))
        left -= given[at]
    return [share + left * share // (width - left) for share in given]
