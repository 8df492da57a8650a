"""Which states of which plans are compared, and opening plans as they were at a revision."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wenming_cli import terminal
from wenming_cli.history import (
    Commit,
    HistoryError,
    Places,
    Repository,
    Tree,
    load_at,
    staged_tree,
    tree_of,
)
from wenming_cli.loading import Loaded, Trees, load
from wenming_cli.loading.discovery import PLAN_FILE, find_plans
from wenming_cli.stop import Stop

WORK_TREE, INDEX = "工作区", "暂存区"
_RANGE, _SINCE_BASE = "..", "..."


@dataclass(frozen=True)
class Side:
    """A side is a state of a repository: a commit, the index or the work tree (without a tree).

    ``day`` is the day it was made on.
    """

    name: str
    day: date
    commit: Commit | None = None
    tree: Tree | None = None


@dataclass(frozen=True)
class Pair:
    """A pair is a plan on both sides; None where it was not there."""

    before: Loaded | None
    after: Loaded | None


def repository_around(directory: Path) -> Repository:
    """Find the repository around a folder, or say in clear words why there is none."""
    if not directory.is_dir():
        raise Stop(f"没有“{directory}”这个文件夹")
    try:
        return Repository.around(directory)
    except HistoryError as reason:
        raise Stop(str(reason)) from None


# --- which states ---------------------------------------------------------------------------------


def sides(
    repository: Repository, span: str | None, branch: str | None, *, is_staged: bool
) -> tuple[Side, Side]:
    """Find the two states meant by ``BASE[..HEAD]``, ``--merge-base`` and ``--staged``."""
    base, dots, head = parted(span)
    if (dots and (is_staged or branch)) or (span and branch):
        raise Stop("比较的两头只写一次：BASE..HEAD、--merge-base、--staged 不能这样合用")
    try:
        after = (
            _committed(repository, head or "HEAD") if dots else _uncommitted(repository, is_staged)
        )
        if branch is not None or dots == _SINCE_BASE:
            return _base(repository, branch or base or "HEAD", after), after
        return _committed(repository, base or "HEAD"), after
    except HistoryError as reason:
        raise Stop(str(reason)) from None


def parted(span: str | None) -> tuple[str, str, str]:
    """Part ``BASE..HEAD`` or ``BASE...HEAD`` at its dots; without dots there is the base alone."""
    for dots in (_SINCE_BASE, _RANGE):
        if span is not None and dots in span:
            return span.partition(dots)
    return span or "", "", ""


def _committed(repository: Repository, revision: str) -> Side:
    return _side(repository, repository.commit(revision), revision)


def _side(repository: Repository, commit: Commit, revision: str) -> Side:
    name = commit.short if commit.hash.startswith(revision) else f"{revision}（{commit.short}）"
    return Side(name, commit.day, commit, tree_of(repository, commit))


def _base(repository: Repository, revision: str, after: Side) -> Side:
    head = after.commit or repository.commit("HEAD")
    commit = repository.merge_base(repository.commit(revision), head)
    return Side(
        f"{revision} 分出处（{commit.short}）", commit.day, commit, tree_of(repository, commit)
    )


def _uncommitted(repository: Repository, is_staged: bool) -> Side:
    today = terminal.today()
    if is_staged:
        return Side(INDEX, today, tree=staged_tree(repository))
    return Side(WORK_TREE, today)


# --- which plans ----------------------------------------------------------------------------------


def pairs(repository: Repository, before: Side, after: Side) -> list[Pair]:
    """Find every plan seen from where the repository was entered, on both sides.

    A plan is found again by its id where its folder has another name; plans that are gone come
    last.
    """
    try:
        return list(_pairs(repository, before, after))
    except HistoryError as reason:
        raise Stop(str(reason)) from None


def _pairs(repository: Repository, before: Side, after: Side) -> Iterator[Pair]:
    taken = set()
    trees: Trees = {}
    places = None if before.tree is None else Places(before.tree)
    for folder in _folders(repository, after):
        new = _loaded(repository, after, folder, trees)
        plan_id = None if new.plan is None else new.plan.id
        was = None if places is None else places.of(folder, plan_id)
        taken.add(was)
        yield Pair(None if was is None else _loaded(repository, before, was, trees), new)
    for folder in _folders(repository, before):
        if folder not in taken and not _is_there(repository, after, folder):
            yield Pair(_loaded(repository, before, folder, trees), None)


def plans_at(directory: Path, revision: str) -> tuple[Commit, list[Loaded]]:
    """Read every plan seen from a folder, as it was at a revision; there is at least one."""
    repository = repository_around(directory)
    try:
        commit = repository.commit(revision)
        tree = tree_of(repository, commit)
        every = [load_at(tree, folder, Path.cwd()) for folder in tree.plans()]
    except HistoryError as reason:
        raise Stop(str(reason)) from None
    if not every:
        raise Stop(f"{revision} 这个版本里没有计划")
    return commit, every


def _folders(repository: Repository, side: Side) -> tuple[str, ...]:
    if side.tree is not None:
        return side.tree.plans()
    return tuple(repository.name_of(folder) for folder in find_plans(repository.entry))


def _loaded(repository: Repository, side: Side, folder: str, trees: Trees) -> Loaded:
    if side.tree is not None:
        return load_at(side.tree, folder, Path.cwd(), trees)
    terminal.doing("正在读 git 里的计划")
    return load(repository.path_of(folder), Path.cwd(), trees)


def _is_there(repository: Repository, side: Side, folder: str) -> bool:
    """Whether a folder holds a plan, be it seen from here or not."""
    if side.tree is not None:
        return folder in side.tree.folders
    return (repository.path_of(folder) / PLAN_FILE).exists()
