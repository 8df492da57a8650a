"""The shelf of a plan on the disk: its folder, and the repository around it."""

import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from wenming_cli import files
from wenming_cli.loading.evidence.digest_cache import DigestCache, state_of
from wenming_cli.loading.evidence.examining import (
    NO_REGULAR_FILE,
    FileDigest,
    NotExaminedError,
    examined,
)
from wenming_cli.model.evidence_lock import LOCK
from wenming_cli.remembered import readings

_OUTSIDE = "链接指到仓库以外，不读取"


class _Found(NamedTuple):
    """Where a path really leads, and what the system says of it."""

    real: str
    status: os.stat_result


class FolderShelf:
    """The files below a plan's folder and below the root of its repository, as they are now.

    No link is followed that leads out of the repository or into git's own folder. Tens of
    thousands of files are looked up: names stay text, and the system is asked once for each.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self._folders: dict[str, str | None] = {}

    @cached_property
    def root(self) -> Path:
        """The root of the repository; the folder itself outside of one."""
        above = (self.folder, *self.folder.parents)
        return next((f for f in above if readings.is_name(f / ".git")), self.folder)

    def lock(self) -> bytes | str | None:
        """What the lock of the evidence holds, or why it can't be read; None: there is none."""
        if not readings.is_name(self.folder / LOCK):
            return None
        try:
            data = readings.content(self._there(LOCK).real)
        except OSError as error:
            return files.reason(error)
        if data is None:
            return NO_REGULAR_FILE
        return data if len(data) <= readings.MOST else f"超过 {readings.MOST >> 20} MiB"

    def there(self, names: Collection[str]) -> Mapping[str, str]:
        """The path of each name that leads to a file or a folder, from the plan's or the root."""
        found = ((name, self._path(name)) for name in names)
        return {name: path for name, path in found if path is not None}

    def _path(self, name: str) -> str | None:
        norm = os.path.normpath(name).replace(os.sep, "/")
        if os.path.isabs(norm) or norm == os.pardir or norm.startswith("../"):  # noqa: PTH117
            return None
        for start in self._starts:
            found = self._found(start + norm)
            if found is not None and stat.S_ISDIR(found.status.st_mode):
                return f"{start}{norm}/"
            if found is not None and stat.S_ISREG(found.status.st_mode):
                return start + norm
        return None

    @cached_property
    def _starts(self) -> tuple[str, ...]:
        """What stands before a name, from the plan's folder: of its own, and of the root."""
        up = os.path.relpath(self.root, self.folder).replace(os.sep, "/")
        return ("",) if up == os.curdir else ("", f"{up}/")

    def _found(self, path: str) -> _Found | None:
        try:
            return self._there(path)
        except (OSError, ValueError):  # a name with a zero in it, a loop of links
            return None

    def _there(self, path: str) -> _Found:
        """Where a path leads, links followed; raises ``OSError`` where that is outside."""
        above, _, name = path.rpartition("/")
        if above not in self._folders:
            self._folders[above] = self._inside(os.path.join(self.folder, above))  # noqa: PTH118
        folder = self._folders[above]
        if folder is None:
            raise NotExaminedError(_OUTSIDE)
        real = f"{folder}{os.sep}{name}"
        status = readings.own_status(real)
        if not stat.S_ISLNK(status.st_mode):
            return _Found(real, status)
        target = self._inside(real)
        if target is None:
            raise NotExaminedError(_OUTSIDE)
        return _Found(target, readings.status(target))

    def _inside(self, path: str) -> str | None:
        real = Path(readings.real(path))
        is_inside = real.is_relative_to(self._root) and ".git" not in self._within(real)
        return str(real) if is_inside else None

    def _within(self, real: Path) -> tuple[str, ...]:
        return real.relative_to(self._root).parts

    @cached_property
    def _root(self) -> Path:
        return Path(readings.real(self.root))

    # --- what is in them ------------------------------------------------------------------------

    @cached_property
    def _cache(self) -> DigestCache:
        readings.doubt()  # a digest that is known of a file's state is no reading of it
        return DigestCache(self.folder)

    def digests(self, paths: Collection[str]) -> Mapping[str, str]:
        """The SHA-256 of each of the files, of those that can be read; known ones are not read."""
        found = {}
        for path in paths:
            with suppress(OSError, ValueError):
                found[path] = self._digest(path)
        self._cache.save()
        return found

    def _digest(self, path: str) -> str:
        there = self._there(path)
        known = self._cache.digest(path, there.status)
        return self._examined(path, there).digest if known is None else known

    def examined(self, paths: Iterable[str]) -> Iterator[tuple[str, Path, FileDigest | OSError]]:
        """Look at files, each with where it really is; one that cannot be read says why."""
        for path in paths:
            try:
                there = self._there(path)
                yield path, Path(there.real), self._examined(path, there)
            except OSError as error:
                yield path, self.folder / path, error
        self._cache.save()

    def _examined(self, path: str, there: _Found) -> FileDigest:
        real = Path(there.real)
        seen = examined(real)
        if state_of(real.stat()) == state_of(there.status):
            self._cache.keep(path, there.status, seen.digest)
        return seen
