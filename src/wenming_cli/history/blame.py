"""Which commit wrote a line: asked once a file, told for the lines as they are on the disk.

What is blamed is the last commit, not the work tree: to compare with that git would run programs
that a repository's settings name. Lines of the disk are found again in the commit by their text;
those that are not there were not committed yet.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path

from wenming_cli.frozen import frozen
from wenming_cli.history.committed_files import tree_of
from wenming_cli.history.git import ask
from wenming_cli.history.objects import read_blobs
from wenming_cli.history.repository import Commit, Repository
from wenming_cli.model.place import Source

_MOST_COMPARED = 4_000
"""Lines between the first and the last that differ: with more, none is found again."""


@frozen
class Origin:
    """The commit a line comes from.

    ``is_floor``: the history ends there, the clone being shallow, so that it may be older.
    """

    commit: Commit
    is_floor: bool


class Blame:
    """The origins of the lines of files in one repository.

    ``HistoryError`` says why git can't answer; a repository without a commit has no origins.
    """

    def __init__(self, folder: Path) -> None:
        self._repository = Repository.around(folder)
        self._head = self._repository.commit("HEAD")
        self._known: dict[str, list[Origin | None]] = {}

    @property
    def is_shallow(self) -> bool:
        """Whether the repository lacks the older part of its history."""
        return self._repository.is_shallow

    def origin(self, source: Source, path: Path, line: int) -> Origin | None:
        """Where a line (from 1) of a file comes from; None where it was not committed."""
        if source.name not in self._known:
            self._known[source.name] = self._origins(source, self._repository.name_of(path))
        found = self._known[source.name]
        return found[line - 1] if line <= len(found) else None

    @cached_property
    def _files(self) -> dict[str, str]:
        tree = tree_of(self._repository, self._head)
        return {name: blob.id for name, blob in tree.files.items()}

    def _origins(self, source: Source, name: str) -> list[Origin | None]:
        blob = self._files.get(name)
        if blob is None:
            return []
        committed = read_blobs(self._repository.root, [blob])[blob]
        if not isinstance(committed, bytes):
            return []
        old = committed.decode("utf-8", "replace").removeprefix("\ufeff")
        origins = list(self._blamed(name))
        now, then = _lines(source.text), _lines(old)
        return [None if at is None else origins[at] for at in _found_again(now, then)]

    def _blamed(self, name: str) -> Iterator[Origin]:
        words = ("blame", "--porcelain", "--no-textconv", "--ignore-revs-file", "")
        said = ask(self._repository.root, *words, self._head.hash, "--", name).out
        lines, floors = _read(said.split(b"\n"))
        commits = self._repository.commits(lines)
        for line in lines:
            yield Origin(commits[line], line in floors and self.is_shallow)


def _lines(text: str) -> list[str]:
    """The lines of a text without their ends; a last line end opens no line."""
    lines = text.split("\n")
    if not lines[-1]:
        del lines[-1]
    return [line.removesuffix("\r") for line in lines]


def _read(said: Iterable[bytes]) -> tuple[list[str], set[str]]:
    """The commit of every line from the porcelain of ``git blame``, and where history ends."""
    lines: list[str] = []
    floors: set[str] = set()
    name = ""
    for line in said:
        if line.startswith(b"\t"):
            lines.append(name)
            name = ""
        elif not name:
            name = line.partition(b" ")[0].decode("ascii")
        elif line == b"boundary":
            floors.add(name)
    return lines, floors


def _found_again(now: Sequence[str], then: Sequence[str]) -> list[int | None]:
    """For every line of a text, which line of an older text it is; None where it is new."""
    if now == then:
        return list(range(len(now)))
    head = _alike(now, then)
    tail = _alike(now[head:][::-1], then[head:][::-1])
    found: list[int | None] = [None] * len(now)
    found[:head] = range(head)
    if tail:
        found[-tail:] = range(len(then) - tail, len(then))
    middle, old = now[head : len(now) - tail], then[head : len(then) - tail]
    if max(len(middle), len(old)) <= _MOST_COMPARED:
        matcher = SequenceMatcher(None, old, middle)
        for start, at, size in matcher.get_matching_blocks():
            found[head + at : head + at + size] = range(head + start, head + start + size)
    return found


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
