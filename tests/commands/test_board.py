"""``wenming board``: every place with its numbers, the published lists beside."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands.supervised import PLAN, RECORDS, TASKS
from tests.conftest import DEMO, MakePlan, Wenming

STREETS = ("--group", "subdistrict")


@pytest.fixture
def plan(make_plan: MakePlan) -> Path:
    return make_plan(PLAN, tasks=TASKS, records=RECORDS)


Told = Callable[..., dict[str, Any]]


@pytest.fixture
def told(plan: Path, wenming: Wenming) -> Told:
    """The JSON of the board."""

    def tell(*options: str) -> dict[str, Any]:
        ran = wenming("-C", plan, "board", *options, "--format", "json")
        assert ran.code == 0
        document: dict[str, Any] = json.loads(ran.out)
        return document

    return tell


def test_json(told: Told) -> None:
    document = told("--month", "2020-06", *STREETS)
    assert document["schema"] == "wenming.board/1"
    assert document["plan"] == {"id": "small", "name": "创建计划"}
    assert (document["as_of"], document["sample"]) == ("2020-06-30", False)
    assert document["period"] == {
        "name": "2020年6月",
        "first": "2020-06-01",
        "last": "2020-06-30",
        "month": "2020-06",
    }
    (group,) = document["groups"]
    assert group["group"] == "subdistrict"
    first, second = group["ranked"]
    assert first == {
        "owner": "拓东街道",
        "rank": 1,
        "score": "50.000000",
        "tied": 1,
        "interval": {"low": "17.944877", "high": "82.055123"},
        "list": "black",
        "scaled": True,
        "records": 4,
        "months_before": 0,
        "components": {
            "on_time_rectification_rate": {
                "value": "0.500000",
                "numerator": "1",
                "denominator": "2",
                "reason": None,
                "weight": "0.5",
                "interval": {"low": "0.094531", "high": "0.905469"},
            },
            "due_rectification_rate": {
                "value": "0.500000",
                "numerator": "1",
                "denominator": "2",
                "reason": None,
                "weight": "0.25",
                "interval": {"low": "0.094531", "high": "0.905469"},
            },
            "pass_rate": {
                "value": "0.500000",
                "numerator": "1",
                "denominator": "2",
                "reason": None,
                "weight": "0.25",
                "interval": {"low": "0.094531", "high": "0.905469"},
            },
            "on_time_rate": {
                "value": None,
                "numerator": "0",
                "denominator": "0",
                "reason": "没有应结任务",
                "weight": "0",
                "interval": None,
            },
        },
    }
    assert (second["owner"], second["list"], second["months_before"]) == ("东华街道", "black", 1)
    assert group["unranked"] == []
    assert group["published"] == {
        "red": ["东华街道"],
        "black": [],
        "date": "2020-07-04",
        "issue": None,
        "document": "创通3号",
        "cutoff": None,
        "reason": "拓东街道有紧急问题未整改",
    }


def test_groups_without_anything_to_be_measured_by_are_left_out(told: Told) -> None:
    groups = told("--month", "2020-06")["groups"]
    assert [group["group"] for group in groups] == ["department", "subdistrict", "community"]
    (office,) = told("--month", "2020-06", "--group", "office")["groups"]
    (unit,) = office["unranked"]
    assert (unit["owner"], unit["reason"], unit["records"]) == ("区创建办", "没有记录", 0)
    assert unit["components"]["pass_rate"]["reason"]


def test_text(plan: Path, wenming: Wenming) -> None:
    out = wenming("-C", plan, "board", "--month", "2020-06", *STREETS).out
    lines = out.splitlines()
    assert lines[0].endswith("  红黑榜（建议名单）  2020年6月  截至 2020-06-30")
    assert lines[2] == "街道组"
    assert "按期整改率(0.4)" in lines[3]
    assert "50.00% (1/2)" in lines[4]
    assert "折算" in lines[4]
    assert "此前已连续1个月公布在黑榜" in lines[5]
    assert "红榜空缺：没有得分达到90分的单位" in out
    assert "黑榜：拓东街道、东华街道" in out
    assert (
        "已公布（2020-07-04，创通3号）：红榜 东华街道；黑榜 空缺；说明：拓东街道有紧急问题未整改"
        in out
    )
    department = wenming("-C", plan, "board", "--month", "2020-06", "--group", "department").out
    assert "不参评  区文明办：没有记录" in department
    assert "已公布" not in department


def test_nothing_to_rank(make_plan: MakePlan, wenming: Wenming) -> None:
    plan = make_plan(PLAN)
    assert "没有可以评的单位" in wenming("-C", plan, "board", "--month", "2020-06").out
    office = wenming("-C", plan, "board", "--month", "2020-06", "--group", "office").out
    assert "不参评  区创建办：没有记录" in office
    assert "榜空缺" not in office


def test_csv_and_markdown(plan: Path, wenming: Wenming) -> None:
    text = wenming("-C", plan, "board", "--month", "2020-06", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    by_owner = {row["单位"]: row for row in rows}
    assert by_owner["拓东街道"]["名次"] == "1"
    assert by_owner["拓东街道"]["记录"] == "4"
    assert by_owner["东华街道"]["已公布"] == "红榜"
    assert by_owner["拓东街道"]["已公布"] == ""
    assert by_owner["临江社区"]["说明"] == "不参评：只有1条记录，不足2条"
    assert by_owner["临江社区"]["得分"] == ""
    markdown = wenming("-C", plan, "board", "--month", "2020-06", "--format", "markdown").out
    assert "截至 2020-06-30" in markdown.splitlines()[0]
    assert "| 名次 | 单位 |" in markdown


@pytest.mark.parametrize(
    ("cycle", "name", "days"),
    [
        ("2020-06-15", "2020年6月中旬", ("2020-06-11", "2020-06-20")),
        ("0", "2020年1月上旬", ("2020-01-01", "2020-01-10")),
        ("17", "2020年6月下旬", ("2020-06-21", "2020-06-25")),
    ],
)
def test_a_cycle(
    told: Told, at_date: Callable[[str], None], cycle: str, name: str, days: tuple[str, str]
) -> None:
    at_date("2020-06-25")
    period = told("--cycle", cycle, *STREETS)
    assert period["period"] == {"name": name, "first": days[0], "last": days[1], "month": None}
    assert all(group["published"] is None for group in period["groups"])


def test_a_cycle_that_still_goes_on_says_so(
    plan: Path, wenming: Wenming, at_date: Callable[[str], None]
) -> None:
    at_date("2020-06-25")
    assert "（周期还没有过完）" in wenming("-C", plan, "board", "--cycle", "2020-06-25").out


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (("--cycle", "2020-06-26"), "没有“2020-06-26”这个巡查周期"),
        (("--cycle", "99"), "没有“99”这个巡查周期"),
        (("--cycle", "六月"), "--cycle：“六月”不是规定写法的日期"),
        (("--cycle", "1", "--month", "2020-06"), "--month 和 --cycle 只写一个"),
        (("--month", "2020-07"), "2020-07 还没有到"),
    ],
)
def test_wrong_usage(
    plan: Path,
    wenming: Wenming,
    at_date: Callable[[str], None],
    options: tuple[str, ...],
    word: str,
) -> None:
    at_date("2020-06-20")
    ran = wenming("-C", plan, "board", *options)
    assert ran.code == 2
    assert word in ran.err


def test_a_place_on_no_list(told: Told, plan: Path) -> None:
    text = (plan / "plan.yaml").read_text("utf-8")
    (plan / "plan.yaml").write_text(text.replace("minimum: 2", "minimum: 2, bottom: 1"), "utf-8")
    (group,) = told("--month", "2020-06", *STREETS)["groups"]
    assert [(p["owner"], p["list"], p["months_before"]) for p in group["ranked"]] == [
        ("拓东街道", None, 0),
        ("东华街道", "black", 1),
    ]


def test_a_weight_for_what_is_no_rate_of_a_unit(plan: Path, told: Told, wenming: Wenming) -> None:
    text = (plan / "plan.yaml").read_text("utf-8")
    weights = "weights: {pass_rate: 1, pas_rate: 1, elapsed_rate: 1}, minimum: 1"
    (plan / "plan.yaml").write_text(text.replace("minimum: 2", weights), "utf-8")
    (group,) = told("--month", "2020-06", *STREETS)["groups"]
    assert [list(place["components"]) for place in group["ranked"]] == [["pass_rate"]] * 2
    ran = wenming("-C", plan, "board", "--month", "2020-06", *STREETS)
    assert "符合率(1)" in ran.out
    assert "pas_rate(1)" in ran.out
    assert "计划有 2 处错误" in ran.err
    report = wenming("-C", plan, "report", "--month", "2020-06")
    assert "pas\\_rate（1）" in report.out


def test_the_last_month_that_has_ended(told: Told, at_date: Callable[[str], None]) -> None:
    at_date("2020-06-29")
    assert told()["period"]["month"] == "2020-05"


def test_a_running_month_is_that_so_far(
    told: Told, plan: Path, wenming: Wenming, at_date: Callable[[str], None]
) -> None:
    at_date("2020-06-15")
    assert told("--month", "2020-06")["period"]["last"] == "2020-06-15"
    assert "（月中数据）" in wenming("-C", plan, "board", "--month", "2020-06").out


def test_the_demo(wenming: Wenming) -> None:
    out = wenming("-C", DEMO, "board", "--month", "2020-10").out
    assert "含示例数据" in out
    assert "街道组" in out


# --- other periods --------------------------------------------------------------------------------

QUARTER = """\
boards:
- {period: 2020-Q1, issue: 第一期, group: subdistrict, red: [东华街道], date: 2020-04-08}
- {period: 2020-Q2, issue: 第二期, group: subdistrict, red: [东华街道], cutoff: 2020-06-10,
   date: 2020-07-08, document: 创通8号}
"""


def test_a_list_of_a_quarter_stands_beside_the_quarter_as_of_its_own_day(
    plan: Path, wenming: Wenming
) -> None:
    (plan / "boards.yaml").write_text(QUARTER, "utf-8")
    assert wenming("-C", plan, "validate").code == 0
    told = wenming("-C", plan, "board", "--period", "2020-Q2", *STREETS).out
    assert "街道组（数据截至 2020-06-10，同公布的榜单）" in told
    assert "已公布（2020-07-08，第二期，创通8号，数据截至 2020-06-10）：红榜 东华街道" in told
    month = wenming("-C", plan, "board", "--month", "2020-06", *STREETS).out
    assert "第二期" not in month
    assert "同公布的榜单" not in month
    report = wenming("-C", plan, "report", "--month", "2020-07").out
    assert "2020年第二季度街道组（7月8日公布，第二期，创通8号，数据截至6月10日）" in report
    assert "东华街道（连续2期）" in report
