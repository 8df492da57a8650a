"""A period of a recurring duty is shown, done, put off and found like any other task."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import MakePlan, MakeRepo, Wenming
from wenming_cli.inputs.completion import completions
from wenming_cli.loading import load

PLAN = """\
plan: {id: demo, name: 示例, year: 2020, owner: 区文明办}
owners:
- {name: 区文明办, kind: department}
- {name: 城管局, kind: department, aliases: [城管]}
- {name: 东街道, kind: subdistrict}
workstreams: [{id: HW, name: 环境卫生, kind: rectification, owner: 城管局}]
tasks:
- id: YB
  title: 报送月报
  workstream: HW
  every: {period: month, day: 25, from: 2020-04-01, to: 2020-08-31}
  updates:
  - {date: 2020-04-24, done: 2020-04-24}
- id: ZC
  title: 清洗
  workstream: HW
  every: {period: week, day: 5, from: 2020-06-01, to: 2020-06-30}
  parts: [{owner: 城管局}, {owner: 东街道}]
updates:
- {task: YB@2020-05, date: 2020-06-02, done: 2020-06-01}
- {task: ZC/东街道@2020-W23, date: 2020-06-05, done: 2020-06-05}
"""


@pytest.fixture
def folder(make_plan: MakePlan, at_date: Callable[[str], None]) -> Path:
    at_date("2020-06-10")
    return make_plan(PLAN)


def ids(out: str) -> list[str]:
    return [task["id"] for task in json.loads(out)["tasks"]]


def test_each_is_a_row(wenming: Wenming, folder: Path) -> None:
    out = wenming("tasks", "--format", "json", "--as-of", "2020-06-10", "-C", folder).out
    assert ids(out) == [
        *("YB@2020-04", "YB@2020-05", "YB@2020-06"),
        *("ZC/城管局@2020-W23", "ZC/东街道@2020-W23", "ZC/城管局@2020-W24", "ZC/东街道@2020-W24"),
    ]
    may = json.loads(out)["tasks"][1]
    assert (may["title"], may["due"], may["state"]) == (
        *("报送月报（2020年5月）", "2020-05-25", "done"),
    )


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["show", "yb@2020-05"], "办结（办结），完成 100%，时限 2020-05-25"),
        (["show", "YB"], "已经开始的有 3 期：2020-04 办结"),
        (["show", "YB@2020-07"], "这一期还没有开始"),
        (["explain", "YB@2020-05"], "2020-06-01  办结（状态按它）"),
        (["explain", "ZC/城管局@2020-W23"], "逾期 2020-06-10 - 2020-06-05 = 5 天"),
        (["explain", "on_time_rate"], "YB@2020-05"),
        (["next"], "ZC/城管局@2020-W23  清洗（2020年第23周）"),
        (["status"], "ZC/城管局@2020-W23  清洗（2020年第23周）"),
        (["list", "tasks", "--where", "状态=办结", "--columns", "id,done"], "共 3 条"),
        (["list", "updates", "--columns", "task,date"], "YB@2020-05          2020-06-02"),
        (["tasks", "--format", "mermaid"], "YB@2020-04 报送月报（2020年4月） :done"),
        (["trend", "completion_rate"], "42.86%  (3/7)"),
    ],
    ids=str,
)
def test_it_is_told_of(wenming: Wenming, folder: Path, command: list[str], words: str) -> None:
    assert words in wenming(*command, "--as-of", "2020-06-10", "-C", folder).out


def test_report_and_division(wenming: Wenming, folder: Path) -> None:
    monthly = wenming("report", "--month", "2020-06", "-C", folder).out
    assert "| YB@2020-05 | 报送月报（2020年5月） | 城管局 | 2020年5月25日 |" in monthly
    division = wenming("report", "--template", "division", "-C", folder).out
    assert re.search(r"\| YB \| 报送月报 \|.*\| 城管局 \|.*\| 每月25日 \|", division)
    assert re.search(r"\| ZC \| 清洗 \|.*\| 城管局、东街道 \|.*\| 每周五 \|", division)


@pytest.mark.parametrize(
    ("command", "code", "words"),
    [
        (["done", "YB"], 2, "YB 是定期任务，有 5 期，写明是哪一期：YB@2020-06、YB@2020-07"),
        (["done", "ZC/城管局"], 2, "写明是哪一期：ZC/城管局@2020-W23"),
        (["done", "YB@2020-09"], 2, "YB 有 2020-04 到 2020-08 这 5 期"),
        (["done", "YB@2020-6"], 2, "是不是“YB@2020-06”？"),
        (["show", "YB@2020-Q3"], 2, "YB 有 2020-04 到 2020-08 这 5 期"),
        (["done", "YB@2020-05", "--date", "2020-05-25"], 1, "YB@2020-05 已于 2020-06-01 办结"),
        (["progress", "YB@2020-05", "60%"], 1, "任务 YB@2020-05 已于 2020-06-01 办结"),
        (["set", "YB@2020-06", "done=2020-06-05"], 2, "YB@2020-06 是定期任务的一期"),
    ],
    ids=str,
)
def test_it_is_refused(
    wenming: Wenming, folder: Path, command: list[str], code: int, words: str
) -> None:
    ran = wenming(*command, "-C", folder)
    assert ran.code == code, ran.err
    assert words in ran.err
    assert (folder / "plan.yaml").read_text("utf-8") == PLAN


def test_it_is_done_reported_and_put_off(wenming: Wenming, folder: Path) -> None:
    assert wenming("done", "YB@2020-05", "--date", "2020-06-01", "-C", folder).code == 0
    assert wenming("done", "yb@2020-06", "--date", "2020-06-09", "-C", folder).code == 0
    assert wenming("progress", "ZC/城管@2020-W24", "60%", "-C", folder).code == 0
    approved = ["--reason", "抽调", "--approved-by", "区文明办"]
    for name in ("YB@2020-07", "ZC/城管局@2020-W24"):
        assert wenming("extend", name, "--to", "2020-08-03", *approved, "-C", folder).code == 0
    loaded = load(folder)
    assert loaded.plan is not None
    leaves = {leaf.id: leaf for leaf in loaded.plan.leaves}
    assert str(leaves["YB@2020-06"].course.done) == "2020-06-09"
    assert str(leaves["YB@2020-07"].course.extensions[0].to) == "2020-08-03"
    assert str(leaves["ZC/城管局@2020-W24"].course.updates[0].progress) == "60"
    assert str(leaves["ZC/城管局@2020-W24"].course.extensions[0].to) == "2020-08-03"
    assert wenming("validate", folder).code == 0


def test_what_changed_names_the_period(wenming: Wenming, folder: Path, make_repo: MakeRepo) -> None:
    make_repo(folder)
    wenming("done", "YB@2020-06", "--date", "2020-06-09", "-C", folder)
    wenming("progress", "ZC/城管局@2020-W24", "60%", "-C", folder)
    out = wenming("diff", "HEAD", "--as-of", "2020-06-10", "-C", folder).out
    assert "YB 报送月报：2020年6月办结（2020-06-09）" in out
    assert "ZC/城管局 清洗：2020年第24周进展 0% -> 60%" in out
    assert "YB@2020-06 报送月报（2020年6月）" in out
    log = wenming("log", "YB@2020-06", "-C", folder).out
    assert "2020年6月办结" in log
    assert "2020年6月办结" not in wenming("log", "YB@2020-05", "-C", folder).out


def test_it_is_added_and_set(wenming: Wenming, folder: Path) -> None:
    words = ["id=JB", "title=季报", "workstream=HW", "every.period=季度", "every.day=3-25"]
    assert wenming("add", "tasks", *words, "-C", folder).code == 0
    assert wenming("set", "JB", "every.day=3-20", "-C", folder).code == 0
    loaded = load(folder)
    assert loaded.plan is not None
    assert [str(leaf.due) for leaf in loaded.plan.leaves if leaf.task.id == "JB"] == [
        *("2020-03-20", "2020-06-20", "2020-09-20", "2020-12-20"),
    ]


def test_tab_offers_the_periods(folder: Path) -> None:
    assert "YB@2020-05" in completions("tasks", folder)


def test_another_year_has_it_anew_and_what_was_open(
    wenming: Wenming, folder: Path, tmp_path: Path
) -> None:
    text = PLAN.replace(", to: 2020-08-31", "")
    (folder / "plan.yaml").write_text(text, "utf-8")
    ran = wenming("rollover", "2021", "-o", tmp_path / "新", "--as-of", "2020-12-31", "-C", folder)
    assert ran.code == 0, ran.err
    loaded = load(tmp_path / "新", tmp_path / "新")
    assert loaded.plan is not None
    assert not [d for d in loaded.diagnostics if d.is_error]
    open_then = [
        *(f"YB@2020-{month:02}" for month in range(6, 13)),
        *(f"ZC/{unit}@2020-W{week}" for week in range(23, 27) for unit in ("城管局", "东街道")),
    ]
    open_then.remove("ZC/东街道@2020-W23")
    carried = [t.origin.id for t in loaded.plan.tasks if t.origin is not None and t.every is None]
    assert carried == open_then
    anew = [leaf.id for leaf in loaded.plan.leaves if leaf.task.id == "YB"]
    assert anew == [f"YB@2021-{month:02}" for month in range(1, 13)]
    assert wenming("validate", tmp_path / "新").code == 0


def test_a_limit_or_a_rhythm_has_to_be_there(wenming: Wenming, folder: Path) -> None:
    text = PLAN.replace("  every: {period: month, day: 25, from: 2020-04-01, to: 2020-08-31}\n", "")
    (folder / "plan.yaml").write_text(text, "utf-8")
    ran = wenming("validate", folder)
    assert "任务缺少 due 完成时限" in ran.out


def test_sheets_go_out_and_come_back(wenming: Wenming, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "发出"
    ran = wenming("sheets", "out", "--month", "2020-06", "-o", out, "-C", folder)
    assert ran.code == 0, ran.err
    assert list(out.iterdir())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("day: 25", "day: 20"),
        ("from: 2020-04-01", "from: 2020-05-01"),
        ("to: 2020-08-31", "to: 2020-07-31"),
        ("period: month, day: 25", "period: quarter, day: 1-25"),
    ],
)
def test_another_rhythm_is_named(
    wenming: Wenming, folder: Path, make_repo: MakeRepo, old: str, new: str
) -> None:
    make_repo(folder)
    (folder / "plan.yaml").write_text(PLAN.replace(old, new, 1), "utf-8")
    ran = wenming("validate", "--base", "HEAD", folder)
    assert "E725" in ran.out
