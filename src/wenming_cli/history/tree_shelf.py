"""The shelf of a plan at a revision: the names of a tree; nothing on the disk is looked at."""

import posixpath
from bisect import bisect_left
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from wenming_cli.history.committed_files import Tree
from wenming_cli.history.objects import read_blobs
from wenming_cli.loading.discovery import joined
from wenming_cli.model.evidence_lock import LOCK


@dataclass(frozen=True)
class TreeShelf:
    """The files of a tree, for the plan in a folder of it."""

    tree: Tree
    folder: str

    def lock(self) -> bytes | str | None:
        """What the lock of the evidence held, or why it can't be read; None: there was none."""
        blob = self.tree.files.get(joined(self.folder, LOCK))
        if blob is None:
            return None
        content = read_blobs(self.tree.repository.root, [blob.id])[blob.id]
        return content if isinstance(content, bytes) else content.message

    def there(self, names: Collection[str]) -> Mapping[str, str]:
        """The path of each name that led to a file or a folder, from the plan's or the root."""
        found = ((name, self._path(name)) for name in names)
        return {name: path for name, path in found if path is not None}

    def _path(self, name: str) -> str | None:
        norm = posixpath.normpath(name)
        if norm.startswith(("/", "../")) or norm == "..":
            return None
        for place in dict.fromkeys((joined(self.folder, norm), norm)):
            path = posixpath.relpath(place, self.folder or ".")
            if place in self.tree.files:
                return path
            if self._is_folder(place):
                return f"{path}/"
        return None

    def _is_folder(self, place: str) -> bool:
        names, start = self.tree.names, f"{place}/"
        at = bisect_left(names, start)
        return at < len(names) and names[at].startswith(start)

    def digests(self, paths: Collection[str]) -> None:
        """Nothing is known: the bytes of pictures are not fetched from a repository."""
