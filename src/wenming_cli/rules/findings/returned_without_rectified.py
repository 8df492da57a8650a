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

from collections.abc import Callable, Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.findings.usual_course import unusual
from wenming_cli.model.finding import Event, Finding, LogEntry
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.log_order import Log, in_sequence, in_sequences
from wenming_cli.rules.rule import Breach

CODE = "E612"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ("findings",)

_REPORTED = (Event.RECTIFIED, Event.CLOSED, Event.LONG_TERM)
_LOOKED_AT = (Event.RETURNED, Event.RECHECKED)


def check(plan: Plan) -> Iterator[Breach]:
    """Every return of a finding that nobody had reported as put right."""
    for finding in unusual(plan):
        for name, log in _looked_at(finding):
            yield from _unreported(name, log)


def _looked_at(finding: Finding) -> Iterator[tuple[str, Log]]:
    """What may be sent back by itself, with its log; the whole, once any item was reported."""
    if not finding.items:
        yield from in_sequences(finding)
        return
    whole = {id(entry) for entry in finding.log}
    yield finding.id, _without_looks(in_sequence(finding), lambda entry: id(entry) not in whole)
    for name, log in in_sequences(finding):
        yield name, _without_looks(log, lambda entry: id(entry) in whole)


def _without_looks(log: Log, is_of_others: Callable[[LogEntry], bool]) -> Log:
    return tuple(each for each in log if each.event not in _LOOKED_AT or not is_of_others(each))


def _unreported(name: str, log: Log) -> Iterator[Breach]:
    reported = False
    for entry in log:
        if entry.event in _REPORTED:
            reported = True
        elif entry.event in _LOOKED_AT and not reported:
            yield Breach(
                entry.location("event"),
                f"问题 {name} 没有报整改，{entry.date} 就{entry.event.label}了",
                f"补上漏记的 {entry.word_for(Event.RECTIFIED)}；只是催办的用督办文书",
            )
        elif entry.opens_again:
            reported = False
