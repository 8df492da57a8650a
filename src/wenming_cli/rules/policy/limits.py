"""The limits of tasks and findings before and after a change."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from wenming_cli.changes import ChangeKind, Difference
from wenming_cli.figures.days.calendar import roller
from wenming_cli.figures.findings.surveying import own_limit, survey
from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.frozen import frozen
from wenming_cli.model.leaf import day_of
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Due, Endless
from wenming_cli.model.task import Part
from wenming_cli.rules.policy.edit import Edit
from wenming_cli.words.dates import limit_text


@frozen
class Moved:
    """A limit that was written otherwise to a later day; ``passed``: it had passed by then."""

    found: Difference
    what: str
    before: date
    after: date
    passed: bool

    @property
    def before_words(self) -> str:
        """The limit it had: a day, or 长期."""
        return _words(self.before)

    def cure(self, otherwise: str) -> str:
        """How to set it right: the limit it had, and what to do instead of moving it."""
        if self.after == date.max:
            otherwise = "；不再有时限的，另立一项长期任务"
        return f"改回 {self.before_words}{otherwise}"

    @property
    def after_words(self) -> str:
        """The limit it has: a day, or 长期."""
        return _words(self.after)


def _words(limit: date) -> str:
    return limit_text(None if limit == date.max else limit)


_OF_FINDINGS = ("due", "assigned", "severity", "found")
"""What the limit of a finding hangs on."""


def moved(edit: Edit) -> Iterator[Moved]:
    """Every limit of a task, a part or a finding that became a later day, by whatever field."""
    known: set[str] = set()
    for found in edit.differences:
        if not _is_about_limits(edit, found) or (found.id or "") in known:
            continue
        before, after = written(edit.old, found), written(edit.new, found)
        if before is not None and after is not None and after > before:
            known.add(found.id or "")
            limit = in_force(edit.old, found.section, found.id or "", edit.as_of)
            passed = limit is not None and limit < edit.as_of
            kind = "任务" if found.section == "tasks" else "问题"
            yield Moved(found, f"{kind} {found.id}", before, after, passed)


def _is_about_limits(edit: Edit, found: Difference) -> bool:
    if found.section == "findings":
        return found.kind is ChangeKind.CHANGED and found.field in _OF_FINDINGS
    is_split = (
        found.kind is ChangeKind.ADDED and isinstance(found.item, Part) and found.field is None
    )
    is_known = (found.id or "").partition("/")[0] in edit.old.task_by_id
    return found.section == "tasks" and is_known and (found.field == "due" or is_split)


def written(plan: Plan, found: Difference) -> date | None:
    """The limit a task, a part or a finding has without any extension."""
    name = found.id or ""
    if found.section == "tasks":
        task = plan.task_by_id.get(name.partition("/")[0])
        owner = name.partition("/")[2]
        own = next((p.due for p in task.parts if p.owner == owner), None) if task else None
        return _last_day(own or (task.due if task else None))
    finding = plan.finding_by_id.get(name)
    if finding is None:
        return None
    if isinstance(finding.due, date):
        return finding.due
    return roller(plan.settings)(own_limit(finding, plan.settings))


def _last_day(due: Due | None) -> date | None:
    """A limit as a day; one that is 长期 comes after every other."""
    return date.max if due is Endless.LONG_TERM else day_of(due)


def in_force(plan: Plan, section: str, name: str, day: date) -> date | None:
    """The limit in force on a day; None where there was no such task or finding yet."""
    if section == "tasks":
        task = plan.task_by_id.get(name.partition("/")[0])
        states = assess(replace(plan, tasks=(task,)), day) if task else ()
        of_it = [s for s in states if name in (s.id, s.leaf.task.id)] or states
        return max((state.last_day for state in of_it), default=None)
    finding = plan.finding_by_id.get(name)
    found = survey(replace(plan, findings=(finding,)), day) if finding else ()
    return next((state.effective_due for state in found), None)
