"""计分项要的比率，单位没有这个数。

为什么：没有这个比率，或者它只有全计划才有（如序时进度、预算执行率），哪个单位都计不出这一项的分。

怎么改：改成真有的比率编号，各比率的含义看 wenming explain 编号。

对：
    {编号: JS, 计分情形: "figure:due_rectification_rate", 分值: 30}

错：
    {编号: JS, 计分情形: "figure:rectification", 分值: 30}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.points.schemes import figure_of
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.grounds.known_rates import BOARD_RATES
from wenming_cli.rules.grounds.likeness import likeness
from wenming_cli.rules.rule import Breach
from wenming_cli.similar import did_you_mean

CODE = "E733"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every row that goes by a rate units do not have."""
    nearest = likeness(BOARD_RATES)
    for scheme in plan.schemes:
        for row in scheme.rows:
            rate = figure_of(row)
            if rate is None or rate in BOARD_RATES:
                continue
            near = nearest(rate)
            yield Breach(
                row.location("on"),
                f"计分项 {row.code} 要的“{shown(rate)}”，单位没有这个比率",
                did_you_mean(rate, near, f" {near}")
                if near
                else "换成单位有的比率，各比率的含义看 wenming explain 编号",
            )
