"""Finding plans: which folders hold one, and which files belong to it."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.model.agreed_terms import FOLDER as BASELINES
from wenming_cli.model.evidence_lock import LOCK
from wenming_cli.remembered import readings
from wenming_cli.remembered.readings import is_folder, there_is

PLAN_FILE = "plan.yaml"
PLANS_FOLDER = "plans"


def find_plans(start: Path) -> tuple[Path, ...]:
    """Find the plan folders seen from a folder.

    In each folder from ``start`` upwards to the root of the git repository (outside git: in
    ``start`` only): the folder itself if it holds ``plan.yaml``, else every plan that stands in
    it or in its ``plans/``.
    """
    for folder in _upwards(start):
        found = plans_in(folder)
        if found:
            return found
    return ()


def plans_in(folder: Path) -> tuple[Path, ...]:
    """List the folder itself if it is a plan, else the plans in it, then those in ``plans/``."""
    if there_is(folder / PLAN_FILE):
        return (folder,)
    return (*_children_of(folder), *_children_of(folder / PLANS_FOLDER))


def _children_of(folder: Path) -> Iterator[Path]:
    try:
        children = readings.entries(folder)
    except OSError:
        return iter(())
    named = (folder / child.name for child in children)
    return (child for child in named if there_is(child / PLAN_FILE))


def enclosing_plan(path: Path) -> Path | None:
    """Find the nearest folder around a file that holds a plan; ``..`` leads out of one."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100  that of pathlib keeps ``..``
    return next((f for f in whole.parents if there_is(f / PLAN_FILE)), None)


def _upwards(start: Path) -> tuple[Path, ...]:
    start = start.absolute()
    folders = (start, *start.parents)
    root = next((folder for folder in folders if there_is(folder / ".git")), start)
    return folders[: folders.index(root) + 1]


def plan_files(folder: Path) -> list[str]:
    """List every YAML file of a plan, relative with ``/``, in path order; hidden ones aside.

    The lock of its evidence is none of them, nor are its baselines.

    Links to folders, and folders that cannot be listed to their end, are listed as they are (the
    plan's own as ``.``), so that reading them reports what they are.
    """
    files: list[str] = []
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        try:
            entries = readings.entries(folder / prefix)
        except OSError:
            files.append(prefix.rstrip("/") or ".")
            entries = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            name = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                waiting.append(name + "/")
            elif is_yaml(entry.name) or (entry.is_symlink() and is_folder(Path(entry))):
                files.append(name)
    return sorted(file for file in files if not _is_beside(file))


def _is_beside(file: str) -> bool:
    """Whether a file of a plan's folder is kept beside the plan, not a part of it."""
    return file == LOCK or file.startswith(f"{BASELINES}/")


def is_yaml(name: str) -> bool:
    """Tell whether a file name is that of a plan file."""
    return name.lower().endswith((".yaml", ".yml"))


# --- what is not read -----------------------------------------------------------------------------

_DEEPEST = 4
_SAVED_AS_TEXT = (".yaml.txt", ".yml.txt")
_MEANT_AS_PLAN = lazy_pattern(
    r"(?:plans?|(?:工作|创建)?计划)(?:[ (（_-][^.]{0,20}|副本|备份)?\.ya?ml(?:[.~].{0,20})?"
)


def nearly_plans(folder: Path) -> list[Path]:
    """Files that may have been meant as ``plan.yaml``: in a folder, its ``plans/``, those in both.

    Copies and names in Chinese are among them: where there is no plan, they are all there is.
    """
    places = (folder, folder / PLANS_FOLDER)
    inner = [f for place in places for f in _listed(place) if is_folder(f)]
    candidates = [f for place in dict.fromkeys((*places, *inner)) for f in _listed(place)]
    return sorted(file for file in dict.fromkeys(candidates) if _is_meant_as_plan(file))


def _is_meant_as_plan(path: Path) -> bool:
    """Whether a file may be the plan of a folder that has none, put aside or named otherwise."""
    is_near = _MEANT_AS_PLAN.fullmatch(path.name.casefold()) is not None
    return is_near and PLAN_FILE not in {file.name for file in _listed(path.parent)}


def is_nearly_plan(path: Path) -> bool:
    """Whether a file may have been meant as the ``plan.yaml`` that its folder does not have."""
    name = path.name.casefold().removesuffix(".txt")
    is_near = name in (PLAN_FILE, "plan.yml") and path.name != PLAN_FILE
    return is_near and PLAN_FILE not in {file.name for file in _listed(path.parent)}


def overlooked_in(plan: Path) -> list[Path]:
    """Find files of a plan that are not read: saved as text, or its own file in other letters."""
    return [file for file in _below(plan, 0, within=True) if _is_overlooked(file)]


def overlooked_beside(plans: Path) -> list[Path]:
    """Find yAML files in a folder of plans that belong to no plan."""
    files = _below(plans, 0, within=False)
    return [file for file in files if is_yaml(file.name) or _is_overlooked(file)]


def _is_overlooked(file: Path) -> bool:
    return file.name.casefold().endswith(_SAVED_AS_TEXT) or is_nearly_plan(file)


def plans_below(folder: Path) -> list[Path]:
    """Find the plans in a folder, not far below it."""
    files = _below(folder, 0, within=True)
    return [file.parent for file in files if file.name == PLAN_FILE]


def _below(folder: Path, depth: int, *, within: bool) -> Iterator[Path]:
    """The files in a folder, not too deep; those of plans only where asked, hidden ones never."""
    for path in _listed(folder):
        if not is_folder(path):
            yield path
        elif readings.is_link(path) or depth == _DEEPEST:
            continue
        elif within or not there_is(path / PLAN_FILE):
            yield from _below(path, depth + 1, within=within)


def _listed(folder: Path) -> list[Path]:
    """What stands in a folder, by name, hidden things aside; nothing where nobody may look."""
    try:
        names = [entry.name for entry in readings.entries(folder)]
    except OSError:
        return []
    return sorted(folder / name for name in names if not name.startswith("."))


# --- among the files of a repository --------------------------------------------------------------


def plans_among(files: Iterable[str], start: str) -> tuple[str, ...]:
    """What ``find_plans`` finds, among the names of files from the root of a repository.

    Folders are named from there too, the root itself is ``""``.
    """
    folders = plan_folders(files)
    for folder in _up_to_root(start):
        if folder in folders:
            return (folder,)
        found = _children(folders, folder) + _children(folders, joined(folder, PLANS_FOLDER))
        if found:
            return found
    return ()


def plan_folders(files: Iterable[str]) -> frozenset[str]:
    """List every folder that holds a plan."""
    return frozenset(f.rpartition("/")[0] for f in files if f.rpartition("/")[2] == PLAN_FILE)


def files_below(files: Iterable[str], folder: str) -> list[str]:
    """List the files of the plan in a folder, relative to it, in path order; hidden ones aside."""
    start = joined(folder, "")
    below = (file.removeprefix(start) for file in files if file.startswith(start))
    return sorted(f for f in below if not f.startswith(".") and "/." not in f and not _is_beside(f))


def joined(folder: str, name: str) -> str:
    """Write the name of what stands in a folder."""
    return f"{folder}/{name}" if folder else name


def _up_to_root(start: str) -> Iterator[str]:
    parts = start.split("/") if start else []
    for count in range(len(parts), -1, -1):
        yield "/".join(parts[:count])


def _children(folders: Iterable[str], folder: str) -> tuple[str, ...]:
    start = joined(folder, "")
    below = (f for f in folders if f.startswith(start) and f != folder)
    return tuple(sorted(f for f in below if "/" not in f.removeprefix(start)))
