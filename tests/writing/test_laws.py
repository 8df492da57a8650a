"""What holds of every edit: the plan changes by it alone, and every other byte stays."""

import os
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.conftest import DEMO
from tests.writing.conftest import PLAN, Write
from wenming_cli.loading import Loaded, load
from wenming_cli.model.task import Task
from wenming_cli.writing.edit import Append, Edit, Insert, Replace, Typed
from wenming_cli.writing.editing import edited, write

EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "15"))
PHASES = (Phase.explicit, Phase.generate)
MARKS = "甲乙a1 \t\n:：#,，-—'\"\\{}[]|>&*!%@`?~、。.%/()（）［］｛｝【】"
RECORDS = "records/2020-06.yaml"

HOSTILE = (
    "甲: 乙",
    "甲：乙",
    "甲 # 乙",
    "#甲",
    "no",
    "是",
    "true",
    "null",
    "~",
    "010",
    "1e3",
    "1_000",
    "12:30",
    "2020-06-30",
    "it's",
    '说"好"',
    "'",
    '"',
    "\\",
    "\\n",
    "{甲}",
    "[甲, 乙]",
    "甲, 乙",
    "、甲",
    "- 甲",
    "-甲",
    "-",
    "—甲",
    "? 甲",
    "&甲",
    "*甲",
    "!甲",
    "%甲",
    "@甲",
    "`甲`",
    "|",
    ">",
    "| 甲",
    "甲:",
    "甲：",
    "：",
    "甲\t乙",
    "\t甲",
    " 甲 ",
    "　甲",
    "甲\n乙",
    "甲\n乙\n",
    "甲\n\n\n乙\n\n",
    "\n甲",
    "  甲\n乙",
    "甲\n  乙",
    "　　甲\n　　乙",
    "甲 \n乙\t\n",
    "updates: 甲\n- task: 乙\n# 丙",
    "---",
    "...",
    "<<<<<<< HEAD\n甲\n=======\n乙\n>>>>>>> x",
    "｛任务：甲，日期：乙｝",
    "备注：甲，task: 乙",
    "甲" * 3000,
    "甲 " * 90 + "乙",
    "🎉",
    "0️⃣",
    "$HOME `x`",
)
TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(alphabet=st.sampled_from(MARKS), min_size=1, max_size=12).filter(str.strip),
)

STYLES = {
    "block": "updates:\n- task: T-1\n  date: 2020-06-01\n  progress: 10%\n\n# 尾\n",
    "flow": "updates:\n  - {task: T-1, date: 2020-06-01, progress: 10%} # 甲\n",
    "brackets": "updates: [{task: T-1, date: 2020-06-01, progress: 10%}]\n",
    "lines": "updates: [\n  {task: T-1, date: 2020-06-01, progress: 10%}, # 甲\n]\npayments: []\n",
    "braces": "{updates: [{task: T-1, date: 2020-06-01, progress: 10%}]}",
    "Chinese": "进展:\n- 任务: T-1\n  日期: 2020-06-01\n  备注: |\n    甲\n\n",
    "kept": "进展:\n- 任务: T-1\n  日期: 2020-06-01\n  备注: |+\n    甲\n\n",
    "double": 'updates:\n- task: "T-1"\n  date: "2020-06-01"\n  note: "甲\n    乙"\n',
    "empty": "updates:\n",
    "none": "payments: []",
}


TASKS = {
    "block": "tasks:\n- id: T-1\n  title: 甲 # 一\n  workstream: HW\n  due: 2020-12-20 # 二\n# 尾",
    "flow": "tasks:\n  - {id: T-1, title: 甲, workstream: HW, due: 2020-12-20} # 一\n# 尾\n",
    "lines": (
        "workstream: HW\ntasks: [ # 一\n  {id: T-1, title: 甲, due: 2020-12-20,\n"
        "   note: 'a''b', deliverable: }, # 二\n]\n"
    ),
    "Chinese": (
        "任务:\n\n  -   编号: T-1\n      任务名称: |\n        甲\n      所属工作: HW\n"
        "      备注: >-\n        一\n\n        二\n\n      # 三\n      完成时限: 2020-12-20\n"
        "      延期: []   # 四\n      # 五\n\n# 尾\n"
    ),
    "braces": "{tasks: [{id: T-1, title: 甲, workstream: HW, due: 2020-12-20, extensions: []}]}",
}


def _replaced(task: Task, note: str, other: str) -> list[Replace]:
    """Other values for a task: of fields it has, and of those it does not have."""
    target = {"value": "12", "unit": note.split(maxsplit=1)[0]}
    values: dict[str, Typed] = {"title": note, "note": other, "deliverable": note, "target": target}
    return [Replace(task, name, value) for name, value in values.items()]


def _without(text: str, edits: list[Replace]) -> str:
    """The text of a file without the values that are replaced in it."""
    for edit in sorted(edits, key=lambda edit: -edit.record.location(edit.field).line):
        place = edit.record.place
        at = place.index_of(edit.field, type(edit.record).title_of(edit.field))
        if at is not None:
            start, end = place.spans[4 * at + 2 : 4 * at + 4]
            text = text[:start] + text[end:]
    return text


def _is_within(text: str, whole: str) -> bool:
    """Whether all characters of a text stand in another, in their order."""
    rest = iter(whole)
    return all(character in rest for character in text)


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8") if path.exists() else ""


@settings(
    max_examples=EXAMPLES, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck)
)
@given(
    note=TEXTS,
    other=TEXTS,
    styles=st.tuples(st.sampled_from(sorted(STYLES)), st.sampled_from(sorted(TASKS))),
    marks=st.tuples(st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"])),
)
def test_small_plans(
    plan_with: Write, note: str, other: str, styles: tuple[str, str], marks: tuple[str, str]
) -> None:
    (records, tasks), (end, bom) = styles, marks
    files = {RECORDS: STYLES[records], "tasks.yaml": TASKS[tasks]}
    files = {name: bom + text.replace("\n", end) for name, text in files.items()}
    folder = plan_with(PLAN.partition("tasks:")[0], **files)
    loaded = load(folder)
    assert loaded.plan is not None
    task = loaded.plan.tasks[0]
    replaced = _replaced(task, note, other)
    said = {"date": "2020-06-02", "to": "2020-12-25", "reason": note, "approved_by": other}
    written: dict[str, Typed] = {
        "task": "T-1",
        "date": "2020-06-30",
        "note": note,
        "evidence": [note, other],
    }
    known = [Replace(u, "note", other) for u in task.updates]
    added: list[Edit] = [Append("updates", written), Insert(task, "extensions", said)]
    edits: list[Edit] = [*added, *replaced, *known]
    done = edited(loaded, edits)
    write(done)
    after = load(folder)
    assert after.plan == done.after
    assert after.diagnostics == ()
    new = after.plan.tasks[0]
    assert (new.title, new.note, new.deliverable) == (note, other, note)
    assert (new.extensions[-1].reason, new.extensions[-1].approved_by) == (note, other)
    assert (new.updates[-1].note, new.updates[-1].evidence) == (note, (note, other))
    assert [u.note for u in new.updates[:-1]] == [other for _ in task.updates]
    for name, changed in ((RECORDS, known), ("tasks.yaml", replaced)):
        stays = _without(files[name].removeprefix(bom), changed).replace(" []", "")
        text = _text(folder / name)
        assert text.startswith(bom)
        assert _is_within(stays, text), (stays, text)
        assert text.endswith("\n") is files[name].endswith("\n")


@settings(
    max_examples=EXAMPLES, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck)
)
@given(note=TEXTS, other=TEXTS, at=st.integers(0, 10_000))
def test_the_demo_plan(note: str, other: str, at: int) -> None:
    loaded = _demo()
    plan = loaded.plan
    assert plan is not None
    task = plan.tasks[at % len(plan.tasks)]
    finding = plan.findings[at % len(plan.findings)]
    unit, site = plan.owners[at % len(plan.owners)], plan.sites[at % len(plan.sites)]
    known = [update for leaf in plan.leaves for update in leaf.course.updates]
    update = known[at % len(known)]
    replaced = [
        Replace(task, "deliverable", note),
        Replace(finding, "text", other),
        Replace(unit, "address", note),
        Replace(site, "name", f"点位{at}"),
        Replace(update, "note", other),
    ]
    log = {"finding": finding.id, "date": str(finding.found), "event": "rectified", "note": note}
    edits: list[Edit] = [
        Append("logs", log),
        Insert(finding, "log", log_of(log, f"{other}·")),
        *replaced,
    ]
    done = edited(loaded, edits)
    after = done.after
    assert next(t for t in after.tasks if t.id == task.id).deliverable == note
    found = next(f for f in after.findings if f.id == finding.id)
    assert found.text == other
    assert {note, f"{other}·"} <= {entry.note for entry in found.log}
    assert next(o for o in after.owners if o.name == unit.name).address == note
    for fixed in done.files:
        assert not fixed.is_new or fixed.name.endswith("-2.yaml")
        changed = [edit for edit in replaced if edit.record.place.source.name == fixed.name]
        stays = _without(fixed.old.decode("utf-8"), changed)
        assert _is_within(stays, fixed.new.decode("utf-8"))


def log_of(log: dict[str, str], note: str) -> dict[str, str]:
    """An entry of a log as it stands inside of its finding."""
    return {name: value for name, value in log.items() if name != "finding"} | {"note": note}


@cache
def _demo() -> Loaded:
    return load(DEMO, trees={})
