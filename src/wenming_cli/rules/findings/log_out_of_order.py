"""办理记录的日期早于发现日期，或者没有按先后写。

为什么：办理状态按日期先后推算。早于发现日期、比上一条还早的，多半是年月写错了，会把整改、退回、销号的先后弄反。

怎么改：核对日期；同一个文件里的办理记录按日期先后写，同一天的按实际先后写。不同文件之间不要求先后。
日期没有改对以前，不再检查这个问题的办理顺序。

对：
    办理记录:
    - {日期: 2020-06-08, 事件: 已整改}
    - {日期: 2020-06-10, 事件: 销号}

错：
    办理记录:
    - {日期: 2020-06-08, 事件: 已整改}
    - {日期: 2020-05-10, 事件: 销号}
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.findings.usual_course import unusual
from wenming_cli.model.finding import LogEntry
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.log_order import Log, is_orderly, misplaced
from wenming_cli.rules.rule import Breach

CODE = "E610"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every log entry before the finding itself, or before the entry above it in its file."""
    for finding in unusual(plan):
        if is_orderly(finding):
            continue
        for name, log in finding.logs:
            yield from _early(name, log, finding.found)


def _early(name: str, log: Log, found: date) -> Iterator[Breach]:
    for entry in log:
        if entry.date < found:
            yield _diagnostic(name, entry, f"早于发现日期 {found}")
    for before, entry in misplaced(log):
        if entry.date >= found:
            yield _diagnostic(name, entry, f"早于上一条 {before.date} {before.event.label}")


def _diagnostic(name: str, entry: LogEntry, fault: str) -> Breach:
    return Breach(
        entry.location("date"),
        f"问题 {name} 的办理记录 {entry.date} {entry.event.label} {fault}",
        "核对日期；同一个文件里按日期先后写",
    )
