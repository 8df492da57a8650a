"""Files of a plan written: all or none, by one writer at a time, whenever it is stopped."""

import os
import platform
import signal
import subprocess
import sys
import textwrap
from pathlib import Path
from threading import Timer

import pytest

from tests.conftest import MakeRepo
from tests.writing.conftest import PLAN, Write
from wenming_cli import files
from wenming_cli.loading import load
from wenming_cli.writing import plan_lock
from wenming_cli.writing.edit import Append, Replace
from wenming_cli.writing.editing import Edited, edited, write
from wenming_cli.writing.file_set import Exchange, writing
from wenming_cli.writing.plan_lock import LockedError, locked, state_file

UPDATE = {"task": "T-1", "date": "2020-06-30", "progress": "60%"}


def two_files(folder: Path) -> Edited:
    """Edits of the plan's own file and of one that is new."""
    loaded = load(folder)
    assert loaded.plan is not None
    return edited(loaded, [Append("updates", UPDATE), Replace(loaded.plan.tasks[0], "note", "甲")])


def state_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".git" not in path.parts
    }


def test_nothing_is_left_behind(plan_with: Write) -> None:
    folder = plan_with(PLAN)
    write(two_files(folder))
    assert list(state_of(folder)) == ["plan.yaml", "records/2020-06.yaml"]


def test_no_edit_writes_nothing(plan_with: Write) -> None:
    folder = plan_with(PLAN)
    before = state_of(folder)
    write(edited(load(folder), []))
    assert state_of(folder) == before


def test_a_plan_that_has_changed_is_not_written(plan_with: Write) -> None:
    folder = plan_with(PLAN)
    done = two_files(folder)
    (folder / "b.yaml").write_text("owners: []\n")
    before = state_of(folder)
    with pytest.raises(files.ChangedError, match="在读取之后被改过，没有写"):
        write(done)
    assert state_of(folder) == before


def _write_and_fail(folder: Path, exchanges: list[Exchange]) -> None:
    with writing(folder) as exchange:
        exchange(exchanges)
        raise OSError("late")


@pytest.mark.parametrize("broken", [0, 1, 2, 99])
def test_a_fault_puts_everything_back(
    plan_with: Write, monkeypatch: pytest.MonkeyPatch, broken: int
) -> None:
    folder = plan_with(PLAN, **{"b.yaml": "sites: []\n"})
    before = state_of(folder)
    exchanges = [
        Exchange(folder / "plan.yaml", before["plan.yaml"], b"a"),
        Exchange(folder / "x/y/c.yaml", None, b"b"),
        Exchange(folder / "b.yaml", before["b.yaml"], None),
    ]
    count = iter(range(99))

    def put(temporary: Path, target: Path) -> None:
        if next(count) == broken:
            raise OSError(28, "full")
        temporary.replace(target)

    monkeypatch.setattr(files, "_take_place", put)
    with pytest.raises(OSError, match="late" if broken == 99 else "full"):
        _write_and_fail(folder, exchanges)
    assert state_of(folder) == before
    assert not (folder / "x").exists()


def test_a_file_that_is_in_the_way(plan_with: Write) -> None:
    folder = plan_with(PLAN)
    with pytest.raises(FileExistsError), writing(folder) as exchange:
        exchange([Exchange(folder / "plan.yaml", None, b"a")])
    with pytest.raises(files.ChangedError), writing(folder) as exchange:
        exchange([Exchange(folder / "plan.yaml", b"other", b"a")])


# --- killed ---------------------------------------------------------------------------------------

KILLED = textwrap.dedent(
    """
    import os, signal, sys
    from pathlib import Path
    from wenming_cli import files
    from wenming_cli.writing.file_set import Exchange, writing
    folder, at = Path(sys.argv[1]), int(sys.argv[2])
    calls = [0]
    def die():
        if calls[0] == at:
            os.kill(os.getpid(), signal.SIGKILL)
        calls[0] += 1
    put, whole = files._take_place, files.write_whole
    def counted(temporary, target):
        die()
        put(temporary, target)
        die()
    files._take_place = counted
    names = ("a.yaml", "b.yaml", "c.yaml")
    with writing(folder) as exchange:
        exchange([Exchange(folder / n, (folder / n).read_bytes() if n != "c.yaml" else None,
                           b"new " + n.encode()) for n in names])
    """
)


def run(folder: Path, at: int) -> int:
    """A writer that is killed after so many steps."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder), str(at)], check=False, capture_output=True
    )
    assert not done.stderr, done.stderr
    return done.returncode


def seen(folder: Path) -> dict[str, bytes]:
    """The files of a plan that are not hidden."""
    return {name: data for name, data in state_of(folder).items() if not name.startswith(".")}


def is_undone(folder: Path) -> bool:
    """Whether the next writer finds something half done, and undoes it."""
    try:
        with writing(folder):
            return False
    except files.ChangedError as error:
        assert "已经放回写以前的样子" in str(error)
        return True


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals")
@pytest.mark.parametrize("in_git", [False, True])
def test_killed_at_any_step(plan_with: Write, make_repo: MakeRepo, in_git: bool) -> None:
    folder = plan_with(PLAN, **{"a.yaml": "old a", "b.yaml": "old b"})
    if in_git:
        make_repo(folder)
    old = seen(folder)
    new = old | {name: f"new {name}".encode() for name in ("a.yaml", "b.yaml", "c.yaml")}
    halves = 0
    for at in range(8):
        assert run(folder, at) == -signal.SIGKILL
        left = seen(folder)
        assert all(data in (old.get(name), new[name]) for name, data in left.items())
        is_half = left not in (old, new)
        halves += is_half
        assert is_undone(folder) is is_half
        assert seen(folder) == (old if is_half else left)
        (folder / "c.yaml").unlink(missing_ok=True)
        for name, data in old.items():
            (folder / name).write_bytes(data)
    assert halves == 4
    assert run(folder, 8) == 0
    assert seen(folder) == new


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals")
def test_what_somebody_changed_since_is_left_alone(plan_with: Write) -> None:
    folder = plan_with(PLAN, **{"a.yaml": "old a", "b.yaml": "old b"})
    run(folder, 6)
    (folder / "a.yaml").write_text("mine")
    assert is_undone(folder)
    assert (folder / "a.yaml").read_text() == "mine"
    assert (folder / "b.yaml").read_text() == "old b"


# --- two at once ----------------------------------------------------------------------------------


def holder_of(folder: Path) -> "subprocess.Popen[bytes]":
    """A process that holds the lock of a plan until it is told to end."""
    code = (
        "import sys; from pathlib import Path; from wenming_cli.writing.plan_lock import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(folder)]
    held = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert held.stdout is not None
    assert held.stdout.readline() == b"held\n"
    return held


def test_the_second_is_told_who_writes(plan_with: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = plan_with(PLAN)
    monkeypatch.setattr(plan_lock, "TRIES", 3)
    done, held = two_files(folder), holder_of(folder)
    words = f"本机的进程 {held.pid} 正在写这个计划，没有写"
    with held:
        with pytest.raises(LockedError, match=words):
            write(done)
        held.kill()
    write(two_files(folder))
    assert not state_file(folder, ".lock").exists()


def test_the_second_waits(plan_with: Write) -> None:
    folder = plan_with(PLAN)
    with holder_of(folder) as held:
        assert held.stdin is not None
        Timer(1 / 4, held.stdin.close).start()
        write(two_files(folder))
    assert "records/2020-06.yaml" in state_of(folder)


def test_a_lock_of_another_computer_is_told(plan_with: Write) -> None:
    folder = plan_with(PLAN)
    path = state_file(folder, ".lock")
    path.write_text("17 文明办\n", encoding="utf-8")
    with pytest.raises(LockedError, match="文明办 的进程 17 正在写这个计划，没有写；确认") as error:
        write(two_files(folder))
    assert str(path) in str(error.value)
    path.unlink()
    write(two_files(folder))


@pytest.mark.parametrize("left", ["", f"999999999 {platform.node()}\n"])
def test_a_lock_that_was_left_is_taken(plan_with: Write, left: str) -> None:
    folder = plan_with(PLAN)
    state_file(folder, ".lock").write_text(left, encoding="utf-8")
    write(two_files(folder))
    assert list(state_of(folder)) == ["plan.yaml", "records/2020-06.yaml"]


def test_a_lock_that_is_taken_away_is_asked_for_again(
    plan_with: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = plan_with(PLAN)
    opened, real = iter(range(9)), os.open

    def open_late(path: Path, *rest: int) -> int:
        descriptor = real(path, *rest)
        at = next(opened) if Path(path).suffix == ".lock" else 9
        if at == 0:
            Path(path).unlink()
        elif at == 1:
            Path(path).rename(folder / ".other")
            Path(path).write_text("")
        return descriptor

    monkeypatch.setattr(os, "open", open_late)
    with locked(folder):
        assert next(opened) == 3


def test_where_nobody_says_who(plan_with: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = plan_with(PLAN)
    monkeypatch.setattr(plan_lock, "TRIES", 1)
    monkeypatch.setattr(plan_lock, "_asked", lambda _: None)
    with pytest.raises(LockedError, match="另一个程序正在写这个计划"), locked(folder):
        pass


def test_on_windows_the_file_is_the_lock(plan_with: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = plan_with(PLAN)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "O_TEMPORARY", 0, raising=False)
    monkeypatch.setattr(plan_lock, "TRIES", 2)
    with locked(folder), pytest.raises(LockedError, match="本机的进程"), locked(folder):
        pass
    with locked(folder):
        assert (folder / ".wenming.lock").exists()


def test_the_lock_lies_where_git_does_not_see_it(plan_with: Write, make_repo: MakeRepo) -> None:
    folder = plan_with(PLAN)
    repo = make_repo(folder.parent)
    other = folder.parent.parent / "旁边"
    repo.git("worktree", "add", "-q", str(other))
    for plan, inside in (
        (folder, folder.parent / ".git"),
        (other / "计划", folder.parent / ".git"),
    ):
        with locked(plan):
            assert repo.git("status", "--porcelain") == ""
            assert list(inside.rglob("wenming/*.lock"))
            assert not list(plan.rglob("*.lock"))
