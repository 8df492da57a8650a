"""问题的延期反而提前了时限。

为什么：生效的整改时限取最近一次延期，延到的日期比原来还早，责任单位反而更早逾期，多半是月份写错了。

怎么改：核对延到的日期。按日期先后比，跟前一次延到的日期比，第一次跟整改时限比
（没有写时限的，按严重程度推算）。

对：
    整改时限: 2020-06-08
    办理记录:
    - {日期: 2020-06-06, 事件: 延期, 延至: 2020-06-20, 经办单位: 区创建办}

错：
    整改时限: 2020-06-08
    办理记录:
    - {日期: 2020-06-06, 事件: 延期, 延至: 2020-05-20, 经办单位: 区创建办}
"""

from collections.abc import Iterator
from operator import attrgetter

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.findings.surveying import own_limit
from wenming_cli.figures.findings.usual_course import unusual
from wenming_cli.model.finding import Event
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E617"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every extension of a finding to a day before the limit it replaces."""
    for finding in unusual(plan):
        if not any(entry.event is Event.EXTENDED for entry in finding.log):
            continue
        limit = own_limit(finding, plan.settings)
        for entry in sorted(finding.log, key=attrgetter("date")):
            if entry.event is not Event.EXTENDED or entry.to is None:
                continue
            if entry.to < limit:
                yield Breach(
                    entry.location("to"),
                    f"问题 {finding.id} 的延期延到 {entry.to}，比原来的时限 {limit} 还早",
                    "核对延到的日期",
                )
            limit = entry.to
