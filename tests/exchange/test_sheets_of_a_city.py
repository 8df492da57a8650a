"""Workbooks of a whole city, filled in every odd way: what comes of them is what was meant.

The number of units is small by default; ``WENMING_UNITS=100`` is a city.
"""

import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MakeRepo, Wenming
from tests.exchange.city import AS_OF, MONTH, Clerk, come, fill_in, unit, write_city
from tests.exchange.clerk import Papers
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan

UNITS = int(os.environ.get("WENMING_UNITS", "4"))
TASKS, FINDINGS = 10, 12
ENDINGS = ("xlsx", "xls", "ods")


@pytest.fixture(autouse=True)
def _in_june(at_date: object) -> None:
    at_date(AS_OF)  # type: ignore[operator]


def plan_in(folder: Path) -> Plan:
    loaded = load(folder)
    assert loaded.plan is not None
    assert [d for d in loaded.diagnostics if d.is_error] == []
    return loaded.plan


class City:
    """A plan, the workbooks that went out, the clerks that filled them in."""

    def __init__(self, folder: Path, wenming: Wenming) -> None:
        self.plan = write_city(folder / "plan", UNITS, TASKS, FINDINGS)
        self.books, self.wenming = folder / "books", wenming
        out = wenming("-C", self.plan, "sheets", "out", "--month", MONTH, "-o", self.books)
        assert out.code == 0, out.err
        self.before = plan_in(self.plan)
        self.clerks: list[Clerk] = []

    def path(self, number: int) -> Path:
        return self.books / f"{unit(number)}-{MONTH}.xlsx"

    def fill_in(self) -> None:
        self.clerks = [fill_in(self.path(number), number, seed=number) for number in range(UNITS)]

    def bring_in(self, *more: str) -> tuple[int, str, str]:
        done = self.wenming("-C", self.plan, "sheets", "in", self.books, *more)
        return done.code, done.out, done.err

    @property
    def meant(self) -> Counter[object]:
        return Counter(record for clerk in self.clerks for record in clerk.meant)

    def come(self) -> Counter[object]:
        return Counter(come(self.before, plan_in(self.plan)))


@pytest.fixture
def city(tmp_path: Path, wenming: Wenming) -> City:
    return City(tmp_path, wenming)


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*.yaml"))}


def test_exactly_what_was_meant_comes_of_it_and_nothing_the_second_time(city: City) -> None:
    city.fill_in()
    code, out, err = city.bring_in()
    assert code == 0, err
    assert city.come() == city.meant
    assert len(out.splitlines()) >= sum(clerk.edits for clerk in city.clerks) // 6
    written = files_of(city.plan)
    code, out, err = city.bring_in()
    assert (code, out) == (0, "没有改动\n"), err
    assert files_of(city.plan) == written


@pytest.mark.no_cover
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_saved_again_by_libreoffice(city: City, tmp_path: Path) -> None:
    """Each unit saves in one of the forms there are."""
    city.fill_in()
    again = tmp_path / "again"
    for at, ending in enumerate(ENDINGS):
        theirs = range(at, UNITS, len(ENDINGS))
        saved_again([city.path(number) for number in theirs], again, ending, tmp_path)
    shutil.rmtree(city.books)
    city.books = again
    code, _, err = city.bring_in()
    assert code == 0, err
    assert city.come() == city.meant
    assert city.bring_in()[:2] == (0, "没有改动\n")


def saved_again(files: list[Path], folder: Path, ending: str, home: Path) -> None:
    """Files as LibreOffice saves them."""
    profile = f"-env:UserInstallation=file://{home}/profile"
    options = ["--headless", "--convert-to", ending, "--outdir", str(folder)]
    command = ["soffice", profile, *options, *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


# --- what is refused ------------------------------------------------------------------------------

BAD: tuple[tuple[str, dict[str, Any], str, str], ...] = (
    ("任务进展", {"日期": "2020-6-20", "完成进度": 0.6}, "完成进度", "说不清是 0.6% 还是 60%"),
    ("任务进展", {"日期": "2020-6-20", "完成进度": "0.6"}, "完成进度", "说不清是 0.6% 还是 60%"),
    ("任务进展", {"日期": "八月底前", "完成进度": "60%"}, "日期", "不是规定写法的日期"),
    ("任务进展", {"完成进度": "60%"}, "日期", "进展缺少 日期"),
    ("任务进展", {"日期": "2020-6-31", "备注": "x"}, "日期", "没有“2020-06-31”这一天"),
    ("任务进展", {"日期": "2020-6-20", "完成进度": "160%"}, "完成进度", "超出 0–100"),
    ("任务进展", {"任务名称": "改了名字"}, "任务名称", "灰色的格子不能改"),
    ("问题整改", {"日期": "2020-6-20", "事件": "销号"}, "事件", "“销号”不由责任单位报"),
    ("问题整改", {"日期": "2020-6-20", "事件": "整改到位了吧"}, "事件", "不在可选的词里"),
    ("问题整改", {"事件": "已整改"}, "日期", "办理记录缺少 日期"),
    ("问题整改", {"日期": "2020-5-20", "事件": "已整改"}, "日期", "2020-05-20"),
)


def test_every_bad_cell_is_told_in_one_run_and_nothing_is_written(city: City) -> None:
    city.fill_in()
    wanted = list(spoilt(city))
    written = files_of(city.plan)
    code, out, err = city.bring_in()
    assert (code, out) == (1, "")
    told = dict(line.split("：", 1) for line in err.splitlines() if "!" in line.partition("：")[0])
    assert {place for place in told if not place.startswith("注意")} == {p for p, _ in wanted}
    for place, words in wanted:
        assert words in told[place]
    assert files_of(city.plan) == written


def spoilt(city: City) -> Iterator[tuple[str, str]]:
    """Fill in something bad, one fault a workbook; the place of each and words of what is told."""
    used: set[tuple[int, str, object]] = set()
    for at, (title, values, wrong, words) in enumerate(BAD):
        number, row = next(
            (n, row)
            for n in (*range(at % UNITS, UNITS), *range(at % UNITS))
            for row in idle(city.path(n), title)
            if (n, title, row) not in used
        )
        used.add((number, title, row))
        papers = Papers(city.path(number))
        papers[title].put(row, **values)
        papers.save()
        yield f"{city.path(number).name}!{title}!{papers[title].name(row, wrong)}", words


def idle(path: Path, title: str) -> list[int]:
    """The rows of a sheet nobody filled in."""
    paper = Papers(path)[title]
    return [row for row in paper.rows() if paper.get(row, "日期") is None]


def test_what_is_clean_is_taken_and_the_rest_sent_back(city: City) -> None:
    city.fill_in()
    wanted = list(spoilt(city))
    code, _, err = city.bring_in("--partial")
    assert code == 1
    assert city.come() == city.meant
    back = sorted(city.books.glob("*-退回.xlsx"))
    assert back
    rows = [row for path in back for row in refused_rows(path)]
    assert len(rows) == len(wanted), err


def refused_rows(path: Path) -> Iterator[tuple[str, int]]:
    book = Papers(path)
    for title in book.book.sheetnames:
        sheet = book.book[title]
        heads = {cell.value: cell.column for cell in sheet[2]} if sheet.max_row > 1 else {}
        if "退回原因" in heads:
            column = int(heads["退回原因"] or 0)
            told = (sheet.cell(n, column).value for n in range(3, sheet.max_row + 1))
            yield from ((title, n) for n, value in enumerate(told) if value)


def test_two_units_on_two_branches_are_merged_without_conflict(
    city: City, make_repo: MakeRepo
) -> None:
    city.fill_in()
    repo = make_repo(city.plan)
    for number in (0, 1):
        repo.git("checkout", "-q", "-b", f"unit-{number}", "main")
        done = city.wenming("-C", city.plan, "sheets", "in", city.path(number))
        assert done.code == 0, done.err
        repo.commit(unit(number))
    repo.git("merge", "-q", "--no-edit", "unit-0")
    both = [record for clerk in city.clerks[:2] for record in clerk.meant]
    assert city.come() == Counter(both)
