"""点位册在抽取以后改过。

为什么：抽取的名单由种子和点位册算出，点位册一改，别人照种子重抽就得不到同样的名单，抽取就说不清了。

怎么改：新纳入的点位写纳入日期，退出的写退出日期，不要改或删抽取当天在册的点位；
当时的点位册确实写错了的，改好以后重新抽取。按测评开始日期在册的点位比对。

对：
    # 抽取以后纳入的，写上纳入日期
    点位: [{编号: D-9, 名称: 新市场, 点位类型: 农贸市场, 责任单位: 东华街道, 纳入日期: 2020-07-01}]

错：
    # 抽取以后补进去的，没有写纳入日期
    点位: [{编号: D-9, 名称: 新市场, 点位类型: 农贸市场, 责任单位: 东华街道}]
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.draws.drawing import register_digest, register_on
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E817"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ("sites",)


def check(plan: Plan) -> Iterator[Breach]:
    """Every draw from another register than the plan has of its day."""
    for assessment in plan.assessments:
        draw = assessment.draw
        if draw is None:
            continue
        there = register_on(plan.sites, assessment.start)
        if register_digest(there) != draw.register:
            yield Breach(
                draw.location("register"),
                f"测评 {assessment.id} 抽取以后，点位册改过：{assessment.start} 在册的点位已经不同",
                "以后纳入、退出的写明日期，当天在册的不改；当时就写错了的，改好以后重新抽取",
            )
