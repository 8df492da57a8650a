"""A file is read for itself: what it gives hangs on its name and its content alone."""

from pathlib import Path

import pytest

from wenming_cli.diagnostic import FaultKind, kind_of
from wenming_cli.loading import load, read_file
from wenming_cli.loading.manual import MANUAL
from wenming_cli.loading.reading import NO_FILE
from wenming_cli.rules import EVERY_RULE

TASKS = """\
sample: true
workstream: NM
tasks:
- {id: A, title: 任务, due: 2020-06-30, owner: 丙局, titel: 一}
- {id: A, title: 任务, due: 2020/6/31}
"""
PLAN = """\
plan: {id: p, name: 计划, year: 2020, owner: 办}
owners: [{name: 办, kind: office}]
"""


def test_only_what_the_file_itself_has_wrong_is_said() -> None:
    read = read_file("任务.yaml", TASKS.encode())
    assert [(d.code, d.location.line) for d in read.faults] == [("E201", 4)]
    assert read.is_sample
    assert read.is_whole
    assert read.data is not None
    assert [record["id"] for record in read.data["tasks"]] == ["A", "A"]
    assert "丙局" in {data[field.name] for data, field in read.marks}


def test_the_same_file_beside_others(tmp_path: Path) -> None:
    alone = read_file("a.yaml", TASKS.encode())
    (tmp_path / "plan.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "a.yaml").write_text(TASKS, "utf-8")
    (tmp_path / "b.yaml").write_text(TASKS.replace("tasks", "findings"), "utf-8")
    assert set(alone.faults) < set(load(tmp_path).diagnostics)
    again = read_file("a.yaml", TASKS.encode())
    assert again.faults == alone.faults
    assert again.data == alone.data


def test_a_file_that_is_refused() -> None:
    read = read_file("a.yaml", NO_FILE)
    assert (read.source, read.data, read.marks) == (None, None, [])
    assert [d.code for d in read.faults] == [NO_FILE.code]
    assert not read.is_whole
    assert not read.is_sample


@pytest.mark.parametrize("content", [b"\xff\xfe\xff", b"", "一段文字\n".encode()])
def test_a_file_without_data(content: bytes) -> None:
    read = read_file("a.yaml", content)
    assert read.source is not None
    assert read.data is None
    assert bool(read.faults) is bool(content)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("E105", FaultKind.TEXT),
        ("E201", FaultKind.SCHEMA),
        ("E300", FaultKind.REFERENCE),
        ("E302", FaultKind.MEANING),
        ("E701", FaultKind.MEANING),
    ],
)
def test_the_kind_of_a_fault(code: str, kind: FaultKind) -> None:
    assert kind_of(code) is kind


def test_no_rule_finds_what_could_not_be_read() -> None:
    assert {kind_of(rule.CODE) for rule in EVERY_RULE} == {FaultKind.MEANING}
    assert {kind_of(code) for code in MANUAL} == set(FaultKind)


@pytest.mark.parametrize("written", ["[一,\n    二,\n  ]", "[\n  ]", "[一]", "{\n  一: 二,\n  }"])
def test_a_key_is_added_behind_the_bracket(written: str) -> None:
    text = f"owners:\n- name: 甲\n  aliases: {written}\n"
    read = read_file("a.yaml", text.encode())
    assert read.data is not None
    place = read.data["owners"][0]["place"]
    longer = f"{text[: place.end]}\n  kind: office{text[place.end :]}"
    again = read_file("a.yaml", longer.encode())
    assert again.data is not None
    assert again.data["owners"][0]["kind"] == "office"
    assert [d.code for d in again.faults] == ["E203"] * written.startswith("{")
