"""Help: commands by when they are used, each with examples that can be typed as they stand."""

import re
import shlex
import shutil
from importlib import import_module
from pathlib import Path

import pytest

from tests.conftest import DEMO, Wenming
from wenming_cli import cli, sink


@pytest.mark.parametrize("name", sorted(cli.NAMES))
@pytest.mark.usefixtures("read_once")
def test_examples_can_be_typed(
    name: str, tmp_path: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = getattr(import_module(f"wenming_cli.commands.{name}"), name)
    examples = re.findall(r"^    例：wenming (.+)$", command.__doc__, re.MULTILINE)
    assert examples
    shutil.copytree(DEMO, tmp_path / "plans" / "demo")
    monkeypatch.chdir(tmp_path)
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
