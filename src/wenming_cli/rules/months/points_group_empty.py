"""计分办法的分组里没有单位，或者公布的榜单写了办法里没有的组。

为什么：没有单位的组排不出名次；组名对不上，公布的名单和算出来的就没法对照。

怎么改：写上单位或者单位类别；榜单的“办法分组”照办法里的组名写。

对：
    分组: [{名称: 第一层次, 单位: [甲社区, 乙社区]}]

错：
    分组: [{名称: 第一层次}]
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.points.schemes import members
from wenming_cli.model.board import Board
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E735"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ("owners", "schemes")


def check(plan: Plan) -> Iterator[Breach]:
    """Every group without units, and every published list of a group there is not."""
    for scheme in plan.schemes:
        units = members(plan, scheme)
        for group in scheme.groups:
            if group.name not in units:
                message = f"计分办法 {scheme.id} 的分组 {group.name} 里没有单位"
                yield Breach(group.location(), message, "写上单位，或者写单位名录里有的单位类别")
    for board in plan.boards:
        yield from _of_board(plan, board)


def _of_board(plan: Plan, board: Board) -> Iterator[Breach]:
    if board.scheme is None:
        if board.league is not None:
            message = "榜单写了办法分组，没有写计分办法"
            yield Breach(board.location("league"), message, "写上按哪个计分办法排的")
        return
    scheme = plan.scheme_by_id.get(board.scheme)
    names = () if scheme is None else tuple(members(plan, scheme))
    if board.league is not None and scheme is not None and board.league not in names:
        message = f"计分办法 {board.scheme} 里没有“{shown(board.league)}”这个组"
        yield Breach(board.location("league"), message, f"办法里的组：{'、'.join(names)}")
