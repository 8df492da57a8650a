"""Where output goes and in which form: a file is what its name says, streams fail in a sentence."""

import csv
import io
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import DEMO, MakePlan, Wenming
from wenming_cli import sink
from wenming_cli.formats.pages import Look, text
from wenming_cli.pages.blocks import KEPT, Column, Facts, Paragraph, Table
from wenming_cli.pages.page import Page, Title

DAY = ("--as-of", "2020-06-30")
ON_A_DAY = ("status", "next", "tasks", "findings", "inspections", "notices", "budget")
EVERY = (*ON_A_DAY, "indicators", "score")


@pytest.mark.parametrize(
    ("words", "name", "start"),
    [
        (("status",), "s.csv", "\ufeff重点工作,"),
        (("tasks",), "t.CSV", "\ufeff编号,"),
        (("budget",), "b.md", "## "),
        (("score",), "s.json", "{"),
        (("next",), "n.txt", "小计划"),
        (("next",), "随便", "小计划"),
        (("tasks", "--format", "csv"), "t.txt", "\ufeff编号,"),
        (("validate",), "v.sarif", "{"),
        (("validate",), "v.xml", "<?xml"),
        (("validate", "--format", "gitlab"), "v.json", "["),
        (("report", "--month", "2020-06"), "月报.json", "{"),
        (("schema",), "s.json", "{"),
    ],
)
def test_the_ending_says_the_form(
    words: tuple[str, ...], name: str, start: str, small: Path, wenming: Wenming
) -> None:
    file = small.parent / name
    of = () if words == ("schema",) else ("-C", small)
    assert wenming(*of, *words, "-o", file).code == 0
    assert file.read_bytes().decode().startswith(start)


@pytest.mark.parametrize(
    ("words", "name", "way"),
    [
        (("report", "--month", "2020-06"), "月报.pdf", "-o 月报.docx"),
        (("report", "--month", "2020-06"), "月报.doc", "-o 月报.docx"),
        (("tasks",), "t.xls", "-o t.xlsx"),
        (("validate",), "v.xlsx", "-o v.md"),
        (("tasks",), "t.foo", "-o t.md"),
        (("status", "--format", "json"), "s.csv", "s.json"),
        (("report", "--format", "xlsx"), "m.md", "m.xlsx"),
        (("validate", "--format", "markdown"), "v.xml", "v.md"),
        (("validate", "--fix", "--dry-run"), "v.json", "-o v.diff"),
        (("schema",), "s.yaml", "-o s.json"),
    ],
)
def test_another_ending_is_refused(
    words: tuple[str, ...], name: str, way: str, small: Path, wenming: Wenming
) -> None:
    file = small.parent / name
    of = () if words == ("schema",) else ("-C", small)
    ran = wenming(*of, *words, "-o", file)
    assert ran.code == 2
    assert way in ran.err
    assert not file.exists()


@pytest.mark.parametrize("command", EVERY)
@pytest.mark.parametrize("form", ["text", "markdown", "csv"])
def test_every_form_says_of_what_and_when_and_that_it_is_invented(
    command: str, form: str, wenming: Wenming
) -> None:
    out = wenming("-C", DEMO, command, *DAY, "--format", form).out
    if form == "csv":
        row = next(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
        marks = (row["计划名称"], row["数据截止日"], row["示例数据"])
        assert marks == ("2020年创建全国文明城市工作", "2020-06-30", "是")
        return
    for words in ("2020年创建全国文明城市工作", "截至 2020-06-30", "含示例数据"):
        assert words in out.splitlines()[0]


def test_a_pipe_is_written_into_and_a_link_stays_inside(
    small: Path, tmp_path: Path, wenming: Wenming
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "没有人在读" in wenming("-C", small, "status", "-o", pipe).err
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert wenming("-C", small, "status", *DAY, "-o", pipe).code == 0
    assert os.read(reader, 1 << 16).decode().startswith("小计划")
    os.close(reader)
    (small / ".git").mkdir()
    outside = tmp_path / "别人的.md"
    outside.write_text("旧", "utf-8")
    for target in (outside, small / ".git" / "config"):
        link = small / f"{target.stem}-链接.md"
        link.symlink_to(target)
        ran = wenming("-C", small, "status", "-o", link)
        assert (ran.code, "仓库以外" in ran.err) == (2, True)
    assert outside.read_text("utf-8") == "旧"
    inside = small / "链接.md"
    inside.symlink_to("真的.md")
    assert wenming("-C", small, "status", "-o", inside).code == 0
    assert (small / "真的.md").read_text("utf-8").startswith("## 小计划")
    assert inside.is_symlink()


def test_minus_is_standard_output(small: Path, wenming: Wenming) -> None:
    assert wenming("-C", small, "status", *DAY, "-o", "-").out.startswith("小计划")


def shell(line: str, folder: Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    program = f"{sys.executable} -m wenming_cli"
    return subprocess.run(
        ["/bin/bash", "-c", line.replace("wenming", program)],
        cwd=folder,
        env=os.environ | more,
        capture_output=True,
        check=False,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", ["tasks", "--version", "--help"])
@pytest.mark.parametrize(
    ("to", "code", "said"),
    [
        ("> /dev/full", 2, "写不了标准输出：磁盘满了\n"),
        (">&-", 2, "写不了标准输出：已经关闭了\n"),
        ("| true; exit ${PIPESTATUS[0]}", 0, ""),
    ],
)
def test_streams_that_fail(command: str, to: str, code: int, said: str, small: Path) -> None:
    ran = shell(f"wenming {command} {to}", small, PYTHONUNBUFFERED="1")
    assert (ran.returncode, ran.stderr.decode()) == (code, said)


def test_a_mark_of_utf_8_only_in_utf_8(small: Path) -> None:
    out = shell("wenming tasks --format csv", small, PYTHONIOENCODING="gbk").stdout
    assert out.startswith("编号,".encode("gbk"))


def test_no_line_begins_with_a_command(make_plan: MakePlan, wenming: Wenming) -> None:
    name = "::set-output name=a::b区住建局"
    plan = make_plan(
        f'plan: {{id: p, name: 计划, year: 2020, owner: "{name}"}}\n'
        f'owners: [{{name: "{name}", kind: department}}]\n'
        "workstreams: [{id: W, name: 重点, kind: rectification}]\n"
        'tasks: [{id: A, title: "##vso[task.setvariable]x", workstream: W, due: 2020-06-01,'
        f' owner: "{name}"}}]\n'
    )
    for words in (("status", "--by", "owner"), ("next",), ("tasks", "--format", "csv")):
        out = wenming("-C", plan, *words, *DAY).out
        assert "set-output" in out
        assert not any(line.lstrip().startswith("::") for line in out.splitlines())
        assert "##vso[" not in out


@pytest.mark.parametrize("columns", [20, 40, 80, 100])
def test_no_line_is_wider_than_the_terminal(columns: int) -> None:
    long = "背街小巷路面坑洼修补" * 4
    rows = tuple((f"BJ-{n}", long, "滞后", "12.50%", f"{long}.yaml:{n}") for n in range(3))
    heads = (Column("编号"), Column("名称", worth=KEPT), Column("灯", worth=KEPT))
    table = Table((*heads, Column("进度", is_number=True), Column("位置", worth=0)), rows)
    facts = Facts((("总体办结率", "34.52%", "(29/84)", "较上月末 +9.22个百分点"),))
    page = Page(Title("计划" * 30, "任务", None), (facts, table, Paragraph(long)), dict)
    shown = text.write([page], Look(columns=columns))
    assert max(map(sink.width, shown.splitlines())) <= columns
    assert shown.count("滞后") == 3
    whole = text.write([page], Look())
    assert whole.count(long) == 3 * 2 + 1
