"""What workbooks hold: every cell where it stands, numbers and days exactly, nothing worked out."""

import io
import os
import shutil
import struct
import subprocess
import sys
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import python_calamine
import xlsxwriter

from tests.exchange.conftest import (
    MakeWorkbook,
    compound,
    old_number,
    old_stream,
    record,
    workbook_bytes,
)
from wenming_cli.exchange.workbook_reading import (
    Cell,
    Merged,
    UnreadableWorkbookError,
    Workbook,
    number_of,
    read_workbook,
)

VALUES: list[tuple[Any, Any]] = [
    ("龙泉街道", "龙泉街道"),
    ("  ", None),
    (5, Decimal(5)),
    (0.1, Decimal("0.1")),
    (-12.5, Decimal("-12.5")),
    (1.1 * 3, Decimal("3.3")),
    (123456789012, Decimal(123456789012)),
    (1e21, Decimal(10**21)),
    (date(2020, 6, 3), date(2020, 6, 3)),
    (True, "是"),
    (False, "否"),
]


def _one(book: Workbook) -> Any:
    (sheet,) = book.sheets.values()
    return sheet


@pytest.mark.parametrize(("written", "read"), VALUES, ids=repr)
def test_values(written: Any, read: Any, make_workbook: MakeWorkbook) -> None:
    sheet = _one(read_workbook(make_workbook("表.xlsx", [["x", written]])))
    assert sheet.rows[0][1].value == read


def test_a_cell_is_called_as_in_the_table(make_workbook: MakeWorkbook) -> None:
    rows = [[], ["a", None, "c"], [*[None] * 27, "far"]]
    book = read_workbook(make_workbook("龙泉街道.xlsx", rows, name="任务进展"))
    sheet = book.sheets["任务进展"]
    assert (book.file, sheet.name, len(sheet.rows)) == ("龙泉街道.xlsx", "任务进展", 3)
    assert {len(row) for row in sheet.rows} == {28}
    assert sheet.place(sheet.rows[1][2]) == "龙泉街道.xlsx!任务进展!C2"
    assert sheet.place(sheet.rows[2][27]) == "龙泉街道.xlsx!任务进展!AB3"
    assert sheet.rows[1][1].is_empty
    assert Cell(11, 701).name == "ZZ12"


def test_merged_cells_are_known(make_workbook: MakeWorkbook) -> None:
    path = make_workbook("表.xlsx", [["x"]], {"B2:C4": "合"})
    sheet = _one(read_workbook(path))
    assert sheet.merged == (Merged(1, 1, 3, 2),)
    assert sheet.rows[1][1].value == "合"


def test_hidden_rows_are_read_and_hidden_sheets_are_told(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    book = xlsxwriter.Workbook(path)
    seen, hidden = book.add_worksheet("看得见"), book.add_worksheet("藏起来")
    veiled = book.add_worksheet("藏得深")
    for sheet in (seen, hidden, veiled):
        sheet.write(0, 0, "x")
    seen.write(1, 0, "y")
    seen.set_row(1, None, None, {"hidden": True})
    hidden.hide()
    veiled.very_hidden()
    book.close()
    sheets = read_workbook(path).sheets
    assert {name: sheet.is_hidden for name, sheet in sheets.items()} == {
        "看得见": False,
        "藏起来": True,
        "藏得深": True,
    }
    assert [row[0].value for row in sheets["看得见"].rows] == ["x", "y"]


def test_formulas_are_what_was_stored_of_them(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_formula(0, 0, "=1+1", None, 2)
    sheet.write_formula(0, 1, "=1+1", None, "")
    sheet.write_formula(0, 2, "=NA()", None, "#N/A")
    sheet.write_formula(0, 3, "=[别的.xlsx]Sheet1!A1", None, "旧值")
    book.close()
    (row,) = _one(read_workbook(path)).rows
    assert [cell.value for cell in row] == [Decimal(2), None, None, "旧值"]
    assert [cell.fault for cell in row] == [
        None,
        "这一格是公式，没有存下算出的值",
        "这一格的公式出错了，显示的是 #N/A",
        None,
    ]


def test_days_keep_their_time_and_clocks_are_text(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    stamp = book.add_format({"num_format": "yyyy/m/d h:mm"})
    chinese = book.add_format({"num_format": 31})
    clock = book.add_format({"num_format": "h:mm"})
    moment = datetime(2020, 6, 3, 10, 30)  # noqa: DTZ001  tables know no zones
    sheet.write_datetime(0, 0, moment, stamp)
    sheet.write_number(0, 1, 43985, chinese)
    sheet.write_number(0, 2, 0.5, clock)
    book.close()
    (row,) = _one(read_workbook(path)).rows
    known = [moment, date(2020, 6, 3), "12:00:00"]
    assert [cell.value for cell in row] == known


def _content(rows: str) -> bytes:
    """The content of an ``.ods``."""
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    calc = ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    return (
        f'<?xml version="1.0"?><office:document-content{spaces}{calc}><office:body>'
        f'<office:spreadsheet><table:table table:name="表">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    ).encode()


def ods(rows: str) -> bytes:
    """An ``.ods`` of one sheet."""
    import zipfile

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", _content(rows))
    return made.getvalue()


def _text_cell(text: str, more: str = "") -> str:
    kind = 'office:value-type="string"'
    return f"<table:table-cell {kind} {more}><text:p>{text}</text:p></table:table-cell>"


def test_ods(tmp_path: Path) -> None:
    spans = 'table:number-columns-spanned="2" table:number-rows-spanned="2"'
    number = '<table:table-cell office:value-type="float" office:value="60"/>'
    day = '<table:table-cell office:value-type="date" office:date-value="2020-06-03"/>'
    unsolved = '<table:table-cell table:formula="of:=1+1"/>'
    wrong = _text_cell("#N/A", 'calcext:value-type="error"')
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = (
        f"<table:table-row>{_text_cell('合', spans)}<table:covered-table-cell/>"
        f"{number}{day}{unsolved}{wrong}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="2">{_text_cell("同")}</table:table-row>'
        f'<table:table-row table:number-rows-repeated="1048000">{blank}</table:table-row>'
    )
    (tmp_path / "表.ods").write_bytes(ods(rows))
    sheet = _one(read_workbook(tmp_path / "表.ods"))
    assert [c.value for c in sheet.rows[0]][:4] == ["合", None, Decimal(60), date(2020, 6, 3)]
    assert [bool(cell.fault) for cell in sheet.rows[0]] == [False, False, False, False, True, True]
    assert [row[0].value for row in sheet.rows] == ["合", "同", "同"]
    assert sheet.merged == (Merged(0, 0, 1, 1),)


CSV = '编号,名称,时限\r\n1,"甲,乙",2020/6/3\r\n\r\n2,"两\n行",\r\n,,\r\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "点位.csv"
    path.write_bytes(CSV.encode(encoding))
    sheet = _one(read_workbook(path))
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ["编号", "名称", "时限"],
        ["1", "甲,乙", "2020/6/3"],
        [None, None, None],
        ["2", "两\n行", None],
    ]
    assert sheet.place(sheet.rows[1][2]) == "点位.csv!C2"


@pytest.mark.parametrize("mark", ["\t", ";"])
def test_csv_with_other_marks(mark: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"编号{mark}名称\n1{mark}甲\n", encoding="utf-8")
    sheet = _one(read_workbook(tmp_path / "a.csv"))
    assert [cell.value for cell in sheet.rows[1]] == ["1", "甲"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["xls", "ods"])
def test_what_another_program_saved(form: str, make_workbook: MakeWorkbook, tmp_path: Path) -> None:
    table = [["任务", "时限", "进度"], ["清运", date(2020, 6, 3), 60], ["清掏", "6月底前", 0.5]]
    path = make_workbook("a.xlsx", table, {"A5:B6": "合计"}, name="表")
    out = tmp_path / "out"
    home = f"-env:UserInstallation=file://{tmp_path / 'home'}"
    command = ["soffice", home, "--headless", "--convert-to", form, "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    sheet = _one(read_workbook(out / f"a.{form}"))
    assert [[cell.value for cell in row] for row in sheet.rows[:3]] == [
        ["任务", "时限", "进度"],
        ["清运", date(2020, 6, 3), Decimal(60)],
        ["清掏", "6月底前", Decimal("0.5")],
    ]
    assert sheet.merged == (Merged(4, 0, 5, 1),)


def test_xls(tmp_path: Path) -> None:
    """Numbers alone and in a run, text, a formula, an error, merged cells."""
    text = "清运".encode("utf-16-le")
    run = struct.pack("<HHHIHIH", 1, 0, 0, (7 << 2) | 2, 0, (9 << 2) | 2, 1)
    result = bytes([2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF])
    stream = old_stream(
        old_number(0, 0, 0.25),
        record(0x0204, struct.pack("<HHHHB", 0, 1, 0, 2, 1), text),
        record(0x0205, struct.pack("<HHHBB", 0, 2, 0, 0x07, 1)),
        record(0x00BD, run),
        record(0x0006, struct.pack("<HHH", 1, 2, 0), result, bytes(8)),
        record(0x00E5, struct.pack("<HHHHH", 1, 2, 3, 0, 1)),
    )
    (tmp_path / "表.xls").write_bytes(compound({"Workbook": stream}))
    sheet = _one(read_workbook(tmp_path / "表.xls"))
    assert sheet.name == "表"
    assert [cell.value for cell in sheet.rows[0]] == [Decimal("0.25"), "清运", None]
    assert [cell.value for cell in sheet.rows[1]] == [Decimal(7), Decimal(9), None]
    faults = [row[2].fault for row in sheet.rows]
    assert faults == [f"这一格的公式出错了，显示的是 {error}" for error in ("#DIV/0!", "#N/A")]
    assert sheet.merged == (Merged(2, 0, 3, 1),)


def test_what_reads_workbooks_may_not_be_installed(
    make_workbook: MakeWorkbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(UnreadableWorkbookError) as caught:
        read_workbook(make_workbook("a.xlsx", [["x"]]))
    assert caught.value.message == "还没有装读写工作簿的部分"
    assert caught.value.hint == '在程序的文件夹里运行 python -m pip install ".[office]"'


def test_standard_error_may_be_closed(
    make_workbook: MakeWorkbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_: int) -> int:
        raise OSError

    monkeypatch.setattr(os, "dup", closed)
    assert _one(read_workbook(make_workbook("a.xlsx", [["x"]]))).rows[0][0].value == "x"


def test_sheets_that_hold_no_table_are_passed_over(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    book.add_worksheet("表").write_column(0, 0, [1, 2])
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=表!$A$1:$A$2"})
    book.add_chartsheet("图").set_chart(chart)
    book.close()
    assert list(read_workbook(tmp_path / "a.xlsx").sheets) == ["表"]


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1.1 * 3, "3.3"), (0.1 + 0.2, "0.3"), (1e15, "1000000000000000"), (-0.0, "0"), (7, "7")],
)
def test_numbers_are_those_that_the_table_shows(number: float, shown: str) -> None:
    assert format(number_of(number), "f") == shown


def test_numbers_without_end() -> None:
    assert number_of(float("inf")) == "inf"


def test_an_interrupt_is_no_damage(
    make_workbook: MakeWorkbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(python_calamine, "load_workbook", interrupted)
    with pytest.raises(KeyboardInterrupt):
        read_workbook(make_workbook("a.xlsx", [["x"]]))


def test_a_table_of_sectors_that_goes_on(tmp_path: Path) -> None:
    data = bytearray(compound({"Workbook": old_stream(old_number(0, 0, 1.5))}))
    struct.pack_into("<I", data, 68, len(data) // 512 - 1)
    data += struct.pack("<128I", *[0xFFFFFFFF] * 127, 0xFFFFFFFE)
    (tmp_path / "a.xls").write_bytes(data)
    assert _one(read_workbook(tmp_path / "a.xls")).rows[0][0].value == Decimal("1.5")


# --- numbers of days ------------------------------------------------------------------------------

_ODS = (
    '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body>'
    "<office:spreadsheet><table:calculation-settings>"
    '<table:null-date table:date-value="{}"/></table:calculation-settings>'
    '<table:table table:name="表"><table:table-row><table:table-cell'
    ' office:value-type="float" office:value="42550"><text:p>42550</text:p></table:table-cell>'
    "</table:table-row></table:table></office:spreadsheet></office:body>"
    "</office:document-content>"
)


def _ods(day: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as pack:
        pack.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        pack.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="m"/>')
        pack.writestr("content.xml", _ODS.format(day))
    return made.getvalue()


def _of_1904() -> bytes:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"date_1904": True})
    book.add_worksheet("表").write(0, 0, 42550)
    book.close()
    return made.getvalue()


@pytest.mark.parametrize(
    ("file", "data", "day_zero"),
    [
        ("a.xlsx", _of_1904(), date(1904, 1, 1)),
        ("a.xlsx", workbook_bytes([[42550]]), date(1899, 12, 30)),
        ("a.ods", _ods("1904-01-01"), date(1904, 1, 1)),
        ("a.ods", _ods(""), date(1899, 12, 30)),
        (
            "a.xls",
            compound({"Workbook": old_stream(old_number(0, 0, 42550), more=record(0x22, b"\1\0"))}),
            date(1904, 1, 1),
        ),
        (
            "a.xls",
            compound({"Workbook": old_stream(old_number(0, 0, 42550), more=record(0x22, b"\0\0"))}),
            date(1899, 12, 30),
        ),
    ],
    ids=["xlsx of 1904", "xlsx", "ods of 1904", "ods", "xls of 1904", "xls"],
)
def test_a_workbook_says_from_which_day_it_counts(
    tmp_path: Path, file: str, data: bytes, day_zero: date
) -> None:
    path = tmp_path / file
    path.write_bytes(data)
    (sheet,) = read_workbook(path).sheets.values()
    assert (sheet.day_zero, sheet.rows[0][0].value) == (day_zero, Decimal(42550))


def test_a_day_that_is_none_to_count_from_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    path.write_bytes(_ods("1904年"))
    with pytest.raises(UnreadableWorkbookError, match="损坏"):
        read_workbook(path)
