"""Edits that are refused: every reason at once, in the loader's words, and nothing is written."""

from typing import Any

import pytest

from tests.writing.conftest import PLAN, Write
from wenming_cli.loading import Loaded, load
from wenming_cli.writing.edit import Append, Edit, Insert, Replace
from wenming_cli.writing.editing import EditRefusedError, Refused, edited

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
