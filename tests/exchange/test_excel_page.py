"""The page about workbooks: what it shows is what the program says."""

import runpy
from pathlib import Path

from tests.conftest import DEMO, ROOT, Wenming

PAGE = (ROOT / "docs" / "excel.md").read_text("utf-8")


def test_the_import_that_the_page_shows(wenming: Wenming, tmp_path: Path) -> None:
    file = tmp_path / "任务分解表.xlsx"
    runpy.run_path(str(ROOT / "docs" / "workbook_pictures.py"))["table"](file)
    ran = wenming("import", "任务", file, "-C", DEMO)
    assert ran.code == 1
    assert f"```\n{ran.err.strip()}\n```" in PAGE


def test_its_pictures_are_small() -> None:
    pictures = sorted((ROOT / "docs").glob("*.png"))
    assert pictures
    for path in pictures:
        assert f"({path.name})" in PAGE
        assert path.stat().st_size < 150 * 1024
