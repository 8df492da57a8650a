"""抽查的合格数比抽查数还多，或者抽查数是 0。

为什么：合格率是合格数除以抽查数，这样的一条会让合格率超过 100%，或者说明不了任何情况。

怎么改：核对两个数，是不是填反了；没有抽查的删去这一条。

对：
    - {日期: 2020-06-10, 指标: ZL-1, 单位: 拓东街道, 抽查数: 50, 合格数: 48}

错：
    - {日期: 2020-06-10, 指标: ZL-1, 单位: 拓东街道, 抽查数: 48, 合格数: 50}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E512"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every sample of nothing, or in which more passed than were checked."""
    for sample in plan.samples:
        if sample.checked == 0:
            message = f"指标 {sample.indicator} {sample.date} 的抽查数是 0"
            hint = "没有抽查的删去这一条"
            yield Breach(sample.location("checked"), message, hint)
        elif sample.passed > sample.checked:
            numbers = f"合格数 {sample.passed} 大于抽查数 {sample.checked}"
            message = f"指标 {sample.indicator} {sample.date} 的抽查，{numbers}"
            hint = "核对两个数，是不是填反了"
            yield Breach(sample.location("passed"), message, hint)
