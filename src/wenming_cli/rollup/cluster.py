"""Workers on several machines: those of a dask scheduler, which need neither the disk nor git."""

import ipaddress
from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from wenming_cli.rollup.mapping import EACH

CONNECTED_IN = 10
"""How many seconds a scheduler has to answer, and a worker to be there."""

_SILENT = 6
"""After so many questions without an answer, one after another, there is nobody."""
_LOST = "和调度进程的连接断了，没有算完；重新启动调度进程再运行一次"


class ClusterError(Exception):
    """A cluster cannot be used; the sentence says why."""


def require_safe(address: str) -> None:
    """Refuse what anybody on the way could read and answer: only this machine, or TLS."""
    scheme, host, port = _parted(address)
    if scheme not in ("tcp", "tls") or not host or port is None:
        raise ClusterError("调度进程的地址写成 tcp://127.0.0.1:8786，跨机器的写成 tls://主机:8786")
    if scheme == "tcp" and not _is_loopback(host):
        raise ClusterError(
            f"{host} 不是本机：tcp:// 不加密、不认人，谁连上都能在工作进程里执行程序\n"
            "提示：用 tls://（证书怎么配见 docs/scale.md），或者用 ssh -L 转到 tcp://127.0.0.1"
        )


def _parted(address: str) -> tuple[str, str | None, int | None]:
    """Scheme, host and port of an address; nothing of one that is none."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "", None, None
    return parts.scheme, parts.hostname, port


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Cluster:
    """The workers of a scheduler, over one connection."""

    def __init__(self, client: Any, deaths: tuple[type[BaseException], ...]) -> None:
        self._client = client
        self._silent = 0
        self.deaths = deaths
        self.ahead = EACH * max(sum(client.ncores().values()), 1)

    @contextmanager
    def executor(self) -> Iterator[Executor]:
        """All of its workers; a scheduler gives the things of one that died to others."""
        executor = self._client.get_executor(pure=False)
        try:
            yield executor
        finally:
            executor.shutdown(wait=False)

    single = executor

    def look(self) -> None:
        """Raise where the scheduler is gone, or has nobody left."""
        if self._client.status != "running":
            raise ClusterError(_LOST)
        try:
            workers = self._client.ncores()
        except OSError:  # a machine with much to do may be late with its answer
            self._silent += 1
            if self._silent == _SILENT:
                raise ClusterError(_LOST) from None
            return
        self._silent = 0
        if not workers:
            raise ClusterError("工作进程都不在了，没有算完；重新启动工作进程再运行一次")


@contextmanager
def cluster(address: str) -> Iterator[Cluster]:
    """A crew of the workers a scheduler has; ``ModuleNotFoundError`` without the extra."""
    require_safe(address)
    from distributed import Client, KilledWorker  # noqa: PLC0415  an extra, and a heavy one

    try:
        client = Client(address, timeout=CONNECTED_IN)
    except TypeError:  # so dask says that it has no certificate
        raise ClusterError("tls:// 要先配证书：这里没有配，怎么配见 docs/scale.md") from None
    except (OSError, TimeoutError):
        message = f"连不上调度进程 {address}：{CONNECTED_IN} 秒里没有回音"
        raise ClusterError(f"{message}\n提示：看它起来没有、地址对不对，见 docs/scale.md") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=CONNECTED_IN)
            crew = Cluster(client, (KilledWorker,))
        except (OSError, TimeoutError):
            raise ClusterError("调度进程那里一个工作进程也没有；先启动，见 docs/scale.md") from None
        try:
            yield crew
        except CancelledError:
            raise ClusterError(_LOST) from None
        except ModuleNotFoundError as missing:
            raise ClusterError(f"工作进程那里没有装 {missing.name}：和这里装一样的") from None
