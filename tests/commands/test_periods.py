"""``--period``: the same days for every command, whatever they are called."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MakePlan, Wenming

PLAN = """\
plan: {id: rhythm, name: 巡查计划, year: 2020, owner: 区文明办}
owners:
- {name: 区文明办, kind: office}
- {name: 东街道, kind: subdistrict}
sites:
- {id: M1, name: 一号市场, type: 市场, owner: 东街道, demonstration: true}
categories: [{name: 卫生}]
"""
RECORDS = """\
inspections:
- {date: 2020-04-05, tier: office, by: 区文明办, sites: [M1]}
- {date: 2020-06-05, tier: office, by: 区文明办, sites: [M1]}
findings:
- {id: F1, found: 2020-04-05, source: inspection, category: 卫生, text: 垃圾成堆, owner: 东街道}
- {id: F2, found: 2020-06-05, source: inspection, category: 卫生, text: 垃圾成堆, owner: 东街道}
- {id: F3, found: 2020-06-12, source: inspection, category: 卫生, text: 垃圾成堆, owner: 东街道}
"""


@pytest.fixture
def plan(make_plan: MakePlan) -> Path:
    return make_plan(PLAN, records=RECORDS)


def last_line(text: str, start: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(start))


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2020-06", "本月 2020-06：新发现 2 个"),
        ("2020-Q2", "本季度 2020-Q2：新发现 3 个"),
        ("2020-H1", "本期 2020-H1：新发现 3 个"),
        ("2020-06-上旬", "本期 2020-06-上旬：新发现 1 个"),
        ("#16", "本周期 #16：新发现 1 个"),
        ("2020-06-05..2020-06-12", "本期 2020-06-05..2020-06-12：新发现 2 个"),
    ],
)
def test_findings_of_a_period(plan: Path, wenming: Wenming, period: str, said: str) -> None:
    ran = wenming("-C", plan, "findings", "--period", period)
    assert ran.code == 0
    assert last_line(ran.out, "本").startswith(said)


@pytest.mark.parametrize(
    "command", ["board", "findings", "inspections", "assess", "status", "tasks"]
)
def test_a_month_is_the_same_by_either_name(plan: Path, wenming: Wenming, command: str) -> None:
    by_month = wenming("-C", plan, command, "--month", "2020-06")
    by_period = wenming("-C", plan, command, "--period", "2020-06")
    assert (by_month.code, by_month.out) == (0, by_period.out)


def test_inspections_list_the_cycles_of_the_period(plan: Path, wenming: Wenming) -> None:
    ran = wenming("-C", plan, "inspections", "--period", "2020-Q2")
    assert last_line(ran.out, "本季度") == (
        "本季度 2020-Q2：巡查覆盖率 22.22% (2/9)，三级到位率 0.00% (0/9)，符合率 -"
    )


def test_the_board_of_a_quarter(plan: Path, wenming: Wenming) -> None:
    ran = wenming("-C", plan, "board", "--period", "2020-Q2", "--format", "json")
    document: dict[str, Any] = json.loads(ran.out)
    assert document["period"] == {
        "name": "2020年第二季度",
        "first": "2020-04-01",
        "last": "2020-06-30",
        "month": None,
    }


def test_what_is_observed_in_a_period_is_called_by_it(plan: Path, wenming: Wenming) -> None:
    assert "2020-Q2 的观察" in wenming("-C", plan, "assess", "--period", "2020-Q2").out


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2020年二季度", "时段：“2020年二季度”不是规定写法的时段\n提示：写成 2020-Q2"),
        ("2021-Q1", "2021-Q1 不在计划期内（2020-01-01 至 2020-12-31）"),
        ("#99", "没有 #99 这个巡查周期，编号从 #0 到 #35"),
    ],
)
def test_periods_that_cannot_be(plan: Path, wenming: Wenming, period: str, said: str) -> None:
    ran = wenming("-C", plan, "findings", "--period", period)
    assert (ran.code, ran.err) == (2, f"{said}\n")


def test_a_plan_without_cycles_has_none_of_a_number(make_plan: MakePlan, wenming: Wenming) -> None:
    late = "settings: {inspection: {cycle: days, anchor: 2021-06-01}}\n"
    ran = wenming("-C", make_plan(f"{PLAN}{late}"), "findings", "--period", "#1")
    assert (ran.code, ran.err) == (2, "没有 #1 这个巡查周期，计划里还没有周期\n")


def test_a_period_that_goes_on_is_told_to(
    plan: Path, wenming: Wenming, at_date: Callable[[str], None]
) -> None:
    at_date("2020-05-15")
    ran = wenming("-C", plan, "findings", "--period", "2020-Q2")
    assert ran.code == 0
    assert "期中数据" in ran.out + ran.err


def test_an_unquoted_number_of_a_cycle_is_told_of(plan: Path, wenming: Wenming) -> None:
    ran = wenming("-C", plan, "findings", "--period")
    assert ran.code == 2
    assert "周期的编号要加引号：--period '#12'" in ran.err


def test_a_day_and_a_period_are_not_asked_together(plan: Path, wenming: Wenming) -> None:
    ran = wenming("-C", plan, "findings", "--as-of", "2020-06-30", "--period", "2020-Q2")
    assert (ran.code, ran.err) == (2, "--as-of 和 --month（--period）只写一个\n")


# --- reports --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "head", "title"),
    [
        ("2020-06", "（2020年6月，第6期）", "月报"),
        ("2020-Q2", "（2020年第二季度，第2期）", "季报"),
        ("2020-H1", "（2020年上半年，第1期）", "半年报"),
        ("2020-06-上旬", "（2020年6月上旬，第16期）", "旬报"),
        ("#15", "（2020年6月上旬巡查周期，第16期）", "简报"),
        ("2020-06-05..2020-06-12", "（2020年6月5日至6月12日）", "简报"),
    ],
)
def test_reports_are_numbered_within_their_own_kind(
    plan: Path, wenming: Wenming, period: str, head: str, title: str
) -> None:
    ran = wenming("-C", plan, "report", "--period", period)
    assert ran.code == 0
    first, _, second, *_ = ran.out.splitlines()
    assert (first.endswith(title), second) == (True, head)


def test_a_report_of_a_quarter_speaks_of_the_quarter(plan: Path, wenming: Wenming) -> None:
    ran = wenming("-C", plan, "report", "--period", "2020-Q2")
    assert "本季度新发现问题3个" in ran.out
    assert "本季度已结束的巡查周期9个" in ran.out
    assert "下季度工作安排" in ran.out
    assert not re.search("本月|上月|下月", ran.out)


def test_a_report_of_a_cycle_has_neighbours_as_far_as_there_are_cycles(
    plan: Path, wenming: Wenming
) -> None:
    for number in ("#0", "#35"):
        ran = wenming("-C", plan, "report", "--period", number)
        assert ran.code == 0
        assert "本周期" in ran.out


def test_a_report_of_a_running_quarter_says_so(
    plan: Path, wenming: Wenming, at_date: Callable[[str], None]
) -> None:
    at_date("2020-05-15")
    ran = wenming("-C", plan, "report", "--period", "2020-Q2")
    assert "数据截止：2020年5月15日（期中数据，本季度尚未过完）" in ran.out
    assert ran.err.startswith("2020-Q2：期中数据")


def test_the_data_of_a_report_name_its_period(plan: Path, wenming: Wenming) -> None:
    ran = wenming("-C", plan, "report", "--period", "2020-Q2", "--format", "json")
    document = json.loads(ran.out)
    assert (document["month"], document["issue"]) == (None, 2)
    assert document["period"]["name"] == "2020年第二季度"


def test_a_template_of_ones_own_that_names_the_month_still_prints(
    plan: Path, wenming: Wenming
) -> None:
    (plan / "templates").mkdir(exist_ok=True)
    (plan / "templates" / "own.md.j2").write_text("# 报告{{ month | chinese_month }}\n", "utf-8")
    asked = ("-C", plan, "report", "--template", str(plan / "templates" / "own.md.j2"))
    assert wenming(*asked, "--month", "2020-06").out == "# 报告2020年6月\n"
    assert wenming(*asked, "--period", "2020-Q2").out == "# 报告\n"


@pytest.mark.parametrize("period", ["2020-Q2", "2020-06-上旬", "#15"])
def test_a_printed_report_of_a_period_is_verified(
    plan: Path, wenming: Wenming, tmp_path: Path, period: str
) -> None:
    file = tmp_path / "报告.md"
    assert wenming("-C", plan, "report", "--period", period, "-o", file).code == 0
    ran = wenming("-C", plan, "verify", file)
    assert ran.code == 0, ran.out + ran.err


@pytest.mark.parametrize("period", ["2020-06", "2020-Q2", "2020-06-上旬", "#15"])
def test_what_a_person_wrote_stands_in_the_report_of_its_period(
    make_plan: MakePlan, wenming: Wenming, period: str
) -> None:
    written = ["2020-06", "2020-Q2", "2020-06-上旬", "#15"]
    narratives = "".join(
        f'- {{period: "{each}", section: overall, text: 写给{each}的。}}\n' for each in written
    )
    plan = make_plan(PLAN, records=f"{RECORDS}narratives:\n{narratives}")
    out = wenming("-C", plan, "report", "--period", period).out
    assert [each for each in written if f"写给{each}的" in out.replace("\\", "")] == [period]


def test_words_for_no_period_are_refused(make_plan: MakePlan, wenming: Wenming) -> None:
    text = "narratives:\n- {section: board, text: 无期}\n"
    ran = wenming("-C", make_plan(PLAN, records=f"{RECORDS}{text}"), "validate")
    assert ran.code == 1
    assert "“红黑榜”的文字缺少月份或时段" in ran.out
