"""误报或销号以后又有办理记录。

为什么：误报、销号是办理的终点，后面的记录说明前面的终点不对，或者写错了问题编号。

怎么改：核对编号和日期。销号以后复查不合格的，写退回或者回头看（反弹、虚假整改），再重新整改；
销号以后又出现同样问题的，另登记一条并写“重复自”。

对：
    办理记录:
    - {日期: 2020-06-05, 事件: 已整改}
    - {日期: 2020-06-08, 事件: 销号}
    - {日期: 2020-06-20, 事件: 退回, 原因: 复查不合格}

错：
    办理记录:
    - {日期: 2020-06-05, 事件: 已整改}
    - {日期: 2020-06-08, 事件: 销号}
    - {日期: 2020-06-20, 事件: 延期, 延至: 2020-07-20, 经办单位: 区创建办}
"""

from collections.abc import Iterator
from itertools import pairwise

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.findings.usual_course import unusual
from wenming_cli.model.finding import Event, Finding, LogEntry
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.log_order import Log, in_sequences, telling
from wenming_cli.rules.rule import Breach

CODE = "E613"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ("findings",)

_ENDS = {Event.CLOSED: "销号", Event.VOID: "定为误报"}


def check(plan: Plan) -> Iterator[Breach]:
    """The first entry of each log after its end; what is closed may be opened again."""
    for finding in unusual(plan):
        if len(finding.entries) < 2:
            continue
        for name, log in in_sequences(finding):
            yield from _first_after(name, log, finding)


def _first_after(name: str, log: Log, finding: Finding) -> Iterator[Breach]:
    for before, entry in pairwise(telling(log)):
        if before.event not in _ENDS or _is_of_the_rest(before, entry, finding):
            continue
        if before.event is Event.CLOSED and entry.opens_again:
            continue
        yield Breach(
            entry.location("event"),
            f"问题 {name} 在 {before.date} 已{_ENDS[before.event]}，"
            f"{entry.date} 又有{entry.event.label}",
            f"核对编号和日期；复查不合格的写 {entry.word_for(Event.RETURNED)}，"
            "再次出现的另登记一条",
        )
        break


def _is_of_the_rest(before: LogEntry, entry: LogEntry, finding: Finding) -> bool:
    """Whether an item was done with, and then something was recorded of the whole."""
    whole = {id(each) for each in finding.log}
    return bool(finding.items) and id(before) not in whole and id(entry) in whole
