"""Why a step is suggested: the rule and the dates, in plain words."""

from collections.abc import Callable
from datetime import date

from wenming_cli.frozen import frozen
from wenming_cli.model.notice import Notice
from wenming_cli.words.dates import NO_LIMIT
from wenming_cli.words.word import Word


class StepRule(Word):
    """What makes the program suggest a step."""

    DUE_SOON = "due_soon", "临近时限"
    OVERDUE = "overdue", "逾期"
    RETURNED = "returned", "多次退回"
    UNANSWERED = "unanswered", "督办期满未办结"
    PERSISTING = "persisting", "通报以后未办结"
    AGAIN = "again", "期满仍未办结"


@frozen
class Cause:
    """A rule and what fulfilled it.

    ``limit`` is the limit in force of the item (None for a standing duty), ``days`` the number
    of the convention (working days for 临近时限, times for 多次退回, else calendar days),
    ``returned`` the days of 退回,
    ``notice`` the one that has run out, ``ended`` the last day it left.
    """

    rule: StepRule
    is_task: bool
    limit: date | None
    days: int
    is_urgent: bool = False
    returned: tuple[date, ...] = ()
    notice: Notice | None = None
    ended: date = date.min

    def words(self, day: Callable[[date], str] = str) -> str:
        """One clause without a final stop, its dates written by ``day``."""
        if self.rule not in (StepRule.OVERDUE, StepRule.DUE_SOON):
            return self.ground(day)
        limit = (
            f"{'完成' if self.is_task else '整改'}时限{day(self.limit)}" if self.limit else NO_LIMIT
        )
        return f"{limit}，{self.ground(day)}"

    def ground(self, day: Callable[[date], str] = str) -> str:
        """The same without the limit of the item, for where that has been told."""
        urgent = "，紧急问题直接通报" if self.is_urgent else ""
        if self.rule is StepRule.OVERDUE:
            return f"逾期已满{self.days}天{urgent}"
        if self.rule is StepRule.RETURNED:
            times = "、".join(day(each) for each in self.returned)
            return f"{times}退回，已满{self.days}次{urgent}"
        out = self._out(day)
        if self.rule is StepRule.DUE_SOON:
            return f"{self.days}个工作日以内到期{f'，{out}期满' if out else ''}"
        return f"{out}，{self._expired(day)}仍未{'办结' if self.is_task else '整改'}"

    def _out(self, day: Callable[[date], str]) -> str:
        """The notice that has run out: ``2020-06-10督办（创督〔2020〕1号）``."""
        if self.notice is None:
            return ""
        name = self.notice.number or self.notice.id
        return f"{day(self.notice.date)}{self.notice.kind.label}（{name}）"

    def _expired(self, day: Callable[[date], str]) -> str:
        if self.rule is StepRule.PERSISTING:
            return f"满{self.days}天"
        if self.notice is not None and self.notice.reply_due is not None:
            return f"办理时限{day(self.ended)}已过"
        return f"超过{self.days}天"
