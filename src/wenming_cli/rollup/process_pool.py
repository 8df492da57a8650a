"""Workers on this machine: processes that are started afresh, each of which ends with this one."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import contextmanager

from wenming_cli.rollup.mapping import EACH


class ProcessPool:
    """So many processes; they inherit nothing, no thread and no open file of this one."""

    deaths: tuple[type[BaseException], ...] = (BrokenExecutor,)

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self.ahead = EACH * workers

    @contextmanager
    def executor(self) -> Iterator[Executor]:
        """A fresh pool."""
        with _pool(self._workers) as pool:
            yield pool

    @contextmanager
    def single(self) -> Iterator[Executor]:
        """A fresh pool of one process."""
        with _pool(1) as pool:
            yield pool

    def look(self) -> None:
        """A pool itself tells of every worker that has died."""


@contextmanager
def _pool(workers: int) -> Iterator[Executor]:
    way = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(way)
    if way == "forkserver":
        context.set_forkserver_preload([*_PRELOADED])
    before = multiprocessing.active_children()
    pool = ProcessPoolExecutor(workers, context, _live_and_end_with_parent)
    try:
        yield pool
    except BaseException:
        for child in multiprocessing.active_children():
            if child not in before:
                child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


_PRELOADED = ("wenming_cli.rollup.computing", "wenming_cli.rollup.record_tables")
"""Loaded once for all processes: they are copies of one that has nothing but these."""


def _live_and_end_with_parent() -> None:
    """Leave an interrupt to the parent, and end when it has ended, however that came."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
