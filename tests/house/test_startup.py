"""Starting up is quick because nothing is loaded that is not needed."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import DEMO

HEAVY = ("pydantic", "rich", "jinja2", "yaml", "chinese_calendar")


def loaded_by(*arguments: str) -> set[str]:
    code = (
        "import sys\n"
        "from wenming_cli.cli import main\n"
        f"main({list(arguments)!r})\n"
        "sys.stderr.write('\\n'.join(sys.modules))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return set(run.stderr.split())


def test_the_list_of_commands_loads_none() -> None:
    loaded = loaded_by("--help")
    assert not [name for name in loaded if name.startswith("wenming_cli.commands")]
    assert "pydantic" not in loaded


def test_a_command_loads_no_other() -> None:
    names = {name for name in loaded_by("schema") if name.startswith("wenming_cli.commands.")}
    assert names == {"wenming_cli.commands.schema"}


@pytest.mark.skipif(sys.platform == "win32", reason="there no answers are remembered")
def test_an_answer_from_memory_loads_next_to_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WENMING_NO_CACHE")
    (tmp_path / "cache").mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    command = [sys.executable, "-X", "importtime", "-m", "wenming_cli", "explain", "E301"]
    runs = [
        subprocess.run(command, capture_output=True, encoding="utf-8", check=True, cwd=tmp_path)
        for _ in range(2)
    ]
    worked_out, remembered = ({*run.stderr.replace("|", " ").split()} for run in runs)
    assert runs[0].stdout == runs[1].stdout
    assert "wenming_cli.cli" in worked_out
    assert remembered.isdisjoint({*HEAVY, "typer", "typing", "signal", "hashlib", "pathlib"})
    assert {name for name in remembered if name.startswith("wenming_cli")} <= {
        "wenming_cli",
        "wenming_cli.interrupted",
        "wenming_cli.remembered",
        "wenming_cli.remembered.readings",
        "wenming_cli.remembered.recall",
        "wenming_cli.remembered.store",
        "wenming_cli.remembered.surroundings",
    }


@pytest.mark.parametrize("arguments", [("--version",)])
def test_version_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert loaded_by(*arguments).isdisjoint(HEAVY)


NOT_FOR_STATUS = (
    "changes",
    "dashboard",
    "exchange",
    "explaining",
    "history",
    "patching",
    "repairs",
    "reports",
    "rollup",
    "writing",
)
"""Rooms that a screen has no business in."""

OF_OTHER_TRADES = (
    "pydantic",
    "rich",
    "jinja2",
    "docx",
    "xlsxwriter",
    "python_calamine",
    "markdown_it",
    "PIL",
)
"""Packages that a screen of plain text has no use for."""

COUNTED = """
import dataclasses, io, re, sys
from collections import Counter

made = Counter()

def counting(module, name, what, says):
    real = getattr(module, name)
    def counted(*values, **named):
        if says(values):
            made[what] += 1
        return real(*values, **named)
    setattr(module, name, counted)

def is_ours(values):
    return values[0].__module__.startswith("wenming_cli")

def is_at_import(_values):
    caller = sys._getframe(2)
    return caller.f_code.co_name == "<module>" and "wenming_cli" in caller.f_code.co_filename

counting(dataclasses, "_process_class", "standard records", is_ours)
counting(re, "compile", "patterns", is_at_import)
from wenming_cli.cli import main
from wenming_cli import frozen
counting(frozen, "_standard", "records written out", lambda values: True)
main(["status", "-C", sys.argv[1]])
made["standard records"] -= made["records written out"]
sys.stderr.write(" ".join(f"{what.replace(' ', '_')}={count}" for what, count in made.items()))
"""


def test_status_loads_no_room_it_does_not_need() -> None:
    loaded = loaded_by("status", "-C", str(DEMO))
    rooms = {name.split(".")[1] for name in loaded if name.startswith("wenming_cli.")}
    assert rooms.isdisjoint(NOT_FOR_STATUS)
    assert "loading" in rooms
    assert loaded.isdisjoint(OF_OTHER_TRADES)
    commands = {name for name in loaded if name.startswith("wenming_cli.commands.")}
    assert commands == {"wenming_cli.commands.status"}


def test_status_loads_few_modules() -> None:
    loaded = loaded_by("status", "-C", str(DEMO))
    ours = Counter(name.split(".")[1] for name in loaded if name.startswith("wenming_cli."))
    assert sum(ours.values()) - ours["rules"] <= MOST_MODULES


MOST_MODULES = 228
"""Of ours beside the rules, for ``status``: one more that is needed raises it."""

MOST_MADE = {"standard_records": 30, "patterns": 32}
"""What ``status`` may make of what is slow to make; ``frozen`` and ``lazy_pattern`` cost little."""


def test_status_makes_little_that_is_slow_to_make() -> None:
    run = subprocess.run(
        [sys.executable, "-c", COUNTED, str(DEMO)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    counts = {what: int(count) for what, count in (c.split("=") for c in run.stderr.split())}
    assert counts.keys() >= MOST_MADE.keys()
    assert {what for what, most in MOST_MADE.items() if counts[what] > most} == set(), counts
