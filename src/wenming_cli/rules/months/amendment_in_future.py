"""更正的日期还没有到。

为什么：下一期印出来的月报要写明更正。日期写成以后的一天，到那一天以前
哪一期月报都不会印它，拿到错数字的人就一直不知道。

怎么改：哪天改的就写哪天；用 wenming close 月份 --amend 写，日期不会错。
只在写了 --as-of 时检查。

对（--as-of 2020-07-31）：
    月结:
    - 月份: 2020-06
      结账日期: 2020-07-03
      更正:
      - {日期: 2020-07-10, 原因: 漏报一项, 更正后的数字: {done: 11}}

错（--as-of 2020-07-31）：
    月结:
    - 月份: 2020-06
      结账日期: 2020-07-03
      更正:
      - {日期: 2020-12-01, 原因: 漏报一项, 更正后的数字: {done: 11}}
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E707"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan, as_of: date) -> Iterator[Breach]:
    """Every amendment dated after the day."""
    for closing in plan.closings:
        for amendment in closing.amendments:
            if amendment.date > as_of:
                yield Breach(
                    amendment.location("date"),
                    f"{closing.month} 的更正写的是 {amendment.date}，还没有到",
                    "写更正当天的日期",
                )
