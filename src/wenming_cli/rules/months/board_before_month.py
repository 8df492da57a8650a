"""榜单公布得比它所属的月份还早。

为什么：还没有开始的月份排不出红黑榜，多半是月份或公布日期写错了。

怎么改：核对月份和公布日期；当月中途公布的不算错。

对：
    - {月份: 2020-06, 组别: 街道, 红榜: [拓东街道], 公布日期: 2020-07-08}

错：
    - {月份: 2020-06, 组别: 街道, 红榜: [拓东街道], 公布日期: 2020-05-08}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.said_periods import said_period
from wenming_cli.rules.rule import Breach

CODE = "E621"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every board published before its period began."""
    for board in plan.boards:
        period = said_period(plan, board)
        if period is not None and board.date < period.first:
            said = "月份" if board.month is not None else "时段"
            yield Breach(
                board.location("date"),
                f"{board.about} 的榜单 {board.date} 就公布了",
                f"核对{said}和公布日期",
            )
