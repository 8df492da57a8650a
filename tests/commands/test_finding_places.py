"""Where a finding was made when no site says it, what was proven then, and what was noted."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import MakePlan, Wenming
from wenming_cli.loading import load
from wenming_cli.model.finding import Finding

PLAN = """\
plan: {id: p, name: 创建计划, year: 2020, owner: 区文明办}
owners:
- {name: 区文明办, kind: office}
- {name: 东街道, kind: subdistrict}
sites:
- {id: M1, name: 一号市场, type: 市场, owner: 东街道}
findings:
- {id: W1, found: 2020-06-01, source: covert, site: M1, place: 东门, category: 卫生, text: 垃圾,
   owner: 东街道, evidence: [照片-0601], note: 雨后复看}
- {编号: W2, 发现日期: 2020-06-02, 问题来源: 暗访, 位置: 河边小路, 类别: 卫生, 存在问题: 堆物,
   责任单位: 东街道, 佐证材料: [照片-0602], 备注: 没有点位}
- {id: W3, found: 2020-06-03, source: covert, site: M1, category: 卫生, text: 积水, owner: 东街道}
- {编号: W4, 发现日期: 2020-06-02, 问题来源: 暗访, 类别: 卫生, 存在问题: 堆物, 责任单位: 东街道}
"""


@pytest.fixture
def folder(make_plan: MakePlan, at_date: Callable[[str], None]) -> Path:
    at_date("2020-06-05")
    return make_plan(PLAN)


def _finding(folder: Path, name: str) -> Finding:
    plan = load(folder).plan
    assert plan is not None
    return plan.finding_by_id[name]


def test_both_languages_say_the_same(folder: Path) -> None:
    first, second = _finding(folder, "W1"), _finding(folder, "W2")
    assert (first.spot, first.evidence, first.note) == ("东门", ("照片-0601",), "雨后复看")
    assert (second.spot, second.evidence, second.note) == ("河边小路", ("照片-0602",), "没有点位")


def test_every_list_says_the_place(folder: Path, wenming: Wenming) -> None:
    out = wenming("-C", folder, "findings", "--format", "csv").out
    assert "W1,2020-06-01,一号市场 东门," in out
    assert "W2,2020-06-02,河边小路," in out
    assert "W3,2020-06-03,一号市场," in out
    assert "河边小路" in wenming("-C", folder, "findings", "河边").out


def test_a_record_shows_it(folder: Path, wenming: Wenming) -> None:
    out = wenming("-C", folder, "show", "W1").out
    assert "位置：东门" in out
    assert "佐证材料：照片-0601" in out
    assert "备注：雨后复看" in out
    shown = json.loads(wenming("-C", folder, "show", "W1", "--format", "json").out)
    assert shown["records"][0]["fields"]["place"] == "东门"


@pytest.mark.parametrize(
    ("name", "key", "written"),
    [("W3", "place", "place: 西门"), ("W3", "位置", "place: 西门"), ("W4", "位置", "位置: 西门")],
)
def test_it_is_written_as_the_record_is(
    folder: Path, wenming: Wenming, name: str, key: str, written: str
) -> None:
    done = wenming("-C", folder, "set", name, f"{key}=西门")
    assert (done.code, _finding(folder, name).spot) == (0, "西门")
    assert written in (folder / "plan.yaml").read_text("utf-8")
    assert "位置" in done.out


def test_an_empty_place_is_told_by_its_key(folder: Path, wenming: Wenming) -> None:
    (folder / "more.yaml").write_text(
        "findings:\n- {id: W9, found: 2020-06-01, source: covert, place: ' ', category: 卫生,"
        " text: 垃圾, owner: 东街道}\n",
        "utf-8",
    )
    assert "place：内容是空的" in wenming("-C", folder, "validate").out


def test_another_place_is_another_finding(folder: Path, wenming: Wenming) -> None:
    done = wenming("-C", folder, "set", "W2", "位置=西门")
    assert done.code == 1
    assert "问题 W2 被改写：位置 河边小路 → 西门" in done.err
