"""Sentences that hold against the lists below them: on every month's end, and of any plan."""

import os
import re
import tempfile
from calendar import monthrange
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.recomputation.generate import PlanText, plans
from tests.reports.conftest import Context, Markdown, Read, look
from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.notices.steps import suggestions
from wenming_cli.figures.notices.whom_to_call import desks
from wenming_cli.figures.standing import standing
from wenming_cli.formats.pages import Look
from wenming_cli.formats.pages.text import write
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month
from wenming_cli.reports import monthly
from wenming_cli.reports.view import view_of
from wenming_cli.screens.status.screen import StatusScreen
from wenming_cli.screens.status.status_rows import table
from wenming_cli.screens.status.status_text import page

EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "10"))
MONTHS = range(1, 13)
HEADING = re.compile(r"^(\S+) (\d+) ([项个])(?:，(?:其中 (\d+) [项个]|(都))已列在(\S+))?$")


def screen_of(plan: Plan, day: date, *, by_owner: bool = False) -> StatusScreen:
    now = standing(plan, day)
    rows, rest = (now.owners, now.no_owner) if by_owner else (now.workstreams, now.no_workstream)
    groups = (*rows, rest) if rest is not None else rows
    return StatusScreen(now, Cutoff(day, None, None), now.whole, None, groups, "重点工作")


def lists_of(shown: str) -> dict[str, tuple[int, list[str]]]:
    """What each list of the screen says there is, and the ids of the lines below it."""
    found: dict[str, tuple[int, list[str]]] = {}
    word = ""
    for line in shown.splitlines():
        heading = HEADING.match(line)
        if heading:
            word, elsewhere = heading[1], int(heading[4] or (heading[2] if heading[5] else 0))
            found[word] = int(heading[2]) - elsewhere, []
        elif line.startswith("  ") and word:
            found[word][1].append(line.split()[0])
        else:
            word = ""
    return found


def failed(figure: Figure | None) -> set[str]:
    """The records a rate counts and counts as failed."""
    return set(figure.among) - set(figure.counted) if figure is not None else set()


def status_holds(plan: Plan, day: date) -> None:
    screen = screen_of(plan, day)
    shown = write([page(screen, everything=True)], Look())
    lists = lists_of(shown)
    for word, (count, ids) in lists.items():
        assert len(ids) == count, (word, shown)
    tasks = {name for word in ("逾期", "今天到期未办结") for name in lists.get(word, (0, []))[1]}
    assert failed(screen.whole.figure("due_completion_rate")) <= tasks
    findings = {
        name for word in ("逾期问题", "今天到期未整改") for name in lists.get(word, (0, []))[1]
    }
    assert failed(screen.whole.figure("due_rectification_rate")) <= findings
    said = sum(int(n) for n in re.findall(r" (\d+) 件", shown.splitlines()[-1]))
    assert said == len(suggestions(plan, day))
    called = {call.item.id for desk in desks(plan, day) for call in desk.calls}
    assert set(lists.get("滞后", (0, []))[1]) <= called
    for by_owner in (False, True):
        sums(screen_of(plan, day, by_owner=by_owner), by_owner=by_owner)


def sums(screen: StatusScreen, *, by_owner: bool) -> None:
    """The columns of tasks and, by workstream, those of findings add up to the headline."""
    shown = table(screen)
    heads = [column.title for column in shown.columns]
    counts = screen.whole.counts
    columns = {"任务": "tasks", "办结": "done", "逾期": "overdue", "未报送": "unreported"}
    if "findings" in counts and not by_owner:
        columns |= {"待整改": "open_findings", "逾期未改": "overdue_findings"}
    for title, key in columns.items():
        assert sum(int(row[heads.index(title)]) for row in shown.rows) == counts[key], title


def report_holds(plan: Plan, day: date) -> None:
    month = Month.of(day)
    given: dict[str, Any] = monthly.context(view_of(plan, month, day, None))
    delays = given["tasks"]["delays"] if given["tasks"] else {}
    for name, each in delays.items():
        if name in ("heading", "none") or not each["count"]:
            continue
        number = re.search(r"(\d+)项", each["words"])
        assert number is not None
        assert int(number[1]) == each["count"]
        if each["count"] != len(each["rows"]):
            assert re.search(rf"列为{len(each['rows'])}条|已列入|都已列出", each["words"])
    findings = given["findings"]
    if findings and findings["due_today"]:
        assert f"{len(findings['due_today'])}个：" in findings["due_today_words"]


@pytest.mark.parametrize("month", MONTHS)
def test_the_demonstration(month: int, demo: Plan) -> None:
    day = date(2020, month, monthrange(2020, month)[1])
    status_holds(demo, day)
    report_holds(demo, day)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(written=plans())
def test_generated_plans(written: PlanText) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in written.files.items():
            (Path(folder) / name).parent.mkdir(exist_ok=True)
            (Path(folder) / name).write_text(content, "utf-8")
        plan = load(Path(folder), Path(folder)).plan
        assert plan is not None
        status_holds(plan, written.as_of)
        if plan.start <= written.as_of <= plan.end:
            report_holds(plan, written.as_of)


STALE = """
tasks:
  - {id: C, title: 补齐人员, workstream: A, start: 2020-01-01, due: 2020-05-31, updates:
     [{date: 2020-03-31, progress: 10, reason: 春季缺人, next_step: 四月补员},
      {date: 2020-05-30, progress: 85, note: 人员已到位}]}
  - {id: D, title: 装灯, workstream: A, start: 2020-01-01, due: 2020-05-31, updates:
     [{date: 2020-05-30, progress: 40, reason: 缺料}]}
"""


def test_a_reason_is_that_of_the_newest_update(context: Context) -> None:
    rows = context(STALE, "2020-06")["tasks"]["delays"]["overdue"]["rows"]
    assert [(row["reason"], row["next_step"], row["reported"]) for row in rows] == [
        (None, None, ""),
        ("缺料", None, "5月30日报告"),
    ]


def test_the_units_of_one_task_are_put_together_and_said_so(context: Context) -> None:
    text = (
        "tasks:\n  - {id: P, title: 清零, workstream: A, due: 2020-05-31,\n"
        "     parts: [{owner: 联盟街道}, {owner: 青云街道}]}\n"
    )
    overdue = context(text, "2020-06")["tasks"]["delays"]["overdue"]
    assert overdue["words"] == "逾期任务2项，同一任务情况相同的单位合并，列为1条："


def test_what_is_due_on_the_last_day_has_its_own_list(context: Context, markdown: Markdown) -> None:
    text = (
        "tasks: [{id: T, title: 装灯, workstream: A, start: 2020-06-01, due: 2020-06-30,\n"
        "  updates: [{date: 2020-06-29, progress: 95}]}]\n"
        "findings: [{id: F, found: 2020-06-01, due: 2020-06-30, source: covert, category: 占道,\n"
        "  text: 摊, owner: 东华街道}]\n"
    )
    assert context(text, "2020-06")["tasks"]["delays"]["due_today"]["words"] == (
        "月末（6月30日）到期、尚未办结的任务1项："
    )
    behind = context(text.replace("progress: 95", "progress: 20"), "2020-06")
    assert behind["tasks"]["delays"]["due_today"]["words"] == (
        "月末（6月30日）到期、尚未办结的任务1项（都在滞后任务里）："
    )
    out = markdown(text, "2020-06")
    assert "月末（6月30日）到期、尚未整改的问题1个：" in out


def test_tiers_are_those_of_the_settings(context: Context) -> None:
    text = (
        "settings: {inspection: {tiers: [district, office]}}\n"
        "sites: [{id: S, name: 甲, type: 路, owner: 城管局, demonstration: true}]\n"
        "inspections:\n"
        "  - {date: 2020-06-05, tier: owner, sites: [S]}\n"
        "  - {date: 2020-06-15, tier: office, sites: [S]}\n"
    )
    words = context(text, "2020-06")["inspections"]
    assert [(t["name"], t["rounds"], t["coverage"]) for t in words["tiers"]] == [
        ("区级领导", 0, "0.00%（0/3）"),
        ("区创建办", 1, "33.33%（1/3）"),
        ("主责单位", 1, "—"),
    ]
    assert words["full_coverage"] == "两级到位率"
    assert words["missed"] == ["甲（路，城管局）：6月下旬未巡查；6月上旬缺区级领导、区创建办"]


def test_nobody_can_be_addressed(read: Read) -> None:
    plan = read("tasks: [{id: X, title: 无主任务, workstream: B, due: 2020-05-01}]\n")
    given = monthly.context(look(plan, "2020-06"))["notices"]
    assert given["suggested"] == [
        (
            "没有牵头单位、按口径应督办的任务1项：“无主任务”（X），完成时限5月1日，已逾期60天。"
            "先明确牵头单位，再督办。"
        )
    ]
