"""Every dated fact of a plan has a key, and so has every term its figures rest on.

A fact is told by its key (section, id or date and reference) and by what it says. What it says is
the same text wherever and however the record is written: in any file and order, in English or
Chinese, inline or apart. What comes about later than a record (the end of a pause, the answer to
a notice) is a fact of its own, so that writing it down changes no earlier month.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from wenming_cli.diagnostic import Location
from wenming_cli.figures.days.asked_period import last_day
from wenming_cli.frozen import frozen
from wenming_cli.model.base import Entry
from wenming_cli.model.budget import Budget
from wenming_cli.model.finding import Event, Finding, item_id
from wenming_cli.model.indicator import Indicator, TermsChange
from wenming_cli.model.material import Material
from wenming_cli.model.notice import Notice
from wenming_cli.model.place import NOWHERE
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Choice
from wenming_cli.model.shape import shape_of
from wenming_cli.model.site import Site
from wenming_cli.model.task import Course, Suspension, Task

ALWAYS = date.min
"""The day of terms that hold from the beginning."""

_TASK_TERMS = (
    *("workstream", "owner", "joint"),
    *("assigned", "start", "due", "every", "weight", "target", "targets"),
)
_PART_TERMS = ("owner", "due", "target", "targets")
_INDICATOR_TERMS = ("nature", "target", "unit", "weight", "accrual", "measure")
_SITE_TERMS = ("type", "subdistrict", "community", "demonstration", "owner", "opened")
_BUDGET_TERMS = ("total", "sources", "lines")
_PLAN_TERMS = ("year", "start", "end")
_OWNER_TERMS = ("kind", "parent")
_WORKSTREAM_TERMS = ("owner",)
_CATEGORY_TERMS = ("workstream",)
_STANDARD_TERMS = ("system", "item", "content", "method", "points", "owners", "site_types")
_CHECK_ITEM_TERMS = ("standard",)
_MATERIAL_TERMS = ("standard", "owner", "due")

BELONGINGS = ("owners", "workstreams", "categories", "standards", "check_items")
"""Sections of facts that decide whose a number is; older closings do not hold them."""

_EVENTS = {event.value: event.label for event in Event}
"""The words of keys that people don't read."""

TITLES = {
    "plan": "计划期",
    "owners": "单位",
    "workstreams": "重点工作",
    "categories": "问题类别",
    "standards": "测评标准",
    "check_items": "检查项目",
    "settings": "口径",
    "holidays": "休息日",
    "workdays": "上班日",
    "budget": "预算",
    "adjustments": "预算调整",
    "tasks": "任务",
    "changes": "目标调整",
    "updates": "进展",
    "done": "办结",
    "milestones": "里程碑",
    "extensions": "延期",
    "suspensions": "暂缓",
    "resumed": "暂缓截止",
    "cancelled": "取消",
    "payments": "支出",
    "receipts": "到位资金",
    "indicators": "绩效指标",
    "actuals": "实际值",
    "samples": "抽查",
    "sites": "点位",
    "left": "点位退出",
    "inspections": "巡查",
    "assessments": "测评",
    "materials": "申报材料",
    "submissions": "材料报送",
    "returns": "材料退回",
    "findings": "问题",
    "items": "问题的小项",
    "logs": "办理记录",
    "totals": "累计数",
    "notices": "督办文书",
    "replies": "督办文书的办理结果",
    "received": "督办文书的签收",
    "schemes": "计分办法",
    "awards": "加减分",
    "boards": "公布榜单",
    "narratives": "文字材料",
}
"""What the first word of a key is called."""


@frozen
class Fact:
    """One fact: ``entry`` and ``field`` say where it was written."""

    key: str
    day: date
    says: str
    entry: Entry
    field: str | None = None

    @property
    def digest(self) -> str:
        """16 hexadecimal digits that stand for what it says."""
        return hashlib.sha256(self.says.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def location(self) -> Location:
        """Where it was written."""
        return self.entry.location(self.field)

    @property
    def is_written(self) -> bool:
        """Tell whether it stands in a file, and does not come of defaults alone."""
        return self.entry.place is not NOWHERE

    @property
    def is_dated(self) -> bool:
        """Tell whether it happened on a day: it is no term of the plan, and no words on it."""
        return self.key.partition("/")[0] not in _TERMS


_TERMS = frozenset(
    (
        "plan",
        "settings",
        "holidays",
        "workdays",
        "budget",
        "tasks",
        "indicators",
        "sites",
        "materials",
        "narratives",
        "schemes",
        *BELONGINGS,
    )
)


def named(plan: Plan, key: str) -> str:
    """Write a key as people read it: ``支出 2020-06-15 XC``."""
    section, *rest = key.split("/")
    tiers = {tier.value: tier.label for tier in plan.settings.names.every_tier}
    spoken = tiers | _EVENTS
    return " ".join([TITLES.get(section, section), *(spoken.get(word, word) for word in rest)])


def facts(plan: Plan, until: date = date.max) -> Iterator[Fact]:
    """List every fact of a plan up to a day."""
    return (fact for fact in _facts(plan) if fact.day <= until)


def _facts(plan: Plan) -> Iterator[Fact]:
    yield from _terms(plan)
    yield from _belongings(plan)
    for task in plan.tasks:
        yield from _task(task)
    yield from _money(plan)
    for indicator in plan.indicators:
        yield from _indicator(indicator)
    for sample in plan.samples:
        key = f"samples/{sample.date}/{sample.indicator}/{_flat(sample.owner)}"
        yield _whole(key, sample.date, sample)
    for site in plan.sites:
        yield from _site(site)
    for visit in plan.inspections:
        yield _whole(f"inspections/{visit.date}/{visit.tier.value}", visit.date, visit)
    for assessment in plan.assessments:
        yield _whole(f"assessments/{assessment.id}", assessment.end, assessment)
    for material in plan.materials:
        yield from _material(material)
    for finding in plan.findings:
        yield from _finding(finding)
    for tally in plan.totals:
        names = (tally.owner or "全部单位", tally.category)
        key = "/".join((f"totals/{tally.as_of}", *map(_flat, filter(None, names))))
        yield _whole(key, tally.as_of, tally)
    yield from _papers(plan)


def _terms(plan: Plan) -> Iterator[Fact]:
    yield Fact("plan", ALWAYS, _chosen(plan.project, _PLAN_TERMS), plan.project)
    settings = plan.settings
    without = ("rules", "holidays", "workdays", "names")
    yield Fact("settings", ALWAYS, canonical(settings, without), settings)
    for section in ("holidays", "workdays"):
        for day in getattr(settings, section):
            yield Fact(f"{section}/{day}", day, "", settings, section)
    if plan.budget is not None:
        yield from _budget(plan.budget)


def _belongings(plan: Plan) -> Iterator[Fact]:
    """What decides whose a record is, from the day of the first record on: later ones are free.

    What has no record is there all the same, on the last of days.
    """
    first = _first_uses(plan)
    for owner in plan.owners:
        day = first.get(("owners", owner.name), date.max)
        yield Fact(f"owners/{_flat(owner.name)}", day, _chosen(owner, _OWNER_TERMS), owner)
    for workstream in plan.workstreams:
        day = first.get(("workstreams", workstream.id), date.max)
        says = _chosen(workstream, _WORKSTREAM_TERMS)
        yield Fact(f"workstreams/{workstream.id}", day, says, workstream)
    for category in plan.categories:
        day = first.get(("categories", category.name), date.max)
        says = _chosen(category, _CATEGORY_TERMS)
        yield Fact(f"categories/{_flat(category.name)}", day, says, category)
    for standard in plan.standards:
        day = first.get(("standards", plan.reference_of(standard)), date.max)
        says = _chosen(standard, _STANDARD_TERMS)
        yield Fact(f"standards/{plan.reference_of(standard)}", day, says, standard)
    for item in plan.check_items:
        day = first.get(("check_items", item.name), date.max)
        says = _chosen(item, _CHECK_ITEM_TERMS)
        yield Fact(f"check_items/{_flat(item.name)}", day, says, item)


def _first_uses(plan: Plan) -> dict[tuple[str, str], date]:
    """The day of the first record of each unit, workstream and category that has any."""
    first: dict[tuple[str, str], date] = {}
    for section, name, day in _uses(plan):
        if name is not None and day < first.get((section, name), date.max):
            first[section, name] = day
    return first


def _uses(plan: Plan) -> Iterator[tuple[str, str | None, date]]:
    for leaf in plan.leaves:
        day = leaf.task.assigned or ALWAYS
        yield from (("owners", unit, day) for unit in leaf.leads)
        yield "workstreams", leaf.task.workstream, day
    for finding in plan.findings:
        yield "owners", finding.owner, finding.found
        yield "workstreams", finding.workstream, finding.found
        yield "categories", finding.category, finding.found
    for site in plan.sites:
        yield "owners", site.owner, site.opened or ALWAYS
    for sample in plan.samples:
        yield "owners", sample.owner, sample.date
    if plan.standards:
        yield from _observed(plan)


def _observed(plan: Plan) -> Iterator[tuple[str, str | None, date]]:
    """The standards that were looked into, and the items by which they were."""
    for inspection in plan.inspections:
        for check in inspection.checks:
            standard = plan.standard_of(check)
            if standard is not None:
                yield "standards", plan.reference_of(standard), inspection.date
                yield "check_items", check.item, inspection.date
    for material in plan.materials:
        yield "standards", material.standard, material.due


def _money(plan: Plan) -> Iterator[Fact]:
    for payment in plan.payments:
        yield _whole(f"payments/{payment.date}/{payment.line}", payment.date, payment)
    for receipt in plan.receipts:
        key = f"receipts/{receipt.date}/{_flat(receipt.source or '')}"
        yield _whole(key, receipt.date, receipt)


def _budget(budget: Budget) -> Iterator[Fact]:
    yield Fact("budget", ALWAYS, _chosen(budget, _BUDGET_TERMS), budget)
    for change in budget.adjustments:
        yield _whole(f"adjustments/{change.date}", change.date, change)


def _task(task: Task) -> Iterator[Fact]:
    parts = [_chosen(part, _PART_TERMS) for part in task.parts]
    says = _chosen(task, _TASK_TERMS) + "".join(sorted(parts))
    yield Fact(f"tasks/{task.id}", task.assigned or ALWAYS, says, task)
    yield from _changes(task.id, task.adjustments)
    yield from _course(task.id, task)
    for each in task.milestones:
        if each.done is not None:
            key = f"milestones/{task.id}/{_flat(each.name)}"
            yield Fact(key, each.done, str(each.done), each, "done")
    for part in task.parts:
        yield from _course(f"{task.id}/{_flat(part.owner)}", part)


def _changes(name: str, changes: Iterable[TermsChange]) -> Iterator[Fact]:
    for change in changes:
        yield _whole(f"changes/{change.date}/{name}", change.date, change)


def _course(name: str, course: Course) -> Iterator[Fact]:
    for update in course.updates:
        yield _whole(f"updates/{update.date}/{name}", update.date, update)
    if course.done is not None:
        yield Fact(f"done/{name}", course.done, str(course.done), course, "done")
    for extension in course.extensions:
        yield _whole(f"extensions/{extension.date}/{name}", extension.date, extension)
    for pause in course.suspensions:
        yield from _pause(name, pause)
    if course.cancelled is not None:
        yield _whole(f"cancelled/{name}", course.cancelled.date, course.cancelled)


def _pause(name: str, pause: Suspension) -> Iterator[Fact]:
    key = f"{pause.start}/{name}"
    yield Fact(f"suspensions/{key}", pause.start, canonical(pause, ("end",)), pause)
    if pause.end is not None:
        yield Fact(f"resumed/{key}", pause.end, str(pause.end), pause, "end")


def _indicator(indicator: Indicator) -> Iterator[Fact]:
    says = _chosen(indicator, _INDICATOR_TERMS)
    yield Fact(f"indicators/{indicator.id}", ALWAYS, says, indicator)
    yield from _changes(indicator.id, indicator.adjustments)
    for actual in indicator.actuals:
        yield _whole(f"actuals/{actual.date}/{indicator.id}", actual.date, actual)


def _site(site: Site) -> Iterator[Fact]:
    yield Fact(f"sites/{site.id}", site.opened or ALWAYS, _chosen(site, _SITE_TERMS), site)
    if site.closed is not None:
        yield Fact(f"left/{site.id}", site.closed, str(site.closed), site, "closed")


def _finding(finding: Finding) -> Iterator[Fact]:
    says = canonical(finding, ("log", "items"))
    yield Fact(f"findings/{finding.id}", finding.found, says, finding)
    for number, item in enumerate(finding.items, 1):
        says = canonical(item, ("log",))
        yield Fact(f"items/{item_id(finding.id, number)}", finding.found, says, item)
    for name, log in finding.logs:
        for entry in log:
            yield _whole(f"logs/{entry.date}/{name}/{entry.event.value}", entry.date, entry)


def _material(material: Material) -> Iterator[Fact]:
    """Its terms count from its limit on; every time it was handed in or back is a fact."""
    says = _chosen(material, _MATERIAL_TERMS)
    yield Fact(f"materials/{material.id}", material.due, says, material)
    for entry, day in material.handed_in():
        yield Fact(f"submissions/{day}/{material.id}", day, "", entry, "submitted")
    for back in material.returned:
        says = canonical(back, ("submitted",))
        yield Fact(f"returns/{back.date}/{material.id}", back.date, says, back)


def _papers(plan: Plan) -> Iterator[Fact]:
    for notice in plan.notices:
        yield from _notice(notice)
    for scheme in plan.schemes:
        day = min((a.date for a in plan.awards if a.scheme == scheme.id), default=date.max)
        yield _whole(f"schemes/{scheme.id}", day, scheme)
    for award in plan.awards:
        key = f"awards/{award.date}/{award.scheme}/{_flat(award.owner)}/{award.code}"
        yield _whole(key, award.date, award)
    for board in plan.boards:
        names = (str(board.about), board.group.value, board.scheme, board.league)
        yield _whole("/".join(["boards", *filter(None, names)]), board.date, board)
    for words in plan.narratives:
        key = f"narratives/{words.about}/{words.section.value}"
        key = f"{key}/{words.workstream}" if words.workstream else key
        yield _whole(key, last_day(plan, words.about), words)


def _notice(notice: Notice) -> Iterator[Fact]:
    answer = ("replied", "result", "evidence")
    later = (*answer, "received", "replies")
    yield Fact(f"notices/{notice.id}", notice.date, canonical(notice, later), notice)
    for each in notice.received:
        yield _whole(f"received/{notice.id}/{_flat(each.owner)}", each.date, each)
    for reply in notice.replies:
        yield _whole(f"replies/{notice.id}/{_flat(reply.owner)}", reply.date, reply)
    if notice.replied is not None:
        says = _chosen(notice, answer)
        yield Fact(f"replies/{notice.id}", notice.replied, says, notice, "replied")


def _flat(name: str) -> str:
    """A name on one line."""
    return " ".join(name.split())


def _whole(key: str, day: date, entry: Entry) -> Fact:
    return Fact(key, day, canonical(entry), entry)


# --- what a record says -------------------------------------------------------------------------


def canonical(entry: Entry, without: Collection[str] = ()) -> str:
    """Write what a record says in one spelling; what is not said or the default is left out."""
    return _chosen(entry, [name for name in _defaults(type(entry)) if name not in without])


def _chosen(entry: Entry, fields: Collection[str]) -> str:
    defaults = _defaults(type(entry))
    values = [(name, getattr(entry, name)) for name in fields]
    said = [
        f"{name}={_spelt(value)}"
        for name, value in values
        if value not in (None, (), {}) and value != defaults[name]
    ]
    return "{" + ";".join(said) + "}"


_DEFAULTS: dict[type[Entry], dict[str, Any]] = {}


def _defaults(model: type[Entry]) -> dict[str, Any]:
    """The fields of a model in the order of their names, each with its default."""
    if model not in _DEFAULTS:
        _DEFAULTS[model] = {
            name: model.model_fields[name].get_default() for name in sorted(shape_of(model).fields)
        }
    return _DEFAULTS[model]


def _spelt(value: Any) -> str:
    if isinstance(value, str):
        return '"' + _flat(value).replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, Entry):
        return canonical(value)
    if isinstance(value, tuple):
        return "[" + ",".join(sorted(_spelt(item) for item in value)) + "]"
    if isinstance(value, dict):
        return "{" + ",".join(f"{_spelt(key)}:{_spelt(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return _spelt(value.value) if isinstance(value, Choice) else str(value)
