"""The plan of another year, out of one that ends: what stays, and what is still open.

Units, sites, standards and settings stay as they are. A task or a finding that is not finished goes
on under its id, with every date it has, so that what was overdue stays overdue; it says which plan
it comes from. Of a task that is parted among units only the parts that are open go on. What refers
to records of the old year (money, indicators, tasks that are done) is left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from wenming_cli.figures.findings.finding_state import Stage
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.figures.tasks.progress import amount_told
from wenming_cli.frozen import frozen
from wenming_cli.loading.tree import Plain
from wenming_cli.model.base import Entry
from wenming_cli.model.carried import CarriedFrom, CarriedTask
from wenming_cli.model.finding import Finding
from wenming_cli.model.leaf import Leaf, leaves_of
from wenming_cli.model.plan import Plan, PlanFile
from wenming_cli.model.recurrence import MARK, Recurrence
from wenming_cli.model.shape import Kind, shape_of
from wenming_cli.model.task import Course, Part, Target, Task
from wenming_cli.writing.entry_typed import entry_typed
from wenming_cli.writing.plain_tree import field_plain, key_of
from wenming_cli.writing.rendering import Pen

_KEPT = (
    *("owners", "workstreams", "site_types", "check_items", "systems", "standards"),
    *("categories", "schemes"),
)
_OF_THE_YEAR = {
    "workstreams": ("indicators",),
    "standards": ("indicator",),
    "tasks": ("line",),
    "plan": (
        *("start", "end", "overview", "goal", "achievement", "problems", "measures"),
        *("achievement_date", "basis"),
    ),
}
"""By section, the fields that speak of the old year alone."""


@frozen
class NextYear:
    """A plan to be written: its files by name, the tasks (their parts) and findings carried."""

    files: Mapping[str, bytes]
    tasks: tuple[str, ...]
    findings: tuple[str, ...]


def is_open(course: Course, as_of: date) -> bool:
    """Whether a task is neither done nor cancelled by the end of a day."""
    is_done = course.done is not None and course.done <= as_of
    is_cancelled = course.cancelled is not None and course.cancelled.date <= as_of
    return not is_done and not is_cancelled


def open_findings(plan: Plan, as_of: date) -> list[Finding]:
    """The findings that are not settled by the end of a day, in file order."""
    over = (Stage.CLOSED, Stage.VOID)
    settled = {state.id for state in survey(plan, as_of) if state.state in over}
    return [finding for finding in plan.findings if finding.id not in settled]


def next_year(plan: Plan, year: int, as_of: date) -> NextYear:
    """The plan of a year, with what is open in another at the end of a day."""
    tasks = [each for task in plan.tasks for each in _carried(plan, task, as_of)]
    findings = open_findings(plan, as_of)
    ids = {task.id for task in tasks}
    carried = {
        "tasks": [_from(plan, _standing_alone(plan, task, ids)) for task in tasks],
        "findings": [_from(plan, each) for each in _with_known_repeats(findings)],
    }
    sites = _sites(plan, year, findings)
    records: dict[str, Iterable[Entry]] = {
        **{section: getattr(plan, section) for section in _KEPT},
        "sites": sites,
        **carried,
    }
    files = {"plan.yaml": _plan_file(plan, year)}
    for section, entries in records.items():
        files |= _files(section, list(entries))
    return NextYear(
        files,
        tuple(name for task in tasks for name in _named(task)),
        tuple(each.id for each in findings),
    )


def _from(plan: Plan, entry: Task | Finding) -> Task | Finding:
    """A record that says where it comes from; one that was carried before says so still."""
    if entry.origin is not None:
        return entry
    if isinstance(entry, Task):
        origin: CarriedFrom = CarriedTask(plan=plan.id, id=entry.id, reached=None)
    else:
        origin = CarriedFrom(plan=plan.id, id=entry.id)
    return entry.model_copy(update={"origin": origin})


def _sites(plan: Plan, year: int, findings: Iterable[Finding]) -> list[Entry]:
    """The register; sites that were closed are left out unless something is open there."""
    start, needed = _moved(plan.start, plan, year), {finding.site for finding in findings}
    return [s for s in plan.sites if s.closed is None or s.closed >= start or s.id in needed]


# --- tasks ----------------------------------------------------------------------------------------


def _named(task: Task) -> Iterator[str]:
    """A task by its id, or the parts it stands for."""
    owners = () if task.every is not None else (part.owner for part in task.parts)
    yield from [f"{task.id}/{owner}" for owner in owners] or [task.id]


def _carried(plan: Plan, task: Task, as_of: date) -> Iterator[Task]:
    if task.every is None:
        carried = _carried_task(plan, task, as_of)
        if carried is not None:
            yield carried
        return
    if _goes_on(plan, task, task.every):
        yield _anew(task, task.every)
    yield from (_by_itself(plan, leaf) for leaf in _left(plan, task, as_of))


def _goes_on(plan: Plan, task: Task, every: Recurrence) -> bool:
    """Whether a recurring duty is there still when the plan is over."""
    return task.cancelled is None and (every.until is None or every.until > plan.end)


def _anew(task: Task, every: Recurrence) -> Task:
    """A recurring duty without what was recorded of the old year."""
    nothing = dict.fromkeys(("updates", "extensions", "suspensions"), ())
    parts = tuple(p.model_copy(update=nothing) for p in task.parts if p.cancelled is None)
    again = every.model_copy(update={"since": None})
    return task.model_copy(
        update={**nothing, "parts": parts, "every": again, "start": None, "assigned": None}
    )


def _left(plan: Plan, task: Task, as_of: date) -> Iterator[Leaf]:
    """The occurrences that had begun by the end of a day, and are open."""
    for leaf in leaves_of(task, None, (plan.start, plan.end)):
        if (leaf.begins or as_of) <= as_of and is_open(leaf.course, as_of):
            yield leaf


def _by_itself(plan: Plan, leaf: Leaf) -> Task:
    """An occurrence that is still open, as a task with a limit of its own."""
    own = leaf.course
    return leaf.task.model_copy(
        update={
            "id": leaf.id.replace("/", ".").replace(MARK, "."),
            "title": leaf.title,
            "owner": leaf.owner,
            "joint": () if leaf.part is not None else leaf.task.joint,
            "start": leaf.start,
            "due": leaf.due,
            "every": None,
            "parts": (),
            "target": leaf.target,
            "targets": leaf.targets,
            "updates": tuple(u.model_copy(update={"task": None}) for u in own.updates),
            "extensions": tuple(e.model_copy(update={"task": None}) for e in own.extensions),
            "suspensions": own.suspensions,
            "origin": CarriedTask(plan=plan.id, id=leaf.id, reached=None),
        }
    )


def _carried_task(plan: Plan, task: Task, as_of: date) -> Task | None:
    leaves = leaves_of(task, None, (date.min, date.max))
    left = [leaf for leaf in leaves if is_open(leaf.course, as_of)]
    if not left:
        return None
    if len(left) == len(leaves):
        return task
    parts = tuple(_own_part(leaf) for leaf in left if leaf.part is not None)
    still = {"parts": parts, "target": _shared(left), "targets": ()}
    return _with_reached(plan, task.model_copy(update=still), left, leaves, as_of)


def _own_part(leaf: Leaf) -> Part:
    """A part that says itself what it has to reach, now that others of its task are gone."""
    assert leaf.part is not None  # noqa: S101  only parted tasks come here
    own = None if leaf.joint else leaf.target
    return leaf.part.model_copy(update={"target": own, "targets": leaf.targets, "share": None})


def _shared(left: Sequence[Leaf]) -> Target | None:
    """The target as its open parts share it: what they have for themselves, and jointly."""
    joint = next((leaf for leaf in left if leaf.joint), None)
    if joint is None or joint.target is None:
        return None
    own = [leaf.target for leaf in left if not leaf.joint]
    alone = sum((t.value for t in own if t and t.unit == joint.target.unit), Decimal(0))
    return joint.target.model_copy(update={"value": joint.target.value + alone})


def _with_reached(
    plan: Plan, task: Task, left: Sequence[Leaf], leaves: Sequence[Leaf], as_of: date
) -> Task:
    """A task that says what the parts that stay behind had reached of what all share.

    So what was begun together stays begun, and is as far as it was.
    """
    joint = next((leaf for leaf in left if leaf.joint), None)
    if joint is None:
        return task
    gone = [leaf for leaf in leaves if leaf.joint and leaf not in left]
    reached = sum((amount_told(leaf.course, as_of) for leaf in gone), joint.before)
    origin = task.origin or CarriedTask(plan=plan.id, id=task.id, reached=None)
    return task.model_copy(
        update={"origin": origin.model_copy(update={"reached": reached or None})}
    )


def _standing_alone(plan: Plan, task: Task, ids: set[str]) -> Task:
    """A task without links to what stays behind, measured from the day it was measured from."""
    start = task.start or (None if task.assigned or task.every else plan.start)
    known = tuple(other for other in task.depends_on if other in ids)
    return task.model_copy(update={"depends_on": known, "start": start})


def _with_known_repeats(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Findings without links to those that stay behind."""
    ids = {finding.id for finding in findings}
    for finding in findings:
        is_known = finding.repeat_of in ids
        yield finding if is_known else finding.model_copy(update={"repeat_of": None})


# --- files ----------------------------------------------------------------------------------------


def _plan_file(plan: Plan, year: int) -> bytes:
    """The section of the plan and its settings; what people say of a year is theirs to write."""
    project, old = plan.project, str(plan.project.year)
    said = entry_typed(project)
    for name in _OF_THE_YEAR["plan"]:
        said.pop(name, None)
    said["id"] = _renamed(project.id, old, year, f"{project.id}-{year}")
    if project.parent is not None:
        said["parent"] = _renamed(project.parent, old, year, project.parent)
    said["name"] = _renamed(project.name, old, year, f"{project.name}（{year}年）")
    said["year"] = str(year)
    if project.start is not None or project.end is not None:
        said |= {"start": f"{_moved(plan.start, plan, year)}"}
        said |= {"end": f"{_moved(plan.end, plan, year)}"}
    lines = _lines("plan", said, is_chinese=project.place.is_chinese)
    settings = entry_typed(plan.settings)
    if settings:
        lines += ["", *_lines("settings", settings, is_chinese=plan.settings.place.is_chinese)]
    return _text(lines)


def _renamed(text: str, old: str, year: int, otherwise: str) -> str:
    return text.replace(old, str(year)) if old in text else otherwise


def _moved(day: date, plan: Plan, year: int) -> date:
    """The day of the plan that many years later; the 29th of February becomes the 28th."""
    later = day.year + year - plan.project.year
    is_leap_day = (day.month, day.day) == (2, 29)
    return date(later, 2, 28) if is_leap_day else day.replace(year=later)


def _files(section: str, entries: list[Entry]) -> dict[str, bytes]:
    """A file of a section; invented records have one apart, which says so."""
    real = [entry for entry in entries if not entry.is_sample]
    invented = [entry for entry in entries if entry.is_sample]
    files = {f"{section}.yaml": real, f"{section}_sample.yaml": invented}
    return {
        name: _text([*(["sample: true", ""] if kept is invented else []), *_section(section, kept)])
        for name, kept in files.items()
        if kept
    }


def _section(section: str, entries: list[Entry]) -> list[str]:
    is_chinese = entries[0].place.is_chinese
    records = []
    for entry in entries:
        said = entry_typed(entry)
        for name in _OF_THE_YEAR.get(section, ()):
            said.pop(name, None)
        records.append(said)
    return _lines(section, records, is_chinese=is_chinese)


def _lines(section: str, said: object, *, is_chinese: bool) -> list[str]:
    found = shape_of(PlanFile).fields[section]
    plain: Plain = field_plain(said, found, is_chinese=is_chinese)  # type: ignore[arg-type]
    return Pen(in_flow=found.kind is Kind.RECORDS).field(
        key_of(found, is_chinese=is_chinese), plain
    )


def _text(lines: Iterable[str]) -> bytes:
    return "\n".join([*lines, ""]).encode()
