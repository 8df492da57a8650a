"""同一个期号公布了两个时段的榜单。

为什么：期号是找原件用的，一期只说一个月或一个时段（可以有几个组别）。

怎么改：核对原件，改正期号或者月份、时段。

对：
    - {时段: 2020-Q1, 期号: 第一期, 组别: 街道, 公布日期: 2020-04-08}
    - {时段: 2020-Q2, 期号: 第二期, 组别: 街道, 公布日期: 2020-07-08}

错：
    - {时段: 2020-Q1, 期号: 第一期, 组别: 街道, 公布日期: 2020-04-08}
    - {时段: 2020-Q2, 期号: 第一期, 组别: 街道, 公布日期: 2020-07-08}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.board import Board
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import folded, shown
from wenming_cli.rules.rule import Breach

CODE = "E741"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every board whose number an earlier one of another period has."""
    first: dict[tuple[str, str | None], Board] = {}
    for board in plan.boards:
        if board.issue is None or board.about is None:
            continue
        before = first.setdefault((folded(board.issue), board.scheme), board)
        if str(before.about) != str(board.about):
            yield Breach(
                board.location("issue"),
                f"{board.about} 的榜单期号“{shown(board.issue)}”，{before.about} 的也是这一期",
                "核对原件，改正期号或者月份、时段",
            )
