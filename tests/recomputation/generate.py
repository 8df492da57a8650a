"""Random plans: valid text in several files, with everything that bears on a figure."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import yaml
from hypothesis import strategies as st

from tests.recomputation.naive import KEYS, WORDS, Record

Draw = st.DrawFn
Days = st.SearchStrategy[str]


@dataclass(frozen=True)
class PlanText:
    """A plan as files and what is in them, and the day it is looked at."""

    files: dict[str, str]
    as_of: date

    def __repr__(self) -> str:
        texts = (f"--- {name}\n{text}" for name, text in self.files.items())
        return "\n".join(("", *texts, f"--- as of {self.as_of}"))


OWNERS: tuple[Record, ...] = (
    {"name": "区城管局", "aliases": ["城管局", "区城市管理局"], "kind": "department"},
    {"name": "东华街道", "aliases": ["东华"], "kind": "subdistrict"},
    {"name": "拓东社区", "kind": "community", "parent": "东华"},
    {"name": "区教体局", "aliases": ["教体局"], "kind": "department"},
    {"name": "联盟街道", "kind": "subdistrict"},
    {"name": "云山社区", "aliases": ["云山"], "kind": "community", "parent": "联盟街道"},
    {"name": "第一中学", "kind": "school", "parent": "东华街道"},
)
PERIODS = (
    ("2020", None, None),
    ("2020", None, None),
    ("2021", None, None),
    ("1999", None, None),
    ("2020", "2020-03-01", "2020-08-31"),
    ("2019", "2019-11-01", "2020-02-29"),
    ("2020", "2020-02-10", "2020-11-20"),
    ("2020", "2020-04-01", "2020-06-29"),
    ("2020", "2020-05-04", None),
)
BREAKS = ("2019-12-31", "2020-01-23", "2020-04-28", "2020-09-26", "2021-02-08", "2021-04-24")
"""Days shortly before the country is off, or works on a weekend."""
RECORD_FILES = ("records/2020-02.yaml", "records/2020-01.yaml", "records.yaml", "records-2.yml")
TASK_FILES = ("tasks/b.yaml", "tasks/a.yaml", "tasks.yaml")
EVENTS = tuple(WORDS["event"])
STORIES: tuple[tuple[str, ...], ...] = (
    ("rectified", "closed"),
    ("closed",),
    ("rectified", "rectified"),
    ("rectified", "returned", "rectified"),
    ("extended", "rectified", "closed"),
    ("rectified", "returned", "reassigned", "rectified", "rectified", "closed"),
    ("appealed", "upheld", "extended"),
    ("extended", "extended", "long_term"),
    ("reassigned", "reassigned"),
    ("appealed", "void"),
    ("rectified", "closed", "returned"),
)


@dataclass(frozen=True)
class Scene:
    """What the records of a plan have in common: its days, its names and a setting."""

    days: Days
    past: Days
    units: st.SearchStrategy[str]
    names: tuple[str, ...]
    workstreams: tuple[str, ...]
    recurrence: int


def days_from(day: date, first: int, last: int) -> Days:
    """Days from so many after a day to so many after it."""
    return st.integers(first, last).map(lambda n: str(day + timedelta(days=n)))


def sometimes(draw: Draw, often: int = 3) -> bool:
    """True once in so many times."""
    return draw(st.integers(1, often)) == often


def several(draw: Draw, records: st.SearchStrategy[Record], most: int) -> list[Record]:
    """Up to so many records, any number of them as likely as any other."""
    return [draw(records) for _ in range(draw(st.integers(0, most)))]


def optional(draw: Draw, record: Record, field: str, value: st.SearchStrategy[Any]) -> None:
    """Sets a field of a record, sometimes."""
    if draw(st.booleans()):
        record[field] = draw(value)


# --- records --------------------------------------------------------------------------------------


def approved(record: Record) -> Record:
    """The record with the approval it needs."""
    return record | {"reason": "连续降雨", "approved_by": "区创建办"}


@st.composite
def updates(draw: Draw, scene: Scene) -> Record:
    """An update: a percentage, an amount, both or neither."""
    update: Record = {"date": draw(scene.days)}
    kind = draw(st.sampled_from(["progress", "progress", "value", "value", "none", "both"]))
    if kind in ("progress", "both"):
        update["progress"] = draw(st.sampled_from(["100%", "0", "33.3%", "60", "7 %", "95.5"]))
    if kind in ("value", "both"):
        update["value"] = draw(st.sampled_from(["7", "0", "12.5", "30", "100"]))
    if kind == "none":
        update["note"] = "现场推进"
    return update


def targets() -> st.SearchStrategy[Record]:
    """A quantity to reach."""
    return st.sampled_from(["30", "12.5", "7", "90"]).map(lambda n: {"value": n, "unit": "处"})


def extensions(scene: Scene) -> st.SearchStrategy[Record]:
    """A later limit (or an earlier one, which is counted all the same)."""
    return st.fixed_dictionaries({"date": scene.days, "to": scene.days}).map(approved)


@st.composite
def suspensions(draw: Draw, scene: Scene) -> Record:
    """A pause, open or with an end."""
    start, end = sorted([draw(scene.days), draw(scene.days)])
    return approved({"start": start, "end": end} if draw(st.booleans()) else {"start": start})


@st.composite
def courses(draw: Draw, scene: Scene) -> Record:
    """How a task or a part of one went."""
    course: Record = {}
    if sometimes(draw):
        course["done"] = draw(scene.days)
    if sometimes(draw):
        course["updates"] = draw(st.lists(updates(scene), min_size=1, max_size=3))
    if sometimes(draw):
        course["extensions"] = draw(st.lists(extensions(scene), min_size=1, max_size=3))
    if sometimes(draw):
        course["suspensions"] = draw(st.lists(suspensions(scene), min_size=1, max_size=2))
    if sometimes(draw, 8):
        course["cancelled"] = approved({"date": draw(scene.days)})
    return course


@st.composite
def tasks(draw: Draw, scene: Scene) -> Record:
    """A task, with parts or without."""
    task: Record = {
        "title": "清理卫生死角",
        "workstream": draw(st.sampled_from(scene.workstreams)),
        "due": draw(scene.days),
    }
    optional(draw, task, "owner", scene.units)
    optional(draw, task, "start", scene.days)
    if sometimes(draw):
        task["assigned"] = draw(scene.days)
    if sometimes(draw):
        task["weight"] = draw(st.sampled_from(["2", "0.5", "3", "1.7", "0"]))
    optional(draw, task, "target", targets())
    if sometimes(draw, 4):
        owners = draw(st.lists(st.sampled_from(scene.names), min_size=1, max_size=4, unique=True))
        task["parts"] = [draw(parts(scene, owner)) for owner in owners]
    if "parts" not in task or sometimes(draw, 9):
        task |= draw(courses(scene))
    return task


@st.composite
def parts(draw: Draw, scene: Scene, owner: str) -> Record:
    """A unit's share of a task."""
    part: Record = {"owner": owner}
    optional(draw, part, "due", scene.days)
    if sometimes(draw):
        part["target"] = draw(targets())
    elif sometimes(draw):
        part["share"] = draw(st.sampled_from(["40%", "60", "100%", "0.5%"]))
    return part | draw(courses(scene))


@st.composite
def logs(draw: Draw, scene: Scene, found: str) -> list[Record]:
    """The log of a finding: mostly a likely story in good order, sometimes anything."""
    if sometimes(draw):
        events = tuple(draw(st.lists(st.sampled_from(EVENTS), max_size=4)))
        days = [draw(scene.days) for _ in events]
    else:
        story = draw(st.sampled_from(STORIES))
        events = story if draw(st.booleans()) else story[: draw(st.integers(0, len(story)))]
        day, days = date.fromisoformat(found), []
        for _ in events:
            day += timedelta(days=draw(st.integers(0, 2) | st.integers(0, 9)))
            days.append(str(day))
    entries = []
    for when, event in zip(days, events, strict=True):
        entry: Record = {"date": when, "event": event}
        if event == "extended" and not sometimes(draw, 9):
            entry["to"] = draw(scene.days)
        if event == "reassigned" and not sometimes(draw, 9):
            entry["to_owner"] = draw(scene.units)
        if event == "long_term":
            entry |= {"reason": "管网改造", "by": "区创建办"}
        entries.append(entry)
    return entries


@st.composite
def findings(draw: Draw, scene: Scene) -> Record:
    """A finding with its log."""
    found = draw(scene.past | scene.days)
    finding: Record = {
        "found": found,
        "source": "inspection",
        "category": draw(st.sampled_from(["卫生死角", "卫生死角", "占道经营"])),
        "text": "垃圾没有及时清运",
        "owner": draw(scene.units),
    }
    optional(draw, finding, "workstream", st.sampled_from(scene.workstreams))
    if not sometimes(draw):
        finding["site"] = draw(st.sampled_from(["S1", "一号市场", "S2"]))
    if sometimes(draw):
        finding["assigned"] = draw(scene.days)
    if sometimes(draw):
        finding["due"] = draw(scene.days | days_from(date.fromisoformat(found), 0, 5))
    optional(draw, finding, "severity", st.sampled_from(["minor", "major", "urgent"]))
    finding["log"] = draw(logs(scene, found))
    return finding


@st.composite
def sequels(draw: Draw, scene: Scene, number: int, other: Record) -> Record:
    """What makes a finding one that was there before: place and category, or a reference."""
    closed = [entry["date"] for entry in other["log"] if entry["event"] == "closed"]
    gap = draw(st.sampled_from([0, 1, scene.recurrence, scene.recurrence + 1]))
    sequel: Record = {}
    if closed:
        sequel["found"] = str(date.fromisoformat(closed[-1]) + timedelta(days=gap))
    if "site" in other and draw(st.booleans()):
        return sequel | {"site": other["site"], "category": other["category"]}
    return sequel | {"repeat_of": f"W-{number}"}


def amounts(*, signed: bool) -> st.SearchStrategy[str]:
    """Money in every spelling."""
    spelled = ["12.36万元", "86,400元", "3.5元", "0.01元", "0.002亿元", "100 万元", "7元"]
    plain = st.sampled_from(spelled)
    return plain | plain.map(lambda text: f"-{text}") if signed else plain


@st.composite
def budgets(draw: Draw, scene: Scene) -> Record:
    """A budget with lines and adjustments."""
    total = st.sampled_from(["328.46万元", "1,000,000元", "0.03亿元", "333.33元", "0元"])
    lines = [{"id": "GG", "name": "公益广告"}, {"id": "CT", "name": "常态创建", "amount": "1元"}]
    adjustment = st.fixed_dictionaries(
        {"date": scene.days, "amount": amounts(signed=True), "reason": st.just("年中调整")}
    )
    budget: Record = {"total": draw(total), "lines": lines}
    optional(draw, budget, "adjustments", st.lists(adjustment, max_size=3))
    return budget


def payments(scene: Scene) -> st.SearchStrategy[Record]:
    """A payment or a refund."""
    return st.fixed_dictionaries(
        {
            "date": scene.days,
            "line": st.sampled_from(["GG", "CT"]),
            "amount": amounts(signed=True),
            "note": st.just("进度款"),
        }
    )


@st.composite
def conventions(draw: Draw, days: Days) -> Record:
    """Settings, some of them left to their defaults."""
    settings: Record = {}
    optional(draw, settings, "due_soon_days", st.sampled_from(["0", "1", "3", "10"]))
    optional(draw, settings, "due_soon_days_findings", st.sampled_from(["0", "1", "5"]))
    optional(draw, settings, "reassigned_limit", st.sampled_from(["keep", "restart"]))
    optional(draw, settings, "behind_points", st.sampled_from(["0", "12.5", "33", "100"]))
    optional(draw, settings, "stagnant_days", st.sampled_from(["0", "7", "15", "400"]))
    optional(draw, settings, "recurrence_days", st.sampled_from(["1", "3", "10", "365"]))
    optional(draw, settings, "due_rollover", st.sampled_from(["none", "next_workday"]))
    off = draw(st.lists(days, max_size=5, unique=True))
    on = draw(st.lists(days, max_size=5, unique=True))
    settings["holidays"] = off
    settings["workdays"] = [day for day in on if day not in off]
    if sometimes(draw):
        settings["rectify_days"] = {"major": draw(st.sampled_from(["0", "5"])), "minor": "10"}
    return settings


# --- plans ----------------------------------------------------------------------------------------


@st.composite
def plans(draw: Draw) -> PlanText:
    """A whole plan as text, and a day."""
    year, start, end = draw(st.sampled_from(PERIODS))
    project: Record = {"id": "p", "name": "创建计划", "year": year, "owner": "区创建办"}
    project |= {"start": start} if start else {}
    project |= {"end": end} if end else {}
    first = date.fromisoformat(start or f"{year}-01-01") - timedelta(days=20)
    last = date.fromisoformat(end or f"{year}-12-31") + timedelta(days=20)
    anywhere = st.dates(first, last)
    few = draw(st.lists(anywhere, min_size=3, max_size=6))
    breaks = [day for day in map(date.fromisoformat, BREAKS) if first < day < last]
    now = draw(st.sampled_from(few + breaks) | anywhere)
    near = days_from(now, -9, 9)
    settings = draw(conventions(near | anywhere.map(str))) if sometimes(draw, 2) else {}
    quiet = int(settings.get("stagnant_days", "30"))

    owners = draw_owners(draw)
    scene = Scene(
        days=near
        | st.sampled_from(few).map(str)
        | days_from(now, -2, 1)
        | days_from(now, -quiet - 1, -quiet + 1)
        | anywhere.map(str),
        past=days_from(now, -40, 0) | days_from(now, -6, 0),
        units=st.sampled_from([w for o in owners for w in (o["name"], *o.get("aliases", []))]),
        names=tuple(o["name"] for o in owners),
        workstreams=("NM", "HW", "背街")[: draw(st.integers(1, 3))],
        recurrence=int(settings.get("recurrence_days", "90")),
    )
    files: dict[str, Record] = {"plan.yaml": {"plan": project}}
    add(files, draw(st.sampled_from(["plan.yaml", "owners.yaml"])), "owners", *owners)
    for name in scene.workstreams:
        workstream: Record = {"id": name, "name": f"{name}整治", "kind": "rectification"}
        optional(draw, workstream, "owner", scene.units)
        add(files, "plan.yaml", "workstreams", workstream)
    if settings:
        files["plan.yaml"]["settings"] = settings
    draw_tasks(draw, files, scene)
    draw_findings(draw, files, scene)
    if sometimes(draw, 2):
        files["budget.yaml"] = {"budget": draw(budgets(scene))}
        for payment in several(draw, payments(scene), 5):
            add(files, draw(st.sampled_from(RECORD_FILES)), "payments", payment)
    texts = {}
    for name, content in files.items():
        tongue = draw(st.sampled_from(["english", "chinese", "mixed"]))
        texts[name] = text_of(spelled("file", content, tongue))
    return PlanText(texts, now)


def draw_owners(draw: Draw) -> list[Record]:
    """Two to six owners in any order; a parent only where it is one of them."""
    chosen = draw(st.permutations(OWNERS))[: draw(st.integers(2, 6))]
    present = {word for owner in chosen for word in (owner["name"], *owner.get("aliases", []))}
    owners = []
    for owner in chosen:
        if owner.get("parent") in present:
            owners.append(owner)
        else:
            owners.append({field: value for field, value in owner.items() if field != "parent"})
    return owners


def draw_tasks(draw: Draw, files: dict[str, Record], scene: Scene) -> None:
    """Tasks in several files with their defaults, and updates apart from them."""
    for name in TASK_FILES:
        if sometimes(draw):
            files[name] = {"workstream": draw(st.sampled_from(scene.workstreams))}
    names: list[str] = []
    for number, drawn in enumerate(several(draw, tasks(scene), 12)):
        task: Record = {"id": f"T-{number}"} | drawn
        if number and sometimes(draw):
            before = st.integers(0, number - 1).map(lambda n: f"T-{n}")
            task["depends_on"] = draw(st.lists(before, min_size=1, max_size=2, unique=True))
        name = draw(st.sampled_from(TASK_FILES))
        if task["workstream"] == files.get(name, {}).get("workstream") and draw(st.booleans()):
            del task["workstream"]
        add(files, name, "tasks", task)
        names += [task["id"], *(f"{task['id']}/{part['owner']}" for part in task.get("parts", []))]
    if names:
        for update in several(draw, updates(scene), 10):
            task = {"task": draw(st.sampled_from(names))}
            add(files, draw(st.sampled_from(RECORD_FILES)), "updates", task | update)


def draw_findings(draw: Draw, files: dict[str, Record], scene: Scene) -> None:
    """Findings in several files, their logs with them or apart."""
    found = several(draw, findings(scene), 7)
    if not found:
        return
    for number in (1, 2):
        site = {"id": f"S{number}", "name": "一二"[number - 1] + "号市场", "type": "农贸市场"}
        add(files, "sites.yaml", "sites", site | {"owner": scene.names[0]})
    for name in RECORD_FILES:
        if sometimes(draw, 4):
            default = draw(st.sampled_from(scene.workstreams))
            files[name] = {"workstream": default} | files.get(name, {})
    for number, drawn in enumerate(found):
        finding: Record = {"id": f"W-{number}"} | drawn
        if number and sometimes(draw, 2):
            finding |= draw(sequels(scene, number - 1, found[number - 1]))
        log = finding.pop("log")
        kept = draw(st.integers(0, len(log)))
        if kept:
            finding["log"] = log[:kept]
        add(files, draw(st.sampled_from(RECORD_FILES)), "findings", finding)
        for entry in log[kept:]:
            apart = {"finding": finding["id"]} | entry
            add(files, draw(st.sampled_from(RECORD_FILES)), "logs", apart)


def add(files: dict[str, Record], name: str, section: str, *records: Record) -> None:
    """Puts records into a section of a file."""
    files.setdefault(name, {}).setdefault(section, []).extend(records)


# --- text -----------------------------------------------------------------------------------------


def spelled(mapping: str, written: Any, tongue: str) -> Any:
    """A mapping with its keys and words in English, in Chinese, or in turns."""
    if isinstance(written, list):
        return [spelled(mapping, item, tongue) for item in written]
    if not isinstance(written, dict):
        return written
    record: Record = {}
    for number, (field, value) in enumerate(written.items()):
        chinese = tongue == "chinese" or (tongue == "mixed" and number % 2 == 1)
        content = spelled(field, value, tongue) if field in KEYS else value
        if chinese and isinstance(content, str):
            content = WORDS.get(field, {}).get(content, content)
        record[KEYS[mapping][field] if chinese else field] = content
    return record


class _Dumper(yaml.SafeDumper):
    """Writes text plain wherever YAML lets it, as people do."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012  shadows the resolvers

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """Nothing is shared."""
        return True


def text_of(content: Record) -> str:
    """A file's text."""
    return yaml.dump(
        content,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=None,
        width=1000,
    )
