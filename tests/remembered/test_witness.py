"""What Python tells of a run: all of it noted, or the program's own, or there is a doubt."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wenming_cli.remembered.readings import Notes
from wenming_cli.remembered.surroundings import PACKAGE
from wenming_cli.remembered.witness import Witness

Heard = tuple[str, tuple[Any, ...]]
Agrees = Callable[..., bool]

CODE = f"{PACKAGE}/cli.py"
WRITE = os.O_WRONLY | os.O_CREAT


@pytest.fixture
def agrees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Agrees:
    """Whether a witness agrees that a run noted all, who was told of it by Python so."""
    hooks: list[Callable[[str, tuple[Any, ...]], None]] = []
    monkeypatch.setattr(sys, "addaudithook", hooks.append)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    monkeypatch.delenv("WENMING_NO_CACHE")
    monkeypatch.chdir(tmp_path)
    witness = Witness()

    def told(*events: Heard) -> bool:
        notes = Notes()
        notes.take(("content", str(tmp_path / "a.yaml")), b"")
        notes.take(("entries", str(tmp_path)), b"")
        for event in events:
            hooks[0](*event)
        agreed = witness.agrees(notes)
        hooks[0]("open", ("/etc/passwd", "r", 0))
        assert witness.agrees(notes) == agreed
        return agreed

    return told


@pytest.mark.parametrize(
    "event",
    [
        ("open", ("a.yaml", "r", 0)),
        ("open", (b"a.yaml", "r", 0)),
        ("open", (3, "r", 0)),
        ("open", (CODE, "r", 0)),
        ("open", (os.__file__, "r", 0)),
        ("open", ("caches/wenming/answers/x", "r", 0)),
        ("open", (os.devnull, "r", 0)),
        ("open", (os.devnull, "w", WRITE)),
        ("open", (f"{PACKAGE}/__pycache__/cli.pyc", "w", WRITE)),
        ("os.rename", ("caches/wenming/x", "caches/wenming/y", -1, -1)),
        ("os.mkdir", ("caches", 0o700, -1)),
        ("os.scandir", (None,)),
        ("os.listdir", (PACKAGE,)),
        ("os.putenv", (b"X", b"y")),
        ("os.fork", ()),
        ("import", ("json", None, None, None, None)),
    ],
)
def test_what_leaves_no_doubt(agrees: Agrees, event: Heard) -> None:
    assert agrees(event)


@pytest.mark.parametrize(
    "event",
    [
        ("open", ("b.yaml", "r", 0)),
        ("open", (f"{PACKAGE}/plans/plan.yaml", "r", 0)),
        ("open", ("a.yaml", "w", WRITE)),
        ("os.remove", ("a.yaml", -1)),
        ("os.rename", ("caches/wenming/x", "b.yaml", -1, -1)),
        ("os.listdir", ("b",)),
        ("subprocess.Popen", ("git", [], None, None)),
        ("socket.connect", (None, None)),
        ("os.system", (b"ls",)),
    ],
)
def test_what_leaves_a_doubt(agrees: Agrees, event: Heard) -> None:
    assert not agrees(event)
