"""Who works on many plans: this process, more of them, or the workers of a scheduler."""

from collections.abc import Iterator
from contextlib import contextmanager

from wenming_cli import __version__
from wenming_cli.rollup.cluster import ClusterError, cluster
from wenming_cli.rollup.gathering import OtherVersionError
from wenming_cli.rollup.mapping import Alone, Crew
from wenming_cli.rollup.process_pool import ProcessPool
from wenming_cli.stop import Stop
from wenming_cli.workers import processors


@contextmanager
def crew_of(workers: int | None, scheduler: str | None, plans: int) -> Iterator[Crew]:
    """The crew that was asked for; without a word one worker a processor, for several plans."""
    if workers is not None and scheduler is not None:
        raise Stop("--workers 和 --scheduler 只写一个：一个用本机的处理器，一个用集群的")
    if workers is not None and workers < 1:
        raise Stop("--workers 至少是 1")
    several = min(workers or processors(), plans)
    try:
        if scheduler is None:
            yield ProcessPool(several) if several > 1 else Alone()
        else:
            with cluster(scheduler) as crew:
                yield crew
    except ClusterError as reason:
        raise Stop(str(reason)) from None
    except OtherVersionError as other:
        message = (
            f"工作进程那里的 wenming 不是 {__version__}（是 {other}），算法可能不一样，没有算完"
        )
        raise Stop(f"{message}\n提示：各台机器装一样的版本") from None
    except ModuleNotFoundError as missing:
        hint = 'python -m pip install ".[cluster]"'
        raise Stop(f"--scheduler 要用 {missing.name}，先装上：{hint}") from None
