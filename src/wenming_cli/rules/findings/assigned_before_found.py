"""问题的交办日期早于发现日期。

为什么：没有发现的问题不会交办；整改时限从交办日期起算，会因此提前。

怎么改：核对两个日期；当天发现当天交办的，不用写交办日期。

对：
    发现日期: 2020-06-01
    交办日期: 2020-06-02

错：
    发现日期: 2020-06-01
    交办日期: 2020-05-02
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.findings.usual_course import unusual
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E607"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every finding assigned before it was found."""
    for finding in unusual(plan):
        if finding.assigned is None or finding.assigned >= finding.found:
            continue
        yield Breach(
            finding.location("assigned"),
            f"问题 {finding.id} 的交办日期 {finding.assigned} 早于发现日期 {finding.found}",
            "核对两个日期，改正写错的一个",
        )
