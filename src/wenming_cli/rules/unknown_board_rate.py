"""红黑榜口径里的比率不是程序会算的。

为什么：没有这个比率就没有数，这一项的权重会摊到别的项上，名次不是原来想的。

怎么改：改成真有的比率编号，各比率的含义看 wenming explain 编号。

对：
    settings:
      board:
        weights: {on_time_rectification_rate: 0.6, pass_rate: 0.4}

错：
    settings:
      board:
        weights: {on_time_rectification: 0.6, pass_rate: 0.4}
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.grounds.likeness import likeness
from wenming_cli.rules.grounds.rates import RATES
from wenming_cli.rules.grounds.tables import located_keys

CODE = "E626"
SEVERITY = Severity.ERROR
NEEDS_DATE = False
WHOLE: tuple[str, ...] = ()


def check(plan: Plan, as_of: date | None) -> Iterator[Diagnostic]:
    """Every weight of the board that is given to a rate there is not."""
    board = plan.settings.board
    nearest = likeness(RATES)
    for rate, location in located_keys(board, "weights"):
        if rate in RATES:
            continue
        near = nearest(rate)
        yield Diagnostic(
            location,
            CODE,
            f"红黑榜口径里没有“{shown(rate)}”这个比率",
            f"是不是 {near}？" if near else "看 wenming explain 比率编号",
            SEVERITY,
        )
