"""佐证文件还没有登记进 evidence.lock.yaml。

为什么：没有登记的文件，以后换了、改了看不出来，一张照片用了两次也看不出来。

怎么改：运行 wenming evidence lock，把改动后的 evidence.lock.yaml 一起提交。

对：
    # 写进记录以后，运行了 wenming evidence lock

错：
    # 计划有 evidence.lock.yaml，新写进记录的 evidence/W-9.jpg 不在里面
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E645"
SEVERITY = Severity.INFO
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every file of evidence that the lock does not know, where there is a lock."""
    lock = plan.evidence_lock
    if lock is None or lock.fault is not None:
        return
    for path, citing in plan.cited_files.items():
        if path not in lock.files:
            yield Breach(
                citing[0].location,
                f"佐证“{shown(path, 40)}”还没有登记",
                "运行 wenming evidence lock 登记",
            )
