"""Starting up is quick because nothing is loaded that is not needed."""

import subprocess
import sys
from pathlib import Path

import pytest

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
