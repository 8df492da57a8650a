"""Runs of the program that remember, each as if it were a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

DAY = "2031-06-30"


@dataclass(frozen=True)
class Kept:
    """How a run ended, and whether it was worked out or remembered."""

    code: int
    said: tuple[str, str]
    worked: bool = field(compare=False)
    overlooked: tuple[str, ...] = field(compare=False)


class Runner:
    """Runs the program in a place, with memory in a folder beside it."""

    def __init__(self, process: "subprocess.Popen[str]", folder: Path) -> None:
        self._process = process
        self.folder = folder
        self.cache = folder / "cache"
        self.environment = {
            "PATH": os.environ.get("PATH", ""),
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "XDG_CACHE_HOME": str(self.cache),
        }
        self.day = DAY
        self.out = "file"

    def run(self, *words: str, **more: str) -> Kept:
        """What is said where something may be remembered."""
        return self.spied(self.folder / "nowhere", *words, **more)

    def spied(self, below: Path, *words: str, **more: str) -> Kept:
        """The same, with what is looked at below a folder and not noted."""
        asked = {
            "words": words,
            "folder": str(self.folder),
            "environment": self.environment | more,
            "day": self.day,
            "spied": str(below),
            "out": self.out,
        }
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        told = json.loads(self._process.stdout.readline())
        return Kept(told["code"], tuple(told["said"]), told["worked"], tuple(told["overlooked"]))

    def anew(self, *words: str, **more: str) -> Kept:
        """What is said where nothing is."""
        return self.run(*words, WENMING_NO_CACHE="1", **more)


@pytest.fixture(scope="session")
def kept_runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator["subprocess.Popen[str]"]:
    if not hasattr(os, "fork"):
        pytest.skip("answers are remembered where processes can be forked")
    script = Path(__file__).with_name("kept_runs.py")
    process = subprocess.Popen(
        [sys.executable, str(script), str(tmp_path_factory.mktemp("said"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with process:
        assert process.stdin
        assert process.stdout
        process.stdout.readline()
        yield process
        process.stdin.close()


@pytest.fixture
def runner(kept_runs: "subprocess.Popen[str]", tmp_path: Path) -> Runner:
    return Runner(kept_runs, tmp_path)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A plan in a repository that has templates of its own."""
    plan = tmp_path / "repo" / "plans" / "small"
    for name, text in SMALL.items():
        path = plan / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (tmp_path / "repo" / ".git").mkdir()
    templates = tmp_path / "repo" / "templates"
    templates.mkdir()
    (templates / "brief.md.j2").write_text("{{ title }} 10\n", "utf-8")
    return plan


SMALL = {
    "plan.yaml": """plan: {id: small, name: 示例, year: 2031, owner: 区文明办}
owners: [{name: 东街道, kind: subdistrict}]
workstreams: [{id: HW, name: 环境卫生, kind: rectification, owner: 东街道}]
""",
    "tasks/环卫.yaml": """workstream: HW
tasks:
- id: HW-01
  title: 清运垃圾
  owner: 东街道
  start: 2031-01-01
  due: 2031-06-30
""",
    "records/进展.yaml": """updates:
- {task: HW-01, date: 2031-06-10, progress: 10%, evidence: [证据/一.jpg, 佐证/二.jpg]}
""",
    "证据/一.jpg": "not a picture",
}
