"""过了整改时限，才延期或者改派。

为什么：逾期以后再延期，逾期就从数字里消失了，按期整改率也跟着变好；改派以后时限重新起算，也一样。
规定允许的照算，但要让看的人知道：月报里写明“逾期后延期”，另有原时限按期整改率可以对照。

怎么改：核对日期；日期没有写错的，不用改，也可以在口径的规则里关掉这条。

对（整改时限 2020-06-08）：
    - {日期: 2020-06-07, 事件: 延期, 延至: 2020-06-20, 经办单位: 区创建办, 原因: 等待配件}

错（整改时限 2020-06-08）：
    - {日期: 2020-06-18, 事件: 延期, 延至: 2020-06-20, 经办单位: 区创建办, 原因: 等待配件}
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.figures.findings.usual_course import unusual
from wenming_cli.model.finding import Event
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E635"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()

_MOVES = frozenset({Event.EXTENDED, Event.REASSIGNED})


def check(plan: Plan) -> Iterator[Breach]:
    """Every entry of a log that moved a limit, or did away with it, when it had passed."""
    moved = tuple(f for f in unusual(plan) if any(entry.event in _MOVES for entry in f.log))
    for state in survey(replace(plan, findings=moved), date.max) if moved else ():
        for entry in (each for each in state.late_moves if each.event in _MOVES):
            yield Breach(
                entry.location("date"),
                f"问题 {state.id} 逾期后才{entry.event.label}：{entry.date} 办的，当时的时限已过",
                "核对日期；日期没有写错就不用改",
            )
