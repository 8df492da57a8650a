"""What all tests share: plans written from text, golden files, the program run in-process."""

import gc
import os
import subprocess
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from types import CodeType
from typing import Any

import hypothesis
import pytest

from wenming_cli import cli, origin, terminal
from wenming_cli.diagnostic import Diagnostic
from wenming_cli.inputs import plan_checking, plan_choice
from wenming_cli.loading import Loaded, load
from wenming_cli.model.plan import Plan
from wenming_cli.reports.environment import Sandbox
from wenming_cli.rules.run import check, errors

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "plans" / "panlong-2020"

# Random plans are the same in each run, so that a change is refused for what it does and not for
# what chance drew; with more of them asked for, others are drawn each time.
hypothesis.settings.register_profile(
    "untimed",
    deadline=None,
    derandomize="WENMING_EXAMPLES" not in os.environ,
    max_examples=int(os.environ.get("WENMING_EXAMPLES", "50")),
)
hypothesis.settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh-golden", action="store_true", help="write golden files anew")
    parser.addoption(
        "--day",
        type=date.fromisoformat,
        default=date(2021, 3, 15),
        help="the day the clock shows in every test that sets none itself",
    )


def pytest_itemcollected(item: pytest.Item) -> None:
    """Coverage is of tests that say what comes of a line, not of random plans and house rules."""
    is_random = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
    if is_random or item.path.parent.name == "house":
        item.add_marker("no_cover")


def pytest_collection_finish() -> None:
    """Most of what there is stays till the end: the collector need not go over it so often."""
    gc.set_threshold(50_000, 20, 100)


Golden = Callable[[Path, str], None]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a text with a golden file, or writes the file with ``--refresh-golden``."""
    refresh = request.config.getoption("--refresh-golden")

    def check(path: Path, text: str) -> None:
        if refresh:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        assert text == path.read_bytes().decode("utf-8")

    return check


@dataclass(frozen=True)
class Ran:
    """What a run of the program gave."""

    code: int
    out: str
    err: str


Wenming = Callable[..., Ran]


@pytest.fixture
def wenming(capsys: pytest.CaptureFixture[str]) -> Wenming:
    """Runs the program in-process."""

    def run(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        code = cli.main([str(word) for word in arguments])
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return run


class Installed:
    """The program's package, which notes nothing of where it was installed from."""

    noted: str | None = None

    def __init__(self, _: str) -> None:
        """The one package there is."""

    def read_text(self, _: str) -> str | None:
        """What the installer noted."""
        return self.noted


@pytest.fixture(autouse=True, scope="session")
def _fixed_surroundings(request: pytest.FixtureRequest) -> Iterator[None]:
    """The surroundings of the machine that runs the tests have no say: neither its clock."""
    day = request.config.getoption("--day")
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setattr(terminal, "today", lambda: day)
        surroundings.setattr(origin, "distribution", Installed)
        for name in ("CI", "NO_COLOR", "FORCE_COLOR", "WENMING_DEBUG"):
            surroundings.delenv(name, raising=False)
        for name in [name for name in os.environ if name.startswith("GIT_")]:
            surroundings.delenv(name)
        surroundings.setenv("WENMING_NO_CACHE", "1")
        for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
            surroundings.setenv(name, os.devnull)
        yield


@pytest.fixture
def at_date(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sets the day the clock shows."""

    def set_day(day: str) -> None:
        monkeypatch.setattr(terminal, "today", lambda: date.fromisoformat(day))

    return set_day


_demo = cache(load)
Judge = Callable[..., list[Diagnostic]]
"""What finds faults in a plan: all of them, or the errors."""
_demo_faults: dict[tuple[Judge, int, str], tuple[Plan, list[Diagnostic]]] = {}


def _read(folder: Path, base: Path | None = None) -> Loaded:
    return _demo(folder, base) if folder.resolve() == DEMO else load(folder, base)


def _judged(judge: Judge, plan: Plan, *rest: Any) -> list[Diagnostic]:
    if plan.folder.resolve() != DEMO:
        return judge(plan, *rest)
    key = (judge, id(plan), repr(rest))
    if key not in _demo_faults:
        _demo_faults[key] = plan, judge(plan, *rest)  # a plan that is kept keeps its id
    return _demo_faults[key][1]


_SHIPPED = frozenset(path.read_text("utf-8") for path in (ROOT / "templates").glob("**/*.j2"))
_compile = Sandbox.compile
_compiled: dict[tuple[str, ...], CodeType] = {}


def _compile_once(self: Sandbox, source: str, name: str, filename: str) -> CodeType:
    if source not in _SHIPPED:
        return _compile(self, source, name, filename)
    key = (source, name, filename)
    if key not in _compiled:
        _compiled[key] = _compile(self, source, name, filename)
    return _compiled[key]


_made = cache(cli._loaded)


def _command(name: str) -> Any:
    """A command that was made once; a help page writes into its options."""
    command = copy(_made(name))
    command.params = [copy(param) for param in command.params]
    return command


@pytest.fixture(autouse=True, scope="session")
def _done_once() -> Iterator[None]:
    """What comes out the same in each test is done once a process.

    The demo plan, whose files no test changes, is read and checked for all commands. The templates
    of the program are compiled; those a test writes, each time. Commands are made of their
    functions, and what each is for is fitted into its line.
    """
    with pytest.MonkeyPatch.context() as patches:
        patches.setattr(plan_choice, "load", _read)
        patches.setattr(plan_checking, "check", partial(_judged, check))
        patches.setattr(plan_checking, "errors", partial(_judged, errors))
        patches.setattr(Sandbox, "compile", _compile_once)
        patches.setattr(cli, "_on_one_line", cache(cli._on_one_line))
        patches.setattr(cli, "_loaded", _command)
        yield


class ReadOnce:
    """Plans that are read and checked once, for tests that ask much of files nobody changes."""

    def __init__(self) -> None:
        self._load = cache(_read)
        self._checked: dict[tuple[object, ...], list[Diagnostic]] = {}

    def _judged(self, judge: Judge, plan: Plan, *rest: Any) -> list[Diagnostic]:
        key = (judge, plan.folder, plan.digest, repr(rest))
        if key not in self._checked:
            self._checked[key] = _judged(judge, plan, *rest)
        return self._checked[key]

    def take_over(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Every command reads and checks so, for this test."""
        monkeypatch.setattr(plan_choice, "load", self._load)
        monkeypatch.setattr(plan_checking, "check", partial(self._judged, check))
        monkeypatch.setattr(plan_checking, "errors", partial(self._judged, errors))


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plans are read and checked once a test."""
    ReadOnce().take_over(monkeypatch)


MakePlan = Callable[..., Path]


@pytest.fixture
def make_plan(tmp_path: Path) -> MakePlan:
    """Writes a plan folder: ``plan.yaml`` from text, further files by name."""

    def make(text: str, **files: str) -> Path:
        folder = tmp_path / "计划"
        folder.mkdir(exist_ok=True)
        (folder / "plan.yaml").write_text(text, encoding="utf-8")
        for name, content in files.items():
            (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
        return folder

    return make


# --- repositories ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Repo:
    """A git repository in a folder, its commits made by nobody at fixed times."""

    folder: Path

    def git(self, *arguments: str, day: str = "2020-07-01") -> str:
        """Run git and give back what it says."""
        made = {f"GIT_{who}_DATE": f"{day}T12:00:00+0800" for who in ("AUTHOR", "COMMITTER")}
        who = ("-c", "user.name=张某", "-c", "user.email=x@example.org", "-c", "gc.auto=0")
        done = subprocess.run(
            ["git", *who, *arguments],
            cwd=self.folder,
            env=os.environ | made,
            check=True,
            capture_output=True,
        )
        return done.stdout.decode("utf-8").strip()

    def commit(self, message: str = "改动", day: str = "2020-07-01") -> str:
        """Commit everything; the hash."""
        self.git("add", "-A", day=day)
        self.git("commit", "-q", "--allow-empty", "-m", message, day=day)
        return self.git("rev-parse", "HEAD")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace what stands once in a file."""
        path = self.folder / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1, old
        path.write_text(text.replace(old, new), "utf-8")


MakeRepo = Callable[[Path], Repo]


@pytest.fixture
def make_repo() -> MakeRepo:
    """Makes a folder a repository on the branch ``main``, with all of it committed."""

    def make(folder: Path) -> Repo:
        repo = Repo(folder)
        repo.git("init", "-q", "-b", "main")
        repo.commit("计划", "2020-06-01")
        return repo

    return make
