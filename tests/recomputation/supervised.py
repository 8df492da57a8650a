"""Random plans with a supervision side: notices, checks, published boards and their settings."""

from datetime import date, timedelta
from typing import Any

import yaml
from hypothesis import strategies as st

from tests.recomputation.generate import (
    Draw,
    PlanText,
    add,
    days_from,
    optional,
    plans,
    several,
    sometimes,
    text_of,
)
from tests.recomputation.naive import BASE, Record, in_english

KINDS = ("remind", "supervise", "supervise", "circulate", "interview")
RATES = (
    "on_time_rectification_rate",
    "due_rectification_rate",
    "pass_rate",
    "on_time_rate",
    "due_completion_rate",
    "rectification_rate",
    "completion_rate",
)


@st.composite
def supervised(draw: Draw) -> PlanText:
    """A random plan to which notices, checks, boards and settings were added; and a day."""
    base = draw(plans())
    files = {
        name: in_english("file", yaml.load(text, BASE))  # noqa: S506  text, no more
        for name, text in base.files.items()
    }
    owners = [o["name"] for file in files.values() for o in file.get("owners", [])]
    near = days_from(base.as_of, -25, 2) | days_from(base.as_of, -4, 0)
    records: Record = {}
    draw_sources(draw, files)
    draw_notices(draw, files, records, near)
    draw_checks(draw, files, records, days_from(base.as_of, -8, 1), owners)
    draw_boards(draw, records, base.as_of, owners)
    draw_settings(draw, files)
    if records:
        files["supervision.yaml"] = records
    return PlanText({name: text_of(file) for name, file in files.items()}, base.as_of)


def draw_sources(draw: Draw, files: dict[str, Record]) -> None:
    """Some findings are reported by the units themselves."""
    for file in files.values():
        for finding in file.get("findings", []):
            if sometimes(draw, 4):
                finding["source"] = "self"


def subjects(files: dict[str, Record]) -> tuple[list[str], list[str]]:
    """What notices can be about: tasks, whole ones and parts, and findings."""
    tasks, findings = [], []
    for file in files.values():
        for task in file.get("tasks", []):
            tasks.append(task["id"])
            tasks += [f"{task['id']}/{part['owner']}" for part in task.get("parts", [])]
        findings += [finding["id"] for finding in file.get("findings", [])]
    return tasks, findings


def draw_notices(
    draw: Draw, files: dict[str, Record], records: Record, near: st.SearchStrategy[str]
) -> None:
    """Notices on tasks and findings, in any order, some of them again and again."""
    tasks, findings = subjects(files)
    owners = [o["name"] for file in files.values() for o in file.get("owners", [])]
    for number in range(draw(st.integers(0, 8))):
        notice: Record = {"id": f"DB-{number}", "kind": draw(st.sampled_from(KINDS))}
        day = draw(near)
        notice["date"] = day
        for field, names in (("tasks", tasks), ("findings", findings)):
            if names:
                chosen = st.lists(st.sampled_from(names), max_size=4, unique=True)
                optional(draw, notice, field, chosen)
        optional(draw, notice, "owners", st.lists(st.sampled_from(owners), max_size=2, unique=True))
        if sometimes(draw, 2):
            notice["reply_due"] = draw(days_from(date.fromisoformat(day), 0, 9))
        records.setdefault("notices", []).append(notice)


def draw_checks(
    draw: Draw,
    files: dict[str, Record],
    records: Record,
    near: st.SearchStrategy[str],
    owners: list[str],
) -> None:
    """Sites of several units and what was checked at them."""
    for owner in owners[:3]:
        site = {"id": f"C-{owner}", "name": f"{owner}的点位", "type": "背街小巷", "owner": owner}
        add(files, "supervision-sites.yaml", "sites", site)
    check = st.fixed_dictionaries(
        {
            "site": st.sampled_from([f"C-{owner}" for owner in owners[:3]]),
            "item": st.just("无占道停车"),
            "result": st.sampled_from(["pass", "pass", "fail", "na"]),
        }
    )
    inspection = st.fixed_dictionaries(
        {
            "date": near,
            "tier": st.sampled_from(["district", "office", "owner"]),
            "checks": st.lists(check, min_size=1, max_size=4),
        }
    )
    found = several(draw, inspection, 8)
    if found:
        records["inspections"] = found


def draw_boards(draw: Draw, records: Record, as_of: date, owners: list[str]) -> None:
    """Published lists of the months before."""
    month = as_of.replace(day=1)
    for _ in range(draw(st.integers(0, 4))):
        published = month + timedelta(days=4)
        month = (month - timedelta(days=1)).replace(day=1)
        for group in ("subdistrict", "department"):
            names = draw(st.permutations(owners))
            lists = {"red": names[: len(names) // 2], "black": names[len(names) // 2 :]}
            board: Record = {"month": str(month)[:7], "group": group, "date": str(published)}
            records.setdefault("boards", []).append(board | lists)


def draw_settings(draw: Draw, files: dict[str, Record]) -> None:
    """Conventions of the steps and the board, some left to their defaults."""
    settings: Record = files["plan.yaml"].setdefault("settings", {})
    small = st.integers(0, 3).map(str)
    if sometimes(draw, 2):
        steps: dict[str, Any] = {}
        optional(draw, steps, "supervise_after_days", small)
        optional(draw, steps, "step_days", st.sampled_from(["0", "1", "4", "15"]))
        optional(draw, steps, "rework_limit", small)
        settings["escalation"] = steps
    if not sometimes(draw, 4):
        board: dict[str, Any] = {"minimum": draw(st.sampled_from(["0", "1", "2"]))}
        optional(draw, board, "top", small)
        optional(draw, board, "bottom", small)
        optional(draw, board, "red_min", st.sampled_from(["0", "60", "100"]))
        optional(draw, board, "black_below", st.sampled_from(["50", "60", "99.9"]))
        optional(draw, board, "tie", st.sampled_from(["interval", "exact"]))
        weight = st.sampled_from(["0.5", "0.3", "0", "1"])
        optional(draw, board, "weights", st.dictionaries(st.sampled_from(RATES), weight))
        settings["board"] = board
