"""Starting up is quick because nothing is loaded that is not needed."""

import subprocess
import sys

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


@pytest.mark.parametrize("arguments", [("--version",)])
def test_version_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert loaded_by(*arguments).isdisjoint(HEAVY)
