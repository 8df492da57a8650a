"""改派没有写改派给谁。

为什么：没有新的责任单位，这次改派不起作用，问题仍记在原单位名下。

怎么改：写上改派单位。

对：
    - {日期: 2020-06-06, 事件: 改派, 改派单位: 区城市管理局}

错：
    - {日期: 2020-06-06, 事件: 改派}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.findings.usual_course import unusual
from wenming_cli.model.finding import Event
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.absence import is_absent
from wenming_cli.rules.rule import Breach

CODE = "E615"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every reassignment of a finding to nobody."""
    for finding in unusual(plan):
        for entry in finding.log:
            if entry.event is Event.REASSIGNED and is_absent(entry, "to_owner"):
                yield Breach(
                    entry.location("event"),
                    f"问题 {finding.id} 在 {entry.date} 改派，没有写改派给谁",
                    f"写上 {entry.written('to_owner')}: 单位",
                )
