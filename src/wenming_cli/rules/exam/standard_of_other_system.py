"""测评里的检查按另一个体系的标准打分。

为什么：测评写明了是哪个体系的，混进别的体系的标准，得分率就不是这个体系的得分率。

怎么改：改成这个体系的标准；两个体系一起测的，测评不写测评体系。

对：
    测评:
    - {编号: MC-1, 名称: 自评, 测评类别: 自评, 测评体系: CS,
      开始日期: 2020-06-01, 结束日期: 2020-06-03}
    检查项: [{点位: D-1, 检查内容: 地面, 结果: 符合, 测评标准: "CS:A-1"}]

错：
    测评:
    - {编号: MC-1, 名称: 自评, 测评类别: 自评, 测评体系: CS,
      开始日期: 2020-06-01, 结束日期: 2020-06-03}
    检查项: [{点位: D-1, 检查内容: 地面, 结果: 符合, 测评标准: "WCN:A-1"}]
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.assessment import Assessment
from wenming_cli.model.inspection import Inspection
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E811"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every check in an assessment of a system whose standard is of another one."""
    for inspection in plan.inspections:
        held = plan.assessment_by_id.get(inspection.assessment or "")
        if held is not None and held.system is not None:
            yield from _others(plan, inspection, held)


def _others(plan: Plan, inspection: Inspection, held: Assessment) -> Iterator[Breach]:
    for made in inspection.checks:
        standard = plan.standard_of(made)
        if standard is None or standard.system == held.system:
            continue
        yield Breach(
            made.location("standard" if made.standard else "item"),
            f"测评 {held.id} 是体系 {held.system} 的，标准“{shown(standard.code)}”"
            f"是体系 {standard.system} 的",
            "改成这个体系的标准；两个体系一起测的，测评不写测评体系",
        )
