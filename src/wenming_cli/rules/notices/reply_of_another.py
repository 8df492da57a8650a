"""督办文书的签收、回复不是发给的单位写的，或者一个单位回复了两次。

为什么：发给几个单位的文书，各单位都回复了才算已回复；单位写错了，没有回复的那个就不再催了。

怎么改：单位写文书对象里的；对象漏了的补上。一个单位先后回复几次的，只留最后一次。

对：
    - {编号: DB-1, 类别: 督办, 签发日期: 2020-06-10, 对象: [东街道], 各单位回复:
       [{单位: 东街道, 回复日期: 2020-06-18}]}

错：
    - {编号: DB-1, 类别: 督办, 签发日期: 2020-06-10, 对象: [东街道], 各单位回复:
       [{单位: 西街道, 回复日期: 2020-06-18}]}
"""

from collections.abc import Iterator, Sequence

from wenming_cli.diagnostic import Severity
from wenming_cli.model.notice import Notice, OwnerReply, Received
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E637"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every receipt and reply of a unit that has none to give, or gave it before."""
    for notice in plan.notices:
        yield from _of(notice, notice.received)
        yield from _of(notice, notice.replies)


def _of(notice: Notice, told: Sequence[Received] | Sequence[OwnerReply]) -> Iterator[Breach]:
    seen: set[str] = set()
    for each in told:
        unit = shown(each.owner, 20)
        if each.owner not in notice.owners:
            fault = f"督办文书 {notice.id} 没有发给 {unit}，却写了它的{each.LABEL}"
            yield Breach(each.location("owner"), fault, "单位写文书对象里的；对象漏了的补上")
        elif each.owner in seen:
            fault = f"督办文书 {notice.id} 写了两次 {unit} 的{each.LABEL}"
            yield Breach(each.location("owner"), fault, "只留一次")
        seen.add(each.owner)
