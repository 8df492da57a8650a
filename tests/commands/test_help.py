"""Help: commands by when they are used, each with examples that can be typed as they stand."""

import re
import shlex
import shutil
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

import pytest

from tests.conftest import DEMO, ReadOnce, Wenming
from wenming_cli import cli, sink


@dataclass
class Place:
    """A folder with a copy of the demo, read once till it is changed, and then made anew."""

    root: Path
    once: ReadOnce = field(default_factory=ReadOnce)

    def tidy(self) -> None:
        """Nothing but the copy, and that as it came."""
        plan = self.root / "plans" / "demo"
        if contents(self.root / "plans") != {Path("demo"): None, **contents(DEMO, "demo")}:
            shutil.rmtree(self.root / "plans", ignore_errors=True)
            shutil.copytree(DEMO, plan)
            self.once = ReadOnce()
        for path in self.root.iterdir():
            if path.is_dir() and path.name != "plans":
                shutil.rmtree(path)
            elif path.is_file():
                path.unlink()


def contents(folder: Path, below: str = "") -> dict[Path, bytes | None]:
    """What is in a folder: files with what they say, and folders."""
    found = sorted(folder.rglob("*"))
    return {below / p.relative_to(folder): None if p.is_dir() else p.read_bytes() for p in found}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(tmp_path_factory.mktemp("place"))


@pytest.mark.parametrize("name", sorted(cli.NAMES))
def test_examples_can_be_typed(
    name: str, place: Place, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = getattr(import_module(f"wenming_cli.commands.{name}"), name)
    examples = re.findall(r"^    例：wenming (.+)$", command.__doc__, re.MULTILINE)
    assert examples
    place.tidy()
    place.once.take_over(monkeypatch)
    monkeypatch.chdir(place.root)
    for example in examples:
        typed = shlex.split(example)
        assert typed[0] == name
        ran = wenming(*typed)
        assert ran.code != 3
        assert "用法见" not in ran.err


def test_commands_stand_under_the_time_they_are_used(wenming: Wenming) -> None:
    assert {"每天", "每月", "为什么", "交换", "维护"} <= set(cli.COMMANDS)
    shown = wenming("--help").out
    for heading, named in cli.COMMANDS.items():
        assert (f"─ {heading} ─" in shown) == bool(named)
    assert "第一次用：wenming init" in shown


@pytest.mark.parametrize("columns", [80, 100, 120])
@pytest.mark.parametrize("name", ["", *cli.NAMES])
def test_help_ends_its_lines_where_chinese_lines_may_end(
    name: str, columns: int, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = wenming(*filter(None, [name]), "--help").out.splitlines()
    assert max(map(sink.width, lines)) <= columns
    told = [line.strip(" │") for line in lines]
    assert not [line for line in told if line.startswith(tuple("，。；：、）”"))]
    assert not [line for line in told if line.endswith(tuple("（“"))]
