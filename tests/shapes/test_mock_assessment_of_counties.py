"""A mock assessment by a third party: rates of observations, held against the year before."""

from collections.abc import Callable

from tests.shapes.conftest import Ask

PLAN = """
plan: {id: mn-2019, name: 2019年模拟测评, year: 2019, owner: 市指挥部}
owners:
- {name: 市指挥部, kind: leading_group}
- {name: 调查队, kind: other}
- {name: 东区, kind: county}
- {name: 西区, kind: county}
- {name: 开发区, kind: county}
indicators:
- {id: DF, level1: 产出, level2: 质量, name: 实地测评得分率, nature: ≥, target: 85, unit: "%",
   weight: 50, accrual: level, measure: sampled, last_year: 68.5,
   deviation: {reason: 第一次模拟, measures: 按清单整改, date: 2019-08-01}}
- {id: WC, level1: 效益, level2: 社会效益, name: 未成年人测评得分率, nature: ≥, target: 85,
   unit: "%", weight: 30, accrual: level, measure: sampled, last_year: 88.3,
   deviation: {reason: 学校周边差, measures: 专项整治, date: 2019-08-01}}
- {id: MY, level1: 满意度, level2: 服务对象满意度, name: 群众满意度, nature: ≥, target: 90,
   unit: "%", weight: 10, accrual: level, measure: sampled, last_year: 90.2,
   deviation: {reason: 下半年调查, measures: 按时调查, date: 2019-08-01}}
samples:
- {date: 2019-07-25, indicator: DF, owner: 东区, checked: 400, passed: 281, by: 调查队}
- {date: 2019-07-25, indicator: DF, owner: 西区, checked: 400, passed: 279, by: 调查队}
- {date: 2019-07-26, indicator: DF, owner: 开发区, checked: 366, passed: 257, by: 调查队}
- {date: 2019-07-26, indicator: WC, owner: 东区, checked: 500, passed: 369, by: 调查队}
assessments:
- {id: M1, name: 第一次模拟测评, kind: mock, start: 2019-07-25, end: 2019-07-26, by: 调查队,
   totals: [{of: all, score: 70.1, full: 100},
     {of: owner, name: 东区, score: 70.3, full: 100, rank: 1},
     {of: owner, name: 开发区, score: 70.2, full: 100, rank: 2},
     {of: owner, name: 西区, score: 69.8, full: 100, rank: 3}]}
"""


def test_rates_stand_beside_those_of_the_year_before(asked_of: Callable[[str], Ask]) -> None:
    found = asked_of(PLAN)("indicators", "--as-of", "2019-07-31")["indicators"]
    rates = {
        each["id"]: (each["actual"] and each["actual"][:5], each["last_year"]) for each in found
    }
    assert rates == {"DF": ("70.06", "68.5"), "WC": ("73.8", "88.3"), "MY": (None, "90.2")}


def test_the_counties_keep_their_places(asked_of: Callable[[str], Ask]) -> None:
    found = asked_of(PLAN)("assess", "M1", "--as-of", "2019-07-31")
    told = {each["name"]: (each["score"], each["rank"]) for each in found["totals"] if each["rank"]}
    assert told == {"东区": ("70.3", 1), "开发区": ("70.2", 2), "西区": ("69.8", 3)}
