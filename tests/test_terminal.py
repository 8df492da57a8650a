"""The edge: files whole or not at all, colours only where they are wanted."""

import gc
import os
import sys
from pathlib import Path

import pytest

from wenming_cli import __main__, files, terminal
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
    monkeypatch.setattr(__main__, "interrupts_end_at_once", lambda: None)
    with pytest.raises(SystemExit) as left:
        __main__.main()
    assert left.value.code == 0
