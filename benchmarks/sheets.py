"""Measures ``wenming sheets`` on a plan of a hundred units: workbooks written, filled in, read.

``python benchmarks/sheets.py`` prints processor seconds beside those of ``wenming validate``; each
command runs so many rounds, by turns, in a process of its own.
"""

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import generate
from benchmarks.run import Contender, Result, environment, run

MONTH = "2022-06"
DAY = "2022-06-30"
FILLED = 25
"""Rows that are filled in of each workbook, two or three cells each."""


def write_plan(folder: Path, units: int, tasks: int, findings: int, visits: int) -> None:
    """A plan of three years whose units are as many as are asked for."""
    departments = tuple(f"第{n}局" for n in range(1, 31))
    generate.DEPARTMENTS = departments
    generate.SUBDISTRICTS = tuple(f"第{n}街道" for n in range(1, units - len(departments) + 1))
    generate.write_files(folder, generate.plan_files(tasks, findings, visits))


def fill_in(folder: Path) -> int:
    """Fill in rows of every workbook; the number of cells written."""
    rng = random.Random(1)  # noqa: S311  the same every time
    return sum(fill_one(path, rng) for path in sorted(folder.iterdir()))


def fill_one(path: Path, rng: random.Random) -> int:
    """Fill in some rows of one workbook."""
    book = load_workbook(path)
    written = 0
    for title, values in (
        ("任务进展", {"日期": DAY, "完成进度（%）": "99%", "备注": "按计划推进"}),
        ("问题整改", {"日期": DAY, "事件": "已整改", "佐证材料": "照片"}),
    ):
        if title in book.sheetnames:
            written += fill_sheet(book[title], values, rng)
    book.save(path)
    return written


def fill_sheet(sheet: Worksheet, values: dict[str, str], rng: random.Random) -> int:
    """Fill in some rows of one sheet."""
    heads = {str(cell.value): int(cell.column or 0) for cell in sheet[2]}
    sent = [n for n in range(3, sheet.max_row + 1) if sheet.cell(n, 1).value is not None]
    chosen = rng.sample(sent, min(FILLED, len(sent)))
    for row in chosen:
        for head, value in values.items():
            sheet.cell(row, heads[head]).value = value
    return len(chosen) * len(values)


def main() -> int:
    """Measure and print; 1 where a command failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=100)
    parser.add_argument("--tasks", type=int, default=3000)
    parser.add_argument("--findings", type=int, default=20000)
    parser.add_argument("--visits", type=int, default=4000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        plan, books = Path(folder) / "plan", Path(folder) / "books"
        write_plan(plan, options.units, options.tasks, options.findings, options.visits)
        wenming = ("-m", "wenming_cli", "-C", str(plan))
        out = Contender(
            "sheets out", (*wenming, "sheets", "out", "--month", MONTH, "-o", str(books))
        )
        command = [sys.executable, *out.arguments]
        subprocess.run(command, check=True, capture_output=True, env=environment())
        print(f"{len(list(books.iterdir()))} workbooks, {fill_in(books)} cells filled in")
        again = Path(folder) / "again"
        contenders = [
            Contender("validate", ("-m", "wenming_cli", "validate", str(plan))),
            Contender(
                "sheets out", (*wenming, "sheets", "out", "--month", MONTH, "-o", str(again))
            ),
            Contender("sheets in", (*wenming, "sheets", "in", str(books), "--dry-run")),
        ]
        results = {contender.name: Result() for contender in contenders}
        for _ in range(options.rounds):
            for contender in contenders:
                shutil.rmtree(again, ignore_errors=True)
                run(contender, results[contender.name])
        base = statistics.median(results["validate"].cpu)
        for name, result in results.items():
            median = statistics.median(result.cpu)
            print(
                f"{name}: {median:.2f} s CPU, {median / base:.2f} × validate, {result.peak:.0f} MiB"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
