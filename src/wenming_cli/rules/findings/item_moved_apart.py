"""延期、改派、申诉、维持写到一处小项里了。

为什么：时限和责任单位是整个问题的，一处小项没有自己的；只写在一处，算不出这个问题归谁、到哪一天。

怎么改：写到问题的办理记录里，问题写编号，不带序号。哪一处要另外改派、另外延期的，另登记一个问题。

对：
    办理记录:
    - {问题: W-1, 日期: 2020-06-05, 事件: 延期, 延至: 2020-06-20, 经办单位: 区创建办}

错：
    办理记录:
    - {问题: W-1/2, 日期: 2020-06-05, 事件: 延期, 延至: 2020-06-20, 经办单位: 区创建办}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.findings.usual_course import unusual
from wenming_cli.model.finding import Event, item_id
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E647"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()

_OF_THE_WHOLE = (Event.EXTENDED, Event.REASSIGNED, Event.APPEALED, Event.UPHELD)


def check(plan: Plan) -> Iterator[Breach]:
    """Every event in the log of an item that only the finding as a whole may have."""
    for finding in unusual(plan):
        for number, item in enumerate(finding.items, 1):
            for entry in item.log:
                if entry.event in _OF_THE_WHOLE:
                    yield Breach(
                        entry.location("event"),
                        f"小项 {item_id(finding.id, number)} 在 {entry.date} 有"
                        f"{entry.event.label}，这是整个问题的事",
                        f"写到问题 {finding.id} 的办理记录里；只有这一处要另外办的，另登记一个问题",
                    )
