"""巡查日期在计划期以外。

为什么：巡查周期只分到计划期以内，以外的巡查落不到任何一个周期，不计入覆盖率；多半是年份写错了。

怎么改：改正年份；别的年度的巡查记到那一年的计划里。

对：
    - {日期: 2020-01-08, 层级: 区创建办, 点位: [D-1]}

错：
    - {日期: 2019-01-08, 层级: 区创建办, 点位: [D-1]}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.bounds import bounds
from wenming_cli.rules.rule import Breach

CODE = "E603"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every inspection dated outside the plan."""
    first, last = bounds(plan)
    for inspection in plan.inspections:
        if first <= inspection.date <= last:
            continue
        yield Breach(
            inspection.location("date"),
            f"巡查日期 {inspection.date} 不在计划期 {first} 到 {last} 以内",
            "核对年份；别的年度的记到那一年的计划里",
        )
