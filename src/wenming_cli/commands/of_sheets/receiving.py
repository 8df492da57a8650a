"""Workbooks that came back, found and read: each file says for itself why it is not taken."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from wenming_cli import sink, terminal
from wenming_cli.exchange.sheets.returned_rows import (
    CellFault,
    NotOursError,
    ReturnedBook,
    marks_in,
    returned_book,
)
from wenming_cli.exchange.sheets.sheet_marks import LAYOUT, SheetMarks
from wenming_cli.exchange.sheets.sheet_names import unit_called
from wenming_cli.exchange.workbook_reading import UnreadableWorkbookError, read_workbook
from wenming_cli.frozen import frozen
from wenming_cli.model.plan import Plan
from wenming_cli.stop import Stop

_ENDINGS = (".xlsx", ".xls", ".ods", ".xlsm", ".et")
_OPEN_MARKS = ("~$", ".~", ".")
"""How files begin that programs leave beside an open workbook."""


@frozen
class Incoming:
    """The workbooks that can be taken, why others can't, and where each file is."""

    books: tuple[ReturnedBook, ...]
    faults: tuple[CellFault, ...]
    sources: Mapping[str, Path]


def incoming(plan: Plan, paths: Sequence[Path]) -> Incoming:
    """Read every file; progress is shown to somebody at a terminal."""
    found = sorted({file for path in paths for file in _files(path)})
    _require_apart(found)
    books: list[ReturnedBook] = []
    faults: list[CellFault] = []
    for number, path in enumerate(found, start=1):
        terminal.show_progress(f"读 {number}/{len(found)} {path.name}")
        try:
            books.append(_read(plan, path))
        except UnreadableWorkbookError as error:
            faults.append(CellFault(path.name, str(error.message), error.hint))
        except NotOursError as error:
            faults.append(
                CellFault(path.name, str(error), "用发出的那本填；要重新发：wenming sheets out")
            )
    terminal.show_progress("")
    return Incoming(tuple(books), tuple(faults), {path.name: path for path in found})


def _files(path: Path) -> Iterator[Path]:
    """The file, or the workbooks of a folder."""
    if not path.is_dir():
        yield path
        return
    inside = [each for each in path.iterdir() if each.suffix.lower() in _ENDINGS]
    found = [each for each in inside if not each.name.startswith(_OPEN_MARKS)]
    if not found:
        raise Stop(f"{sink.quoted(path)}里没有工作簿")
    yield from found


def _require_apart(paths: Iterable[Path]) -> None:
    """Refuse two files of one name: nobody could tell which of them a fault is in."""
    seen: dict[str, Path] = {}
    for path in paths:
        other = seen.setdefault(path.name, path)
        if other is not path:
            raise Stop(f"有两个文件都叫{sink.quoted(path.name)}，改掉一个的名字：{other}、{path}")


def _read(plan: Plan, path: Path) -> ReturnedBook:
    workbook = read_workbook(path)
    marks = marks_in(workbook)
    _require_fit(plan, marks)
    now = unit_called(plan, marks.unit) or marks.unit
    return returned_book(workbook, replace(marks, unit=now))


def _require_fit(plan: Plan, marks: SheetMarks) -> None:
    """Refuse a workbook of another plan, of another layout, or of a unit that is gone."""
    if marks.plan != plan.id:
        raise NotOursError(f"这是计划“{marks.plan}”的工作簿，不是“{plan.id}”的")
    if marks.layout != LAYOUT:
        raise NotOursError(f"这本是版式 {marks.layout} 的，现在用版式 {LAYOUT}，对不上了")
    if unit_called(plan, marks.unit) is None:
        raise NotOursError(f"单位名录里已经没有“{marks.unit}”")
