"""Files read by several processes at once, this one among them; every helper is dispensable.

A helper is given bytes and gives bytes, over a pipe of its own: there is nothing to lock, and
nothing that a closed-off place might lack but the processes themselves. What a helper does not
give, because it died or the file has faults to tell of, is read here. Each starts as a fork where
that is cheap and safe, else as a new program.
"""

import gc
import heapq
import multiprocessing
import os
import signal
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from wenming_cli.loading.file_reading import File, Reading, packed_read, read_file
from wenming_cli.loading.reading import size_of

_SHARE = 2**20
"""The least bytes that each works on."""
_HERE, _OF_HELPER = 5, 7
"""What it takes to read a byte, and what it takes a helper, who packs what comes of it too."""


def read_together(files: Sequence[File], most: int, start: str | None = None) -> list[Reading]:
    """Read files on several processes; those of helpers come back packed.

    ``start`` says how a helper starts, in the words of ``multiprocessing``.
    """
    sizes = [size_of(content) for _, content in files]
    mine, *others = _shares(sizes, max(1, min(most, sum(sizes) // _SHARE)))
    helpers: list[_Helper] = []
    try:
        for share in others:
            helpers += _started([files[at] for at in share], start or _start())
        done: dict[int, Reading | None] = {at: read_file(*files[at]) for at in mine}
        for share, helper in zip(others, helpers, strict=False):
            done.update(zip(share, helper.given(), strict=False))
    finally:
        for helper in helpers:
            helper.end()
    return [done.get(at) or read_file(*file) for at, file in enumerate(files)]


def _shares(sizes: Sequence[int], hands: int) -> list[list[int]]:
    """Files by their number, shared out so that all are done at once: the largest go first.

    The first share is for the one that waits for the others.
    """
    shares: list[list[int]] = [[] for _ in range(hands)]
    loads = [(0, hand) for hand in range(hands)]
    for at in sorted(range(len(sizes)), key=lambda at: (-sizes[at], at)):
        load, hand = loads[0]
        shares[hand].append(at)
        heapq.heapreplace(loads, (load + sizes[at] * (_OF_HELPER if hand else _HERE), hand))
    return shares


class _Helper:
    """A process that reads a share of the files."""

    def __init__(self, process: BaseProcess, pipe: "Connection[Any, Any]") -> None:
        self._process = process
        self._pipe = pipe

    def given(self) -> list[bytes | None]:
        """What it made of its files; nothing where it is no more."""
        try:
            found: list[bytes | None] = self._pipe.recv()
        except (EOFError, OSError):
            return []
        return found

    def end(self) -> None:
        """Leave nothing behind."""
        self._pipe.close()
        self._process.kill()
        self._process.join()


def _started(files: list[File], start: str) -> Iterator[_Helper]:
    """A helper at work; none where no process may be started."""
    with suppress(OSError), warnings.catch_warnings():
        # A fork beside the thread that counts seconds is sound: it takes no lock of anybody's.
        warnings.simplefilter("ignore", DeprecationWarning)
        context: Any = multiprocessing.get_context(start)
        pipe, its = context.Pipe(duplex=False)
        with its:
            process = context.Process(target=_help, args=(its, files), daemon=True)
            process.start()
        yield _Helper(process, pipe)


def _start() -> str:
    return "fork" if sys.platform == "linux" else "spawn"


def _help(pipe: "Connection[Any, Any]", files: list[File]) -> None:
    """What a helper does; it says nothing, and leaves without tidying what is not its own."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        gc.disable()
        give(pipe, files, multiprocessing.parent_process())
    finally:
        os._exit(0)


def give(pipe: "Connection[Any, Any]", files: Sequence[File], asker: BaseProcess | None) -> None:
    """Send what came of reading files, packed; nothing where nobody waits for it any more."""
    given = []
    for name, content in files:
        if asker is None or not asker.is_alive():
            return
        given.append(packed_read(read_file(name, content)))
    pipe.send(given)
