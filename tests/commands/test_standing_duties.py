"""Every page says 长期 of a duty without a limit, and none shows a date that nobody wrote."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MakePlan, MakeRepo, Wenming
from wenming_cli.loading import load

AtDate = Callable[[str], None]

PLAN = """\
plan: {id: demo, name: 示例, year: 2020, owner: 区文明办}
owners: [{name: 区文明办, kind: department}, {name: 城管局, kind: department}]
workstreams: [{id: HW, name: 环境卫生, kind: rectification, owner: 城管局}]
tasks:
- {id: A, title: 日常保洁, workstream: HW, due: 长期, updates: [{date: 2020-06-01, note: 正常}]}
- {id: B, title: 文明劝导, workstream: HW, due: 长期}
- id: C
  title: 公厕改造
  workstream: HW
  due: 2020-07-03
  updates: [{date: 2020-06-20, progress: 100%}]
"""
"""A duty that was heard of, one that was not, and a task with a limit."""


@pytest.fixture
def folder(make_plan: MakePlan) -> Path:
    return make_plan(PLAN)


@pytest.mark.parametrize(
    "command",
    [
        ["status"],
        ["tasks"],
        ["tasks", "--format", "mermaid"],
        ["next"],
        ["next", "--format", "message"],
        ["next", "--format", "csv"],
        ["next", "--format", "json"],
        ["next", "--format", "ics", "-o", "a.ics"],
        ["show", "A"],
        ["explain", "A"],
        ["explain", "on_time_rate"],
        ["need", "completion_rate", "80"],
        ["list", "tasks"],
        ["list", "tasks", "--format", "json"],
        ["report", "--month", "2020-06"],
        ["report", "--template", "division"],
        ["report", "--template", "一页通", "--month", "2020-06"],
        ["notices"],
        ["board", "--month", "2020-06"],
        ["baseline", "年初"],
    ],
    ids=" ".join,
)
def test_no_page_shows_a_date_that_nobody_wrote(
    wenming: Wenming, folder: Path, tmp_path: Path, command: list[str]
) -> None:
    command = [str(tmp_path / word) if word == "a.ics" else word for word in command]
    as_of = [] if command[0] in ("report", "board") else ["--as-of", "2020-06-30"]
    ran = wenming(*command, *as_of, "-C", folder)
    assert ran.code in (0, 1), ran.err
    told = ran.out + ran.err
    assert not re.search(r"9999|None|2020-12-31\b.*(?:日常保洁|文明劝导)", told)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["tasks"], "A     日常保洁  城管局    进行中  正常    0%   50%  长期"),
        (["show", "A"], "进行中（正常），完成 0%，时限 长期"),
        (["explain", "A"], "原定完成时限 长期"),
        (["explain", "A"], "长期任务随计划期走，不计滞后"),
        (["explain", "B"], "停滞：2020-05-31 以后没有进展，超过 30 天"),
        (["explain", "on_time_rate"], "时限 长期，进行中，长期任务，没有时限"),
        (["next"], "B  文明劝导  没有报过进展   催报进展"),
        (["next", "--format", "message"], "文明劝导，长期任务，1月1日开始以来没有报过进展"),
        (["next", "--format", "csv"], "长期"),
        (["need", "completion_rate", "80"], "长期"),
        (["list", "tasks", "--where", "时限=长期", "--columns", "id"], "共 2 条"),
        (["list", "tasks", "--where", "现时限>2020-12-31", "--columns", "id"], "共 2 条"),
        (["list", "tasks", "--where", "现时限<=2020-12-31", "--columns", "id"], "共 1 条"),
        (["tasks", "--format", "mermaid"], "A 日常保洁（长期） :active, 2020-01-01, 2020-12-31"),
    ],
    ids=str,
)
def test_it_reads_so(wenming: Wenming, folder: Path, command: list[str], words: str) -> None:
    assert words in wenming(*command, "--as-of", "2020-06-30", "-C", folder).out


def test_report_says_so(wenming: Wenming, folder: Path) -> None:
    monthly = wenming("report", "--month", "2020-06", "-C", folder).out
    assert "| A | 日常保洁 | 城管局 | 长期 | 0% |" in monthly
    assert "文明劝导（城管局）：完成时限长期，完成进度0%，尚未报送进展" in monthly
    division = wenming("report", "--template", "division", "-C", folder).out
    assert re.search(r"\| A \| 日常保洁 \|.*\| 长期 \|", division)


def test_json_has_null(wenming: Wenming, folder: Path) -> None:
    def told(*command: str) -> Any:
        out = wenming(*command, "--format", "json", "--as-of", "2020-06-30", "-C", folder).out
        return json.loads(out)

    first = told("tasks")["tasks"][0]
    assert (first["due"], first["effective_due"], first["planned"]) == (None, None, "0.497268")
    row = told("list", "tasks", "--columns", "due,effective_due")["rows"][0]
    assert row == {"due": "长期", "effective_due": None}


def test_it_is_not_extended(wenming: Wenming, folder: Path) -> None:
    before = (folder / "plan.yaml").read_bytes()
    approved = ["--reason", "雨季", "--approved-by", "区文明办", "--date", "2020-06-20"]
    ran = wenming("extend", "A", "--to", "2020-07-31", *approved, "-C", folder)
    assert ran.code == 1
    assert "任务 A 是长期任务，没有时限，不能延期" in ran.err
    assert (folder / "plan.yaml").read_bytes() == before


def test_it_is_written_by_add_and_set(wenming: Wenming, folder: Path) -> None:
    words = ["title=站岗", "workstream=HW", "due=长期"]
    assert wenming("add", "tasks", "id=D", *words, "-C", folder).code == 0
    assert "due: 长期" in (folder / "plan.yaml").read_text("utf-8").splitlines()[-1]
    ran = wenming("set", "D", "due=2020-12-01", "-C", folder)
    assert ran.code == 0
    assert "完成时限 长期 -> 2020-12-01" in ran.out


@pytest.mark.parametrize("date", ["2020-07-02", "2020-07-05"])
def test_a_limit_does_not_go_away_unsaid(
    wenming: Wenming, folder: Path, make_repo: MakeRepo, at_date: AtDate, date: str
) -> None:
    at_date(date)
    make_repo(folder)
    ran = wenming("set", "C", "due=长期", "-C", folder)
    assert ran.code == 1
    assert "从 2020-07-03 改到 长期" in ran.err
    assert "不再有时限的，另立一项长期任务" in ran.err


def test_it_is_carried_into_another_year(wenming: Wenming, folder: Path, tmp_path: Path) -> None:
    assert wenming("rollover", "2021", "-o", tmp_path / "新", "-C", folder).code == 0
    loaded = load(tmp_path / "新", tmp_path / "新")
    assert loaded.plan is not None
    assert [str(task.due) for task in loaded.plan.tasks] == ["长期", "长期", "2020-07-03"]
    assert wenming("validate", tmp_path / "新").code == 0
