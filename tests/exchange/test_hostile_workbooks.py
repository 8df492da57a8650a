"""Whatever is called a workbook: a plain sentence what it is, in bounded time and memory."""

import errno
import io
import random
import struct
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MakePlan, Wenming
from tests.exchange.conftest import compound, old_number, old_stream, record, workbook_bytes
from wenming_cli.exchange import sheet_scanning, unpacking, workbook_reading
from wenming_cli.exchange.workbook_reading import UnreadableWorkbookError, read_workbook

Repacked = Callable[[bytes, Mapping[str, bytes]], bytes]

SHEET = "xl/worksheets/sheet1.xml"
SPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
HEAD = b'<?xml version="1.0"?><worksheet ' + SPACE + b"><sheetData>"
TAIL = b"</sheetData></worksheet>"
FINE = workbook_bytes([["编号", "名称"], ["1", "甲"]])
FAR: list[list[Any]] = [["x"], [], [*[None] * 16383, "远"]]


def _archive(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/"), part)
    return made.getvalue()


def refused(path: Path, data: bytes) -> str:
    """The sentence with which a file is refused."""
    path.write_bytes(data)
    with pytest.raises(UnreadableWorkbookError) as caught:
        read_workbook(path)
    error = caught.value
    assert error.hint
    assert str(error) == f"{error.message}；{error.hint}"
    return error.message


OTHERS: list[tuple[str, bytes, str]] = [
    ("a.xlsx", b"", "文件是空的"),
    ("a.xlsx", bytes(5000), "文件是空的"),
    ("a.xlsx", b"%PDF-1.4\n", "这是 PDF，不是工作簿"),
    ("a.xlsx", b"\x89PNG\r\n\x1a\n", "这是图片，不是工作簿"),
    ("a.xlsx", b"Rar!\x1a\x07", "这是压缩包，不是工作簿"),
    ("a.xls", b"{\\rtf1", "这是写字板的文档，不是工作簿"),
    ("a.xls", "<html><table><tr><td>编号</td></tr></table></html>".encode(), "这其实是网页"),
    ("a.xls", b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "这是 XML 表格（2003 版）"),
    ("a.xlsx", "编号,名称\n1,甲\n".encode(), "名字是 .xlsx，里面其实是文字（像 CSV）"),
    ("a.xlsx", b"\x01\x00\x02\x03", "打不开：名字是 .xlsx，里面不是工作簿，可能损坏了"),
    ("表", b"\x01\x00\x02\x03", "不是工作簿"),
    ("表", "编号,名称\n".encode(), "里面是文字，不是工作簿"),
    ("a.csv", b"a,b\0\n", "里面有空字符，不是 CSV 文件"),
    ("a.csv", b"a,\xff\xff\xff\n", "文字编码读不懂：不是 UTF-8，也不是 GBK、GB18030"),
    ("a.csv", b'a,"b\n', "CSV 的引号没有配对，或者一格的文字太长"),
    ("a.csv", b"a,b\n" * 100_001, "文件太大：有内容的行列一直到 B100001"),
    ("a.xlsx", _archive(word__document=b"<x/>"), "这是 Word 文档，不是工作簿"),
    ("a.xlsx", _archive(ppt__a=b"<x/>"), "这是演示文稿，不是工作簿"),
    ("a.xlsx", _archive(**{"a.txt": b"x"}), "这是压缩包，里面没有工作簿的内容"),
    ("a.xlsb", _archive(**{"xl__workbook.bin": b"x"}), "这是二进制的 .xlsb，不读"),
    ("a.xlsx", FINE[: len(FINE) // 2], "文件损坏了，读不完整"),
    ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "文件损坏了，读不完整"),
    ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600, "文件损坏了，读不完整"),
    ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "文件损坏了，读不完整"),
    ("a.xls", compound({"WordDocument": b"x"}), "这是 Word 文档，不是工作簿"),
    (
        "a.xls",
        compound({"Workbook": old_stream(record(0x0203, b"x"))}),
        "文件损坏了，读不完整",
    ),
    ("a.xls", compound({"Unknown": b"x"}), "文件损坏了，读不完整"),
    ("a.xls", compound({"Workbook": b"\xff" * 4096}), "文件损坏了，读不完整"),
    ("a.xlsx", compound({"EncryptedPackage": b"x"}), "工作簿加了打开密码，读不了"),
    (
        "a.xls",
        compound({"Workbook": old_stream(more=record(0x002F, bytes(6)))}),
        "工作簿加了打开密码，读不了",
    ),
    (
        "a.xls",
        compound({"Workbook": old_stream(), "_VBA_PROJECT_CUR": b"x"}),
        "工作簿里带有宏，不读",
    ),
    ("a.xls", compound({"Workbook": old_stream(kind=1)}), "工作簿里带有宏，不读"),
    (
        "a.xls",
        compound({"Workbook": old_stream(old_number(0, 0, 1), old_number(65535, 255, 1))}),
        "第 1 张工作表太大：有内容的行列一直到 IV65536",
    ),
]


@pytest.mark.parametrize(("name", "data", "said"), OTHERS, ids=lambda value: str(value)[:30])
def test_what_is_no_workbook_or_none_to_read(
    name: str, data: bytes, said: str, tmp_path: Path
) -> None:
    assert refused(tmp_path / name, data).startswith(said)


PARTS: list[tuple[dict[str, bytes], str]] = [
    ({"xl/vbaProject.bin": b"x"}, "工作簿里带有宏，不读"),
    ({"xl/macrosheets/sheet1.xml": b"<x/>"}, "工作簿里带有宏，不读"),
    ({SHEET: HEAD}, "文件损坏了，读不完整"),
    ({"xl/workbook.xml": b"<x"}, "文件损坏了，读不完整"),
    ({"xl/_rels/workbook.xml.rels": b"<Relationships/>"}, "文件损坏了，读不完整"),
    (
        {SHEET: b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + HEAD[21:] + TAIL},
        "文件损坏了，读不完整",
    ),
]
BOMBS: dict[str, Callable[[], dict[str, bytes]]] = {
    "one sheet": lambda: {SHEET: HEAD + b" " * (unpacking.MOST_UNPACKED + 1) + TAIL},
    "very many parts": lambda: {f"xl/{at}.xml": b"" for at in range(5001)},
    "many large parts": lambda: {f"xl/{at}.xml": b" " * 8_000_000 for at in range(9)},
}


@pytest.mark.parametrize(("parts", "said"), PARTS, ids=lambda value: str(value)[:40])
def test_parts_of_a_workbook(
    parts: dict[str, bytes], said: str, tmp_path: Path, repacked: Repacked
) -> None:
    assert refused(tmp_path / "a.xlsx", repacked(FINE, parts)).startswith(said)


@pytest.mark.parametrize("kind", BOMBS)
def test_workbooks_that_unpack_to_far_too_much(
    kind: str, tmp_path: Path, repacked: Repacked
) -> None:
    assert refused(tmp_path / "a.xlsx", repacked(FINE, BOMBS[kind]())).startswith(
        "文件展开以后太大"
    )


def test_a_directory_that_lies_of_sizes(tmp_path: Path, repacked: Repacked) -> None:
    whole = HEAD + b" " * 80_000_000 + TAIL
    data = bytearray(repacked(FINE, {SHEET: whole}))
    told = struct.pack("<I", len(whole))
    assert data.count(told) == 2
    (tmp_path / "a.xlsx").write_bytes(data.replace(told, struct.pack("<I", 500)))
    tracemalloc.start()
    with pytest.raises(UnreadableWorkbookError, match="文件损坏了"):
        read_workbook(tmp_path / "a.xlsx")
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_an_archive_with_a_password(tmp_path: Path) -> None:
    data = bytearray(FINE)
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    assert refused(tmp_path / "a.xlsx", bytes(data)) == "工作簿加了打开密码，读不了"


def test_packed_in_another_way(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("xl/workbook.xml", b"<x/>")
    assert refused(tmp_path / "a.xlsx", made.getvalue()) == "文件损坏了，读不完整"


def test_an_ods_with_a_password_or_with_macros(tmp_path: Path) -> None:
    parts = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"?"}
    locked = _archive(**parts, **{"META-INF__manifest.xml": b"<manifest:encryption-data/>"})
    assert refused(tmp_path / "a.ods", locked) == "工作簿加了打开密码，读不了"
    macros = _archive(**parts, **{"Basic__Standard__a.xml": b"<x/>"})
    assert refused(tmp_path / "a.ods", macros) == "工作簿里带有宏，不读"


def test_cells_repeated_without_end(tmp_path: Path) -> None:
    cell = '<c office:value-type="string" {}><p>x</p></c>'.replace("c ", "table:table-cell ")
    cell = cell.replace("</c>", "</table:table-cell>").format(
        'table:number-columns-repeated="16384"'
    )
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    spaces = ' xmlns:office="o" xmlns:table="t"'
    body = f'<o{spaces}><table:table table:name="表">{row}</table:table></o>'
    data = _archive(**{"content.xml": body.encode()})
    said = refused(tmp_path / "a.ods", data)
    assert said == "工作表“表”太大：有内容的行列一直到 XFD1048576"


def test_one_cell_far_away(tmp_path: Path) -> None:
    rows: list[list[Any]] = [*FAR, *[[]] * 60]
    rows[60] = ["x"]
    said = refused(tmp_path / "a.xlsx", workbook_bytes(rows))
    assert said == "工作表“Sheet1”太大：有内容的行列一直到 XFD61"


def test_links_to_other_files_are_not_even_unpacked(tmp_path: Path, repacked: Repacked) -> None:
    parts = {
        "xl/externalLinks/externalLink1.xml": b"<not closed",
        "xl/media/a.png": bytes(70_000_000),
    }
    (tmp_path / "a.xlsx").write_bytes(repacked(FINE, parts))
    (sheet,) = read_workbook(tmp_path / "a.xlsx").sheets.values()
    assert [cell.value for cell in sheet.rows[1]] == ["1", "甲"]


def test_rows_that_say_nothing_cost_nothing(
    tmp_path: Path, repacked: Repacked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_scanning, "MOST_ROWS", 1000)
    said = b'<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
    styled = b"".join(
        b'<row r="%d"><c r="A%d" s="1"/><c r="XFD%d" t="str"><f>""</f><v></v></c></row>'
        % (row, row, row)
        for row in range(2, 3000)
    )
    (tmp_path / "a.xlsx").write_bytes(repacked(FINE, {SHEET: HEAD + said + styled + TAIL}))
    (sheet,) = read_workbook(tmp_path / "a.xlsx").sheets.values()
    assert [[cell.value for cell in row] for row in sheet.rows] == [["x"]]


def test_cells_without_end_are_not_counted_to_the_end(
    tmp_path: Path, repacked: Repacked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_scanning, "MOST_CELLS", 10)
    cells = b'<row r="1">' + b'<c s="1"/>' * 11 + b"</row>"
    said = refused(tmp_path / "a.xlsx", repacked(FINE, {SHEET: HEAD + cells + TAIL}))
    assert said == "有一张工作表超过 10 格，多半是空的"


def test_text_without_end_is_told_of_its_cell(tmp_path: Path, repacked: Repacked) -> None:
    text = b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + b"x" * 40_000 + b"</t></is></c></row>"
    (tmp_path / "a.xlsx").write_bytes(repacked(FINE, {SHEET: HEAD + text + TAIL}))
    (sheet,) = read_workbook(tmp_path / "a.xlsx").sheets.values()
    assert sheet.rows[0][0].fault == "这一格的文字超过 32767 个字"


def _denied(_: Path) -> bytes:
    raise PermissionError(errno.EACCES, "denied")


def test_files_that_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableWorkbookError, match="没有这个文件"):
        read_workbook(tmp_path / "没有.xlsx")
    with pytest.raises(UnreadableWorkbookError, match="这是文件夹"):
        read_workbook(tmp_path)
    (tmp_path / "b.xlsx").write_bytes(FINE)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", _denied)
        with pytest.raises(UnreadableWorkbookError, match="读不了：没有权限"):
            read_workbook(tmp_path / "b.xlsx")
    monkeypatch.setattr(workbook_reading, "MOST_BYTES", 1024 * 1024)
    assert refused(tmp_path / "a.xlsx", bytes(1024 * 1024 + 1)) == "文件超过 1 MiB"


def test_damage_of_any_kind_is_told_in_a_sentence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Old workbooks above all: what reads them gives up loudly where the file breaks off."""
    old = compound({"Workbook": old_stream(old_number(0, 0, 1.5))})
    chance = random.Random(2020)  # noqa: S311  the same damage every time
    for _ in range(100):
        data = bytearray(chance.choice((FINE, old)))
        for _ in range(chance.choice((1, 4, 20))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        (tmp_path / "a.xls").write_bytes(data)
        try:
            read_workbook(tmp_path / "a.xls")
        except UnreadableWorkbookError as error:
            assert error.message
    assert capfd.readouterr() == ("", "")


def test_merged_cells_without_end_make_no_work(
    tmp_path: Path, repacked: Repacked, make_plan: MakePlan, wenming: Wenming
) -> None:
    head = ["任务名称", "所属工作", "完成时限"]
    data = workbook_bytes([head, ["清运", "HJ", "2020-06-30"]])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read(SHEET)
    spans = b'<mergeCell ref="ZZ1:ZZ2"/><mergeCell ref="ZZ2:ZZ3"/>' + b"".join(
        b'<mergeCell ref="A%d:XFD%d"/><mergeCell ref="A%d:A1048576"/>' % (row, row, row)
        for row in range(1, 3000)
    )
    sheet = sheet.replace(b"</sheetData>", b"</sheetData><mergeCells>" + spans + b"</mergeCells>")
    (tmp_path / "a.xlsx").write_bytes(repacked(data, {SHEET: sheet}))
    folder = make_plan("plan: {id: a, name: 示例, year: 2020, owner: 区文明办}")
    ran = wenming("import", "tasks", tmp_path / "a.xlsx", "-C", folder)
    assert ran.code == 1
    assert "Traceback" not in ran.err
