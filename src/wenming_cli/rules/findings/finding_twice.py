"""一个问题登记了两次。

为什么：同一天、同一点位、同一类别、文字也一样的两个问题，多半是一个问题录了两遍。
问题数、整改率和单位的排名都会算两次。

怎么改：是同一个问题的，留一条，办理记录并到一起；确实是两处的，在存在问题里写清楚各在哪里。
没有写点位的，责任单位也相同才问。编号也相同的由 E302 说。

对：
    - {编号: W-1, 发现日期: 2020-06-20, 点位: D-1, 类别: 占道经营, 存在问题: 东门外两摊, …}
    - {编号: W-2, 发现日期: 2020-06-20, 点位: D-1, 类别: 占道经营, 存在问题: 西门外一摊, …}

错：
    - {编号: W-1, 发现日期: 2020-06-20, 点位: D-1, 类别: 占道经营, 存在问题: 门外摆摊, …}
    - {编号: W-2, 发现日期: 2020-06-20, 点位: D-1, 类别: 占道经营, 存在问题: 门外摆摊, …}
"""

from collections.abc import Iterator
from operator import attrgetter

from wenming_cli.diagnostic import Severity
from wenming_cli.model.finding import Finding
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import folded, shown
from wenming_cli.rules.grounds.sameness import rivals
from wenming_cli.rules.rule import Breach

CODE = "E634"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()

_at = attrgetter("found", "site")


def check(plan: Plan) -> Iterator[Breach]:
    """Every finding that says what another one says under another id."""
    first: dict[tuple[object, ...], Finding] = {}
    for finding in rivals(plan.findings, _at):
        before = first.setdefault(_key(finding), finding)
        if before.id == finding.id:
            continue
        at = before.location("id")
        yield Breach(
            finding.location("text"),
            f"问题 {finding.id} 和 {before.id}（{shown(at.file)}:{at.line}）"
            "的日期、点位、类别和文字都一样",
            "同一个问题的留一条；确实是两处的，写清楚各在哪里",
        )


def _key(finding: Finding) -> tuple[object, ...]:
    where = finding.site or ("", finding.owner)
    return finding.found, where, folded(finding.category), folded(finding.text)
