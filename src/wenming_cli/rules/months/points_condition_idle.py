"""计分项写了这种情形用不上的条件、减半或者计分方式。

为什么：任务没有问题来源，比率不会当天整改。写了也不起作用，看办法的人以为按它算了。

怎么改：删去用不上的那一项，或者改正计分情形。

对：
    {编号: WT, 计分情形: 发现问题, 条件: {问题来源: [上级]}, 分值: -2, 减半: 当天整改}

错：
    {编号: RW, 计分情形: 任务逾期, 条件: {问题来源: [上级]}, 分值: -2, 减半: 当天整改}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.points.schemes import figure_of
from wenming_cli.model.plan import Plan
from wenming_cli.model.points import Per, PointsRow, PointsWhen
from wenming_cli.model.shape import shape_of
from wenming_cli.rules.rule import Breach

CODE = "E734"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


_OF_FINDINGS = frozenset(("finding", "relapsed", "rectified_late"))
_LATE = frozenset(("rectified_late", "overdue_task", "late_reply", "material"))


def check(plan: Plan) -> Iterator[Breach]:
    """Every condition, halving and way of counting that a row has no use for."""
    for scheme in plan.schemes:
        for row in scheme.rows:
            for entry, field in _idle(row):
                title = entry.title_of(field)
                message = f"计分项 {row.code}（{row.on}）用不上“{title}”"
                yield Breach(entry.location(field), message, f"删去{title}，或者改正计分情形")


def _idle(row: PointsRow) -> Iterator[tuple[PointsRow | PointsWhen, str]]:
    when = row.when
    for field in shape_of(PointsWhen).fields if when is not None else ():
        if getattr(when, field) and not _is_used(row.on, field) and when is not None:
            yield when, field
    if row.halve_if is not None and row.on not in _OF_FINDINGS:
        yield row, "halve_if"
    is_rate = figure_of(row) is not None
    if (row.per is Per.EACH_DAY and row.on not in _LATE) or (
        row.per is Per.EACH_PERCENT and not is_rate
    ):
        yield row, "per"


def _is_used(on: str, field: str) -> bool:
    return on in _OF_FINDINGS or (on == "missed_site" and field == "tier")
