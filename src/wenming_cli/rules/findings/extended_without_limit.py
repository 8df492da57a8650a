"""延期没有写延到哪一天。

为什么：没有新的时限，这次延期不起作用，问题仍按原时限算逾期。

怎么改：写上“延至”。

对：
    - {日期: 2020-06-06, 事件: 延期, 延至: 2020-06-20, 经办单位: 区创建办, 原因: 等待配件}

错：
    - {日期: 2020-06-06, 事件: 延期, 经办单位: 区创建办, 原因: 等待配件}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.findings.usual_course import unusual
from wenming_cli.model.finding import Event
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.absence import is_absent
from wenming_cli.rules.rule import Breach

CODE = "E614"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every extension of a finding without a new limit."""
    for finding in unusual(plan):
        for entry in finding.log:
            if entry.event is Event.EXTENDED and is_absent(entry, "to"):
                yield Breach(
                    entry.location("event"),
                    f"问题 {finding.id} 在 {entry.date} 延期，没有写延到哪一天",
                    f"写上 {entry.written('to')}: 日期",
                )
