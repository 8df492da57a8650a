"""A circular of one round: so many handed out, so many put right by a day, town by town."""

from collections.abc import Callable

from tests.shapes.conftest import Ask

PLAN = """
plan: {id: tongbao-2021, name: 2021年创建工作督查, year: 2021, owner: 市创建办}
owners:
- {name: 市创建办, kind: office}
- {name: 东河镇, kind: town}
- {name: 西山乡, kind: township}
- {name: 市城管局, kind: department}
workstreams: [{id: XQ, name: 小区和街巷, kind: rectification, owner: 市城管局}]
workstream: XQ
sites:
- {id: X1, name: 一号院, type: 居民小区, subdistrict: 东河镇, owner: 东河镇}
- {id: X2, name: 二号院, type: 居民小区, subdistrict: 东河镇, owner: 东河镇}
- {id: S1, name: 乡菜场, type: 农贸市场, subdistrict: 西山乡, owner: 西山乡}
inspections:
- {date: 2021-09-13, tier: office, sites: [X1, X2]}
- {date: 2021-09-15, tier: office, sites: [S1], surroundings: true}
findings:
- {id: T-1, found: 2021-09-13, assigned: 2021-09-14, source: inspection, site: X1,
   category: 车辆停放, text: 乱停,
   owner: 东河镇, log: [{date: 2021-09-20, event: rectified}]}
- {id: T-2, found: 2021-09-13, assigned: 2021-09-14, source: inspection, site: X1,
   category: 乱堆乱放, text: 楼道堆物,
   owner: 东河镇}
- {id: T-3, found: 2021-09-13, assigned: 2021-09-14, source: inspection, site: X2,
   category: 飞线充电, text: 私拉电线,
   owner: 东河镇}
- {id: T-4, found: 2021-09-15, assigned: 2021-09-15, source: inspection, site: S1,
   category: 环境卫生, text: 垃圾桶满溢,
   owner: 西山乡, log: [{date: 2021-09-18, event: rectified}]}
notices:
- {id: TB9, number: 2021年第9期, kind: circulate, routine: true, date: 2021-09-26, owners: [东河镇],
   findings: [T-2, T-3], reply_due: 2021-10-08}
"""


def test_what_is_put_right_by_the_day_of_the_circular(asked_of: Callable[[str], Ask]) -> None:
    counts = asked_of(PLAN)("findings", "--as-of", "2021-09-26")["counts"]
    assert (counts["findings"], counts["rectified_findings"], counts["open_findings"]) == (4, 2, 2)


def test_towns_and_townships_are_told_apart(asked_of: Callable[[str], Ask]) -> None:
    owners = asked_of(PLAN)("findings", "--as-of", "2021-09-26")["owners"]
    rates = {each["name"]: each["figures"]["rectification_rate"] for each in owners}
    assert (rates["东河镇"]["numerator"], rates["东河镇"]["denominator"]) == ("1", "3")
    assert (rates["西山乡"]["numerator"], rates["西山乡"]["denominator"]) == ("1", "1")


def test_a_circular_of_every_round_is_no_step_against_anyone(
    asked_of: Callable[[str], Ask],
) -> None:
    document = asked_of(PLAN)("notices", "--as-of", "2021-09-27")
    (issued,) = document["issued"]
    assert (issued["number"], issued["routine"]) == ("2021年第9期", True)
    assert {each["kind"] for each in document["suggested"]} == {"supervise"}
