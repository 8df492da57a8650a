"""问题的整改时限早于发现日期或交办日期。

为什么：交办下去就已经逾期，责任单位无从按期整改，按期整改率会因此变低。

怎么改：核对日期；不写时限的，按严重程度从交办日期推算（口径“整改天数”）。

对：
    发现日期: 2020-06-01
    整改时限: 2020-06-08

错：
    发现日期: 2020-06-01
    整改时限: 2020-05-08
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.findings.usual_course import unusual
from wenming_cli.model.finding import Finding
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E606"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every finding with a limit before it was found or assigned."""
    for finding in unusual(plan):
        due = finding.due
        if not isinstance(due, date):
            continue
        if due < finding.found:
            yield _diagnostic(finding, f"发现日期 {finding.found}")
        elif finding.assigned is not None and due < finding.assigned:
            yield _diagnostic(finding, f"交办日期 {finding.assigned}")


def _diagnostic(finding: Finding, limit: str) -> Breach:
    return Breach(
        finding.location("due"),
        f"问题 {finding.id} 的整改时限 {finding.due} 早于{limit}",
        "核对两个日期，改正写错的一个",
    )
