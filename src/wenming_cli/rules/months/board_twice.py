"""同一月份、同一组别的榜单登记了两次。

为什么：月报和连续上榜只认一期，另一期会丢掉。

怎么改：合并成一条，或者改正月份、组别。

对：
    - {月份: 2020-06, 组别: 街道, 红榜: [拓东街道], 公布日期: 2020-07-08}
    - {月份: 2020-06, 组别: 部门, 红榜: [区城市管理局], 公布日期: 2020-07-08}

错：
    - {月份: 2020-06, 组别: 街道, 红榜: [拓东街道], 公布日期: 2020-07-08}
    - {月份: 2020-06, 组别: 街道, 黑榜: [鼓楼街道], 公布日期: 2020-07-08}
"""

from collections.abc import Iterator
from operator import attrgetter

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.sameness import again
from wenming_cli.rules.rule import Breach

CODE = "E623"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every board after the first of its month and group."""
    key = attrgetter("about", "group", "scheme", "league")
    for board, before in again((b for b in plan.boards if b.about is not None), key):
        yield Breach(
            board.location(),
            f"{board.about} {board.group.label}的榜单登记了两次，前一处在 {before.location()}",
            "合并成一条，或者改正月份、组别",
        )
