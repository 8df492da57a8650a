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
from wenming_cli.figures.days.asked_period import resolved
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E740"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every narrative that names no period, two, or a cycle there is not."""
    for narrative in plan.narratives:
        what, at = f"“{narrative.section.label}”的文字", narrative.location("period")
        if narrative.about is None:
            yield Breach(at, f"{what}缺少月份或时段", "月报的写月份，别的写时段，如 2020-Q2")
        elif narrative.month is not None and narrative.period is not None:
            yield Breach(at, f"{what}又写了月份又写了时段", "月份和时段只写一个")
        else:
            try:
                resolved(plan, narrative.about)
            except ValueError as reason:
                yield Breach(at, f"{what}：{reason}", "改正周期的编号，从 0 数起")
