"""Answers: what a command said of a plan, said again while nothing it follows from has changed.

An entry is kept under the digest of the surroundings. It holds what the run asked of the disk, a
digest of what the disk said, and what the run said then. Recall again and told the same, the disk
vouches for the answer; anything else, and the command is worked out.
"""

import os
import sys
from _blake2 import blake2b
from collections.abc import Iterable

from wenming_cli.remembered.readings import Reading, asked_again
from wenming_cli.remembered.store import Store, place
from wenming_cli.remembered.surroundings import streams, surroundings

PURE = frozenset(
    (
        "assess",
        "board",
        "budget",
        "dashboard",
        "explain",
        "findings",
        "indicators",
        "inspections",
        "list",
        "materials",
        "need",
        "next",
        "notices",
        "report",
        "score",
        "show",
        "standards",
        "status",
        "tasks",
        "trend",
        "why",
    )
)
"""Commands that read a plan and say something of it."""

_COMPLETION = "_WENMING_COMPLETE"
_INTO_A_FILE = ("-o", "--output")
_WITH_VALUE = ("-C", "--plan")
_MOST = 8 * 2**20
"""Bytes of an answer that is kept."""

Said = list[tuple[int, bytes]]
"""To which stream (1 output, 2 error), and what."""


class Recall:
    """A command that may have been answered before."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._around = surroundings(words)
        self._key = digest((self._around, streams()))
        self._store = Store("answers")

    def answered(self) -> int | None:
        """Answer from memory and give the exit code; None where that cannot be done."""
        held = self._store.get(self._key)
        if held is None:
            return None
        try:
            readings, told, code, said = _unpacked(held)
            now = _sum((reading, asked_again(reading)) for reading in readings)
        except (LookupError, ValueError):  # of another version of the program
            return None
        return code if now == told and say(said) else None

    def keep(self, readings: dict[Reading, bytes], code: int, said: Said) -> None:
        """Remember an answer, unless the surroundings have changed while it was worked out."""
        size = sum(len(data) for _, data in said)
        if size <= _MOST and surroundings(self._words) == self._around:
            told = _sum(readings.items())
            self._store.put(self._key, _packed(list(readings), told, code, said))


def recall_of(words: list[str]) -> Recall | None:
    """What may be said again; None where nothing of it is remembered."""
    if os.name == "nt" or not _is_pure(words) or place() is None:
        return None
    if sys.stdout is None or sys.stderr is None:
        return None
    try:
        return Recall(words)
    except OSError:
        return None


def _is_pure(words: list[str]) -> bool:
    if _COMPLETION in os.environ:
        return True
    if any(word.startswith(_INTO_A_FILE) for word in words):
        return False
    rest = list(words)
    while rest and rest[0].startswith("-"):
        del rest[: 2 if rest[0] in _WITH_VALUE else 1]
    return bool(rest) and rest[0] in PURE


def say(said: Said) -> bool:
    """Say it once more; False where a stream no longer takes it."""
    try:
        for number, data in said:
            left = memoryview(data)
            while left:
                left = left[os.write(number, left) :]
    except OSError:
        return False
    return True


# --- how an entry is written --------------------------------------------------------------------


def digest(parts: object) -> str:
    """The digest of anything that is made of texts, bytes, numbers, tuples and lists."""
    return blake2b(ascii(parts).encode(), digest_size=32).hexdigest()


def _sum(rows: Iterable[tuple[Reading, bytes]]) -> str:
    """The digest of what the disk said; each part says how long it is."""
    found = blake2b(digest_size=32)
    for (kind, path), said in rows:
        asked = os.fsencode(f"{kind}\0{path}")
        found.update(b"%d %d %b%b" % (len(asked), len(said), asked, said))
    return found.hexdigest()


def _packed(readings: list[Reading], told: str, code: int, said: Said) -> bytes:
    paths = os.fsencode("\0".join(part for reading in readings for part in reading))
    sizes = "".join(f" {number} {len(data)}" for number, data in said)
    head = f"{told} {code} {len(paths)}{sizes}\n".encode()
    return b"".join((head, paths, *(data for _, data in said)))


def _unpacked(held: bytes) -> tuple[list[Reading], str, int, Said]:
    head, _, rest = held.partition(b"\n")
    told, *numbers = head.decode().split(" ")
    code, at, *sizes = map(int, numbers)
    parts = os.fsdecode(rest[:at]).split("\0")
    said: Said = []
    for number, size in zip(sizes[::2], sizes[1::2], strict=True):
        said.append((number, rest[at : at + size]))
        at += size
    return list(zip(parts[::2], parts[1::2], strict=True)), told, code, said
