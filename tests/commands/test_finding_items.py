"""Defects of one finding dealt with one by one: recorded, shown, listed, printed, sent out."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import MakePlan, MakeRepo, Wenming
from tests.exchange.clerk import Papers
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.loading import load

PLAN = """\
plan: {id: p, name: 创建计划, year: 2020, owner: 区文明办}
owners:
- {name: 区文明办, kind: office}
- {name: 东街道, kind: subdistrict}
findings:
- id: W-1
  found: 2020-06-01
  source: covert
  category: 卫生
  text: 市场三处
  owner: 东街道
  items:
  - text: 地面有污水
    log:
    - {date: 2020-06-03, event: rectified, by: 东街道, note: 刷了地, evidence: [照片-1]}
  - {text: 垃圾桶满溢}
  - text: 没有公益广告
    log: [{date: 2020-06-02, event: void, by: 区文明办, reason: 在另一面墙上}]
- {编号: W-2, 发现日期: 2020-06-02, 问题来源: 暗访, 类别: 卫生, 存在问题: 堆物, 责任单位: 东街道}
"""


@pytest.fixture
def folder(make_plan: MakePlan, at_date: Callable[[str], None]) -> Path:
    at_date("2020-06-10")
    return make_plan(PLAN)


def state(folder: Path) -> str:
    plan = load(folder).plan
    assert plan is not None
    return survey(plan, date(2020, 6, 30))[0].state.value


def test_an_item_is_put_right_and_with_the_last_the_whole(folder: Path, wenming: Wenming) -> None:
    done = wenming("-C", folder, "findings", "log", "W-1/2", "已整改", "--note", "清了")
    assert done.code == 0, done.err
    assert "finding: W-1/2" in (folder / "records" / "2020-06.yaml").read_text("utf-8")
    assert state(folder) == "rectified"
    again = wenming("-C", folder, "findings", "log", "W-1/2", "已整改")
    assert "已经记过了" in again.err
    closed = wenming("-C", folder, "findings", "log", "W-1", "销号", "--by", "区文明办")
    assert closed.code == 0, closed.err
    assert state(folder) == "closed"


def test_what_only_the_whole_may_have_is_refused(folder: Path, wenming: Wenming) -> None:
    asked = ("findings", "log", "W-1/2", "延期", "--to", "2020-07-01", "--by", "区文明办")
    refused = wenming("-C", folder, *asked)
    assert refused.code != 0
    assert "这是整个问题的事" in refused.err
    unknown = wenming("-C", folder, "findings", "log", "W-1/9", "已整改")
    assert "没有“W-1/9”这个问题；W-1 有 3 处：W-1/1、W-1/2、W-1/3" in unknown.err
    none = wenming("-C", folder, "findings", "log", "W-2/1", "已整改")
    assert "没有“W-2/1”这个问题；W-2 没有小项" in none.err


def test_an_item_that_is_not_there_is_named(make_plan: MakePlan, wenming: Wenming) -> None:
    folder = make_plan(f"{PLAN}logs: [{{finding: W-1/4, date: 2020-06-05, event: rectified}}]\n")
    out = wenming("-C", folder, "validate").out
    assert "没有“W-1/4”这一处小项" in out
    assert "W-1 有 3 处：W-1/1、W-1/2、W-1/3" in out
    none = PLAN + "办理记录: [{问题: W-2/1, 日期: 2020-06-05, 事件: 已整改}]\n"
    assert "W-2 没有小项，只写 W-2" in wenming("-C", make_plan(none), "validate").out


def test_the_name_of_an_item_may_be_written_loosely(make_plan: MakePlan) -> None:
    loose = "办理记录:\n- {问题: w-1／２, 日期: 2020-06-05, 事件: 已整改}\n"
    loose += "- {问题: W-1 / 2, 日期: 2020-06-06, 事件: 销号}\n"
    plan = load(make_plan(PLAN + loose)).plan
    assert plan is not None
    assert [entry.event.value for entry in plan.findings[0].items[1].log] == ["rectified", "closed"]


def test_an_item_is_added(folder: Path, wenming: Wenming) -> None:
    done = wenming("-C", folder, "add", "小项", "问题=W-1", "存在问题=门口积水")
    assert done.code == 0, done.err
    assert "W-1/门口积水：新增小项" in done.out
    assert wenming("-C", folder, "findings", "门口").out.count("W-1") == 1


def test_lists_and_records_tell_how_many(folder: Path, wenming: Wenming) -> None:
    listed = wenming("-C", folder, "findings").out
    assert "市场三处（2 处，已整改 1 处）" in listed
    assert "逐处登记的共 2 处，已整改 1 处" in listed
    shown = wenming("-C", folder, "show", "W-1").out
    assert "2 处，已整改 1 处（还有：2.垃圾桶满溢）" in shown
    assert "小项 3：存在问题 没有公益广告" in shown
    assert "2020-06-03  小项 1 办理记录：事件 已整改" in shown
    item = wenming("-C", folder, "show", "W-1/2").out
    assert "截至 2020-06-10：待整改，时限 2020-06-08，逾期 2 天\n" in item
    item = wenming("-C", folder, "explain", "W-1/1").out
    assert "问题 W-1 市场三处的第 1 处" in item
    assert "2020-06-03 整改，不晚于时限" in item
    assert "已整改（东街道）：刷了地（状态按它）" in item
    called = wenming("-C", folder, "next").out
    assert "还没有整改：2.垃圾桶满溢" in called
    assert "还没有整改：2.垃圾桶满溢" in wenming("-C", folder, "next", "--format", "message").out
    told = wenming("-C", folder, "explain", "W-1").out
    assert "2 处，已整改 1 处，都整改了才算整改" in told
    assert "小项 1：已整改（东街道）：刷了地" in told
    assert "W-1/1" in wenming("-C", folder, "list", "logs").out


def test_json_has_the_items_of_those_that_have_some(folder: Path, wenming: Wenming) -> None:
    listed = json.loads(wenming("-C", folder, "findings", "--format", "json").out)["findings"]
    first, second = sorted(listed, key=lambda each: str(each["id"]))
    assert "items" not in second
    assert first["items"][0] == {
        "id": "W-1/1",
        "number": 1,
        "text": "地面有污水",
        "state": "rectified",
        "rectified": "2020-06-03",
        "closed": None,
    }
    assert [item["state"] for item in first["items"]] == ["rectified", "open", "void"]
    shown = json.loads(wenming("-C", folder, "show", "W-1/2", "--format", "json").out)
    assert shown["records"][0]["state"]["state"] == "open"


def test_the_report_counts_it_once_and_tells_its_items(folder: Path, wenming: Wenming) -> None:
    wenming("-C", folder, "report", "--month", "2020-06", "-o", folder / "r.md")
    text = (folder / "r.md").read_text("utf-8")
    assert "累计发现问题2个" in text
    assert "其中1个逐处登记，共2处，已整改1处" in text
    assert "市场三处（2处，已整改1处，还有：2.垃圾桶满溢）" in text
    assert "逐处登记的问题：" in text


def test_the_form_for_closing_names_each_item(folder: Path, wenming: Wenming) -> None:
    wenming("-C", folder, "findings", "log", "W-1/2", "已整改", "--note", "清了")
    wenming("-C", folder, "notices", "draft", "--kind", "closure", "-o", folder / "out")
    (form,) = (folder / "out").glob("*销号申请表*.md")
    text = form.read_text("utf-8")
    assert "市场三处：（1）地面有污水；（2）垃圾桶满溢" in text
    assert "（1）刷了地；（2）清了" in text
    entries = (folder / "out").glob("*.txt")
    closed = "".join(each.read_text("utf-8") for each in (form, *entries))
    assert "{finding: W-1/1, date: 2020-06-10, event: closed, by: 区文明办}" in closed
    assert "finding: W-1/2, " in closed
    assert "finding: W-1/3, " not in closed


def test_a_notice_names_what_is_left(
    folder: Path, wenming: Wenming, at_date: Callable[[str], None]
) -> None:
    at_date("2020-06-20")
    wenming("-C", folder, "notices", "draft", "-o", folder / "out")
    (paper,) = (folder / "out").glob("*督办*.md")
    assert "还没有整改的：2.垃圾桶满溢" in paper.read_text("utf-8")


def test_a_unit_is_sent_a_row_for_each_item_that_is_open(folder: Path, wenming: Wenming) -> None:
    books = folder / "表"
    out = wenming("-C", folder, "sheets", "out", "--month", "2020-06", "-o", books)
    assert out.code == 0, out.err
    (book,) = books.glob("*.xlsx")
    papers = Papers(book)
    paper = papers["问题整改"]
    assert [paper.get(row, "问题") for row in paper.rows()] == ["W-1/2", "W-2"]
    row = paper.row_of("W-1/2")
    assert paper.get(row, "存在问题") == "市场三处：垃圾桶满溢"
    paper.put(row, 日期="2020-06-09", 事件="已整改", 佐证材料="照片-2")
    papers.save()
    assert wenming("-C", folder, "sheets", "in", books).code == 0
    assert state(folder) == "rectified"
    assert wenming("-C", folder, "sheets", "in", books).out == "没有改动\n"


def test_a_difference_names_the_item(folder: Path, wenming: Wenming, make_repo: MakeRepo) -> None:
    make_repo(folder)
    wenming("-C", folder, "findings", "log", "W-1/2", "已整改", "--by", "东街道")
    assert "W-1/垃圾桶满溢：已整改（2020-06-10" in wenming("-C", folder, "diff", "HEAD").out
    assert "W-1/垃圾桶满溢：已整改（2020-06-10" in wenming("-C", folder, "log", "W-1/2").out
    assert "W-1/垃圾桶满溢" not in wenming("-C", folder, "log", "W-1/1").out


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("2020-06-03, event: rectified", "2020-06-02, event: rectified", "E714"),
        ("  - {text: 垃圾桶满溢}\n", "", "E713"),
    ],
)
def test_what_was_recorded_of_an_item_stays(  # noqa: PLR0917  fixtures
    folder: Path, wenming: Wenming, make_repo: MakeRepo, old: str, new: str, code: str
) -> None:
    repo = make_repo(folder)
    repo.edit("plan.yaml", old, new)
    assert code in wenming("-C", folder, "validate", "--base", "HEAD").out
