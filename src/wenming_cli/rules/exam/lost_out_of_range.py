"""失分不在 0 到 1 之间。

为什么：失分是这一次观察失去的份额：全丢是 1，丢一半是 0.5。写成分数或者百分数，得分率就成了负数。

怎么改：换算成 0 到 1 之间的数，例如 2 分扣了 0.5 分写 0.25。

对：
    - {点位: D-1, 检查内容: 地面, 结果: 不符合, 失分: 0.5}

错：
    - {点位: D-1, 检查内容: 地面, 结果: 不符合, 失分: 50}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E805"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every check that loses less than nothing or more than all."""
    for inspection in plan.inspections:
        for made in inspection.checks:
            if made.lost is not None and not 0 <= made.lost <= 1:
                yield Breach(
                    made.location("lost"),
                    f"{inspection.date} 的检查“{shown(made.item)}”失分 {made.lost:f}，"
                    "不在 0 到 1 之间",
                    "写失去的份额：全丢写 1，丢一半写 0.5，2 分扣 0.5 分写 0.25",
                )
