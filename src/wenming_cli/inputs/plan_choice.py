"""Which plan a command means: folders by path, by what stands around, by the id of a plan."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from wenming_cli import terminal
from wenming_cli.diagnostic import Diagnostic
from wenming_cli.loading import Loaded, load, shown_name
from wenming_cli.loading.discovery import (
    PLAN_FILE,
    enclosing_plan,
    find_plans,
    nearly_plans,
    plans_in,
)
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import folded, shown
from wenming_cli.remembered.readings import is_folder, there_is
from wenming_cli.sink import quoted
from wenming_cli.sink import terminal as on_one_line
from wenming_cli.stop import Stop

SAME_ID = "E113"
NO_PLAN = (
    "没有找到计划：这里和上级文件夹里都没有 plan.yaml，也没有 plans/\n新建一个：wenming init 文件夹"
)


def read(folder: Path) -> Loaded:
    """Read the plan in a folder; its files are named as seen from here."""
    terminal.doing("正在读计划")
    loaded = load(folder, Path.cwd())
    _keep(loaded)
    return loaded


def _keep(loaded: Loaded) -> None:
    """Let a plan hold itself, so that it is not taken apart record by record before a run ends."""
    kept: list[object] = [loaded]
    kept.append(kept)


def chosen_folders(paths: Iterable[Path], directory: Path, plan_id: str | None) -> list[Path]:
    """Find the plan folders meant by paths; without paths, those seen from a directory."""
    _require_folder(directory)
    named = [folder for path in paths for folder in _folders_of(directory / path)]
    folders = list(dict.fromkeys(named or seen_from(directory)))
    return folders if plan_id is None else [by_id(map(read, folders), plan_id).folder]


def chosen_folder(directory: Path, plan_id: str | None) -> Path:
    """Find the folder of the one plan that is meant; it is read only where there is a choice."""
    folders = seen_from(directory)
    is_clear = plan_id is None and len(folders) == 1
    return folders[0] if is_clear else chosen(map(read, folders), plan_id).folder


def seen_from(directory: Path) -> tuple[Path, ...]:
    """Find the plan folders in a directory or around it; stop where there are none."""
    _require_folder(directory)
    folders = find_plans(directory)
    if not folders:
        raise no_plan(directory)
    return folders


def no_plan(directory: Path) -> Stop:
    """Say that there is no plan, and name the files that may have been meant as one."""
    near = [shown_name(path, Path.cwd()) for path in nearly_plans(directory.absolute())]
    named = [f"这里有{quoted(name)}：计划文件要叫 {PLAN_FILE}，改成这个名字" for name in near]
    return Stop("\n".join([NO_PLAN, *named]))


def _require_folder(directory: Path) -> None:
    if not is_folder(directory):
        raise Stop(f"没有{quoted(directory)}这个文件夹")


def _folders_of(path: Path) -> tuple[Path, ...]:
    if not there_is(path):
        raise Stop(f"没有{quoted(path)}这个文件或文件夹")
    found = plans_in(path)
    around = None if found else enclosing_plan(path)
    if not found and around is None:
        near = nearly_plans(path if is_folder(path) else path.parent)
        named = "".join(f"\n这里有{quoted(file)}：要改名为 {PLAN_FILE}" for file in near)
        raise Stop(f"{quoted(path)}里没有计划：没有 plan.yaml{named}")
    return found or (around,) if around else found


# --- of several ---------------------------------------------------------------------------------


def chosen(every: Iterable[Loaded], plan_id: str | None) -> Loaded:
    """Choose the plan with an id, or the only one there is; several without an id stop."""
    every = list(every)
    if plan_id is not None:
        return by_id(every, plan_id)
    if len(every) > 1:
        raise Stop(f"这里有 {len(every)} 个计划，用 --plan 编号 选一个\n{_listed(every)}")
    return every[0]


def by_id(every: Iterable[Loaded], plan_id: str) -> Loaded:
    """Choose the plan that has an id, or a folder of that name; stop at none and at several."""
    every = list(every)
    called = [loaded for loaded in every if folded(plan_id) in map(folded, _names(loaded))]
    if len(called) > 1:
        message = f"{quoted(plan_id)}是 {len(called)} 个计划的编号或文件夹名，用 -C 文件夹 选一个"
        raise Stop(f"{message}\n{_listed(called, with_folders=True)}")
    if called:
        return called[0]
    raise Stop(f"没有编号为{quoted(plan_id)}的计划\n{_listed(every)}")


def _names(loaded: Loaded) -> tuple[str, ...]:
    return (loaded.folder.name, loaded.plan.id) if loaded.plan else (loaded.folder.name,)


def _listed(every: Sequence[Loaded], *, with_folders: bool = False) -> str:
    with_folders = with_folders or bool(same_ids(every))
    rows = [
        f"  {loaded.plan.id}  {on_one_line(loaded.plan.project.name)}"
        + (f"  {on_one_line(shown_name(loaded.folder, Path.cwd()))}" if with_folders else "")
        if loaded.plan
        else f"  {on_one_line(loaded.folder.name)}"
        for loaded in every
    ]
    return "\n".join(["现有的计划：", *rows])


def same_ids(every: Iterable[Loaded]) -> list[Diagnostic]:
    """Find the plans whose id another plan has too; width and case make no difference."""
    plans = [loaded.plan for loaded in every if loaded.plan is not None]
    holders: dict[str, list[Plan]] = {}
    for plan in plans:
        holders.setdefault(folded(plan.id), []).append(plan)
    return [
        _same_id(plan, [other for other in sharing if other is not plan])
        for sharing in holders.values()
        for plan in sharing
        if len(sharing) > 1
    ]


def _same_id(plan: Plan, others: Iterable[Plan]) -> Diagnostic:
    named = "、".join(other.project.location("id").file for other in others)
    return Diagnostic(
        plan.project.location("id"),
        SAME_ID,
        f"计划编号“{shown(plan.id)}”和 {named} 的相同",
        "一个编号只给一个计划（全角半角、大小写不同也算相同），改掉其中一个，比如加上年份",
    )
