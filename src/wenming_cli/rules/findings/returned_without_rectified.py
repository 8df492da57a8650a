"""没有整改就退回、就回头看。

为什么：退回是复核整改后认为不合格，回头看是看整改保持得怎样；没有报整改的退回会白白多算一次返工。

怎么改：补上漏记的“已整改”；还没有整改、只是催办的，不写退回，用督办文书。
销号或转长期以后再退回的不算错。

对：
    办理记录:
    - {日期: 2020-06-05, 事件: 已整改}
    - {日期: 2020-06-06, 事件: 退回, 原因: 清运不彻底}

错：
    办理记录:
    - {日期: 2020-06-06, 事件: 退回}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.finding import Event
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.log_order import in_sequence
from wenming_cli.rules.rule import Breach

CODE = "E612"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ("findings",)

_REPORTED = (Event.RECTIFIED, Event.CLOSED, Event.LONG_TERM)
_LOOKED_AT = (Event.RETURNED, Event.RECHECKED)


def check(plan: Plan) -> Iterator[Breach]:
    """Every return of a finding that nobody had reported as put right."""
    for finding in plan.findings:
        reported = False
        for entry in in_sequence(finding):
            if entry.event in _REPORTED:
                reported = True
            elif entry.event in _LOOKED_AT and not reported:
                yield Breach(
                    entry.location("event"),
                    f"问题 {finding.id} 没有报整改，{entry.date} 就{entry.event.label}了",
                    f"补上漏记的 {entry.word_for(Event.RECTIFIED)}；只是催办的用督办文书",
                )
            elif entry.opens_again:
                reported = False
