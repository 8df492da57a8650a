"""公布榜单的数据截止日期不在它的时段里。

为什么：截止在时段开始以前，就没有数据；截止在公布以后，公布时还不知道。

怎么改：改正数据截止、时段或公布日期。

对：
    - {时段: 2020-Q2, 组别: 街道, 数据截止: 2020-06-25, 公布日期: 2020-07-08}

错：
    - {时段: 2020-Q2, 组别: 街道, 数据截止: 2020-03-25, 公布日期: 2020-07-08}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.said_periods import said_period
from wenming_cli.rules.rule import Breach

CODE = "E743"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every board that looked up to a day before its period or after it came out."""
    for board in plan.boards:
        period = said_period(plan, board)
        if period is None or board.cutoff is None:
            continue
        last = min(period.last, board.date)
        if not period.first <= board.cutoff <= last:
            yield Breach(
                board.location("cutoff"),
                f"{board.about} 的榜单数据截止 {board.cutoff}，不在 {period.first} 到 {last} 之间",
                "改正数据截止、时段或公布日期",
            )
