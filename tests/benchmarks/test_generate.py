"""The plan that benchmarks read: sound, the same every time, and read whole by the naive reader."""

import subprocess
import sys
from pathlib import Path

import pytest

from wenming_cli.loading import load
from wenming_cli.rules.run import check

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def generate(tasks: int, folder: Path, *more: str) -> dict[str, str]:
    """Write a plan; the text of each file."""
    command = [sys.executable, str(BENCHMARKS / "generate.py"), str(tasks), str(folder), *more]
    subprocess.run(command, check=True)
    return {str(p.relative_to(folder)): p.read_text("utf-8") for p in folder.rglob("*.yaml")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generated plan that needs more than one file of tasks."""
    folder = tmp_path_factory.mktemp("plan")
    generate(1100, folder)
    return folder


def test_it_has_no_fault(folder: Path) -> None:
    loaded = load(folder)
    assert loaded.diagnostics == ()
    assert loaded.plan is not None
    assert check(loaded.plan, None, loaded.broken_lines) == []
    assert len(loaded.plan.tasks) == 1100
    assert any(task.extensions for task in loaded.plan.tasks)
    assert all(task.updates for task in loaded.plan.tasks)


def test_it_has_as_many_findings_and_inspections_as_asked(tmp_path: Path) -> None:
    generate(50, tmp_path, "--findings", "1200", "--visits", "1000")
    loaded = load(tmp_path)
    assert loaded.diagnostics == ()
    assert loaded.plan is not None
    assert check(loaded.plan, None, loaded.broken_lines) == []
    assert (len(loaded.plan.findings), len(loaded.plan.inspections)) == (1200, 1000)
    assert any(finding.repeat_of for finding in loaded.plan.findings)
    assert loaded.plan.end.year == 2022


def test_it_is_the_same_every_time(folder: Path, tmp_path: Path) -> None:
    first = {str(p.relative_to(folder)): p.read_text("utf-8") for p in folder.rglob("*.yaml")}
    assert generate(1100, tmp_path) == first
    assert len(first) > 2


def test_the_naive_reader_reads_it(folder: Path) -> None:
    command = [sys.executable, str(BENCHMARKS / "naive.py"), str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    assert done.stdout == "1100 tasks\n"
