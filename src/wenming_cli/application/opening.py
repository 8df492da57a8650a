"""Opening plans for a command: which folders, read, checked, or a clear word why not."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from wenming_cli import terminal
from wenming_cli.diagnostic import Diagnostic, bounded, in_order
from wenming_cli.formats import text
from wenming_cli.formats.outcome import Outcome
from wenming_cli.loading import Loaded, load, load_contents
from wenming_cli.loading.discovery import (
    enclosing_plan,
    find_plans,
    is_folder,
    plan_files,
    plans_in,
    there_is,
)
from wenming_cli.loading.reading import content_of
from wenming_cli.model.plan import Plan
from wenming_cli.rules.ignores import Sifted, sift
from wenming_cli.rules.run import check
from wenming_cli.sink import quoted
from wenming_cli.sink import terminal as on_one_line

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
        raise terminal.Stop(NO_PLAN)
    return folders if plan_id is None else [_loaded_by_id(folders, plan_id).folder]


def _require_folder(directory: Path) -> None:
    if not is_folder(directory):
        raise terminal.Stop(f"没有{quoted(directory)}这个文件夹")


def _folders_of(path: Path) -> tuple[Path, ...]:
    if not there_is(path):
        raise terminal.Stop(f"没有{quoted(path)}这个文件或文件夹")
    found = plans_in(path) or plans_in(path / "plans") if is_folder(path) else ()
    around = None if found else enclosing_plan(path)
    if not found and around is None:
        raise terminal.Stop(f"{quoted(path)}里没有计划：没有 plan.yaml")
    return found or (around,) if around else found


def _loaded_by_id(folders: Sequence[Path], plan_id: str) -> Loaded:
    return by_id([_load(folder) for folder in folders], plan_id)


def by_id(every: Sequence[Loaded], plan_id: str) -> Loaded:
    """The plan called by its id or the name of its folder; none stops the command."""
    for loaded in every:
        if plan_id in (loaded.folder.name, loaded.plan.id if loaded.plan else None):
            return loaded
    raise terminal.Stop(f"没有编号为{quoted(plan_id)}的计划\n{_listed(every)}")


def _load(folder: Path) -> Loaded:
    return load(folder, Path.cwd())


def _listed(every: Iterable[Loaded]) -> str:
    rows = [
        f"  {loaded.plan.id}  {on_one_line(loaded.plan.project.name)}"
        if loaded.plan
        else f"  {on_one_line(loaded.folder.name)}"
        for loaded in every
    ]
    return "\n".join(["现有的计划：", *rows])


# --- checking -----------------------------------------------------------------------------------


def no_more(loaded: Loaded) -> Iterable[Diagnostic]:  # noqa: ARG001  one signature for all
    """Nothing else is wrong with a plan."""
    return ()


def checked(
    folders: Iterable[Path],
    as_of: date | None,
    select: Sequence[str],
    ignore: Sequence[str],
    more: Callable[[Loaded], Iterable[Diagnostic]] = no_more,
) -> Outcome:
    """Every fault of several plans, of the codes that are selected and not ignored.

    ``more`` says what else is wrong with a plan.
    """
    every = [_load(folder) for folder in folders]
    sifted = [_sifted(loaded, as_of, more(loaded)) for loaded in every]
    kept = [d for part in sifted for d in part.kept if _is_wanted(d, select, ignore)]
    ignored = [d for part in sifted for d in part.ignored if _is_wanted(d, select, ignore)]
    return replace(_outcome(every, kept), ignored=len(ignored))


def faults(loaded: Loaded, as_of: date | None) -> tuple[Diagnostic, ...]:
    """The faults of reading, and those the rules find in what could be read.

    What the plan says to ignore is left out.
    """
    return _sifted(loaded, as_of, ()).kept


def _sifted(loaded: Loaded, as_of: date | None, more: Iterable[Diagnostic]) -> Sifted:
    found = [*loaded.diagnostics, *more]
    if loaded.plan is not None:
        found += check(loaded.plan, as_of, loaded.broken_lines)
    sifted = sift(found, loaded, as_of)
    return replace(sifted, kept=tuple(bounded(sifted.kept)))


def _outcome(every: Sequence[Loaded], diagnostics: Iterable[Diagnostic]) -> Outcome:
    sources = {name: source for loaded in every for name, source in loaded.sources.items()}
    names = {*sources, *(d.location.file for loaded in every for d in loaded.diagnostics)}

    def line(file: str, number: int) -> str:
        return sources[file].line(number) if file in sources else ""

    return Outcome(tuple(in_order(diagnostics)), tuple(sorted(names)), line)


def _is_wanted(found: Diagnostic, select: Sequence[str], ignore: Sequence[str]) -> bool:
    is_selected = not select or found.code.startswith(tuple(select))
    return is_selected and not found.code.startswith(tuple(ignore))


# --- plans to compute on ------------------------------------------------------------------------


def open_plans(directory: Path, plan_id: str | None) -> list[Plan]:
    """Every plan found, or the one asked for; a plan that can't be read stops the command."""
    _require_folder(directory)
    folders = find_plans(directory)
    if not folders:
        raise terminal.Stop(NO_PLAN)
    if plan_id is not None:
        return [computable(_loaded_by_id(folders, plan_id))]
    return [computable(_load(folder)) for folder in folders]


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
        raise terminal.Stop(NO_PLAN)
    return folders


def only(every: Sequence[Loaded]) -> Loaded:
    """The one plan there is; several stop the command."""
    if len(every) > 1:
        raise terminal.Stop(f"这里有 {len(every)} 个计划，用 --plan 编号 选一个\n{_listed(every)}")
    return every[0]


def computable(loaded: Loaded, *, refuse_errors: bool = False) -> Plan:
    """A plan to compute on; one that can't be read stops the command, and errors where asked."""
    found = faults(loaded, None)
    errors = [d for d in found if d.is_error]
    if loaded.plan is None or not loaded.is_readable:
        show_unreadable(loaded)
        raise terminal.Stop("计划有读不懂的地方，先改好再算", code=1)
    if errors and refuse_errors:
        message = f"计划有 {len(errors)} 处错误，不能定稿；详情见 wenming validate"
        raise terminal.Stop(message, code=1)
    if errors:
        terminal.tell(f"计划有 {len(errors)} 处错误，数字照算；详情见 wenming validate")
    return loaded.plan


def show_unreadable(loaded: Loaded) -> None:
    """Tell what could not be read, if anything."""
    if not loaded.is_readable:
        terminal.tell(text.render(_outcome([loaded], loaded.diagnostics)))
