"""责任单位自己销号或自己转长期。

为什么：销号是复核，转长期不再算逾期，都要由责任单位以外的单位来定；自己整改、自己销号，整改率就靠不住。

怎么改：by 写实际复核或批准的单位（如区创建办）。确实没有复核的，撤下销号，等复核以后再写。

对（责任单位是拓东街道）：
    - {date: 2020-06-08, event: closed, by: 区创建办}

错（责任单位是拓东街道）：
    - {date: 2020-06-08, event: closed, by: 拓东街道}
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.model.finding import Event
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.grounds.ledger import answering

CODE = "E627"
SEVERITY = Severity.WARNING
NEEDS_DATE = False
WHOLE: tuple[str, ...] = ()

_SETTLED = {Event.CLOSED: "销号", Event.LONG_TERM: "转长期"}


def check(plan: Plan, as_of: date | None) -> Iterator[Diagnostic]:
    """Every finding closed or made long-term by the unit that answered for it."""
    for finding in plan.findings:
        if not any(entry.event in _SETTLED and entry.by for entry in finding.log):
            continue
        for entry, owner in answering(finding):
            if entry.event in _SETTLED and entry.by == owner:
                word = _SETTLED[entry.event]
                yield Diagnostic(
                    entry.location("by"),
                    CODE,
                    f"问题 {finding.id} 在 {entry.date} 由责任单位 {shown(owner, 20)} 自己{word}",
                    "写实际复核或批准的单位，不能是责任单位自己",
                    SEVERITY,
                )
