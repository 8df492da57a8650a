"""The shelf of a plan on the disk: its folder, and the repository around it."""

import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from wenming_cli import files
from wenming_cli.loading.evidence.digest_cache import DigestCache, state_of
from wenming_cli.loading.evidence.examining import (
    Examined,
    NotExaminedError,
    examined,
    opened,
)
from wenming_cli.model.evidence_lock import LOCK

_MOST_OF_LOCK = 64 * 1024 * 1024
_OUTSIDE = "链接指到仓库以外，不读取"


class FolderShelf:
    """The files below a plan's folder and below the root of its repository, as they are now.

    No link is followed that leads out of the repository or into git's own folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self._known: dict[Path, Path | None] = {}

    @cached_property
    def root(self) -> Path:
        """The root of the repository; the folder itself outside of one."""
        above = (self.folder, *self.folder.parents)
        return next((f for f in above if os.path.lexists(f / ".git")), self.folder)

    def lock(self) -> bytes | str | None:
        """What the lock of the evidence holds, or why it can't be read; None: there is none."""
        path = self.folder / LOCK
        if not os.path.lexists(path):
            return None
        if self.real(LOCK) is None:
            return _OUTSIDE
        try:
            with opened(path) as file:
                data = file.read(_MOST_OF_LOCK + 1)
        except OSError as error:
            return files.reason(error)
        return data if len(data) <= _MOST_OF_LOCK else f"超过 {_MOST_OF_LOCK >> 20} MiB"

    def there(self, names: Collection[str]) -> Mapping[str, str]:
        """The path of each name that leads to a file or a folder, from the plan's or the root."""
        found = ((name, self._path(name)) for name in names)
        return {name: path for name, path in found if path is not None}

    def _path(self, name: str) -> str | None:
        norm = os.path.normpath(name)
        if Path(norm).is_absolute() or norm.split(os.sep, 1)[0] == os.pardir:
            return None
        for place in dict.fromkeys((self.folder, self.root)):
            path = os.path.relpath(place / norm, self.folder) if place != self.folder else norm
            status = self.status(path.replace(os.sep, "/"))
            if status is not None:
                slash = "/" if stat.S_ISDIR(status.st_mode) else ""
                return path.replace(os.sep, "/") + slash
        return None

    def status(self, path: str) -> os.stat_result | None:
        """What the system says of a file or a folder; None where there is none inside."""
        real = self.real(path)
        if real is None:
            return None
        try:
            status = real.stat()
        except (OSError, ValueError):
            return None
        is_one = stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)
        return status if is_one else None

    def real(self, path: str) -> Path | None:
        """Where a path leads, links followed; None where that is outside, or nowhere."""
        try:
            above, name = os.path.split(self.folder / path)
            folder = self._folder(Path(above))
            if folder is None:
                return None
            named = folder / name
            return self._inside(named) if named.is_symlink() else named
        except (OSError, ValueError):  # a name with a zero in it, a loop of links
            return None

    def _folder(self, folder: Path) -> Path | None:
        """Where a folder really is, asked once."""
        if folder not in self._known:
            self._known[folder] = self._inside(folder)
        return self._known[folder]

    def _inside(self, path: Path) -> Path | None:
        real, root = Path(os.path.realpath(path)), Path(os.path.realpath(self.root))
        is_inside = real.is_relative_to(root) and ".git" not in real.relative_to(root).parts
        return real if is_inside else None

    @cached_property
    def _cache(self) -> DigestCache:
        return DigestCache(self.folder)

    def digests(self, paths: Collection[str]) -> Mapping[str, str]:
        """The SHA-256 of each of the files, of those that can be read; known ones are not read."""
        found = {}
        for path in paths:
            with suppress(OSError):
                found[path] = self._digest(path)
        self._cache.save()
        return found

    def _digest(self, path: str) -> str:
        known = self._cache.digest(path, self._real(path).stat())
        return self._examined(path).digest if known is None else known

    def examined(self, paths: Iterable[str]) -> Iterator[tuple[str, Path, Examined | OSError]]:
        """Look at files, each with where it really is; one that cannot be read says why."""
        for path in paths:
            try:
                yield path, self._real(path), self._examined(path)
            except OSError as error:
                yield path, self.folder / path, error
        self._cache.save()

    def _examined(self, path: str) -> Examined:
        real = self._real(path)
        before = real.stat()
        seen = examined(real)
        if state_of(real.stat()) == state_of(before):
            self._cache.keep(path, before, seen.digest)
        return seen

    def _real(self, path: str) -> Path:
        real = self.real(path)
        if real is None:
            raise NotExaminedError(_OUTSIDE)
        return real
