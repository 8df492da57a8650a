"""问题的延期没有批准单位，或者是责任单位自己批的。

为什么：延期改了整改时限，没有人批准，逾期就可以一延了之，按期整改率也就失去了意义。

怎么改：经办单位写批准延期的单位（如区创建办）；没有获批的延期不要写。

对（责任单位是拓东街道）：
    - {日期: 2020-06-06, 事件: 延期, 延至: 2020-06-20, 经办单位: 区创建办, 原因: 等待配件}

错（责任单位是拓东街道）：
    - {日期: 2020-06-06, 事件: 延期, 延至: 2020-06-20, 经办单位: 拓东街道}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.findings.usual_course import unusual
from wenming_cli.model.finding import Event, LogEntry
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.grounds.absence import is_absent
from wenming_cli.rules.grounds.log_order import answering
from wenming_cli.rules.rule import Breach

CODE = "E628"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every extension of a finding that nobody else than its owner approved."""
    for finding in unusual(plan):
        if not any(entry.event is Event.EXTENDED for entry in finding.log):
            continue
        for entry, owner in answering(finding):
            fault = _fault(entry, owner) if entry.event is Event.EXTENDED else None
            if fault is not None:
                yield Breach(
                    entry.location("by"),
                    f"问题 {finding.id} 在 {entry.date} 的延期{fault}",
                    f"{entry.written('by')} 写责任单位以外的批准单位",
                )


def _fault(entry: LogEntry, owner: str) -> str | None:
    if is_absent(entry, "by"):
        return "没有写批准单位"
    return f"是责任单位 {shown(owner, 20)} 自己批的" if entry.by == owner else None
