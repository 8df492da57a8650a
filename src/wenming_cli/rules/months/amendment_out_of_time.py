"""更正的日期在月结以前，或者在计划结束多年以后。

为什么：下一期印出来的月报要写明更正。日期写在月结以前，或者写成很久以后的一天，
哪一期月报都不会印它，拿到错数字的人就一直不知道。

怎么改：更正日期写哪天改的就是哪天；用 wenming close 月份 --amend 写，日期不会错。

对：
    月结:
    - 月份: 2020-06
      结账日期: 2020-07-03
      更正:
      - {日期: 2020-07-10, 原因: 漏报一项, 更正后的数字: {done: 11}}

错：
    月结:
    - 月份: 2020-06
      结账日期: 2020-07-03
      更正:
      - {日期: 2020-07-01, 原因: 漏报一项, 更正后的数字: {done: 11}}
      - {日期: 2099-01-01, 原因: 漏报一项, 更正后的数字: {done: 11}}
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Severity
from wenming_cli.model.closing import Amendment, Closing
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E704"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()

_YEARS = 10
"""How many years after the plan and the closing an amendment may be dated, whatever day it is.

An audit may come late; what is in the future is another rule's.
"""


def check(plan: Plan) -> Iterator[Breach]:
    """Every amendment dated before its closing, or years after the plan."""
    for closing in plan.closings:
        year = max(plan.end, closing.closed_on).year + _YEARS
        last = date(min(year, date.max.year), 12, 31)
        for amendment in closing.amendments:
            fault = _fault(closing, amendment, last)
            if fault is not None:
                yield Breach(
                    amendment.location("date"),
                    f"{closing.month} 的更正写的是 {amendment.date}，{fault}",
                    "写更正当天的日期",
                )


def _fault(closing: Closing, amendment: Amendment, last: date) -> str | None:
    if amendment.date < closing.closed_on:
        return f"在月结（{closing.closed_on}）以前"
    return f"比计划结束和月结都晚 {_YEARS} 年以上" if amendment.date > last else None
