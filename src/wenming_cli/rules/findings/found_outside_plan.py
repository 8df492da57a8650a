"""问题的发现日期在计划期以外。

为什么：计划期以后发现的问题，年度数字看不到；以前发现的会算进今年的整改率，多半是年份写错了。
上年没有销号、结转到今年的问题可以是真实的，所以只是警告。

怎么改：核对年份；确是上年结转的不用改，写上“结转自”就不再提。计划期以后才整改、销号的不报。

对：
    发现日期: 2020-01-08

错：
    发现日期: 2019-01-08
"""

from collections.abc import Iterator
from operator import attrgetter

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.bounds import bounds
from wenming_cli.rules.rule import Breach

CODE = "E604"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()

_found = attrgetter("found")


def check(plan: Plan) -> Iterator[Breach]:
    """Every finding made before or after the plan."""
    first, last = bounds(plan)
    if all(first <= day <= last for day in set(map(_found, plan.findings))):
        return
    for finding in plan.findings:
        is_carried = finding.origin is not None and finding.found < first
        if is_carried or first <= finding.found <= last:
            continue
        yield Breach(
            finding.location("found"),
            f"问题 {finding.id} 的发现日期 {finding.found} 不在计划期 {first} 到 {last} 以内",
            "核对年份；确是上年结转的不用改",
        )
