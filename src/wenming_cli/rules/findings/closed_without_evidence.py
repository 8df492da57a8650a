"""较重、紧急的问题销号时没有佐证材料。

为什么：较重和紧急的问题检查组会回头看，要拿得出整改前后的照片或复核记录；没有佐证，销号就只是一句话。

怎么改：在“已整改”或“销号”的记录里写上佐证材料：仓库里的文件路径、网址或档案号。
退回过的，看退回以后的材料。

对：
    严重程度: 较重
    办理记录:
    - {日期: 2020-06-05, 事件: 已整改, 佐证材料: [盘创档〔2020〕12号]}
    - {日期: 2020-06-08, 事件: 销号, 经办单位: 区创建办}

错：
    严重程度: 较重
    办理记录:
    - {日期: 2020-06-05, 事件: 已整改}
    - {日期: 2020-06-08, 事件: 销号, 经办单位: 区创建办}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.findings.usual_course import unusual
from wenming_cli.model.finding import Event, FindingSeverity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.log_order import Log, in_sequences
from wenming_cli.rules.rule import Breach

CODE = "E629"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every closing of a grave finding with no evidence since it was last returned."""
    for finding in unusual(plan):
        if finding.severity is FindingSeverity.MINOR:
            continue
        for name, log in in_sequences(finding):
            yield from _unproven(f"{finding.severity.label}问题 {name}", log)


def _unproven(name: str, log: Log) -> Iterator[Breach]:
    proven = False
    for entry in log:
        if entry.opens_again:
            proven = False
        proven = proven or bool(entry.evidence)
        if entry.event is Event.CLOSED and not proven:
            yield Breach(
                entry.location("event"),
                f"{name} 在 {entry.date} 销号，没有佐证材料",
                f"在已整改或销号的记录里写上 {entry.written('evidence')}",
            )
