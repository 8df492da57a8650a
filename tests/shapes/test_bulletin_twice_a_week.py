"""A bulletin twice a week: findings with a short limit, looked at again the day after."""

from collections.abc import Callable

from tests.shapes.conftest import Ask

PLAN = """
plan: {id: kuaibao-2016, name: 2016年创建督导, year: 2016, owner: 区创建办}
owners:
- {name: 区创建办, kind: office}
- {name: 第一督导组, kind: work_group, members: [区城管局]}
- {name: 区城管局, kind: department}
- {name: 南门街道, kind: subdistrict}
- {name: 南门社区, kind: community, parent: 南门街道}
workstreams:
- {id: P01, name: 主次干道, kind: rectification, owner: 区城管局}
- {id: P21, name: 社区, kind: rectification, owner: 南门街道}
findings:
- {id: K1-1, found: 2016-06-06, source: inspection, workstream: P01, place: 中山路口,
   category: 卫生, text: 垃圾未清,
   owner: 区城管局, due: 2天, log: [{date: 2016-06-08, event: rectified, by: 区城管局},
   {date: 2016-06-09, event: closed, by: 第一督导组, evidence: [回访照片]},
   {date: 2016-06-20, event: rechecked, by: 第一督导组, result: relapsed}]}
- {id: K1-2, found: 2016-06-06, source: inspection, workstream: P21, category: 卫生, text: 楼道堆物,
   owner: 南门社区, due: 2天}
notices:
- {id: KB1, number: 督导快报第1期, kind: circulate, routine: true, date: 2016-06-06,
   owners: [区城管局, 南门社区],
   findings: [K1-1, K1-2], reply_due: 2016-06-08,
   received: [{owner: 区城管局, date: 2016-06-06, by: 值班室}, {owner: 南门社区, date: 2016-06-07}],
   replies: [{owner: 区城管局, date: 2016-06-08, result: 已清理}]}
- {id: KB2, number: 督导快报第2期, kind: circulate, routine: true, date: 2016-06-09,
   owners: [南门社区],
   findings: [K1-2], reply_due: 2016-06-11}
"""


def test_bulletins_are_numbered_and_ask_for_replies(asked_of: Callable[[str], Ask]) -> None:
    issued = asked_of(PLAN)("notices", "--as-of", "2016-06-12")["issued"]
    assert [(each["number"], each["routine"], each["overdue_days"]) for each in issued] == [
        ("督导快报第1期", True, 4),
        ("督导快报第2期", True, 1),
    ]
    assert issued[0]["owing"] == ["南门社区"]


def test_a_bulletin_is_no_step_so_the_first_step_is_still_to_come(
    asked_of: Callable[[str], Ask],
) -> None:
    (suggested,) = asked_of(PLAN)("notices", "--as-of", "2016-06-12")["suggested"]
    assert (suggested["kind"], suggested["finding"]) == ("supervise", "K1-2")


def test_a_second_look_may_open_what_was_settled(asked_of: Callable[[str], Ask]) -> None:
    ask = asked_of(PLAN)
    states = [
        ask("findings", "--as-of", day)["findings"][0]["state"]
        for day in ("2016-06-08", "2016-06-09", "2016-06-20")
    ]
    assert states == ["rectified", "closed", "open"]
