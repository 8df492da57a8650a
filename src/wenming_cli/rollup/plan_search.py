"""Every plan below a folder, however deep, and what may have been meant as one."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

from wenming_cli.loading.discovery import PLAN_FILE, is_nearly_plan, plan_files
from wenming_cli.loading.reading import content_of
from wenming_cli.remembered.readings import there_is
from wenming_cli.rollup.computing import Contents


class FoundPlan(NamedTuple):
    """A plan by the path of its folder; ``.`` is the folder that was searched."""

    path: str
    folder: Path


class Overlooked(NamedTuple):
    """What is not read though there may be a plan in it, by its path, and why."""

    path: str
    reason: str


_UNLISTED = "文件夹打不开，里面有没有计划不知道"
_LINK = "链接到别处的文件夹，没有跟过去；要汇总的，把计划放进来"
_MISNAMED = f"计划文件要叫 {PLAN_FILE}，这个没有读"


class _OfPath(Protocol):
    @property
    def path(self) -> str: ...


def by_path(each: _OfPath) -> list[str]:
    """What plans, and what is said of them, are sorted by: folder by folder."""
    return each.path.split("/")


def plans_under(start: Path) -> list[FoundPlan | Overlooked]:
    """List the plans below a folder by path, and what is overlooked; hidden things aside.

    A plan has no other inside of it, and links are not followed, so that none is counted twice.
    """
    return sorted(_below(start), key=by_path)


def _below(start: Path) -> Iterator[FoundPlan | Overlooked]:
    waiting = [""]
    while waiting:
        inner = waiting.pop()
        folder = start / inner
        if there_is(folder / PLAN_FILE):
            yield FoundPlan(inner.rstrip("/") or ".", folder)
            continue
        try:
            with os.scandir(folder) as entries:
                found = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError:
            yield Overlooked(inner.rstrip("/") or ".", _UNLISTED)
            continue
        for entry in found:
            name = inner + entry.name
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{name}/")
            elif entry.is_symlink() and there_is(folder / entry.name / PLAN_FILE):
                yield Overlooked(name, _LINK)
            elif is_nearly_plan(folder / entry.name):
                yield Overlooked(name, _MISNAMED)


def contents_of(folder: Path) -> Contents:
    """The bytes of a plan's files; why one has none, in its place."""
    return {name: content_of(folder / name, folder) for name in plan_files(folder)}
