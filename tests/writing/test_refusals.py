"""Edits that are refused: every reason at once, in the loader's words, and nothing is written."""

from typing import Any

import pytest

from tests.writing.conftest import PLAN, Write
from wenming_cli.loading import Loaded, Trees, load, read_file
from wenming_cli.patching.splice import NOWHERE
from wenming_cli.writing.edit import Append, Edit, Insert, Replace, Typed
from wenming_cli.writing.edit_outcome import ChangedText, EditOutcome
from wenming_cli.writing.editing import EditRefusedError, Refused, edited
from wenming_cli.writing.pieces import Spelled

UPDATE = {"task": "T-1", "date": "2020-06-30", "progress": "60%"}
OWNER = {"name": "南街道", "kind": "subdistrict"}


def refused(loaded: Loaded, *edits: Edit) -> tuple[Refused, ...]:
    """Why edits are refused."""
    with pytest.raises(EditRefusedError) as error:
        edited(loaded, edits)
    return error.value.refused


REFUSED: dict[str, tuple[dict[str, Any], str | None, str]] = {
    "a date": (UPDATE | {"date": "2020/6/30"}, "date", "“2020/6/30”不是规定写法的日期"),
    "no such day": (UPDATE | {"date": "2020-06-31"}, "date", "没有“2020-06-31”这一天"),
    "too much": (UPDATE | {"progress": "160%"}, "progress", "超出 0–100"),
    "no such task": (UPDATE | {"task": "T-9"}, "task", "T-9"),
    "nothing said": (UPDATE | {"note": " "}, "note", "内容是空的"),
    "a list for a text": (UPDATE | {"note": ["甲"]}, "note", "note 应当是一个值"),
    "a text for a list": (UPDATE | {"evidence": "甲"}, "evidence", "evidence 应当是一个列表"),
    "a record for a text": (UPDATE | {"note": {"甲": "乙"}}, "note", "note 应当是一个值"),
    "an unseen character": (UPDATE | {"note": "甲\u200b"}, "note", "零宽空格 U+200B"),
    "unseen in a list": (UPDATE | {"evidence": ["甲", "乙\ufffd"]}, "evidence", "U+FFFD"),
    "a return": (UPDATE | {"note": "甲\r\n乙"}, "note", "单独的回车符"),
    "no such field": (UPDATE | {"percent": "60%"}, "percent", "进展没有“percent”这一项"),
    "a field missing": ({"date": "2020-06-30"}, None, "进展缺少 task 任务"),
}


@pytest.mark.parametrize(("values", "field", "words"), REFUSED.values(), ids=REFUSED)
def test_a_record(plan_with: Write, values: dict[str, Any], field: str | None, words: str) -> None:
    (why,) = refused(load(plan_with(PLAN)), Append("updates", values))
    assert (why.edit, why.field) == (0, field)
    assert words in why.message


def test_all_reasons_at_once(plan_with: Write) -> None:
    loaded = load(plan_with(PLAN))
    assert loaded.plan is not None
    task = loaded.plan.tasks[0]
    found = refused(
        loaded,
        Append("updates", UPDATE),
        Append("updates", UPDATE | {"progress": "六成", "x": "1", "note": "甲\u200b"}),
        Replace(task, "due", "年底前"),
        Insert(task, "extensions", {"date": "2020-06-01"}),
        Append("owners", OWNER | {"kind": "道"}),
        Append("things", {"name": "甲"}),
        Replace(task, "nothing", "甲"),
        Insert(task, "note", {"a": "b"}),
    )
    assert {(why.edit, why.field) for why in found} == {
        (1, "progress"),
        (1, "x"),
        (1, "note"),
        (2, "due"),
        (3, None),
        (4, "kind"),
        (5, None),
        (6, "nothing"),
        (7, "note"),
    }


def test_the_message_of_one_edit_names_the_place_it_breaks(plan_with: Write) -> None:
    loaded = load(plan_with(PLAN))
    (why,) = refused(
        loaded,
        Append("tasks", {"id": "T-1", "title": "甲", "workstream": "HW", "due": "2020-12-01"}),
    )
    assert why.edit == 0
    assert "T-1" in why.message


def test_a_rule_that_is_broken(plan_with: Write) -> None:
    text = PLAN.replace("due: 2020-12-20}", "due: 2020-12-20, parts: [{owner: 东街道}]}")
    loaded = load(plan_with(text))
    assert loaded.plan is not None
    (why,) = refused(loaded, Replace(loaded.plan.tasks[0], "done", "2020-06-01"))
    assert (why.edit, why.field) == (0, "done")


def test_errors_that_were_there_do_not_matter(plan_with: Write) -> None:
    loaded = load(plan_with(PLAN, **{"b.yaml": "updates:\n- {task: T-9, date: 2020-06-31}\n"}))
    done = edited(loaded, [Append("updates", UPDATE)])
    assert [f.name for f in done.files] == ["records/2020-06.yaml"]


SEVERAL = """\
plan: {id: demo, name: 示例, year: 2020, owner: 区文明办}
owners: [{name: 东街道, kind: subdistrict}]
workstreams: [{id: HW, name: 环境卫生, kind: rectification, owner: 东街道}]
categories: [name: 卫生]
tasks:
  - id: T-1
    title: 清死角
    workstream: HW
    due: 2020-12-20
    support: [东街道]
    updates: # 一
"""
OTHERS = "updates:\n- {task: T-1, date: 2020-06-01}\n- {task: T-1, date: 2020-06-02}\n"


def test_one_place_is_changed_once(plan_with: Write) -> None:
    loaded = load(plan_with(SEVERAL))
    assert loaded.plan is not None
    task = loaded.plan.tasks[0]
    twice: list[tuple[Edit, Edit]] = [
        (Replace(task, "title", "甲"), Replace(task, "title", "乙")),
        (Replace(task, "note", "甲"), Replace(task, "note", "乙")),
        (
            Replace(task, "updates", [{"date": "2020-06-01"}]),
            Insert(task, "updates", {"date": "2020-06-02"}),
        ),
        (Insert(task, "updates", {"date": "2020-06-02"}), Replace(task, "updates", [])),
        (Replace(task, "support", []), Replace(task, "support", ["东街道"])),
    ]
    for edits in twice:
        assert refused(loaded, *edits)[0].message == "同一处改了两次"


def test_what_is_replaced_is_not_changed_inside(plan_with: Write) -> None:
    text = SEVERAL.replace("updates: # 一", "updates: [{date: 2020-06-01, note: 甲}]")
    loaded = load(plan_with(text))
    assert loaded.plan is not None
    task = loaded.plan.tasks[0]
    inside = Replace(task.updates[0], "note", "乙")
    (why,) = refused(loaded, Replace(task, "updates", [{"date": "2020-06-02"}]), inside)
    assert (why.edit, why.message) == (1, "同一处改了两次")


def test_a_plan_that_is_not_read_is_not_changed(plan_with: Write) -> None:
    (why,) = refused(load(plan_with("tasks: []\n")), Append("owners", OWNER))
    assert (why.edit, why.message) == (None, "计划读不出来，改不了")


def test_a_plan_that_was_changed_meanwhile_is_not_changed(plan_with: Write) -> None:
    loaded = load(plan_with(PLAN))
    plan_with(f"{PLAN}# 尾\n")
    (why,) = refused(loaded, Append("owners", OWNER))
    assert why.message == "计划的文件在读取之后被改过，没有写"


def test_a_plan_that_would_not_be_read_any_more(plan_with: Write) -> None:
    loaded = load(plan_with(PLAN))
    assert loaded.plan is not None
    found = refused(loaded, Replace(loaded.plan.project, "year", "今年"))
    assert found[0] == Refused(0, "year", "year：“今年”不是年份", "写成四位数字，例如 2020")


def test_fields_inside_that_there_are_not(plan_with: Write) -> None:
    loaded = load(plan_with(PLAN))
    assert loaded.plan is not None
    target: dict[str, Typed] = {"value": "1", "unit": "处", "x": {"y": "z"}}
    (why,) = refused(loaded, Replace(loaded.plan.tasks[0], "target", target))
    assert why.message == "没有“x”这一项"
    unseen = {"value": "1", "unit": "处\u200b"}
    (why,) = refused(loaded, Replace(loaded.plan.tasks[0], "target", unseen))
    assert (why.field, why.message) == ("target", "这里有零宽空格 U+200B")


def test_what_nobody_wrote_is_not_changed(plan_with: Write) -> None:
    loaded = load(plan_with(PLAN))
    assert loaded.plan is not None
    (why,) = refused(loaded, Replace(loaded.plan.settings.board, "top", "5"))
    assert why.message == "红黑榜口径还没有写，改不了"
    done = edited(loaded, [Replace(loaded.plan.settings, "board", {"top": "5"})])
    assert done.after.settings.board.top == 5
    (why,) = refused(
        loaded,
        Replace(loaded.plan.settings, "due_soon_days", "1"),
        Insert(loaded.plan.settings.board, "x", {}),
    )
    assert why.edit == 1


def test_errors_elsewhere_are_told_with_their_place(plan_with: Write) -> None:
    loaded = load(plan_with(PLAN, **{"b.yaml": OTHERS}))
    assert loaded.plan is not None
    renamed = Replace(loaded.plan.tasks[0], "id", "T-2")
    found = refused(loaded, renamed, Append("owners", OWNER))
    assert [why.edit for why in found] == [None, None]
    assert found[0].message.startswith("b.yaml 第 2 行：")
    assert [why.edit for why in refused(loaded, renamed)] == [0, 0]


def test_a_record_in_a_file_that_is_not_understood(plan_with: Write) -> None:
    text = f"{PLAN}payments:\n- {{date: 2020-06-01\n"
    loaded = load(
        plan_with(PLAN.partition("tasks:")[0], **{"b.yaml": text[text.index("tasks:") :]})
    )
    assert loaded.plan is not None
    (why,) = refused(loaded, Replace(loaded.plan.tasks[0], "note", "甲"))
    assert "还没有读懂，不往里写" in why.message


def test_what_is_not_read_back_is_not_written(plan_with: Write) -> None:
    loaded = load(plan_with(PLAN))
    trees: Trees = {}
    assert read_file("a.yaml", b"payments: []", trees).faults == ()
    spelled = Spelled("payments: []", (), NOWHERE)
    changed = {
        "a.yaml": ChangedText({"payments": ["x"]}, spelled, b"payments: []", ()),
        "b.yaml": ChangedText({}, spelled, b"updates: [", ()),
        "c.yaml": ChangedText({"payments": []}, spelled, b"payments: []", ()),
    }
    comparison = EditOutcome(loaded, loaded, changed, names_units=False)
    told = [why.message.partition("：")[0] for why in comparison.misread(trees)]
    assert told == ["a.yaml", "b.yaml"]


def test_records_that_no_edit_is_about_must_not_change(plan_with: Write) -> None:
    before = load(plan_with(PLAN, **{"b.yaml": OTHERS}))
    after = load(plan_with(PLAN.replace("清死角", "清卫生"), **{"b.yaml": OTHERS[:43]}))
    comparison = EditOutcome(before, after, {}, names_units=False)
    found = [why.message for why in comparison.unmeant(comparison.differences())]
    assert found == [
        "plan.yaml 第 8 行：任务 T-1 也会跟着变，没有改",
        "b.yaml 第 3 行：任务 T-1 也会跟着变，没有改",
    ]


WITH_ALIAS = f"""{PLAN}\
inspections:
  - {{date: 2020-06-01, tier: district, by: 西街办, sites: [S-1]}}
sites:
  - {{id: S-1, name: 甲, type: 乙, owner: 东街道, sponsor: 西街办}}
"""


def test_records_may_follow_the_names_of_units(plan_with: Write) -> None:
    loaded = load(plan_with(WITH_ALIAS))
    assert loaded.plan is not None
    done = edited(loaded, [Replace(loaded.plan.owners[1], "aliases", ["西街办"])])
    assert (done.after.inspections[0].by, done.after.sites[0].sponsor) == ("西街道", "西街道")
    follows = EditOutcome(
        loaded, load(plan_with(PLAN.replace("清死角", "甲"))), {}, names_units=True
    )
    assert {why.message[:14] for why in follows.unmeant(follows.differences())} == {
        "plan.yaml 第 10",
        "plan.yaml 第 12",
        "plan.yaml 第 8 ",
    }


FIRST_ITEMS = {
    "a list with nothing in it": "- {id: T-1, title: 甲, workstream: HW, extensions: []}",
    "a list not begun": "- {id: T-1, title: 甲, workstream: HW, extensions: }",
    "no list yet": "- {id: T-1, title: 甲, workstream: HW}",
    "lines": "- id: T-1\n    title: 甲\n    workstream: HW",
}


@pytest.mark.parametrize("task", FIRST_ITEMS.values(), ids=FIRST_ITEMS)
def test_each_of_the_first_items_is_to_blame_for_itself(plan_with: Write, task: str) -> None:
    task = task.replace("甲", "甲, due: 2020-12-20" if "{" in task else "甲\n    due: 2020-12-20")
    loaded = load(plan_with(f"{PLAN.partition('tasks:')[0]}tasks:\n  {task}\n"))
    assert loaded.plan is not None
    said = {"date": "2020-06-01", "to": "2020-12-25", "reason": "甲", "approved_by": "乙"}
    items = [said, said | {"date": "明天"}, said | {"to": "后天"}]
    edits = [Insert(loaded.plan.tasks[0], "extensions", item) for item in items]
    assert [(why.edit, why.field) for why in refused(loaded, *edits)] == [(1, "date"), (2, "to")]


def test_an_error_that_was_there_before_is_no_reason(plan_with: Write) -> None:
    late = "  - {id: T-2, title: 乙, workstream: HW, start: 2020-06-01, due: 2020-05-01}\n"
    early = late.replace("T-2", "T-3")
    loaded = load(plan_with(PLAN + late + early))
    assert loaded.plan is not None
    first, second, _ = loaded.plan.tasks
    edits = [Replace(first, "title", "清死角、清垃圾"), Replace(second, "title", "丙")]
    assert [task.title for task in edited(loaded, edits).after.tasks[:2]] == [
        "清死角、清垃圾",
        "丙",
    ]
    (why,) = refused(loaded, Replace(first, "start", "2020-12-30"))
    assert "第 8 行：任务 T-1 " in why.message
    done = edited(loaded, [Replace(second, "due", "2020-07-01")])
    assert str(done.after.tasks[1].due) == "2020-07-01"
