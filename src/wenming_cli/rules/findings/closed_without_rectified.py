"""问题没有整改就销号。

为什么：销号是对整改的复核：没有“已整改”，或者退回以后没有再整改，就无从销号；按期整改率也没有整改日期可比。

怎么改：补上漏记的“已整改”；误报的写误报，长期解决不了的写转长期。

对：
    办理记录:
    - {日期: 2020-06-05, 事件: 已整改}
    - {日期: 2020-06-08, 事件: 销号}

错：
    办理记录:
    - {日期: 2020-06-08, 事件: 销号}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.findings.usual_course import unusual
from wenming_cli.model.finding import Event
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.log_order import Log, in_sequences
from wenming_cli.rules.rule import Breach

CODE = "E611"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ("findings",)


def check(plan: Plan) -> Iterator[Breach]:
    """Every closing of a finding that was not rectified since it was last returned."""
    for finding in unusual(plan):
        for name, log in in_sequences(finding):
            yield from _first_closing(name, log)


def _first_closing(name: str, log: Log) -> Iterator[Breach]:
    rectified = False
    for entry in log:
        event = entry.event
        if event is Event.RECTIFIED or entry.opens_again:
            rectified = event is Event.RECTIFIED
        elif event is Event.CLOSED and not rectified:
            yield Breach(
                entry.location("event"),
                f"问题 {name} 没有整改，{entry.date} 就销号了",
                f"补上漏记的 {entry.word_for(Event.RECTIFIED)}；"
                f"误报的写 {entry.word_for(Event.VOID)}",
            )
            break
