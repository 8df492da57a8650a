"""任务分工表 and 点位包保表: what was asked for once is printed for those it is for."""

import json
from dataclasses import replace

from tests.reports.conftest import TEMPLATES, Read, look
from wenming_cli.model.plan import Plan
from wenming_cli.reports import Report, division, report_named, sponsorship
from wenming_cli.reports.environment import render

TASKS = """
tasks:
  - {id: A-1, title: 清理卫生死角, workstream: A, due: 2020-06-30, source: meeting,
     support: [各街道], contact: 市容科科长, deliverable: 清理台账}
  - {id: A-2, title: 签责任书, workstream: A, due: 2020-06-30, coordinator: 城管局,
     territorial: [东华街道],
     parts: [{owner: 东华街道}, {owner: 联盟街道, due: 2020-07-31}, {owner: 青云街道}]}
  - {id: A-3, title: 不办了, workstream: A, due: 2020-06-30,
     cancelled: {date: 2020-03-01, reason: 撤销, approved_by: 办}}
  - {id: B-1, title: 修路, workstream: B, due: 2020-06-30}
"""
SITES = """
sites:
  - {id: S1, name: 东路, type: 主次干道, owner: 东华街道, subdistrict: 东华街道,
     demonstration: true, sponsor: 城管局, sponsor_post: 分管负责人}
  - {id: S2, name: 西路, type: 主次干道, owner: 城管局, opened: 2020-07-01}
  - {id: S3, name: 旧市场, type: 农贸市场, owner: 城管局, closed: 2020-06-29}
"""


def text_of(report: Report, plan: Plan, month: str = "2020-06") -> str:
    context = report.context(look(plan, month))
    assert json.loads(json.dumps(context)) == context
    return render(report.TEMPLATE, context, [TEMPLATES])


def test_names() -> None:
    assert report_named("任务分工表") is division
    assert report_named("点位包保表") is sponsorship


def test_who_has_what_to_do(read: Read) -> None:
    text = text_of(division, read(TASKS))
    assert "## 一、农贸市场整治\n" in text
    assert (
        "| A-1 | 清理卫生死角 | 会议 | 城管局 | — | — | 各街道 | 市容科科长 | 2020年6月30日 "
        "| 清理台账 |\n"
    ) in text
    assert (
        "| A-2 | 签责任书 | — | 各街道 | 城管局 | — | — | — "
        "| 2020年6月30日（联盟街道2020年7月31日） | — |\n"
    ) in text
    assert "不办了" not in text
    assert "| B-1 | 修路 | — | 未明确牵头单位 |" in text
    assert division.context(look(read(TASKS), "2020-06"))["missing"] == ["B-1 牵头单位"]


def test_the_terms_of_a_workstream_are_printed(read: Read) -> None:
    plan = read(TASKS)
    terms = plan.workstreams[0].model_copy(
        update={"places": ("市场", "周边"), "standards": ("地面干净",)}
    )
    plan = replace(plan, workstreams=(terms, *plan.workstreams[1:]))
    text = text_of(division, plan)
    assert "整治区域：市场；周边。\n\n标准：地面干净。\n" in text


def test_a_plan_without_tasks_or_sites(read: Read) -> None:
    assert "计划里没有任务。\n" in text_of(division, read(""))
    assert "计划里没有在册的点位。\n" in text_of(sponsorship, read(""))


def test_who_stands_by_a_site(read: Read) -> None:
    text = text_of(sponsorship, read(SITES))
    assert (
        "| S1 | 东路 | 主次干道 | — | 东华街道 | — | 是 | 东华街道 | — | 城管局 | 分管负责人 |\n"
    ) in text
    assert "西路" not in text
    assert "旧市场" not in text
    later = sponsorship.context(look(read(SITES), "2020-07"))
    assert [row["id"] for row in later["rows"]] == ["S1", "S2"]
    assert later["missing"] == ["S2 包保单位"]
