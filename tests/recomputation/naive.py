"""Everything ``wenming status`` says, computed anew from the text of a plan, slowly and plainly.

Nothing of the program is used here. Files are read as text, every number is a Fraction, every
figure is a loop over all records.
"""

import calendar
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import chinese_calendar
import yaml

Record = dict[str, Any]

APPROVED = {"reason": "原因", "approved_by": "批准单位"}
COURSE = {
    "updates": "进展",
    "done": "办结日期",
    "extensions": "延期",
    "suspensions": "暂缓",
    "cancelled": "取消",
}
UPDATE = {
    "date": "日期",
    "progress": "完成进度",
    "value": "累计完成",
    "note": "备注",
    "reason": "滞后原因",
    "next_step": "下步措施",
}
LOG = {
    "date": "日期",
    "event": "事件",
    "by": "经办单位",
    "to": "延至",
    "to_owner": "改派单位",
    "reason": "原因",
    "note": "备注",
}

KEYS: dict[str, dict[str, str]] = {
    "file": {
        "workstream": "所属工作",
        "sample": "示例数据",
        "plan": "计划",
        "owners": "单位名录",
        "workstreams": "重点工作",
        "tasks": "任务",
        "updates": "进展",
        "budget": "资金",
        "payments": "支出",
        "sites": "点位",
        "findings": "问题",
        "logs": "办理记录",
        "categories": "问题类别",
        "settings": "口径",
    },
    "plan": {
        "id": "编号",
        "name": "项目名称",
        "year": "年度",
        "start": "起始日期",
        "end": "截止日期",
        "owner": "实施单位",
    },
    "owners": {"name": "简称", "aliases": "别名", "kind": "类别", "parent": "上级单位"},
    "workstreams": {"id": "编号", "name": "名称", "kind": "类别", "owner": "牵头单位"},
    "tasks": {
        "id": "编号",
        "title": "任务名称",
        "workstream": "所属工作",
        "owner": "牵头单位",
        "assigned": "交办日期",
        "start": "开始日期",
        "due": "完成时限",
        "weight": "权重",
        "target": "数量目标",
        "parts": "分解",
        "depends_on": "前置任务",
    }
    | COURSE,
    "parts": {
        "owner": "责任单位",
        "target": "数量目标",
        "share": "分担比例",
        "due": "完成时限",
    }
    | COURSE,
    "target": {"value": "数量", "unit": "单位"},
    "updates": {"task": "任务"} | UPDATE,
    "extensions": {"date": "批准日期", "to": "延至"} | APPROVED,
    "suspensions": {"start": "起始日期", "end": "截止日期"} | APPROVED,
    "cancelled": {"date": "日期"} | APPROVED,
    "budget": {"total": "年初预算数", "lines": "用途", "adjustments": "预算调整"},
    "lines": {"id": "编号", "name": "名称", "amount": "金额"},
    "adjustments": {"date": "日期", "amount": "金额", "line": "用途", "reason": "原因"},
    "payments": {"date": "日期", "line": "用途", "amount": "金额", "note": "备注"},
    "sites": {"id": "编号", "name": "名称", "type": "点位类型", "owner": "责任单位"},
    "findings": {
        "id": "编号",
        "found": "发现日期",
        "assigned": "交办日期",
        "source": "问题来源",
        "site": "点位",
        "workstream": "所属工作",
        "category": "类别",
        "text": "存在问题",
        "owner": "责任单位",
        "due": "整改时限",
        "severity": "严重程度",
        "repeat_of": "重复自",
        "log": "办理记录",
    },
    "categories": {"name": "名称", "workstream": "所属工作"},
    "log": LOG,
    "logs": {"finding": "问题"} | LOG,
    "settings": {
        "due_soon_days": "临期工作日数",
        "behind_points": "滞后百分点",
        "stagnant_days": "停滞天数",
        "due_rollover": "时限顺延",
        "due_soon_days_findings": "问题临期工作日数",
        "reassigned_limit": "改派后的整改时限",
        "holidays": "休息日",
        "workdays": "上班日",
        "rectify_days": "整改天数",
        "recurrence_days": "反弹天数",
    },
    "rectify_days": {"minor": "一般", "major": "较重", "urgent": "紧急"},
}
"""English key and Chinese label of every field looked at here, by the mapping it stands in."""

WORDS: dict[str, dict[str, str]] = {
    "kind": {
        "office": "办公室",
        "department": "部门",
        "subdistrict": "街道",
        "community": "社区",
        "school": "学校",
        "rectification": "整治",
        "supervision": "监督检查",
    },
    "event": {
        "rectified": "已整改",
        "returned": "退回",
        "closed": "销号",
        "extended": "延期",
        "long_term": "转长期",
        "void": "误报",
        "reassigned": "改派",
        "appealed": "申诉",
        "upheld": "维持",
    },
    "severity": {"minor": "一般", "major": "较重", "urgent": "紧急"},
    "due_rollover": {"none": "不顺延", "next_workday": "顺延到下一工作日"},
    "reassigned_limit": {"restart": "重新起算", "keep": "不变"},
}
"""The words a field may hold, English and Chinese."""

# --- reading --------------------------------------------------------------------------------------


def in_english(mapping: str, written: Any) -> Any:
    """A mapping as it is written, with its keys and words made English, all the way down."""
    if isinstance(written, list):
        return [in_english(mapping, item) for item in written]
    if not isinstance(written, dict):
        return written
    record: Record = {}
    for key, value in written.items():
        field = key
        for english, chinese in KEYS[mapping].items():
            if key == chinese:
                field = english
        if field in KEYS:
            record[field] = in_english(field, value)
        else:
            record[field] = value
        for english, chinese in WORDS.get(field, {}).items():
            if value == chinese:
                record[field] = english
    return record


BASE = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Reads text, no more; in C where there is one, which is ten times as fast."""


def read_sections(folder: Path) -> Record:
    """The sections of all files, lists joined in path order."""
    names = [p.relative_to(folder).as_posix() for p in folder.rglob("*.*")]
    sections: Record = {}
    for name in sorted(names):
        if not name.endswith((".yaml", ".yml")):
            continue
        text = (folder / name).read_text(encoding="utf-8")
        file = in_english("file", yaml.load(text, BASE))  # noqa: S506  text, no more
        for section, value in file.items():
            if section in ("tasks", "findings") and "workstream" in file:
                for record in value:
                    record.setdefault("workstream", file["workstream"])
            if isinstance(value, list):
                sections[section] = sections.get(section, []) + value
            elif isinstance(value, dict):
                sections[section] = value
    return sections


@cache
def day(text: str) -> date:
    """A date as it is written."""
    year, month, number = text.split("-")
    return date(int(year), int(month), int(number))


def some_day(record: Record, field: str) -> date | None:
    """A date that may be absent."""
    return day(record[field]) if field in record else None


def yuan(text: str) -> Fraction:
    """An amount of money in 元."""
    for unit, factor in (("亿元", 100_000_000), ("万元", 10_000), ("元", 1)):
        if text.endswith(unit):
            return Fraction(text[: -len(unit)].strip().replace(",", "")) * factor
    raise ValueError(text)


def share(text: str) -> Fraction:
    """A percentage as a share of one."""
    return Fraction(text.removesuffix("%").strip()) / 100


@cache
def is_public_workday(when: date) -> bool:
    """Whether the country works; Monday to Friday in years nothing was announced for."""
    try:
        return bool(chinese_calendar.is_workday(when))
    except NotImplementedError:
        return when.weekday() < 5


# --- the plan -------------------------------------------------------------------------------------


@dataclass
class Task:
    """A task that is counted, with what it inherits filled in."""

    id: str
    workstream: str
    owner: str | None
    assigned: date | None
    start: date
    due: date
    weight: Fraction
    target: Fraction | None
    updates: list[Record]
    extensions: list[Record]
    suspensions: list[Record]
    done: date | None
    cancelled: date | None
    sharers: list[list[Record]] = field(default_factory=list)
    """Where a target is nobody's own: the updates of all who reach for it, this task's too."""

    def is_of(self, name: str) -> bool:
        """Whether this is a task as it is written, or a part of it."""
        return self.id.partition("/")[0] == name


@dataclass
class Finding:
    """A finding, with its defaults filled in."""

    id: str
    workstream: str | None
    owner: str
    given: date
    allowed: int
    found: date
    due: date
    site: str | None
    category: str
    repeat_of: str | None
    log: list[Record]


@dataclass
class Figure:
    """A numerator, a denominator and their quotient; None where there is none."""

    numerator: Fraction
    denominator: Fraction
    value: Fraction | None


class Status:
    """What is known of a plan, given as its sections, at a date."""

    def __init__(self, sections: Record, as_of: date) -> None:
        self.as_of = as_of
        self.sections = sections
        self.settings = self.sections.get("settings", {})
        plan = self.sections["plan"]
        self.start = some_day(plan, "start") or date(int(plan["year"]), 1, 1)
        self.end = some_day(plan, "end") or date(int(plan["year"]), 12, 31)
        self.owners: list[Record] = self.sections.get("owners", [])
        self.workstreams: list[Record] = self.sections.get("workstreams", [])
        self.tasks = self.all_tasks()
        self.findings = self.all_findings()

    def setting(self, name: str, default: int) -> Fraction:
        """A number of the settings."""
        return Fraction(self.settings.get(name, default))

    def owner_called(self, name: str) -> str:
        """The name of the owner that is called by its name or an alias."""
        for owner in self.owners:
            if name == owner["name"]:
                return name
        for owner in self.owners:
            if name in owner.get("aliases", []):
                return str(owner["name"])
        raise KeyError(name)

    def site_called(self, name: str) -> str:
        """The id of the site that is called by its id or its name."""
        for site in self.sections["sites"]:
            if name in (site["id"], site["name"]):
                return str(site["id"])
        raise KeyError(name)

    def all_tasks(self) -> list[Task]:
        """Every task that is counted: parts instead of tasks that have them."""
        tasks = []
        for written in self.sections.get("tasks", []):
            lead = None
            for workstream in self.workstreams:
                if workstream["id"] == written["workstream"]:
                    lead = workstream.get("owner")
            lead = written.get("owner", lead)
            weight = Fraction(written.get("weight", "1"))
            parts = written.get("parts", [])
            if not parts:
                tasks.append(self.task(written["id"], written, written, lead, weight))
            first = len(tasks)
            for part in parts:
                name = f"{written['id']}/{self.owner_called(part['owner'])}"
                each = weight / len(parts)
                tasks.append(self.task(name, written, part, part["owner"], each))
            if parts and "target" in written:
                self.share_out(written, parts, tasks[first:])
        return tasks

    def share_out(self, written: Record, parts: list[Record], tasks: list[Task]) -> None:
        """Give each part of a task its target; what is nobody's falls to those without, jointly."""
        whole = Fraction(written["target"]["value"])
        left, without = whole, []
        for part, task in zip(parts, tasks, strict=True):
            if "target" in part:
                own = Fraction(part["target"]["value"])
                if part["target"]["unit"] == written["target"]["unit"]:
                    left -= own
            elif "share" in part:
                own = whole * share(part["share"])
                left -= own
            else:
                without.append(task)
                continue
            task.target = own
        for task in without:
            task.target = left if left > 0 else None
            if len(without) > 1 and left > 0:
                task.sharers = [other.updates for other in without]

    def task(
        self, name: str, written: Record, part: Record, owner: str | None, weight: Fraction
    ) -> Task:
        """A task, or a part of one that inherits what it does not say."""
        updates = list(part.get("updates", []))
        for update in self.sections.get("updates", []):
            task, slash, unit = update["task"].partition("/")
            if task + slash + (self.owner_called(unit) if slash else "") == name:
                updates.append(update)
        target = part.get("target")
        cancelled = part.get("cancelled")
        return Task(
            id=name,
            workstream=written["workstream"],
            owner=None if owner is None else self.owner_called(owner),
            assigned=some_day(written, "assigned"),
            start=some_day(written, "start") or some_day(written, "assigned") or self.start,
            due=some_day(part, "due") or day(written["due"]),
            weight=weight,
            target=None if target is None else Fraction(target["value"]),
            updates=updates,
            extensions=part.get("extensions", []),
            suspensions=part.get("suspensions", []),
            done=some_day(part, "done"),
            cancelled=None if cancelled is None else day(cancelled["date"]),
        )

    def all_findings(self) -> list[Finding]:
        """Every finding with its whole log."""
        findings = []
        for written in self.sections.get("findings", []):
            apart = [e for e in self.sections.get("logs", []) if e["finding"] == written["id"]]
            found = day(written["found"])
            severity = written.get("severity", "minor")
            days = self.settings.get("rectify_days", {}).get(
                severity, {"minor": 7, "major": 3, "urgent": 1}[severity]
            )
            assigned = some_day(written, "assigned") or found
            workstream = written.get("workstream")
            for category in self.sections.get("categories", []):
                if workstream is None and category["name"] == written["category"]:
                    workstream = category.get("workstream")
            findings.append(
                Finding(
                    id=written["id"],
                    workstream=workstream,
                    owner=self.owner_called(written["owner"]),
                    given=assigned,
                    allowed=int(days),
                    found=found,
                    due=some_day(written, "due") or assigned + timedelta(days=int(days)),
                    site=self.site_called(written["site"]) if "site" in written else None,
                    category=written["category"],
                    repeat_of=written.get("repeat_of"),
                    log=written.get("log", []) + apart,
                )
            )
        return findings

    # --- days -------------------------------------------------------------------------------------

    def is_working_day(self, when: date) -> bool:
        """Whether offices work: the plan has the first word, then the public calendar."""
        if "holidays" in self.settings and str(when) in self.settings["holidays"]:
            return False
        if "workdays" in self.settings and str(when) in self.settings["workdays"]:
            return True
        return is_public_workday(when)

    def rolled(self, due: date) -> date:
        """A limit, put off to the next working day where the plan says so."""
        if self.settings.get("due_rollover", "none") == "next_workday":
            while not self.is_working_day(due):
                due += timedelta(days=1)
        return due

    def working_days_left(self, until: date) -> int:
        """The working days after the date, up to and including another."""
        count = 0
        when = self.as_of
        while when < until:
            when += timedelta(days=1)
            if self.is_working_day(when):
                count += 1
        return count

    def by_now(self, records: list[Record], field: str = "date") -> list[Record]:
        """The records that exist already, the oldest first, those of one day as they stand."""
        known = [record for record in records if day(record[field]) <= self.as_of]
        return sorted(known, key=lambda record: day(record[field]))

    # --- tasks ------------------------------------------------------------------------------------

    def task_exists(self, task: Task) -> bool:
        """Whether a task has been handed out."""
        return task.assigned is None or task.assigned <= self.as_of

    def is_done(self, task: Task) -> bool:
        """Whether a task is done."""
        return task.done is not None and task.done <= self.as_of

    def is_cancelled(self, task: Task) -> bool:
        """Whether a task was cancelled."""
        return task.cancelled is not None and task.cancelled <= self.as_of

    def is_suspended(self, task: Task) -> bool:
        """Whether a task rests."""
        if self.is_done(task):
            return False
        for suspension in task.suspensions:
            end = some_day(suspension, "end")
            if day(suspension["start"]) <= self.as_of and (end is None or end >= self.as_of):
                return True
        return False

    def is_active(self, task: Task) -> bool:
        """Whether a task is neither cancelled nor suspended nor done."""
        return not (self.is_cancelled(task) or self.is_suspended(task) or self.is_done(task))

    def effective_due(self, task: Task) -> date:
        """The limit that holds now."""
        due = task.due
        for extension in self.by_now(task.extensions):
            due = day(extension["to"])
        return self.rolled(due)

    def progress(self, task: Task) -> Fraction:
        """How much of a task is done."""
        if self.is_done(task):
            return Fraction(1)
        progress = Fraction(0)
        for update in self.by_now(task.updates):
            if "progress" in update:
                progress = share(update["progress"])
            elif "value" in update and task.target is not None and not task.sharers:
                progress = min(Fraction(1), Fraction(update["value"]) / task.target)
        last = [u for u in self.by_now(task.updates) if "progress" in u or "value" in u]
        if task.sharers and task.target is not None and not (last and "progress" in last[-1]):
            reached = Fraction(0)
            for updates in task.sharers:
                values = [u["value"] for u in self.by_now(updates) if "value" in u]
                reached += Fraction(values[-1]) if values else 0
            return max(Fraction(0), min(Fraction(1), reached / task.target))
        return progress

    def planned(self, task: Task) -> Fraction:
        """How much of a task should be done; all of it once a limit before its start is over."""
        if task.due < task.start:
            return Fraction(1 if self.as_of >= task.due else 0)
        days = (self.as_of - task.start).days + 1
        return min(Fraction(1), max(Fraction(0), Fraction(days, (task.due - task.start).days + 1)))

    def state(self, task: Task) -> str:
        """The one word for where a task stands."""
        if self.is_cancelled(task):
            return "cancelled"
        if self.is_suspended(task):
            return "suspended"
        if self.is_done(task):
            return "done"
        if self.progress(task) == 1:
            return "submitted"
        if self.progress(task) > 0:
            return "in_progress"
        return "not_started"

    def has_started(self, task: Task) -> bool:
        """Whether a task should have begun."""
        return task.start <= self.as_of

    def is_overdue(self, task: Task) -> bool:
        """Whether the limit has passed."""
        return self.is_active(task) and self.as_of > self.effective_due(task)

    def is_due_soon(self, task: Task) -> bool:
        """Whether the limit is near."""
        if not self.is_active(task) or self.as_of > self.effective_due(task):
            return False
        if task.assigned == self.as_of:
            return False
        left = self.working_days_left(self.effective_due(task))
        return left <= self.setting("due_soon_days", 5)

    def is_stagnant(self, task: Task) -> bool:
        """Whether nothing has been heard of a task for too long."""
        if not self.is_active(task) or not self.has_started(task):
            return False
        if self.state(task) == "submitted":
            return False
        signs = [task.start]
        if task.assigned is not None:
            signs.append(task.assigned)
        signs += [day(update["date"]) for update in self.by_now(task.updates)]
        pauses = self.by_now(task.suspensions, "start")
        ends = [day(pause["end"]) for pause in pauses if "end" in pause]
        signs += [end for end in ends if end < self.as_of]
        return (self.as_of - max(signs)).days > self.setting("stagnant_days", 30)

    def is_unreported(self, task: Task) -> bool:
        """Whether nothing has ever been heard of a task that has begun."""
        if task.assigned == self.as_of or self.state(task) == "submitted":
            return False
        return self.is_active(task) and self.has_started(task) and not self.by_now(task.updates)

    def open_before(self, name: str) -> list[str]:
        """The tasks, as they are written, that a task waits for."""
        written = [w for w in self.sections.get("tasks", []) if w["id"] == name]
        waits = [wait for task in written for wait in task.get("depends_on", [])]
        return [w for w in waits if any(self.is_open(t) for t in self.tasks if t.is_of(w))]

    def is_open(self, task: Task) -> bool:
        """Whether a task is still waited for."""
        return not self.is_done(task) and not self.is_cancelled(task)

    def blockers(self, task: Task) -> list[str]:
        """The tasks at the beginnings of all chains that lead to one that should have begun."""
        moving = self.is_active(task) and self.state(task) != "submitted"
        if not moving or not self.has_started(task):
            return []
        ends: set[str] = set()
        ahead = self.open_before(task.id.partition("/")[0])
        while ahead:
            name = ahead.pop()
            further = self.open_before(name)
            ahead += further
            if not further:
                ends.add(name)
        return [t.id for t in self.tasks if self.is_open(t) and any(t.is_of(e) for e in ends)]

    def light(self, task: Task) -> str:  # noqa: PLR0911  one line for each colour
        """The light of a task."""
        if self.is_cancelled(task) or self.is_suspended(task):
            return "grey"
        if self.is_done(task):
            return "done"
        if self.is_overdue(task):
            return "red"
        behind = self.setting("behind_points", 10) / 100
        if self.progress(task) - self.planned(task) < -behind or self.is_stagnant(task):
            return "yellow"
        if self.is_due_soon(task):
            return "blue"
        if task.start > self.as_of:
            return "grey"
        return "green"

    def worst_light(self, tasks: list[Task]) -> str | None:
        """The light of what holds these tasks."""
        kept = [t for t in tasks if self.task_exists(t) and not self.is_cancelled(t)]
        lights = [self.light(task) for task in kept]
        for light in ("red", "yellow", "blue", "green", "grey", "done"):
            if light in lights:
                return light
        return None

    def task_rows(self) -> list[Record]:
        """Every task that exists."""
        rows = []
        for task in self.tasks:
            if self.task_exists(task):
                due = self.effective_due(task)
                rows.append(
                    {
                        "id": task.id,
                        "state": self.state(task),
                        "light": self.light(task),
                        "progress": self.progress(task),
                        "planned": self.planned(task),
                        "effective_due": str(due),
                        "overdue_days": (self.as_of - due).days if self.is_overdue(task) else 0,
                    }
                )
                for written in self.sections.get("tasks", []):
                    if task.is_of(written["id"]) and written.get("depends_on"):
                        rows[-1]["blocked_by"] = self.blockers(task)
        return rows

    def task_figures(self, tasks: list[Task]) -> dict[str, Figure]:
        """The figures of these tasks."""
        counted, due, due_at_first, moving = [], [], [], []
        for task in tasks:
            if not self.task_exists(task) or self.is_cancelled(task):
                continue
            counted.append(task)
            if self.is_suspended(task):
                continue
            moving.append(task)
            if self.effective_due(task) <= self.as_of:
                due.append(task)
            if task.due <= self.as_of:
                due_at_first.append(task)

        def on_time(task: Task) -> bool:
            done = task.done
            return self.is_done(task) and done is not None and done <= self.effective_due(task)

        def on_time_at_first(task: Task) -> bool:
            return self.is_done(task) and task.done is not None and task.done <= task.due

        def extended(task: Task) -> bool:
            return self.by_now(task.extensions) != []

        weight = progress = planned = Fraction(0)
        for task in moving:
            weight += task.weight
            progress += task.weight * self.progress(task)
            planned += task.weight * self.planned(task)
        return {
            "completion_rate": rate(counted, self.is_done),
            "due_completion_rate": rate(due, self.is_done),
            "on_time_rate": rate(due, on_time),
            "original_on_time_rate": rate(due_at_first, on_time_at_first),
            "extension_rate": rate(due, extended),
            "weighted_progress": quotient(progress, weight),
            "planned_progress": quotient(planned, weight),
            "elapsed_rate": self.elapsed_rate(),
        }

    def task_counts(self, tasks: list[Task]) -> dict[str, int]:
        """How many tasks there are, by state and by what is wrong with them."""
        here = [task for task in tasks if self.task_exists(task)]
        counts = {}
        for state in (
            "done",
            "in_progress",
            "submitted",
            "not_started",
            "suspended",
            "cancelled",
        ):
            counts[state] = sum(1 for task in here if self.state(task) == state)
        counts["tasks"] = len(here) - counts["cancelled"]
        counts["overdue"] = sum(1 for task in here if self.is_overdue(task))
        counts["due_soon"] = sum(1 for task in here if self.is_due_soon(task))
        counts["stagnant"] = sum(1 for task in here if self.is_stagnant(task))
        counts["unreported"] = sum(1 for task in here if self.is_unreported(task))
        counts["lagging"] = sum(1 for task in here if self.light(task) == "yellow")
        if any(written.get("depends_on") for written in self.sections.get("tasks", [])):
            counts["blocked"] = sum(1 for task in here if self.blockers(task))
        return counts

    def elapsed_rate(self) -> Figure:
        """How much of the plan's time is over: by months where it is made of months, else days."""
        after_end = self.end + timedelta(days=1)
        if self.start.day == 1 and after_end.day == 1:
            passed, whole = Fraction(0), 0
            year, month = self.start.year, self.start.month
            while date(year, month, 1) < after_end:
                length = calendar.monthrange(year, month)[1]
                whole += 1
                if self.as_of >= date(year, month, length):
                    passed += 1
                elif self.as_of >= date(year, month, 1):
                    passed += Fraction(self.as_of.day, length)
                year, month = (year, month + 1) if month < 12 else (year + 1, 1)
            return quotient(passed, Fraction(whole))
        days = (self.end - self.start).days + 1
        over = (self.as_of - self.start).days + 1
        return quotient(Fraction(min(days, max(0, over))), Fraction(days))

    # --- money ------------------------------------------------------------------------------------

    def money_figures(self) -> dict[str, Figure]:
        """The figures of the budget."""
        budget = self.sections["budget"]
        total = yuan(budget["total"])
        for adjustment in self.by_now(budget.get("adjustments", [])):
            total += yuan(adjustment["amount"])
        paid = Fraction(0)
        for payment in self.by_now(self.sections.get("payments", [])):
            paid += yuan(payment["amount"])
        elapsed = self.elapsed_rate().value
        assert elapsed is not None
        return {
            "budget_total": quotient(total, Fraction(1)),
            "paid": quotient(paid, Fraction(1)),
            "remaining": quotient(total - paid, Fraction(1)),
            "budget_execution_rate": quotient(paid, total),
            "budget_gap": quotient(paid - elapsed * total, total),
        }

    # --- findings ---------------------------------------------------------------------------------

    def finding_state(self, finding: Finding) -> str:
        """Where a finding stands."""
        state = "open"
        for entry in self.by_now(finding.log):
            if entry["event"] in ("rectified", "closed", "void", "long_term"):
                state = entry["event"]
            elif entry["event"] == "returned":
                state = "open"
        return state

    def finding_owner(self, finding: Finding) -> str:
        """Who has to put a finding right now."""
        owner = finding.owner
        for entry in self.by_now(finding.log):
            if entry["event"] == "reassigned" and "to_owner" in entry:
                owner = self.owner_called(entry["to_owner"])
        return owner

    def finding_due(self, finding: Finding) -> date:
        """The limit of a finding that holds now: a unit that takes it over has its days anew."""
        due, owner = finding.due, finding.owner
        for entry in self.by_now(finding.log):
            if entry["event"] == "extended" and "to" in entry:
                due = day(entry["to"])
            if entry["event"] == "reassigned" and "to_owner" in entry:
                taker = self.owner_called(entry["to_owner"])
                if taker != owner and self.settings.get("reassigned_limit") != "keep":
                    due = max(due, day(entry["date"]) + timedelta(days=finding.allowed))
                owner = taker
        return self.rolled(due)

    def taken_over(self, finding: Finding) -> Record | None:
        """The entry by which the unit that has a finding now got it from another."""
        owner, last = finding.owner, None
        for entry in self.by_now(finding.log):
            if entry["event"] == "reassigned" and "to_owner" in entry:
                taker = self.owner_called(entry["to_owner"])
                if taker != owner:
                    owner, last = taker, entry
        return last

    def given_on(self, finding: Finding) -> date:
        """Since when the unit that has a finding now has it."""
        entry = self.taken_over(finding)
        return finding.given if entry is None else day(entry["date"])

    def rectified_on(self, finding: Finding) -> date | None:
        """The first time a finding was put right after it was last sent back.

        One that was closed without a word of that was put right by the day it was closed.
        """
        rectified = closed = None
        for entry in self.by_now(finding.log):
            if entry["event"] == "returned":
                rectified = closed = None
            elif entry["event"] == "rectified" and rectified is None:
                rectified = day(entry["date"])
            elif entry["event"] == "closed" and closed is None:
                closed = day(entry["date"])
        return rectified or closed

    def is_fixed(self, finding: Finding) -> bool:
        """Whether a finding is put right."""
        return self.finding_state(finding) in ("rectified", "closed")

    def is_fixed_on_time(self, finding: Finding) -> bool:
        """Whether a finding was put right within its limit."""
        rectified = self.rectified_on(finding)
        return (
            self.is_fixed(finding)
            and rectified is not None
            and rectified <= self.finding_due(finding)
        )

    def was_sent_back(self, finding: Finding) -> bool:
        """Whether a finding was ever sent back."""
        return any(entry["event"] == "returned" for entry in self.by_now(finding.log))

    def is_back(self, finding: Finding) -> bool:
        """Whether a finding is one again that had been closed not long before.

        What was closed on the very day was not closed before; nor was what was not yet found.
        """
        for other in self.findings:
            if other is finding or other.found > self.as_of:
                continue
            same_place = finding.site is not None and finding.site == other.site
            same = same_place and finding.category == other.category
            if not same and finding.repeat_of != other.id:
                continue
            for entry in self.by_now(other.log):
                if entry["event"] == "closed" and day(entry["date"]) >= other.found:
                    days = (finding.found - day(entry["date"])).days
                    if 1 <= days <= self.setting("recurrence_days", 90):
                        return True
        return False

    def known(self, findings: list[Finding]) -> list[Finding]:
        """The findings that exist and are not void."""
        found = [finding for finding in findings if finding.found <= self.as_of]
        return [finding for finding in found if self.finding_state(finding) != "void"]

    def finding_figures(self, findings: list[Finding]) -> dict[str, Figure]:
        """The figures of these findings."""
        known = self.known(findings)
        short = [finding for finding in known if self.finding_state(finding) != "long_term"]
        due = [finding for finding in short if self.finding_due(finding) <= self.as_of]
        due_at_first = [f for f in short if self.rolled(f.due) <= self.as_of]

        def is_fixed_at_first(finding: Finding) -> bool:
            rectified = self.rectified_on(finding)
            fixed = self.is_fixed(finding) and rectified is not None
            return fixed and rectified is not None and rectified <= self.rolled(finding.due)

        def is_closed(finding: Finding) -> bool:
            return self.finding_state(finding) == "closed"

        return {
            "rectification_rate": rate(known, self.is_fixed),
            "closure_rate": rate(known, is_closed),
            "due_rectification_rate": rate(due, self.is_fixed),
            "on_time_rectification_rate": rate(due, self.is_fixed_on_time),
            "original_on_time_rectification_rate": rate(due_at_first, is_fixed_at_first),
            "rework_rate": rate(due, self.was_sent_back),
            "recurrence_rate": rate(known, self.is_back),
        }

    def finding_counts(self, findings: list[Finding]) -> dict[str, int]:
        """How many findings there are, by state, and how many are late."""
        known = self.known(findings)
        counts = {"findings": len(known), "void_findings": 0, "overdue_findings": 0}
        for finding in findings:
            if finding.found <= self.as_of and finding not in known:
                counts["void_findings"] += 1
        for state in ("open", "rectified", "closed", "long_term"):
            counts[f"{state}_findings"] = sum(1 for f in known if self.finding_state(f) == state)
        for finding in known:
            if self.finding_state(finding) == "open" and self.as_of > self.finding_due(finding):
                counts["overdue_findings"] += 1
        return counts

    def stands_for(self, owner: str, name: str) -> bool:
        """Whether what ``name`` answers for counts for an owner: itself, or a community of it."""
        if owner == name:
            return True
        for record in self.owners:
            if record["name"] == name and record["kind"] == "community" and "parent" in record:
                return self.owner_called(record["parent"]) == owner
        return False

    # --- the whole --------------------------------------------------------------------------------

    def container(self, tasks: list[Task], findings: list[Finding]) -> Record:
        """Light, figures and counts of these tasks and findings."""
        figures, counts = self.task_figures(tasks), self.task_counts(tasks)
        if self.findings:
            figures |= self.finding_figures(findings)
            counts |= self.finding_counts(findings)
        return {"light": self.worst_light(tasks), "figures": figures, "counts": counts}

    def whole(self) -> Record:
        """All that the program says, numbers as Fractions."""
        whole = self.container(self.tasks, self.findings)
        if "budget" in self.sections:
            whole["figures"] |= self.money_figures()
        whole["tasks"] = self.task_rows()
        whole["workstreams"], whole["owners"] = [], []
        for workstream in self.workstreams:
            name = workstream["id"]
            tasks = [task for task in self.tasks if task.workstream == name]
            findings = [finding for finding in self.findings if finding.workstream == name]
            row = {"id": name, "name": workstream["name"]} | self.container(tasks, findings)
            whole["workstreams"].append(row)
        rest = [finding for finding in self.findings if finding.workstream is None]
        if any(finding.found <= self.as_of for finding in rest):
            whole["workstreams"].append(
                {"id": None, "name": "未分重点工作"} | self.container([], rest)
            )
        for owner in self.owners:
            name = owner["name"]
            tasks = [task for task in self.tasks if task.owner == name]
            findings = []
            for finding in self.findings:
                if self.stands_for(name, self.finding_owner(finding)):
                    findings.append(finding)
            here = any(self.task_exists(task) for task in tasks)
            if here or any(finding.found <= self.as_of for finding in findings):
                whole["owners"].append({"name": name} | self.container(tasks, findings))
        led_by_nobody = [task for task in self.tasks if task.owner is None]
        whole["no_owner"] = None
        if any(self.task_exists(task) for task in led_by_nobody):
            whole["no_owner"] = {"name": "无牵头单位"} | self.container(led_by_nobody, [])
        return whole


def quotient(numerator: Fraction, denominator: Fraction) -> Figure:
    """A figure; without a value where nothing is there to divide by."""
    return Figure(numerator, denominator, numerator / denominator if denominator else None)


def rate(records: list[Any], counts: Callable[[Any], bool]) -> Figure:
    """The share of records that count."""
    counted = sum(1 for record in records if counts(record))
    return quotient(Fraction(counted), Fraction(len(records)))
