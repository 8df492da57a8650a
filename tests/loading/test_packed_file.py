"""A file that was read without a fault comes out of its packed bytes as it went in."""

import random
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DEMO
from wenming_cli.loading.discovery import plan_files
from wenming_cli.loading.file_reading import FileRead, packed_read, read_file, read_packed
from wenming_cli.loading.packed_file import unpacked
from wenming_cli.loading.reading import NO_FILE
from wenming_cli.loading.shaping import Data
from wenming_cli.model.place import Place, Source

EVERY_KIND = """\
sample: 是
所属工作: HW
settings:
  rules: {E304: 警告, E630: 关闭}
  board: {weights: {}}
  holidays: []
tasks:
  - {id: A, title: "一\\n二", due: 2020-06-30, support: [甲, '乙'], territorial: }
  - id: B
    title: |
      几行
      字
    due: 2020-06-30
    target: {value: 5, unit: 处}
    parts:
      - {owner: 甲, updates: [{date: 2020-06-01, value: 1, evidence: [一, 二]}]}
    updates:
    done: 2020-06-12
问题: []
updates:
"""


def seen(value: Any) -> Any:
    """All that a record holds, places and the order of fields too."""
    if isinstance(value, Place):
        kept = {key: list(spans) for key, spans in value.items.items()}
        return value.start, value.keys, list(value.spans), kept, value.broken
    if isinstance(value, dict):
        return [(name, seen(inner)) for name, inner in value.items()]
    return [seen(inner) for inner in value] if isinstance(value, list) else value


def everything(read: FileRead) -> Any:
    assert read.source is not None
    assert read.data is not None
    marks = [(seen(data), found.name) for data, found in read.marks]
    return seen(read.data), marks, read.is_sample, read.is_whole, read.source.text, read.faults


def packed(read: FileRead) -> bytes:
    held = packed_read(read)
    assert held is not None
    return held


def test_every_kind_of_field_comes_back() -> None:
    content = EVERY_KIND.encode()
    read = read_file("a.yaml", content)
    assert read.faults == ()
    again = read_packed("a.yaml", content, packed(read))
    assert everything(again) == everything(read)
    assert again.is_sample
    assert read.data is not None
    assert again.data is not None
    holders = {id(data) for data, _ in again.marks}
    assert {id(again.data), *(id(task) for task in again.data["tasks"])} <= holders


@pytest.mark.parametrize("name", plan_files(DEMO))
def test_the_files_of_the_demo_come_back(name: str) -> None:
    content = (DEMO / name).read_bytes()
    read = read_file(name, content)
    assert everything(read_packed(name, content, packed(read))) == everything(read)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tasks: 一",
        "tasks: [{id: A}]\nodd: 1",
        "tasks:\n- {id: A, id: B}",
        "tasks:\n  id: A\n bad",
        "a: &x 1",
        "<<<<<<< a\nsites: []\n=======\n>>>>>>> b\n",
        "任务：\n- 编号: A\n",
        "sample: maybe",
        "tasks:\n- {id: A, title: a,b}\n",
        "tasks:\n- {id: A\u200b}\n",
    ],
)
def test_a_file_with_more_to_tell_is_not_packed(text: str) -> None:
    read = read_file("a.yaml", text.encode())
    assert packed_read(read) is None


def test_what_was_not_read_is_not_packed() -> None:
    assert packed_read(read_file("a.yaml", NO_FILE)) is None
    assert packed_read(read_file("a.yaml", b"\xff\xfe")) is None


def test_text_that_holds_the_mark_between_texts_is_not_packed() -> None:
    source = Source("a.yaml", "")
    file: Data = {"place": Place(source, 0, ["所属工作"], read_spans()), "workstream": "一\0二"}
    assert packed_read(FileRead(source, file, [], ())) is None


def test_a_record_that_lacks_what_is_written_in_it_is_not_packed() -> None:
    file: Data = {"place": Place(Source("a.yaml", ""), 0, ["所属工作"], read_spans())}
    assert packed_read(FileRead(Source("a.yaml", ""), file, [], ())) is None


def read_spans() -> Any:
    read = read_file("a.yaml", "所属工作: 一\n".encode())
    assert read.data is not None
    return read.data["place"].spans


def test_any_other_bytes_are_told_from_packed_ones() -> None:
    rng = random.Random(7)  # noqa: S311  no secret
    held = packed(read_file("a.yaml", EVERY_KIND.encode()))
    source = Source("a.yaml", EVERY_KIND)
    wrong = [b"", b"\0", held[:-1] + b"\xff", held[:40], held[40:], rng.randbytes(900)]
    wrong += [held[:at] + rng.randbytes(4) + held[at + 4 :] for at in range(0, 240, 4)]
    for content in wrong:
        try:
            data, _ = unpacked(content, source)
        except ValueError:
            continue
        assert data["place"].source is source


def test_packed_bytes_of_another_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_packed(str(tmp_path), b"tasks: []", b"\1\0\0\0\5")
