"""One file of evidence looked at: its digest, its size, its kind; only regular files are opened."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from wenming_cli.frozen import frozen
from wenming_cli.loading.evidence.content_kinds import HEAD, kind_of_content, pointer_in

MOST = 2 * 1024 * 1024 * 1024
"""Bytes of a file that is still looked at; what is larger is no evidence but a disk."""

NO_REGULAR_FILE = "不是普通文件"

_CHUNK = 1024 * 1024
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


class NotExaminedError(OSError):
    """A file is none that is looked at; the words say why."""


@frozen
class FileDigest:
    """What a file is: for a pointer of Git LFS, what the file is that it stands for."""

    digest: str
    size: int
    kind: str


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a regular file of a size that can be looked at; never waits on a pipe."""
    before = path.stat()
    _require_regular(before)
    descriptor = os.open(path, _FLAGS)
    with os.fdopen(descriptor, "rb") as file:
        _require_regular(os.fstat(descriptor))
        yield file


def _require_regular(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotExaminedError(NO_REGULAR_FILE)
    if status.st_size > MOST:
        raise NotExaminedError(f"超过 {MOST >> 30} GiB")


def examined(path: Path) -> FileDigest:
    """Look at a file; raises ``OSError``."""
    with opened(path) as file:
        head = file.read(HEAD)
        pointer = pointer_in(head)
        if pointer is not None:
            return FileDigest(pointer.digest, pointer.size, kind_of_content(head))
        digest, size = hashlib.sha256(head), len(head)
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return FileDigest(digest.hexdigest(), size, kind_of_content(head))
