"""A small plan the commands are tried on."""

from pathlib import Path

import pytest

from tests.conftest import MakePlan, MakeRepo, Repo

SMALL = """\
plan: {id: small, name: 小计划, year: 2020, owner: 区文明办}
owners:
- {name: 区文明办, kind: office}
- {name: 区城市管理局, aliases: [城管局], kind: department}
- {name: 东华街道, kind: subdistrict}
- {name: 拓东街道, kind: subdistrict}
workstreams:
- {id: HW, name: 环境卫生, kind: rectification, owner: 区城市管理局, territorial: [各街道]}
- {id: NM, name: 农贸市场, kind: rectification, owner: 区文明办}
budget:
  total: 100万元
  lines:
  - {id: XC, name: 宣传}
"""
TASKS = """\
workstream: HW
tasks:
- {id: HW-1, title: 卫生死角清零, start: 2020-01-01, due: 2020-03-31, done: 2020-03-30}
- {id: HW-2, title: 公厕改造, start: 2020-02-01, due: 2020-05-31}
- id: HW-3
  title: 分片保洁
  due: 2020-12-31
  parts:
  - {owner: 东华街道, done: 2020-06-10}
  - {owner: 拓东街道}
- {id: NM-1, title: 市场提升, workstream: NM, start: 2020-06-01, due: 2020-07-03}
"""
RECORDS = """\
updates:
- {task: HW-2, date: 2020-03-10, progress: 40%, reason: 设计返工, next_step: 六月底完工}
- {task: HW-3/拓东街道, date: 2020-06-20, progress: 50%}
payments:
- {date: 2020-06-15, line: XC, amount: 12.5万元, voucher: 记-1}
"""


@pytest.fixture
def small(make_plan: MakePlan) -> Path:
    """The folder of the small plan."""
    return make_plan(SMALL, tasks=TASKS, records=RECORDS)


@pytest.fixture
def repo(small: Path, make_repo: MakeRepo) -> Repo:
    """The small plan in a repository of its own, committed on 2020-06-01."""
    return make_repo(small)
