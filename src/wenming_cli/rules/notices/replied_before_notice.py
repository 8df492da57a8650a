"""督办文书的办理时限、签收日期或回复日期早于签发日期。

为什么：文书还没有发，不会到期，也不会有回复；下一步（通报、约谈）按办理时限推算，会提前催办。

怎么改：核对日期。

对：
    - {编号: DB-1, 类别: 督办, 签发日期: 2020-06-10, 办理时限: 2020-06-20, 回复日期: 2020-06-18}

错：
    - {编号: DB-1, 类别: 督办, 签发日期: 2020-06-10, 办理时限: 2020-05-20}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.notice import OwnerReply, Received
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E620"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every notice that was to be answered, or was, before it went out."""
    for notice in plan.notices:
        for field in ("reply_due", "replied"):
            day = getattr(notice, field)
            if day is None or day >= notice.date:
                continue
            yield Breach(
                notice.location(field),
                f"督办文书 {notice.id} 的{notice.title_of(field)} {day} 早于签发日期 {notice.date}",
                "核对两个日期，改正写错的一个",
            )
        told: tuple[Received | OwnerReply, ...] = (*notice.received, *notice.replies)
        for each in told:
            if each.date < notice.date:
                yield Breach(
                    each.location("date"),
                    f"督办文书 {notice.id} 的 {shown(each.owner, 20)} {each.LABEL}日期 {each.date} "
                    f"早于签发日期 {notice.date}",
                    "核对两个日期，改正写错的一个",
                )
