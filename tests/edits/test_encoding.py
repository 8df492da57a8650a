"""Files in another encoding or with other line ends, and files that cannot be read at all."""

import os
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

import pytest

from wenming_cli import repairs as edits
from wenming_cli.loading import load
from wenming_cli.loading.reading import MOST_BYTES, NO_FILE
from wenming_cli.repairs import draft

TASK = """\
tasks:   # 任务
- id: NM-1
  title: 整治农贸市场
  workstream: NM
  due: 2020-06-30
"""


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (TASK.encode("gbk"), "GBK"),
        (TASK.replace("\n", "\r\n").encode("gbk"), "GBK"),
        (BOM_UTF16_LE + TASK.encode("utf-16-le"), "UTF-16"),
        (BOM_UTF16_BE + TASK.encode("utf-16-be"), "UTF-16"),
        (TASK.encode("utf-16-le"), "UTF-16"),
        (TASK.encode("utf-16-be"), "UTF-16"),
        ("sample: true\n".encode("utf-16-le"), "UTF-16"),
    ],
)
def test_becomes_utf8(data: bytes, what: str, folder: Path) -> None:
    (folder / "a.yaml").write_bytes(data)
    (fixed,) = edits.fix(folder)
    assert fixed.new.decode().replace("\r", "") in (TASK, "sample: true\n")
    assert (b"\r" in fixed.new) == (b"\r" in fixed.old)
    assert [str(repaired) for repaired in fixed.repaired] == [f"第 1 行：{what} 编码改成 UTF-8"]
    edits.write(fixed)
    assert load(folder).diagnostics == ()
    assert edits.fix(folder) == ()
    assert edits.shown_diff(fixed) == "--- a/a.yaml\n+++ b/a.yaml\n（文字不变，只改编码）\n"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_characters_of_four_bytes_become_utf8(line_end: str, folder: Path) -> None:
    text = TASK.replace("农贸", "𠮷祥路䶮江").replace("\n", line_end)
    (folder / "a.yaml").write_bytes(text.encode("gb18030"))
    (found,) = load(folder).diagnostics
    assert "GB18030" in (found.hint or "")
    (fixed,) = edits.fix(folder)
    assert fixed.new == text.encode()
    assert fixed.new.decode().encode("gb18030") == fixed.old


@pytest.mark.parametrize("title", ["環境整治", "整治農貿市場", "街道辦事處"])
def test_what_is_hardly_simplified_chinese_is_left_to_a_person(title: str, folder: Path) -> None:
    text = TASK.replace("整治农贸市场", title).replace("   # 任务", "")
    (folder / "a.yaml").write_bytes(text.encode("big5"))
    (found,) = load(folder).diagnostics
    assert "Big5" in (found.hint or "")
    assert edits.fix(folder) == ()


def test_what_is_wrong_besides_is_repaired_or_told_later(folder: Path) -> None:
    text = TASK.replace("due: ", "due：") + "  owner: 丙局\n"
    (folder / "a.yaml").write_bytes(text.encode("gbk"))
    (fixed,) = edits.fix(folder)
    assert fixed.new.decode() == TASK + "  owner: 丙局\n"
    assert [repaired.line for repaired in fixed.repaired] == [1, 5]
    assert "-  due：2020-06-30\n+  due: 2020-06-30\n" in edits.shown_diff(fixed)


@pytest.mark.parametrize(
    "data",
    [
        "随便写的一段文字，不是计划。\n".encode("gbk"),
        TASK.encode().replace("农".encode(), "农".encode()[:2]),
        TASK.encode()[: len(TASK.encode()) // 2 - 40] + b"\xff\xff\n",
        TASK.encode("utf-16-le") + b"\0",
        b"tasks: \xff\n",
        BOM_UTF8 + TASK.encode("gbk") + b"\xff",
        b"tasks\0: []\n\xff\xff",
    ],
)
def test_stays_what_it_is(data: bytes, folder: Path) -> None:
    (folder / "a.yaml").write_bytes(data)
    (folder / ".gitattributes").write_text("*.yaml eol=lf\n")
    assert edits.fix(folder) == ()


def test_a_byte_order_mark_and_line_ends_are_kept(folder: Path) -> None:
    text = TASK.replace("due: ", "due：").replace("\n", "\r\n") + "  support:\r\n  - 办、市场局\r\n"
    (folder / "a.yaml").write_bytes(BOM_UTF8 + text.encode())
    (fixed,) = edits.fix(folder)
    new = TASK.replace("\n", "\r\n") + "  support:\r\n  - 办\r\n  - 市场局\r\n"
    assert fixed.new == BOM_UTF8 + new.encode()
    assert "\\x0d" not in edits.shown_diff(fixed)
    assert "\\ufeff" not in edits.shown_diff(fixed)


# --- line ends ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("attributes", "asks"),
    [
        ("*.yaml text eol=lf\n", True),
        ("* text=auto eol=lf\n", True),
        ("/records/*.yaml eol=lf\n", True),
        ("**/a.yaml eol=lf\n", True),
        ("records/** eol=lf\n", True),
        ("?.yaml eol=lf\n", True),
        ("a.yaml eol=lf\na.yaml text\n", True),
        ("", False),
        ("*.yaml text\n", False),
        ("*.yml eol=lf\n", False),
        ("records/?.yml eol=lf\n", False),
        ("/a.yaml eol=lf\n", False),
        ("*.yaml eol=crlf\n", False),
        ("*.yaml eol=lf\n*.yaml -text\n", False),
        ("*.yaml eol=lf\n* binary\n", False),
        ("*.yaml diff=yaml\n", False),
        ("# *.yaml eol=lf\n[attr]lf eol=lf\n\n!*.yaml eol=lf\n", False),
    ],
)
def test_line_feeds_where_the_repository_asks(attributes: str, asks: bool, folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".gitattributes").write_text(attributes)
    (folder / "records").mkdir()
    text = TASK.replace("due: ", "due：") + "  note: |\n    一\n    二\n"
    (folder / "records" / "a.yaml").write_bytes(text.replace("\n", "\r\n").encode())
    (fixed,) = edits.fix(folder)
    assert (b"\r" not in fixed.new) == asks
    assert (str(fixed.repaired[0]) == "第 1 行：8 处换行从 CRLF 改成 LF") == asks
    assert ("\\x0d" in edits.shown_diff(fixed)) == asks
    edits.write(fixed)
    assert edits.fix(folder) == ()


def test_the_nearest_attributes_decide_up_to_the_repository(folder: Path) -> None:
    (folder / "a.yaml").write_bytes(TASK.replace("\n", "\r\n").encode())
    (folder.parent / ".gitattributes").write_text("*.yaml eol=lf\n")
    assert edits.fix(folder) == (), "outside git only the folder itself is looked at"
    (folder.parent / ".git").mkdir()
    assert len(edits.fix(folder)) == 1
    (folder / ".gitattributes").write_text("*.yaml eol=crlf\n")
    assert edits.fix(folder) == ()


def test_line_ends_that_change_what_is_said_stay(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".gitattributes").write_text("*.yaml eol=lf\n")
    (folder / "a.yaml").write_bytes(TASK.replace("\n", "\r\n").encode())
    monkeypatch.setattr(edits, "keeps", lambda *_: False)
    assert edits.fix(folder) == ()


# --- what cannot be read ------------------------------------------------------------------------


def test_beside_what_cannot_be_read(folder: Path) -> None:
    (folder / "a.yaml").write_bytes((TASK.replace("due: ", "due：") + "  owner: 丙局\n").encode())
    (folder / "b.yaml").symlink_to("/etc/hostname")
    (folder / "c").symlink_to(folder.parent, target_is_directory=True)
    os.mkfifo(folder / "d.yaml")
    with (folder / "e.yaml").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    (folder / "f").mkdir()
    (folder / "f" / "plan.yaml").write_bytes("plan：".encode())
    (fixed,) = edits.fix(folder)
    assert (fixed.name, fixed.new.decode()) == ("a.yaml", TASK + "  owner: 丙局\n")


def test_a_file_that_vanishes_meanwhile(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.yaml").write_bytes(TASK.replace("due: ", "due：").encode())
    monkeypatch.setattr(draft, "content_of", lambda *_: NO_FILE)
    assert edits.fix(folder) == ()
