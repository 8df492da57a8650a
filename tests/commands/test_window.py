"""On a terminal ``status`` is one screen, and no command has a line wider than the window."""

import io
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import DEMO, ROOT, MakeRepo, Wenming
from wenming_cli import cli, sink, terminal

FIGURES = ("总体办结率", "应结办结率", "按期办结率", "加权完成率", "预算执行率")
SIZES = [(80, 24), (100, 30), (120, 40)]


class Window(io.StringIO):
    """A terminal that keeps what it shows."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """It is one."""
        return True


Shown = Callable[..., list[str]]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Shown:
    """The lines a command shows in a window of some size, colours left out."""

    def run(size: tuple[int, int], *typed: str | Path) -> list[str]:
        window = Window()
        monkeypatch.setenv("COLUMNS", str(size[0]))
        monkeypatch.setenv("LINES", str(size[1]))
        monkeypatch.setattr(terminal, "PATIENCE", 600)
        monkeypatch.setattr(sys, "stdout", window)
        monkeypatch.setattr(sys, "stderr", window)
        cli.main([str(word) for word in typed])
        return re.sub(r"\x1b\[\d*m", "", window.getvalue()).splitlines()

    return run


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("more", [(), ("--by", "owner"), ("--owner", "龙泉街道")], ids=str)
@pytest.mark.parametrize("month", ["2020-01", "2020-06", "2020-12"])
def test_status_is_one_screen(
    size: tuple[int, int], more: tuple[str, ...], month: str, shown: Shown
) -> None:
    columns, rows = size
    told = shown(size, "-C", DEMO, "status", "--month", month, *more)
    assert len(told) < rows
    assert max(map(sink.width, told)) <= columns
    figures = FIGURES[:4] if "--owner" in more else FIGURES
    assert [line.split()[0] for line in told[1 : 1 + len(figures)]] == [*figures]
    assert told[-1].startswith("下一步：")


def test_a_larger_window_shows_more(shown: Shown) -> None:
    words = ("-C", DEMO, "status", "--as-of", "2020-06-30")
    small, larger, large = (shown(size, *words) for size in ((80, 24), (100, 36), (120, 60)))
    assert "重点工作  逾期 HW；滞后 JT、BJ、NM、LJ；正常 3 个" in small
    assert any(line.startswith("要紧的 15 件：逾期 1、滞后 12、暂缓 1") for line in small)
    assert [line.split()[-1] for line in small if "BJ-02" in line] == ["25.97个百分点"]
    assert any(line.startswith("HW 环境卫生综合整治") for line in larger)
    assert "滞后 12 项" in large
    everything = shown((80, 24), *words, "--all")
    assert len(everything) > 24
    assert "用 --all" not in "".join(everything)


def test_where_nothing_is_late_it_says_so(
    tmp_path: Path, wenming: Wenming, shown: Shown, at_date: Callable[[str], None]
) -> None:
    at_date("2026-04-10")
    assert wenming("init", tmp_path / "甲").code == 0
    told = shown((80, 24), "-C", tmp_path / "甲", "status", "--as-of", "2026-02-01")
    assert told[-1] == "下一步：没有逾期、滞后和到期的事；wenming tasks 看全部任务"
    soon = shown((80, 24), "-C", tmp_path / "甲", "status", "--as-of", "2026-04-05")
    assert soon[-1] == "下一步：wenming next 看要联系谁"


def test_a_pipe_gets_what_it_always_got(wenming: Wenming) -> None:
    out = wenming("-C", DEMO, "status", "--as-of", "2020-06-30").out
    assert "下一步" not in out
    assert "建议 约谈 1 件、提醒 2 件（wenming notices）" in out


DAY = ("--as-of", "2020-06-30")
MONTH = ("--month", "2020-06")
TYPED: tuple[tuple[str, ...], ...] = (
    ("validate",),
    ("status", *DAY, "--all"),
    ("status", *DAY, "--by", "owner", "--all"),
    ("next", *DAY),
    ("tasks", *DAY),
    ("tasks", *DAY, "--owner", "龙泉街道"),
    ("tasks", "--state", "完成"),
    ("findings", *DAY),
    ("findings", *DAY, "--by", "owner"),
    ("findings", *DAY, "--by", "category"),
    ("inspections", *DAY),
    ("inspections", *DAY, "--by", "site"),
    ("inspections", *DAY, "--by", "owner"),
    ("notices", *DAY),
    ("show", "HW-02"),
    ("show", "WT-06-21"),
    ("show", "环境"),
    ("report", *MONTH),
    ("report", "--template", "绩效自评表", "--month", "2020-12"),
    ("board", *MONTH),
    ("budget", *DAY),
    ("indicators", *DAY),
    ("score", *DAY),
    ("explain", "按期办结率", *DAY),
    ("explain", "口径", *DAY),
    ("explain", "E304"),
    ("explain", "HW-02", *DAY),
    ("explain", "E999"),
    ("trend", *MONTH),
    ("trend", "--by", "cycle", "巡查覆盖率", *MONTH),
    ("progress", "HW-05", "50%", "--dry-run"),
    ("done", "HW-05", "--dry-run"),
    (
        "extend",
        "HW-05",
        "--to",
        "2020-12-20",
        "--reason",
        "雨季",
        "--approved-by",
        "区文明办",
        "--dry-run",
    ),
    ("pay", "3.5万元", "--line", "XC", "--dry-run"),
    ("measure", "SL-01", "620", "--dry-run"),
    ("add", "进展", "任务=HW-05", "完成进度=150%", "--dry-run"),
    ("set", "HW-05", "备注=已移交", "--dry-run"),
    ("sheets", "out", "--dry-run"),
    ("import", "任务", "没有的.xlsx"),
    ("close", "2020-13"),
    ("standards", *DAY),
    ("standards", "--holes", *DAY),
    ("assess", *DAY),
    ("assess", "--by", "site", *DAY),
    ("materials", *DAY),
    ("draw", "--count", "5", *DAY),
    ("why", "整改率", "--to", "2020-06"),
    ("why", "预算执行率", "--to", "2020-06"),
    ("need", "整改率", "95%", *DAY),
    ("audit", *DAY),
    ("evidence", *DAY),
    ("verify", "没有的.md"),
    ("list", "任务", *DAY),
    ("list", "问题", "--group-by", "类别", *DAY),
    ("rollover", "2021", "-o", "plans/p-2021", "--dry-run"),
    ("baseline", "年初", "--dry-run"),
    ("rollup", str(ROOT / "plans"), *DAY, "--by", "workstream", "--detail"),
    ("frobnicate",),
)


def test_every_command_is_looked_at() -> None:
    in_repositories = {"diff", "log"}
    of_files_alone = {"init", "schema", "dashboard", "site", "facts"}
    assert {typed[0] for typed in TYPED} | in_repositories | of_files_alone >= set(cli.NAMES)


@pytest.mark.parametrize("typed", [("diff",), ("log", "HW-2"), ("show", "HW-2")], ids=" ".join)
def test_what_git_says_fits_too(
    typed: tuple[str, ...], small: Path, make_repo: MakeRepo, shown: Shown
) -> None:
    repo = make_repo(small)
    tasks = (small / "tasks.yaml").read_text("utf-8")
    (small / "tasks.yaml").write_text(tasks.replace("2020-05-31", "2020-12-31"), "utf-8")
    repo.commit("改时限：" + "说明很长" * 20)
    (small / "tasks.yaml").write_text(tasks, "utf-8")
    for columns in (80, 100, 120):
        told = shown((columns, 30), "-C", small, *typed)
        assert len(told) > 1
        assert [line for line in told if sink.width(line) > columns] == []


@pytest.mark.no_cover
@pytest.mark.parametrize("typed", TYPED, ids=" ".join)
@pytest.mark.usefixtures("read_once")
def test_no_line_is_wider_than_the_window(typed: tuple[str, ...], shown: Shown) -> None:
    of = () if typed[0] in ("frobnicate", "rollup") else ("-C", str(DEMO))
    # What writes says sentences, which fit or do not; tables are laid out anew for each width.
    for columns in (80, 120) if "--dry-run" in typed else (80, 100, 120):
        told = shown((columns, 30), *typed, *of)
        assert told
        assert [line for line in told if sink.width(line) > columns] == []


@pytest.mark.usefixtures("read_once")
def test_a_report_is_read_as_text_and_kept_as_markdown(
    shown: Shown, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert wenming("report", *MONTH).out.startswith("# ")
    told = shown((80, 24), "report", *MONTH)
    assert "一、总体情况" in told
    assert any(line.startswith("巡查层级  巡查次数  到过点位") for line in told)
    assert not any("|" in line or line.startswith("#") for line in told)
    assert told[-1].endswith("-o 2020-06月报.md")
    assert shown((80, 24), "-C", DEMO, "report", *MONTH, "--format", "markdown")[0].startswith("# ")


def test_signs_of_doubtful_width_are_not_in_tables(shown: Shown) -> None:
    told = shown((120, 30), "-C", DEMO, "tasks", "--owner", "区城市管理局", *DAY)
    (row,) = (line for line in told if line.startswith("BJ-05"))
    assert '"门前三包"责任书签订' in row
    assert not set("“”‘’—…·×÷≥≤") & set("".join(told))
