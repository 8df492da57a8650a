"""Opening plans to compute on: a plan as it is, or a clear word why it can't be had."""

from collections.abc import Collection
from pathlib import Path

from wenming_cli import terminal
from wenming_cli.diagnostic import Diagnostic
from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.inputs.days import cutoff_of
from wenming_cli.inputs.plan_checking import faults, has_errors, unreadable
from wenming_cli.inputs.plan_choice import by_id, chosen, read, same_ids, seen_from
from wenming_cli.loading import Loaded, load_contents
from wenming_cli.loading.discovery import plan_files
from wenming_cli.loading.evidence.folder_shelf import FolderShelf
from wenming_cli.loading.reading import content_of
from wenming_cli.model.plan import Plan
from wenming_cli.stop import Stop


def open_plans(directory: Path, plan_id: str | None) -> list[Plan]:
    """Open every plan found, or the one asked for; a plan that can't be read stops the command."""
    every = [read(folder) for folder in seen_from(directory)]
    if plan_id is not None:
        return [computable(by_id(every, plan_id))]
    for found in same_ids(every):
        terminal.tell(f"{found.location.file}：{found.message}")
    return [computable(loaded) for loaded in every]


def open_plan(directory: Path, plan_id: str | None, *, refuse_errors: bool = False) -> Plan:
    """Open the plan found; several without a choice stop the command, and errors where asked."""
    loaded = chosen(map(read, seen_from(directory)), plan_id)
    return computable(loaded, refuse_errors=refuse_errors)


def open_at(
    directory: Path, plan_id: str | None, as_of: str | None, in_period: str | None
) -> tuple[Plan, Cutoff]:
    """Open the plan found, and find the day to compute at."""
    opened = open_plan(directory, plan_id)
    return opened, cutoff_of(opened, as_of, in_period)


def open_with_errors(folder: Path, without: Collection[str]) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """Open a plan and find every error in it; one that can't be read stops the command.

    ``without``: files that are left aside, by path within the plan.
    """
    names = (name for name in plan_files(folder) if name not in without)
    contents = ((name, content_of(folder / name, folder)) for name in names)
    loaded = load_contents(folder, contents, Path.cwd(), shelf=FolderShelf(folder))
    if loaded.plan is None or not loaded.is_readable:
        return computable(loaded), ()
    return loaded.plan, tuple(d for d in faults(loaded, None) if d.is_error)


def computable(loaded: Loaded, *, refuse_errors: bool = False) -> Plan:
    """Give the plan to compute on; what can't be read stops the command, errors where asked.

    Other errors are told at once, not raised: the numbers are computed all the same, and people
    read the warning above them.
    """
    if loaded.plan is None or not loaded.is_readable:
        shown = unreadable(loaded).rstrip()
        raise Stop(f"{shown}\n计划有读不懂的地方，先改好再算", code=1)
    if not has_errors(loaded):
        return loaded.plan
    count = sum(found.is_error for found in faults(loaded, None))
    if count and refuse_errors:
        raise Stop(f"计划有 {count} 处错误，不能定稿；详情见 wenming validate", code=1)
    if count:
        terminal.tell(f"计划有 {count} 处错误，数字照算；详情见 wenming validate")
    return loaded.plan
