"""汇总结果没有写名称，或者名称没有登记。

为什么：不知道是哪个项目、单位、街道、类型的得分，就对不上别的数；写法不同的会另成一类。

怎么改：写上名称，和测评标准的测评项目、单位名录、点位类型里写的一样；全部的总分写“汇总对象: 全部”。

对：
    汇总结果: [{汇总对象: 责任单位, 名称: 城管局, 得分: 8, 满分: 10}]

错：
    汇总结果: [{汇总对象: 责任单位, 得分: 8, 满分: 10}]
"""

from collections.abc import Collection, Iterator, Mapping

from wenming_cli.diagnostic import Severity
from wenming_cli.model.assessment import AssessmentTotal, TotalOf
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.grounds.likeness import likeness
from wenming_cli.rules.rule import Breach
from wenming_cli.similar import did_you_mean

CODE = "E814"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ("owners", "sites", "site_types", "standards")


def check(plan: Plan) -> Iterator[Breach]:
    """Every sum of a part of the whole that does not say of which, or names none there is."""
    known = _known(plan) if any(a.totals for a in plan.assessments) else {}
    for assessment in plan.assessments:
        for total in assessment.totals:
            if total.of is TotalOf.ALL:
                continue
            if total.name is None:
                message = f"测评 {assessment.id} 的一条汇总结果没有写是哪个{total.of.label}的"
                yield Breach(total.location(), message, "写上名称；总分的汇总对象写全部")
            elif known[total.of] and plan.unit_named(total.name) not in known[total.of]:
                yield _unknown(total, total.name, known[total.of])


def _known(plan: Plan) -> Mapping[TotalOf, Collection[str]]:
    types = (site_type.name for site_type in plan.site_types)
    return {
        TotalOf.ITEM: {standard.item for standard in plan.standards},
        TotalOf.OWNER: plan.owner_by_name.keys(),
        TotalOf.SUBDISTRICT: plan.subdistricts,
        TotalOf.SITE_TYPE: {*types, *(site.type for site in plan.sites)},
    }


def _unknown(total: AssessmentTotal, name: str, known: Collection[str]) -> Breach:
    near = likeness(known)(name)
    return Breach(
        total.location("name"),
        f"没有叫“{shown(name)}”的{total.of.label}",
        did_you_mean(name, near) if near else "改成已有的名称",
    )
