"""已经上报的数字，现在算出来不一样。

为什么：月结时记下了上报的数字。记录、口径或者任务的时限、权重改了，同一天的数字就会变，
和报出去的对不上。

怎么改：先看 E701 指出的记录，不该改的改回去。确实要更正的，
运行 wenming close 月份 --amend --reason 原因，原来的数字和更正后的都留着，下一期月报印出更正。
不要改 closed 文件夹里的数字。

对：
    月结:
    - 月份: 2020-06
      结账日期: 2020-07-03
      上报数字:
        done: 10
      更正:
      - 日期: 2020-07-10
        原因: 漏报一项办结
        更正后的数字:
          done: 11

错：
    # 六月报的是 10 项，现在算出来是 11 项
    月结:
    - 月份: 2020-06
      结账日期: 2020-07-03
      上报数字:
        done: 10
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from wenming_cli.diagnostic import Location, Severity
from wenming_cli.model.closing import Amendment, Closing
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month, shown
from wenming_cli.rules.grounds.sections import EVERY
from wenming_cli.rules.grounds.tables import located_keys
from wenming_cli.rules.months import closed_month_changed
from wenming_cli.rules.rule import Breach

if TYPE_CHECKING:
    from wenming_cli.figures.months.closed_months import FigureDifference

CODE = "E702"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = EVERY


def check(plan: Plan) -> Iterator[Breach]:
    """Every closed month of which figures come out otherwise now, below what changed them."""
    if not plan.closings:
        return
    from wenming_cli.figures.months.closed_months import figure_differences  # noqa: PLC0415  few plans need it

    every = list(figure_differences(plan))
    causes = _causes(plan) if every else {}
    for month, found in groupby(every, key=lambda each: each.closing.month):
        changed = list(found)
        cause = causes.get(month)
        hint = "看 E701 指出的记录" if cause is not None else "记录没有变，看口径和月结有没有改过"
        yield Breach(
            cause or _place(changed[0]),
            f"{month} 上报的数字有 {len(changed)} 个现在算出来不一样：{_told(changed)}",
            f"{hint}；确实要更正的，运行 wenming close {month} --amend --reason 原因",
        )


def _causes(plan: Plan) -> dict[Month, Location]:
    """Where the last record stands that changed in a month, or in an earlier one."""
    causes: dict[Month, Location] = {}
    for month, place in closed_month_changed.places(plan):
        for closing in plan.closings:
            if closing.month >= month:
                last = causes.get(closing.month, place)
                causes[closing.month] = max(last, place, key=_order)
    return causes


def _order(place: Location) -> tuple[str, int, int]:
    return place.file, place.line, place.column


def _told(changed: Iterable["FigureDifference"]) -> str:
    """The figures of the whole plan before and after, then whose else is another, by name."""
    of_plan, others = [], defaultdict(list)
    for each in changed:
        if "/" in each.id:
            others[each.holder].append(each.name)
        else:
            of_plan.append(_sentence(each))
    words = [f"{holder}（{'、'.join(names)}）" for holder, names in others.items()]
    return "；".join("、".join(part) for part in (of_plan, words) if part)


def _sentence(found: "FigureDifference") -> str:
    before, after = found.told
    return f"{found.label} {shown(before, 80)} → {after}"


def _place(found: "FigureDifference") -> Location:
    """The figure as it was said last; the closing where it was not said."""
    holders: tuple[Amendment | Closing, ...] = (*reversed(found.closing.amendments), found.closing)
    said = next((holder for holder in holders if found.id in holder.figures), None)
    if said is None:
        return found.closing.location()
    return dict(located_keys(said, "figures"))[found.id]
