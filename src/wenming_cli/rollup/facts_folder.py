"""A folder of tables for databases: plan by plan by their paths, each table a file."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from wenming_cli import sink
from wenming_cli.model.scalars import folded
from wenming_cli.rollup.gathering import PlanOutcome
from wenming_cli.rollup.plan_facts import Faulty, Outside
from wenming_cli.rollup.plan_sums import Uncounted, uncounted
from wenming_cli.rollup.record_tables import (
    TABLES,
    ColumnType,
    FactTable,
    PlanRows,
    Row,
    missing_plan,
)


class SameIdError(Exception):
    """Two plans have one id; the sentence names both places."""


class TableText(NamedTuple):
    """How tables are written as text: what stands before the first row, and how a text is shown."""

    start: str
    shown: Callable[[str], str]


FOR_PEOPLE = TableText(sink.BOM, sink.csv_cell)
"""As every CSV of this program: spreadsheets see UTF-8, and no formula."""

AS_IT_IS = TableText("", sink.layout)

Results = Iterable[PlanOutcome[PlanRows | Faulty | Outside]]


def in_order(results: Results, paths: Sequence[str]) -> Results:
    """The results in the order of paths; what comes early waits for what is before it."""
    early = {}
    following = iter(paths)
    wanted = next(following, None)
    for result in results:
        early[result.path] = result
        while wanted in early:
            yield early.pop(wanted)
            wanted = next(following, None)


def write_tables(folder: Path, results: Results, text: TableText) -> list[Uncounted]:
    """Write every table; what is in none but the first comes back."""
    missing: list[Uncounted] = []
    places: dict[str, str] = {}
    with ExitStack() as stack:
        add = {table.name: _table(stack, folder, table, text) for table in TABLES}
        for path, outcome in results:
            if isinstance(outcome, PlanRows):
                _require_new(outcome.plan_id, path, places)
                of_plan = (path, outcome.plan_id, outcome.as_of.isoformat())
                for name, rows in outcome.tables.items():
                    add[name]((*of_plan, *row) for row in rows)
            else:
                missing.append(uncounted(path, outcome))
                add[TABLES[0].name]([missing_plan(path, missing[-1])])
    return missing


def _require_new(plan_id: str, path: str, places: dict[str, str]) -> None:
    other = places.setdefault(folded(plan_id), path)
    if other != path:
        names = f"{sink.terminal(other)} 和 {sink.terminal(path)}"
        raise SameIdError(f"计划编号{sink.quoted(plan_id)}有两个：{names}，表里会分不开")


def _table(
    stack: ExitStack, folder: Path, table: FactTable, text: TableText
) -> Callable[[Iterable[Row]], None]:
    """A file that begins with the names of the columns, and what adds rows to it."""
    path = folder / f"{table.name}.csv"
    file = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
    file.write(text.start)
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(table.all_columns)
    are_texts = [kind is ColumnType.TEXT for kind in table.all_columns.values()]

    def shown(row: Row) -> Iterator[str]:
        for value, is_text in zip(row, are_texts, strict=True):
            yield "" if value is None else text.shown(value) if is_text else value

    return lambda rows: writer.writerows(map(shown, rows))
