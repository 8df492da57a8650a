"""Bytes: from a path to text, refusing what is no honest text file.

Only a regular file is opened, without waiting on a pipe, and only up to a size. Text is strict
UTF-8; a byte-order mark is allowed and left out of the text.
"""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path
from typing import NamedTuple

from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.loading.fault_report import FaultReport
from wenming_cli.model.place import Source
from wenming_cli.remembered import readings

MOST_BYTES = readings.MOST_OF_TEXT
_SOUND_SHARE = 4
_RARE_SHARE = 10
_CHINESE = lazy_pattern("[\u3000-\u9fff]")
_HIGH = bytes(range(0x80, 0x100))


class NotRead(NamedTuple):
    """Why a file is not read: code, message, and the cure."""

    code: str
    message: str
    hint: str


OUTSIDE = NotRead("E101", "链接指向计划文件夹以外，不读取", "把文件本身放进计划文件夹")
NO_FILE = NotRead("E101", "不是普通文件，不读取", "计划文件夹里只放普通的 YAML 文件")
UNLISTED = NotRead("E101", "文件夹没有列全，里面的文件没有读", "再检查一次，看看磁盘和网络")
TOO_LARGE = NotRead("E102", "文件超过 2 MiB，不读取", "按月份或重点工作拆成几个文件")

Content = bytes | NotRead
"""The bytes of a file, or why there are none."""


def size_of(content: Content) -> int:
    """How many bytes of a file there are to read."""
    return 0 if isinstance(content, NotRead) else len(content)


def content_of(path: Path, folder: Path) -> Content:
    """Read the bytes of a file of a plan's folder."""
    if readings.is_link(path) and not _leads_inside(path, folder):
        return OUTSIDE
    return _content(path)


def _content(path: Path) -> Content:
    try:
        data = readings.text(path)
        is_folder = data is None and readings.is_folder(path)
        if is_folder:
            readings.entries(path)  # says why it could not be listed
    except OSError as error:
        message = f"文件读不了：{_reason(error)}"
        return NotRead("E101", message, "检查文件是否存在、是否有读取权限")
    if data is None:
        return UNLISTED if is_folder and not readings.is_link(path) else NO_FILE
    return TOO_LARGE if len(data) > MOST_BYTES else data


def _leads_inside(path: Path, folder: Path) -> bool:
    """Whether a link ends in a folder; ``realpath``, unlike ``resolve``, bears a loop of links."""
    return Path(readings.real(path)).is_relative_to(readings.real(folder))


def source_of(name: str, data: bytes, report: FaultReport) -> Source:
    """Read the text of a file by the name people see; what is not UTF-8 counts as unread."""
    body = data.removeprefix(BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return _unread(name, body, error.start, report)
    if data.count(0) * 3 > len(data):  # UTF-16 of plain English is UTF-8 too, full of zeros
        return _unread(name, body, body.index(0), report)
    return Source(name, text)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "文件不存在"
    if isinstance(error, PermissionError):
        return "没有读取权限"
    return error.strerror or type(error).__name__


def _unread(name: str, body: bytes, bad: int, report: FaultReport) -> Source:
    """A source of which nothing is read, with the first bad byte reported."""
    before = body[:bad].decode("utf-8")
    source = Source(name, before + body[bad:].decode("utf-8", "replace"))
    location = source.location(len(before), len(before) + 1)
    message = f"从这里起不是 UTF-8 文字（字节 0x{body[bad]:02X}）"
    codec = _other_codec(body)
    report.add(location, "E103", message, _encoding_hint(codec, body, bad))
    source.unread.append(body.decode(codec, "replace").replace("\0", "") if codec else source.text)
    return source


def _other_codec(body: bytes) -> str | None:
    """What the bytes seem to be encoded in; None where they are no text, or damaged UTF-8."""
    if body.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in body:
        return "utf-16-be" if body.startswith(b"\0") else "utf-16-le"
    return None if is_damaged_utf8(body) else chinese_codec(body)


def chinese_codec(body: bytes) -> str | None:
    """Guess the Chinese encoding of bytes; ``big5`` where they are hardly simplified Chinese.

    Nearly all bytes of Big5 are some text in GBK too, but one of characters that nobody uses.
    """
    codec = next((codec for codec in ("gbk", "gb18030") if _decodes(body, codec)), None)
    if codec != "gbk" or not _decodes(body, "big5"):
        return codec
    words = _CHINESE.findall(body.decode("gbk"))
    rare = sum(not _is_everyday(word) for word in words)
    return "big5" if rare * _RARE_SHARE > len(words) else codec


def _decodes(body: bytes, codec: str) -> bool:
    try:
        body.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _is_everyday(character: str) -> bool:
    """Whether a character is one of the seven thousand of everyday simplified Chinese."""
    return bool(character.encode("gb2312", "ignore"))


def _encoding_hint(codec: str | None, body: bytes, bad: int) -> str:
    if codec == "big5":
        return "像是 Big5（繁体）编码：用编辑器按这个编码打开，看清没有乱码，再另存为 UTF-8"
    if codec is not None:
        name = "UTF-16" if codec.startswith("utf") else codec.upper()
        return f"看起来是 {name} 编码，请另存为 UTF-8，或者用 wenming validate --fix 改"
    if not is_damaged_utf8(body):
        return "请另存为 UTF-8 编码"
    if len(body) - bad < 4:
        return "文件像是没有存完，请重新保存"
    return "别处是 UTF-8，只是这里坏了：重新输入这几个字"


def is_damaged_utf8(data: bytes) -> bool:
    """Whether much of the text is sound UTF-8: then what is not is damage, not another encoding."""
    sound = len(_CHINESE.findall(data.decode("utf-8", "ignore")))
    high = len(data) - len(data.translate(None, _HIGH))
    return sound * _SOUND_SHARE >= high / 3
