"""Digests that were worked out before, kept in the folder of caches of whoever runs the program.

A digest is believed only of a file that is, by all the system says of it, the one it was worked
out of, and by a later run only if it had been left alone for some time by then. The cache is
believed only where nobody else can have written it. Any doubt: the file is read again.
"""

import hashlib
import json
import os
import stat
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_FOLDER = "wenming"
_VERSION = b"wenming digests 1\n"
_MOST_BYTES = 256 * 1024 * 1024
_SETTLED = 2_000_000_000
"""Nanoseconds a file must have been left alone: some disks tell only every other second."""

State = tuple[int, int, int, int, int]
"""Device, number, size, and when content and entry were last changed."""


def state_of(status: os.stat_result) -> State:
    """What tells a file from what it was at another time."""
    return (
        status.st_dev,
        status.st_ino,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
    )


class DigestCache:
    """The digests of the files of one plan, by path; what changed is written when it is saved."""

    def __init__(self, folder: Path) -> None:
        self._place = _place(folder)
        self._known = {} if self._place is None else _read(self._place)
        self._found: dict[str, tuple[State, str]] = {}
        self._began = time.time_ns()

    def digest(self, path: str, status: os.stat_result) -> str | None:
        """The digest of a file in a state; None where it is not known."""
        known = self._found.get(path) or self._known.get(path)
        return known[1] if known is not None and known[0] == state_of(status) else None

    def keep(self, path: str, status: os.stat_result, digest: str) -> None:
        """Remember a digest worked out of a file that was in a state before and after."""
        self._found[path] = (state_of(status), digest)

    def save(self) -> None:
        """Write what is known of settled files; where that cannot be done, nothing is kept."""
        kept = {**self._known, **dict(filter(self._is_settled, self._found.items()))}
        if self._place is not None and kept != self._known:
            with suppress(OSError):
                _write(self._place, kept)
        self._known = kept

    def _is_settled(self, found: tuple[str, tuple[State, str]]) -> bool:
        _, ((*_, modified, changed), _) = found
        return max(modified, changed) + _SETTLED < self._began


# --- the place ------------------------------------------------------------------------------------


def _place(folder: Path) -> Path | None:
    """The file for a plan; None where the system does not tell whose a file is."""
    if not hasattr(os, "getuid"):
        return None
    given = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(given) if given.startswith("/") else _home_cache()
    if base is None:
        return None
    name = hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:16]
    return base / _FOLDER / f"digests-{name}"


def _home_cache() -> Path | None:
    try:
        return Path.home() / ".cache"
    except RuntimeError:
        return None


def _is_own(status: os.stat_result, kind: int) -> bool:
    """Whether something is of a kind, of the one who runs the program, and closed to others."""
    is_private = not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_IFMT(status.st_mode) == kind and status.st_uid == os.getuid() and is_private


def _read(place: Path) -> dict[str, tuple[State, str]]:
    """What was remembered; nothing at any doubt whether it was this program that wrote it."""
    try:
        if not _is_own(place.parent.lstat(), stat.S_IFDIR):
            return {}
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        with os.fdopen(os.open(place, flags), "rb") as file:
            status = os.fstat(file.fileno())
            if not _is_own(status, stat.S_IFREG) or status.st_size > _MOST_BYTES:
                return {}
            data = file.read(_MOST_BYTES)
    except OSError:
        return {}
    return _rows(data)


def _rows(data: bytes) -> dict[str, tuple[State, str]]:
    head, _, rest = data.removeprefix(_VERSION).partition(b"\n")
    if not data.startswith(_VERSION) or head != _checksum(rest):
        return {}
    rows = json.loads(rest)
    return {path: ((*numbers,), digest) for path, (*numbers, digest) in rows.items()}


def _checksum(rest: bytes) -> bytes:
    return hashlib.sha256(rest).hexdigest().encode("ascii")


def _write(place: Path, kept: Mapping[str, tuple[State, str]]) -> None:
    place.parent.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        place.parent.mkdir(mode=0o700)
    if not _is_own(place.parent.lstat(), stat.S_IFDIR):
        return
    rows = {path: [*state, digest] for path, (state, digest) in kept.items()}
    rest = json.dumps(rows, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    descriptor, name = tempfile.mkstemp(".tmp", f".{place.name}.", place.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(_VERSION + _checksum(rest) + b"\n" + rest)
        temporary.replace(place)
    finally:
        temporary.unlink(missing_ok=True)
