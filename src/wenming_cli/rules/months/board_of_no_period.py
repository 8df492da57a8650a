"""公布榜单没有写明是哪个月、哪个时段的，或者月份、时段都写了，或者没有那个巡查周期。

为什么：不知道是哪一期的榜单，连续几期上榜也数不出来。

怎么改：按月公布的写月份，别的写时段（2020-Q2、2020-H1、2020-06-上旬、'#12'、2020-06-01..2020-06-15），只写一个。

对：
    - {时段: 2020-Q2, 组别: 街道, 红榜: [拓东街道], 公布日期: 2020-07-08}

错：
    - {组别: 街道, 红榜: [拓东街道], 公布日期: 2020-07-08}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.said_periods import period_fault
from wenming_cli.rules.rule import Breach

CODE = "E742"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every board that names no period, two, or a cycle there is not."""
    for board in plan.boards:
        fault = period_fault(plan, board, "按月公布的写月份，别的写时段，如 2020-Q2")
        if fault is not None:
            what = f"{board.date} 公布的榜单{fault.words}"
            yield Breach(board.location("period"), what, fault.hint)
