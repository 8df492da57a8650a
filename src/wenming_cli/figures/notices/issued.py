"""Notices as they went out: which concern a task or finding, and which replies are owed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter

from wenming_cli.figures.days.calendar import days_after
from wenming_cli.figures.days.period import known
from wenming_cli.figures.findings.surveying import owners_until
from wenming_cli.frozen import frozen
from wenming_cli.model.notice import Notice
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Task
from wenming_cli.words.word import Word


class Reply(Word):
    """How things stand with the reply to a notice."""

    REPLIED = "replied", "已回复"
    OWED = "owed", "未回复"
    OVERDUE = "overdue", "超期未回复"
    RELEASED = "released", "已改派，不再催报"
    NONE = "none", "不要求回复"


@frozen
class Issued:
    """One notice at a date; ``overdue_days`` is 0 where the reply is not overdue.

    ``owing`` are the units it went to that still have what it is about and have not replied each
    for itself. ``replied_on`` is the day of the last reply where nothing is owed any more.
    """

    notice: Notice
    reply: Reply
    overdue_days: int
    owing: tuple[str, ...]
    replied_on: date | None = None


def issued(plan: Plan, as_of: date) -> tuple[Issued, ...]:
    """List every notice dated up to a day, oldest first."""
    return tuple(_at(plan, notice, as_of) for notice in known(plan.notices, as_of))


def _at(plan: Plan, notice: Notice, as_of: date) -> Issued:
    owing = units_owing(plan, notice, as_of)
    replied = replied_on(plan, notice, as_of)
    if replied is not None:
        return Issued(notice, Reply.REPLIED, 0, owing, replied)
    if notice.reply_due is None:
        return Issued(notice, Reply.NONE, 0, owing)
    if notice.owners and not owing:
        return Issued(notice, Reply.RELEASED, 0, owing)
    late = max((as_of - notice.reply_due).days, 0)
    return Issued(notice, Reply.OVERDUE if late else Reply.OWED, late, owing)


def replied_on(plan: Plan, notice: Notice, as_of: date) -> date | None:
    """Find the day a notice was replied to: as a whole, or by the last of its units."""
    if notice.replied is not None and notice.replied <= as_of:
        return notice.replied
    days = [reply.date for reply in notice.replies if reply.date <= as_of]
    return max(days) if days and not units_owing(plan, notice, as_of) else None


def replied_by(notice: Notice, owner: str, as_of: date) -> date | None:
    """Find the day a unit replied to a notice: itself, or with all the others."""
    own = (reply.date for reply in notice.replies if reply.owner == owner)
    days = [day for day in (*own, notice.replied) if day is not None and day <= as_of]
    return min(days, default=None)


def have_replied(notice: Notice, as_of: date) -> tuple[str, ...]:
    """List the units that replied each for itself, in the order of the notice."""
    done = {reply.owner for reply in notice.replies if reply.date <= as_of}
    return tuple(owner for owner in notice.owners if owner in done)


def units_owing(plan: Plan, notice: Notice, as_of: date) -> tuple[str, ...]:
    """List the units a notice went to that still owe a reply.

    Those that replied, or had to hand over all of it to others, do not.
    """
    done = have_replied(notice, as_of)
    return tuple(owner for owner in _holding(plan, notice, as_of) if owner not in done)


def _holding(plan: Plan, notice: Notice, as_of: date) -> tuple[str, ...]:
    if notice.tasks or not notice.findings:
        return notice.owners
    found = (plan.finding_by_id.get(name) for name in notice.findings)
    held = [owners_until(finding, as_of) for finding in found if finding is not None]
    ever = {owner for owners in held for owner in owners}
    now = {owners[-1] for owners in held}
    return tuple(owner for owner in notice.owners if owner in now or owner not in ever)


def limit_of(notice: Notice, step_days: int) -> date:
    """Find 办理时限: the day a notice asks to be answered by, or so many days after it."""
    return notice.reply_due or days_after(notice.date, step_days)


@frozen
class Concerned:
    """The notices that concern each counted task and each finding, by its id, oldest first."""

    tasks: Mapping[str, Sequence[Notice]]
    findings: Mapping[str, Sequence[Notice]]


def concerned(plan: Plan, as_of: date) -> Concerned:
    """What the steps dated up to a day are about; 交办 and routine bulletins are none.

    A notice on a task with parts concerns the parts of the units it was sent to; all of them where
    it was sent to none of these.
    """
    tasks: dict[str, list[Notice]] = defaultdict(list)
    findings: dict[str, list[Notice]] = defaultdict(list)
    for notice in filter(attrgetter("is_step"), known(plan.notices, as_of)):
        for task in dict.fromkeys(_leaves(plan, notice)):
            tasks[task].append(notice)
        for finding in dict.fromkeys(notice.findings):
            findings[finding].append(notice)
    return Concerned(tasks, findings)


def _leaves(plan: Plan, notice: Notice) -> Iterator[str]:
    for name in notice.tasks:
        task = plan.task_by_id.get(name)
        if name in plan.recurring:
            yield from _occurrences(plan, name, notice)
        elif task is None or not task.parts:
            yield name
        else:
            yield from _parts(task, notice)


def _occurrences(plan: Plan, name: str, notice: Notice) -> Iterator[str]:
    """The periods of a recurring task, or a part of one, that had begun when it was issued."""
    own = [
        leaf
        for leaf in plan.recurring[name]
        if leaf.occurrence is not None and leaf.occurrence.first <= notice.date
    ]
    addressed = [leaf for leaf in own if leaf.part is not None and leaf.owner in notice.owners]
    yield from (leaf.id for leaf in addressed or own)


def _parts(task: Task, notice: Notice) -> Iterator[str]:
    owners = [part.owner for part in task.parts]
    addressed = [owner for owner in owners if owner in notice.owners]
    for owner in addressed or owners:
        yield f"{task.id}/{owner}"
