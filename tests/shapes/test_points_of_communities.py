"""Points of communities: 100 to begin with, taken and given, two leagues ranked apart."""

from collections.abc import Callable
from typing import Any

from tests.shapes.conftest import Ask

PLAN = """
plan: {id: pingbi-2020, name: 2020年量化评比, year: 2020, owner: 柳林街道}
owners:
- {name: 柳林街道, kind: subdistrict}
- {name: 一社区, kind: community, parent: 柳林街道}
- {name: 二社区, kind: community, parent: 柳林街道}
- {name: 三社区, kind: community, parent: 柳林街道}
- {name: 四社区, kind: community, parent: 柳林街道}
workstreams: [{id: PB, name: 量化评比, kind: supervision, owner: 柳林街道}]
workstream: PB
sites:
- {id: D1, name: 一社区院落, type: 居民小区, subdistrict: 柳林街道, community: 一社区,
   owner: 一社区}
- {id: D2, name: 二社区院落, type: 居民小区, subdistrict: 柳林街道, community: 二社区,
   owner: 二社区}
schemes:
- id: LH
  name: 社区量化评比
  base: 100
  period: month
  groups:
  - {name: 第一层次, owners: [一社区, 二社区]}
  - {name: 第二层次, owners: [三社区, 四社区]}
  rows:
  - {code: 上级, "on": finding, when: {source: [superior]}, points: -2, halve_if: same_day}
  - {code: 街道, "on": finding, when: {source: [inspection]}, points: -1, halve_if: same_day}
  - {code: 市表扬, "on": manual, points: 5}
  - {code: 区表扬, "on": manual, points: 3}
  - {code: 无问题, "on": manual, points: 2}
awards:
- {date: 2020-10-20, scheme: LH, owner: 三社区, code: 区表扬, reason: 区里通报表扬}
findings:
- {id: F-1, found: 2020-10-06, source: superior, site: D1, category: 飞线, text: 拉线充电,
   owner: 一社区, log: [{date: 2020-10-06, event: rectified}]}
- {id: F-2, found: 2020-10-07, source: inspection, site: D2, category: 堆物, text: 楼道堆物,
   owner: 二社区}
- {id: F-3, found: 2020-10-17, source: inspection, site: D2, category: 堆物, text: 楼道又堆物,
   owner: 二社区, repeat_of: F-2}
boards:
- {month: 2020-10, group: community, scheme: LH, league: 第一层次, red: [一社区], black: [二社区],
   date: 2020-11-01}
"""


def leagues(ask: Ask) -> list[dict[str, Any]]:
    """The leagues of October."""
    groups: list[dict[str, Any]] = ask("board", "--scheme", "LH", "--month", "2020-10")["groups"]
    return groups


def test_each_league_has_its_own_ranks(asked_of: Callable[[str], Ask]) -> None:
    assert [
        (group["group"], place["owner"], place["rank"], float(place["score"]))
        for group in leagues(asked_of(PLAN))
        for place in group["ranked"]
    ] == [
        ("第一层次", "一社区", 1, 99),
        ("第一层次", "二社区", 2, 98),
        ("第二层次", "三社区", 1, 103),
        ("第二层次", "四社区", 2, 100),
    ]


def test_what_is_cured_the_same_day_costs_half(asked_of: Callable[[str], Ask]) -> None:
    (record,) = leagues(asked_of(PLAN))[0]["ranked"][0]["components"]["上级"]["records"]
    assert (record["id"], record["halved"], record["points"]) == ("F-1", True, "-1")


def test_the_same_thing_found_again_costs_again(asked_of: Callable[[str], Ask]) -> None:
    records = leagues(asked_of(PLAN))[0]["ranked"][1]["components"]["街道"]["records"]
    assert [(record["id"], record["points"]) for record in records] == [
        ("F-2", "-1"),
        ("F-3", "-1"),
    ]
