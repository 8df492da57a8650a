"""The state of a task: what is known of it at a date, and the light that follows."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import takewhile
from typing import NamedTuple

from wenming_cli.figures.tasks.quantities import reached_words
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.task import Cancellation, Extension, Suspension, Update
from wenming_cli.words.nobody import NO_LEAD
from wenming_cli.words.word import Word


class State(Word):
    """A state says how far a task has come."""

    DONE = "done", "办结"
    IN_PROGRESS = "in_progress", "进行中"
    SUBMITTED = "submitted", "待验收"
    NOT_STARTED = "not_started", "未开始"
    SUSPENDED = "suspended", "暂缓"
    CANCELLED = "cancelled", "取消"


AT_REST = frozenset({State.CANCELLED, State.SUSPENDED, State.DONE})
"""States in which nothing is asked of a task: never overdue, due soon, stagnant or unreported."""


class Light(Word):
    """A light says how a task stands against its time; worst first."""

    RED = "red", "逾期"
    YELLOW = "yellow", "滞后"
    BLUE = "blue", "临期"
    GREEN = "green", "正常"
    GREY = "grey", "未到/暂缓"
    DONE = "done", "办结"


Approval = Extension | Suspension | Cancellation
_LATE = {Extension: "逾期后延期", Suspension: "逾期后暂缓", Cancellation: "逾期后取消"}


class TaskState(NamedTuple):
    """One counted task at a date; a tuple, because they are made by the hundred thousand.

    ``start`` is the day it is measured from: as written, else when it was handed out, else the
    plan's first. ``progress`` and ``planned`` are shares of 1, ``planned`` against the original
    limit;
    ``effective_due`` is the limit in force, None for a standing duty. ``overdue_days`` is 0
    when it is not overdue.
    ``updates`` and ``extensions`` are those dated by then, oldest first; ``late_approvals`` the
    extensions, suspensions and the cancellation that came after the limit had passed. ``holders``
    are the counted tasks it waits for though it should have begun.
    """

    leaf: Leaf
    state: State
    start: date
    progress: Fraction
    planned: Fraction
    effective_due: date | None
    overdue_days: int
    started: bool
    due_soon: bool
    behind: bool
    stagnant: bool
    unreported: bool
    updates: tuple[Update, ...]
    extensions: tuple[Extension, ...]
    late_approvals: tuple[Approval, ...]
    holders: tuple[Leaf, ...] = ()

    @property
    def id(self) -> str:
        """``ID``, or ``ID/owner`` for a part."""
        return self.leaf.id

    @property
    def title(self) -> str:
        """The title of the task as it is written, with the period of an occurrence."""
        return self.leaf.title

    @property
    def owner(self) -> str | None:
        """The leading unit, after defaults."""
        return self.leaf.owner

    @property
    def leads(self) -> tuple[str | None, ...]:
        """The units that answer for it: more than one where it is led jointly."""
        return self.leaf.leads

    @property
    def led_by(self) -> str | None:
        """The units that answer for it in one cell; None for nobody."""
        return self.leaf.led_by

    @property
    def is_standing(self) -> bool:
        """Whether it is a duty without a limit, which nothing can be late in."""
        return self.effective_due is None

    @property
    def last_day(self) -> date:
        """Its limit where limits are put in order: standing duties come last."""
        return self.effective_due or date.max

    @property
    def is_blocked(self) -> bool:
        """受阻: it should have begun, and something that comes before it is not done."""
        return bool(self.holders)

    @property
    def answerers(self) -> tuple[str | None, ...]:
        """The units to ask: its own, or where it is blocked those that hold it up."""
        return tuple(dict.fromkeys(u for leaf in self.holders for u in leaf.leads)) or self.leads

    @property
    def held_by(self) -> str:
        """What it waits for: ``A-1（区住建局）、A-2（城管局）``; empty where nothing."""
        return "、".join(f"{leaf.id}（{leaf.led_by or NO_LEAD}）" for leaf in self.holders)

    @property
    def held_by_posts(self) -> str:
        """The same with the posts to call: ``A-1（区住建局，责任岗位：质安科）``."""
        return "、".join(
            f"{leaf.id}（{leaf.led_by or NO_LEAD}{_post(leaf)}）" for leaf in self.holders
        )

    @property
    def amounts(self) -> str:
        """What was told of each of several quantities, in words; empty where nothing was."""
        return reached_words(self.leaf.targets, self.updates) if self.leaf.targets else ""

    @property
    def in_amounts(self) -> str:
        """The same behind a per cent: ``（栽种 120/200 株；清运 30/40 吨）``, or nothing."""
        return f"（{amounts}）" if (amounts := self.amounts) else ""

    @property
    def workstream(self) -> str:
        """The id of its workstream."""
        return self.leaf.task.workstream

    @property
    def latest(self) -> Update | None:
        """The last update there is."""
        return self.updates[-1] if self.updates else None

    @property
    def reason(self) -> str | None:
        """Why it lags, as of the last day that told anything: what was said before is over."""
        return next((u.reason for u in self._of_last_day if u.reason), None)

    @property
    def next_step(self) -> str | None:
        """What comes next, as of the last day that told anything."""
        return next((u.next_step for u in self._of_last_day if u.next_step), None)

    @property
    def _of_last_day(self) -> tuple[Update, ...]:
        """The updates of the last day that has any, the last of them ahead."""
        last = self.updates[-1].date if self.updates else None
        return tuple(takewhile(lambda update: update.date == last, reversed(self.updates)))

    def is_done_by(self, limit: date | None) -> bool:
        """Tell whether it is done, and was on a day or before; without any it always was."""
        done = self.leaf.course.done
        in_time = done is not None and (limit is None or done <= limit)
        return self.state is State.DONE and in_time

    @property
    def light(self) -> Light:
        """The first that applies, worst first; silence is never green."""
        if self.state in AT_REST:
            return Light.DONE if self.state is State.DONE else Light.GREY
        if self.overdue_days:
            return Light.RED
        if self.behind or self.stagnant:
            return Light.YELLOW
        if self.due_soon:
            return Light.BLUE
        return Light.GREEN if self.started else Light.GREY

    @property
    def light_label(self) -> str:
        """The word of its light; a grey one says whether it is 未到, 暂缓 or 取消."""
        if self.light is not Light.GREY:
            return self.light.label
        return self.state.label if self.state in AT_REST else "未到"

    @property
    def late_words(self) -> tuple[str, ...]:
        """What is always named beside it: 逾期后延期, 逾期后暂缓, 逾期后取消."""
        return tuple(dict.fromkeys(_LATE[type(approval)] for approval in self.late_approvals))


def _post(leaf: Leaf) -> str:
    return f"，责任岗位：{leaf.task.contact}" if leaf.task.contact else ""


def worst_light(states: Iterable[TaskState]) -> Light | None:
    """Find the worst light of the tasks that are not cancelled; None where there are none."""
    lights = {s.light for s in states if s.state is not State.CANCELLED}
    return next((light for light in Light if light in lights), None)
