"""``wenming sheets out`` and ``wenming sheets in``: workbooks for units, and back into the plan."""

from collections.abc import Sequence
from itertools import chain, count
from pathlib import Path
from typing import Annotated, Literal

import typer

from wenming_cli import sink, terminal
from wenming_cli.changes import compare
from wenming_cli.commands import Directory, InMonth, PlanId
from wenming_cli.commands.of_sheets.receiving import Incoming, incoming
from wenming_cli.commands.of_sheets.sending import outgoing, written
from wenming_cli.exchange.sheets.refused_books import refused_books
from wenming_cli.exchange.sheets.returned_rows import CellFault
from wenming_cli.exchange.sheets.taking_in import TakenIn, taken_in
from wenming_cli.inputs import opening, plan_checking, plan_choice
from wenming_cli.inputs.edits.agreed import Agreement
from wenming_cli.inputs.edits.carrying_out import show_changes, write_all
from wenming_cli.loading import Loaded
from wenming_cli.model.plan import Plan
from wenming_cli.stop import Stop
from wenming_cli.writing.editing import Edited

FOLDER = "填报表"


def sheets(
    action: Annotated[
        Literal["out", "in"],
        typer.Argument(metavar="out|in", help="out 发出工作簿，in 把填好的收回来"),
    ],
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[文件]...", help="in：填好的工作簿，也可以写放它们的文件夹"),
    ] = None,
    directory: Directory = Path(),
    plan: PlanId = None,
    unit: Annotated[
        list[str] | None,
        typer.Option(
            "--unit", metavar="单位", help="out：只发这个单位（可写几次；默认：所有单位）"
        ),
    ] = None,
    month: InMonth = None,
    partial: Annotated[
        bool,
        typer.Option("--partial", help="in：没有问题的行先收，退回的行另存一本"),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="只说会写哪些文件、改哪些记录，不写")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="目录",
            help=f"工作簿写到哪个文件夹（默认：{FOLDER}）；in --partial 时是退回的那本",
        ),
    ] = None,
) -> int:
    """给各单位发填报的表：wenming sheets out；填好收回来：wenming sheets in 填报表。

    例：wenming sheets out --month 2020-06 -o 发出

    例：wenming sheets in 收回
    """
    if action == "out":
        if paths or partial:
            raise Stop("sheets out 不读文件：单位用 --unit 选，写到哪里用 -o")
        opened = opening.open_plan(directory, plan)
        outgoing(opened, unit or [], month, output or Path(FOLDER), dry_run=dry_run)
        return 0
    if not paths:
        raise Stop("sheets in 后面要写填好的文件，或者放它们的文件夹")
    if unit or month:
        raise Stop("sheets in 不用 --unit 和 --month：单位和月份在工作簿里")
    return _take_in(directory, plan, paths, output, is_partial=partial, dry_run=dry_run)


def _take_in(
    directory: Path,
    plan_id: str | None,
    paths: Sequence[Path],
    output: Path | None,
    *,
    is_partial: bool,
    dry_run: bool,
) -> int:
    """Read what came back, tell everything of it, and write what may be written."""
    every = map(plan_choice.read, plan_choice.seen_from(directory))
    loaded = plan_choice.chosen(every, plan_id)
    plan = loaded.plan
    if plan is None or not loaded.is_readable:
        terminal.tell(plan_checking.unreadable(loaded))
        raise Stop("计划有读不懂的地方，先改好再收", code=1)
    came = incoming(plan, paths)
    found = taken_in(loaded, plan, came.books, is_partial=is_partial)
    _tell(came, found)
    is_clean = not came.faults and found.is_clean
    if not is_clean and not is_partial:
        terminal.tell(
            _counted(came, found) + "，什么也没有写；改好再收，或者加 --partial 先收没有问题的行"
        )
        return 1
    _show(found)
    if found.done is not None and not _is_agreed(loaded, found.done):
        terminal.tell("什么也没有写")
        return 1
    if found.done is not None and not dry_run:
        _write(found.done)
    if not is_clean:
        after = plan if found.done is None else found.done.after
        _send_back(after, came, found, output, dry_run=dry_run)
    return int(not is_clean)


def _tell(came: Incoming, found: TakenIn) -> None:
    """Everything that is wrong, then what is not read and what is known already."""
    for fault in (*came.faults, *found.told()):
        terminal.tell(_sentence(fault))
    for note in found.notes:
        terminal.tell(f"注意：{sink.terminal(note)}")
    if found.known:
        terminal.tell(f"{found.known} 行计划里已经有了，没有再写")


def _sentence(fault: CellFault) -> str:
    place = f"{sink.terminal(fault.place)}：" if fault.place else ""
    hint = f"\n  提示：{sink.terminal(fault.hint)}" if fault.hint else ""
    return f"{place}{sink.terminal(fault.message)}{hint}"


def _counted(came: Incoming, found: TakenIn) -> str:
    count = len(came.faults) + len(found.told())
    return f"{len(came.books) + len(came.faults)} 个文件里有 {count} 处要改"


def _show(found: TakenIn) -> None:
    """What changes, in words."""
    done = found.done
    show_changes([] if done is None else compare(done.before, done.after, terminal.today()))


def _is_agreed(loaded: Loaded, done: Edited) -> bool:
    """Tell what rules and change policy newly say of it, as of every edit; errors stop all."""
    found = Agreement(loaded, terminal.today()).objections(done.before, done.after)
    for each in found:
        terminal.tell(_sentence(CellFault("", f"{each.code} {each.message}", each.hint)))
    return not any(each.is_error for each in found)


def _write(done: Edited) -> None:
    write_all(done)
    for fixed in done.files:
        terminal.tell(f"{'已新建' if fixed.is_new else '已写'} {sink.terminal(fixed.name)}")


def _send_back(
    plan: Plan, came: Incoming, found: TakenIn, output: Path | None, *, dry_run: bool
) -> None:
    """Write the workbooks of the rows that were refused, beside those they came in."""
    for file, book in refused_books(plan, found.refused):
        source = came.sources[file]
        folder = source.parent if output is None else output
        written(_free(folder / f"{source.stem}-退回.xlsx"), book, dry_run=dry_run)


def _free(path: Path) -> Path:
    """A path nobody has written to: what was sent back before may have been mended."""
    numbered = (path.with_stem(f"{path.stem}{number}") for number in count(2))
    return next(each for each in chain((path,), numbered) if not each.exists())
