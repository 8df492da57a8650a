"""``wenming need``: how much is missing to a target."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from tests.commands.documents import said
from tests.conftest import DEMO, Wenming

DAY = ("--as-of", "2020-06-25")


def need(wenming: Wenming, *arguments: str) -> dict[str, Any]:
    return said(wenming, "need", *arguments, "-C", DEMO, *DAY)


def shown(wenming: Wenming, *arguments: str) -> str:
    ran = wenming("need", *arguments, "-C", DEMO, *DAY)
    assert ran.code == 0, ran.err
    return ran.out


def test_the_least_and_what_else_would_do(wenming: Wenming) -> None:
    out = shown(wenming, "整改率", "95%")
    assert "现在是 94.78% (109/115)，目标 95%（这次写的）" in out
    assert "最少再整改 1 个问题就达到：95.65% (110/115)" in out
    assert "最少要办的问题 1 个，时限早的在前，6 个里任选都行" in out
    assert "其余也能办的问题 5 个" in out
    found = need(wenming, "整改率", "95%")
    assert (found["met"], found["least"], found["reached"]["numerator"]) == (False, 1, "110")
    assert [each["needed"] for each in found["eligible"]] == [True, *[False] * 5]
    assert all(each["file"] and each["line"] and each["owner"] for each in found["eligible"])


@pytest.mark.parametrize("written", ["95%", "95", "0.95", "95％"])
def test_spellings_of_a_target(wenming: Wenming, written: str) -> None:
    assert need(wenming, "整改率", written)["target"] == "0.95"


def test_what_is_reached_already(wenming: Wenming) -> None:
    assert "已经达到" in shown(wenming, "整改率", "90%")
    assert need(wenming, "整改率", "90%")["met"] is True


def test_what_can_not_be_reached(wenming: Wenming) -> None:
    out = shown(wenming, "按期办结率", "90%", "--by", "2020-09")
    assert "以后什么都不办，到 2020-09-30 是 38.60% (22/57)" in out
    assert "达不到：能办的 29 个任务全办了也只到 89.47%" in out
    found = need(wenming, "按期办结率", "90%", "--by", "2020-09-30")
    assert (found["least"], found["best"]["numerator"]) == (None, "51")
    assert all("2020-06-25" <= each["due"] <= "2020-09-30" for each in found["eligible"])


def test_money_to_the_time_that_has_passed(wenming: Wenming) -> None:
    out = shown(wenming, "预算执行率", "--by", "2020-09-30")
    assert "目标 75%（2020-09-30 的序时进度）" in out
    assert "到 2020-09-30 还要支出 142.22万元（1,422,150.00元）" in out
    found = need(wenming, "预算执行率", "--by", "2020-09-30")
    assert (found["amount"], found["met"]) == ("1422150.00", False)
    assert need(wenming, "执行与序时之差", "--by", "2020-09-30")["amount"] == "1422150.00"
    assert need(wenming, "实际支出", "200万元")["amount"] == "958700.00"


def test_money_that_is_not_there(wenming: Wenming) -> None:
    assert "预算只剩" in shown(wenming, "预算执行率", "130%")
    assert "达不到：多支出不会使它更高" in shown(wenming, "结余", "400万元")
    assert "已经达到" in shown(wenming, "预算执行率", "10%")


def test_sites_still_to_be_visited_in_the_cycle(wenming: Wenming) -> None:
    out = shown(wenming, "巡查覆盖率")
    assert "目标 100%（本周期应巡点位全部到过）" in out
    assert "最少再到齐 7 个点次就达到：100.00% (40/40)" in out
    found = need(wenming, "巡查覆盖率")
    assert found["by"] == "2020-06-30"
    assert {each["due"] for each in found["eligible"]} == {"2020-06-30"}
    assert found["least"] == len(found["eligible"]) == 7


def test_the_target_of_an_indicator(wenming: Wenming) -> None:
    ran = wenming("need", "巡查覆盖率", "-C", DEMO, "--as-of", "2020-06-30")
    assert "目标 95%（绩效指标 ZL-02 的指标值）" in ran.out


def test_the_heaviest_come_first(wenming: Wenming) -> None:
    out = shown(wenming, "加权完成率", "60%")
    assert "最少再办结 6 个任务就达到：60.63% (49.11/81)" in out
    assert "最少要办的任务 6 个，分量重的在前" in out


def test_facts_do_not_change(wenming: Wenming) -> None:
    added = need(wenming, "符合率", "90%")["added"]
    out = shown(wenming, "符合率", "90%")
    assert f"达不到：查过的不会再变，再查 {added} 个检查项、全部合格才行" in out
    assert need(wenming, "合格率", "99%")["added"] == 28294
    assert "个样本、全部合格才行" in shown(wenming, "合格率", "99%")


def test_what_should_be_low(wenming: Wenming) -> None:
    assert "目标 不高于 5%" in shown(wenming, "返工率", "5%")
    assert need(wenming, "返工率", "5%")["least"] is None
    assert "已经达到" in shown(wenming, "返工率", "10%")


def test_of_a_unit_or_a_workstream(wenming: Wenming) -> None:
    found = need(wenming, "总体办结率", "100%", "--workstream", "HW")
    assert (found["scope"]["id"], found["least"]) == ("HW", 5)
    found = need(wenming, "总体办结率", "100%", "--owner", "区城市管理局")
    assert {each["owner"] for each in found["eligible"]} == {"区城市管理局"}


def test_csv_has_every_record(wenming: Wenming) -> None:
    ran = wenming("need", "整改率", "99%", "-C", DEMO, *DAY, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out.lstrip("\ufeff"))))
    assert [row["要不要办"] for row in rows] == ["最少要办"] * 5 + ["也能办"]


@pytest.mark.parametrize("ending", ["md", "html", "xlsx", "docx", "txt"])
@pytest.mark.parametrize("figure", ["整改率", "预算执行率"])
def test_every_form(figure: str, ending: str, tmp_path: Path, wenming: Wenming) -> None:
    file = tmp_path / f"还差.{ending}"
    assert wenming("need", figure, "99%", "-C", DEMO, *DAY, "-o", file).code == 0
    assert file.stat().st_size > 300


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("整改率",), "整改率没有规定的目标"),
        (("整改率", "很高"), "目标：“很高”不是百分数"),
        (("实际支出", "200"), "没有单位"),
        (("整改率", "95%", "--by", "2020-05"), "--by（2020-05-31）已经过去"),
        (("整改率", "95%", "--by", "下月"), "--by："),
        (("序时进度", "90%"), "序时进度只随时间变"),
        (("计划进度", "90%"), "计划进度只随时间变"),
        (("已得分", "90"), "wenming score"),
        (("预算执行率", "--owner", "龙泉街道"), "没有预算执行率这个数字"),
        (("整改绿", "9"), "是不是“整改率”？"),
    ],
)
def test_what_can_not_be_asked(wenming: Wenming, arguments: tuple[str, ...], said: str) -> None:
    ran = wenming("need", *arguments, "-C", DEMO, *DAY)
    assert ran.code == 2
    assert said in ran.err
