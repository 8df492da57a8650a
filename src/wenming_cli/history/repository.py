"""A repository and its revisions: what people type is turned into a commit, once."""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path

from wenming_cli.frozen import frozen
from wenming_cli.history.git import HistoryError, ask
from wenming_cli.history.objects import read_commits

_SHORT = 12
_ENCODING = re.compile(rb"^encoding ([!-~]+)$", re.MULTILINE)
_SECONDS = re.compile(r"> (-?\d{1,18})(?: |$)", re.ASCII)
_HASH = re.compile(r"[0-9a-f]{40,64}", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST, _LAST = date(1900, 1, 1), date(2999, 12, 31)
_SCRIPTS = ("utf", "gb", "big5", "cp", "windows", "iso", "latin", "ascii", "us-ascii", "euc")
"""How the names of encodings begin that text is written in; others are no encodings of text."""


@frozen
class Commit:
    """A commit: its whole hash, those it was made from, and what is written on it.

    ``day`` is the day it was made on, in the time zone of the offices; ``written`` the day on which
    the work in it was done, which stays when the commit is made anew on another one (a rebase). The
    first parent is its own line; a shallow clone names parents that it does not hold.
    """

    hash: str
    parents: tuple[str, ...]
    author: str
    day: date
    written: date
    subject: str

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
        if found is None or found.code or not _HASH.fullmatch(found.text):
            raise HistoryError(self._missing(revision))
        return self._known(found.text)

    def between(self, first: Commit, last: Commit) -> dict[str, Commit]:
        """The commits that the last goes back to and the first does not, newest first."""
        listed = ask(self.root, "rev-list", "--topo-order", last.hash, f"^{first.hash}").text
        return self.commits(listed.split())

    def merge_base(self, first: Commit, second: Commit) -> Commit:
        """The commit two others go back to."""
        found = ask(self.root, "merge-base", first.hash, second.hash)
        if found.code:
            hint = self._shallow_hint()
            raise HistoryError(f"{first.short} 和 {second.short} 没有共同的来历{hint}")
        return self._known(found.text)

    def commits(self, hashes: Iterable[str]) -> dict[str, Commit]:
        """Commits by their hashes; those that a shallow clone lacks are left out."""
        known = read_commits(self.root, hashes)
        return {
            commit: _commit(commit, content)
            for commit, content in known.items()
            if isinstance(content, bytes)
        }

    def _known(self, commit: str) -> Commit:
        known = self.commits([commit])
        if commit not in known:
            raise HistoryError(f"git 仓库里缺少提交 {commit[:_SHORT]}{self._shallow_hint()}")
        return known[commit]

    def _missing(self, revision: str) -> str:
        if revision == "HEAD":
            return "git 仓库里还没有提交"
        return f"git 仓库里没有“{revision}”这个版本{self._shallow_hint()}"

    def _shallow_hint(self) -> str:
        if not self.is_shallow:
            return ""
        return "；这是浅克隆，历史不全，先运行 git fetch --unshallow（CI 里取全部历史）"


def _commit(commit: str, content: bytes) -> Commit:
    """A commit read from how it is stored; what is not as it should be is left empty."""
    head, _, message = _decoded(content).partition("\n\n")
    headers: dict[str, list[str]] = defaultdict(list)
    for line in head.split("\n"):
        key, _, value = line.partition(" ")
        headers[key].append(value)
    author, _, _ = _first(headers, "author").rpartition(" <")
    day = day_of(_first(headers, "committer"))
    authored = day_of(_first(headers, "author"))
    written = day if authored == _FIRST else min(day, authored)
    subject = message.strip().partition("\n")[0]
    return Commit(commit, tuple(headers["parent"]), author, day, written, subject)


def _first(headers: Mapping[str, list[str]], name: str) -> str:
    return next(iter(headers.get(name, ())), "")


def _decoded(content: bytes) -> str:
    """The text of a commit, in the encoding it names."""
    found = _ENCODING.search(content.partition(b"\n\n")[0])
    named = found[1].decode("ascii").lower() if found else ""
    try:
        return content.decode(named if named.startswith(_SCRIPTS) else "utf-8", "replace")
    except (LookupError, ValueError):
        return content.decode("utf-8", "replace")


def day_of(signature: str) -> date:
    """The day of ``name <address> seconds zone``, in UTC+8 like every other day here.

    One that is no day, or that no plan can have, is the first there is.
    """
    found = _SECONDS.search(signature)
    if found is None:
        return _FIRST
    try:
        day = (_EPOCH + timedelta(seconds=int(found[1]), hours=8)).date()
    except OverflowError:
        return _FIRST
    return day if _FIRST <= day <= _LAST else _FIRST


def _is_sayable(revision: str) -> bool:
    """Whether a revision can be given to a program at all."""
    return bool(revision) and not set(revision) & {"\0", "\n"}
