"""转长期没有写原因或批准单位。

为什么：转长期的问题不再算逾期，也不计入应结整改率。要有原因，并由责任单位以外的单位批准，否则就成了逃避考核的口子。

怎么改：写上原因，经办单位写批准的单位（如区创建办）。责任单位自己转的由 E627 说。

对：
    - {日期: 2020-06-20, 事件: 转长期, 经办单位: 区创建办, 原因: 待管网改造}

错：
    - {日期: 2020-06-20, 事件: 转长期, 经办单位: 区创建办}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.finding import Event
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.absence import is_absent
from wenming_cli.rules.rule import Breach

CODE = "E616"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()

_NEEDED = (("reason", "原因"), ("by", "批准单位"))


def check(plan: Plan) -> Iterator[Breach]:
    """Every long-term entry without a reason or without a unit that approved it."""
    for finding in plan.findings:
        for entry in finding.entries:
            if entry.event is not Event.LONG_TERM:
                continue
            lacking = [word for field, word in _NEEDED if is_absent(entry, field)]
            if lacking:
                yield Breach(
                    entry.location("event"),
                    f"问题 {finding.id} 在 {entry.date} 转长期，没有写{'和'.join(lacking)}",
                    f"写上 {entry.written('reason')}，"
                    f"{entry.written('by')} 写责任单位以外的批准单位",
                )
