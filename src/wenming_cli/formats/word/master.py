"""A master: a document of the office with styles by name, and marks where something is put in."""

import io
import re
from collections.abc import Iterator, Mapping
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml.etree import LxmlError, _Element

from wenming_cli import sink
from wenming_cli.formats.pages import UnwritableError
from wenming_cli.formats.word.shipped_masters import packed

BODY = "正文"
MARKS = ("发文机关标志", "发文字号", "抄送", "印发机关", "印发日期")
"""What a master may have put in, in double braces; the body stands alone in its paragraph."""

STYLES = (
    "公文标题",
    "主送",
    "正文",
    "一级标题",
    "二级标题",
    "三级标题",
    "落款",
    "表格",
    "表头",
)
"""The styles of paragraphs that are written with; a master has to have all of them."""

_NORMAL = "Normal"
"""What is 正文 to people is called so in a file, by Word and WPS of any language."""

LARGEST = 20 * 1024 * 1024
"""Of a master when it is unpacked, in bytes."""

_MARK = re.compile(r"\{\{([^{}]*+)\}\}")
_MACROS = re.compile(r"vbaProject|macroEnabled|activeX|oleObject", re.IGNORECASE)
_EXTERNAL = re.compile(rb"""TargetMode\s*=\s*["']External""", re.IGNORECASE)


class MasterFaultError(UnwritableError):
    """A fault of a master: E907 not readable, E908 refused, E909 to E911 what it lacks."""

    code = 1

    def __init__(self, number: str, name: str, message: str) -> None:
        super().__init__(sink.terminal(f"{name}: 错误 {number} {message}"))


class Master:
    """An opened master. Raises ``MasterFaultError``."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        _refuse_what_acts(name, data)
        try:
            self.document: WordDocument = Document(io.BytesIO(data))
            self._ids = {str(s.name): str(s.style_id) for s in self.document.styles if s.type == 1}
            roots = self._roots()
        except (OpcError, LxmlError, LookupError, ValueError, BadZipFile, AttributeError):
            raise MasterFaultError("E907", name, "母版读不懂，不是完好的 docx 文件") from None
        self._ids.setdefault(BODY, self._ids.get(_NORMAL, ""))
        lacking = [style for style in STYLES if not self._ids.get(style)]
        if lacking:
            raise MasterFaultError("E911", name, f"母版里没有{_listed(lacking)}这些样式")
        self.paragraphs = [p for root in roots for p in root.iter(qn("w:p"))]
        self.place = self._place()
        self.named = frozenset(name for p in self.paragraphs for name in marks_in(p))

    def style(self, name: str) -> str:
        """The id of a style by its name."""
        return self._ids[name]

    def _roots(self) -> list[_Element]:
        """The body, and the headers and footers there are."""
        parts = [rel.target_part for rel in self.document.part.rels.values()]
        ends = [
            part for part in parts if str(part.partname).startswith(("/word/header", "/word/foo"))
        ]
        return [self.document.element, *(part.element for part in ends)]

    def _place(self) -> _Element:
        """The paragraph in whose place the body goes."""
        marked = [(p, name) for p in self.paragraphs for name in marks_in(p)]
        unknown = {name: None for _, name in marked if name not in (*MARKS, BODY)}
        if unknown:
            known = _listed((BODY, *MARKS))
            words = f"母版里有不认识的记号{_listed(unknown)}，能用的是{known}"
            raise MasterFaultError("E910", self.name, words)
        places = [p for p, name in marked if name == BODY]
        body = self.document.element.body
        alone = [p for p in places if _MARK.fullmatch(text_of(p).strip()) and p.getparent() is body]
        if len(places) != 1 or len(alone) != 1:
            words = "母版里要有一处 {{正文}}，单独成一段，不在表格和文本框里"
            raise MasterFaultError("E909", self.name, words)
        return alone[0]

    def fill(self, values: Mapping[str, str]) -> None:
        """Put values in the place of marks; a paragraph whose marks all stay empty goes.

        This is done before the body goes in, so nothing a plan says is taken for a mark.
        """
        for paragraph in self.paragraphs:
            named = marks_in(paragraph)
            if paragraph is self.place or not named:
                continue
            if any(values.get(name) for name in named):
                _replace(paragraph, values)
            else:
                _empty(paragraph)

    def saved(self) -> bytes:
        """The document; the same content gives the same bytes."""
        out = io.BytesIO()
        self.document.save(out)
        with ZipFile(out) as archive:
            return packed({name: archive.read(name) for name in archive.namelist()})


def _listed(names: Iterator[str] | Mapping[str, None] | tuple[str, ...] | list[str]) -> str:
    return "、".join(f"“{name}”" for name in names)


def _refuse_what_acts(name: str, data: bytes) -> None:
    """Refuse a master with macros, with ties to other places, or that is too large unpacked."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > LARGEST:
                raise MasterFaultError("E908", name, "母版解开以后超过 20 MB，不使用")
            if any(_MACROS.search(entry.filename) for entry in entries):
                raise MasterFaultError("E908", name, "母版里有宏或者嵌入的程序，不使用")
            rels = [archive.read(each) for each in entries if each.filename.endswith(".rels")]
            types = [archive.read(each) for each in entries if "Content_Types" in each.filename]
    except (BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError):
        raise MasterFaultError("E907", name, "母版读不懂，不是完好的 docx 文件") from None
    if any(b"macroEnabled" in content for content in types):
        raise MasterFaultError("E908", name, "母版里有宏或者嵌入的程序，不使用")
    if any(_EXTERNAL.search(content) for content in rels):
        words = "母版连着外面的文件或者网址，不使用；把链接改成普通文字、图片嵌进来"
        raise MasterFaultError("E908", name, words)


# --- marks ----------------------------------------------------------------------------------------


def text_of(paragraph: _Element) -> str:
    """What a paragraph says; paragraphs of text boxes inside of it are their own."""
    return "".join(each.text or "" for each in _texts(paragraph))


def marks_in(paragraph: _Element) -> list[str]:
    """The names of the marks in a paragraph, in order."""
    return [name.strip() for name in _MARK.findall(text_of(paragraph))]


def _texts(paragraph: _Element) -> list[_Element]:
    found = paragraph.iter(qn("w:t"))
    return [each for each in found if next(each.iterancestors(qn("w:p"))) is paragraph]


def _replace(paragraph: _Element, values: Mapping[str, str]) -> None:
    """Put values into the texts of a paragraph, where an editor may have split a mark over runs."""
    texts = _texts(paragraph)
    for found in reversed(list(_MARK.finditer(text_of(paragraph)))):
        value = sink.terminal(values.get(found[1].strip(), ""))
        start = 0
        for each in texts:
            said = each.text or ""
            first, last = max(found.start() - start, 0), min(found.end() - start, len(said))
            start += len(said)
            if first < last:
                each.text = said[:first] + value + said[last:]
                each.set(qn("xml:space"), "preserve")
                value = ""


def _empty(paragraph: _Element) -> None:
    """Take a paragraph away; the last one of a cell of a table has to stay."""
    parent = paragraph.getparent()
    if parent is not None and len(parent.findall(qn("w:p"))) > 1:
        parent.remove(paragraph)
        return
    for each in _texts(paragraph):
        each.text = ""
