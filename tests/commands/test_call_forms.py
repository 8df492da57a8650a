"""``next`` as messages to paste and as a calendar; ``tasks`` as a Gantt chart."""

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.commands.supervised import DAY, PLAN, RECORDS, TASKS
from tests.conftest import DEMO, MakePlan, Wenming

POSTS = PLAN.replace("kind: subdistrict}", "kind: subdistrict, contact: 创建办主任}", 1).replace(
    "{name: 区文明办, ", "{name: 区文明办, contact: 综合科, "
)
HOSTILE = "标题: a; b # c %% d %%{init}%% <b>e</b>"


@pytest.fixture
def plan(make_plan: MakePlan) -> Path:
    return make_plan(POSTS, tasks=TASKS, records=RECORDS)


# --- messages -------------------------------------------------------------------------------------


def test_a_message_a_unit(plan: Path, wenming: Wenming) -> None:
    ran = wenming("-C", plan, "next", *DAY, "--format", "消息")
    assert ran.code == 0
    assert ran.err == "没有牵头单位的 1 项没有写成消息，先明确牵头单位\n"
    first, *rest = ran.out.split("\n\n")
    assert first == (
        "区城市管理局：创建计划，截至2020年6月30日有 5 项请办理："
        "1.卫生死角清零，5月31日到期，已逾期30天，1月1日开始以来没有报过进展，请报进展；"
        "2.河道保洁，6月10日到期，已逾期20天，1月1日开始以来没有报过进展，请报进展；"
        "3.公厕改造，6月20日到期，已逾期10天，请尽快办结；"
        "4.垃圾分类，7月3日到期，落后计划98.38个百分点，1月1日开始以来没有报过进展，请报进展；"
        "5.6月12日督办（DB-09）：河道保洁，6月22日前应回复，已超期8天，请回复。"
        "办理情况请回复区文明办综合科。"
    )
    assert rest[0].startswith("创建办主任（东华街道）：创建计划，截至2020年6月30日有 1 项请办理：")
    assert "护栏破损，6月27日到期，已逾期3天，退回过1次，请尽快整改" in rest[0]


def test_what_does_not_fit_is_counted(make_plan: MakePlan, wenming: Wenming) -> None:
    long = "要做的事" * 30
    tasks = "".join(
        f"- {{id: T-{n}, title: {long}{n}, workstream: HW, due: 2019-12-{n:02}}}\n"
        for n in range(1, 24)
    )
    project = POSTS.replace("name: 创建计划", f"name: {'很长的名称' * 40}").replace(
        "区城市管理局", "区城市管理局" * 9
    )
    folder = make_plan(project, tasks=f"tasks:\n{tasks}")
    (text,) = wenming("-C", folder, "next", *DAY, "--format", "message").out.splitlines()
    assert len(text) <= 300
    told = text.count("逾期")
    assert told >= 2
    assert f"另有 {23 - told} 项" in text
    assert "有 23 项请办理" in text


def test_every_message_of_the_demo_can_be_sent(wenming: Wenming) -> None:
    for month in ("2020-03", "2020-09", "2020-12"):
        out = wenming("-C", DEMO, "next", "--month", month, "--format", "message").out
        texts = out.removesuffix("\n").split("\n\n")
        assert texts
        assert all(len(text) <= 300 and "\n" not in text for text in texts)
        assert all(text.endswith("（含示例数据）") for text in texts)


def test_nothing_to_say(plan: Path, wenming: Wenming) -> None:
    ran = wenming("-C", plan, "next", "--as-of", "2019-12-31", "--format", "message")
    assert (ran.code, ran.out) == (0, "")
    assert "没有逾期" in ran.err


def test_a_title_cannot_write_a_second_message(make_plan: MakePlan, wenming: Wenming) -> None:
    title = 'title: "一行\\n\\n::error::二行"'
    folder = make_plan(
        PLAN, tasks=f"tasks: [{{id: A, {title}, workstream: HW, due: 2020-05-01}}]\n"
    )
    out = wenming("-C", folder, "next", *DAY, "--format", "message").out
    assert out.count("\n") == 1
    assert "\n::" not in out


# --- a calendar -----------------------------------------------------------------------------------


def test_a_calendar(plan: Path, wenming: Wenming, tmp_path: Path) -> None:
    icalendar = pytest.importorskip("icalendar")
    file = tmp_path / "联系.ics"
    assert wenming("-C", plan, "next", *DAY, "-o", file).code == 0
    written = file.read_bytes()
    assert wenming("-C", plan, "next", *DAY, "-o", file).code == 0
    assert file.read_bytes() == written
    made = icalendar.Calendar.from_ical(written)
    events = {str(each["uid"]): each for each in made.walk("VEVENT")}
    assert list(events) == [
        "small/task/HW-1@wenming",
        "small/task/HW-4@wenming",
        "small/task/HW-2@wenming",
        "small/task/HW-3@wenming",
        "small/notice/区城市管理局/DB-09@wenming",
        "small/finding/W-4@wenming",
        "small/finding/W-1@wenming",
        "small/task/NM-1@wenming",
    ]
    first = events["small/task/HW-1@wenming"]
    assert first["dtstart"].dt == date(2020, 6, 30)
    assert first["dtstamp"].dt == datetime(2020, 6, 30, tzinfo=UTC)
    assert first["summary"] == "区城市管理局：卫生死角清零（建议约谈）"
    assert "时限 2020-05-31" in first["description"]
    assert "联系岗位：创建办主任" in events["small/finding/W-4@wenming"]["description"]


def test_what_is_only_due_soon_stands_on_its_day(make_plan: MakePlan, wenming: Wenming) -> None:
    icalendar = pytest.importorskip("icalendar")
    task = "{id: A, title: 甲, workstream: HW, start: 2020-06-29, due: 2020-07-02"
    folder = make_plan(
        PLAN, tasks=f"tasks: [{task}, updates: [{{date: 2020-06-30, progress: 90%}}]}}]\n"
    )
    out = wenming("-C", folder, "next", *DAY, "--format", "日历").out
    (event,) = icalendar.Calendar.from_ical(out).walk("VEVENT")
    assert event["dtstart"].dt == date(2020, 7, 2)


def test_without_the_library_it_says_what_to_install(
    plan: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.delitem(sys.modules, "wenming_cli.screens.call_dates", raising=False)
    ran = wenming("-C", plan, "next", *DAY, "--format", "ics")
    assert ran.code == 2
    assert "icalendar" in ran.err
    assert "pip install" in ran.err


# --- a Gantt chart --------------------------------------------------------------------------------


def test_a_gantt_chart(plan: Path, wenming: Wenming) -> None:
    assert (
        wenming("-C", plan, "tasks", *DAY, "--format", "mermaid").out
        == """\
gantt
    title 创建计划 任务 截至 2020-06-30
    dateFormat YYYY-MM-DD
    axisFormat %Y-%m-%d
    inclusiveEndDates
    section HW 环境卫生
    HW-1 卫生死角清零 :crit, 2020-01-01, 2020-05-31
    HW-2 公厕改造 :crit, 2020-01-01, 2020-06-20
    HW-3 垃圾分类 :active, 2020-01-01, 2020-07-03
    HW-4 河道保洁 :crit, 2020-01-01, 2020-06-10
    section NM 农贸市场
    NM-1 市场提升 :crit, 2020-01-01, 2020-06-25
"""
    )


@pytest.mark.parametrize("task_id", ["A", "gantt", "section", "title", "2020-01-01", "click"])
def test_a_title_is_never_syntax(task_id: str, make_plan: MakePlan, wenming: Wenming) -> None:
    tasks = f"tasks: [{{id: {task_id}, title: '{HOSTILE}', workstream: HW, due: 2020-06-30}}]\n"
    tasks = tasks.replace("id: 2020-01-01", "id: '2020-01-01'")
    out = wenming("-C", make_plan(PLAN, tasks=tasks), "tasks", *DAY, "--format", "mermaid").out
    *_, bar = out.splitlines()
    words, marks = bar.split(" :")
    assert marks == "active, 2020-01-01, 2020-06-30"
    assert not set(words) & set(":;#%<>{}")
    shown = words.strip()
    assert shown.startswith("A ") or (shown[1:].startswith(task_id[1:]) and shown[0] > "\uff00")


@pytest.fixture
def ends(make_plan: MakePlan) -> Callable[[str], Path]:
    return lambda task: make_plan(PLAN, tasks=f"tasks: [{{title: 甲, workstream: HW, {task}}}]\n")


BARS = [
    ("id: A, start: 2020-02-01, due: 2020-12-31, done: 2020-06-01", "done, 2020-02-01, 2020-06-01"),
    ("id: A, start: 2020-02-01, due: 2020-12-31, done: 2020-01-05", "done, 2020-02-01, 2020-02-01"),
    ("id: A, start: 2020-08-01, due: 2020-12-31", "2020-08-01, 2020-12-31"),
    (
        "id: A, start: 2020-02-01, due: 2020-12-31, updates: [{date: 2020-06-29, progress: 10%}]",
        "active, 2020-02-01, 2020-12-31",
    ),
]


@pytest.mark.parametrize(("task", "bar"), BARS)
def test_bars(task: str, bar: str, ends: Callable[[str], Path], wenming: Wenming) -> None:
    out = wenming("-C", ends(task), "tasks", *DAY, "--format", "mermaid").out
    assert out.splitlines()[-1] == f"    A 甲 :{bar}"


def test_what_was_cancelled_is_counted_and_not_drawn(
    ends: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    plan = ends(
        "id: A, due: 2020-12-31, cancelled: {date: 2020-03-01, reason: 并入, approved_by: 区创建办}"
    )
    file = tmp_path / "甘特图.mmd"
    assert wenming("-C", plan, "tasks", *DAY, "-o", file).code == 0
    assert file.read_text("utf-8").splitlines()[5:] == [
        "    %% 另有已取消的任务 1 项，没有画",
        "    %% 没有任务",
    ]
