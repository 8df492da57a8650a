"""点位的退出日期早于纳入日期。

为什么：这样的点位从来没有在册，巡查覆盖率里没有它，巡查记录却会报错。

怎么改：核对两个日期。退出日期是在册的最后一天，可以和纳入日期是同一天。

对：
    纳入日期: 2020-04-01
    退出日期: 2020-10-31

错：
    纳入日期: 2020-10-31
    退出日期: 2020-04-01
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E601"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every site whose last day lies before its first."""
    for site in plan.sites:
        if site.closed is None or site.opened is None or site.closed >= site.opened:
            continue
        yield Breach(
            site.location("closed"),
            f"点位 {site.id} 的退出日期 {site.closed} 早于纳入日期 {site.opened}",
            "核对两个日期，改正写错的一个",
        )
