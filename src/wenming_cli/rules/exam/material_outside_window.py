"""申报材料的形成日期不在测评体系的材料时间范围里。

为什么：上级只认时间范围里形成的材料，范围以外的交了也不算。

怎么改：换成范围里形成的材料；日期写错的改正；时间范围写错的，改测评体系。

对：
    测评体系:
    - 编号: CS
      名称: 文明城市
      体系类别: 文明城市
      材料时间范围: {起始日期: 2019-01-01, 截止日期: 2020-12-31}
    申报材料:
    - {编号: CL-1, 测评标准: A-1, 标题: 报告, 材料类别: 说明报告, 责任单位: 城管局,
      报送时限: 2020-08-01, 形成日期: 2020-03-01}

错：
    测评体系:
    - 编号: CS
      名称: 文明城市
      体系类别: 文明城市
      材料时间范围: {起始日期: 2019-01-01, 截止日期: 2020-12-31}
    申报材料:
    - {编号: CL-1, 测评标准: A-1, 标题: 报告, 材料类别: 说明报告, 责任单位: 城管局,
      报送时限: 2020-08-01, 形成日期: 2018-03-01}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.exam.materials import window_of
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E807"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every material that came about before or after the days its system takes."""
    for material in plan.materials:
        window = window_of(plan, plan.standard_by_code.get(material.standard))
        if window is None or material.dated is None or window.holds(material.dated):
            continue
        yield Breach(
            material.location("dated"),
            f"材料 {material.id} 的形成日期 {material.dated} 不在时间范围"
            f" {window.start} 到 {window.end} 里",
            "换成范围里形成的材料；日期或者时间范围写错的改正",
        )
