"""What is asked of the disk: asked here, it is noted, so that a later run can ask the same again.

A run that reads a plan is a function of the answers the disk gives it. Whoever gets all of the
same answers to the same questions, in the same surroundings, comes to the same end. Content is
compared by digest and never by what the system says of a file, so that neither an edit of the
same size nor a clock that stands still hides a change.
"""

import errno
import os
import stat
from _blake2 import blake2b
from collections.abc import Callable

TYPE_CHECKING = False  # typing itself loads what a remembered answer does without
if TYPE_CHECKING:
    from typing import Any

MOST = 64 * 2**20
"""Bytes of a file that are read, and one more that says there are more."""
MOST_OF_TEXT = 2 * 2**20
"""The same of a file that people write."""

_CHUNK = 2**20
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

AnyPath = str | os.PathLike[str]
Reading = tuple[str, str]
"""What was asked, and of which path."""


class Notes:
    """The questions of one run and what the disk said, in order; none count once in doubt."""

    def __init__(self) -> None:
        self.said: dict[Reading, bytes] = {}
        self.is_doubtful = False

    def take(self, reading: Reading, said: bytes) -> None:
        """Note an answer; a disk that says one thing and then another leaves a doubt."""
        if self.said.setdefault(reading, said) != said or "\0" in reading[1]:
            self.is_doubtful = True


_notes: list[Notes] = []
"""Who listens: one run of the program at most, none in tests and tools."""


def noted() -> Notes:
    """Note from here on what is asked of the disk."""
    _notes[:] = [Notes()]
    return _notes[0]


def doubt() -> None:
    """Say that what this run gives does not follow from what is noted."""
    for notes in _notes:
        notes.is_doubtful = True


# --- what is asked ------------------------------------------------------------------------------


def status(path: AnyPath) -> os.stat_result:
    """What a path leads to; only of which kind it is may count. Raises ``OSError``."""
    return _asked("status", path)  # type: ignore[no-any-return]


def own_status(path: AnyPath) -> os.stat_result:
    """The same of what stands there itself, be it a link."""
    return _asked("own_status", path)  # type: ignore[no-any-return]


def written(paths: str) -> list[os.stat_result]:
    """When files, each on a line, were written; for many that are not read. Raises ``OSError``."""
    return _asked("written", paths)  # type: ignore[no-any-return]


def real(path: AnyPath) -> str:
    """Where a path really is, all links followed."""
    return _asked("real", path)  # type: ignore[no-any-return]


def entries(path: AnyPath) -> list[os.DirEntry[str]]:
    """What stands in a folder, by name; of which kind it is may count. Raises ``OSError``."""
    return _asked("entries", path)  # type: ignore[no-any-return]


def content(path: AnyPath) -> bytes | None:
    """The bytes of a regular file, no more than can be used; None for any other. ``OSError``."""
    return _asked("content", path)  # type: ignore[no-any-return]


def whole(path: AnyPath) -> bytes:
    """The bytes of a file that has to be a regular one. Raises ``OSError``."""
    found = content(path)
    if found is None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), os.fspath(path))
    return found


def text(path: AnyPath) -> bytes | None:
    """The same of a file that people write."""
    return _asked("text", path)  # type: ignore[no-any-return]


def there_is(path: AnyPath) -> bool:
    """Whether a path leads to anything; False too where nobody may look."""
    return _kind(status, path) is not None


def is_folder(path: AnyPath) -> bool:
    """Whether a path leads to a folder, without ever raising."""
    return _kind(status, path) == stat.S_IFDIR


def is_file(path: AnyPath) -> bool:
    """Whether a path leads to a regular file, without ever raising."""
    return _kind(status, path) == stat.S_IFREG


def is_link(path: AnyPath) -> bool:
    """Whether a path is a link, without ever raising."""
    return _kind(own_status, path) == stat.S_IFLNK


def is_name(path: AnyPath) -> bool:
    """Whether a path names anything, be it a link that leads nowhere."""
    return _kind(own_status, path) is not None


def _kind(ask: Callable[[AnyPath], os.stat_result], path: AnyPath) -> int | None:
    try:
        return stat.S_IFMT(ask(path).st_mode)
    except (OSError, ValueError):
        return None


# --- how it is asked, now and again -------------------------------------------------------------


def _listed(path: str) -> list[os.DirEntry[str]]:
    with os.scandir(path) as found:
        return sorted(found, key=lambda entry: entry.name)


def _states(paths: str) -> list[os.stat_result]:
    return list(map(os.stat, paths.split("\n")))


def _text(path: str) -> bytes | None:
    return _read(path, MOST_OF_TEXT)


def _read(path: str, most: int = MOST) -> bytes | None:
    """The bytes of a regular file; one that is none is not opened, so that no pipe is waited on."""
    if not stat.S_ISREG(os.stat(path).st_mode):
        return None
    descriptor = os.open(path, _FLAGS)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            return None
        return _read_on(descriptor, min(found.st_size, most) + 1, most + 1)
    finally:
        os.close(descriptor)


def _read_on(descriptor: int, expected: int, most: int) -> bytes:
    """The bytes of an open file to its end, where a reading comes to less than it could."""
    data = os.read(descriptor, expected)
    whole = [data]
    left = most - len(data)
    while len(data) == expected and left:
        expected = min(left, _CHUNK)
        data = os.read(descriptor, expected)
        whole.append(data)
        left -= len(data)
    return b"".join(whole)


def _of_status(found: os.stat_result) -> bytes:
    return b"%o" % stat.S_IFMT(found.st_mode)


def _of_states(found: list[os.stat_result]) -> bytes:
    rows = [(each.st_ino, each.st_size, each.st_mtime_ns, each.st_ctime_ns) for each in found]
    return _digest(repr(rows).encode())


def _of_entries(found: list[os.DirEntry[str]]) -> bytes:
    rows = (
        f"{entry.name}\0{entry.is_symlink():d}{entry.is_dir(follow_symlinks=False):d}\0"
        for entry in found
    )
    return _digest("".join(rows).encode("utf-8", "surrogateescape"))


def _of_content(found: bytes | None) -> bytes:
    return b"none" if found is None else _digest(found)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=32).digest()


_KINDS: "dict[str, tuple[Callable[[str], Any], Callable[[Any], bytes]]]" = {
    "status": (os.stat, _of_status),
    "own_status": (os.lstat, _of_status),
    "written": (_states, _of_states),
    "real": (os.path.realpath, os.fsencode),
    "entries": (_listed, _of_entries),
    "content": (_read, _of_content),
    "text": (_text, _of_content),
}


def _asked(kind: str, path: AnyPath) -> "Any":
    named = os.fspath(path)
    ask, said = _KINDS[kind]
    try:
        found = ask(named)
    except (OSError, ValueError) as error:
        for notes in _notes:
            notes.take((kind, named), _of_fault(error))
        raise
    for notes in _notes:
        notes.take((kind, named), said(found))
    return found


def _of_fault(error: OSError | ValueError) -> bytes:
    return b"error %d" % (getattr(error, "errno", None) or 0)


def asked_again(reading: Reading) -> bytes:
    """What the disk says now."""
    kind, path = reading
    ask, said = _KINDS[kind]
    try:
        return said(ask(path))
    except (OSError, ValueError) as error:
        return _of_fault(error)
