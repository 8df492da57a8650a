"""Reports as workbooks: what the text says, cell by cell, and nothing that acts."""

import io
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.conftest import DEMO, Wenming
from wenming_cli import sink
from wenming_cli.formats.pages import Look, xlsx
from wenming_cli.pages.blocks import Paragraph, Table
from wenming_cli.pages.from_markdown import document_of
from wenming_cli.pages.page import Page, Title

TEXT = """\
# 自评表

（2020年度）

## 一、指标

| 一级指标 | 二级指标 | 三级指标 | 分值 | 得分 |
|---|---|---|---:|---:|
| 产出指标 | 数量指标 | 布设 | 10 | 9.50 |
|  |  | \\=1+1 | 5 | — |
|  | 质量指标 | 甲\\|乙 | 7.5 | -0.25 |
| 总分 |  |  | 22.5 | 9.25 |

| 项目 | 甲 |
|---|---|
| 单位 | 办 |

1. 第一条
2. 第二条
"""


def workbook(text: str) -> bytes:
    """The workbook of a report's text."""
    document = document_of(text)
    return xlsx.write([Page(Title(document.title, "", None), document.blocks, dict)], Look())


def sheet_of(data: bytes) -> Worksheet:
    (sheet,) = load_workbook(io.BytesIO(data)).worksheets
    return sheet


def cells(data: bytes) -> dict[str, object]:
    """The content of every cell that holds something; no cell acts."""
    found: dict[str, object] = {}
    for row in sheet_of(data).iter_rows():
        for cell in row:
            assert cell.data_type in ("n", "s", "d")
            if cell.value is not None:
                found[cell.coordinate] = cell.value
    return found


def merged(data: bytes) -> set[str]:
    return {str(each) for each in sheet_of(data).merged_cells.ranges}


def test_text_is_text_and_numbers_are_numbers() -> None:
    found = cells(workbook(TEXT))
    assert found["A1"] == "自评表"
    assert found["A3"] == "一、指标"
    assert [found[f"{letter}4"] for letter in "ABCDE"] == [
        "一级指标",
        "二级指标",
        "三级指标",
        "分值",
        "得分",
    ]
    assert (found["D5"], found["E5"]) == (10, 9.5)
    assert found["C6"] == "=1+1"
    assert found["E6"] == "—"
    assert (found["C7"], found["E7"]) == ("甲|乙", -0.25)
    assert "B8" not in found
    assert found["A11"] == "1. 第一条"


def test_levels_are_merged_and_narrow_tables_reach_the_edge() -> None:
    assert merged(workbook(TEXT)) == {
        "A1:E1",
        "A2:E2",
        "A3:E3",
        "A5:A7",
        "B5:B6",
        "B9:E9",
        "B10:E10",
        "A11:E11",
        "A12:E12",
    }


def test_the_same_text_gives_the_same_bytes() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(TEXT))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01" in archive.read("docProps/core.xml")
    assert workbook(TEXT) == workbook(TEXT)


def test_text_without_tables() -> None:
    assert cells(workbook("# 题\n\n文\n"))["A2"] == "文"
    assert merged(workbook("# 题\n")) == set()


def test_a_wide_table_has_columns_beyond_z() -> None:
    heads = "|".join(f" {n} " for n in range(28))
    found = cells(workbook(f"|{heads}|\n|{'---|' * 28}\n|{heads}|\n"))
    assert (found["Z1"], found["AA2"], found["AB2"]) == ("25", "26", "27")


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_whatever_is_written_is_read_again(texts: list[str]) -> None:
    row = "".join(f" {sink.markdown(text)} |" for text in texts)
    grid = f"|{row}\n|{'---|' * len(texts)}\n|{row}\n"
    (table,) = document_of(grid).blocks
    assert isinstance(table, Table)
    expected = tuple(" ".join(sink.terminal(part) for part in text.split()) for text in texts)
    assert table.rows == (expected,)
    workbook(grid)
    line = sink.markdown(texts[0])
    assert document_of(f"文{line}").blocks == (Paragraph(f"文{expected[0]}"),)


@pytest.mark.parametrize("name", ["月报", "绩效目标申报表", "绩效运行监控表", "绩效自评表"])
def test_every_report_of_the_demo(name: str, tmp_path: Path, wenming: Wenming) -> None:
    place = tmp_path / "表.xlsx"
    words = ("-C", DEMO, "report", "--template", name, "--month", "2020-06")
    ran = wenming(*words, "--format", "xlsx", "-o", place)
    assert (ran.code, ran.out) == (0, "")
    found = cells(place.read_bytes())
    assert len(found) > 60
    assert not any("\\" in str(text) for text in found.values())


def test_a_workbook_needs_a_file(wenming: Wenming) -> None:
    ran = wenming("-C", DEMO, "report", "--month", "2020-06", "--format", "xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert "-o 文件.xlsx" in ran.err


LIBRARIES = {"xlsx": ("xlsxwriter", "XlsxWriter"), "docx": ("docx", "python-docx")}
WRITING = ("wenming_cli.formats.sheets.", "wenming_cli.formats.word.m")


@pytest.mark.parametrize("form", LIBRARIES)
def test_without_the_library_it_is_said_how_to_get_it(
    form: str, tmp_path: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, library = LIBRARIES[form]
    writing = (f"wenming_cli.formats.pages.{form}", *WRITING)
    for name in [each for each in sys.modules if each.startswith(writing)]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    words = ("-C", DEMO, "report", "--month", "2020-06")
    ran = wenming(*words, "-o", tmp_path / f"表.{form}")
    assert (ran.code, ran.err.count(f"pip install {library}")) == (2, 1)
    assert not list(tmp_path.iterdir())


def test_numbers_keep_the_format_they_are_read_with() -> None:
    text = (
        "| 项 | 数 |\n|---|---:|\n"
        "| 执行率 | 95.01% |\n| 挨着线 | 89.9999% |\n| 指标值 | 1200 |\n| 金额 | 41.35万元 |\n"
        "| 个数 | 604处 |\n| 负数 | -1.5 |\n| 文字 | 约620场（推算） |\n| 式子 | =1+1 |\n"
        "| 没有 | — |\n| 单价 | 817元/处 |\n"
    )
    sheet = sheet_of(workbook(text))
    told = [(sheet.cell(row, 2).value, sheet.cell(row, 2).number_format) for row in range(2, 12)]
    assert told == [
        (0.9501, "0.00%"),
        (0.899999, "0.0000%"),
        (1200, "General"),
        (41.35, '0.00"万元"'),
        (604, '0"处"'),
        (-1.5, "0.0"),
        ("约620场（推算）", "General"),
        ("=1+1", "General"),
        ("—", "General"),
        ("817元/处", "General"),
    ]


def test_what_is_no_number_column_stays_text() -> None:
    found = cells(workbook("| 项 | 数 |\n|---|---|\n| 年度 | 2020 |\n"))
    assert found["B2"] == "2020"


def test_bullets_are_plain_lines() -> None:
    found = cells(workbook("- 编发单位：办\n- 报：区委\n\n\\- 不是列表\n\n1. 第一条\n"))
    assert [found[f"A{row}"] for row in range(1, 5)] == [
        "编发单位：办",
        "报：区委",
        "- 不是列表",
        "1. 第一条",
    ]


def test_dates_are_dates_and_long_texts_are_cut() -> None:
    text = (
        "| 日期 | 项 |\n|---|---|\n| 2020-06-30 | 2020年6月9日 |\n| 2020-02-30 | 6月30日 |\n"
        f"| 1234567890123456 | {'长' * 40_000} |\n"
    )
    sheet = sheet_of(workbook(text))
    found = [sheet.cell(row, at) for row, at in DATES]
    told = [(str(cell.value), cell.number_format) for cell in found]
    assert [cell.data_type == "d" for cell in found] == [True, True, False, False, False]
    assert told == [
        ("2020-06-30 00:00:00", "yyyy-mm-dd"),
        ("2020-06-09 00:00:00", 'yyyy"年"m"月"d"日"'),
        ("2020-02-30", "General"),
        ("6月30日", "General"),
        ("1234567890123456", "General"),
    ]
    cut = sheet.cell(4, 2).value
    assert isinstance(cut, str)
    assert cut.endswith("…（太长，没有写全）")
    assert len(cut) < 32_767


DATES = ((2, 1), (2, 2), (3, 1), (3, 2), (4, 1))


def test_a_ledger_filters_and_a_screen_has_its_rows_on_a_sheet_of_their_own(
    tmp_path: Path, wenming: Wenming
) -> None:
    place = tmp_path / "任务.xlsx"
    assert wenming("-C", DEMO, "tasks", "--as-of", "2020-06-30", "-o", place).code == 0
    shown, rows = load_workbook(place).worksheets
    assert (shown.title, rows.title) == ("任务", "明细")
    for sheet in (shown, rows):
        assert "含示例数据" in str(sheet["A1"].value)
        assert sheet.auto_filter.ref
        assert sheet.freeze_panes == "A3"
    assert rows.max_column > shown.max_column
    heads = [cell.value for cell in rows[2]]
    due = rows.cell(3, heads.index("完成时限") + 1)
    assert due.data_type == "d"


def test_names_of_sheets_are_told_apart() -> None:
    pages = [Page(Title("计划", name, None), (Paragraph("文"),), dict) for name in NAMES]
    book = load_workbook(io.BytesIO(xlsx.write(pages, Look())))
    assert [sheet.title for sheet in book.worksheets] == [
        "a_b",
        "A_B 1",
        "表",
        f"{'长' * 31}",
        f"{'长' * 29} 1",
    ]


NAMES = ("a/b", "A'B", "", "长" * 40, "长" * 40)
