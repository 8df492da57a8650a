"""What must be accepted, and what comes of it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from wenming_cli.loading import event_reading, load
from wenming_cli.model.finding import Event
from wenming_cli.model.owner import OwnerKind
from wenming_cli.model.plan import Plan

CHINESE = """\
计划: {编号: p, 项目名称: 计划, 年度: 2020, 实施单位: 办}
单位名录:
- {简称: 办, 类别: 办公室}
- {简称: 市场局, 别名: [市管局], 类别: 部门}
- {简称: 甲街道, 类别: 街道}
- {name: 乙街道, kind: subdistrict}
重点工作:
- {编号: NM, 名称: 农贸, 类别: 整治, 牵头单位: 市管局, 属地单位: [各街道]}
点位:
- {编号: S1, 名称: 一号市场, 点位类型: 市场, 责任单位: 市管局, 示范点位: 是}
资金: {年初预算数: 328.46万元, 用途: [{编号: XC, 名称: 宣传}]}
"""
RECORDS = """\
# 六月
workstream: NM
sample: true
tasks:
- id: A
  title: 任务：“一”，含全角标点
  due: 2020-06-30
  support: [市管局, 各街道]
  updates: [{date: 2020-02-01, progress: 10%}]
- id: B
  title: no
  due: 2020-12-31
  note: |
    第一行
    第二行 # 不是注释
  parts:
  - {owner: 甲街道, updates: [{date: 2020-03-01, progress: 20}]}
  - {owner: 乙街道}
updates:
- {task: a, date: 2020-04-01, progress: 40%, note: "12:30"}
- {任务: B/甲街道, 日期: 2020-05-01, 完成进度: 50%}
payments:
- {date: 2020-05-01, line: XC, amount: "1,234.50元"}
findings:
- {id: F, found: 2020-05-01, source: 巡查, site: 一号市场, category: 卫生, text: 乱, owner: 市管局}
inspections:
- {date: 2020-05-01, tier: 区创建办, sites: [一号市场]}
"""
LATER = """\
logs:
- {问题: F, 日期: 2020-05-03, 事件: 已整改}
updates:
- {task: A, date: 2020-05-01, progress: 60%}
"""


@pytest.fixture(params=["C", "pure"])
def plan(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    """The plan of the texts above, read by either parser."""
    if request.param == "pure":
        monkeypatch.setattr(event_reading, "_Loader", yaml.SafeLoader)
    (tmp_path / "plan.yaml").write_text(CHINESE, "utf-8")
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "2020-06.yaml").write_text(RECORDS, "utf-8")
    (tmp_path / "records" / "2020-07.yml").write_text(LATER, "utf-8")
    loaded = load(tmp_path)
    assert loaded.diagnostics == ()
    assert loaded.plan is not None
    return loaded.plan


def test_both_languages_mean_the_same(plan: Plan) -> None:
    assert plan.project.year == 2020
    assert [owner.kind for owner in plan.owners][2:] == [OwnerKind.SUBDISTRICT] * 2
    assert plan.sites[0].demonstration is True
    assert plan.findings[0].log[0].event is Event.RECTIFIED


def test_references_become_canonical_names(plan: Plan) -> None:
    assert plan.workstreams[0].owner == "市场局"
    assert plan.workstreams[0].territorial == ("甲街道", "乙街道")
    assert plan.tasks[0].support == ("市场局", "甲街道", "乙街道")
    assert plan.findings[0].site == "S1"
    assert plan.inspections[0].sites == ("S1",)
    assert plan.unit_named("市管局") == "市场局"
    assert plan.unit_named("别处") == "别处"


def test_text_stays_text(plan: Plan) -> None:
    assert plan.tasks[0].title == "任务：“一”，含全角标点"
    assert plan.tasks[1].title == "no"
    assert plan.tasks[1].note == "第一行\n第二行 # 不是注释\n"
    assert plan.tasks[0].updates[1].note == "12:30"


def test_money_is_exact(plan: Plan) -> None:
    assert plan.budget is not None
    assert plan.budget.total == Decimal("3284600.00")
    assert plan.payments[0].amount == Decimal("1234.50")


def test_records_written_apart_are_joined_in_path_order(plan: Plan) -> None:
    assert [u.date for u in plan.tasks[0].updates] == [
        date(2020, 2, 1),
        date(2020, 4, 1),
        date(2020, 5, 1),
    ]
    first = plan.tasks[1].parts[0]
    assert [u.progress for u in first.updates] == [Decimal(20), Decimal(50)]


def test_defaults_of_a_file(plan: Plan) -> None:
    assert plan.tasks[0].workstream == plan.findings[0].workstream == "NM"
    assert plan.tasks[0].is_sample
    assert not plan.owners[0].is_sample
    assert plan.sample


def test_places(plan: Plan) -> None:
    task = plan.tasks[0]
    assert str(task.location()) == "records/2020-06.yaml:5:3"
    assert str(task.location("due")) == "records/2020-06.yaml:7:8"
    assert str(task.location("note")) == str(task.location())
    assert str(task.updates[1].location("date")) == "records/2020-06.yaml:20:19"
    assert str(task.updates[2].location()) == "records/2020-07.yml:4:4"
    assert task.written("due") == "due"
    assert task.updates[1].written("reason") == "reason"
    assert plan.tasks[1].parts[0].updates[1].written("reason") == "滞后原因"
    assert plan.owners[1].written("aliases") == "别名"
    assert str(plan.owners[1].location("aliases", 0)) == "plan.yaml:4:18"
    assert [str(leaf.location("title")) for leaf in plan.leaves][1:] == [
        "records/2020-06.yaml:11:10"
    ] * 2


def test_a_record_is_frozen_and_equal_by_what_it_says(plan: Plan) -> None:
    with pytest.raises(AttributeError, match="title"):
        plan.tasks[0].title = "改"  # type: ignore[misc]
    assert plan.tasks[0] == plan.tasks[0].model_copy()
    assert plan.tasks[0] != plan.tasks[1]


def test_the_parts_of_a_task_share_its_weight(plan: Plan) -> None:
    assert [leaf.id for leaf in plan.leaves] == ["A", "B/甲街道", "B/乙街道"]
    assert sum(leaf.weight for leaf in plan.leaves) == 2


LENIENT = """\
workstreams:
- {id: NM, name: 农贸, kind: 整治}
tasks:
- id: A
  title: "任务"
  workstream: NM
  due: '2020-06-30'
  updates:
  depends_on: []
  'note': 键也可以加引号
payments:
"""


def test_empty_lists_and_quotes(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(
        "plan: {id: p, name: 计划, year: 2020, owner: 办}\n" + LENIENT, "utf-8"
    )
    loaded = load(tmp_path)
    assert loaded.diagnostics == ()
    assert loaded.is_readable
