"""更正写的日期比提交它的那天还晚。

为什么：月报印的是出报告那天以前的更正。日期往后写，更正就一直不印，拿到错数字的人不知道。

怎么改：更正日期写哪天改的就是哪天；用 wenming close 月份 --amend 写，日期不会错。

对：
    # 7 月 10 日提交
    月结:
    - 月份: 2020-06
      结账日期: 2020-07-03
      更正:
      - {日期: 2020-07-10, 原因: 漏报一项, 更正后的数字: {done: 11}}

错：
    # 7 月 10 日提交
    月结:
    - 月份: 2020-06
      结账日期: 2020-07-03
      更正:
      - {日期: 2020-12-31, 原因: 漏报一项, 更正后的数字: {done: 11}}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.rules.policy.edit import Edit
from wenming_cli.rules.rule import Breach

CODE = "E706"
SEVERITY = Severity.ERROR


def check(edit: Edit) -> Iterator[Breach]:
    """Every amendment that is new and dated after the day it was committed on."""
    known = {(c.month, a) for c in edit.old.closings for a in c.amendments}
    for closing in edit.new.closings:
        for amendment in closing.amendments:
            if (closing.month, amendment) in known:
                continue
            place = amendment.location("date")
            committed = edit.committed(place)
            if committed is not None and amendment.date > committed:
                yield Breach(
                    place,
                    f"{closing.month} 的更正写的是 {amendment.date}，{committed} 就提交了",
                    "写更正当天的日期",
                )
