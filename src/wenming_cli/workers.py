"""How many processes may read files together: as many as are asked for, else the cores there are.

A program that only uses the package never starts any.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_MOST: ContextVar[int] = ContextVar("workers", default=1)


def most() -> int:
    """How many processes may work, this one too."""
    return _MOST.get()


@contextmanager
def at_most(count: int | None) -> Iterator[None]:
    """While a command runs: so many processes, or as many as there are cores for this one."""
    before = _MOST.set(processors() if count is None else count)
    try:
        yield
    finally:
        _MOST.reset(before)


def processors() -> int:
    """How many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
