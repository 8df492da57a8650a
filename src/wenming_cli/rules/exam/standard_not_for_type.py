"""检查、问题所在的点位，它的类型不适用这条测评标准。

为什么：标准写明了适用哪些类型的点位，别的类型的点位不按它测；算进去，得分率就不对。

怎么改：核对点位和测评标准；标准也适用这一类的，加进它的适用点位类型；点位的类型写错的改正。

对：
    测评标准:
    - {编号: A-1, 测评体系: CS, 测评项目: 环境, 测评标准: 地面干净, 测评方法: 实地考察,
      适用点位类型: [社区]}
    点位: [{编号: D-1, 名称: 一社区, 点位类型: 社区, 责任单位: 东华街道}]

错：
    测评标准:
    - {编号: A-1, 测评体系: CS, 测评项目: 环境, 测评标准: 地面干净, 测评方法: 实地考察,
      适用点位类型: [市场]}
    点位: [{编号: D-1, 名称: 一社区, 点位类型: 社区, 责任单位: 东华街道}]
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.grouping import grouped
from wenming_cli.model.assessment import Standard
from wenming_cli.model.finding import Finding
from wenming_cli.model.inspection import Check, CheckResult
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E810"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every pair of a standard and a type it is not for, at the first record of them."""
    found = grouped(((code, kind), record) for code, kind, record in _misplaced(plan))
    for (code, kind), records in found.items():
        more = f"，同样的有 {len(records)} 处" if len(records) > 1 else ""
        yield Breach(
            records[0].location("site"),
            f"标准“{shown(code)}”不适用“{shown(kind)}”类型的点位 "
            f"{shown(records[0].site or '')}{more}",
            "核对点位和标准；也适用的，加进标准的适用点位类型",
        )


def _misplaced(plan: Plan) -> Iterator[tuple[str, str, Check | Finding]]:
    for record, standard in _with_standard(plan):
        site = plan.site_by_id.get(record.site or "")
        if site is not None and standard.site_types and site.type not in standard.site_types:
            yield standard.code, site.type, record


def _with_standard(plan: Plan) -> Iterator[tuple[Check | Finding, Standard]]:
    for inspection in plan.inspections:
        for made in inspection.checks:
            standard = plan.standard_of(made)
            if standard is not None and made.result is not CheckResult.NA:
                yield made, standard
    for finding in plan.findings:
        standard = plan.standard_by_code.get(finding.standard or "")
        if standard is not None:
            yield finding, standard
