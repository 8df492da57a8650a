"""``wenming draw``: the entry to record, recording it, and drawing it once more."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import MakePlan, Wenming
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan

HEAD = """\
plan: {id: demo, name: 创建计划, year: 2020, owner: 区文明办}
owners:
- {name: 区文明办, kind: office}
- {name: 东街道, kind: subdistrict}
- {name: 西街道, kind: subdistrict}
"""
SITES = "sites:\n" + "".join(
    f"- {{id: {kind[0]}-{at}, name: {kind}{at}号, type: {kind}, owner: 区文明办, "
    f"subdistrict: {'东街道' if at % 2 else '西街道'}}}\n"
    for kind, size in (("市场", 4), ("道路", 6))
    for at in range(1, size + 1)
)
ASSESSMENTS = """\
assessments:
- {id: MC-1, name: 第一次模拟测评, kind: mock, start: 2020-06-15, end: 2020-06-17}
"""


@pytest.fixture(autouse=True)
def folder(make_plan: MakePlan, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = make_plan(HEAD, sites=SITES, assessments=ASSESSMENTS)
    monkeypatch.chdir(made)
    return made


def _plan() -> Plan:
    plan = load(Path()).plan
    assert plan is not None
    return plan


def test_the_entry_to_record_stands_below_the_sites(wenming: Wenming) -> None:
    ran = wenming("draw", "--count", "5", "--seed", "甲", "--as-of", "2020-06-15")
    assert ran.code == 0
    assert "各层：市场 2/4，道路 3/6" in ran.out
    assert "种子：甲\n" in ran.out
    assert "记在测评里：\ndraw:\n  seed: 甲\n" in ran.out
    found = json.loads(
        wenming("draw", "--count", "5", "--seed", "甲", "--as-of", "2020-06-15",
                "--format", "json").out
    )  # fmt: skip
    assert found["schema"] == "wenming.draw/1"
    ids = [site["id"] for site in found["sites"]]
    assert f"  sites: [{', '.join(ids)}]\n" in ran.out
    assert found["strata"] == [
        {"name": "市场", "sites": 4, "drawn": 2},
        {"name": "道路", "sites": 6, "drawn": 3},
    ]


def test_what_is_printed_can_be_recorded_as_it_is(wenming: Wenming, folder: Path) -> None:
    ran = wenming("draw", "--count", "3", "--assessment", "MC-1")
    entry = ran.out.partition("记在测评里：\n")[2]
    head = "assessments:\n- id: MC-1\n  name: 甲\n  kind: mock\n  start: 2020-06-15\n"
    body = "".join(f"  {line}\n" for line in entry.splitlines())
    (folder / "assessments.yaml").write_text(f"{head}  end: 2020-06-17\n{body}", "utf-8")
    recorded = _plan().assessments[0].draw
    assert recorded is not None
    assert len(recorded.sites) == 3


def test_a_draw_is_written_and_drawn_once_more(wenming: Wenming) -> None:
    ran = wenming("draw", "--count", "4", "--assessment", "MC-1", "--write")
    assert ran.code == 0
    assert "已写 assessments.yaml" in ran.err
    plan = _plan()
    recorded = plan.assessments[0].draw
    assert recorded is not None
    assert "2020-06-15 在册的 10 个点位抽 4 个，不重复" in recorded.rule
    again = wenming("draw", "--assessment", "第一次模拟测评")
    assert again.code == 0
    assert "和 第一次模拟测评 记录的一致，4 个点位" in again.out
    assert wenming("draw", "--assessment", "MC-1", "--write").code == 1


def test_another_way_of_drawing_is_noticed(wenming: Wenming) -> None:
    wenming("draw", "--count", "4", "--assessment", "MC-1", "--write", "--seed", "甲")
    ran = wenming("draw", "--assessment", "MC-1", "--by", "不分层", "--count", "7")
    assert ran.code == 1
    assert "记录的不一致：" in ran.out
    assert "记录的办法：" in ran.out


def test_a_register_that_was_changed_is_noticed(wenming: Wenming, folder: Path) -> None:
    wenming("draw", "--count", "4", "--assessment", "MC-1", "--write")
    text = (folder / "sites.yaml").read_text("utf-8")
    (folder / "sites.yaml").write_text(text.replace("type: 市场", "type: 道路", 1), "utf-8")
    ran = wenming("draw", "--assessment", "MC-1")
    assert ran.code == 1
    assert "点位册在抽取以后改过：记录的摘要是 " in ran.out
    assert (
        json.loads(wenming("draw", "--assessment", "MC-1", "--format", "json").out)["as_recorded"]
        is False
    )


def test_a_site_taken_in_later_changes_nothing(wenming: Wenming, folder: Path) -> None:
    wenming("draw", "--count", "4", "--assessment", "MC-1", "--write")
    later = "- {id: 新-1, name: 新, type: 市场, owner: 区文明办, opened: 2020-06-16}\n"
    with (folder / "sites.yaml").open("a", encoding="utf-8") as file:
        file.write(later)
    assert wenming("draw", "--assessment", "MC-1").code == 0


def test_nothing_is_written_where_it_is_only_tried(wenming: Wenming, folder: Path) -> None:
    before = (folder / "assessments.yaml").read_bytes()
    ran = wenming("draw", "--count", "4", "--assessment", "MC-1", "--write", "--dry-run")
    assert ran.code == 0
    assert (folder / "assessments.yaml").read_bytes() == before


def test_part_of_the_register_is_drawn_from(wenming: Wenming) -> None:
    ran = wenming("draw", "--count", "2", "--from", "市场", "--from", "东街道", "--by", "街道")
    assert ran.code == 0
    assert "在册的 2 个点位（市场、东街道）抽 2 个" in ran.out
    whole = wenming("draw", "--count", "10", "--from", "点位册")
    assert "在册的 10 个点位抽 10 个" in whole.out


REFUSED = [
    (["--seed", "甲"], 2, "要写抽几个：--count 12"),
    (["--count", "0"], 2, "--count 至少写 1"),
    (["--count", "11", "--as-of", "2020-06-15"], 1, "在册的点位只有 10 个"),
    (["--count", "5", "--from", "市场", "--as-of", "2020-06-15"], 1, "在册的市场点位只有 4 个"),
    (["--count", "1", "--from", "市埸"], 2, "没有“市埸”这个点位类型"),
    (["--count", "1", "--assessment", "MC-2"], 2, "没有“MC-2”这个测评"),
    (["--count", "1", "--assessment", "MC-1", "--as-of", "2020-06-15"], 2, "不和 --as-of 一起写"),
    (["--count", "1", "--write"], 2, "--write 要写明记进哪次测评"),
]


@pytest.mark.parametrize(("words", "code", "message"), REFUSED)
def test_what_cannot_be_drawn(wenming: Wenming, words: list[str], code: int, message: str) -> None:
    ran = wenming("draw", *words)
    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err


def test_an_id_written_twice_is_not_drawn_from(
    wenming: Wenming, folder: Path, at_date: Callable[[str], None]
) -> None:
    at_date("2020-06-15")
    twice = "- {id: 市-1, name: 另, type: 市场, owner: 区文明办}\n"
    (folder / "more.yaml").write_text(f"sites:\n{twice}", "utf-8")
    ran = wenming("draw", "--count", "1")
    assert ran.code == 1
    assert "点位编号“市-1”写了两次，先改好再抽" in ran.err
