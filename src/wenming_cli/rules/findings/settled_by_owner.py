"""责任单位自己销号、自己转长期、自己记误报、自己回头看。

为什么：销号是复核，转长期不再算逾期，误报哪个比率都不算，都要由责任单位以外的单位来定；
自己整改、自己销号，整改率就靠不住。

怎么改：经办单位写实际复核或批准的单位（如区创建办）。
确实没有复核的，撤下销号，等复核以后再写。

对（责任单位是拓东街道）：
    - {日期: 2020-06-08, 事件: 销号, 经办单位: 区创建办}

错（责任单位是拓东街道）：
    - {日期: 2020-06-08, 事件: 销号, 经办单位: 拓东街道}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.findings.usual_course import unusual
from wenming_cli.model.finding import Event
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.grounds.log_order import answering
from wenming_cli.rules.rule import Breach

CODE = "E627"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()

_SETTLED = {
    Event.CLOSED: "销号",
    Event.LONG_TERM: "转长期",
    Event.VOID: "记误报",
    Event.RECHECKED: "回头看",
}


def check(plan: Plan) -> Iterator[Breach]:
    """Every finding settled by the unit that answered for it."""
    for finding in unusual(plan):
        if not any(entry.event in _SETTLED for entry in finding.entries):
            continue
        for entry, owner in answering(finding):
            if entry.event in _SETTLED and entry.by == owner:
                word = _SETTLED[entry.event]
                yield Breach(
                    entry.location("by"),
                    f"问题 {finding.id} 在 {entry.date} 由责任单位 {shown(owner, 20)} 自己{word}",
                    "写实际复核或批准的单位，不能是责任单位自己",
                )
