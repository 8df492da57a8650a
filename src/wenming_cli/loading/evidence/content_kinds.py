"""What a file is by its first bytes, and whether that is what its name says."""

import re
from pathlib import PurePosixPath
from typing import NamedTuple

HEAD = 1024
"""Bytes from the start of a file that say what it is."""

EMPTY, OTHER, TEXT, POINTER = "empty", "other", "text", "lfs"
PICTURES = frozenset({"jpeg", "png", "gif", "bmp", "webp", "tiff"})
"""Kinds of pictures that can be looked at."""

WORDS = {
    EMPTY: "空文件",
    OTHER: "认不出的文件",
    TEXT: "文字",
    POINTER: "Git LFS 指针",
    "jpeg": "JPEG 图片",
    "png": "PNG 图片",
    "gif": "GIF 图片",
    "bmp": "BMP 图片",
    "webp": "WebP 图片",
    "tiff": "TIFF 图片",
    "heic": "HEIC 图片",
    "pdf": "PDF",
    "zip": "压缩包或新式 Office 文件",
    "ole": "旧式 Office 文件",
    "mp4": "视频",
    "avi": "视频",
}
"""What people call each kind."""

_STARTS = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
)
_RIFF = {b"WEBP": "webp", b"AVI ": "avi"}
_BRANDS_OF_HEIC = (b"heic", b"heix", b"heif", b"mif1", b"msf1", b"hevc")
_FILM_PARTS = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip")

_OFFICE = frozenset({"zip", "ole"})
_KINDS_OF: dict[str, frozenset[str]] = {
    **dict.fromkeys((".jpg", ".jpeg", ".jpe", ".jfif"), frozenset({"jpeg"})),
    **{f".{kind}": frozenset({kind}) for kind in ("png", "gif", "bmp", "webp", "pdf", "avi")},
    **dict.fromkeys((".tif", ".tiff"), frozenset({"tiff"})),
    **dict.fromkeys((".heic", ".heif"), frozenset({"heic"})),
    **dict.fromkeys((".mp4", ".m4v", ".mov", ".3gp"), frozenset({"mp4"})),
    **dict.fromkeys((".zip", ".ofd"), frozenset({"zip"})),
    **dict.fromkeys((".docx", ".xlsx", ".pptx", ".wps", ".et", ".dps"), _OFFICE),
    **dict.fromkeys((".doc", ".xls", ".ppt"), frozenset({"ole"})),
    **dict.fromkeys((".txt", ".csv", ".md", ".json", ".yaml", ".yml"), frozenset({TEXT})),
}
"""By ending, the kinds a file may be; one with a password is another kind of Office file."""

_POINTER_START = b"version https://git-lfs.github.com/spec/v1\n"
_POINTER_REST = rb"(?:ext-[^\n]*\n)*oid sha256:([0-9a-f]{64})\nsize (\d{1,15})\n"


class Pointer(NamedTuple):
    """A pointer of Git LFS says what the file is that it stands for."""

    digest: str
    size: int


def kind_of_content(head: bytes) -> str:
    """Name the kind of a file by its first bytes."""
    if not head:
        return EMPTY
    if pointer_in(head) is not None:
        return POINTER
    found = next((kind for start, kind in _STARTS if head.startswith(start)), None)
    return found or _of_container(head) or (TEXT if _is_text(head) else OTHER)


def _of_container(head: bytes) -> str | None:
    """The kind of a file whose first bytes are the length of what follows."""
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12])
    if head[4:8] == b"ftyp" and head[8:12] in _BRANDS_OF_HEIC:
        return "heic"
    if head[4:8] in _FILM_PARTS:
        return "mp4"
    is_bitmap = head.startswith(b"BM") and head[6:10] == b"\0\0\0\0"
    return "bmp" if is_bitmap else None


def _is_text(head: bytes) -> bool:
    """Whether bytes are text; UTF-16 and Chinese encodings are."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    control = head.translate(None, bytes(range(0x20, 0x100)) + b"\t\n\r\f\x1b")
    return not control


def pointer_in(head: bytes) -> Pointer | None:
    """Find what a pointer of Git LFS says; None in what is none."""
    if not head.startswith(_POINTER_START):
        return None
    found = re.fullmatch(_POINTER_REST, head[len(_POINTER_START) :])
    return None if found is None else Pointer(found[1].decode("ascii"), int(found[2]))


def is_as_named(path: str, kind: str) -> bool:
    """Tell whether a file may have its ending; a pointer may stand for any."""
    allowed = _KINDS_OF.get(PurePosixPath(path).suffix.lower())
    return allowed is None or kind in allowed or kind == POINTER
