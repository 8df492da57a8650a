"""转长期或误报没有写原因，或者没有写定下来的单位。

为什么：转长期的问题不再算逾期，也不计入应结整改率，误报哪个比率都不算。
要有原因，并由责任单位以外的单位来定，否则就成了逃避考核的口子。

怎么改：写上原因，经办单位写批准或核实的单位（如区创建办）。责任单位自己定的由 E627 说。

对：
    - {日期: 2020-06-20, 事件: 转长期, 经办单位: 区创建办, 原因: 待管网改造}
    - {日期: 2020-06-03, 事件: 误报, 经办单位: 区创建办, 原因: 现场核实没有垃圾}

错：
    - {日期: 2020-06-20, 事件: 转长期, 经办单位: 区创建办}
    - {日期: 2020-06-03, 事件: 误报, 原因: 现场核实没有垃圾}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.findings.usual_course import unusual
from wenming_cli.model.finding import Event
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.absence import is_absent
from wenming_cli.rules.rule import Breach

CODE = "E616"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()

_DECIDED = {Event.LONG_TERM: ("转长期", "批准单位"), Event.VOID: ("记为误报", "核实单位")}


def check(plan: Plan) -> Iterator[Breach]:
    """Every long-term or void entry without a reason or without a unit that decided so."""
    for finding in unusual(plan):
        for entry in finding.entries:
            if entry.event not in _DECIDED:
                continue
            said, unit = _DECIDED[entry.event]
            needed = (("reason", "原因"), ("by", unit))
            lacking = [word for field, word in needed if is_absent(entry, field)]
            if lacking:
                yield Breach(
                    entry.location("event"),
                    f"问题 {finding.id} 在 {entry.date} {said}，没有写{'和'.join(lacking)}",
                    f"写上 {entry.written('reason')}，{entry.written('by')} 写责任单位以外的{unit}",
                )
