"""Locking evidence: every file that records name is looked at, and what it is is written down."""

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from wenming_cli import files
from wenming_cli.figures.evidence.cited_files import Cited
from wenming_cli.frozen import frozen
from wenming_cli.loading.evidence.content_kinds import PICTURES, POINTER
from wenming_cli.loading.evidence.examining import FileDigest
from wenming_cli.loading.evidence.folder_shelf import FolderShelf
from wenming_cli.model.evidence_lock import LOCK, EvidenceLock, LockedFile, lock_text
from wenming_cli.model.plan import Plan
from wenming_cli.writing.file_set import Exchange, writing

if TYPE_CHECKING:
    from wenming_cli.loading.evidence.photographs import Photograph


@frozen
class Locking:
    """What is locked now, and what became of the files since the last time, by path.

    ``unread`` are those that cannot be read, each with the reason.
    """

    files: Sequence[LockedFile]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    unread: tuple[tuple[str, str], ...]


def locking(plan: Plan) -> Locking:
    """Look at the evidence of a plan; files that are as they were locked are not read again.

    Raises ``ModuleNotFoundError`` where there is a new picture, and nothing to look at it with.
    """
    shelf, cited = FolderShelf(plan.folder), plan.cited_files
    known = _unchanged(plan.evidence_lock, shelf, cited)
    locked = {path: known[path] for path in cited if path in known}
    unread = []
    for path, real, seen in shelf.examined(path for path in cited if path not in known):
        if isinstance(seen, OSError):
            unread.append((path, files.reason(seen)))
        else:
            locked[path] = _locked(path, real, seen)
    return _compared(plan.evidence_lock, cited, locked, unread)


def _unchanged(
    lock: EvidenceLock | None, shelf: FolderShelf, cited: Cited
) -> dict[str, LockedFile]:
    """The files that are locked as they are; of what a pointer stood for more is known now."""
    old = {} if lock is None else lock.files
    now = shelf.digests([path for path in cited if path in old])
    return {
        path: old[path]
        for path, digest in now.items()
        if digest == old[path].digest and old[path].kind != POINTER
    }


def _locked(path: str, real: Path, seen: FileDigest) -> LockedFile:
    locked = LockedFile(path, seen.digest, seen.size, seen.kind)
    if seen.kind not in PICTURES:
        return locked
    photographs = import_module("wenming_cli.loading.evidence.photographs")
    shown: Photograph = photographs.photograph(real)
    return replace(locked, captured=shown.captured, looks=shown.looks)


def _compared(
    lock: EvidenceLock | None,
    cited: Cited,
    locked: dict[str, LockedFile],
    unread: list[tuple[str, str]],
) -> Locking:
    old = {} if lock is None else lock.files
    proving = [
        replace(file, proves=tuple(dict.fromkeys(each.record for each in cited[path])))
        for path, file in sorted(locked.items())
    ]
    return Locking(
        proving,
        added=tuple(path for path in sorted(locked) if path not in old),
        changed=tuple(
            path
            for path, file in sorted(locked.items())
            if path in old and old[path].digest != file.digest
        ),
        gone=tuple(path for path in sorted(old) if path not in locked),
        unread=tuple(unread),
    )


def write_lock(plan: Plan, locked: Sequence[LockedFile]) -> bool:
    """Write the lock, all of it or nothing; tells whether it is another one than it was.

    Raises ``OSError``.
    """
    shelf = FolderShelf(plan.folder)
    old, new = shelf.lock(), lock_text(locked).encode("utf-8")
    if isinstance(old, str):
        raise files.PlaceRefusedError(old)
    if (old or b"").replace(b"\r\n", b"\n") == new or (old is None and not locked):
        return False
    with writing(plan.folder) as exchange:
        exchange([Exchange(plan.folder / LOCK, old, new)])
    return True
