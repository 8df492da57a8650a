"""A plan that is sound, to be made worse."""

from pathlib import Path

import pytest

from tests.conftest import MakePlan

PLAN = """\
plan: {id: p, name: 计划, year: 2020, owner: 办}
owners: [{name: 办, kind: office}]
workstreams: [{id: NM, name: 农贸, kind: rectification, owner: 办}]
tasks:
- {id: A, title: 任务, workstream: NM, due: 2020-06-30}
"""


@pytest.fixture
def sound(make_plan: MakePlan) -> Path:
    """The folder of a plan without a fault."""
    return make_plan(PLAN)
