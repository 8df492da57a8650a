"""文字材料没有写明是哪个月、哪个时段的，或者月份、时段都写了，或者没有那个巡查周期。

为什么：不知道印在哪一期报告里。

怎么改：月报的写月份，别的写时段（2020-Q2、2020-H1、2020-06-上旬、'#12'、2020-06-01..2020-06-15），只写一个。

对：
    - {时段: 2020-Q2, 栏目: 总体情况, 正文: 二季度……}

错：
    - {栏目: 总体情况, 正文: 二季度……}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.said_periods import period_fault
from wenming_cli.rules.rule import Breach

CODE = "E740"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every narrative that names no period, two, or a cycle there is not."""
    for narrative in plan.narratives:
        fault = period_fault(plan, narrative, "月报的写月份，别的写时段，如 2020-Q2")
        if fault is not None:
            what = f"“{narrative.section.label}”的文字{fault.words}"
            yield Breach(narrative.location("period"), what, fault.hint)
