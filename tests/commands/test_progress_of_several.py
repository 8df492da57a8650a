"""``wenming progress 甲=3 乙=80``: the amounts of a task with several quantities."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import MakePlan, Wenming

TEXT = """plan: {id: p, name: 示例, year: 2020, owner: 办}
owners: [{name: 办, kind: office}]
workstreams: [{id: HW, name: 环境卫生, kind: rectification, owner: 办}]
tasks:
  - id: HW-1
    title: 改造
    workstream: HW
    due: 2020-12-31
    targets: [{name: 公厕, value: 12, unit: 座}, {name: 垃圾箱, value: 300, unit: 个}]
  - {id: HW-2, title: 其他, workstream: HW, due: 2020-12-31}
"""


@pytest.fixture(autouse=True)
def _there(
    make_plan: MakePlan, monkeypatch: pytest.MonkeyPatch, at_date: Callable[[str], None]
) -> None:
    monkeypatch.chdir(make_plan(TEXT))
    at_date("2020-05-20")


def test_the_amounts_are_written_by_name(wenming: Wenming) -> None:
    ran = wenming("progress", "HW-1", "公厕＝3座", "垃圾箱=80")
    assert ran.code == 0, ran.err
    assert "分项完成 公厕 3，垃圾箱 80" in ran.out
    written = Path("records/2020-05.yaml").read_text("utf-8")
    assert "公厕: 3" in written
    again = wenming("progress", "HW-1", "垃圾箱=80", "公厕=3")
    assert (again.code, again.err.count("没有再写")) == (0, 1)
    assert Path("records/2020-05.yaml").read_text("utf-8") == written


def test_the_amounts_may_be_typed_as_people_write_them(wenming: Wenming) -> None:
    ran = wenming("progress", "HW-1", "公厕3座", "垃圾箱 80")
    assert "分项完成 公厕 3，垃圾箱 80" in ran.out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("HW-1", "厕所=3"), "任务 HW-1 的分项目标里没有“厕所”"),
        (("HW-1", "公厕=3", "公厕=4"), "“公厕”写了两次"),
        (("HW-1", "公厕=3个"), "任务 HW-1 的公厕按座算，“公厕=3个”不是这样的数"),
        (("HW-1", "厕所3座"), "任务 HW-1 的分项目标里没有“厕所”"),
        (("HW-1", "公厕="), "“公厕=”不是这样的数"),
        (("HW-1", "60"), "“60”没有写是哪一项的"),
        (("HW-1", "60", "70"), "进度写了 2 个：“60” “70”"),
        (("HW-2", "公厕=3"), "任务 HW-2 的分项目标里没有“公厕”"),
    ],
)
def test_what_is_not_clear_is_not_written(
    wenming: Wenming, typed: tuple[str, ...], said: str
) -> None:
    ran = wenming("progress", *typed)
    assert ran.code == 1
    assert said in ran.err
    assert not Path("records").exists()


def test_a_percentage_is_one_of_the_whole(wenming: Wenming) -> None:
    assert wenming("progress", "HW-1", "60%").code == 0
    assert "progress: 60%" in Path("records/2020-05.yaml").read_text("utf-8")
