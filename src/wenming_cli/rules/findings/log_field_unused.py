"""办理记录写了用不上的“延至”“改派单位”或“回头看结果”。

为什么：只有延期才看“延至”，只有改派才看改派单位，只有回头看才看结果，写在别的事件上不起作用，多半是事件选错了。

怎么改：改正事件，或者删去这一项。

对：
    - {日期: 2020-06-06, 事件: 延期, 延至: 2020-06-20, 经办单位: 区创建办}

错：
    - {日期: 2020-06-06, 事件: 已整改, 延至: 2020-06-20}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.findings.usual_course import unusual
from wenming_cli.model.finding import Event
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E618"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()

_FIELDS = (
    ("to", Event.EXTENDED),
    ("to_owner", Event.REASSIGNED),
    ("result", Event.RECHECKED),
)


def check(plan: Plan) -> Iterator[Breach]:
    """Every new limit or new owner on an event that gives none."""
    for finding in unusual(plan):
        for entry in finding.entries:
            if entry.to is None and entry.to_owner is None and entry.result is None:
                continue
            for field, event in _FIELDS:
                if entry.event is event or getattr(entry, field) is None:
                    continue
                yield Breach(
                    entry.location(field),
                    f"问题 {finding.id} 在 {entry.date} {entry.event.label}，"
                    f"{entry.written(field)} 不起作用",
                    f"事件改成 {event.value} {event.label}，或者删去 {entry.written(field)}",
                )
