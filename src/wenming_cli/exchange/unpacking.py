"""Zipped workbooks, unpacked within bounds: what is needed and no more ever gets to memory.

What a directory says of sizes is not believed: what really comes out is counted. Pictures, links to
other files and print settings are not unpacked at all.
"""

import io
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from wenming_cli.exchange.file_kinds import UnreadableWorkbookError

MOST_UNPACKED = 64 * 1024 * 1024
"""Of the text of a workbook, in bytes: more than any table that people fill in."""
_MOST_PARTS = 5000
_ENCRYPTED = 0x1
_IGNORED = re.compile(
    r"(?:^|/)(?:media|drawings|charts|chartsheets|externalLinks|embeddings|printerSettings"
    r"|pivotCache|pivotTables|theme|ctrlProps|customXml|Pictures|Thumbnails|Configurations2"
    r"|docProps)/",
    re.IGNORECASE,
)
_MACROS = re.compile(
    r"(?:^|/)(?:vbaProject\.bin|macrosheets/.*|Basic/.*\.xml|Scripts/.+)$", re.IGNORECASE
)
_BROKEN = (BadZipFile, LargeZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)
"""What the library raises of an archive that is none, or is of another kind than it says."""
DAMAGED = "文件损坏了，读不完整"
AGAIN = "用 WPS 或 Excel 打开看看，能打开就另存为新的 .xlsx，打不开就请对方重发"
AGAIN_DOCUMENT = "用 WPS 或 Word 打开看看，能打开就另存为新的 .docx，打不开就重新印一份"
MACROS = "工作簿里带有宏，不读"
MACROS_HINT = "另存为不带宏的 .xlsx（“Excel 工作簿”）再来"
LOCKED = "工作簿加了打开密码，读不了"
LOCKED_HINT = "在 WPS 或 Excel 里取消密码，另存以后再来"

_BODY = "word/document.xml"
"""The part of a document that holds what it says."""

Parts = dict[str, bytes]
"""The parts of a workbook by name."""

_Told = tuple[str, str]
"""What is wrong, and what to do."""


class _Refusals(NamedTuple):
    """What is told of an archive that is damaged, too large, locked, or has macros."""

    damaged: _Told
    bomb: _Told
    locked: _Told
    macros: _Told


_OF_WORKBOOK = _Refusals(
    (DAMAGED, AGAIN),
    ("文件展开以后太大，不像人填的表格", "只留要用的工作表和行列，另存为新的 .xlsx 再来"),
    (LOCKED, LOCKED_HINT),
    (MACROS, MACROS_HINT),
)
_OF_DOCUMENT = _Refusals(
    (DAMAGED, AGAIN_DOCUMENT),
    ("文件展开以后太大，不像一份报告", "去掉后来加进去的内容，另存以后再来"),
    ("文档加了打开密码，读不了", "在 WPS 或 Word 里取消密码，另存以后再来"),
    ("文档里带有宏，不读", "另存为不带宏的 .docx 再来"),
)


def unpacked(data: bytes) -> Parts:
    """What of a zipped workbook is needed to read its tables."""
    with _opened(data, _OF_WORKBOOK) as archive:
        infos = archive.infolist()
        _require_table(infos)
        return _read(archive, filter(_is_needed, infos), _OF_WORKBOOK)


def body_of_document(data: bytes) -> bytes:
    """The body of a document for Word, which is all that is read of one."""
    with _opened(data, _OF_DOCUMENT) as archive:
        bodies = [info for info in archive.infolist() if info.filename == _BODY]
        if len(bodies) != 1:
            raise UnreadableWorkbookError("这不是 Word 文档", AGAIN_DOCUMENT)
        return _read(archive, bodies, _OF_DOCUMENT)[_BODY]


@contextmanager
def _opened(data: bytes, told: _Refusals) -> Iterator[ZipFile]:
    """An archive of which no more is asked than to hold something; anything else is refused."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > _MOST_PARTS:
                raise UnreadableWorkbookError(*told.bomb)
            if any(info.flag_bits & _ENCRYPTED for info in infos):
                raise UnreadableWorkbookError(*told.locked)
            if any(_MACROS.search(info.filename) for info in infos):
                raise UnreadableWorkbookError(*told.macros)
            yield archive
    except _BROKEN as error:
        raise UnreadableWorkbookError(*told.damaged) from error


def _require_table(infos: Iterable[ZipInfo]) -> None:
    """Refuse an archive that is no workbook."""
    names = {info.filename for info in infos}
    if "xl/workbook.bin" in names:
        raise UnreadableWorkbookError("这是二进制的 .xlsb，不读")
    if any(name.startswith("word/") for name in names):
        raise UnreadableWorkbookError("这是 Word 文档，不是工作簿", "把里面的表格粘到 .xlsx 里再来")
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableWorkbookError("这是演示文稿，不是工作簿", "把里面的表格粘到 .xlsx 里再来")
    if not any(name.startswith("xl/") for name in names) and "content.xml" not in names:
        message = "这是压缩包，里面没有工作簿的内容"
        raise UnreadableWorkbookError(message, "解压以后拿里面的表格再来")


def _is_needed(info: ZipInfo) -> bool:
    name = info.filename
    return name == "mimetype" or (
        name.endswith((".xml", ".rels", ".XML")) and not _IGNORED.search(name)
    )


def _read(archive: ZipFile, infos: Iterable[ZipInfo], told: _Refusals) -> Parts:
    parts: Parts = {}
    left = MOST_UNPACKED
    for info in infos:
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise UnreadableWorkbookError(*told.damaged)
        if info.file_size > left:
            raise UnreadableWorkbookError(*told.bomb)
        with archive.open(info) as part:
            parts[info.filename] = part.read(info.file_size + 1)
        left -= len(parts[info.filename])
    return parts


def packed(parts: Parts) -> io.BytesIO:
    """The parts as an archive again, with nothing else in it."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(ZipInfo(name), part)
    out.seek(0)
    return out
