"""An answer is said again to the byte, and only where the disk says what it said then."""

import os
from pathlib import Path

import pytest

from wenming_cli.remembered import readings, recall
from wenming_cli.remembered.recall import Recall, Said, recall_of
from wenming_cli.remembered.store import Store

pytestmark = pytest.mark.skipif(os.name == "nt", reason="nothing is remembered there")

SAID: Said = [(1, b"\xe4\xb8\x80\n"), (2, b"!\n"), (1, b"")]


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that a command read, in a place where something may be remembered."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    monkeypatch.delenv("WENMING_NO_CACHE")
    (tmp_path / "a.yaml").write_text("甲", "utf-8")
    return tmp_path / "a.yaml"


def recalled(*words: str) -> Recall:
    found = recall_of([*words])
    assert found is not None
    return found


def kept(asked: Path, code: int = 1, said: Said = SAID) -> None:
    """Have the command remembered, with what the disk says now."""
    notes = readings.noted()
    try:
        readings.content(asked)
        readings.there_is(asked.with_name("b.yaml"))
    finally:
        readings._notes.clear()
    recalled("status").keep(notes.said, code, said)


def test_what_was_said_is_said_again(asked: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert recalled("status").answered() is None
    kept(asked)
    assert recalled("tasks").answered() is None
    assert capfd.readouterr() == ("", "")
    assert recalled("status").answered() == 1
    assert capfd.readouterr() == ("一\n", "!\n")


@pytest.mark.parametrize("name", ["a.yaml", "b.yaml"])
def test_nothing_is_said_once_the_disk_says_something_else(
    asked: Path, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    kept(asked)
    asked.with_name(name).write_text("乙", "utf-8")
    assert recalled("status").answered() is None
    assert capfd.readouterr() == ("", "")


def test_nor_in_other_surroundings(asked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(asked)
    monkeypatch.setenv("COLUMNS", "33")
    assert recalled("status").answered() is None


def test_surroundings_that_change_meanwhile_leave_no_answer(
    asked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = recalled("status")
    monkeypatch.chdir(asked.parent)
    begun.keep({}, 0, SAID)
    monkeypatch.undo()
    assert not (asked.parent / "caches").exists()


@pytest.mark.parametrize("held", [b"", b"x", b"a b c\n", b"a 0 9 1\n", b"a 0 3 1 2\nno\0x"])
def test_an_entry_of_another_version_is_no_answer(
    asked: Path, monkeypatch: pytest.MonkeyPatch, held: bytes
) -> None:
    kept(asked)
    monkeypatch.setattr(Store, "get", lambda *_: held)
    assert recalled("status").answered() is None


def test_too_long_an_answer_is_not_kept(asked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recall, "_MOST", 3)
    kept(asked)
    assert recalled("status").answered() is None


def test_a_stream_that_takes_nothing_leaves_the_command_to_be_worked_out(asked: Path) -> None:
    gone = os.dup(1)
    os.close(gone)
    kept(asked, said=[(gone, b"x")])
    assert recalled("status").answered() is None


@pytest.mark.parametrize(
    ("words", "is_pure"),
    [
        ("status", True),
        ("-C 计划 status", True),
        ("--plan 计划 --debug tasks --all", True),
        ("report -o 报告.docx", False),
        ("report --output=报告.docx", False),
        ("validate", False),
        ("--help", False),
        ("", False),
    ],
)
@pytest.mark.usefixtures("asked")
def test_which_commands_may_be_remembered(words: str, is_pure: bool) -> None:
    assert (recall_of(words.split()) is not None) == is_pure


def test_nothing_is_remembered_in_a_folder_that_is_gone(
    asked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (asked.parent / "gone").mkdir()
    monkeypatch.chdir(asked.parent / "gone")
    (asked.parent / "gone").rmdir()
    assert recall_of(["status"]) is None


@pytest.mark.usefixtures("asked")
def test_what_is_completed_is_remembered_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_WENMING_COMPLETE", "complete_bash")
    assert recall_of([]) is not None


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_nothing_is_remembered_where_a_stream_is_missing(
    monkeypatch: pytest.MonkeyPatch, stream: str
) -> None:
    monkeypatch.setattr(f"sys.{stream}", None)
    assert recall_of(["status"]) is None
