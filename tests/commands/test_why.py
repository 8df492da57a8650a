"""``wenming why``: what a change of a figure comes from."""

import csv
import io
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.commands.documents import said
from tests.conftest import DEMO, Wenming
from wenming_cli.figures.table import FIGURES

JUNE = ("--to", "2020-06")


def why(wenming: Wenming, *arguments: str) -> dict[str, Any]:
    return said(wenming, "why", "-C", DEMO, *arguments)


def test_the_rectification_rate_of_the_demo_in_june(wenming: Wenming) -> None:
    ran = wenming("why", "整改率", "-C", DEMO, *JUNE)
    assert ran.code == 0
    assert "整改率下降3.70个百分点：原有问题整改 +4.26，新增问题 −7.96\n" in ran.out
    assert "原有问题整改 +4.26个百分点：两天都计入的 94 条，其中变了的 4 条" in ran.out
    assert "新增问题 −7.96个百分点：28 条" in ran.out
    assert "还有 16 条，用 --all 全部列出" in ran.out


def test_the_report_and_status_say_the_same(wenming: Wenming) -> None:
    words = "较上月末整改率下降3.70个百分点：原有问题整改 +4.26，新增问题 −7.96"
    assert words in wenming("status", "-C", DEMO, "--month", "2020-06").out
    assert words in wenming("report", "-C", DEMO, "--month", "2020-06").out
    page = wenming("report", "-C", DEMO, "--month", "2020-06", "--template", "一页通").out
    assert "| -3.70 | 原有问题整改 +4.26，新增问题 −7.96 |" in page


@pytest.mark.no_cover
def test_every_figure_of_the_demo_is_told_with_parts_that_sum_to_it(wenming: Wenming) -> None:
    for row in FIGURES:
        ran = wenming("why", row.id, "-C", DEMO, *JUNE, "--format", "json")
        if ran.code:
            assert "没有相应的记录" in ran.err
            continue
        found = json.loads(ran.out)
        assert (found["figure"], found["label"]) == (row.id, row.label)
        if found["change"] is None:
            assert found["is"]["reason"]
            continue
        for kind in ("points", "exact"):
            of_change = found["change" if kind == "points" else "exact"]
            parts = [Fraction(part[kind]) for part in found["parts"]]
            assert sum(parts) == Fraction(of_change), row.id
        for part in found["parts"]:
            shares = [Fraction(record["exact"]) for record in part["records"]]
            assert sum(shares) == Fraction(part["exact"]), row.id
            assert all(record["file"] and record["line"] for record in part["records"])


def test_was_and_is(wenming: Wenming) -> None:
    found = why(wenming, "rectification_rate", *JUNE)
    stock, entry, gone = found["parts"]
    assert [part["kind"] for part in found["parts"]] == ["stock", "entry", "exit"]
    assert {record["was"] for record in stock["records"]} == {"待整改"}
    assert {record["was"] for record in entry["records"]} == {None}
    assert gone["records"] == []
    assert (found["was"]["numerator"], found["is"]["numerator"]) == ("89", "111")


def test_why_a_record_was_not_counted_before(wenming: Wenming) -> None:
    _, entry, _ = why(wenming, "按期办结率", *JUNE)["parts"]
    assert {record["was"] for record in entry["records"]} == {"没有计入：时限还没有到"}
    assert "办结，不晚于时限" in {record["is"] for record in entry["records"]}


def test_money_by_use_payee_and_month(wenming: Wenming) -> None:
    found = why(wenming, "预算执行率", "--from", "2020-04", *JUNE)
    sums = [sum(Fraction(amount) for amount in sums.values()) for sums in found["paid"].values()]
    assert list(found["paid"]) == ["line", "payee", "month"]
    assert len(set(sums)) == 1
    assert sums[0] == Fraction(found["is"]["numerator"]) - Fraction(found["was"]["numerator"])
    assert set(found["paid"]["month"]) == {"2020-05", "2020-06"}
    shown = wenming("why", "预算执行率", "-C", DEMO, *JUNE).out
    assert "这期间的支出按收款单位" in shown
    assert "CT 常态长效创建  31.41万元" in shown
    assert why(wenming, "整改率", *JUNE)["paid"] == {}


@pytest.mark.parametrize(
    ("scope", "name"),
    [(("--owner", "龙泉街道"), "龙泉街道"), (("--workstream", "HW"), "环境卫生综合整治")],
)
def test_of_a_unit_or_a_workstream(wenming: Wenming, scope: tuple[str, ...], name: str) -> None:
    assert why(wenming, "整改率", *scope, *JUNE)["scope"]["name"] == name
    assert f"只看 {name}" in wenming("why", "整改率", "-C", DEMO, *scope, *JUNE).out


def test_days_and_months(wenming: Wenming) -> None:
    found = why(wenming, "整改率", "--from", "2020-06-10", "--to", "2020-06-20")
    assert (found["from"], found["to"]) == ("2020-06-10", "2020-06-20")
    found = why(wenming, "整改率")
    assert (found["from"], found["to"]) == ("2020-11-30", "2020-12-31")


def test_a_running_month_ends_today(wenming: Wenming, at_date: Any) -> None:
    at_date("2020-06-12")
    found = why(wenming, "整改率", *JUNE)
    assert (found["from"], found["to"]) == ("2020-05-31", "2020-06-12")


def test_a_day_without_a_value_is_said(wenming: Wenming) -> None:
    ran = wenming("why", "按期办结率", "-C", DEMO, "--from", "2020-01-05", "--to", "2020-06")
    assert "2020-01-05：没有数值，没有应结任务" in ran.out
    assert "说不出变了多少" in ran.out
    found = why(wenming, "按期办结率", "--from", "2020-01-05", *JUNE)
    assert found["change"] is None
    assert all(part["points"] is None for part in found["parts"])
    assert len(found["parts"][1]["records"]) == 30


def test_nothing_counted_on_both_days(wenming: Wenming, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(
        "plan: {id: p, name: 计划, year: 2020, owner: 办}\n"
        "owners: [{name: 东街道, kind: subdistrict}]\n"
        "findings:\n"
        "- {id: W1, found: 2020-05-01, source: inspection, category: 卫生, owner: 东街道, text: 一,"
        " log: [{date: 2020-06-02, event: void}]}\n"
        "- {id: W2, found: 2020-06-01, source: inspection, category: 卫生, owner: 东街道, text: 二,"
        " log: [{date: 2020-06-02, event: closed}]}\n",
        "utf-8",
    )
    ran = wenming("why", "整改率", "-C", tmp_path, *JUNE)
    assert "没有两天都计入的记录，变化全在进出" in ran.out
    assert "整改率提高100.00个百分点：新增问题 +100.00\n" in ran.out
    assert "没有计入：误报的不计" in ran.out


def test_csv_has_every_record_and_numbers_a_sheet_can_read(wenming: Wenming) -> None:
    ran = wenming("why", "整改率", "-C", DEMO, *JUNE, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out.lstrip("\ufeff"))))
    assert len(rows) == 32
    assert {row["部分"] for row in rows} == {"原有问题整改", "新增问题"}
    assert "-0.81" in {row["影响"] for row in rows}


@pytest.mark.parametrize("ending", ["md", "html", "xlsx", "docx", "txt"])
def test_every_form(ending: str, tmp_path: Path, wenming: Wenming) -> None:
    file = tmp_path / f"变化.{ending}"
    assert wenming("why", "整改率", "-C", DEMO, *JUNE, "-o", file).code == 0
    assert file.stat().st_size > 500


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("整改绿",), "没有“整改绿”这个数字；是不是“整改率”？"),
        (("执行率",), "名称里有“执行率”的有 2 个"),
        (("整改率", "--from", "2020-07", "--to", "2020-06"), "--from（2020-07-31）要比 --to"),
        (("整改率", "--from", "2020-13"), "--from："),
        (("整改率", "--from", "2031-01"), "--from：2031-01 不在计划期内"),
        (("整改率", "--to", "六月"), "--to："),
        (("预算执行率", "--owner", "龙泉街道"), "龙泉街道没有预算执行率这个数字"),
        (("整改率", "--owner", "龙泉", "--workstream", "HW"), "只写一个"),
    ],
)
def test_what_can_not_be_asked(wenming: Wenming, arguments: tuple[str, ...], said: str) -> None:
    ran = wenming("why", *arguments, "-C", DEMO)
    assert ran.code == 2
    assert said in ran.err


def test_part_of_a_name_is_enough(wenming: Wenming) -> None:
    assert why(wenming, "三级", *JUNE)["figure"] == "full_coverage_rate"
