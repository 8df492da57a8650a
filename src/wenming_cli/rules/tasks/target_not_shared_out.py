"""任务有数量目标，分解到单位的没有写各自多少。

为什么：没有写各单位的数量，就说不清谁完成了、谁没有完成。没有写的几个单位合在一起算：
它们的累计完成之和，对照目标里还没有分出去的部分，进度都一样，做得少的看不出来。

怎么改：每条分解写上数量目标，或者写分担比例（占任务数量目标的百分比）。
各单位加起来要等于任务的。只有一个单位没有写的，剩下的就是它的，不用写。

对：
    数量目标: {数量: 30, 单位: 处}
    分解:
    - {责任单位: 东街道, 数量目标: {数量: 10, 单位: 处}}
    - {责任单位: 西街道, 数量目标: {数量: 20, 单位: 处}}

错：
    数量目标: {数量: 30, 单位: 处}
    分解:
    - {责任单位: 东街道}
    - {责任单位: 西街道}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.model.task import Part
from wenming_cli.rules.grounds.absence import is_absent
from wenming_cli.rules.rule import Breach

CODE = "E328"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()

_MOST_NAMED = 3


def check(plan: Plan) -> Iterator[Breach]:
    """Every task whose target several parts leave open between them."""
    for task in plan.tasks:
        if task.target is None or not task.parts:
            continue
        silent = [part for part in task.parts if _says_nothing(part)]
        if len(silent) < 2:
            continue
        part = silent[0]
        yield Breach(
            part.location(),
            f"任务 {task.id} 的数量目标没有分到单位：{_named(silent)}没有写各自的数量",
            f"每条分解写 {part.written('target')}，或者写 {part.written('share')}，例如 40%",
        )


def _says_nothing(part: Part) -> bool:
    return is_absent(part, "target") and is_absent(part, "share")


def _named(parts: list[Part]) -> str:
    names = "、".join(shown(part.owner, 15) for part in parts[:_MOST_NAMED])
    return names if len(parts) <= _MOST_NAMED else f"{names}等 {len(parts)} 个单位"
