"""Broken plans by the thousand: every one is judged, and nothing of it gets through to an output.

``WENMING_TREES=50000 python -m pytest tests/hostile/test_trees.py`` tries more of them,
``WENMING_FIRST_TREE=N`` starts at another seed. A failure names the seed and what was done.
"""

import contextlib
import io
import os
import random
import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

from tests.hostile.outputs import faults_of_output, forged_lines, misplaced, raw_characters
from tests.hostile.trees import Tree, tree_of, whole_tree_of
from wenming_cli import cli
from wenming_cli.formats.diagnostics import FORMATS, name_of
from wenming_cli.inputs import plan_checking
from wenming_cli.inputs.days import day
from wenming_cli.repairs import fix, shown_diff

pytestmark = pytest.mark.no_cover

TREES = int(os.environ.get("WENMING_TREES", "120"))
FIRST = int(os.environ.get("WENMING_FIRST_TREE", "0"))
PARTS = 8
WHOLE_TREES = max(6, TREES // 100)
LONGEST = 10
COMMANDS = (
    ("validate", "{}", "--strict", "--as-of", "2020-06-30"),
    ("validate", "{}", "--format", "github"),
    ("-C", "{}", "status", "--as-of", "2020-06-30"),
    ("-C", "{}", "status", "--by", "owner", "--all", "--month", "2020-06"),
    ("-C", "{}", "status", "--format", "json"),
    ("-C", "{}", "status", "--format", "markdown"),
    ("-C", "{}", "tasks", "--as-of", "2020-06-30"),
    ("-C", "{}", "tasks", "--format", "json"),
    ("-C", "{}", "report", "--month", "2020-06"),
    ("-C", "{}", "report", "--month", "2020-06", "--format", "json"),
    ("-C", "{}", "show", "NM-01"),
    ("-C", "{}", "show", "区文明办", "--format", "json"),
    ("-C", "{}", "explain", "completion_rate", "--as-of", "2020-06-30"),
    ("-C", "{}", "explain", "budget_execution_rate"),
    ("-C", "{}", "trend", "逾期", "S曲线", "预算执行率", "--as-of", "2020-06-30"),
    ("-C", "{}", "trend", "巡查覆盖率", "--by", "cycle", "--owner", "区文明办"),
    ("-C", "{}", "next", "--format", "message", "--as-of", "2020-06-30"),
    ("-C", "{}", "next", "--format", "ics", "--as-of", "2020-06-30"),
    ("-C", "{}", "tasks", "--format", "mermaid", "--as-of", "2020-06-30"),
    ("-C", "{}", "report", "--template", "一页通", "--month", "2020-06"),
    ("-C", "{}", "report", "--month", "2020-06", "--for", "circulation"),
    ("-C", "{}", "dashboard", "--as-of", "2020-06-30"),
)


@contextlib.contextmanager
def watched() -> Iterator[None]:
    """Stop what takes longer than ten seconds."""

    def stop(_: int, __: FrameType | None) -> None:
        raise TimeoutError(f"more than {LONGEST} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(LONGEST)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def texts_of(tree: Tree, folder: Path) -> dict[str, str | None]:
    """The text of each file as people see it, by the name they see."""
    shown = os.path.relpath(folder)
    return {
        f"{shown}/{name}": data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
        for name, data in tree.files.items()
    }


def faults_of(tree: Tree, folder: Path, seed: int) -> list[str]:
    """Everything that is wrong with how a tree is judged."""
    as_of = day("2020-06-30") if seed % 2 else None
    outcome = plan_checking.checked([folder], as_of, (), ())
    found = misplaced(outcome, texts_of(tree, folder))
    for module in FORMATS:
        name = name_of(module)
        found += [f"{name}: {f}" for f in faults_of_output(name, module.render(outcome), outcome)]
    return found


def faults_of_command(arguments: tuple[str, ...], folder: Path) -> list[str]:
    """Everything that is wrong with what a command does."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = cli.main([word.format(folder) for word in arguments])
    printed = out.getvalue() + err.getvalue()
    found = [f"exit {code}: {err.getvalue()}"] if code not in (0, 1, 2) else []
    found += [f"raw {character!r}" for character in raw_characters(printed)]
    if "github" not in arguments:
        found += [f"a command: {line!r}" for line in forged_lines(printed)]
    return [f"{' '.join(arguments)}: {fault}" for fault in found]


def judge(tree: Tree, folder: Path, seed: int) -> None:
    tree.write(folder)
    rng = random.Random(seed)  # noqa: S311
    with watched():
        found = faults_of(tree, folder, seed)
    if seed % 3 == 0:
        with watched():
            found += faults_of_command(rng.choice(COMMANDS), folder)
    assert not found, f"tree {seed}: {tree.done}\n" + "\n".join(found[:10])


@pytest.mark.parametrize("part", range(PARTS))
def test_trees(part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENMING_DEBUG", "1")
    monkeypatch.chdir(tmp_path)
    for seed in range(FIRST + part, FIRST + TREES, PARTS):
        judge(tree_of(seed), tmp_path / str(seed), seed)


def test_whole_trees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENMING_DEBUG", "1")
    monkeypatch.chdir(tmp_path)
    for seed in range(FIRST, FIRST + WHOLE_TREES):
        judge(whole_tree_of(seed), tmp_path / str(seed), seed)


def test_repairs_of_trees(tmp_path: Path) -> None:
    for seed in range(FIRST, FIRST + TREES, 20):
        tree, folder = tree_of(seed), tmp_path / str(seed)
        tree.write(folder)
        with watched():
            shown = "".join(map(shown_diff, fix(folder)))
        assert not raw_characters(shown), f"tree {seed}: {tree.done}"
        assert not forged_lines(shown), f"tree {seed}: {tree.done}"
        assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()} == {
            folder / name: data for name, data in tree.files.items()
        }


def test_the_same_seed_makes_the_same_tree() -> None:
    assert [tree_of(n) for n in range(20)] == [tree_of(n) for n in range(20)]
    assert len({repr(tree_of(n)) for n in range(20)}) == 20
