"""The worked examples of CONTRIBUTING.md do what it says, each in a copy of the tree."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import MakePlan, MakeRepo

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```(?:python|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PART = re.compile(r"^# ((?:src|tests)/\S+?)(?:, (above|below|instead of): (.*))?$", re.MULTILINE)
DAY = ("--as-of", "2020-06-30")
DRIVER = """
import contextlib, io, json, sys
from functools import cache
from wenming_cli.cli import main
from wenming_cli.inputs import plan_choice
plan_choice.load = cache(plan_choice.load)
for arguments in json.loads(sys.argv[1]):
    said = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with contextlib.redirect_stdout(said):
        main(arguments)
    said.flush()
    print(json.dumps(said.buffer.getvalue().decode()))
"""
"""Runs command lines one after the other; what each of them says comes back as a line of JSON."""


def parts(example: str) -> Iterator[tuple[str, str, str, str]]:
    """File, where in it, the line it is about, and the lines to put there, of one example."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    (section,) = (s for s in re.split(r"^(?=\*\*|## )", text, flags=re.MULTILINE) if example in s)
    for block in BLOCK.findall(section):
        _, *found = PART.split(block)
        for at in range(0, len(found), 4):
            path, where, line, lines = found[at : at + 4]
            yield path, where or "", line or "", lines.strip("\n") + "\n"


def inserted(text: str, where: str, start: str, lines: str) -> str:
    kept = text.splitlines(keepends=True)
    (at,) = (number for number, line in enumerate(kept) if line.startswith(start))
    first, last = {"above": (at, at), "below": (at + 1, at + 1), "instead of": (at, at + 1)}[where]
    return "".join((*kept[:first], lines, *kept[last:]))


class Copy:
    """A copy of the tree with an example in it, and the program of that copy."""

    def __init__(self, folder: Path, example: str) -> None:
        self.folder = folder
        for name in ("src", "templates", "plans"):
            shutil.copytree(ROOT / name, folder / name)  # what is compiled too: it stays valid
        for name in ("tests/figures/conftest.py", "tests/rules/test_rules.py"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
        for path, where, line, lines in parts(example):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            text = lines if not where else inserted(file.read_text("utf-8"), where, line, lines)
            file.write_text(text, "utf-8")

    def python(self, folder: Path, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-X", "utf8", *arguments],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(self.folder / "src"), "COLUMNS": "200"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def run(self, folder: Path, *lines: tuple[str, ...]) -> list[str]:
        """What the program says to each command line."""
        said = self.python(folder, "-c", DRIVER, json.dumps(lines))
        return [json.loads(line) for line in said.splitlines()]

    def test(self, *arguments: str) -> None:
        options = ("-q", "-p", "no:cacheprovider", "--import-mode=importlib", "-n", "0")
        self.python(self.folder, "-m", "pytest", *options, *arguments)


PLAN = """\
plan: {id: p, name: 计划, year: 2020, owner: 区文明办}
settings: {board: {minimum: 1, weights: {reassignment_rate: 1}}}
owners: [{name: 城管局, kind: department}, {name: 教体局, kind: department}]
findings:
- {id: W1, found: 2020-06-01, source: inspection, category: 卫生, text: 垃圾没有清运, owner: 城管局,
   log: [{date: 2020-06-03, event: reassigned, to_owner: 教体局}]}
- {id: W2, found: 2020-06-01, source: inspection, category: 秩序, text: 占道经营, owner: 城管局}
"""


def test_a_figure_is_a_row(tmp_path: Path, make_plan: MakePlan, make_repo: MakeRepo) -> None:
    copy = Copy(tmp_path / "copy", "**A figure of a subject there is")
    copy.test("tests/figures/test_reassignment_rate.py")
    folder = make_plan(PLAN)
    make_repo(folder)
    late = "log: [{date: 2020-06-09, event: reassigned, to_owner: 教体局}]"
    (folder / "plan.yaml").write_text(f"{PLAN[:-2]}, {late}}}\n", "utf-8")
    status, explained, closing, board, report, diff = copy.run(
        folder,
        ("status", "--format", "json", *DAY),
        ("explain", "改派率", *DAY),
        ("close", "2020-06", "--dry-run"),
        ("board", "--month", "2020-06", "--format", "json"),
        ("report", "--month", "2020-06"),
        ("diff", "--format", "json", *DAY),
    )
    whole = json.loads(status)["figures"]["reassignment_rate"]
    assert (whole["numerator"], whole["denominator"]) == ("2", "2")
    assert "改派过的问题 ÷ 全部问题（不含误报）" in explained
    assert "reassignment_rate: 100.00% (2/2)" in closing
    assert '"reassignment_rate"' in board
    assert "改派过的问题 ÷ 全部问题（不含误报）" in report
    assert '"reassignment_rate"' in diff


FORMS = [
    "board",
    "budget",
    "findings",
    "indicators",
    "inspections",
    "next",
    "notices",
    "score",
    "status",
    "tasks",
]


def test_a_writer_is_a_file_and_its_name(tmp_path: Path) -> None:
    copy = Copy(tmp_path, "**A writer of pages")
    folder = tmp_path / "plans" / "panlong-2020"
    for name, said in zip(
        FORMS, copy.run(folder, *((name, "--format", "jsonl") for name in FORMS)), strict=True
    ):
        (line,) = said.splitlines()
        assert json.loads(line)["schema"] == f"wenming.{name}/1"
    copy.run(folder, ("status", *DAY, "-o", "status.jsonl"))
    written = (folder / "status.jsonl").read_text("utf-8")
    assert json.loads(written)["schema"] == "wenming.status/1"


def test_a_rule_is_a_file_its_name_and_its_example(tmp_path: Path) -> None:
    copy = Copy(tmp_path, "**A rule")
    copy.test("tests/rules/test_rules.py", "-k", "text_too_short")
    folder = tmp_path / "one"
    folder.mkdir()
    shutil.copy(tmp_path / "tests/rules/findings/text_too_short.yaml", folder / "plan.yaml")
    manual, found = copy.run(folder, ("explain", "E699"), ("validate",))
    assert "问题写得太短" in manual
    assert "E699" in found
    assert "问题 W-1 只写了“脏”" in found
    assert "plan.yaml:4" in found
