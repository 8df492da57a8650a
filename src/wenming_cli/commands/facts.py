"""``wenming facts DIR -o FOLDER``: the records of every plan below a folder as tables for SQL."""

import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from wenming_cli import files, sink, terminal
from wenming_cli.commands import AsOf, InMonth, ManyPlans, Scheduler, Workers
from wenming_cli.inputs.crews import crew_of
from wenming_cli.inputs.many_plans import as_they_come, asked_day, searched
from wenming_cli.rollup import parquet
from wenming_cli.rollup.facts_folder import (
    AS_IT_IS,
    FOR_PEOPLE,
    Results,
    SameIdError,
    in_order,
    write_tables,
)
from wenming_cli.rollup.gathering import NoMemory, gathered
from wenming_cli.rollup.plan_sums import Uncounted
from wenming_cli.rollup.record_tables import TABLES, rows_of
from wenming_cli.stop import Stop


def facts(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="文件夹", help="写到哪个文件夹；以前写的换掉")
    ],
    directory: ManyPlans = Path(),
    as_of: AsOf = None,
    month: InMonth = None,
    workers: Workers = None,
    scheduler: Scheduler = None,
    output_format: Annotated[
        Literal["csv", "parquet"], typer.Option("--format", help="表格的格式")
    ] = "csv",
) -> int:
    """数据表：文件夹里所有计划的任务、问题、巡查、支出和数字写成表格，给用 SQL 的人和数据库。

    例：wenming facts . -o facts --as-of 2020-06-30
    """
    found, asked = searched(directory), asked_day(as_of, month)
    _require_format(output_format)
    with crew_of(workers, scheduler, len(found)) as crew:
        results = gathered(found, partial(rows_of, asked=asked), crew, NoMemory())
        counted = as_they_come(results, len(found))
        ordered = in_order(counted, [each.path for each in found])
        missing = _written(output, ordered, output_format)
    _tell(output, len(found) - len(missing), missing)
    return int(any(each.is_fault for each in missing))


def _require_format(form: str) -> None:
    try:
        if form == "parquet":
            parquet.database_engine()
    except ModuleNotFoundError:
        hint = 'python -m pip install ".[parquet]"'
        raise Stop(f"parquet 要用 duckdb，先装上：{hint}") from None


def _written(output: Path, results: Results, form: str) -> list[Uncounted]:
    ours = {f"{table.name}.{ending}" for table in TABLES for ending in ("csv", "parquet")}
    try:
        with files.new_folder(output, ours) as folder:
            if form == "csv":
                return write_tables(folder, results, FOR_PEOPLE)
            with tempfile.TemporaryDirectory() as texts:
                missing = write_tables(Path(texts), results, AS_IT_IS)
                parquet.convert(Path(texts), folder)
                return missing
    except SameIdError as reason:
        raise Stop(f"{reason}，没有写\n提示：一个编号只给一个计划，改掉其中一个", code=1) from None
    except FileExistsError:
        hint = "换一个文件夹，或者先把它清空"
        raise Stop(f"{sink.quoted(output)}里有别的东西，不覆盖\n提示：{hint}") from None
    except files.NameRefusedError as reason:
        raise Stop(f"没有写{sink.quoted(output)}：{reason}") from None
    except OSError as error:
        raise Stop(f"没有写成{sink.quoted(output)}：{files.reason(error)}") from None


def _tell(output: Path, plans: int, missing: Sequence[Uncounted]) -> None:
    for each in missing:
        place = each.place or each.path
        more = f"（共 {each.errors} 处错误）" if each.errors > 1 else ""
        terminal.tell(f"没有写进表里：{sink.terminal(place)} {sink.terminal(each.message)}{more}")
    terminal.tell(f"已写入 {sink.terminal(str(output))}：{plans} 个计划，{len(TABLES)} 张表")
