"""回头看没有写结果。

为什么：回头看是复查整改保持得怎样：保持的不变，反弹、虚假整改的退回待整改。没有结果，就不知道问题还在不在。

怎么改：写上结果：保持、反弹或虚假整改。

对：
    - {日期: 2020-06-20, 事件: 回头看, 回头看结果: 保持, 经办单位: 区创建办}

错：
    - {日期: 2020-06-20, 事件: 回头看, 经办单位: 区创建办}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.findings.usual_course import unusual
from wenming_cli.model.finding import Event, RecheckResult
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.absence import is_absent
from wenming_cli.rules.rule import Breach

CODE = "E636"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every later look at a finding that does not say what it showed."""
    for finding in unusual(plan):
        for entry in finding.entries:
            if entry.event is Event.RECHECKED and is_absent(entry, "result"):
                words = "、".join(entry.word_for(result) for result in RecheckResult)
                yield Breach(
                    entry.location("event"),
                    f"问题 {finding.id} 在 {entry.date} 回头看，没有写结果",
                    f"写上 {entry.written('result')}：{words}",
                )
