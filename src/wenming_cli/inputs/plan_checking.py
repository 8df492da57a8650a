"""Checking plans: what reading and the rules find, what is waived, which files are not read."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from pathlib import Path

from wenming_cli import terminal
from wenming_cli.diagnostic import Diagnostic, Location, Waived, bounded, in_order
from wenming_cli.formats.diagnostics import text
from wenming_cli.formats.diagnostics.outcome import Outcome
from wenming_cli.frozen import frozen
from wenming_cli.inputs.plan_choice import read, same_ids
from wenming_cli.loading import Loaded, shown_name
from wenming_cli.loading.discovery import (
    PLAN_FILE,
    PLANS_FOLDER,
    is_nearly_plan,
    overlooked_beside,
    overlooked_in,
)
from wenming_cli.rules.ignores import Sifted, sift
from wenming_cli.rules.run import Levels, check, errors, switched_off

NOT_READ = "E112"

SWITCHED_OFF = "口径的规则里关闭了"
"""Why a rule has no say."""


@frozen
class More:
    """More is known of plans beside themselves: what was found, waived, and other levels of rules.

    ``found`` and ``waived`` are by folder, ``levels`` too; ``beside`` is of no plan that is there.
    """

    found: Mapping[Path, Sequence[Diagnostic]] = field(default_factory=dict)
    waived: Mapping[Path, Sequence[Waived]] = field(default_factory=dict)
    levels: Mapping[Path, Levels] = field(default_factory=dict)
    beside: Sequence[Diagnostic] = ()


def no_more(every: Sequence[Loaded]) -> More:  # noqa: ARG001  one signature for all
    """Say that nothing else is known of plans."""
    return More()


def overlooked(folders: Iterable[Path], paths: Sequence[Path]) -> list[Diagnostic]:
    """Find what stands in or beside plans and is not read; beside only where none was named."""
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


def checked(
    folders: Iterable[Path],
    as_of: date | None,
    select: Sequence[str],
    ignore: Sequence[str],
    more: Callable[[Sequence[Loaded]], More] = no_more,
) -> Outcome:
    """Find every fault of several plans, of the codes that are selected and not ignored.

    ``more`` says what else is known of the plans.
    """
    every = [read(folder) for folder in folders]
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
    """Add faults of files that are in no plan to what came of checking."""
    wanted = tuple(d for d in found if _is_wanted(d, select, ignore))
    names = {*outcome.files, *(d.location.file for d in wanted)}
    diagnostics = tuple(in_order((*outcome.diagnostics, *wanted)))
    return replace(outcome, diagnostics=diagnostics, files=tuple(sorted(names)))


def unreadable(loaded: Loaded) -> str:
    """Show what could not be read of a plan, as ``validate`` shows it."""
    return text.render(_outcome([loaded], loaded.diagnostics))


def faults(loaded: Loaded, as_of: date | None) -> tuple[Diagnostic, ...]:
    """Find the faults of reading, and those the rules find in what could be read.

    What the plan says to ignore is left out.
    """
    return _sifted(loaded, as_of, More()).kept


def has_errors(loaded: Loaded) -> bool:
    """Tell whether a plan may have errors: where this says no, ``faults`` finds none either.

    Rules that only warn are not asked, and what the plan says to ignore is not looked at.
    """
    terminal.doing("正在检查")
    found = any(d.is_error for d in loaded.diagnostics) or (
        loaded.plan is not None and any(errors(loaded.plan, loaded.broken_lines))
    )
    terminal.doing("正在算")
    return found


def _sifted(loaded: Loaded, as_of: date | None, more: More) -> Sifted:
    terminal.doing("正在检查")
    found = [*loaded.diagnostics, *more.found.get(loaded.folder, ())]
    if loaded.plan is not None:
        levels = more.levels.get(loaded.folder)
        found += check(loaded.plan, as_of, loaded.broken_lines, levels)
    sifted = sift(found, loaded, as_of)
    terminal.doing("正在算")
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
