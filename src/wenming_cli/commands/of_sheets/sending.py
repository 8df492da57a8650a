"""Workbooks that go out: one a unit, each told with what it asks for."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from wenming_cli import sink, terminal
from wenming_cli.exchange.sheets.open_rows import Handout
from wenming_cli.exchange.sheets.sheet_names import SheetNames
from wenming_cli.exchange.sheets.unit_book import SheetLine, UnitBook
from wenming_cli.exchange.workbook_reading import NEEDS_OFFICE
from wenming_cli.inputs import days, naming
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month
from wenming_cli.stop import Stop

_NAMED = 3
"""How many units are named where there may be a hundred."""


def outgoing(
    plan: Plan, wanted: Sequence[str], month: str | None, folder: Path, *, dry_run: bool
) -> None:
    """Write the workbooks of the units that were named, or of all that have anything to fill in."""
    cutoff = days.cutoff_of(plan, None, month)
    if cutoff.note:
        terminal.tell(f"{cutoff.period or cutoff.as_of}：{cutoff.note}")
    handout, names = Handout(plan, cutoff.as_of), SheetNames(plan)
    named = list(dict.fromkeys(naming.owner_named(plan, name) for name in wanted))
    units = handout.units()
    idle = [unit for unit in named if unit not in units]
    if idle:
        raise Stop(f"{'、'.join(idle)} 没有要填的：没有任务、问题、点位、指标、支出")
    if not units:
        raise Stop("没有要填的单位：计划里没有没办结的任务、没销号的问题，也没有点位")
    chosen = named or units
    of_month = str(cutoff.month or Month.of(cutoff.as_of))
    paths = {unit: folder / f"{_file_name(unit)}-{of_month}.xlsx" for unit in chosen}
    if not dry_run:
        _require_free(paths.values())
    for unit, path in paths.items():
        rows = handout.sheets_of(unit)
        sheets = {title: [SheetLine(row) for row in found] for title, found in rows.items()}
        book = UnitBook(plan, unit, of_month, cutoff.as_of, sheets)
        written(path, book, names, dry_run=dry_run)
    _tell_of_idle([] if named else [o.name for o in plan.owners if o.name not in units])
    terminal.tell(f"{len(chosen)} 个单位，填好以后：wenming sheets in {sink.terminal(str(folder))}")


def _tell_of_idle(units: Sequence[str]) -> None:
    """Say who gets no workbook, so that nobody waits for one."""
    if units:
        first = "、".join(map(sink.terminal, units[:_NAMED]))
        more = f"等 {len(units)} 个单位" if len(units) > _NAMED else ""
        terminal.tell(f"{first}{more}没有要填的，没有发：没有任务、问题、点位、指标、支出")


def _require_free(paths: Iterable[Path]) -> None:
    """Refuse to write over workbooks that somebody may have filled in."""
    there = [path for path in paths if path.exists()]
    if there:
        named = sink.quoted(there[0])
        more = f"等 {len(there)} 个" if len(there) > 1 else ""
        raise Stop(
            f"已经有 {named}{more}，可能有人填过，不覆盖；用 -o 换一个文件夹，或者先移走", code=1
        )


def _file_name(unit: str) -> str:
    """The name of a unit without what no file may be called."""
    return "".join("-" if mark in '<>:"|?*\\/' else mark for mark in unit)


def written(path: Path, book: UnitBook, names: SheetNames | None = None, *, dry_run: bool) -> None:
    """Write a workbook, and say so with what it asks for."""
    try:
        from wenming_cli.exchange.sheets.workbook_writing import workbook  # noqa: PLC0415  may be missing
    except ModuleNotFoundError:
        raise Stop(f"还没有装读写工作簿的部分：{NEEDS_OFFICE}") from None
    data = workbook(book, names or SheetNames(book.plan))
    if not dry_run:
        terminal.write_file(path, data)
    asked = "，".join(f"{title} {len(rows)} 行" for title, rows in book.sheets.items() if rows)
    tail = f"（{asked}）" if asked else ""
    terminal.tell(f"{'会写' if dry_run else '已写'} {sink.terminal(str(path))}{tail}")
