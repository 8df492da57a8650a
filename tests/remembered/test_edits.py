"""With memory and without it, the same is said after any edits; attacked, it is worked out."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.remembered.conftest import SMALL, Runner

EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "6"))

Edit = Callable[[Runner, Path], None]


def _turned(plan: Path, one: str, other: str) -> None:
    """One text for the other, and the clock of the file as if nothing had happened."""
    for path in sorted(plan.rglob("进展.yaml")):
        before = path.stat()
        text = path.read_text("utf-8")
        old, new = (one, other) if one in text else (other, one)
        path.write_text(text.replace(old, new), "utf-8")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _of_same_size(_: Runner, plan: Path) -> None:
    _turned(plan, "1", "9")


def _valid_of_same_size(_: Runner, plan: Path) -> None:
    _turned(plan, "10%", "40%")


def _touched(_: Runner, plan: Path) -> None:
    os.utime(plan / "plan.yaml")


def _new_file(_: Runner, plan: Path) -> None:
    number = len(list(plan.rglob("*.yaml")))
    dates = "start: 2031-02-01, due: 2031-05-01"
    task = f"{{id: HW-9{number}, workstream: HW, title: 新增, owner: 东街道, {dates}}}"
    text = f"tasks:\n- {task}\n"
    (plan / f"new{number}.yaml").write_text(text, "utf-8")


def _removed_file(_: Runner, plan: Path) -> None:
    for path in sorted(plan.glob("new*.yaml"))[:1]:
        path.unlink()


def _renamed_folder(_: Runner, plan: Path) -> None:
    one, other = plan / "records", plan / "台账"
    if one.exists():
        one.rename(other)
    else:
        other.rename(one)


def _template(runner: Runner, _: Path) -> None:
    path = runner.folder / "repo" / "templates" / "brief.md.j2"
    text = path.read_text("utf-8")
    before = path.stat()
    path.write_text(text.translate({ord("1"): "2", ord("2"): "1"}), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _template_of_the_plan(_: Runner, plan: Path) -> None:
    folder = plan / "templates"
    if folder.exists():
        shutil.rmtree(folder)
    else:
        folder.mkdir()
        (folder / "brief.md.j2").write_text("自己的\n", "utf-8")


def _another_day(runner: Runner, _: Path) -> None:
    runner.day = "2031-07-01" if runner.day == "2031-06-30" else "2031-06-30"


def _another_look(runner: Runner, _: Path) -> None:
    if runner.environment.pop("NO_COLOR", None) is None:
        runner.environment["NO_COLOR"] = "1"


def _another_width(runner: Runner, _: Path) -> None:
    columns = runner.environment.get("COLUMNS")
    runner.environment["COLUMNS"] = "30" if columns != "30" else "90"


def _evidence(_: Runner, plan: Path) -> None:
    path = plan / "证据" / "一.jpg"
    if path.exists():
        path.unlink()
    else:
        path.write_text("again", "utf-8")


def _evidence_of_the_repository(runner: Runner, _: Path) -> None:
    path = runner.folder / "repo" / "佐证" / "二.jpg"
    if path.exists():
        path.unlink()
    else:
        path.parent.mkdir(exist_ok=True)
        path.write_text("a picture", "utf-8")


def _a_link(_: Runner, plan: Path) -> None:
    path, target = plan / "tasks" / "环卫.yaml", plan / "tasks" / "环卫.txt"
    if path.is_symlink():
        path.unlink()
        target.rename(path)
    else:
        path.rename(target)
        path.symlink_to(target.name)


def _another_plan(runner: Runner, _: Path) -> None:
    folder = runner.folder / "repo" / "plans" / "other"
    if folder.exists():
        shutil.rmtree(folder)
    else:
        folder.mkdir()
        (folder / "plan.yaml").write_text(SMALL["plan.yaml"].replace("small", "other"), "utf-8")


def _no_longer_git(runner: Runner, _: Path) -> None:
    git = runner.folder / "repo" / ".git"
    if git.exists():
        git.rmdir()
    else:
        git.mkdir()


EDITS: tuple[Edit, ...] = (
    _of_same_size,
    _valid_of_same_size,
    _touched,
    _new_file,
    _removed_file,
    _renamed_folder,
    _template,
    _template_of_the_plan,
    _another_day,
    _another_look,
    _another_width,
    _evidence,
    _evidence_of_the_repository,
    _a_link,
    _another_plan,
    _no_longer_git,
)
COMMANDS = (
    ("status",),
    ("next",),
    ("tasks", "--format", "json"),
    ("show", "HW-01"),
    ("report", "--month", "2031-06", "--template", "brief", "--trust-templates"),
)


def _made(root: Path) -> Path:
    shutil.rmtree(root, ignore_errors=True)
    for name, text in SMALL.items():
        path = root / "plans" / "small" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for name in (".git", "templates", "佐证"):
        (root / name).mkdir()
    (root / "templates" / "brief.md.j2").write_text("{{ title }} 10\n", "utf-8")
    return root / "plans" / "small"


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    command=st.sampled_from(COMMANDS),
    edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=6),
    is_named=st.booleans(),
)
def test_memory_changes_nothing(
    runner: Runner, command: tuple[str, ...], edits: list[Edit], *, is_named: bool
) -> None:
    plan = _made(runner.folder / "repo")
    words = (*command, "-C", str(plan if is_named else plan.parents[1]))
    assert runner.run(*words).code == 0
    for edit in edits:
        edit(runner, plan)
        assert runner.run(*words) == runner.anew(*words), edit.__name__


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
@pytest.mark.parametrize("command", [COMMANDS[0], COMMANDS[-1]], ids=lambda words: words[0])
def test_after_each_edit_the_same_is_said(
    runner: Runner, edit: Edit, command: tuple[str, ...]
) -> None:
    plan = _made(runner.folder / "repo")
    words = (*command, "-C", str(plan))
    assert runner.run(*words).code == 0
    assert not runner.run(*words).worked
    edit(runner, plan)
    assert runner.run(*words) == runner.anew(*words)
    edit(runner, plan)
    assert runner.run(*words) == runner.anew(*words)


# --- attacked -----------------------------------------------------------------------------------


def _answer_of(runner: Runner) -> Path:
    return next((runner.cache / "wenming" / "answers").iterdir())


def _flipped(runner: Runner) -> None:
    held = bytearray(_answer_of(runner).read_bytes())
    held[-3] ^= 1
    _answer_of(runner).write_bytes(held)


def _cut(runner: Runner) -> None:
    held = _answer_of(runner).read_bytes()
    _answer_of(runner).write_bytes(held[: len(held) // 2])


def _emptied(runner: Runner) -> None:
    _answer_of(runner).write_bytes(b"")


def _linked(runner: Runner) -> None:
    path = _answer_of(runner)
    path.rename(runner.folder / "elsewhere")
    path.symlink_to(runner.folder / "elsewhere")


def _folder_linked(runner: Runner) -> None:
    folder = runner.cache / "wenming"
    folder.rename(runner.folder / "elsewhere")
    folder.symlink_to(runner.folder / "elsewhere")


def _writable_by_all(runner: Runner) -> None:
    (runner.cache / "wenming").chmod(0o777)


def _swapped(runner: Runner) -> None:
    """The answer to another question under the name of this one."""
    mine = _answer_of(runner)
    there = set((runner.cache / "wenming" / "answers").iterdir())
    runner.run("tasks", "-C", str(runner.folder / "repo" / "plans" / "small"))
    (other,) = set((runner.cache / "wenming" / "answers").iterdir()) - there
    mine.write_bytes(other.read_bytes())


ATTACKS = (_flipped, _cut, _emptied, _linked, _folder_linked, _writable_by_all, _swapped)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_whoever_meddles_has_it_worked_out(
    runner: Runner, small: Path, attack: Callable[[Runner], None]
) -> None:
    words = ("status", "-C", str(small))
    first = runner.run(*words)
    attack(runner)
    again = runner.run(*words)
    assert again.worked
    assert again == first


@pytest.mark.parametrize("where", ["file", "inside", "nowhere"])
def test_where_nothing_can_be_kept_it_is_worked_out(
    runner: Runner, small: Path, where: str
) -> None:
    (runner.folder / "file").write_bytes(b"")
    places = {"file": runner.folder / "file", "inside": small, "nowhere": Path("/proc/nowhere")}
    words = ("status", "-C", str(small))
    before = sorted(small.rglob("*"))
    for _ in range(2):
        assert runner.run(*words, XDG_CACHE_HOME=str(places[where])).worked
    assert sorted(small.rglob("*")) == before
