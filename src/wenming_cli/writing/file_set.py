"""Several files written all or none.

All are prepared beside their places before the first takes its own. What is under way is noted
where the lock is, with the old bytes: a run that was killed between two files is undone by the next
that writes, unless somebody has changed a file since or all of them had taken their places.
"""

import base64
import errno
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from wenming_cli import files
from wenming_cli.frozen import frozen
from wenming_cli.writing.plan_lock import locked, state_file


@frozen
class Exchange:
    """A file, what it holds and what it is to hold; None stands for no file."""

    path: Path
    old: bytes | None
    new: bytes | None


@contextmanager
def writing(folder: Path) -> Iterator[Callable[[Sequence[Exchange]], None]]:
    """Hold the lock of a plan; what it gives writes files of it, all or none.

    What was written is undone where the rest fails. Raises ``OSError``, among them
    ``files.ChangedError`` where a file is no longer what it was.
    """
    note = state_file(folder, ".journal")
    with locked(folder), ExitStack() as undoing:
        if _undone(folder, note):
            raise files.ChangedError("上次写到一半停了，已经放回写以前的样子；请再运行一次")
        yield lambda exchanges: undoing.enter_context(_exchanged(folder, note, exchanges))


@contextmanager
def _exchanged(folder: Path, note: Path, exchanges: Sequence[Exchange]) -> Iterator[None]:
    for exchange in exchanges:
        _require_old(exchange)
    made = [_made_folders(each.path.parent) for each in exchanges if each.new is not None]
    done: list[Exchange] = []
    try:
        with ExitStack() as stack:
            puts = [_prepared(stack, each) for each in exchanges]
            if len(exchanges) > 1:
                files.write_whole(note, _noted(folder, exchanges))
            for exchange, put in zip(exchanges, puts, strict=True):
                done.append(exchange)
                put()
        yield
    except BaseException:
        for exchange in reversed(done):
            _put_back(exchange)
        for path in (path for paths in reversed(made) for path in paths):
            path.rmdir()
        note.unlink(missing_ok=True)
        raise
    note.unlink(missing_ok=True)


def _require_old(exchange: Exchange) -> None:
    """Refuse a file that is not what it was."""
    if exchange.old is not None:
        files.require_unchanged(exchange.path, exchange.old)
    elif os.path.lexists(exchange.path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(exchange.path))


def _made_folders(folder: Path) -> list[Path]:
    """Make a folder and those above it; those that were not there, the innermost first."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _prepared(stack: ExitStack, exchange: Exchange) -> Callable[[], None]:
    """What brings a file into its new state."""
    if exchange.new is None:
        return exchange.path.unlink
    return stack.enter_context(files.prepared(exchange.path, exchange.new))


def _put_back(exchange: Exchange) -> None:
    """Bring a file into its old state, whether it had left it or not."""
    if exchange.old is None:
        exchange.path.unlink(missing_ok=True)
    elif _read(exchange.path) != exchange.old:
        files.write_whole(exchange.path, exchange.old)


# --- what is under way ----------------------------------------------------------------------------


def _noted(folder: Path, exchanges: Sequence[Exchange]) -> bytes:
    """What is under way, to be undone by another run."""
    rows = [
        {
            "file": os.path.relpath(each.path, folder),
            "old": None if each.old is None else base64.b64encode(each.old).decode("ascii"),
            "new": _digest(each.new),
        }
        for each in exchanges
    ]
    return json.dumps(rows).encode("ascii")


def _undone(folder: Path, note: Path) -> bool:
    """Undo what a run left half done; whether there was anything to be undone."""
    try:
        rows = json.loads(note.read_bytes())
    except FileNotFoundError:
        return False
    found = [(folder / row["file"], row["old"], row["new"]) for row in rows]
    is_new = [_digest(_read(path)) == new for path, _, new in found]
    if not all(is_new):
        for (path, old, _), is_of_it in zip(found, is_new, strict=True):
            if is_of_it:
                _put_back(Exchange(path, None if old is None else base64.b64decode(old), None))
    note.unlink()
    return any(is_new) and not all(is_new)


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _digest(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()
