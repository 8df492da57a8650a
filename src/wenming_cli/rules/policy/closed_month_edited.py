"""改动了已经月结的月份里的记录，而月结没有留记录摘要。

为什么：月结以后的数字是报出去的。月结里有摘要的由 E701 说；
手写的月结没有摘要，只有和以前的版本比才看得出来。

怎么改：改回去；确实要更正的，在这个月的月结里写一条更正：日期、原因、更正后的数字。
每条事情都写当月的日期，不要倒填到已经月结的月份。

对：
    月结:
    - 月份: 2020-06
      结账日期: 2020-07-03
      更正:
      - {日期: 2020-07-10, 原因: 补记一笔支出, 更正后的数字: {paid: 126000.00元}}

错：
    # 2020-06 已经月结，又写进一笔
    支出:
    - {日期: 2020-06-28, 用途: XC, 金额: 0.1万元}
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Location, Severity
from wenming_cli.figures.months.closed_months import in_order
from wenming_cli.figures.months.dated_facts import Fact, facts, named
from wenming_cli.model.closing import Closing
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.policy.edit import Edit
from wenming_cli.rules.rule import Breach

CODE = "E720"
SEVERITY = Severity.ERROR


def check(edit: Edit) -> Iterator[Breach]:
    """Every fact of a month closed without digests that differs, unless that was amended."""
    closings = _closed_by_hand(edit.old)
    if not closings or edit.new.damaged:
        return
    last = closings[-1].month.last_day
    before, after = _by_key(edit.old, last), _by_key(edit.new, last)
    for key in sorted(before.keys() | after.keys()):
        was, now = before.get(key, {}), after.get(key, {})
        if was.keys() == now.keys():
            continue
        fact = next(iter((now or was).values()))
        closing = next((c for c in closings if c.month.last_day >= fact.day), None)
        if closing is None or _is_amended(edit.new, closing):
            continue
        fresh = next((f for told, f in now.items() if told not in was), None)
        yield Breach(
            _place(edit, fresh, fact),
            f"{closing.month} 已经月结，{shown(named(edit.new, key), 50)} 被{_word(was, now)}",
            "改回去；确实要更正的，在月结里写一条更正：日期、原因、更正后的数字",
        )


def _closed_by_hand(plan: Plan) -> list[Closing]:
    """The closings without digests that no later one with digests covers."""
    closings = in_order(plan)
    kept = [closing.month for closing in closings if closing.records]
    return [c for c in closings if not c.records and (not kept or c.month > kept[-1])]


def _by_key(plan: Plan, last: date) -> dict[str, dict[str, Fact]]:
    found: dict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in facts(plan, last):
        digest, index = fact.digest, 0
        while f"{digest}/{index}" in found[fact.key]:
            index += 1
        found[fact.key][f"{digest}/{index}"] = fact
    return found


def _is_amended(plan: Plan, closing: Closing) -> bool:
    now = next((c for c in plan.closings if c.month == closing.month), None)
    return now is not None and len(now.amendments) > len(closing.amendments)


def _place(edit: Edit, fresh: Fact | None, gone: Fact) -> Location:
    if fresh is not None and fresh.is_written:
        return fresh.location
    return edit.head(gone.entry)


def _word(was: dict[str, Fact], now: dict[str, Fact]) -> str:
    if len(now) > len(was):
        return "补写"
    return "删去" if len(now) < len(was) else "改动"
