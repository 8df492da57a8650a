"""New text in the style of its file: a table of files, an edit each, and the file afterwards."""

from typing import Any

import pytest

from tests.writing.conftest import PLAN, Write
from wenming_cli.loading import load
from wenming_cli.writing.edit import Append, Insert, Replace
from wenming_cli.writing.editing import edited, write

NEW = {"task": "T-1", "date": "2020-06-30", "progress": "60%"}
RECORDS = "records/2020-06.yaml"

APPENDED: dict[str, tuple[str, str]] = {
    "no file": ("", "updates:\n  - task: T-1\n    date: 2020-06-30\n    progress: 60%\n"),
    "an empty file": (
        "\n",
        "\nupdates:\n  - task: T-1\n    date: 2020-06-30\n    progress: 60%\n",
    ),
    "dashes at the margin": (
        "updates:\n- task: T-1\n  date: 2020-06-01\n  progress: 10%\n",
        "+- task: T-1\n+  date: 2020-06-30\n+  progress: 60%\n",
    ),
    "dashes further in": (
        "updates:\n    - task: T-1\n      date: 2020-06-01\n      progress: 10%\n",
        "+    - task: T-1\n+      date: 2020-06-30\n+      progress: 60%\n",
    ),
    "wide dashes": (
        "updates:\n-   date: 2020-06-01\n    task: T-1\n    progress: 10%\n",
        "+-   date: 2020-06-30\n+    task: T-1\n+    progress: 60%\n",
    ),
    "a dash on its own": (
        "updates:\n-\n  date: 2020-06-01\n  task: T-1\n  progress: 10%\n",
        "+- date: 2020-06-30\n+  task: T-1\n+  progress: 60%\n",
    ),
    "Chinese keys": (
        "进展:\n- 任务: T-1\n  日期: 2020-06-01\n  完成进度: 10%\n",
        "+- 任务: T-1\n+  日期: 2020-06-30\n+  完成进度: 60%\n",
    ),
    "records in braces": (
        "updates:\n  - {task: T-1, date: 2020-06-01, progress: 10%}\n",
        "+  - {task: T-1, date: 2020-06-30, progress: 60%}\n",
    ),
    "no line end": (
        "updates:\n- {task: T-1, date: 2020-06-01, progress: 10%}",
        "+- {task: T-1, date: 2020-06-30, progress: 60%}",
    ),
    "CRLF": (
        "updates:\r\n- {task: T-1, date: 2020-06-01, progress: 10%}\r\n",
        "+- {task: T-1, date: 2020-06-30, progress: 60%}\r\n",
    ),
    "a byte-order mark": (
        "\ufeffupdates:\n- {task: T-1, date: 2020-06-01, progress: 10%}\n",
        "+- {task: T-1, date: 2020-06-30, progress: 60%}\n",
    ),
    "blank lines between": (
        (
            "updates:\n\n- task: T-1\n  date: 2020-06-01\n  progress: 10%\n\n"
            "- task: T-1\n  date: 2020-06-02\n  progress: 10%\n"
        ),
        "+\n+- task: T-1\n+  date: 2020-06-30\n+  progress: 60%\n",
    ),
    "comments behind": (
        "updates:\n- {task: T-1, date: 2020-06-01, progress: 10%} # 甲\n  # 是甲的\n# 完\n\n# 尾\n",
        (
            "updates:\n- {task: T-1, date: 2020-06-01, progress: 10%} # 甲\n  # 是甲的\n"
            "- {task: T-1, date: 2020-06-30, progress: 60%}\n# 完\n\n# 尾\n"
        ),
    ),
    "a section behind": (
        "updates:\n- {task: T-1, date: 2020-06-01, progress: 10%}\n\n# 支出\npayments: []\n",
        (
            "updates:\n- {task: T-1, date: 2020-06-01, progress: 10%}\n"
            "- {task: T-1, date: 2020-06-30, progress: 60%}\n\n# 支出\npayments: []\n"
        ),
    ),
    "no such section": (
        "payments: []\n# 尾\n",
        "payments: []\n\nupdates:\n  - task: T-1\n    date: 2020-06-30\n    progress: 60%\n# 尾\n",
    ),
    "only a comment": (
        "# 六月\n",
        "+\n+updates:\n+  - task: T-1\n+    date: 2020-06-30\n+    progress: 60%\n",
    ),
    "an empty section": (
        "updates:\npayments: []\n",
        "updates:\n  - task: T-1\n    date: 2020-06-30\n    progress: 60%\npayments: []\n",
    ),
    "an empty section with a comment": (
        "updates:   # 六月\n",
        "+  - task: T-1\n+    date: 2020-06-30\n+    progress: 60%\n",
    ),
    "empty brackets": (
        "updates: []\npayments: []\n",
        "updates:\n  - task: T-1\n    date: 2020-06-30\n    progress: 60%\npayments: []\n",
    ),
    "empty brackets with a comment": (
        "updates: [] # 六月\n",
        "updates: # 六月\n  - task: T-1\n    date: 2020-06-30\n    progress: 60%\n",
    ),
    "a comment in empty brackets": (
        "updates: [ # 六月\n]\n",
        "updates: [ # 六月\n{task: T-1, date: 2020-06-30, progress: 60%}]\n",
    ),
    "brackets on one line": (
        "updates: [{task: T-1, date: 2020-06-01, progress: 10%}] # 六月\n",
        (
            "updates: [{task: T-1, date: 2020-06-01, progress: 10%},"
            " {task: T-1, date: 2020-06-30, progress: 60%}] # 六月\n"
        ),
    ),
    "brackets with a last comma": (
        "updates: [{task: T-1, date: 2020-06-01, progress: 10%}, ]\n",
        (
            "updates: [{task: T-1, date: 2020-06-01, progress: 10%},"
            " {task: T-1, date: 2020-06-30, progress: 60%}, ]\n"
        ),
    ),
    "brackets over several lines": (
        "updates: [\n  {task: T-1, date: 2020-06-01, progress: 10%} # 甲\n]\n",
        (
            "updates: [\n  {task: T-1, date: 2020-06-01, progress: 10%}, # 甲\n"
            "  {task: T-1, date: 2020-06-30, progress: 60%}\n]\n"
        ),
    ),
    "brackets over several lines with a last comma": (
        "updates: [\n  {task: T-1, date: 2020-06-01, progress: 10%}, # 甲\n]\n",
        (
            "updates: [\n  {task: T-1, date: 2020-06-01, progress: 10%}, # 甲\n"
            "  {task: T-1, date: 2020-06-30, progress: 60%},\n]\n"
        ),
    ),
    "brackets that close behind the last": (
        "updates: [\n  {task: T-1, date: 2020-06-01, progress: 10%}]\n",
        (
            "updates: [\n  {task: T-1, date: 2020-06-01, progress: 10%},\n"
            "  {task: T-1, date: 2020-06-30, progress: 60%}]\n"
        ),
    ),
    "a file in braces": (
        "{payments: [], updates: []}\n",
        "{payments: [], updates: [{task: T-1, date: 2020-06-30, progress: 60%}]}\n",
    ),
    "a file in braces without the section": (
        "{payments: []}\n",
        "{payments: [], updates: [{task: T-1, date: 2020-06-30, progress: 60%}]}\n",
    ),
    "a block of text at the end": (
        "updates:\n- task: T-1\n  date: 2020-06-01\n  note: |\n    甲\n    乙\n\n# 尾\n",
        (
            "updates:\n- task: T-1\n  date: 2020-06-01\n  note: |\n    甲\n    乙\n"
            "- task: T-1\n  date: 2020-06-30\n  progress: 60%\n\n# 尾\n"
        ),
    ),
    "a block that keeps its blank lines": (
        "updates:\n- task: T-1\n  date: 2020-06-01\n  progress: 10%\n  note: |+\n    甲\n\n",
        "+- task: T-1\n+  date: 2020-06-30\n+  progress: 60%\n",
    ),
    "a block without a line end": (
        "updates:\n- task: T-1\n  date: 2020-06-01\n  progress: 10%\n  note: |\n    甲",
        (
            "updates:\n- task: T-1\n  date: 2020-06-01\n  progress: 10%\n  note: |-\n    甲\n"
            "- task: T-1\n  date: 2020-06-30\n  progress: 60%"
        ),
    ),
    "a document mark": (
        "---\nupdates:\n- {task: T-1, date: 2020-06-01, progress: 10%}\n...\n",
        (
            "---\nupdates:\n- {task: T-1, date: 2020-06-01, progress: 10%}\n"
            "- {task: T-1, date: 2020-06-30, progress: 60%}\n...\n"
        ),
    ),
}


def _wanted(old: str, new: str) -> str:
    """The whole new text; what starts with ``+`` is put at the end of the old."""
    if not new.startswith("+"):
        return new
    end = "\r\n" if "\r\n" in old else "\n"
    added = end.join(line.removeprefix("+") for line in new.replace("\r\n", "\n").split("\n"))
    return old + added if old.endswith("\n") else f"{old}{end}{added}"


@pytest.mark.parametrize(("old", "new"), APPENDED.values(), ids=APPENDED)
def test_a_new_record(plan_with: Write, old: str, new: str) -> None:
    folder = plan_with(PLAN, **({RECORDS: old} if old else {}))
    done = edited(load(folder), [Append("updates", NEW)])
    write(done)
    assert (folder / RECORDS).read_bytes().decode("utf-8") == _wanted(old, new)
    assert [(d.kind.value, d.id, d.field) for d in done.differences] == [
        ("added", "T-1", "updates")
    ]
    assert load(folder).plan == done.after


TASK = "{id: T-1, title: 清死角, workstream: HW, due: 2020-12-20}"
BLOCK = "tasks:\n- id: T-1\n  title: 清死角 # 甲\n  workstream: HW\n  due: 2020-12-20 # 乙\n"

REPLACED: dict[str, tuple[str, str, Any, str]] = {
    "a value": (BLOCK, "title", "清卫生", BLOCK.replace("清死角", "清卫生")),
    "a value in braces": (
        f"tasks:\n- {TASK}\n",
        "title",
        "清卫生, 清死角",
        f"tasks:\n- {TASK}\n".replace("清死角", "'清卫生, 清死角'"),
    ),
    "a new field": (BLOCK, "done", "2020-06-30", f"{BLOCK}  done: 2020-06-30\n"),
    "a new field in braces": (
        f"tasks: [{TASK}]\n",
        "done",
        "2020-06-30",
        f"tasks: [{TASK}]\n".replace("}", ", done: 2020-06-30}"),
    ),
    "a key in braces that had no value": (
        f"tasks:\n- {TASK}\n".replace("{", "{support: , "),
        "support",
        ["东街道"],
        f"tasks:\n- {TASK}\n".replace("{", "{support: [东街道] , "),
    ),
    "a new field over several lines": (
        "tasks:\n- {id: T-1, title: 清死角,\n   workstream: HW, # 甲\n   due: 2020-12-20 }\n",
        "done",
        "2020-06-30",
        (
            "tasks:\n- {id: T-1, title: 清死角,\n   workstream: HW, # 甲\n"
            "   due: 2020-12-20,\n   done: 2020-06-30 }\n"
        ),
    ),
    "several lines": (
        BLOCK,
        "note",
        "甲\n\n  乙\n",
        f"{BLOCK}  note: |\n    甲\n\n      乙\n",
    ),
    "several lines before a comment": (
        BLOCK,
        "title",
        "甲\n乙",
        BLOCK.replace("清死角", '"甲\\n乙"'),
    ),
    "several lines in place of one": (
        BLOCK.replace(" # 甲", ""),
        "title",
        "甲\n乙",
        BLOCK.replace("清死角 # 甲", "|-\n    甲\n    乙"),
    ),
    "one line in place of a block": (
        f"{BLOCK}  note: >- # 丙\n    甲\n    乙\n\n# 尾\n",
        "note",
        "丁",
        f"{BLOCK}  note: 丁 # 丙\n\n# 尾\n",
    ),
    "quotation marks over two lines": (
        f'{BLOCK}  note: "甲\n    乙" # 丙\n',
        "note",
        "丁",
        f"{BLOCK}  note: 丁 # 丙\n",
    ),
    "double quotation marks": (
        f'{BLOCK}  contact: "甲"\n',
        "note",
        "a: b",
        f'{BLOCK}  contact: "甲"\n  note: "a: b"\n',
    ),
    "a list": (
        f"{BLOCK}  support: [东街道]\n",
        "support",
        ["东街道", "西街道"],
        f"{BLOCK}  support: [东街道, 西街道]\n",
    ),
    "a list in lines": (
        f"{BLOCK}  support: # 丙\n    - 东街道\n  note: 甲\n",
        "support",
        ["东街道", "西街道"],
        f"{BLOCK}  support: # 丙\n    - 东街道\n    - 西街道\n  note: 甲\n",
    ),
    "an empty list": (
        f"{BLOCK}  support: # 丙\n  note: 甲\n",
        "support",
        ["西街道"],
        f"{BLOCK}  support: [西街道] # 丙\n  note: 甲\n",
    ),
    "fields inside": (
        BLOCK,
        "target",
        {"value": "12", "unit": "处"},
        f"{BLOCK}  target: {{value: 12, unit: 处}}\n",
    ),
    "fields inside in lines": (
        f"{BLOCK}  target:\n    value: 10\n    unit: 处\n  note: 甲\n",
        "target",
        {"value": "12", "unit": "座"},
        f"{BLOCK}  target: {{value: 12, unit: 座}}\n  note: 甲\n",
    ),
    "records inside": (
        f"{BLOCK}  updates: [{{date: 2020-06-01, progress: 10%}}]\n",
        "updates",
        [{"date": "2020-06-02", "progress": "20%"}],
        f"{BLOCK}  updates: [{{date: 2020-06-02, progress: 20%}}]\n",
    ),
    "records inside in lines": (
        f"{BLOCK}  updates:\n    - date: 2020-06-01\n      progress: 10%\n  note: 甲\n",
        "updates",
        [{"date": "2020-06-02", "progress": "20%"}, {"date": "2020-06-03", "progress": "30%"}],
        (
            f"{BLOCK}  updates:\n    - date: 2020-06-02\n      progress: 20%\n"
            "    - date: 2020-06-03\n      progress: 30%\n  note: 甲\n"
        ),
    ),
    "Chinese": (
        "任务:\n- 编号: T-1\n  任务名称: 清死角\n  所属工作: HW\n  完成时限: 2020-12-20\n",
        "source",
        "meeting",
        (
            "任务:\n- 编号: T-1\n  任务名称: 清死角\n  所属工作: HW\n  完成时限: 2020-12-20\n"
            "  任务来源: 会议\n"
        ),
    ),
    "records in place of nothing": (
        f"{BLOCK}  updates: # 丙\n  note: 甲\n",
        "updates",
        [{"date": "2020-06-02", "progress": "20%"}],
        f"{BLOCK}  updates: # 丙\n  - date: 2020-06-02\n    progress: 20%\n  note: 甲\n",
    ),
    "fields inside in place of fields in lines": (
        f"{BLOCK}  target:\n    value: 10\n    unit: 处\n",
        "target",
        {"value": "12", "unit": "甲\n乙"},
        f"{BLOCK}  target:\n    value: 12\n    unit: |-\n      甲\n      乙\n",
    ),
    "the same": (BLOCK, "title", "清死角", BLOCK),
}
WITHOUT_TASKS = PLAN.partition("tasks:")[0]


@pytest.mark.parametrize(("old", "field", "value", "new"), REPLACED.values(), ids=REPLACED)
def test_another_value(plan_with: Write, old: str, field: str, value: Any, new: str) -> None:
    folder = plan_with(WITHOUT_TASKS, **{"tasks.yaml": old})
    loaded = load(folder)
    assert loaded.plan
    assert not loaded.diagnostics
    write(edited(loaded, [Replace(loaded.plan.tasks[0], field, value)]))
    assert (folder / "tasks.yaml").read_bytes().decode("utf-8") == new


EXTENSION = {"date": "2020-06-01", "to": "2020-12-25", "reason": "雨", "approved_by": "区文明办"}
FLOW = "{date: 2020-06-01, to: 2020-12-25, reason: 雨, approved_by: 区文明办}"
KNOWN = "{date: 2020-05-01, to: 2020-12-24, reason: 雪, approved_by: 区文明办}"
LINES = "date: 2020-06-01\n{0}to: 2020-12-25\n{0}reason: 雨\n{0}approved_by: 区文明办\n"

INSERTED: dict[str, tuple[str, str]] = {
    "no list": (BLOCK, f"{BLOCK}  extensions:\n  - {LINES.format('    ')}"),
    "no list in braces": (
        f"tasks:\n- {TASK}\n",
        f"tasks:\n- {TASK[:-1]}, extensions: [{FLOW}]}}\n",
    ),
    "an empty list": (
        f"{BLOCK}  extensions: []\n  note: 甲\n",
        f"{BLOCK}  extensions:\n  - {LINES.format('    ')}  note: 甲\n",
    ),
    "an empty value in braces": (
        f"tasks:\n- {TASK[:-1]}, extensions: }}\n",
        f"tasks:\n- {TASK[:-1]}, extensions: [{FLOW}] }}\n",
    ),
    "a list in lines": (
        f"{BLOCK}  extensions:\n    - {KNOWN}\n",
        f"{BLOCK}  extensions:\n    - {KNOWN}\n    - {FLOW}\n",
    ),
    "a list in brackets": (
        f"{BLOCK}  extensions: [{KNOWN}]\n",
        f"{BLOCK}  extensions: [{KNOWN}, {FLOW}]\n",
    ),
}


@pytest.mark.parametrize(("old", "new"), INSERTED.values(), ids=INSERTED)
def test_a_new_item_in_a_record(plan_with: Write, old: str, new: str) -> None:
    folder = plan_with(WITHOUT_TASKS, **{"tasks.yaml": old})
    loaded = load(folder)
    assert loaded.plan is not None
    write(edited(loaded, [Insert(loaded.plan.tasks[0], "extensions", EXTENSION)]))
    assert (folder / "tasks.yaml").read_bytes().decode("utf-8") == new


def test_a_pair_in_brackets_becomes_a_record(plan_with: Write) -> None:
    folder = plan_with(PLAN, **{"b.yaml": "categories: [name: 甲]\n"})
    loaded = load(folder)
    assert loaded.plan is not None
    write(edited(loaded, [Replace(loaded.plan.categories[0], "workstream", "HW")]))
    assert (folder / "b.yaml").read_text() == "categories: [{name: 甲, workstream: HW}]\n"


def test_several_records_at_once(plan_with: Write) -> None:
    folder = plan_with(PLAN, **{"records/2020-06.yaml": "{payments: []}", "b.yaml": ""})
    owners = [Append("owners", {"name": name, "kind": "other"}) for name in "甲乙"]
    write(
        edited(
            load(folder), [Append("updates", NEW), Append("updates", NEW | {"note": "甲"}), *owners]
        )
    )
    assert (folder / RECORDS).read_text() == (
        "{payments: [], updates: [{task: T-1, date: 2020-06-30, progress: 60%},"
        " {task: T-1, date: 2020-06-30, progress: 60%, note: 甲}]}"
    )
    plan = load(folder).plan
    assert plan is not None
    assert [owner.name for owner in plan.owners] == ["东街道", "西街道", "甲", "乙"]


def test_thousands_of_records_are_written_at_once(plan_with: Write) -> None:
    folder = plan_with(PLAN)
    many = [Append("updates", NEW | {"note": f"第 {at} 条"}) for at in range(2000)]
    done = edited(load(folder), many)
    assert len(done.differences) == 2000
