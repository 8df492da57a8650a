"""The next step for one item: 提醒 before the limit, then 督办, 通报, 约谈, none skipped."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Self

from wenming_cli.figures.days.calendar import days_after, window
from wenming_cli.figures.notices.issued import limit_of
from wenming_cli.figures.notices.steps.cause import Cause, StepRule
from wenming_cli.figures.notices.steps.open_items import (
    Item,
    given_on,
    live_since,
    reached,
    reset_day,
    returned_on,
)
from wenming_cli.figures.notices.steps.suggestion import Suggestion
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.figures.tasks.waiting import HoldUps
from wenming_cli.frozen import frozen
from wenming_cli.model.finding import FindingSeverity
from wenming_cli.model.notice import Notice, NoticeKind
from wenming_cli.model.plan import Plan
from wenming_cli.model.settings import Escalation

_RANK = {kind: rank for rank, kind in enumerate(NoticeKind)}


@frozen
class _Soon:
    """How many working days make a limit due soon; ``since``: the first day on which it is."""

    days: int
    since: Callable[[date], date]


@frozen
class Ladder:
    """A date, and a plan's conventions made ready for many items.

    ``tasks`` and ``findings`` say when an item of either kind is due soon, ``hold_ups`` since when
    a task waits for others.
    """

    as_of: date
    terms: Escalation
    tasks: _Soon
    findings: _Soon
    hold_ups: HoldUps

    @classmethod
    def of(cls, plan: Plan, as_of: date) -> Self:
        """The ladder of a plan at a date."""
        settings = plan.settings
        tasks, findings = settings.due_soon_days, settings.due_soon_days_findings
        return cls(
            as_of,
            settings.escalation,
            _Soon(tasks, window(tasks, settings)),
            _Soon(findings, window(findings, settings)),
            HoldUps(plan, as_of),
        )

    def out(self, item: Item, owner: str | None, notices: Sequence[Notice]) -> Notice | None:
        """The gravest notice to a unit on an item that still counts; of one kind, the last."""
        reset = reset_day(item, self.as_of) if notices else date.min
        gravest: Notice | None = None
        for notice in notices:
            if notice.date < reset or not reached(item, owner, notice):
                continue
            if gravest is None or _RANK[notice.kind] >= _RANK[gravest.kind]:
                gravest = notice
        return gravest

    def ended(self, notice: Notice) -> date:
        """The last day a notice leaves before the next step: an item still open then is overdue."""
        if notice.kind is NoticeKind.CIRCULATE:
            return days_after(notice.date, self.terms.step_days - 1)
        return limit_of(notice, self.terms.step_days)

    def is_running(self, notice: Notice) -> bool:
        """Tell whether a notice still leaves time."""
        return self.as_of <= self.ended(notice)

    def step(self, item: Item, owner: str | None, out: Notice | None) -> Suggestion | None:
        """What is due to a unit for a live item, given the notice that is out; None for nothing."""
        if out is None or out.kind is NoticeKind.REMIND:
            return self._first(item, owner) or self._reminder(item, owner, out)
        if self.is_running(out):
            return None
        ended = self.ended(out)
        rule, kind = {
            NoticeKind.SUPERVISE: (StepRule.UNANSWERED, NoticeKind.CIRCULATE),
            NoticeKind.CIRCULATE: (StepRule.PERSISTING, NoticeKind.INTERVIEW),
            NoticeKind.INTERVIEW: (StepRule.AGAIN, NoticeKind.INTERVIEW),
        }[out.kind]
        cause = self._cause(item, rule, self.terms.step_days)
        cause = replace(cause, notice=out, ended=ended)
        return self._suggested(kind, item, owner, cause, max(out.date, days_after(ended, 1)))

    def _first(self, item: Item, owner: str | None) -> Suggestion | None:
        """督办, or 通报 for an urgent finding: once overdue or sent back often enough."""
        grounds = [each for each in (self._overdue(item), self._returned(item)) if each]
        if not grounds:
            return None
        day, cause = min(grounds, key=lambda ground: ground[0])
        kind = NoticeKind.CIRCULATE if cause.is_urgent else NoticeKind.SUPERVISE
        return self._suggested(kind, item, owner, cause, day)

    def _overdue(self, item: Item) -> tuple[date, Cause] | None:
        days, limit = max(self.terms.supervise_after_days, 1), item.effective_due
        if limit is None or item.overdue_days < days:
            return None
        return days_after(limit, days), self._cause(item, StepRule.OVERDUE, days)

    def _returned(self, item: Item) -> tuple[date, Cause] | None:
        times = max(self.terms.rework_limit, 1)
        days = returned_on(item)
        if len(days) < times:
            return None
        cause = self._cause(item, StepRule.RETURNED, times)
        return days[times - 1], replace(cause, returned=days[:times])

    def _reminder(self, item: Item, owner: str | None, out: Notice | None) -> Suggestion | None:
        limit = item.effective_due
        if limit is None or not item.due_soon:
            return None
        soon = self.tasks if isinstance(item, TaskState) else self.findings
        day = max(soon.since(limit), days_after(given_on(item), 1))
        cause = self._cause(item, StepRule.DUE_SOON, soon.days)
        if out is None:
            return self._suggested(NoticeKind.REMIND, item, owner, cause, day)
        if self.is_running(out):
            return None
        ended = self.ended(out)
        again = max(day, out.date, days_after(ended, 1))
        cause = replace(cause, notice=out, ended=ended)
        return self._suggested(NoticeKind.REMIND, item, owner, cause, again)

    def _suggested(
        self, kind: NoticeKind, item: Item, owner: str | None, cause: Cause, day: date
    ) -> Suggestion:
        since = max(day, reset_day(item, self.as_of), live_since(item, self.as_of))
        if isinstance(item, TaskState) and item.leaf.task.depends_on:
            since = max(since, self.hold_ups.since(item.leaf.task.id, item.start))
        return Suggestion(kind, item, owner, cause, since)

    def _cause(self, item: Item, rule: StepRule, days: int) -> Cause:
        if isinstance(item, TaskState):
            return Cause(rule, True, item.effective_due, days)
        urgent = item.finding.severity is FindingSeverity.URGENT
        return Cause(rule, False, item.effective_due, days, urgent)
