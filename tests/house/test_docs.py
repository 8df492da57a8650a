"""What the documents say is what the program does."""

import re
import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Wenming

ROOT = Path(__file__).parents[2]


def test_the_data_dictionary_is_that_of_the_model() -> None:
    page = runpy.run_path(str(ROOT / "docs" / "dictionary.py"))["page"]
    assert (ROOT / "docs" / "format.md").read_text("utf-8") == page()


def test_the_picture_shows_real_output(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    picture = runpy.run_path(str(ROOT / "docs" / "picture.py"))
    drawn = picture["drawn"](picture["output"]())
    assert (ROOT / "docs" / "status.svg").read_text("utf-8") == drawn
    assert "url(http" not in drawn


def test_the_error_in_the_readme_is_real(
    tmp_path: Path,
    wenming: Wenming,
    at_date: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    at_date("2020-07-10")
    assert wenming("init", "plan").code == 0
    tasks = tmp_path / "plan" / "tasks" / "huanjing-weisheng.yaml"
    written = tasks.read_text("utf-8")
    tasks.write_text(written.replace("完成时限: 2020-06-30", "完成时限: 2020/6/30"), "utf-8")
    shown = wenming("validate", "plan").out
    assert shown.strip() in (ROOT / "README.md").read_text("utf-8")


def test_the_build_runs_the_commands_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    prepare = "python3 -m venv .venv && . .venv/bin/activate && "
    build = (ROOT / ".ci" / "run").read_text("utf-8").replace("install -q ", "install ")
    commands = [line for line in readme.splitlines() if line.startswith(prepare)]
    assert len(commands) == 2
    for command in commands:
        assert command.removeprefix(prepare) in build


def test_what_the_first_page_shows_can_be_typed(
    tmp_path: Path, wenming: Wenming, at_date: Callable[[str], None]
) -> None:
    at_date("2026-11-27")
    assert wenming("init", tmp_path, "--ci", "none").code == 0
    page = (ROOT / "docs" / "上手.md").read_text("utf-8")
    (typed,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    (tmp_path / "records" / "x.yaml").write_text(typed, "utf-8")
    assert wenming("validate", tmp_path).code == 0


def test_the_commands_of_the_first_page_can_be_typed(
    tmp_path: Path,
    wenming: Wenming,
    at_date: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at_date("2026-12-01")  # the month has ended that is closed
    monkeypatch.chdir(tmp_path)
    page = (ROOT / "docs" / "上手.md").read_text("utf-8")
    blocks = re.findall(r"^```(\w*)\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    typed = [line for kind, text in blocks if not kind for line in text.splitlines()]
    assert "cd 我们区创文" in typed
    for line in typed:
        if line.startswith("cd "):
            monkeypatch.chdir(tmp_path / line.removeprefix("cd "))
            continue
        program, *words = line.split()
        assert program == "wenming"
        ran = wenming(*words)
        assert ran.code == 0, ran.err
