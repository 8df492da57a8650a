"""The lock of a plan: one writer at a time, and a word on who it is.

It lies in git's own folder where there is one, so that nobody commits it, else beside the plan. The
system takes it from a run that ends, however it ends; the process and the computer written in it
say whom to ask.
"""

import hashlib
import os
import platform
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

TRIES = 60
"""How often the lock is asked for, twenty times a second, before it is told who holds it."""

_IN_GIT = "wenming"
_BESIDE = ".wenming"


class LockedError(OSError):
    """Somebody else writes into the plan."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold off other runs that write into a plan; raises ``LockedError`` where one does not end."""
    path = state_file(folder, ".lock")
    descriptor = _taken(path)
    try:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()} {platform.node()}\n".encode())
        yield
    finally:
        with suppress(OSError):
            path.unlink()
        os.close(descriptor)


def state_file(folder: Path, ending: str) -> Path:
    """A file that says what is being done to a plan, where git does not see it."""
    real = Path(os.path.realpath(folder))
    git = _git_folder(real)
    if git is None:
        return real / f"{_BESIDE}{ending}"
    own = git / _IN_GIT
    own.mkdir(exist_ok=True)
    name = hashlib.sha256(os.fsencode(real)).hexdigest()[:12]
    return own / f"{name}{ending}"


def _git_folder(folder: Path) -> Path | None:
    """The folder in which git keeps the repository that a plan is in; that of its worktree."""
    for above in (folder, *folder.parents):
        git = above / ".git"
        if git.is_file():
            git = above / git.read_text("utf-8", "replace").strip().removeprefix("gitdir: ")
        if (git / "HEAD").is_file():
            return git
    return None


def _taken(path: Path) -> int:
    """The lock, once nobody else has it."""
    for at in range(TRIES):
        time.sleep(1 / 20 if at else 0)
        descriptor = _asked(path)
        if descriptor is None:
            continue
        elsewhere = _elsewhere(_holder(path))
        if elsewhere is None:
            return descriptor
        os.close(descriptor)
        hint = f"确认那里没有在写，就删去 {path}"
        raise LockedError(f"{elsewhere}正在写这个计划，没有写；{hint}")
    raise LockedError(f"{_named(_holder(path))}正在写这个计划，没有写；等它写完再试")


def _asked(path: Path) -> int | None:
    """The lock as an open file; None where another run has it."""
    if sys.platform == "win32":  # there the system takes the file away with the process
        with suppress(FileExistsError, PermissionError):
            return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_TEMPORARY)
        return None
    import fcntl  # noqa: PLC0415  not there on Windows

    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    if _is_there(path, descriptor):
        return descriptor
    os.close(descriptor)
    return None


def _is_there(path: Path, descriptor: int) -> bool:
    """Whether a file is still the one that was opened: who had the lock may have taken it away."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _holder(path: Path) -> tuple[str, str] | None:
    """Process and computer that are written in the lock; None where nothing is."""
    try:
        process, _, computer = path.read_text("utf-8", "replace").strip().partition(" ")
    except OSError:
        return None
    return (process, computer) if process else None


def _elsewhere(holder: tuple[str, str] | None) -> str | None:
    """Who has the lock on another computer, of whom this system knows nothing."""
    is_elsewhere = holder is not None and holder[1] != platform.node()
    return _named(holder) if is_elsewhere else None


def _named(holder: tuple[str, str] | None) -> str:
    if holder is None:
        return "另一个程序"
    process, computer = holder
    return f"{'本机' if computer == platform.node() else f'{computer} '}的进程 {process} "
