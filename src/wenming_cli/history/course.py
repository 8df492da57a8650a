"""The commits in which a record was touched, and the plan around each of them.

Little is read: a commit is passed over where none of the files it changed says the id, before or
after, and of a plan only the files that say it are loaded, with ``plan.yaml`` and those that list
the units. A plan is followed where its folder was renamed.
"""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from wenming_cli.frozen import frozen
from wenming_cli.history.committed_files import Blob, Tree, tree_of
from wenming_cli.history.git import ask
from wenming_cli.history.objects import read_blobs
from wenming_cli.history.plans import same_plan
from wenming_cli.history.repository import Commit, Repository
from wenming_cli.loading import load_contents
from wenming_cli.loading.discovery import PLAN_FILE, is_yaml, plan_files
from wenming_cli.loading.reading import Content, content_of
from wenming_cli.model.plan import Plan
from wenming_cli.model.recurrence import task_of

_MOST_AT_ONCE = 100
_DIRECTORY = re.compile(r"""^["']?(owners|单位名录)["']?[ \t]*:""", re.MULTILINE)


@frozen
class Touch:
    """A commit that may have touched a record, the plan after it and before, by each parent.

    A plan is None where there was none; ``before`` is empty where the history of a shallow clone
    ends. Only the part of a plan that says something of the record is there.
    """

    commit: Commit
    after: Plan | None
    before: tuple[Plan | None, ...]


def part_of(folder: Path, record: str) -> Plan | None:
    """The plan in a folder on the disk, no more of it than says something of a record."""
    says = _Search(record)
    contents = {name: content_of(folder / name, folder) for name in plan_files(folder)}
    chosen = {n: c for n, c in contents.items() if n == PLAN_FILE or says.is_part(_text(c))}
    return load_contents(folder, chosen.items(), Path.cwd()).plan


class _Search:
    """Looks for an id in the text of files."""

    def __init__(self, record: str) -> None:
        of_task = task_of(record)  # a part or an occurrence stands inside of its task
        self.record = _folded(of_task.rpartition(":")[2])  # and a code inside of its system

    def is_said(self, text: str) -> bool:
        """Whether a text says the id."""
        return self.record in _folded(text)

    def is_part(self, text: str) -> bool:
        """Whether a file is needed to read what is said of the record."""
        return bool(_DIRECTORY.search(text)) or self.is_said(text)


class RecordCourse:
    """Walks the history of a plan for one id."""

    def __init__(self, repository: Repository, plan_id: str | None, record: str) -> None:
        self.repository = repository
        self.plan_id = plan_id
        self.search = _Search(record)
        self._says: dict[str, bool] = {}
        self._is_part: dict[str, bool] = {}

    def at(self, commit: Commit, folder: str) -> tuple[Plan | None, str | None]:
        """The plan at a commit, and its folder then; None where there was none."""
        tree = tree_of(self.repository, commit)
        found = same_plan(tree, folder, self.plan_id)
        return self._plan(tree, found), found

    def touches(self, start: Commit, folder: str) -> Iterator[Touch]:
        """Every commit that may have touched the record, newest first."""
        while True:
            commits = self._line(start, folder)
            changed = self._changed(commits, folder)
            for commit in commits:
                if any(self._says[blob] for blob in changed.get(commit.hash, ())):
                    yield self._touch(commit, folder)
            renamed = self._renamed(commits[-1], folder) if commits else None
            if renamed is None:
                return
            start, folder = renamed

    def _line(self, start: Commit, folder: str) -> list[Commit]:
        """The commits that touched a folder."""
        path = [folder] if folder else []
        listed = ask(self.repository.root, "rev-list", "--topo-order", start.hash, "--", *path).text
        known = self.repository.commits(listed.split())
        return list(known.values())

    def _changed(self, commits: Iterable[Commit], folder: str) -> dict[str, set[str]]:
        """The YAML that each commit brought to a folder or took; all of it is looked into."""
        given = "".join(f"{commit.hash}\n" for commit in commits).encode("ascii")
        path = [folder] if folder else []
        words = ("diff-tree", "--stdin", "-r", "-z", "-m", "--root", "--no-renames", "--", *path)
        changed: dict[str, set[str]] = {}
        tokens = iter(ask(self.repository.root, *words, given=given).out.split(b"\0"))
        blobs: set[str] = set()
        for token in tokens:
            if token.startswith(b":"):
                _, _, old, new, _ = token.decode("ascii").split(" ")
                blobs |= {old, new} if is_yaml(os.fsdecode(next(tokens))) else set()
            elif token:
                blobs = changed.setdefault(token.decode("ascii"), set())
        for found in changed.values():
            found -= {blob for blob in found if not blob.strip("0")}
        self._look_into({blob for found in changed.values() for blob in found})
        return changed

    def _look_into(self, blobs: Iterable[str]) -> None:
        """Note which blobs say the id, and which are needed to read a plan."""
        unknown = [blob for blob in blobs if blob not in self._says]
        for start in range(0, len(unknown), _MOST_AT_ONCE):
            some = unknown[start : start + _MOST_AT_ONCE]
            for blob, content in read_blobs(self.repository.root, some).items():
                text = _text(content)
                self._says[blob] = self.search.is_said(text)
                self._is_part[blob] = self.search.is_part(text)

    def _touch(self, commit: Commit, folder: str) -> Touch:
        after = self._plan(tree_of(self.repository, commit), folder)
        parents = self.repository.commits(commit.parents)
        if len(parents) < len(commit.parents):
            return Touch(commit, after, ())
        before = tuple(self.at(parent, folder)[0] for parent in parents.values())
        return Touch(commit, after, before or (None,))

    def _plan(self, tree: Tree, folder: str | None) -> Plan | None:
        if folder is None:
            return None
        named = {n: b.id for n, b in tree.blobs(folder).items() if isinstance(b, Blob)}
        self._look_into(named.values())
        chosen = [n for n, blob in named.items() if n == PLAN_FILE or self._is_part[blob]]
        contents = tree.contents(folder, chosen)
        return load_contents(tree.repository.path_of(folder), contents.items(), Path.cwd()).plan

    def _renamed(self, first: Commit, folder: str) -> tuple[Commit, str] | None:
        """Where a plan stood before the commit that brought its folder."""
        for parent in self.repository.commits(first.parents[:1]).values():
            tree = tree_of(self.repository, parent)
            found = same_plan(tree, folder, self.plan_id)
            if found is not None and folder not in tree.folders:
                return parent, found
        return None


def _text(content: Content) -> str:
    return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""


def _folded(text: str) -> str:
    """Text in the form in which names are compared."""
    return unicodedata.normalize("NFKC", text).casefold()
