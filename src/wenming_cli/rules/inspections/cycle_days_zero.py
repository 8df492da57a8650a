"""巡查周期是 0 天。

为什么：0 天的周期分不出来，覆盖率算不了。

怎么改：写大于 0 的天数；按旬巡查的不用写，周期默认就是旬。

对：
    口径:
      巡查: {周期: 按天数, 周期天数: 10}

错：
    口径:
      巡查: {周期: 按天数, 周期天数: 0}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E625"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """A cycle of no days."""
    inspection = plan.settings.inspection
    if inspection.cycle_days == 0:
        yield Breach(
            inspection.location("cycle_days"),
            "巡查周期是 0 天",
            "写大于 0 的天数；按旬巡查的不用写",
        )
