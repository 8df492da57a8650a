"""Nothing is remembered between tests; a cluster of this machine alone, where one is asked for."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

HERE = ("--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0", "--no-dashboard")
"""Dask listens on all interfaces and trusts whoever connects, unless it is told for both ports."""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered is this test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@dataclass
class RunningCluster:
    """A scheduler and its workers as processes, started as docs/scale.md says."""

    folder: Path
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    address: str = ""

    def start(self) -> None:
        """Start the scheduler on a free port, and two workers."""
        note = self.folder / "scheduler.json"
        self._run("dask_scheduler", "--port", "0", "--scheduler-file", str(note))
        while not note.exists():
            assert self.processes[0].poll() is None
            time.sleep(0.05)
        where = ("--scheduler-file", str(note))
        for _ in range(2):
            self._run("dask_worker", *where, "--nthreads", "1", "--no-nanny")
        from distributed import Client

        with Client(scheduler_file=str(note), timeout=60) as client:
            client.wait_for_workers(2, timeout=60)
            self.address = client.scheduler.address

    def _run(self, program: str, *options: str) -> None:
        command = [sys.executable, "-m", f"distributed.cli.{program}", *HERE, *options]
        log = (self.folder / "log.txt").open("ab")
        with log:
            self.processes.append(
                subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder)
            )

    def kill_a_worker(self) -> None:
        """One worker is gone at once, with all it had."""
        os.kill(self.processes[-1].pid, signal.SIGKILL)

    def kill_the_scheduler(self) -> None:
        """Nobody is left to ask."""
        os.kill(self.processes[0].pid, signal.SIGKILL)

    def stop(self) -> None:
        """End what still runs."""
        for process in reversed(self.processes):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCluster]:
    """A scheduler and two workers on this machine; tests are skipped where the extra is missing."""
    pytest.importorskip("distributed")
    running = RunningCluster(tmp_path_factory.mktemp("cluster"))
    try:
        running.start()
        yield running
    finally:
        running.stop()
