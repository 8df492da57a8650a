"""同一单位在一期榜单里又红又黑。

为什么：一个单位一个月只有一个名次，两边都有必有一处写错。

怎么改：从红榜或黑榜里删去写错的一个。

对：
    - {月份: 2020-06, 组别: 街道, 红榜: [拓东街道], 黑榜: [鼓楼街道], 公布日期: 2020-07-08}

错：
    - {月份: 2020-06, 组别: 街道, 红榜: [拓东街道], 黑榜: [拓东街道], 公布日期: 2020-07-08}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E622"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every unit that a board names on both lists."""
    for board in plan.boards:
        red = set(board.red)
        which = f"{board.date} 公布" if board.about is None else f"{board.about} "
        for index, name in enumerate(board.black):
            if name in red:
                yield Breach(
                    board.location("black", index),
                    f"{which}的榜单里，“{shown(name)}”又在红榜又在黑榜",
                    "从红榜或黑榜里删去写错的一个",
                )
