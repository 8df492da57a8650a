"""The edge: files whole or not at all, colours only where they are wanted."""

import atexit
import gc
import io
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from wenming_cli import __main__, files, terminal, working
from wenming_cli.stop import Stop
from wenming_cli.terminal import today


def test_a_file_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    real = tmp_path / "real.md"
    real.write_text("旧")
    real.chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to(real)
    files.write_whole(link, "新\n".encode())
    assert link.is_symlink()
    assert real.read_text("utf-8") == "新\n"
    assert real.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.md", "real.md"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text("旧")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Stop, match="写不了"):
        terminal.emit("新", path)
    assert path.read_text() == "旧"
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]


@pytest.mark.parametrize(
    ("mode", "surroundings", "is_terminal", "wanted"),
    [
        ("always", {}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
    ],
)
def test_colour(
    mode: str,
    surroundings: dict[str, str],
    is_terminal: bool,
    wanted: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: is_terminal, raising=False)
    with terminal.coloured(mode):
        assert terminal.use_colour() is wanted


def test_today_is_a_date() -> None:
    assert today().year >= 2026


def test_the_script_leaves_with_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["wenming", "--version"])
    monkeypatch.setattr(gc, "disable", lambda: None)
    monkeypatch.setattr(working, "interrupts_end_at_once", lambda: None)
    monkeypatch.setattr(atexit, "_run_exitfuncs", lambda: None)
    monkeypatch.setattr(os, "_exit", sys.exit)
    with pytest.raises(SystemExit) as left:
        __main__.main()
    assert left.value.code == 0


# --- those who wait -------------------------------------------------------------------------------


class Screen(io.StringIO):
    """Standard error that somebody looks at."""

    def isatty(self) -> bool:
        """It is a terminal."""
        return True


def looked_at(monkeypatch: pytest.MonkeyPatch) -> Screen:
    shown = Screen()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr(terminal, "PATIENCE", 0.01)
    return shown


def until(told: Callable[[], bool]) -> None:
    """Wait for a thread, at most some seconds."""
    limit = time.monotonic() + 10
    while not told() and time.monotonic() < limit:
        time.sleep(0.005)
    assert told()


def test_long_work_shows_that_it_goes_on_and_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = looked_at(monkeypatch)
    with terminal.patience():
        terminal.doing("正在读计划")
        until(lambda: "\r正在读计划，已经 0 秒（按 Ctrl+C 停下）" in screen.getvalue())
        terminal.tell("好了")
        said = screen.getvalue()
        time.sleep(0.05)
        assert screen.getvalue() == said
    *_, wiped, last = said.split("\r")
    assert (set(wiped), last) == ({" "}, "好了\n")


def test_short_work_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = looked_at(monkeypatch)
    monkeypatch.setattr(terminal, "PATIENCE", 60)
    with terminal.patience():
        terminal.doing("正在算")
    assert screen.getvalue() == ""


def test_where_nobody_looks_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = looked_at(monkeypatch)
    monkeypatch.setattr(screen, "isatty", lambda: False)
    with terminal.patience():
        terminal.doing("正在算")
        time.sleep(0.05)
    assert screen.getvalue() == ""


def test_messages_are_folded_but_paths_stay_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = looked_at(monkeypatch)
    monkeypatch.setenv("COLUMNS", "30")
    path = "plans/" + "a" * 40 + ".yaml"
    terminal.tell(f"已写 {path}\n这一句话比三十列宽，所以分成两行，标点不在行首。")
    assert screen.getvalue().splitlines() == [
        "已写",
        path,
        "这一句话比三十列宽，所以分成两",
        "行，标点不在行首。",
    ]
