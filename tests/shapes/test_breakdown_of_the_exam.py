"""A breakdown of the exam: projects, contents, standards with points, methods, several units.

Such a paper gives each project its points, each standard who answers for it and how it is looked
into, and the day by which proof must be handed in.
"""

from collections import Counter
from collections.abc import Callable
from decimal import Decimal

from tests.shapes.conftest import Ask

PLAN = """
plan: {id: fenjie-2018, name: 2018年文明指数测评迎检, year: 2018, owner: 县文明办}

owners:
- {name: 县文明办, kind: office}
- {name: 县城管局, kind: department}
- {name: 县市场局, kind: department}
- {name: 河东街道, kind: subdistrict}
- {name: 河西街道, kind: subdistrict}

workstreams:
- {id: HJ, name: 公共环境, kind: other, owner: 县城管局}

systems:
- {id: ZS, name: 文明指数测评体系, edition: 2018年版, kind: city,
   window: {start: 2018-01-01, end: 2018-10-31}}

site_types: [{name: 背街小巷}, {name: 农贸市场}, {name: 居民小区}]

sites:
- {id: X1, name: 河东一巷, type: 背街小巷, subdistrict: 河东街道, owner: 河东街道}
- {id: S1, name: 河西菜场, type: 农贸市场, subdistrict: 河西街道, owner: 县市场局}

standards:
- {code: 1-1, system: ZS, item: 公共环境, content: 市容, text: 街巷和市场地面清洁，没有乱扔乱贴,
   method: field, points: 5,
   owners: [县城管局, 各街道], support: [县市场局], site_types: [背街小巷, 农贸市场]}
- {code: 1-2, system: ZS, item: 公共环境, content: 秩序, text: 没有占道经营, method: field,
   points: 2,
   owners: [县城管局], site_types: [背街小巷]}
- {code: 1-3, system: ZS, item: 公共环境, content: 宣传, text: 醒目位置有提示牌, method: field,
   points: 2,
   owners: [县文明办], site_types: [农贸市场]}
- {code: 1-4, system: ZS, item: 公共环境, content: 申报, text: 网上申报材料齐全, method: material,
   points: 3,
   owners: [县文明办, 县城管局]}
- {code: 2-1, system: ZS, item: 市民评价, text: 市民对环境满意, method: survey, points: 4,
   owners: [县文明办], indicator: MY}

indicators:
- {id: MY, level1: 满意度指标, level2: 服务对象满意度, name: 市民问卷, nature: ≥, target: 90,
   unit: "%",
   accrual: level, measure: sampled, passed_word: 满意}

materials:
- {id: CL-1, title: 环境整治工作总结, standard: 1-4, owner: 县城管局, due: 2018-11-15,
   kind: statement}
- {id: CL-2, title: 宣传活动图片, standard: 1-4, owner: 县文明办, due: 2018-11-15, kind: photo}
"""


def test_the_points_of_each_project_are_those_of_its_standards(
    asked_of: Callable[[str], Ask],
) -> None:
    standards = asked_of(PLAN)("standards", "--as-of", "2018-11-10")["standards"]
    points: Counter[str] = Counter()
    for each in standards:
        points[each["item"]] += Decimal(each["points"])
    assert points == {"公共环境": 12, "市民评价": 4}


def test_each_standard_names_its_units_and_its_method(asked_of: Callable[[str], Ask]) -> None:
    standards = asked_of(PLAN)("standards", "--as-of", "2018-11-10")["standards"]
    assert [(each["code"], each["method"], each["owners"]) for each in standards] == [
        ("1-1", "field", ["县城管局", "河东街道", "河西街道"]),
        ("1-2", "field", ["县城管局"]),
        ("1-3", "field", ["县文明办"]),
        ("1-4", "material", ["县文明办", "县城管局"]),
        ("2-1", "survey", ["县文明办"]),
    ]
    assert [each["sites"] for each in standards[:3]] == [2, 1, 1]


def test_proof_is_due_by_its_day(asked_of: Callable[[str], Ask]) -> None:
    ask = asked_of(PLAN)
    before = ask("materials", "--as-of", "2018-11-15")["materials"]
    assert {(each["due"], each["state"]) for each in before} == {("2018-11-15", "due")}
    after = ask("materials", "--as-of", "2018-11-16")["materials"]
    assert [(each["id"], each["state"]) for each in after] == [
        ("CL-1", "overdue"),
        ("CL-2", "overdue"),
    ]
