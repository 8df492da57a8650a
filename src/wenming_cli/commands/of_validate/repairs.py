"""Repairs for a command: which files, shown as a difference, or written and told one by one."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from wenming_cli import files, terminal
from wenming_cli import repairs as edits
from wenming_cli.diagnostic import Diagnostic
from wenming_cli.loading.discovery import enclosing_plan
from wenming_cli.sink import terminal as shown
from wenming_cli.stop import Stop
from wenming_cli.writing.plan_lock import locked


def repairs_in(folders: Iterable[Path], paths: Sequence[Path]) -> list[edits.Fixed]:
    """The files of plans that can be repaired; of those at or below the paths, where any are given.

    Names are as people see them from where they are.
    """
    try:
        found = [fixed for folder in folders for fixed in edits.fix(folder, Path.cwd())]
    except OSError as error:
        raise Stop(f"修不了：{files.reason(error)}") from error
    wanted = [path.resolve() for path in paths]
    return [fixed for fixed in found if not wanted or _is_below(fixed.path, wanted)]


def offer(found: Iterable[Diagnostic], folders: Iterable[Path], paths: Sequence[Path]) -> None:
    """Say how much of what was found can be repaired without a person, if anything can."""
    if not any(edits.may_repair(diagnostic.code) for diagnostic in found):
        return
    fixed = repairs_in(folders, paths)
    if fixed:
        count = sum(len(f.repaired) for f in fixed)
        terminal.tell(f"其中 {count} 处可以自动改：wenming validate --fix（先看改法加 --dry-run）")


def show(fixed: Sequence[edits.Fixed], output: Path | None) -> None:
    """The repairs as one unified difference; nothing is changed."""
    if output is None and terminal.is_interactive():
        terminal.emit("".join(map(edits.shown_diff, fixed)))
    else:
        terminal.emit_raw(b"".join(map(edits.diff, fixed)), output)
    terminal.tell(f"会修 {_counted(fixed)}，还没有改动" if fixed else "没有可以自动修的地方")


def make(fixed: Sequence[edits.Fixed]) -> None:
    """Write the repaired files and tell what was repaired; what can't be written stops at the end.

    A file that cannot be written keeps its old bytes, and the others are written all the same.
    """
    failed = [name for name in map(_written, fixed) if name]
    if failed:
        raise Stop("\n".join(failed))
    terminal.tell(f"修了 {_counted(fixed)}" if fixed else "没有可以自动修的地方")


def _written(fixed: edits.Fixed) -> str:
    """What stood in the way of writing a file; empty where it was written."""
    try:
        with locked(enclosing_plan(fixed.path) or fixed.path.parent):
            edits.write(fixed)
    except OSError as error:
        return f"{shown(fixed.name)}：没有修，{files.reason(error)}"
    for repaired in fixed.repaired:
        terminal.tell(f"{shown(fixed.name)}:{repaired.line}: 已修：{shown(repaired.what)}")
    return ""


def _counted(fixed: Sequence[edits.Fixed]) -> str:
    return f"{len(fixed)} 个文件的 {sum(len(f.repaired) for f in fixed)} 处"


def _is_below(path: Path, wanted: Iterable[Path]) -> bool:
    path = path.resolve()
    return any(path.is_relative_to(one) for one in wanted)
