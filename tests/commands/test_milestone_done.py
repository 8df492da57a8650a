"""``wenming done --milestone``: a point on the way of a task is reached."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import MakePlan, Wenming

WAY = """plan: {id: p, name: 示例, year: 2020, owner: 办}
owners: [{name: 办, kind: office}]
workstreams: [{id: HW, name: 环境卫生, kind: rectification, owner: 办}]
tasks:
  - id: HW-1
    title: 改造
    workstream: HW
    due: 2020-06-30
    milestones: [{name: 招标, due: 2020-05-10}, {name: 开工, due: 2020-05-30}]
"""


@pytest.fixture(autouse=True)
def _there(
    make_plan: MakePlan, monkeypatch: pytest.MonkeyPatch, at_date: Callable[[str], None]
) -> None:
    monkeypatch.chdir(make_plan(WAY))
    at_date("2020-05-20")


def test_a_milestone_is_reached_once(wenming: Wenming) -> None:
    words = ("done", "HW-1", "--milestone", "招标", "--date")
    ran = wenming(*words, "2020-05-12")
    assert ran.code == 0
    assert "{name: 招标, due: 2020-05-10, done: 2020-05-12}" in Path("plan.yaml").read_text("utf-8")
    again = wenming(*words, "2020-05-12")
    assert (again.code, "没有再写" in again.err) == (0, True)
    other = wenming(*words, "2020-05-13")
    assert other.code == 1
    assert other.err.splitlines()[0] == "任务 HW-1 的里程碑“招标”已于 2020-05-12 达到"
    assert "2020-05-13" not in Path("plan.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("wanted", "said"),
    [("开会", "没有里程碑“开会”；有：招标、开工"), ("招投标", "没有里程碑“招投标”")],
)
def test_a_milestone_that_is_not_there(wenming: Wenming, wanted: str, said: str) -> None:
    ran = wenming("done", "HW-1", "--milestone", wanted)
    assert ran.code == 2
    assert said in ran.err
