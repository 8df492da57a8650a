"""What a file is by what it holds, whatever it is called: a workbook, text, or something else."""

import re
from enum import Enum

ZIPPED, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EMPTY_ZIP = b"PK\x05\x06"
_SAVE_AS = "用 WPS 或 Excel 打开，另存为 .xlsx 再来"


class UnreadableWorkbookError(Exception):
    """A file that can't be read as a workbook: what it is, and what to do, in plain words."""

    def __init__(self, message: str, hint: str = _SAVE_AS) -> None:
        super().__init__(f"{message}；{hint}")
        self.message = message
        self.hint = hint


class FileKind(Enum):
    """What can be read."""

    ZIPPED = "zipped"
    COMPOUND = "compound"
    TEXT = "text"


_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_TEXT_ENDINGS = (".csv", ".txt", ".tsv")
_PAGE = re.compile(
    rb"\s*(?:<!doctype\s+html|<html|<head|<table|<meta|MIME-Version:)", re.IGNORECASE
)
_XML = re.compile(rb"\s*<\?xml|\s*<Workbook")
_COPY = "要原来的表格，不要打印或截图的样子"


def kind_of(name: str, data: bytes) -> FileKind:
    """The kind of a file; ``UnreadableWorkbookError`` says what else it is."""
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableWorkbookError("文件是空的", "检查是不是拿错了文件，或者没有存完")
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if data.startswith((ZIPPED, _EMPTY_ZIP)):
        return FileKind.ZIPPED
    if data.startswith(COMPOUND):
        return FileKind.COMPOUND
    _refuse_others(head)
    if not name.casefold().endswith(_TEXT_ENDINGS):
        _refuse_as_workbook(name, head)
    return FileKind.TEXT


def _refuse_others(head: bytes) -> None:
    """Refuse what is known by its first bytes and no table."""
    if head.startswith(b"%PDF"):
        raise UnreadableWorkbookError("这是 PDF，不是工作簿", _COPY)
    if head.startswith(_PICTURES):
        raise UnreadableWorkbookError("这是图片，不是工作簿", _COPY)
    if head.startswith(_ARCHIVES):
        raise UnreadableWorkbookError("这是压缩包，不是工作簿", "解压以后拿里面的表格再来")
    if head.startswith(b"{\\rtf"):
        raise UnreadableWorkbookError("这是写字板的文档，不是工作簿")
    if _PAGE.match(head):
        raise UnreadableWorkbookError("这其实是网页，只是名字像表格（网上系统导出的常这样）")
    if _XML.match(head):
        raise UnreadableWorkbookError("这是 XML 表格（2003 版），不直接读")


def _refuse_as_workbook(name: str, head: bytes) -> None:
    """Refuse what is called a workbook and holds none."""
    ending = name[name.rfind(".") :] if "." in name else ""
    if b"\0" in head:
        message = f"打不开：名字是 {ending}，里面不是工作簿，可能损坏了" if ending else "不是工作簿"
        raise UnreadableWorkbookError(message)
    raise UnreadableWorkbookError(
        f"名字是 {ending}，里面其实是文字（像 CSV）" if ending else "里面是文字，不是工作簿",
        "真是 CSV 就改名为 .csv；不是就用 WPS 或 Excel 打开，另存为 .xlsx 再来",
    )
