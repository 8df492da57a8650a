"""Files of a large plan remembered as they were read, under the digest of their bytes.

They are kept packed, some files together: a changed file costs one of the parts anew. What is
remembered is of this very program: another one reads for itself.
"""

import hashlib
import os
import sys
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

import wenming_cli
from wenming_cli.remembered.store import Store

_PARTS = 16
_PLANS = 12
_OCTETS = 512 * 2**20
_DIGEST = 32
_SIZE = 4


class ReadBefore:
    """What is known of the files of a folder from reading them before, by their digests."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._store = Store("files", _PARTS * _PLANS, _OCTETS)

    @cached_property
    def _known(self) -> dict[bytes, bytes]:
        held = (self._store.get(self._key(part)) for part in range(_PARTS))
        return {
            name: packed for part in held if part is not None for name, packed in _entries(part)
        }

    def of(self, name: bytes) -> bytes | None:
        """The packed bytes of a file, where they are known."""
        return self._known.get(name)

    def keep(self, files: Mapping[bytes, bytes | None]) -> None:
        """Keep the packed bytes of all files there are; those of others in their parts go."""
        sound = {name: packed for name, packed in files.items() if packed is not None}
        changed = {_part(name) for name in sound.keys() - self._known.keys()}
        parts: dict[int, dict[bytes, bytes]] = {part: {} for part in sorted(changed)}
        for name, packed in sound.items():
            if _part(name) in changed:
                parts[_part(name)][name] = packed
        self._store.put_all({self._key(part): _written(of) for part, of in parts.items()})

    def _key(self, part: int) -> str:
        return hashlib.sha256(f"{part}\0".encode() + self._around).hexdigest()

    @cached_property
    def _around(self) -> bytes:
        return b"\0".join((os.fsencode(os.path.realpath(self._folder)), program()))


def digest(content: bytes) -> bytes:
    """What a file is known by."""
    return hashlib.sha256(content).digest()


def _part(name: bytes) -> int:
    return name[0] % _PARTS


def _entries(held: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The digest and the packed bytes of each file in a part."""
    at = 0
    while at < len(held):
        start = at + _DIGEST + _SIZE
        end = start + int.from_bytes(held[at + _DIGEST : start], "big")
        yield held[at : at + _DIGEST], held[start:end]
        at = end


def _written(files: dict[bytes, bytes]) -> bytes:
    return b"".join(
        piece
        for name, packed in files.items()
        for piece in (name, len(packed).to_bytes(_SIZE, "big"), packed)
    )


def program() -> bytes:
    """What tells this program from any other: its version and files, and who runs it."""
    import yaml  # noqa: PLC0415  few files are read by it

    top = Path(wenming_cli.__file__).parent
    found = sorted((str(file), file.stat()) for file in top.rglob("*.py"))
    seen = [(name, of.st_size, of.st_mtime_ns) for name, of in found]
    told = (wenming_cli.__version__, yaml.__version__, sys.version, sys.byteorder, seen)
    return hashlib.sha256(ascii(told).encode()).digest()
