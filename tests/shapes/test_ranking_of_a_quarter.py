"""A mock assessment each quarter: three groups ranked apart, a score against the quarter before."""

from collections.abc import Callable

from tests.shapes.conftest import Ask

PLAN = """
plan: {id: jd-2019, name: 2019年季度模拟测评, year: 2019, owner: 市文明办}
owners:
- {name: 市文明办, kind: office}
- {name: 东区, kind: county}
- {name: 西区, kind: county}
- {name: 市交通局, kind: department}
- {name: 市民政局, kind: department}
- {name: 某银行分行, kind: enterprise}
- {name: 某供电公司, kind: enterprise}
assessments:
- {id: 2019-1, name: 一季度模拟测评, kind: mock, start: 2019-03-20, end: 2019-03-31,
   totals: [{of: all, score: 94.42, full: 100}]}
- {id: 2019-2, name: 二季度模拟测评, kind: mock, start: 2019-06-20, end: 2019-06-30,
   totals: [{of: all, score: 94.12, full: 100}, {of: item, name: 问卷调查, score: 27.31, full: 30},
     {of: item, name: 实地考察, score: 66.81, full: 70}]}
schemes:
- id: JD
  name: 季度排名
  period: quarter
  groups: [{name: 城区, kinds: [county]}, {name: 市直部门, kinds: [department]},
    {name: 中省单位, kinds: [enterprise]}]
  rows: [{code: CP, on: manual, points: 1}]
  red: {top: 1}
boards:
- {period: 2019-Q1, issue: 第1期, group: county, scheme: JD, league: 城区, red: [东区],
   date: 2019-04-15}
- {period: 2019-Q2, issue: 第2期, group: county, scheme: JD, league: 城区, red: [东区],
   date: 2019-07-15}
- {period: 2019-Q2, issue: 第2期, group: department, scheme: JD, league: 市直部门, red: [市交通局],
   black: [市民政局], date: 2019-07-15}
- {period: 2019-Q2, issue: 第2期, group: enterprise, scheme: JD, league: 中省单位,
   red: [某银行分行], black: [某供电公司], date: 2019-07-15}
"""


def test_the_score_of_the_quarter_and_its_parts(asked_of: Callable[[str], Ask]) -> None:
    found = asked_of(PLAN)("assess", "2019-2", "--as-of", "2019-07-31")["totals"]
    assert [(each["of"], each["score"]) for each in found] == [
        ("all", "94.12"),
        ("item", "27.31"),
        ("item", "66.81"),
    ]


def test_three_groups_are_published_for_the_quarter(asked_of: Callable[[str], Ask]) -> None:
    found = asked_of(PLAN)("board", "--scheme", "JD", "--period", "2019-Q2")
    told = {each["group"]: each["published"] for each in found["groups"]}
    assert {name: (p["red"], p["black"], p["issue"]) for name, p in told.items()} == {
        "城区": (["东区"], [], "第2期"),
        "市直部门": (["市交通局"], ["市民政局"], "第2期"),
        "中省单位": (["某银行分行"], ["某供电公司"], "第2期"),
    }
    before = asked_of(PLAN)("board", "--scheme", "JD", "--period", "2019-Q1")
    told = {each["group"]: each["published"] for each in before["groups"]}
    assert told["城区"]["issue"] == "第1期"
    assert told["市直部门"] is None
