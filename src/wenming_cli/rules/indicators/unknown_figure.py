"""取数方式 figure: 后面不是程序会算的比率。

为什么：指标的实际值从这个比率取，没有这个比率就永远没有数。

怎么改：改成真有的比率编号，各比率的含义看 wenming explain 编号。

对：
    取数方式: figure:coverage_rate

错：
    取数方式: figure:coverage
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.grounds.known_rates import RATES
from wenming_cli.rules.grounds.likeness import likeness
from wenming_cli.rules.rule import Breach
from wenming_cli.similar import did_you_mean

CODE = "E508"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every indicator measured by a rate there is not."""
    nearest = likeness(RATES)
    for indicator in plan.indicators:
        kind, _, rate = indicator.measure.partition(":")
        if kind != "figure" or rate in RATES:
            continue
        near = nearest(rate)
        yield Breach(
            indicator.location("measure"),
            f"指标 {indicator.id} 的取数方式：没有“{shown(rate)}”这个比率",
            did_you_mean(rate, near, f" figure:{near}") if near else "看 wenming explain 比率编号",
        )
