"""Towns, villages and grids answer upwards, have their words and their boards."""

from datetime import date
from pathlib import Path

import pytest

from wenming_cli.changes import compare
from wenming_cli.figures.boards import boards
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.standing import standing
from wenming_cli.figures.units import answerable, subdistrict_of
from wenming_cli.loading import load_contents
from wenming_cli.model.plan import Plan
from wenming_cli.reports.division import _units

PLAN = """\
plan: {id: p, name: 创建计划, year: 2020, owner: 县文明办}
owners:
- {name: 县文明办, kind: office}
- {name: 本县, kind: county}
- {name: 城管局, kind: department}
- {name: 东街道, kind: subdistrict, parent: 本县}
- {name: 青龙镇, kind: town, parent: 本县}
- {name: 白虎乡, 类别: 乡, parent: 本县}
- {name: 桂园社区, kind: community, parent: 东街道}
- {name: 上村, kind: village, parent: 青龙镇}
- {name: 上村一组, kind: 村民小组, parent: 上村}
- {name: 桂园三格, kind: grid, parent: 桂园社区}
- {name: 孤网格, kind: grid}
"""


def plan_of(more: str = "", head: str = PLAN) -> Plan:
    loaded = load_contents(Path(), [("plan.yaml", (head + more).encode())])
    assert loaded.plan is not None
    assert loaded.is_readable, loaded.diagnostics
    return loaded.plan


@pytest.mark.parametrize(
    ("unit", "answers", "area"),
    [
        ("城管局", ("城管局",), None),
        ("东街道", ("东街道",), "东街道"),
        ("青龙镇", ("青龙镇",), "青龙镇"),
        ("白虎乡", ("白虎乡",), "白虎乡"),
        ("桂园社区", ("桂园社区", "东街道"), "东街道"),
        ("上村", ("上村", "青龙镇"), "青龙镇"),
        ("上村一组", ("上村一组", "上村", "青龙镇"), "青龙镇"),
        ("桂园三格", ("桂园三格", "桂园社区", "东街道"), "东街道"),
        ("孤网格", ("孤网格",), None),
        ("没有登记", ("没有登记",), None),
    ],
)
def test_for_whom_a_record_counts(unit: str, answers: tuple[str, ...], area: str | None) -> None:
    plan = plan_of()
    assert answerable(plan, unit) == answers
    assert subdistrict_of(plan, unit) == area


def test_a_circle_of_parents_ends() -> None:
    head = PLAN.replace("{name: 孤网格, kind: grid}", "{name: 孤网格, kind: grid, parent: 孤网格}")
    assert answerable(plan_of(head=head), "孤网格") == ("孤网格", "孤网格")


@pytest.mark.parametrize(
    ("word", "units"),
    [
        ("各街道", ("东街道",)),
        ("各镇", ("青龙镇",)),
        ("各乡镇", ("青龙镇", "白虎乡")),
        ("各社区", ("桂园社区",)),
        ("各部门", ("城管局",)),
    ],
)
def test_a_word_for_all_of_a_kind(word: str, units: tuple[str, ...]) -> None:
    task = f"tasks: [{{id: A, title: 清运, workstream: W, due: 2020-06-30, support: [{word}]}}]\n"
    more = f"workstreams: [{{id: W, name: 环境, kind: rectification, owner: 城管局}}]\n{task}"
    assert plan_of(more).tasks[0].support == units


@pytest.mark.parametrize(("word", "kind"), [("各镇", "镇"), ("各社区", "社区"), ("各部门", "部门")])
def test_a_word_for_none(word: str, kind: str) -> None:
    head = "plan: {id: p, name: 计划, year: 2020, owner: 办}\nowners: [{name: 办, kind: office}]\n"
    task = f"tasks: [{{id: A, title: 清运, workstream: W, due: 2020-06-30, support: [{word}]}}]\n"
    more = f"workstreams: [{{id: W, name: 环境, kind: rectification}}]\n{task}"
    loaded = load_contents(Path(), [("plan.yaml", (head + more).encode())])
    (fault,) = (each for each in loaded.diagnostics if each.code == "E300")
    assert fault.message == f"“{word}”没有对应的单位：单位名录里没有{kind}"
    assert fault.hint == f"先在单位名录里登记{kind}，类别写{kind}"


def test_each_kind_has_its_board_and_its_findings() -> None:
    records = "".join(
        f"- {{id: W{n}, found: 2020-06-0{n}, source: covert, category: 卫生, text: 垃圾,"
        f" owner: {owner}}}\n"
        for n, owner in enumerate(("青龙镇", "上村", "上村一组"), 1)
    )
    plan = plan_of(f"findings:\n{records}")
    groups = {each.group.label for each in boards(plan, Period.up_to(date(2020, 6, 30)))}
    assert {"区县", "街道", "镇", "乡", "社区", "村", "村民小组", "网格"} <= groups
    whole = standing(plan, date(2020, 6, 30))
    assert {o.id: len(o.findings) for o in whole.owners if o.findings} == {
        "青龙镇": 3,
        "上村": 2,
        "上村一组": 1,
    }


def test_several_stand_by_a_site() -> None:
    site = "sites: [{{id: S1, name: 市场, type: 市场, owner: 城管局, {}}}]\n"
    several = "sponsor: 城管局, sponsor_post: 局长, sponsors: [{unit: 县文明办, post: 主任}]"
    before = plan_of(site.format("sponsor: 城管局, sponsor_post: 局长"))
    after = plan_of(site.format(several))
    assert [(each.unit, each.post) for each in before.sites[0].stood_by] == [("城管局", "局长")]
    assert [each.unit for each in after.sites[0].stood_by] == ["城管局", "县文明办"]
    (change,) = compare(before, after, date(2020, 6, 30))
    assert change.sentence == "新增包保（包保单位 县文明办，包保领导 主任）"


def test_all_towns_together_have_one_word_in_the_division() -> None:
    towns = "".join(f"- {{name: {n}镇, kind: town}}\n" for n in "甲乙丙")
    work = "workstreams: [{id: W, name: 环境, kind: rectification}]\n"
    task = "{{id: {}, title: 清运, workstream: W, owner: 城管局, due: 2020-06-30, support: [{}]}}"
    tasks = ", ".join([task.format("A", "各乡镇"), task.format("B", "青龙镇, 白虎乡")])
    plan = plan_of(f"{towns}{work}tasks: [{tasks}]\n")
    every, some = (_units(plan, each.support) for each in plan.tasks)
    assert (every, some) == ("各乡镇", "青龙镇、白虎乡")
