"""Reports as workbooks: what the text says, cell by cell, and nothing that acts."""

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import DEMO, Wenming
from wenming_cli import sink
from wenming_cli.reports.workbook import workbook
from wenming_cli.reports.workbook.blocks import Grid, Line, blocks

SPACE = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
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


def sheet_of(data: bytes) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            ET.fromstring(archive.read(name))  # noqa: S314  made by ourselves
        return ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314


def cells(data: bytes) -> dict[str, tuple[str, str]]:
    """Kind (``n`` or ``inlineStr``) and content of every cell that holds something."""
    found = {}
    for cell in sheet_of(data).iterfind(".//m:c", SPACE):
        content = cell.find("m:v", SPACE)
        content = cell.find("m:is/m:t", SPACE) if content is None else content
        if content is not None:
            found[cell.attrib["r"]] = (cell.get("t", "n"), content.text or "")
    return found


def merged(data: bytes) -> list[str]:
    return [each.attrib["ref"] for each in sheet_of(data).iterfind(".//m:mergeCell", SPACE)]


def test_text_is_text_and_numbers_are_numbers() -> None:
    found = cells(workbook(TEXT))
    assert found["A1"] == ("inlineStr", "自评表")
    assert found["A3"] == ("inlineStr", "一、指标")
    assert [found[f"{letter}4"][1] for letter in "ABCDE"] == [
        "一级指标",
        "二级指标",
        "三级指标",
        "分值",
        "得分",
    ]
    assert (found["D5"], found["E5"]) == (("n", "10"), ("n", "9.50"))
    assert found["C6"] == ("inlineStr", "=1+1")
    assert found["E6"] == ("inlineStr", "—")
    assert (found["C7"], found["E7"]) == (("inlineStr", "甲|乙"), ("n", "-0.25"))
    assert "B8" not in found
    assert found["A11"] == ("inlineStr", "1. 第一条")


def test_levels_are_merged_and_narrow_tables_reach_the_edge() -> None:
    assert merged(workbook(TEXT)) == [
        "A1:E1",
        "A2:E2",
        "A3:E3",
        "A5:A7",
        "B5:B6",
        "B9:E9",
        "B10:E10",
        "A11:E11",
        "A12:E12",
    ]


def test_the_same_text_gives_the_same_bytes() -> None:
    assert workbook(TEXT) == workbook(TEXT)


def test_text_without_tables() -> None:
    assert cells(workbook("# 题\n\n文\n"))["A2"] == ("inlineStr", "文")
    assert merged(workbook("# 题\n")) == []


def test_a_wide_table_has_columns_beyond_z() -> None:
    heads = "|".join(f" {n} " for n in range(28))
    found = cells(workbook(f"|{heads}|\n|{'---|' * 28}\n|{heads}|\n"))
    assert (found["Z1"][1], found["AA2"][1], found["AB2"][1]) == ("25", "26", "27")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_whatever_is_written_is_read_again(texts: list[str]) -> None:
    row = "".join(f" {sink.markdown(text)} |" for text in texts)
    (grid,) = blocks(f"|{row}\n|{'---|' * len(texts)}\n|{row}\n")
    assert isinstance(grid, Grid)
    expected = tuple(" ".join(sink.terminal(part) for part in text.split()) for text in texts)
    assert grid.heads == expected
    workbook(f"|{row}\n|{'---|' * len(texts)}\n|{row}\n")
    line = sink.markdown(texts[0])
    assert list(blocks(f"文{line}")) == [Line(f"文{expected[0]}".strip())]


@pytest.mark.parametrize("name", ["月报", "绩效目标申报表", "绩效运行监控表", "绩效自评表"])
def test_every_report_of_the_demo(name: str, tmp_path: Path, wenming: Wenming) -> None:
    place = tmp_path / "表.xlsx"
    words = ("-C", DEMO, "report", "--template", name, "--month", "2020-06")
    ran = wenming(*words, "--format", "xlsx", "-o", place)
    assert (ran.code, ran.out) == (0, "")
    found = cells(place.read_bytes())
    assert len(found) > 60
    assert not any("\\" in text for _, text in found.values())


def test_a_workbook_needs_a_file(wenming: Wenming) -> None:
    ran = wenming("-C", DEMO, "report", "--month", "2020-06", "--format", "xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert "-o 文件.xlsx" in ran.err
