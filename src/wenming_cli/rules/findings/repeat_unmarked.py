"""同一点位同一类别的问题刚销号又出现，没有注明“重复自”。

为什么：反弹的问题说明上次没有真正解决，或者管理没有跟上。反弹率会按点位和类别自动算上，
注明“重复自”以后，看的人才能找到上一次是怎么处理的。

怎么改：写上“重复自”，值是上一次那个问题的编号。确实不是一回事的，可以用注明忽略说明理由。

对：
    - {编号: W-2, 发现日期: 2020-06-20, 点位: D-1, 类别: 占道经营, 重复自: W-1, …}

错（W-1 在同一点位、同一类别，2020-06-08 销号）：
    - {编号: W-2, 发现日期: 2020-06-20, 点位: D-1, 类别: 占道经营, …}
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.findings.items import log_of
from wenming_cli.model.finding import Event, Finding
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E630"
SEVERITY = Severity.INFO
WHOLE: tuple[str, ...] = ("findings",)

Closing = tuple[date, str]
"""The day a finding was closed, and its id."""


def check(plan: Plan) -> Iterator[Breach]:
    """Every finding whose like was closed shortly before, and that does not say which repeats."""
    closings = _closings(plan)
    days = plan.settings.recurrence_days
    for finding in plan.findings:
        if finding.site is None or finding.repeat_of is not None:
            continue
        last = _last_before(closings.get((finding.site, finding.category), []), finding)
        if last is None or (finding.found - last[0]).days > days:
            continue
        yield Breach(
            finding.location("found"),
            f"问题 {finding.id} 与 {last[1]} 同点位同类别，{last[0]} 刚销号，没有写“重复自”",
            f"是同样的问题就写 {finding.written('repeat_of')}: {last[1]}",
        )


def _closings(plan: Plan) -> dict[tuple[str, str], list[Closing]]:
    """By site and category, when findings were closed, in order."""
    found: dict[tuple[str, str], list[Closing]] = defaultdict(list)
    for finding in plan.findings:
        if finding.site is None or not (finding.log or finding.items):
            continue
        for entry in log_of(finding, date.max) if finding.items else finding.log:
            if entry.event is Event.CLOSED and entry.date >= finding.found:
                found[(finding.site, finding.category)].append((entry.date, finding.id))
    for closings in found.values():
        closings.sort()
    return found


def _last_before(closings: list[Closing], finding: Finding) -> Closing | None:
    """The last closing before the day a finding was made."""
    at = bisect_left(closings, (finding.found, ""))
    return closings[at - 1] if at else None
