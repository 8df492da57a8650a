"""A grid of sponsors: township, village, group; several units and posts stand by one street."""

from collections.abc import Callable

from tests.conftest import MakePlan, Wenming
from tests.shapes.conftest import Ask

PLAN = """
plan: {id: baobao-2021, name: 2021年网格包保, year: 2021, owner: 青石乡}
owners:
- {name: 青石乡, kind: township}
- {name: 上村, kind: village, parent: 青石乡}
- {name: 集镇社区, kind: community, parent: 青石乡}
- {name: 上村三组, kind: group, parent: 上村}
- {name: 财政所, kind: department}
- {name: 卫生院, kind: department}
- {name: 派出所, kind: department}
workstreams: [{id: BB, name: 包保, kind: supervision, owner: 青石乡}]
workstream: BB
sites:
- id: J1
  name: 正街
  type: 主次干道
  subdistrict: 青石乡
  community: 集镇社区
  owner: 集镇社区
  sponsors: [{unit: 财政所, post: 乡长}, {unit: 卫生院, post: 副书记}, {unit: 派出所, post: 所长}]
- {id: J2, name: 三组院落, type: 村民小组, subdistrict: 青石乡, community: 上村, owner: 上村三组,
   sponsor: 派出所,
   sponsor_post: 人大主席}
findings:
- {id: W-1, found: 2021-04-06, source: inspection, site: J1, category: 卫生, text: 门前不净,
   owner: 集镇社区}
- {id: W-2, found: 2021-04-06, source: inspection, site: J2, category: 卫生, text: 柴草乱堆,
   owner: 上村三组}
"""


def test_every_unit_that_stands_by_a_street_is_named(wenming: Wenming, make_plan: MakePlan) -> None:
    ran = wenming("show", "J1", "-C", make_plan(PLAN))
    assert ran.code == 0, ran.err
    for words in ("财政所", "乡长", "卫生院", "副书记", "派出所", "所长"):
        assert words in ran.out


def test_who_is_above_answers_too_for_what_is_found(asked_of: Callable[[str], Ask]) -> None:
    owners = asked_of(PLAN)("findings", "--as-of", "2021-04-14")["owners"]
    late = {each["name"]: each["counts"]["overdue_findings"] for each in owners}
    assert late == {"青石乡": 2, "上村": 1, "集镇社区": 1, "上村三组": 1}
