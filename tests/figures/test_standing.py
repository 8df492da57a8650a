from collections.abc import Callable
from datetime import date

from wenming_cli.figures.standing import group_at, standing
from wenming_cli.figures.table import FIGURES
from wenming_cli.figures.tasks.task_state import Light
from wenming_cli.model.plan import Plan

Read = Callable[..., Plan]
D = date(2020, 6, 30)

TASKS = """
tasks:
  - {id: b, title: 二, workstream: B, owner: 联盟街道, due: 2020-12-31, done: 2020-06-01}
  - {id: a, title: 一, workstream: A, due: 2020-06-01}
  - {id: c, title: 三, workstream: B, due: 2020-06-30}
  - id: d
    title: 四
    workstream: B
    owner: 教体局
    due: 2020-06-01
    cancelled: {date: 2020-05-01, reason: 并入, approved_by: 办}
"""
FINDINGS = """
findings:
  - id: f
    found: 2020-06-01
    source: covert
    category: 环境
    text: 垃圾
    owner: 拓东社区
    workstream: A
  - {id: g, found: 2020-06-01, source: covert, category: 环境, text: 垃圾, owner: 东华街道}
"""
MONEY = "budget: {total: 10万元}\n"


def test_the_whole_and_its_groups(read: Read) -> None:
    now = standing(read(TASKS), D)
    assert (now.as_of, now.whole.id, now.whole.name) == (D, "p", "创建计划")
    assert [(w.id, w.name, w.light) for w in now.workstreams] == [
        ("A", "农贸市场", Light.RED),
        ("B", "背街小巷", Light.YELLOW),
    ]
    assert [(o.id, o.light, o.counts["tasks"]) for o in now.owners] == [
        ("城管局", Light.RED, 1),
        ("教体局", None, 0),
        ("联盟街道", Light.DONE, 1),
    ]
    assert now.whole.light is Light.RED
    assert now.whole.counts["tasks"] == 3


def test_figures_come_in_the_order_of_the_table(read: Read) -> None:
    ids = [f.id for f in standing(read(TASKS + FINDINGS + MONEY), D).whole.figures]
    assert ids == [row.id for row in FIGURES if row.id in ids]
    assert len(ids) == 22


def test_money_and_findings_only_where_a_plan_has_them(read: Read) -> None:
    plain = standing(read(TASKS), D)
    assert [f.id for f in plain.whole.figures][-1] == "elapsed_rate"
    assert "findings" not in plain.whole.counts
    assert plain.whole.figure("closure_rate") is None
    rich = standing(read(TASKS + FINDINGS + MONEY), date(2020, 5, 31))
    figure = rich.whole.figure("closure_rate")
    assert figure is not None
    assert figure.reason == "没有问题"
    assert rich.workstreams[0].figure("paid") is None
    assert rich.workstreams[1].counts["findings"] == 0


def test_a_community_s_findings_are_also_its_street_s(read: Read) -> None:
    now = standing(read(TASKS + FINDINGS), D)
    counts = {o.id: o.counts["findings"] for o in now.owners}
    assert counts == {"城管局": 0, "教体局": 0, "拓东社区": 1, "东华街道": 2, "联盟街道": 0}
    assert now.whole.counts["findings"] == 2
    assert [w.counts["findings"] for w in now.workstreams] == [1, 0]


def test_one_unit_alone_is_the_same_as_in_the_whole(read: Read) -> None:
    plan = read(TASKS + FINDINGS + MONEY)
    now = standing(plan, D)
    assert group_at(plan, D).figures == now.whole.figures
    for owner in now.owners:
        alone = group_at(plan, D, owner.id)
        assert (alone.figures, alone.counts, alone.light) == (
            owner.figures,
            owner.counts,
            owner.light,
        )


def test_a_plan_of_nothing_stands_nowhere(read: Read) -> None:
    now = standing(read(""), D)
    assert now.whole.light is None
    assert now.owners == ()
    assert {f.value for f in now.whole.figures[:7]} == {None}
