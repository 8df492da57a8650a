"""同一个测评体系里有的标准写了分值，有的没有。

为什么：得分率按分值加权；没有写分值的，要么都算 1 分，要么不知道该算几分，混在一起就算不对。

怎么改：照文件把分值补齐；文件里没有分值的，全都不写。

对：
    - {编号: A-1, 分值: 2}
    - {编号: A-2, 分值: 1}

错：
    - {编号: A-1, 分值: 2}
    - {编号: A-2}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.grouping import grouped
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E802"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ("standards",)


def check(plan: Plan) -> Iterator[Breach]:
    """Every standard without points in a system where others have some."""
    for system, standards in grouped((s.system, s) for s in plan.standards).items():
        without = [standard for standard in standards if standard.points is None]
        if len(without) == len(standards):
            continue
        for standard in without:
            yield Breach(
                standard.location(),
                f"标准“{shown(standard.code)}”没有写分值，测评体系 {system} 里别的标准写了",
                "补上分值；文件里没有分值的，全都不写",
            )
