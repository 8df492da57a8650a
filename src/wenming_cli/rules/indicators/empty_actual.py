"""实际值没有写数值，也没有写达成情况。

为什么：各月取最近一次实际值，空的一条会把以前填的盖住，指标变成无数据。

怎么改：定量指标写数值，定性指标写达成情况；还没有数的删去这一条。
抽查和取比率的指标不用填数，可以只写全年预计或完成可能性。

对：
    实际值:
    - {日期: 2020-06-30, 数值: 620, 完成可能性: 确定能}

错：
    实际值:
    - {日期: 2020-06-30, 完成可能性: 确定能}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.indicator import Nature
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.absence import is_absent
from wenming_cli.rules.rule import Breach

CODE = "E509"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ("indicators",)


def check(plan: Plan) -> Iterator[Breach]:
    """Every actual that says nothing of what was reached."""
    for indicator in plan.indicators:
        for actual in indicator.actuals:
            if not (is_absent(actual, "value") and is_absent(actual, "level")):
                continue
            if indicator.measure != "reported" and (actual.forecast or actual.likelihood):
                continue
            wanted = "level" if indicator.nature is Nature.QUALITATIVE else "value"
            yield Breach(
                actual.location(),
                f"指标 {indicator.id} {actual.date} 的实际值是空的",
                f"补上 {wanted}；还没有数的删去这一条",
            )
