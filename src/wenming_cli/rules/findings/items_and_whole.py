"""有小项的问题，已整改既写在问题上，又写在小项上。

为什么：问题有小项的，小项都整改了问题才算整改。问题和小项都写已整改，说不清是哪几处、哪一天整改的。

怎么改：逐处整改的，已整改写在小项上（问题写 编号/序号）；整个问题一起整改的，只写在问题上。
全部整改以后，销号、退回写在问题上就是对每一处。

对：
    小项:
    - 存在问题: 地面有污水
      办理记录:
      - {日期: 2020-06-05, 事件: 已整改}

错：
    小项:
    - 存在问题: 地面有污水
      办理记录:
      - {日期: 2020-06-05, 事件: 已整改}
    办理记录:
    - {日期: 2020-06-08, 事件: 已整改}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.findings.usual_course import unusual
from wenming_cli.model.finding import Event, LogEntry
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E638"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every entry that puts a finding right of which an item was put right by itself."""
    for finding in unusual(plan):
        fixed = [name for name, log in finding.logs if any(map(_is_rectified, log))]
        for entry in filter(_is_rectified, finding.log if len(fixed) > 1 else ()):
            yield Breach(
                entry.location("event"),
                f"问题 {finding.id} 在 {entry.date} {entry.event.label}，小项 {fixed[1]} 也写了"
                f"{entry.event.label}，说不清哪几处整改了",
                "逐处整改的只写在小项上；一起整改的只写在问题上",
            )


def _is_rectified(entry: LogEntry) -> bool:
    return entry.event is Event.RECTIFIED
