"""Files that are not UTF-8: what they are instead, where there is no doubt."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from typing import NamedTuple

from wenming_cli.loading.reading import chinese_codec, is_damaged_utf8
from wenming_cli.patching.located_text import has_section


class Read(NamedTuple):
    """The name of an encoding, its codec, and the text of a file read with it."""

    name: str
    codec: str
    text: str


def read_otherwise(data: bytes) -> Read | None:
    """The text of a file in GBK, GB18030 or UTF-16; None where it may be anything else.

    Written again in the same encoding it is the same bytes, and it holds a section of a plan.
    """
    for name, codec, mark in _candidates(data):
        body = data.removeprefix(mark)
        try:
            text = body.decode(codec)
        except UnicodeDecodeError:
            continue
        if text.encode(codec) == body and has_section(text):
            return Read(name, codec, text)
    return None


def _candidates(data: bytes) -> Iterator[tuple[str, str, bytes]]:
    if data.startswith(BOM_UTF16_LE):
        yield "UTF-16", "utf-16-le", BOM_UTF16_LE
    elif data.startswith(BOM_UTF16_BE):
        yield "UTF-16", "utf-16-be", BOM_UTF16_BE
    elif b"\0" in data:
        yield "UTF-16", "utf-16-le", b""
        yield "UTF-16", "utf-16-be", b""
    elif not is_damaged_utf8(data):
        codec = chinese_codec(data)
        if codec in ("gbk", "gb18030"):
            yield codec.upper(), codec, b""
