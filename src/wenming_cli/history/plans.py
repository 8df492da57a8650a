"""Plans as they were at a revision, found again where their folder had another name."""

import hashlib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from wenming_cli.history.committed_files import Blob, Tree, tree_of
from wenming_cli.history.repository import Repository
from wenming_cli.history.tree_shelf import TreeShelf
from wenming_cli.loading import Loaded, Trees, load_contents
from wenming_cli.loading.discovery import PLAN_FILE, plan_files
from wenming_cli.loading.reading import Content, NotRead, content_of

_SHA1_DIGITS = 40


def load_at(tree: Tree, folder: str, base: Path, trees: Trees | None = None) -> Loaded:
    """The plan in a folder of a tree; places name files relative to ``base``."""
    path, contents = tree.repository.path_of(folder), tree.contents(folder)
    return load_contents(path, contents.items(), base, trees, TreeShelf(tree, folder))


def plan_id_at(tree: Tree, folder: str) -> str | None:
    """The id of the plan in a folder of a tree, without reading all of it."""
    content = tree.contents(folder, [PLAN_FILE])
    plan = load_contents(tree.repository.path_of(folder), content.items()).plan
    return None if plan is None else plan.id


def same_plan(tree: Tree, folder: str, plan_id: str | None) -> str | None:
    """The folder in which a plan stood in a tree: the same with the same id, else one with the id.

    Else the same folder, where it held a plan; None where there was none.
    """
    return Places(tree).of(folder, plan_id)


class Places:
    """The plans of a tree by their ids, read no more than once."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._ids: dict[str, str | None] = {}

    def of(self, folder: str, plan_id: str | None) -> str | None:
        """The folder a plan stood in; see ``same_plan``."""
        there = folder if folder in self.tree.folders else None
        if plan_id is None or (there is not None and self._id_at(there) == plan_id):
            return there
        return self._by_id.get(plan_id, there)

    @cached_property
    def _by_id(self) -> dict[str, str]:
        """The first folder of each id."""
        folders = sorted(self.tree.folders, reverse=True)
        ids = ((self._id_at(folder), folder) for folder in folders)
        return {plan_id: folder for plan_id, folder in ids if plan_id is not None}

    def _id_at(self, folder: str) -> str | None:
        if folder not in self._ids:
            self._ids[folder] = plan_id_at(self.tree, folder)
        return self._ids[folder]


def revision_of(folder: Path) -> str:
    """The commit a folder stands at, and whether the files of its plan differ from it."""
    repository = Repository.around(folder)
    commit = repository.commit("HEAD")
    committed = tree_of(repository, commit).blobs(repository.prefix)
    words = "工作区与提交一致" if is_clean(folder, committed) else "有未提交的改动"
    return f"{commit.short}（{words}）"


def is_clean(folder: Path, committed: Mapping[str, Blob | NotRead]) -> bool:
    """Whether the files of a plan on the disk are those that were committed.

    git is not asked: to compare, it would run programs that a repository's settings name. The
    line ends of Windows make no difference.
    """
    names = plan_files(folder)
    return names == sorted(committed) and all(
        _is_blob(content_of(folder / name, folder), committed[name]) for name in names
    )


def _is_blob(content: Content, blob: Blob | NotRead) -> bool:
    if isinstance(content, NotRead) or isinstance(blob, NotRead):
        return False
    texts = (content, content.replace(b"\r\n", b"\n"))
    return blob.id in (_hash(text, blob.id) for text in texts)


def _hash(content: bytes, like: str) -> str:
    """The name git gives to a content, of the same kind as another."""
    kind = "sha1" if len(like) == _SHA1_DIGITS else "sha256"
    head = b"blob %d\0" % len(content)
    return hashlib.new(kind, head + content, usedforsecurity=False).hexdigest()
