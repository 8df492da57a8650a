"""What the documents say is what the program does."""

import runpy
from pathlib import Path

import pytest

from tests.conftest import Wenming

ROOT = Path(__file__).parents[2]


def test_the_data_dictionary_is_that_of_the_model() -> None:
    page = runpy.run_path(str(ROOT / "docs" / "dictionary.py"))["page"]
    assert (ROOT / "docs" / "format.md").read_text("utf-8") == page()


def test_the_picture_shows_real_output(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    picture = runpy.run_path(str(ROOT / "docs" / "picture.py"))
    drawn = picture["drawn"](picture["output"]())
    assert (ROOT / "docs" / "status.svg").read_text("utf-8") == drawn
    assert "url(http" not in drawn


def test_the_error_in_the_readme_is_real(
    tmp_path: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert wenming("init", "plan").code == 0
    tasks = tmp_path / "plan" / "tasks" / "huanjing-weisheng.yaml"
    written = tasks.read_text("utf-8")
    year = written.partition("完成时限: ")[2][:4]
    tasks.write_text(written.replace(f"完成时限: {year}-06-30", f"完成时限: {year}/6/30"), "utf-8")
    shown = wenming("validate", "plan").out.replace(year, "2020")
    assert shown.strip() in (ROOT / "README.md").read_text("utf-8")
