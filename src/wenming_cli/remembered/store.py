"""A place for what is remembered: bytes under the digest of all they follow from.

Nobody relies on it. What is missing, cut, forged or put under another name is a miss, and what
cannot be written is not kept; neither is ever a fault. Bytes are never anything but bytes.
"""

import os
import stat
from _blake2 import blake2b  # hashlib loads OpenSSL for it, a quarter of what starting costs
from collections.abc import Iterator, Mapping

SWITCH = "WENMING_NO_CACHE"
"""The variable that switches all of it off where it says anything but 0."""

_MARK = b"wenming remembers 1\n"
_SUM = 32
_HEX = frozenset("0123456789abcdef")
_OF_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_UNLINKED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)


class Store:
    """Things of one kind, the oldest forgotten where they are too many or too large."""

    def __init__(self, kind: str, entries: int = 64, octets: int = 32 * 2**20) -> None:
        self._kind = kind
        self._entries = entries
        self._octets = octets

    def get(self, key: str) -> bytes | None:
        """What was put under a key (a digest in hex); None where that is not there as it was."""
        folder = self._folder()
        if folder is None:
            return None
        try:
            held = _read(os.path.join(folder, _named(key)), self._octets)
        except OSError:
            return None
        head = len(_MARK) + _SUM
        content = held[head:]
        return content if held[:head] == _MARK + self._sum(key, content) else None

    def put(self, key: str, content: bytes) -> None:
        """Keep something under a key, whole or not at all."""
        self.put_all({key: content})

    def put_all(self, contents: Mapping[str, bytes]) -> None:
        """Keep several things, each whole or not at all; the oldest are forgotten once."""
        folder = self._folder(make=True)
        if folder is None:
            return
        try:
            for key, content in contents.items():
                if len(content) <= self._octets:
                    held = _MARK + self._sum(key, content) + content
                    _write(os.path.join(folder, _named(key)), held)
            self._forget(folder)
        except OSError:
            return

    def _sum(self, key: str, content: bytes) -> bytes:
        head = f"{self._kind}\0{key}\0".encode()
        return blake2b(head + content, digest_size=_SUM).digest()

    def _folder(self, *, make: bool = False) -> str | None:
        """The folder of this kind, made if asked for; None where it is not ours alone."""
        base = place()
        if base is None:
            return None
        whole, mine = os.path.join(base, "wenming"), os.path.join(base, "wenming", self._kind)
        try:
            if make:
                os.makedirs(base, 0o700, exist_ok=True)
            if not _is_ours(os.stat(base), by_others=True):
                return None
            for folder in (whole, mine):
                if make:
                    _made(folder)
                if not _is_ours(os.lstat(folder)):
                    return None
        except OSError:
            return None
        return mine

    def _forget(self, folder: str) -> None:
        """Take away the oldest until there are as many and as much as may be."""
        held = sorted(_held(folder))
        count, octets = len(held), sum(size for _, _, size in held)
        for _, name, size in held:
            if count <= self._entries and octets <= self._octets:
                return
            os.unlink(os.path.join(folder, name))
            count, octets = count - 1, octets - size


def place() -> str | None:
    """Where caches of this user are; None where nothing is to be remembered.

    A repository or a plan holds none: it would be committed, and whoever sends a branch could
    fill it.
    """
    if os.environ.get(SWITCH, "0") not in ("", "0"):
        return None
    base = _named_place()
    if not os.path.isabs(base):
        return None
    above = base = os.path.realpath(base)
    while True:
        if any(os.path.lexists(os.path.join(above, name)) for name in (".git", "plan.yaml")):
            return None
        above, below = os.path.dirname(above), above
        if above == below:
            return base


def _named_place() -> str:
    if os.name == "nt":
        return os.environ.get("LOCALAPPDATA", "")
    named = os.environ.get("XDG_CACHE_HOME", "")
    return named if os.path.isabs(named) else os.path.expanduser("~/.cache")


def _is_ours(found: os.stat_result, *, by_others: bool = False) -> bool:
    """Whether a folder is one, and of this user; nobody else writes into it unless they may."""
    return stat.S_ISDIR(found.st_mode) and _is_of_user(found, by_others=by_others)


def _is_of_user(found: os.stat_result, *, by_others: bool = False) -> bool:
    """Whether it is of this user, as far as the system tells, and written by nobody else."""
    if not hasattr(os, "getuid"):
        return True
    return found.st_uid == os.getuid() and (by_others or not found.st_mode & _OF_OTHERS)


def _made(folder: str) -> None:
    try:
        os.mkdir(folder, 0o700)
    except FileExistsError:
        return


def _named(key: str) -> str:
    if not key or not _HEX.issuperset(key):
        raise ValueError(key)
    return key


def _read(path: str, octets: int) -> bytes:
    """The bytes of a file of ours; ``OSError`` where it is none, or larger than any is."""
    descriptor = os.open(path, os.O_RDONLY | _UNLINKED | _BINARY | _AT_ONCE)
    with open(descriptor, "rb", buffering=0) as file:
        found = os.fstat(descriptor)
        is_plain = stat.S_ISREG(found.st_mode) and found.st_nlink == 1
        if not (is_plain and _is_of_user(found)) or found.st_size > octets + len(_MARK) + _SUM:
            raise OSError(path)
        return file.readall()


def _write(path: str, held: bytes) -> None:
    """Write a file beside its place and move it there; nothing is left where that fails."""
    beside = f"{path}.{os.urandom(8).hex()}"
    made = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    descriptor = os.open(beside, made | _UNLINKED | _BINARY, 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.write(held)
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise


def _held(folder: str) -> Iterator[tuple[int, str, int]]:
    """When each file was written, its name and its size."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_file(follow_symlinks=False):
                found = entry.stat(follow_symlinks=False)
                yield found.st_mtime_ns, entry.name, found.st_size
