"""evidence.lock.yaml 有读不懂的地方。

为什么：它由 wenming evidence lock 写成，一行一个文件。手工改过、合并时留下冲突的，
读不懂的行就不起作用，那些文件换没换过就看不出来。

怎么改：解决合并冲突，或者运行 wenming evidence lock 重新写。

对：
    - {"file": "evidence/W-1.jpg", "sha256": "…64 位…", "size": 2048, "kind": "jpeg", "proves": []}

错：
    <<<<<<< HEAD
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Location, Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E649"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """The first line of the lock that cannot be read."""
    lock = plan.evidence_lock
    if lock is not None and lock.fault is not None:
        line, why = lock.fault
        yield Breach(
            Location(lock.name, line, 1, line, 2),
            f"佐证的登记读不懂：{why}",
            "有合并冲突的先解决，再运行 wenming evidence lock 重新写",
        )
