"""有小项的问题，已整改既写在问题上，又写在小项上；或者小项里写了只能整个问题办的事。

为什么：问题有小项的，小项都整改了问题才算整改。问题和小项都写已整改，说不清是哪几处、哪一天整改的；
延期、改派、申诉、维持说的是整个问题的时限和责任单位，一处小项没有自己的。

怎么改：逐处整改的，已整改写在小项上（问题写 编号/序号），整个问题一起整改的，只写在问题上；
延期、改派、申诉、维持写在问题上。全部整改以后，销号、退回写在问题上就是对每一处。

对：
    小项:
    - 存在问题: 地面有污水
      办理记录:
      - {日期: 2020-06-05, 事件: 已整改}

错：
    小项:
    - 存在问题: 地面有污水
      办理记录:
      - {日期: 2020-06-05, 事件: 延期, 延至: 2020-06-20, 经办单位: 区创建办}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.finding import Event, Finding, LogEntry, item_id
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E638"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()

_OF_THE_WHOLE = (Event.EXTENDED, Event.REASSIGNED, Event.APPEALED, Event.UPHELD)


def check(plan: Plan) -> Iterator[Breach]:
    """Every entry of an item that only the whole may have, and what both say was put right."""
    for finding in plan.findings:
        if finding.items:
            yield from _of_whole(finding)
            yield from _on_both(finding)


def _on_both(finding: Finding) -> Iterator[Breach]:
    names = [name for name, log in finding.logs if any(map(_is_rectified, log))][:2]
    for entry in filter(_is_rectified, finding.log if len(names) > 1 else ()):
        yield Breach(
            entry.location("event"),
            f"问题 {finding.id} 在 {entry.date} {entry.event.label}，小项 {names[1]} 也写了"
            f"{entry.event.label}，说不清哪几处整改了",
            "逐处整改的只写在小项上；一起整改的只写在问题上",
        )


def _is_rectified(entry: LogEntry) -> bool:
    return entry.event is Event.RECTIFIED


def _of_whole(finding: Finding) -> Iterator[Breach]:
    for number, item in enumerate(finding.items, 1):
        for entry in item.log:
            if entry.event in _OF_THE_WHOLE:
                yield Breach(
                    entry.location("event"),
                    f"小项 {item_id(finding.id, number)} 在 {entry.date} 有{entry.event.label}，"
                    "这是整个问题的事",
                    f"写到问题 {finding.id} 的办理记录里；只有这一处要另外办的，另登记一个问题",
                )
