"""Digests that were worked out before, kept in the folder of caches of whoever runs the program.

A digest is believed only of a file that is, by all the system says of it, the one it was worked
out of, and by a later run only if it had been left alone for some time by then. Any doubt: the
file is read again.
"""

import hashlib
import json
import os
import time
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from wenming_cli.remembered.store import Store

_PLANS = 64
_OCTETS = 256 * 2**20
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
        self._store = Store("digests", _PLANS, _OCTETS)
        self._key = hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()
        self._found: dict[str, tuple[State, str]] = {}
        self._began = time.time_ns()

    @cached_property
    def _known(self) -> dict[str, tuple[State, str]]:
        held = self._store.get(self._key)
        rows = {} if held is None else json.loads(held)
        return {path: ((*numbers,), digest) for path, (*numbers, digest) in rows.items()}

    def digest(self, path: str, status: os.stat_result) -> str | None:
        """The digest of a file in a state; None where it is not known."""
        known = self._found.get(path) or self._known.get(path)
        return known[1] if known is not None and known[0] == state_of(status) else None

    def keep(self, path: str, status: os.stat_result, digest: str) -> None:
        """Remember a digest worked out of a file that was in a state before and after."""
        self._found[path] = (state_of(status), digest)

    def save(self) -> None:
        """Write what is known of settled files; where that cannot be done, nothing is kept."""
        settled = dict(filter(self._is_settled, self._found.items()))
        if settled.items() - self._known.items():
            self._known.update(settled)
            self._store.put(self._key, _written(self._known))

    def _is_settled(self, found: tuple[str, tuple[State, str]]) -> bool:
        _, ((*_, modified, changed), _) = found
        return max(modified, changed) + _SETTLED < self._began


def _written(known: Mapping[str, tuple[State, str]]) -> bytes:
    rows = {path: [*state, digest] for path, (state, digest) in known.items()}
    return json.dumps(rows, ensure_ascii=True, separators=(",", ":")).encode("ascii")
