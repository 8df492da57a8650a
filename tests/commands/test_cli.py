"""The command line as a whole: words in any order, clear refusals, one exit code for each."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import DEMO, Wenming
from wenming_cli import __version__, cli


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["-C", "d", "status"], ["status", "-C", "d"]),
        (["--plan=p", "-C", "d", "status", "--all"], ["status", "--plan=p", "-C", "d", "--all"]),
        (["status", "-C", "d"], ["status", "-C", "d"]),
        (["report", "--month"], ["report", "--month", "last"]),
        (["report", "--month", "--final"], ["report", "--month", "last", "--final"]),
        (["report", "--month", "2020-06"], ["report", "--month", "2020-06"]),
        (["findings", "--state", "待整改", "卫生"], ["findings", "--state", "open", "卫生"]),
        (["findings", "--severity=紧急"], ["findings", "--severity=urgent"]),
        (["findings", "--owner", "街道"], ["findings", "--owner", "街道"]),
        (["board", "--group", "单位"], ["board", "--group", "单位"]),
        (["--version"], ["--version"]),
        (["-C"], ["-C"]),
        ([], []),
    ],
)
def test_rewritten(typed: list[str], meant: list[str]) -> None:
    assert cli.rewritten(typed) == meant


@pytest.mark.parametrize(
    ("command", "option", "chinese", "english"),
    [
        ("tasks", "--state", "未开始", "not_started"),
        ("tasks", "--light", "逾期", "red"),
        ("indicators", "--light", "预警", "red"),
        ("findings", "--state", "已销号", "closed"),
        ("findings", "--severity", "较重", "major"),
        ("findings", "--by", "街道", "subdistrict"),
        ("inspections", "--by", "点位类型", "type"),
        ("inspections", "--by", "漏巡", "missed"),
        ("status", "--by", "单位", "owner"),
        ("budget", "--by", "资金来源", "source"),
        ("board", "--group", "街道", "subdistrict"),
        ("notices", "--kind", "督办", "supervise"),
    ],
)
def test_choices_in_chinese(
    command: str, option: str, chinese: str, english: str, wenming: Wenming
) -> None:
    day = ("-C", DEMO, "--month", "2020-06")
    ran = wenming(command, *day, option, chinese)
    assert ran.code == 0
    assert ran == wenming(command, *day, option, english)
    assert ran != wenming(command, *day)


def test_version(wenming: Wenming) -> None:
    assert wenming("--version").out == f"wenming {__version__}\n"


@pytest.mark.parametrize("command", ["", *cli.NAMES])
def test_no_help_is_cut_short(
    command: str, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    ran = wenming(*filter(None, [command]), "--help")
    assert ran.code == 0
    assert "用法" in ran.out
    in_panels = [line.strip("│ ") for line in ran.out.splitlines() if line.startswith("│")]
    assert not [line for line in in_panels if line.endswith("…")]


def test_nothing_typed_shows_help(wenming: Wenming) -> None:
    ran = wenming()
    assert ran.code == 0
    assert "用法" in ran.out + ran.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("stauts",), "没有“stauts”这个命令"),
        (("status", "--foo"), "没有 --foo 这个选项"),
        (("show",), "缺少参数"),
        (("status", "--as-of"), "后面要写值"),
        (("status", "--format", "xml"), "--format 没有“xml”这个词\n可以写：text、json"),
        (("status", "--format", "md"), "是不是“markdown”？"),
        (
            ("tasks", "--state", "完成"),
            "没有“完成”这个词，是不是“办结”？\n可以写：办结 done、进行中",
        ),
        (("tasks", "--state", "待整改"), "“待整改”这个词：这是问题的状态"),
        (("tasks", "--state=逾期"), "没有“逾期”这个词：这是灯，写成 --light 逾期"),
        (("tasks", "--state", "finished"), "可以写：办结 done"),
        (("findings", "--state", "整改"), "没有“整改”这个词\n可以写：待整改 open"),
        (("board", "--group", "街道办"), "是不是“街道”？\n可以写：领导小组 leading_group"),
        (("notices", "--kind", "督办函"), "是不是“督办”？"),
        (("budget", "--by", "科目"), "是不是“用途”？"),
        (("report", "2020-06"), "月份写成 --month 2020-06\n用法见 wenming report --help"),
        (("status", "2020-06-30"), "日期写成 --as-of 2020-06-30"),
        (("status", "城管局"), "单位写成 --owner 城管局"),
        (("report", "–month", "2020-06"), "“–month”前面的“–”不是减号：写成 --month"),
        (("report", "—o", "月报.md"), "写成 -o"),
        (("tasks", "--stat", "done"), "没有 --stat 这个选项，相近的有：--state"),
        (("月报",), "没有“月报”这个命令，写 wenming report"),
        (("list",), "例如 wenming list 任务\n可以写："),
        (("list",), "问题 findings、"),
        (("lint",), "写 wenming validate"),
        (("export",), "--format csv"),
        (("add",), "缺少参数 种类"),
        (("delete",), "发生过的事只增不减"),
        (("reprot",), "是不是 wenming report？"),
        (("frobnicate",), "没有“frobnicate”这个命令\n用法见 wenming --help"),
        (("status", "多余"), "多出了参数"),
        (("-C", "没有的文件夹", "status"), "没有“没有的文件夹”这个文件夹"),
        (("validate", "没有的文件"), "这个文件或文件夹"),
        (("validate", "--select", "E999"), "没有 E999 这个代码"),
        (("validate", "--ignore", "E304,E999"), "没有 E999 这个代码"),
        (("validate", "--ignore", "E304,"), "不能是空的"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], words: str, wenming: Wenming) -> None:
    ran = wenming(*arguments)
    assert ran.code == 2
    assert words in ran.err
    assert ran.out == ""


def test_no_plan(tmp_path: Path, wenming: Wenming) -> None:
    ran = wenming("-C", tmp_path, "status")
    assert ran.code == 2
    assert "wenming init" in ran.err


def test_a_fault_of_the_program(wenming: Wenming, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("秘密")

    monkeypatch.setattr("wenming_cli.inputs.opening.open_plans", broken)
    ran = wenming("status")
    assert ran.code == 3
    assert "RuntimeError" in ran.err
    assert "Traceback" not in ran.err
    monkeypatch.setenv("WENMING_DEBUG", "1")
    with pytest.raises(RuntimeError):
        wenming("status")


def test_interrupted(wenming: Wenming, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("wenming_cli.inputs.opening.open_plans", interrupted)
    assert wenming("status").code == 130


def run(*arguments: str, **surroundings: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "wenming_cli", *arguments],
        env={**os.environ, **surroundings},
        capture_output=True,
        check=False,
    )


def test_a_code_page_that_lacks_characters(small: Path) -> None:
    (small / "plan.yaml").write_text(
        (small / "plan.yaml").read_text("utf-8").replace("小计划", "小计划\U0001f600"), "utf-8"
    )
    ran = run(
        "-C", str(small), "status", "--as-of", "2020-06-30", PYTHONIOENCODING="gbk", PYTHONUTF8="0"
    )
    assert ran.returncode == 0
    assert ran.stdout.decode("gbk").startswith("小计划\\ud83d\\ude00")


def test_a_closed_pipe_is_quiet(small: Path) -> None:
    command = f'"{sys.executable}" -m wenming_cli -C "{small}" tasks --format json | head -n 1'
    ran = subprocess.run(["bash", "-c", command], capture_output=True, check=True)
    assert ran.stderr == b""


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("wenming show HW", "HW-1"),
        ("wenming status --owner 区城", "区城市管理局"),
        ("wenming tasks --workstream ", "NM"),
        ("wenming status --plan ", "small"),
    ],
)
def test_tab_completion(typed: str, offered: str, small: Path) -> None:
    words = typed.split(" ")
    ran = subprocess.run(
        [sys.executable, "-c", "from wenming_cli.cli import main; main([])"],
        cwd=small,
        env={
            **os.environ,
            "_WENMING_COMPLETE": "complete_bash",
            "COMP_WORDS": typed,
            "COMP_CWORD": str(len(words) - 1),
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert offered in ran.stdout.splitlines()
