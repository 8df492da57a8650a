"""累计数截至的日期以前，还有逐条记录的问题。

为什么：累计数是没有逐条记录的那些。已经逐条记录的问题如果也数在发现数里，就算了两次。

怎么改：对一对。数在里面的，从发现数、整改数、销号数里减去；确实没有数在里面的，
可以用注明忽略说明理由。

对：
    累计数:
    - {截至日期: 2020-05-31, 内容: 问题, 发现数: 97, 整改数: 92, 销号数: 80}

错（截至日期以前还有 3 条逐条记录的问题，没有说明）：
    累计数:
    - {截至日期: 2020-05-31, 内容: 问题, 发现数: 100, 整改数: 94, 销号数: 80}
"""

from collections.abc import Iterator
from itertools import product

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.units import answerable
from wenming_cli.model.finding import Finding
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E651"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ("totals", "owners")

_FEW = 3


def check(plan: Plan) -> Iterator[Breach]:
    """Every tally within whose time and scope findings were recorded."""
    if not plan.totals:
        return
    recorded = grouped(_within(plan))
    for tally in plan.totals:
        own = recorded.get(id(tally), ())
        if own:
            named = "、".join(finding.id for finding in own[:_FEW])
            more = " 等" if len(own) > _FEW else ""
            yield Breach(
                tally.location("found"),
                f"累计数截至 {tally.as_of}，这以前逐条记录的问题有 {len(own)} 个：{named}{more}",
                "数在里面的要减去；没有数在里面的，用注明忽略说明理由",
            )


def _within(plan: Plan) -> Iterator[tuple[int, Finding]]:
    """Every finding with each tally that may count it too."""
    tallies = grouped(((tally.owner, tally.category), tally) for tally in plan.totals)
    for finding in plan.findings:
        units = (None, *answerable(plan, finding.owner))
        for scope in product(units, (None, finding.category)):
            for tally in tallies.get(scope, ()):
                if finding.found <= tally.as_of:
                    yield id(tally), finding
