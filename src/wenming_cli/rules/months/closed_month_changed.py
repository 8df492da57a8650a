"""已经月结的月份里，记录被改动、删去或补写。

为什么：月报已经上报，数字就定了。以后改当月和以前的记录，报出去的数字就对不上，
又没有人知道。月结时每条记录留了摘要，哪一条动过一看便知。

怎么改：不该改的改回去。确实要更正的，改好以后运行 wenming close 月份 --amend --reason 原因，
原来的数字和更正后的都留着，下一期月报印出更正。月结以后新交办的任务写上交办日期，
新增的点位写上纳入日期，就不算进已经月结的月份。

对：
    # 2020-06 已经月结，七月发现少报了一笔支出，记在七月
    支出:
    - {日期: 2020-07-02, 用途: XC, 金额: 1.2万元, 备注: 补记六月宣传品}

错：
    # 2020-06 已经月结，又把六月的支出改了
    支出:
    - {日期: 2020-06-15, 用途: XC, 金额: 13.7万元}
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenming_cli.diagnostic import Location, Severity
from wenming_cli.model.closing import Closing
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month, shown
from wenming_cli.rules.grounds.sections import EVERY
from wenming_cli.rules.grounds.tables import located_keys
from wenming_cli.rules.rule import Breach

if TYPE_CHECKING:
    from wenming_cli.figures.months.closed_months import ClosedDifference

CODE = "E701"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = EVERY

_WORDS = {
    "changed": "在月结以后被改动",
    "added": "是月结以后才写上的",
    "removed": "在月结以后不见了",
}


def check(plan: Plan) -> Iterator[Breach]:
    """Every record of a closed month that is not what it was when the month was closed."""
    if not plan.closings:
        return
    from wenming_cli.figures.months.dated_facts import named  # noqa: PLC0415  few plans need it

    for found, place in _found(plan):
        what = shown(named(plan, found.key), 50)
        yield Breach(
            place,
            f"{found.closing.month} 已经月结，{what} {_WORDS[found.turn.value]}",
            _hint(found),
        )


def places(plan: Plan) -> Iterator[tuple[Month, Location]]:
    """Where each of these records stands, and the closed month it changes."""
    return ((found.closing.month, place) for found, place in _found(plan))


def _found(plan: Plan) -> Iterator[tuple["ClosedDifference", Location]]:
    from wenming_cli.figures.months.closed_months import differences  # noqa: PLC0415  few plans need it

    every = list(differences(plan))
    keys = _keys(plan) if any(found.fact is None for found in every) else {}
    return ((found, _place(found, keys)) for found in every)


def _keys(plan: Plan) -> dict[str, Location]:
    """Where each key was kept, the later place where it was kept again."""
    return {
        key: location
        for closing in plan.closings
        for holder in (closing, *closing.amendments)
        for key, location in located_keys(holder, "records")
    }


def _place(found: "ClosedDifference", keys: dict[str, Location]) -> Location:
    if found.fact is not None and found.fact.is_written:
        return found.fact.location
    return keys.get(found.key, found.closing.location())


def _hint(found: "ClosedDifference") -> str:
    section, is_added = found.key.partition("/")[0], found.turn.value == "added"
    if is_added and section == "tasks":
        return "月结以后交办的，写上交办日期；确实漏写的，" + _cure(found.closing)
    if is_added and section == "sites":
        return "月结以后纳入的，写上纳入日期；确实漏写的，" + _cure(found.closing)
    return f"{'删去' if is_added else '改回去'}；确实要更正的，{_cure(found.closing)}"


def _cure(closing: Closing) -> str:
    return f"运行 wenming close {closing.month} --amend --reason 原因"
