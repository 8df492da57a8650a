"""Into which file a new record goes."""

from datetime import date
from typing import Any

import pytest

from tests.writing.conftest import PLAN, Write
from tests.writing.test_refusals import refused
from wenming_cli.loading import load
from wenming_cli.writing.edit import Append
from wenming_cli.writing.editing import edited

BY_UNIT = f"{PLAN}settings: {{layout: unit}}\n"
UPDATE = {"task": "T-1", "date": "2020-06-30", "progress": "60%"}
OWNER = {"name": "南街道", "kind": "subdistrict"}
TASK = {"id": "T-2", "title": "甲", "workstream": "HW", "due": "2020-12-01"}
FINDING = {
    "id": "W-1",
    "found": "2020-05-03",
    "source": "inspection",
    "category": "卫生",
    "text": "垃圾",
    "owner": "西街道",
}
KNOWN = """\
findings:
- {id: W-9, found: 2020-05-01, source: covert, category: 卫生, text: 甲, owner: 西街道}
"""
THREE_OWNERS = """\
owners:
- {name: 甲, kind: other}
- {name: 乙, kind: other}
- {name: 丙, kind: other}
"""
TWO_TASKS = """\
workstream: HW
tasks:
- {id: A, title: 甲, due: 2020-12-01}
- {id: B, title: 乙, due: 2020-12-01}
"""
PAYMENT = {"date": "2020-06-01", "line": "A", "amount": "1万元", "payee": "甲"}
BUDGET = "budget: {total: 9万元, sources: [], lines: [{id: A, name: 甲, amount: 9万元}]}\n"
LOG = {"finding": "W-9", "date": "2020-05-02", "event": "rectified"}

PLACES: dict[str, tuple[str, dict[str, str], Append, str]] = {
    "the month": (PLAN, {}, Append("updates", UPDATE), "records/2020-06.yaml"),
    "the day found": (PLAN, {}, Append("findings", FINDING), "records/2020-05.yaml"),
    "another day": (
        PLAN,
        {},
        Append("updates", UPDATE, day=date(2020, 7, 1)),
        "records/2020-07.yaml",
    ),
    "an invented month": (
        PLAN,
        {"records/2020-06.yaml": "sample: true\n", "records/2020-06-2.yaml": "示例数据: 是\n"},
        Append("updates", UPDATE),
        "records/2020-06-3.yaml",
    ),
    "the unit given": (
        BY_UNIT,
        {},
        Append("updates", UPDATE, owner="西街道"),
        "records/2020-06/西街道.yaml",
    ),
    "the unit of the task": (BY_UNIT, {}, Append("updates", UPDATE), "records/2020-06/东街道.yaml"),
    "the unit of the record": (
        BY_UNIT,
        {},
        Append("findings", FINDING),
        "records/2020-05/西街道.yaml",
    ),
    "the unit of the finding": (
        BY_UNIT,
        {"a.yaml": KNOWN},
        Append("logs", LOG),
        "records/2020-05/西街道.yaml",
    ),
    "a unit with a mark in its name": (
        BY_UNIT.replace("东街道", "东/西"),
        {},
        Append("updates", UPDATE),
        "records/2020-06/东-西.yaml",
    ),
    "most of its kind": (
        PLAN,
        {"a.yaml": THREE_OWNERS},
        Append("owners", OWNER),
        "a.yaml",
    ),
    "an alias of the unit": (
        BY_UNIT.replace("name: 西街道", "name: 西街道, aliases: [西街办]"),
        {},
        Append("findings", FINDING | {"owner": "西街办"}),
        "records/2020-05/西街道.yaml",
    ),
    "nobody's": (
        BY_UNIT,
        {"a.yaml": BUDGET},
        Append("payments", PAYMENT),
        "records/2020-06.yaml",
    ),
    "most of its kind but invented": (
        PLAN.partition("owners:")[0],
        {"a.yaml": "sample: true\nowners: [{name: 甲, kind: other}]\n"},
        Append("owners", OWNER),
        "owners.yaml",
    ),
    "another default": (
        PLAN,
        {"a.yaml": TWO_TASKS},
        Append("tasks", TASK),
        "a.yaml",
    ),
    "a default that is not wanted": (
        PLAN,
        {"records/2020-05.yaml": "workstream: HW\n"},
        Append("findings", FINDING),
        "records/2020-05-2.yaml",
    ),
    "settings": (PLAN, {}, Append("settings", {"due_soon_days": "3"}), "plan.yaml"),
    "settings of an invented plan": (
        f"sample: true\n{PLAN}",
        {},
        Append("settings", {"due_soon_days": "3"}),
        "settings.yaml",
    ),
    "the budget": (PLAN, {}, Append("budget", {"total": "1万元"}), "budget.yaml"),
    "a file that is too large": (
        PLAN,
        {"records/2020-06.yaml": f"# {'长' * 1024 * 400}\n" * 3},
        Append("updates", UPDATE),
        "records/2020-06-2.yaml",
    ),
}


@pytest.mark.parametrize(("plan", "files", "edit", "name"), PLACES.values(), ids=PLACES)
def test_the_file(
    plan_with: Write, plan: str, files: dict[str, str], edit: Append, name: str
) -> None:
    (fixed,) = edited(load(plan_with(plan, **files)), [edit]).files
    assert (fixed.name, fixed.is_new) == (name, name not in {"plan.yaml", *files})


WRONG: dict[str, tuple[dict[str, str], Any, str]] = {
    "a second budget": (
        {"b.yaml": "budget: {total: 2万元}\n"},
        Append("budget", {"total": "1万元"}),
        "已经有“资金”这一节，在 b.yaml 第 1 行",
    ),
    "another plan": ({}, Append("plan", {"id": "x"}), "已经有“计划”这一节，在 plan.yaml 第 1 行"),
    "a file that is not understood": (
        {"records/2020-06.yaml": "updates:\n- {task: T-1, date: 2020-06-01, progress: 1%\n"},
        Append("updates", UPDATE),
        "records/2020-06.yaml 第 2 行还没有读懂，不往里写",
    ),
    "a budget that is not understood": (
        {"budget.yaml": "payments: [{\n"},
        Append("budget", {"total": "1万元"}),
        "budget.yaml 第 1 行还没有读懂，不往里写",
    ),
    "a folder of the system": (
        {"plan.yaml": BY_UNIT.replace("东街道", "CON")},
        Append("updates", UPDATE),
        "新文件 records/2020-06/CON.yaml：这是 Windows 留给设备的名字，换一个名字",
    ),
}


@pytest.mark.parametrize(("files", "edit", "words"), WRONG.values(), ids=WRONG)
def test_nowhere(plan_with: Write, files: dict[str, str], edit: Append, words: str) -> None:
    (why,) = refused(load(plan_with(PLAN, **files)), edit)
    assert (why.edit, why.message) == (0, words)


def test_a_file_that_is_not_read_is_left_alone(plan_with: Write) -> None:
    folder = plan_with(PLAN, **{"b/plan.yaml": PLAN})
    (folder / "records").mkdir()
    (folder / "records/2020-06.yaml").symlink_to(folder.parent)
    (fixed,) = edited(load(folder), [Append("updates", UPDATE)]).files
    assert fixed.name == "records/2020-06-2.yaml"
