"""一页通 for the leader, and what a paper for others leaves out."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import DEMO, Golden, MakePlan, Wenming
from tests.reports.conftest import TEMPLATES, Read, look
from tests.reports.texts import EXAM, MATERIALS
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan
from wenming_cli.reports import one_page
from wenming_cli.reports.environment import render

HERE = Path(__file__).parent
MONTHS = ("2020-01", "2020-06", "2020-12")
TASKS = """
tasks:
  - {id: A-1, title: 市场改造, workstream: A, start: 2020-02-01, due: 2020-05-31,
     updates: [{date: 2020-05-20, progress: 80%}]}
  - {id: A-2, title: 摊位整治, workstream: A, due: 2020-06-30, done: 2020-06-12}
  - {id: A-3, title: 消防检查, workstream: A, start: 2020-06-06, due: 2020-07-05,
     updates: [{date: 2020-06-20, progress: 100%}]}
  - {id: A-4, title: 雨棚, workstream: A, start: 2020-06-06, due: 2020-07-05}
"""


def page(plan: Plan, month: str, *, for_circulation: bool = False) -> str:
    view = replace(look(plan, month), for_circulation=for_circulation)
    return render(one_page.TEMPLATE, one_page.context(view), [TEMPLATES])


def test_demo(demo: Plan, golden: Golden) -> None:
    golden(HERE / "golden" / "one-page-2020-06.md", page(demo, "2020-06"))


def test_a_plan_of_tasks_alone(read: Read, golden: Golden) -> None:
    golden(HERE / "golden" / "one-page-tasks-only.md", page(read(TASKS), "2020-06"))


def test_an_empty_plan_says_so(read: Read) -> None:
    text = page(read(""), "2020-06")
    for words in ("计划里没有任务", "没有需要决定的", "没有任务", "十天以内没有到期的"):
        assert words in text


def rows_of(text: str) -> int:
    """The lines of all tables on paper; a row of a figure takes two, a rule none."""
    rows = [line for line in text.splitlines() if line.startswith("|") and "|---" not in line]
    return len(rows) + sum("（" in row.split("|")[2] and "%" in row for row in rows)


@pytest.mark.parametrize("month", MONTHS)
def test_it_fits_a_side(month: str, demo: Plan) -> None:
    assert rows_of(page(demo, month)) <= 36


def test_a_crowded_plan_fits_a_side_and_counts_what_is_left(make_plan: MakePlan) -> None:
    long = "特别长的名称" * 30
    streams = "".join(
        f"  - {{id: X{n}, name: {long}{n}, kind: rectification, owner: 城管局}}\n"
        for n in range(30)
    )
    owners = "".join(f"  - {{name: 单位{n}, kind: department}}\n" for n in range(40))
    task = "  - {{id: {}{}, title: {}, workstream: X{}, owner: 单位{}, due: {}}}\n"
    tasks = "".join(
        task.format(kind, n, f"{long}{n}", n % 30, n, due)
        for n in range(40)
        for kind, due in (("T", "2020-05-01"), ("U", "2020-07-04"))
    )
    folder = make_plan(
        "plan: {id: p, name: 2020年创建工作, year: 2020, owner: 单位1}\n",
        more=f"owners:\n{owners}workstreams:\n{streams}tasks:\n{tasks}",
    )
    plan = load(folder, folder).plan
    assert plan is not None
    written = page(plan, "2020-06")
    assert "另有20项，见月报" in written
    assert "另有35件" in written
    assert "另有37件" in written
    assert rows_of(written) <= 36
    assert max(len(line) for line in written.splitlines()) < 120


# --- for circulation ------------------------------------------------------------------------------


def ids_of(plan: Plan) -> set[str]:
    """Every id a reader outside could not know."""
    tasks = {leaf.id for leaf in plan.leaves} | {task.id for task in plan.tasks}
    found, sites = {each.id for each in plan.findings}, {each.id for each in plan.sites}
    notices, indicators = {n.id for n in plan.notices}, {i.id for i in plan.indicators}
    return tasks | found | sites | notices | indicators


SUGGESTED = ("建议名单", "建议督办", "建议约谈", "建议对", "按口径建议", "需要决定", "是否约谈")


@pytest.mark.no_cover
@pytest.mark.parametrize("template", ["月报", "一页通"])
@pytest.mark.parametrize("month", MONTHS)
def test_a_paper_for_others_names_no_id_and_no_suggestion(
    template: str, month: str, demo: Plan, wenming: Wenming
) -> None:
    asked = ("report", "--template", template, "--month", month)
    text = wenming("-C", DEMO, *asked, "--for", "传阅").out
    words = set(re.findall(r"[A-Za-z0-9-]+", text))
    assert words.isdisjoint({name for name in ids_of(demo) if "/" not in name})
    assert not [word for word in SUGGESTED if word in text]
    assert demo.digest[:12] not in text


def test_the_published_board_stays(demo: Plan, wenming: Wenming) -> None:
    asked = ("-C", DEMO, "report", "--month", "2020-06")
    own = wenming(*asked).out
    assert demo.digest[:12] in own
    published = re.search(r"本月公布的榜单：\n\n(.*?)\n\n", own, re.DOTALL)
    assert published is not None
    for_others = wenming(*asked, "--for", "circulation").out
    assert published[0] in for_others
    assert "、红黑榜\n" in for_others


def test_the_data_of_a_paper_for_others(wenming: Wenming) -> None:
    asked = ("-C", DEMO, "report", "--month", "2020-06", "--format", "json")
    content = json.loads(wenming(*asked, "--for", "circulation").out)
    assert content["plan"]["id"] == "panlong-2020"
    assert content["digest"] is None
    assert content["board"]["groups"] == []
    assert content["notices"]["suggested"] == []
    assert {row["id"] for row in content["task_table"]["rows"]} == {None}


@pytest.mark.parametrize("template", ["任务分工表", "点位包保表"])
def test_the_tables_have_no_column_of_ids(template: str, demo: Plan, wenming: Wenming) -> None:
    asked = ("report", "--template", template, "--month", "2020-06")
    text = wenming("-C", DEMO, *asked, "--for", "circulation").out
    assert "编号" not in text
    assert set(re.findall(r"[A-Za-z0-9-]+", text)).isdisjoint(ids_of(demo))
    widths = {line.count("|") for line in text.splitlines() if line.startswith("|")}
    assert len(widths) == 1


@pytest.mark.parametrize("option", [["--revision"], ["--with-evidence"], ["--rev", "HEAD"]])
def test_internal_numbers_are_not_asked_for_at_once(option: list[str], wenming: Wenming) -> None:
    ran = wenming("-C", DEMO, "report", "--for", "circulation", *option)
    assert ran.code == 2
    assert "不印内部编号" in ran.err


# --- the exam -------------------------------------------------------------------------------------


def test_the_score_stands_on_the_page_where_it_has_room(read: Read) -> None:
    text = page(read(EXAM + MATERIALS), "2020-06")
    assert (
        "| 得分率 | 44.44%（1.33/3） | +11.11 | 本月观察4次，失分最多的是“无占道经营”等 |" in text
    )
    assert "| 报送“会议纪要” | 东华街道 | 07-02 |" in text
    assert rows_of(text) <= 36


def test_the_score_does_not_stand_on_a_crowded_page(read: Read) -> None:
    streams = "".join(f"  - {{id: X{n}, name: 工作{n}, kind: rectification}}\n" for n in range(12))
    tasks = "".join(
        f"  - {{id: T{n}, title: 任务{n}, workstream: X{n}, owner: 城管局, due: 2020-05-01}}\n"
        for n in range(12)
    )
    text = page(read(f"{streams}{EXAM}{MATERIALS}tasks:\n{tasks}"), "2020-06")
    assert "得分率" not in text
    assert rows_of(text) <= 36


@pytest.mark.parametrize(
    ("month", "why"), [("2020-05", "本月没有观察测评标准"), ("2020-03", "本月观察2次")]
)
def test_why_the_score_is_what_it_is(month: str, why: str, read: Read) -> None:
    (row,) = [line for line in page(read(EXAM), month).splitlines() if "| 得分率" in line]
    assert why in row


def test_a_month_without_losses_says_so(read: Read) -> None:
    text = page(
        read(EXAM.replace("result: fail", "result: pass").replace("lost: 0.5, ", "")), "2020-03"
    )
    assert "本月观察2次，没有失分" in text
