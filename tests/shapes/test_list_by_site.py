"""A list of two days' findings, site by site, each with its unit and its limit in days."""

from collections.abc import Callable

from tests.shapes.conftest import Ask

PLAN = """
plan: {id: qingdan-2022, name: 2022年实地督查, year: 2022, owner: 市文明办}
owners:
- {name: 市文明办, kind: office}
- {name: 市图书馆, kind: department}
- {name: 市卫健委, kind: department}
workstreams: [{id: DC, name: 实地督查, kind: supervision, owner: 市文明办}]
workstream: DC
sites:
- {id: TS, name: 图书馆, type: 公共文化设施, owner: 市图书馆}
- {id: YY, name: 第一医院, type: 医院, owner: 市卫健委}
inspections:
- {date: 2022-05-16, tier: office, sites: [TS, YY]}
findings:
- {id: TS-1, found: 2022-05-16, assigned: 2022-05-17, source: inspection, site: TS, place: 东门,
   category: 车辆停放,
   text: 电动车停在划线以外, owner: 市图书馆, due: 3天, log: [{date: 2022-05-20, event: rectified}]}
- {id: TS-2, found: 2022-05-16, assigned: 2022-05-17, source: inspection, site: TS, place: 二楼,
   category: 消防设施,
   text: 灭火器过期, owner: 市图书馆, due: 5天}
- {id: YY-1, found: 2022-05-16, assigned: 2022-05-17, source: inspection, site: YY, category: 禁烟,
   text: 门诊大厅没有禁烟标识, owner: 市卫健委, due: 7天, evidence: [现场照片三张]}
- {id: YY-2, found: 2022-05-16, assigned: 2022-05-17, source: inspection, site: YY,
   category: 公益广告,
   text: 宣传牌褪色, owner: 市卫健委, due: 5个工作日}
"""


def test_each_finding_has_its_own_limit(asked_of: Callable[[str], Ask]) -> None:
    found = asked_of(PLAN)("findings", "--as-of", "2022-05-20")["findings"]
    assert [(each["id"], each["state"], each["effective_due"]) for each in found] == [
        ("TS-1", "rectified", "2022-05-20"),
        ("TS-2", "open", "2022-05-22"),
        ("YY-1", "open", "2022-05-24"),
        ("YY-2", "open", "2022-05-24"),
    ]


def test_the_list_is_counted_by_unit(asked_of: Callable[[str], Ask]) -> None:
    document = asked_of(PLAN)("findings", "--as-of", "2022-05-23")
    assert {each["name"]: each["counts"]["findings"] for each in document["owners"]} == {
        "市图书馆": 2,
        "市卫健委": 2,
    }
    late = {each["id"]: each["overdue_days"] for each in document["findings"]}
    assert late == {"TS-1": 0, "TS-2": 1, "YY-1": 0, "YY-2": 0}
