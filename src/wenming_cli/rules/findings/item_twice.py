"""一个问题里两处小项写得一样。

为什么：前后两版按内容对照各处，写得一样就分不清哪一处整改了；多半是同一处登记了两遍。

怎么改：重复的删去一处；确实是两处的，写明各在哪里。

对：
    小项:
    - {存在问题: 东门垃圾没有清运}
    - {存在问题: 西门垃圾没有清运}

错：
    小项:
    - {存在问题: 垃圾没有清运}
    - {存在问题: 垃圾没有清运}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.findings.usual_course import unusual
from wenming_cli.model.finding import FindingItem, item_id
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import folded, shown
from wenming_cli.rules.rule import Breach

CODE = "E646"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every item that says what an earlier one of the same finding does."""
    for finding in unusual(plan):
        before: dict[str, FindingItem] = {}
        for number, item in enumerate(finding.items, 1):
            first = before.setdefault(folded(item.text), item)
            if first is not item:
                yield Breach(
                    item.location("text"),
                    f"小项 {item_id(finding.id, number)} “{shown(item.text, 20)}”写过了，"
                    f"前一处在 {first.location('text').file_line}",
                    "重复的删去；确实是两处的，写明各在哪里",
                )
