"""Every command in every form: it is written, says of what it is, and hostile titles stay text."""

import io
import json
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.conftest import MakePlan, MakeRepo, Wenming
from wenming_cli.formats.pages import ENDINGS, FORMS

TITLES = ("=1+1", "<script>alert(1)</script>", "甲|乙", "{{正文}}", "@all #1 ##vso[x]", "长" * 300)
TASKS = "".join(
    f'- {{id: A-{n}, title: "{title}", workstream: W, due: 2020-06-01, owner: 城管局}}\n'
    for n, title in enumerate(TITLES)
)
PLAN = f"""\
plan: {{id: p, name: "<b>计划</b>{{{{抄送}}}}", year: 2020, owner: 区文明办}}
owners: [{{name: 城管局, kind: department}}]
workstreams: [{{id: W, name: "=2+2", kind: rectification}}]
tasks:
{TASKS}
findings:
- {{id: F-1, found: 2020-06-01, source: inspection, category: 卫生, owner: 城管局, text: "=3+3"}}
"""
DAY = ("--as-of", "2020-06-30")
COMMANDS: dict[str, tuple[str, ...]] = {
    "status": DAY,
    "next": DAY,
    "tasks": DAY,
    "findings": DAY,
    "inspections": DAY,
    "notices": DAY,
    "budget": DAY,
    "indicators": DAY,
    "score": DAY,
    "board": ("--month", "2020-06"),
    "show": ("A-1", *DAY),
    "log": ("A-1",),
    "diff": ("HEAD", *DAY),
    "explain": ("on_time_rate", *DAY),
    "report": ("--month", "2020-06"),
}
NO_TABLE = {("report", "csv"), ("report", "text"), ("inspections", "csv"), ("score", "csv")}
"""What has no such form, or nothing in this plan to put into it."""


@pytest.fixture
def plan(make_plan: MakePlan, make_repo: MakeRepo) -> Path:
    folder = make_plan(PLAN)
    make_repo(folder)
    text = PLAN.replace("=1+1", "=9+9")
    (folder / "plan.yaml").write_text(text, "utf-8")
    return folder


def texts_of(data: bytes, form: str) -> str:
    """All that a document says; nothing in it acts."""
    if form == "xlsx":
        sheets = load_workbook(io.BytesIO(data)).worksheets
        cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
        assert not any(cell.data_type == "f" for cell in cells)
        return "\n".join(str(cell.value) for cell in cells if cell.value is not None)
    if form == "docx":
        document = Document(io.BytesIO(data))
        tables = (cell.text for t in document.tables for row in t.rows for cell in row.cells)
        return "\n".join([*(p.text for p in document.paragraphs), *tables])
    text = data.decode("utf-8")
    if form == "html":
        assert "<script" not in text
        assert "<b>计划" not in text
    if form == "json":
        assert json.loads(text)["schema"]
    return text


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_in_every_form(
    command: str, form: str, plan: Path, tmp_path: Path, wenming: Wenming
) -> None:
    out = tmp_path / f"出{ENDINGS[form][0]}"
    ran = wenming("-C", plan, command, *COMMANDS[command], "-o", out)
    if (command, form) in NO_TABLE and ran.code:
        assert (ran.code, out.exists()) == (2, False)
        assert "提示：" in ran.err
        return
    assert ran.code == 0, ran.err
    said = texts_of(out.read_bytes(), form)
    assert "##vso[" not in said
    if form in ("xlsx", "docx"):
        assert "<b>计划</b>{{抄送}}" in said or command in ("report", "log")


@pytest.mark.parametrize("form", ["xlsx", "docx", "html"])
@pytest.mark.parametrize("command", ["tasks", "report"])
def test_the_same_plan_gives_the_same_bytes(
    command: str, form: str, plan: Path, tmp_path: Path, wenming: Wenming
) -> None:
    files = [tmp_path / f"{n}.{form}" for n in "ab"]
    for file in files:
        assert wenming("-C", plan, command, *COMMANDS[command], "-o", file).code == 0
    first, second = (file.read_bytes() for file in files)
    assert first == second


def test_what_is_no_text_needs_a_file_or_says_where_to(plan: Path, wenming: Wenming) -> None:
    for form in ("xlsx", "docx"):
        ran = wenming("-C", plan, "tasks", *DAY, "--format", form)
        assert (ran.code, f"-o 文件.{form}" in ran.err) == (2, True)
