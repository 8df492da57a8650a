"""点位巡查: rounds, sites covered and missed, what the checks found, the table of sites."""

import pytest

from tests.reports.conftest import Context, Markdown
from tests.reports.texts import SITES

REGISTER = """
sites:
  - {id: S1, name: 一号市场, type: 农贸市场, owner: 城管局, demonstration: true}
  - {id: S2, name: 二号小区, type: 老旧小区, owner: 东华街道, demonstration: true}
  - {id: S3, name: 三号小区, type: 老旧小区, owner: 东华街道, demonstration: true,
     opened: 2020-06-15}
inspections:
  - {date: 2020-05-03, tier: office, sites: [S1, S2]}
  - {date: 2020-06-01, tier: district, sites: [S1]}
  - {date: 2020-06-02, tier: office, sites: [S1]}
  - date: 2020-06-03
    tier: owner
    checks:
      - {site: S1, item: 亮证, result: pass}
      - {site: S1, item: 地面, result: fail}
  - {date: 2020-06-18, tier: office, sites: [S3]}
  - {date: 2020-06-22, tier: owner, sites: [S2]}
"""


def test_inspections_of_sites_that_are_in_no_register(context: Context) -> None:
    given = context(
        SITES + "inspections:\n"
        "  - {date: 2020-05-31, tier: office, sites: [S2]}\n"
        "  - {date: 2020-06-01, tier: district, sites: [S1]}\n"
        "  - date: 2020-06-30\n"
        "    tier: owner\n"
        "    checks:\n"
        "      - {site: S1, item: 亮证, result: pass}\n"
        "      - {site: S1, item: 地面, result: fail}\n"
        "      - {site: S1, item: 停车, result: na}\n"
    )
    words = given["inspections"]
    assert words["sentence"] == (
        "本月开展巡查2次，到过点位1个；检查2项次，符合1项次、不符合1项次，符合率50.00%"
        "（95%可信区间9.5%～90.5%）。"
    )
    assert words["coverage"] == "巡查覆盖率—（没有应巡点位：点位册里没有标明示范点位的）。"
    assert (words["running"], words["has_register"]) == ("", False)
    assert [(row["name"], row["rounds"], row["pass_rate"]) for row in words["tiers"]] == [
        ("区级领导", 1, "—"),
        ("区创建办", 0, "—"),
        ("主责单位", 1, "50.00%（9.5%～90.5%）"),
    ]
    assert [(row["name"], row["passed"], row["failed"]) for row in words["types"]] == [
        ("农贸市场", 1, 1)
    ]
    assert given["coverage_table"] is None


def test_inspections_of_another_month(context: Context, markdown: Markdown) -> None:
    text = SITES + "inspections: [{date: 2020-05-31, tier: office, sites: [S2]}]\n"
    assert context(text)["inspections"]["sentence"] == "本月没有开展巡查。"
    assert "巡查层级 |" not in markdown(text)
    may = context(text, "2020-05")["inspections"]
    assert may["sentence"] == "本月开展巡查1次，到过点位1个。"
    assert may["types"] == []
    assert "| 巡查层级 | 巡查次数 | 到过点位 | 符合项次 |" in markdown(text, "2020-05")


def test_coverage_of_the_month_and_since_the_beginning(
    context: Context, markdown: Markdown
) -> None:
    given = context(REGISTER)["inspections"]
    assert given["coverage"] == (
        "本月已结束的巡查周期3个（6月上旬、6月中旬、6月下旬），应巡点位3个、8点次；"
        "巡查覆盖率37.50%（3/8），较上月提高4.17个百分点；"
        "三级到位率12.50%（1/8），较上月提高12.50个百分点；"
        "截至6月30日累计巡查覆盖率13.16%（5/38）、三级到位率2.63%（1/38）。"
    )
    assert given["running"] == ""
    assert [(row["name"], row["coverage"]) for row in given["tiers"]] == [
        ("区级领导", "12.50%（1/8）"),
        ("区创建办", "25.00%（2/8）"),
        ("主责单位", "25.00%（2/8）"),
    ]
    assert [
        (row["name"], row["coverage"], row["full_coverage"], row["pass_rate"])
        for row in given["types"]
    ] == [
        ("农贸市场", "33.33%（1/3）", "33.33%（1/3）", "50.00%（9.5%～90.5%）"),
        ("老旧小区", "40.00%（2/5）", "0.00%（0/5）", "—"),
    ]
    assert given["missed"] == [
        "一号市场（农贸市场，城管局）：6月中旬、6月下旬未巡查，至6月下旬已连续2个周期",
        "二号小区（老旧小区，东华街道）：6月上旬、6月中旬未巡查，至6月中旬已连续4个周期",
        "三号小区（老旧小区，东华街道）：6月下旬未巡查",
    ]
    text = markdown(REGISTER)
    assert "漏巡点位3个：\n\n1. 一号市场" in text
    assert "| 巡查层级 | 巡查次数 | 到过点位 | 覆盖率 |" in text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2020-06-09", "6月上旬周期进行中，应巡点位2个，已到过1个，不计入覆盖率。"),
        ("2020-06-12", "6月中旬周期进行中，应巡点位2个，尚未到过，不计入覆盖率。"),
        ("2020-06-20", ""),
    ],
)
def test_the_running_cycle_is_said_apart(context: Context, day: str, words: str) -> None:
    assert context(REGISTER, as_of=day)["inspections"]["running"] == words


def test_before_a_cycle_of_the_month_has_ended(context: Context, markdown: Markdown) -> None:
    given = context(REGISTER, as_of="2020-06-09")["inspections"]
    assert given["coverage"] == (
        "本月没有已结束的巡查周期；截至6月9日累计巡查覆盖率6.67%（2/30）、三级到位率0.00%（0/30）。"
    )
    assert (given["has_register"], given["missed"]) == (False, [])
    assert "漏巡点位" not in markdown(REGISTER, as_of="2020-06-09")


def test_a_month_without_any_inspection_shows_no_zeros(context: Context) -> None:
    july = context(REGISTER, "2020-07")["inspections"]
    assert july["sentence"] == "本月没有开展巡查。"
    assert july["coverage"].startswith("应巡点位3个、9点次均未到过；截至7月31日累计")
    assert (july["tiers"], july["types"], july["missed"]) == ([], [], [])
    april = context(REGISTER, "2020-04")
    assert (april["inspections"]["sentence"], april["inspections"]["coverage"]) == (
        "本月没有开展巡查。",
        "",
    )
    assert april["coverage_table"] is None


def test_the_table_of_sites(context: Context, markdown: Markdown) -> None:
    table = context(REGISTER)["coverage_table"]
    assert table["cycles"] == ["6月上旬", "6月中旬", "6月下旬"]
    assert [(row["id"], row["cycles"], row["in_a_row"]) for row in table["rows"]] == [
        ("S1", ["到位", "未巡查", "未巡查"], 2),
        ("S2", ["未巡查", "未巡查", "缺区级领导、区创建办"], 0),
        ("S3", ["不在册", "缺区级领导、主责单位", "未巡查"], 1),
    ]
    text = markdown(REGISTER)
    assert (
        "巡查覆盖表\n\n| 编号 | 点位 | 点位类型 | 责任单位 | 6月上旬 | 6月中旬 | 6月下旬 |" in text
    )
    assert "| 到位 | 未巡查 | 未巡查 | 2 |" in text


def test_the_table_of_sites_in_a_running_cycle(context: Context) -> None:
    table = context(REGISTER, as_of="2020-06-18")["coverage_table"]
    assert table["cycles"] == ["6月上旬", "6月中旬（进行中）"]
    assert [(row["id"], row["cycles"][-1], row["in_a_row"]) for row in table["rows"]] == [
        ("S1", "尚未巡查", 0),
        ("S2", "尚未巡查", 3),
        ("S3", "尚缺区级领导、主责单位", 0),
    ]
