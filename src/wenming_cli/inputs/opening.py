"""Opening plans for a command: which folders, read, checked, or a clear word why not."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from wenming_cli import terminal
from wenming_cli.diagnostic import Diagnostic, Location, Waived, bounded, in_order
from wenming_cli.formats.diagnostics import text
from wenming_cli.formats.diagnostics.outcome import Outcome
from wenming_cli.loading import Loaded, load, load_contents, shown_name
from wenming_cli.loading.discovery import (
    PLAN_FILE,
    PLANS_FOLDER,
    enclosing_plan,
    find_plans,
    is_folder,
    is_nearly_plan,
    nearly_plans,
    overlooked_beside,
    overlooked_in,
    plan_files,
    plans_in,
    there_is,
)
from wenming_cli.loading.reading import content_of
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import folded, shown
from wenming_cli.rules.ignores import Sifted, sift
from wenming_cli.rules.run import Levels, check, switched_off
from wenming_cli.sink import quoted
from wenming_cli.sink import terminal as on_one_line
from wenming_cli.stop import Stop

NOT_READ, SAME_ID = "E112", "E113"
NO_PLAN = (
    "没有找到计划：这里和上级文件夹里都没有 plan.yaml，也没有 plans/\n新建一个：wenming init 文件夹"
)


# --- which folders ------------------------------------------------------------------------------


def chosen_folders(paths: Iterable[Path], directory: Path, plan_id: str | None) -> list[Path]:
    """The plan folders meant by paths; without paths, those found from a directory upwards."""
    _require_folder(directory)
    named = [folder for path in paths for folder in _folders_of(directory / path)]
    folders = list(dict.fromkeys(named)) or list(find_plans(directory))
    if not folders:
        raise no_plan(directory)
    return folders if plan_id is None else [_loaded_by_id(folders, plan_id).folder]


def no_plan(directory: Path) -> Stop:
    """That there is no plan, with the files that may have been meant as one."""
    near = [shown_name(path, Path.cwd()) for path in nearly_plans(directory.absolute())]
    named = [f"这里有{quoted(name)}：计划文件要叫 {PLAN_FILE}，改成这个名字" for name in near]
    return Stop("\n".join([NO_PLAN, *named]))


def _require_folder(directory: Path) -> None:
    if not is_folder(directory):
        raise Stop(f"没有{quoted(directory)}这个文件夹")


def _folders_of(path: Path) -> tuple[Path, ...]:
    if not there_is(path):
        raise Stop(f"没有{quoted(path)}这个文件或文件夹")
    found = plans_in(path) or plans_in(path / "plans") if is_folder(path) else ()
    around = None if found else enclosing_plan(path)
    if not found and around is None:
        near = nearly_plans(path if is_folder(path) else path.parent)
        named = "".join(f"\n这里有{quoted(file)}：要改名为 {PLAN_FILE}" for file in near)
        raise Stop(f"{quoted(path)}里没有计划：没有 plan.yaml{named}")
    return found or (around,) if around else found


def _loaded_by_id(folders: Sequence[Path], plan_id: str) -> Loaded:
    return by_id([_load(folder) for folder in folders], plan_id)


def by_id(every: Sequence[Loaded], plan_id: str) -> Loaded:
    """The plan called by its id or the name of its folder; none, or several, stop the command."""
    called = [loaded for loaded in every if folded(plan_id) in map(folded, _names(loaded))]
    if len(called) > 1:
        message = f"{quoted(plan_id)}是 {len(called)} 个计划的编号或文件夹名，用 -C 文件夹 选一个"
        raise Stop(f"{message}\n{_listed(called, with_folders=True)}")
    if called:
        return called[0]
    raise Stop(f"没有编号为{quoted(plan_id)}的计划\n{_listed(every)}")


def _names(loaded: Loaded) -> tuple[str, ...]:
    return (loaded.folder.name, loaded.plan.id) if loaded.plan else (loaded.folder.name,)


def _load(folder: Path) -> Loaded:
    return load(folder, Path.cwd())


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


SWITCHED_OFF = "口径的规则里关闭了"
"""Why a rule has no say."""

# --- checking -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class More:
    """What is known of plans beside themselves: found, waived, and other levels of rules.

    ``found`` and ``waived`` are by folder, ``levels`` too; ``beside`` is of no plan that is there.
    """

    found: Mapping[Path, Sequence[Diagnostic]] = field(default_factory=dict)
    waived: Mapping[Path, Sequence[Waived]] = field(default_factory=dict)
    levels: Mapping[Path, Levels] = field(default_factory=dict)
    beside: Sequence[Diagnostic] = ()


def no_more(every: Sequence[Loaded]) -> More:  # noqa: ARG001  one signature for all
    """Nothing else is known of plans."""
    return More()


def overlooked(folders: Iterable[Path], paths: Sequence[Path]) -> list[Diagnostic]:
    """What stands in or beside plans and is not read; beside them only where none was named."""
    folders = tuple(folders)
    beside = {folder.parent for folder in folders if folder.parent.name == PLANS_FOLDER}
    if any(plan in folder.parents or plan == folder for folder in paths for plan in folders):
        beside = set()
    found = [
        *(file for folder in folders for file in overlooked_in(folder)),
        *(file for folder in sorted(beside) for file in overlooked_beside(folder)),
    ]
    return [_not_read(file) for file in dict.fromkeys(found)]


def _not_read(file: Path) -> Diagnostic:
    name = shown_name(file, Path.cwd())
    if file.name.casefold().endswith(".txt"):
        message, hint = "这个文件没有读：名字以 .txt 结尾", "去掉 .txt（记事本另存时选“所有文件”）"
    elif is_nearly_plan(file):
        message = f"这个文件没有读：计划文件要叫 {PLAN_FILE}"
        hint = f"改名为 {PLAN_FILE}；大小写和 .yml 在别的电脑上找不到"
    else:
        message = "这个文件没有读：它不在任何一个计划的文件夹里"
        hint = "放进计划的文件夹，或者移出 plans/"
    return Diagnostic(Location(name, 1, 1, 1, 1), NOT_READ, message, hint)


def same_ids(every: Iterable[Loaded]) -> list[Diagnostic]:
    """A fault for each plan whose id another plan has too; width and case make no difference."""
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


def checked(
    folders: Iterable[Path],
    as_of: date | None,
    select: Sequence[str],
    ignore: Sequence[str],
    more: Callable[[Sequence[Loaded]], More] = no_more,
) -> Outcome:
    """Every fault of several plans, of the codes that are selected and not ignored.

    ``more`` says what else is known of the plans.
    """
    every = [_load(folder) for folder in folders]
    known = more(every)
    sifted = [_sifted(loaded, as_of, known) for loaded in every]
    found = [*known.beside, *(d for part in sifted for d in part.kept), *same_ids(every)]
    waived = [w for part in sifted for w in part.ignored]
    waived += [w for loaded in every for w in _switched_off(loaded, as_of, known)]
    kept = [d for d in found if _is_wanted(d, select, ignore)]
    ignored = {w: None for w in waived if _is_wanted(w.diagnostic, select, ignore)}
    return replace(_outcome(every, kept), ignored=tuple(sorted(ignored, key=_place_of)))


def _place_of(waived: Waived) -> tuple[Location, str, str]:
    found = waived.diagnostic
    return found.location, found.code, found.message


def _switched_off(loaded: Loaded, as_of: date | None, more: More) -> Iterator[Waived]:
    yield from more.waived.get(loaded.folder, ())
    if loaded.plan is not None:
        levels = more.levels.get(loaded.folder)
        off = switched_off(loaded.plan, as_of, levels)
        yield from (Waived(diagnostic, SWITCHED_OFF) for diagnostic in off)


def with_more(
    outcome: Outcome, found: Iterable[Diagnostic], select: Sequence[str], ignore: Sequence[str]
) -> Outcome:
    """What came of checking, with faults of files that are in no plan."""
    wanted = tuple(d for d in found if _is_wanted(d, select, ignore))
    names = {*outcome.files, *(d.location.file for d in wanted)}
    diagnostics = tuple(in_order((*outcome.diagnostics, *wanted)))
    return replace(outcome, diagnostics=diagnostics, files=tuple(sorted(names)))


def faults(loaded: Loaded, as_of: date | None) -> tuple[Diagnostic, ...]:
    """The faults of reading, and those the rules find in what could be read.

    What the plan says to ignore is left out.
    """
    return _sifted(loaded, as_of, More()).kept


def _sifted(loaded: Loaded, as_of: date | None, more: More) -> Sifted:
    found = [*loaded.diagnostics, *more.found.get(loaded.folder, ())]
    if loaded.plan is not None:
        levels = more.levels.get(loaded.folder)
        found += check(loaded.plan, as_of, loaded.broken_lines, levels)
    sifted = sift(found, loaded, as_of)
    return replace(sifted, kept=tuple(bounded(sifted.kept)))


def _outcome(every: Sequence[Loaded], diagnostics: Iterable[Diagnostic]) -> Outcome:
    sources = {name: source for loaded in every for name, source in loaded.sources.items()}
    diagnostics = tuple(in_order(diagnostics))
    names = {*sources, *(d.location.file for loaded in every for d in loaded.diagnostics)}
    names |= {d.location.file for d in diagnostics}

    def line(file: str, number: int) -> str:
        return sources[file].line(number) if file in sources else ""

    return Outcome(diagnostics, tuple(sorted(names)), line)


def _is_wanted(found: Diagnostic, select: Sequence[str], ignore: Sequence[str]) -> bool:
    is_selected = not select or found.code.startswith(tuple(select))
    return is_selected and not found.code.startswith(tuple(ignore))


# --- plans to compute on ------------------------------------------------------------------------


def open_plans(directory: Path, plan_id: str | None) -> list[Plan]:
    """Every plan found, or the one asked for; a plan that can't be read stops the command."""
    _require_folder(directory)
    folders = find_plans(directory)
    if not folders:
        raise no_plan(directory)
    if plan_id is not None:
        return [computable(_loaded_by_id(folders, plan_id))]
    every = [_load(folder) for folder in folders]
    for found in same_ids(every):
        terminal.tell(f"{found.location.file}：{found.message}")
    return [computable(loaded) for loaded in every]


def open_plan(directory: Path, plan_id: str | None, *, refuse_errors: bool = False) -> Plan:
    """The plan found; several without a choice stop the command, and errors where asked."""
    return computable(_chosen(directory, plan_id), refuse_errors=refuse_errors)


def open_with_errors(folder: Path, without: Collection[str]) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """A plan and every error in it; one that can't be read stops the command.

    ``without``: files that are left aside, by path within the plan.
    """
    names = (name for name in plan_files(folder) if name not in without)
    contents = ((name, content_of(folder / name, folder)) for name in names)
    loaded = load_contents(folder, contents, Path.cwd())
    if loaded.plan is None or not loaded.is_readable:
        return computable(loaded), ()
    return loaded.plan, tuple(d for d in faults(loaded, None) if d.is_error)


def chosen_folder(directory: Path, plan_id: str | None) -> Path:
    """The folder of the plan found; several without a choice stop the command."""
    folders = _one_of(directory, plan_id)
    return folders[0] if plan_id is None else _loaded_by_id(folders, plan_id).folder


def _chosen(directory: Path, plan_id: str | None) -> Loaded:
    folders = _one_of(directory, plan_id)
    return _load(folders[0]) if plan_id is None else _loaded_by_id(folders, plan_id)


def _one_of(directory: Path, plan_id: str | None) -> tuple[Path, ...]:
    """The folders found: one, or those an id chooses from."""
    _require_folder(directory)
    folders = find_plans(directory)
    if plan_id is None and len(folders) > 1:
        only([_load(folder) for folder in folders])
    if not folders:
        raise no_plan(directory)
    return folders


def only(every: Sequence[Loaded]) -> Loaded:
    """The one plan there is; several stop the command."""
    if len(every) > 1:
        raise Stop(f"这里有 {len(every)} 个计划，用 --plan 编号 选一个\n{_listed(every)}")
    return every[0]


def computable(loaded: Loaded, *, refuse_errors: bool = False) -> Plan:
    """A plan to compute on; one that can't be read stops the command, and errors where asked."""
    found = faults(loaded, None)
    errors = [d for d in found if d.is_error]
    if loaded.plan is None or not loaded.is_readable:
        show_unreadable(loaded)
        raise Stop("计划有读不懂的地方，先改好再算", code=1)
    if errors and refuse_errors:
        message = f"计划有 {len(errors)} 处错误，不能定稿；详情见 wenming validate"
        raise Stop(message, code=1)
    if errors:
        terminal.tell(f"计划有 {len(errors)} 处错误，数字照算；详情见 wenming validate")
    return loaded.plan


def show_unreadable(loaded: Loaded) -> None:
    """Tell what could not be read, if anything."""
    if not loaded.is_readable:
        terminal.tell(text.render(_outcome([loaded], loaded.diagnostics)))
