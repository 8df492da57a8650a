"""Whoever works out the facts of many plans, the page is the same, also if a worker is killed.

They are fifty, and two hundred where ``WENMING_EXAMPLES`` is set.
"""

import json
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import wenming_cli.rollup.cluster
from tests.conftest import Wenming
from tests.rollup.conftest import RunningCluster
from tests.rollup.small_plans import write_plans
from wenming_cli.rollup import gathering, plan_search
from wenming_cli.rollup.cluster import Cluster, ClusterError, require_safe
from wenming_cli.rollup.computing import Contents

InTheMiddle = Callable[..., None]
ASKED = ("--as-of", "2020-08-31", "--by", "县", "--format", "json")
PLANS = 200 if "WENMING_EXAMPLES" in os.environ else 50


@pytest.fixture
def in_the_middle(monkeypatch: pytest.MonkeyPatch) -> InTheMiddle:
    """Has something happen when so many plans of a run are read: then others are computed."""

    def set_deed(deed: Callable[[], None], after: int = PLANS // 2) -> None:
        left = [after]

        def read(folder: Path) -> Contents:
            left[0] -= 1
            if left[0] == 0:
                deed()
            return plan_search.contents_of(folder)

        monkeypatch.setattr(gathering, "contents_of", read)

    return set_deed


def kill_a_process() -> None:
    pids = [child.pid for child in multiprocessing.active_children()]
    assert len(pids) == 2
    assert pids[0] is not None
    os.kill(pids[0], signal.SIGKILL)


@pytest.mark.no_cover
def test_many_plans_are_the_same_from_everybody(
    tmp_path: Path,
    wenming: Wenming,
    cluster: RunningCluster,
    monkeypatch: pytest.MonkeyPatch,
    in_the_middle: InTheMiddle,
) -> None:
    monkeypatch.setenv("WENMING_NO_CACHE", "1")
    asked = ("rollup", write_plans(tmp_path / "省", PLANS), *ASKED)
    serial = wenming(*asked, "--workers", "1")
    assert (serial.code, serial.err) == (0, "")
    assert json.loads(serial.out)["total"]["plans"] == PLANS
    assert wenming(*asked, "--workers", "2") == serial
    assert wenming(*asked, "--scheduler", cluster.address) == serial
    in_the_middle(kill_a_process)
    assert wenming(*asked, "--workers", "2") == serial
    in_the_middle(cluster.kill_a_worker)
    assert wenming(*asked, "--scheduler", cluster.address) == serial


def test_a_scheduler_that_is_gone_is_told(
    tmp_path: Path, wenming: Wenming, cluster: RunningCluster, in_the_middle: InTheMiddle
) -> None:
    asked = ("rollup", write_plans(tmp_path / "省", 20), *ASKED)
    in_the_middle(cluster.kill_the_scheduler, after=10)
    lost = wenming(*asked, "--scheduler", cluster.address)
    assert (lost.code, lost.out) == (2, "")
    assert "和调度进程的连接断了，没有算完" in lost.err


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:8786", "tcp://[::1]:1", "tls://10.1.1.1:1"])
def test_this_machine_and_tls_are_safe(address: str) -> None:
    require_safe(address)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("tcp://10.1.1.1:8786", "10.1.1.1 不是本机"),
        ("tcp://scheduler:8786", "scheduler 不是本机"),
        ("tcp://0.0.0.0:8786", "0.0.0.0 不是本机"),
        ("127.0.0.1:8786", "地址写成 tcp://127.0.0.1:8786"),
        ("tcp://127.0.0.1", "地址写成"),
        ("tcp://127.0.0.1:x", "地址写成"),
        ("tcp://[", "地址写成"),
        ("ucx://127.0.0.1:1", "地址写成"),
    ],
)
def test_whatever_else_is_refused(
    address: str, said: str, tmp_path: Path, wenming: Wenming
) -> None:
    with pytest.raises(ClusterError, match=said):
        require_safe(address)
    ran = wenming("rollup", write_plans(tmp_path, 1), "--scheduler", address)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_scheduler_that_is_not_there_is_told(
    tmp_path: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(wenming_cli.rollup.cluster, "CONNECTED_IN", 1)
    ran = wenming("rollup", write_plans(tmp_path, 1), "--scheduler", "tcp://127.0.0.1:9")
    assert (ran.code, ran.out) == (2, "")
    assert "连不上调度进程 tcp://127.0.0.1:9" in ran.err


def test_tls_needs_certificates(
    tmp_path: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(wenming_cli.rollup.cluster, "CONNECTED_IN", 1)
    ran = wenming("rollup", write_plans(tmp_path, 1), "--scheduler", "tls://127.0.0.1:9")
    assert (ran.code, ran.out) == (2, "")
    assert "tls:// 要先配证书" in ran.err


class SlowClient:
    """A client whose scheduler does not answer in time, so many times."""

    status = "running"

    def __init__(self, silent: int) -> None:
        self.silent = silent

    def ncores(self) -> dict[str, int]:
        self.silent -= 1
        if self.silent == 0:
            return {}
        raise OSError("timed out")


def test_a_scheduler_may_be_late_but_not_for_ever() -> None:
    crew = Cluster.__new__(Cluster)
    crew._client, crew._silent = SlowClient(3), 0
    crew.look()
    crew.look()
    with pytest.raises(ClusterError, match="工作进程都不在了"):
        crew.look()
    crew._client = SlowClient(99)
    for _ in range(5):
        crew.look()
    with pytest.raises(ClusterError, match="连接断了"):
        crew.look()


def test_without_the_extra_it_is_told(
    tmp_path: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    ran = wenming("rollup", write_plans(tmp_path, 1), "--scheduler", "tcp://127.0.0.1:9")
    assert (ran.code, ran.out) == (2, "")
    assert '--scheduler 要用 distributed，先装上：python -m pip install ".[cluster]"' in ran.err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--workers", "0"), "--workers 至少是 1"),
        (("--workers", "2", "--scheduler", "tcp://127.0.0.1:1"), "只写一个"),
    ],
)
def test_workers_are_some(
    typed: tuple[str, ...], said: str, tmp_path: Path, wenming: Wenming
) -> None:
    ran = wenming("rollup", write_plans(tmp_path, 1), *typed)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_worker_with_another_version_is_refused(
    tmp_path: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "__version__", "9.9.9")
    ran = wenming("rollup", write_plans(tmp_path, 4), "--workers", "2")
    assert (ran.code, ran.out) == (2, "")
    assert "工作进程那里的 wenming 不是" in ran.err
    assert "各台机器装一样的版本" in ran.err
