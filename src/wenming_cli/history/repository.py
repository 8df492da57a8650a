"""A repository and its revisions: what people type is turned into a commit, once."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path

from wenming_cli.history.git import HistoryError, ask

_SHORT = 12


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its whole hash, and the day it was made on, in the time zone of the offices."""

    hash: str
    day: date

    @property
    def short(self) -> str:
        """The hash as people read it."""
        return self.hash[:_SHORT]


@dataclass(frozen=True)
class Repository:
    """The repository around a folder it was entered by.

    ``root`` is the top of its work tree. Folders and files in it are named from there with ``/``,
    the root itself ``""``; ``prefix`` is the name of the folder ``entry``.
    """

    entry: Path
    root: Path
    prefix: str

    @classmethod
    def around(cls, folder: Path) -> "Repository":
        """The repository a folder is in; ``HistoryError`` says why there is none."""
        root = ask(folder, "rev-parse", "--show-toplevel").text
        prefix = ask(folder, "rev-parse", "--show-prefix").text
        return cls(folder, Path(root), prefix.removesuffix("/"))

    def path_of(self, name: str) -> Path:
        """The path of a folder, from where the repository was entered."""
        return self.entry / os.path.relpath(name or ".", self.prefix or ".")

    def name_of(self, path: Path) -> str:
        """The name of a folder on the disk."""
        name = os.path.relpath(os.path.realpath(path), os.path.realpath(self.root))
        return "" if name == "." else name.replace(os.sep, "/")

    @cached_property
    def is_shallow(self) -> bool:
        """Whether it lacks the older part of its history."""
        return ask(self.root, "rev-parse", "--is-shallow-repository").text == "true"

    def commit(self, revision: str) -> Commit:
        """The commit a revision stands for, however it is written."""
        named = f"{revision}^{{commit}}"
        words = ("rev-parse", "--verify", "--quiet", "--end-of-options", named)
        found = ask(self.root, *words) if _is_sayable(revision) else None
        if found is None or found.code:
            raise HistoryError(self._missing(revision))
        return self._dated(found.text)

    def merge_base(self, first: Commit, second: Commit) -> Commit:
        """The commit two others go back to."""
        found = ask(self.root, "merge-base", first.hash, second.hash)
        if found.code:
            hint = self._shallow_hint()
            raise HistoryError(f"{first.short} 和 {second.short} 没有共同的来历{hint}")
        return self._dated(found.text)

    def parents(self, commit: Commit) -> tuple[Commit, ...]:
        """The commits a commit was made from, the first its own line."""
        found = ask(self.root, "rev-list", "--parents", "-n", "1", commit.hash).text
        return tuple(self._dated(parent) for parent in found.split()[1:])

    def _dated(self, commit: str) -> Commit:
        return Commit(commit, day_of(next(self._headers(commit, "committer"))))

    def _headers(self, commit: str, name: str) -> Iterator[str]:
        head, _, _ = ask(self.root, "cat-file", "commit", commit).text.partition("\n\n")
        for line in head.split("\n"):
            key, _, value = line.partition(" ")
            if key == name:
                yield value

    def _missing(self, revision: str) -> str:
        if revision == "HEAD":
            return "git 仓库里还没有提交"
        return f"git 仓库里没有“{revision}”这个版本{self._shallow_hint()}"

    def _shallow_hint(self) -> str:
        if not self.is_shallow:
            return ""
        return "；这是浅克隆，历史不全，先运行 git fetch --unshallow（CI 里取全部历史）"


def day_of(signature: str) -> date:
    """The day of a line ``name <address> seconds zone``, in UTC+8 like every other day here."""
    seconds = int(signature.rsplit(" ", 2)[1])
    return (datetime.fromtimestamp(seconds, UTC) + timedelta(hours=8)).date()


def _is_sayable(revision: str) -> bool:
    """Whether a revision can be given to a program at all."""
    return bool(revision) and not set(revision) & {"\0", "\n"}
