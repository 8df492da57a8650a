"""What Windows does otherwise, simulated: code page 936, no UTF-8 mode, the locale C, CRLF."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import DEMO
from wenming_cli.loading import load

FAULTY = """\
plan: {id: p, name: 计划, year: 2020, owner: 办}
owners: [{name: 办, kind: office}]
workstreams: [{id: NM, name: 农贸, kind: rectification, owner: 办}]
tasks:
- id: A
  title: 市场💣里的 𠀀 生僻字和 ≥ ㎡
  workstream: NM
  due: 2020/6/30
- id: B
  title: 甲 #12号
  workstream: 💣
  due: 2020-06-30
"""
SURROUNDINGS: dict[str, tuple[dict[str, str], str]] = {
    "code page 936": ({"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp936"}, "gbk"),
    "code page 437": ({"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp437"}, "cp437"),
    "locale C": ({"PYTHONUTF8": "0", "LC_ALL": "C"}, "utf-8"),
    "locale C in UTF-8 mode": ({"PYTHONUTF8": "1", "LC_ALL": "C"}, "utf-8"),
    "ASCII": ({"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}, "utf-8"),
}
COMMANDS = (
    ("validate", "."),
    ("validate", ".", "--format", "junit"),
    ("status", "--as-of", "2020-06-30"),
    ("show", "💣"),
    ("validate", "--help"),
    ("validate", "没有"),
)


def run(
    folder: Path, surroundings: dict[str, str], *arguments: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the program with its output redirected."""
    return python(folder, surroundings, "-m", "wenming_cli", *arguments)


def python(
    folder: Path, surroundings: dict[str, str], *arguments: str
) -> subprocess.CompletedProcess[bytes]:
    """Run Python so, with nothing of these surroundings in it."""
    ours = ("PYTHON", "LC_", "LANG")
    kept = {k: v for k, v in os.environ.items() if k == "PYTHONPATH" or not k.startswith(ours)}
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        cwd=folder,
        env={**kept, **surroundings},
        check=False,
    )


DRIVER = """
import sys
from wenming_cli.cli import main
for line in " ".join(sys.argv[1:]).split(" / "):
    code = main(line.split(" "))
    print("\\f", end="", flush=True)
    sys.stderr.write(f"exit {code}\\n")
"""
"""Runs command lines one after the other, their words decoded as those of a program are.

A form feed follows what each of them prints.
"""


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(FAULTY, "utf-8")
    return tmp_path


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_every_command_prints_in_every_code_page(name: str, faulty: Path) -> None:
    surroundings, codec = SURROUNDINGS[name]
    ran = python(faulty, surroundings, "-c", DRIVER, " / ".join(map(" ".join, COMMANDS)))
    said, told = ran.stdout.decode(codec), ran.stderr.decode(codec)
    codes = re.findall(r"^exit (\d+)$", told, re.MULTILINE)
    assert codes == ["1", "1", "1", "1", "0", "2"], told
    assert "Traceback" not in told
    assert "程序自身出错" not in told
    if codec != "cp437":
        assert "检查了 1 个文件" in said
        assert "用法" in said
        assert "这个文件或文件夹" in told


@pytest.mark.parametrize("name", ["code page 936", "locale C"])
def test_what_is_printed_can_be_read(name: str, faulty: Path) -> None:
    surroundings, codec = SURROUNDINGS[name]
    printed = run(faulty, surroundings, "validate", ".").stdout.decode(codec)
    assert "plan.yaml:8:8: 错误 E206 due：“2020/6/30”不是" in printed
    assert "检查了 1 个文件：" in printed
    bomb = "\\ud83d\\udca3" if codec == "gbk" else "💣"
    assert f"重点工作里没有“{bomb}”" in printed


@pytest.mark.parametrize("name", ["code page 936", "locale C"])
def test_json_stays_json(name: str, faulty: Path) -> None:
    """An escape that is put in for a lacking character is none of JSON; a file has them all."""
    surroundings, _ = SURROUNDINGS[name]
    ran = run(faulty, surroundings, "validate", ".", "--format", "json", "-o", "报告.json")
    assert ran.returncode == 1
    document = json.loads((faulty / "报告.json").read_bytes())
    assert any("💣" in found["message"] for found in document["diagnostics"])


@pytest.mark.parametrize("name", ["code page 936", "code page 437", "ASCII"])
def test_printed_json_can_be_read_too(name: str, faulty: Path) -> None:
    surroundings, codec = SURROUNDINGS[name]
    forms = ("json", "gitlab", "sarif")
    typed = " / ".join(f"validate . --format {form}" for form in forms)
    *printed, rest = python(faulty, surroundings, "-c", DRIVER, typed).stdout.split(b"\f")
    assert rest == b""
    for form, text in zip(forms, printed, strict=True):
        said = json.loads(text.decode(codec))
        assert "💣" in json.dumps(said, ensure_ascii=False), form


# --- CRLF ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_whole_plan_with_other_line_ends(mark: bytes, tmp_path: Path) -> None:
    for path in DEMO.rglob("*.yaml"):
        copy = tmp_path / path.relative_to(DEMO)
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(mark + path.read_bytes().replace(b"\n", b"\r\n"))
    here, there = load(DEMO), load(tmp_path)
    assert there.diagnostics == here.diagnostics == ()
    assert here.plan is not None
    assert there.plan is not None
    assert there.plan.tasks == here.plan.tasks
    assert there.plan.findings == here.plan.findings
    places = [[str(task.place) for task in plan.tasks] for plan in (here.plan, there.plan)]
    assert places[0] == places[1]


def test_faults_have_the_same_places_with_other_line_ends(faulty: Path) -> None:
    before = load(faulty).diagnostics
    (faulty / "plan.yaml").write_bytes(FAULTY.replace("\n", "\r\n").encode())
    assert load(faulty).diagnostics == before != ()


@pytest.mark.parametrize("name", ["code page 936", "locale C"])
def test_what_is_written_is_utf_8_with_line_feeds(name: str, tmp_path: Path) -> None:
    surroundings, _ = SURROUNDINGS[name]
    ran = run(tmp_path, surroundings, "init", "新计划")
    assert ran.returncode == 0, ran.stderr
    assert run(tmp_path / "新计划", surroundings, "validate", "--strict").returncode == 0
    for path in (tmp_path / "新计划").rglob("*"):
        if path.is_file():
            assert b"\r" not in path.read_bytes()
            path.read_text("utf-8")
