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


@pytest.mark.parametrize("arguments", [("--version",)])
def test_version_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert loaded_by(*arguments).isdisjoint(HEAVY)
