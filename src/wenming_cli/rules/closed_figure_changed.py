"""已经上报的数字，现在算出来不一样。

为什么：月结时记下了上报的数字。记录、口径或者任务的时限、权重改了，同一天的数字就会变，
和报出去的对不上。

怎么改：先看 E701 指出的记录，不该改的改回去。确实要更正的，
运行 wenming close 月份 --amend --reason 原因，原来的数字和更正后的都留着，下一期月报印出更正。
不要改 closed 文件夹里的数字。

对：
    closings:
    - month: 2020-06
      closed_on: 2020-07-03
      figures:
        done: 10
      amendments:
      - date: 2020-07-10
        reason: 漏报一项办结
        figures:
          done: 11

错：
    # 六月报的是 10 项，现在算出来是 11 项
    closings:
    - month: 2020-06
      closed_on: 2020-07-03
      figures:
        done: 10
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wenming_cli.diagnostic import Diagnostic, Location, Severity
from wenming_cli.model.closing import Amendment, Closing
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.grounds.sections import EVERY
from wenming_cli.rules.grounds.tables import located_keys

if TYPE_CHECKING:
    from wenming_cli.figures.closing import FigureDifference

CODE = "E702"
SEVERITY = Severity.ERROR
NEEDS_DATE = False
WHOLE: tuple[str, ...] = EVERY


def check(plan: Plan, as_of: date | None) -> Iterator[Diagnostic]:
    """Every figure of a closed month that comes out otherwise now."""
    if not plan.closings:
        return
    from wenming_cli.figures.closing import (  # noqa: PLC0415  few plans need it
        figure_differences,
        label_of,
    )

    for found in figure_differences(plan):
        month = found.closing.month
        yield Diagnostic(
            _place(found),
            CODE,
            f"{month} 上报的{label_of(found.id)}是 {shown(found.before)}，现在是 {found.after}",
            f"看 E701 指出的记录；确实要更正的，运行 wenming close {month} --amend --reason 原因",
            SEVERITY,
        )


def _place(found: "FigureDifference") -> Location:
    """The figure as it was said last."""
    holders: tuple[Amendment | Closing, ...] = (*reversed(found.closing.amendments), found.closing)
    said = next(holder for holder in holders if found.id in holder.figures)
    return dict(located_keys(said, "figures"))[found.id]
