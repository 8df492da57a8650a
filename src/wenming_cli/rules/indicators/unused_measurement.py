"""填了不会用到的数：取数方式和填的不一致。

为什么：取数方式是抽查的只看抽查一节，取比率的由程序算，填报的只看实际值。
填在别处的数不计入，等于没有填。

怎么改：改取数方式，或者把数填到该填的地方。
抽查和取比率的指标，实际值里仍可以只写全年预计和完成可能性。

对：
    绩效指标: [{编号: ZL-1, 取数方式: 抽查}]
    抽查:
    - {日期: 2020-06-10, 指标: ZL-1, 单位: 拓东街道, 抽查数: 50, 合格数: 48}

错：
    取数方式: 抽查
    实际值:
    - {日期: 2020-06-30, 数值: 96}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Location, Severity
from wenming_cli.model.indicator import Nature
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E511"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ("indicators",)


def check(plan: Plan) -> Iterator[Breach]:
    """Every actual value of an indicator measured otherwise, every sample of one not sampled."""
    measures = {indicator.id: indicator.measure for indicator in plan.indicators}
    for indicator in plan.indicators:
        if indicator.measure == "reported" or indicator.nature is Nature.QUALITATIVE:
            continue
        for actual in indicator.actuals:
            if actual.value is not None:
                message = f"指标 {indicator.id} 的取数方式是 {indicator.measure}，填报的数值不计入"
                yield _diagnostic(actual.location("value"), message)
    for sample in plan.samples:
        measure = measures.get(sample.indicator, "sampled")
        if measure != "sampled":
            message = f"指标 {sample.indicator} 的取数方式是 {measure}，这次抽查不计入"
            yield _diagnostic(sample.location("indicator"), message)


def _diagnostic(location: Location, message: str) -> Breach:
    hint = "改指标的取数方式，或者把数填到该填的地方"
    return Breach(location, message, hint)
