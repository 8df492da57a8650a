"""红黑榜口径里的比率，单位没有这个数。

为什么：没有这个比率，或者它只有全计划才有（如序时进度、预算执行率），单位就没有数，
这一项的权重会摊到别的项上，名次不是原来想的。

怎么改：改成真有的比率编号，各比率的含义看 wenming explain 编号。

对：
    口径:
      红黑榜:
        权重: {on_time_rectification_rate: 0.6, pass_rate: 0.4}

错：
    口径:
      红黑榜:
        权重: {on_time_rectification: 0.6, pass_rate: 0.4}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.grounds.known_rates import BOARD_RATES, RATES
from wenming_cli.rules.grounds.likeness import likeness
from wenming_cli.rules.grounds.tables import located_keys
from wenming_cli.rules.rule import Breach
from wenming_cli.similar import did_you_mean

CODE = "E626"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every weight of the board that is given to a rate there is not."""
    board = plan.settings.board
    nearest = likeness(BOARD_RATES)
    for rate, location in located_keys(board, "weights"):
        if rate in BOARD_RATES:
            continue
        near = None if rate in RATES else nearest(rate)
        yield Breach(
            location,
            _fault(rate),
            did_you_mean(rate, near, f" {near}")
            if near
            else "换成单位有的比率，各比率的含义看 wenming explain 编号",
        )


def _fault(rate: str) -> str:
    if rate in RATES:
        return f"红黑榜不能用“{shown(rate)}”：它只有全计划才有，单位没有这个数"
    return f"红黑榜口径里没有“{shown(rate)}”这个比率"
