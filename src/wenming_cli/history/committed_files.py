"""The files of a repository as a commit or the index holds them, read without a checkout."""

import os
import posixpath
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from wenming_cli.history.git import MEGABYTE, HistoryError, ask
from wenming_cli.history.objects import read_blobs
from wenming_cli.history.repository import Commit, Repository
from wenming_cli.loading.discovery import files_below, is_yaml, joined, plan_folders, plans_among
from wenming_cli.loading.reading import NO_FILE, OUTSIDE, Content, NotRead

_LINK, _MODULE, _CONFLICT = "120000", "160000", "conflict"
_MOST_LINKS = 8
MOST_FILES = 200_000
"""Files of one revision; with more, nobody wrote it."""

_MOST_LISTED = 64 * MEGABYTE
_GONE = NotRead("E101", "文件读不了：文件不存在", "检查链接指向的文件是否在仓库里")
_UNMERGED = NotRead("E101", "合并冲突还没有解决，暂存区里没有这个文件", "解决冲突，再 git add")


class Blob(NamedTuple):
    """A file in a repository: its mode, and the hash of its content."""

    mode: str
    id: str


@dataclass(frozen=True)
class Tree:
    """Every file by its name from the root of the repository, with ``/``."""

    repository: Repository
    files: Mapping[str, Blob]

    def plans(self) -> tuple[str, ...]:
        """The folders of the plans seen from where the repository was entered."""
        return plans_among(self.files, self.repository.prefix)

    @cached_property
    def folders(self) -> frozenset[str]:
        """Every folder that holds a plan, be it seen from there or not."""
        return plan_folders(self.files)

    @cached_property
    def names(self) -> list[str]:
        """The names of all files, in order."""
        return sorted(self.files)

    def _below(self, folder: str) -> list[str]:
        """The names of the files in a folder, however deep."""
        start = joined(folder, "")
        if not start:
            return self.names
        names = self.names
        after = start[:-1] + chr(ord("/") + 1)
        return names[bisect_left(names, start) : bisect_left(names, after)]

    def contents(self, folder: str, only: Collection[str] = ()) -> dict[str, Content]:
        """What the files of the plan in a folder hold, by names relative to it, in path order.

        ``only``: the names asked for, where not all are.
        """
        named = self.blobs(folder, only)
        blobs = {target.id for target in named.values() if isinstance(target, Blob)}
        known = read_blobs(self.repository.root, blobs)
        return {
            name: known[target.id] if isinstance(target, Blob) else target
            for name, target in named.items()
        }

    def blobs(self, folder: str, only: Collection[str] = ()) -> dict[str, Blob | NotRead]:
        """Where the same contents stand, or why they are not read; links are followed."""
        names = [name for name in self._names(folder) if not only or name in only]
        return {name: self._target(joined(folder, name), folder) for name in names}

    def _names(self, folder: str) -> list[str]:
        return [
            name
            for name in files_below(self._below(folder), folder)
            if is_yaml(name) or self._is_link_to_folder(joined(folder, name))
        ]

    def _is_link_to_folder(self, name: str) -> bool:
        if self.files[name].mode != _LINK:
            return False
        return bool(self._below(self._links[name]))

    def _target(self, name: str, folder: str) -> Blob | NotRead:
        """The file a name leads to, links followed inside the plan's folder only."""
        for _ in range(_MOST_LINKS):
            blob = self.files.get(name)
            if blob is None:
                return NO_FILE if self._below(name) else _GONE
            if blob.mode == _CONFLICT:
                return _UNMERGED
            if blob.mode != _LINK:
                return blob
            name = self._links[name]
            if folder and not name.startswith(joined(folder, "")):
                return OUTSIDE
            if name.startswith(("../", "/")):
                return OUTSIDE
        return NO_FILE

    @cached_property
    def _links(self) -> dict[str, str]:
        """Where each link leads, as a name from the root; one that leaves it starts ``../``."""
        links = {name: blob.id for name, blob in self.files.items() if blob.mode == _LINK}
        known = read_blobs(self.repository.root, links.values())
        return {name: _led_to(name, known[blob]) for name, blob in links.items()}


def _led_to(name: str, content: Content) -> str:
    target = os.fsdecode(content) if isinstance(content, bytes) else "/"
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), target))


# --- listing --------------------------------------------------------------------------------------


def tree_of(repository: Repository, commit: Commit) -> Tree:
    """The files of a commit; what other repositories hold (submodules) is not among them."""
    words = ("ls-tree", "-r", "-z", "--full-tree", commit.hash)
    listed = ask(repository.root, *words, most=_MOST_LISTED).out
    files = {}
    for head, name in _entries(listed):
        mode, _, blob = head.split(" ")
        files[name] = Blob(mode, blob)
    return _sound(repository, files)


def staged_tree(repository: Repository) -> Tree:
    """The files as they would be committed now."""
    listed = ask(repository.root, "ls-files", "-s", "-z", most=_MOST_LISTED).out
    files = {}
    for head, name in _entries(listed):
        mode, blob, stage = head.split(" ")
        files[name] = Blob(mode if stage == "0" else _CONFLICT, blob)
    return _sound(repository, files)


def _entries(listed: bytes) -> Iterator[tuple[str, str]]:
    if listed.count(b"\0") > MOST_FILES:
        raise HistoryError(f"这个版本里的文件超过 {MOST_FILES} 个，没有读")
    for entry in listed.split(b"\0"):
        head, tab, name = entry.partition(b"\t")
        if tab:
            yield head.decode("ascii"), os.fsdecode(name)


def _sound(repository: Repository, files: Mapping[str, Blob]) -> Tree:
    """A tree without submodules, and without names no file can have."""
    kept = {
        name: blob
        for name, blob in files.items()
        if blob.mode != _MODULE and {"", ".", ".."}.isdisjoint(name.split("/"))
    }
    return Tree(repository, kept)
