"""``wenming trend``: what status says of one day after another."""

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.commands.conftest import SMALL
from tests.conftest import DEMO, MakePlan, Wenming
from wenming_cli.figures.counts import all_counts
from wenming_cli.figures.table import EVIDENCE_RATE, FIGURES

FINDINGS = """
findings:
- {id: W-1, found: 2020-02-03, source: covert, category: 卫生, owner: 东华街道, text: 垃圾,
   log: [{date: 2020-02-05, event: rectified}, {date: 2020-03-02, event: closed}]}
- {id: W-2, found: 2020-05-03, source: covert, category: 卫生, owner: 拓东街道, text: 污水}
"""
EVERY = [row.id for row in (*FIGURES, *all_counts())]
SCOPES: list[tuple[str, ...]] = [(), ("--owner", "拓东街道"), ("--workstream", "HW")]


def group_of(status: dict[str, Any], scope: tuple[str, ...]) -> dict[str, Any]:
    """What status says of the plan, or of the unit or the workstream."""
    if scope[:1] == ("--workstream",):
        return next(w for w in status["workstreams"] if w["id"] == scope[1])
    return status


def followed(wenming: Wenming, plan: Path, *arguments: str) -> dict[str, Any]:
    ran = wenming("-C", plan, "trend", *arguments, "--format", "json")
    assert ran.code == 0, ran.err
    document: dict[str, Any] = json.loads(ran.out)
    return document


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("by", ["month", "cycle"])
@pytest.mark.parametrize("scope", SCOPES, ids=lambda scope: scope[0] if scope else "plan")
def test_every_point_is_what_status_says_of_that_day(
    scope: tuple[str, ...], by: str, small: Path, wenming: Wenming
) -> None:
    (small / "findings.yaml").write_text(FINDINGS, "utf-8")
    found = followed(wenming, small, *EVERY, *scope, "--by", by, "--as-of", "2020-04-15")
    assert [each["figure"] for each in found["series"]] == EVERY
    days = [point["as_of"] for point in found["series"][0]["points"]]
    assert days[-1] == "2020-04-15"
    assert len(days) == {"month": 4, "cycle": 11}[by]
    only = scope if scope[:1] == ("--owner",) else ()
    for at, day in enumerate(days):
        ran = wenming("-C", small, "status", *only, "--as-of", day, "--format", "json")
        of = group_of(json.loads(ran.out), scope)
        for each in found["series"]:
            point = {k: v for k, v in each["points"][at].items() if k not in ("period", "as_of")}
            if each["figure"] in of["counts"]:
                assert point["value"] == str(of["counts"][each["figure"]])
            elif each["figure"] in of["figures"]:
                assert point == of["figures"][each["figure"]]
            elif each["figure"] not in ("lagging", "blocked", EVIDENCE_RATE.id):
                assert point["value"] is None
                assert point["reason"] == "计划里没有相应的记录"


def test_the_same_of_the_demo(wenming: Wenming) -> None:
    found = followed(wenming, DEMO, *EVERY, "--month", "2020-06")
    status = json.loads(wenming("-C", DEMO, "status", "--month", "2020-06", "--format", "json").out)
    last = {each["figure"]: each["points"][-1] for each in found["series"]}
    for name, figure in status["figures"].items():
        assert {"period": "2020-06", "as_of": "2020-06-30", **figure} == last[name]
    for name, count in status["counts"].items():
        assert last[name]["value"] == str(count)


NAMES = [
    ("on_time_rate", ["on_time_rate"]),
    ("按期办结率", ["on_time_rate"]),
    ("逾期", ["overdue"]),
    ("三级到位", ["full_coverage_rate"]),
    ("S曲线", ["planned_done", "done"]),
    ("s_curve", ["planned_done", "done"]),
]


@pytest.mark.parametrize(("word", "figures"), NAMES)
def test_words_that_explain_knows(
    word: str, figures: list[str], small: Path, wenming: Wenming
) -> None:
    found = followed(wenming, small, word, "--as-of", "2020-03-31")
    assert [each["figure"] for each in found["series"]] == figures


def test_without_a_name_the_usual_ones(small: Path, wenming: Wenming) -> None:
    usual = ["completion_rate", "weighted_progress", "planned_progress"]
    money = ["budget_execution_rate", "elapsed_rate"]
    found = followed(wenming, small, "--as-of", "2020-03-31")
    assert [each["figure"] for each in found["series"]] == [*usual, *money]
    found = followed(wenming, small, "--as-of", "2020-03-31", "--owner", "拓东街道")
    assert [each["figure"] for each in found["series"]] == usual
    assert {each["of"] for each in found["series"]} == {"拓东街道"}


def test_planned_and_done(small: Path, wenming: Wenming) -> None:
    found = followed(wenming, small, "S曲线", "--as-of", "2020-07-10")
    planned, done = ([point["value"] for point in s["points"]] for s in found["series"])
    assert planned == ["0", "0", "1", "1", "2", "2", "3"]
    assert done == ["0", "0", "1", "1", "1", "2", "2"]


def test_what_is_expected_is_marked_as_such_everywhere(small: Path, wenming: Wenming) -> None:
    typed = ("-C", small, "trend", "S曲线", "--as-of", "2020-06-30")
    assert "forecast" not in followed(wenming, small, "--as-of", "2020-06-30")
    told = followed(wenming, small, "S曲线", "--as-of", "2020-06-30")["forecast"]
    assert (told["total"], told["throughput"][-1]) == ("5", {"period": "2020-06", "done": "1"})
    assert told["points"][0] == {
        "period": "2020-07",
        "as_of": "2020-07-31",
        "planned_done": "3",
        "done": "2",
        "least": "2",
        "most": "3",
    }
    text = wenming(*typed).out
    assert "预测：最近三个整月 2020-04 办结 0 项、2020-05 办结 0 项、2020-06 办结 1 项" in text
    assert (
        "2020-07  2020-07-31               3                   2             2             3"
        in text
    )
    rows = csv.reader(io.StringIO(wenming(*typed, "--format", "csv").out.lstrip("\ufeff")))
    assert ["办结任务数（预测）", "small", "2020-07", "2020-07-31", "2"] in [
        row[:5] for row in rows
    ]
    few = wenming("-C", small, "trend", "S曲线", "--as-of", "2020-02-10").out
    assert few.endswith("预测：过完的整月不足 3 个，还说不出办结的速度\n")


TEXT = """\
小计划  走势  截至 2020-07-10
逾期任务数       2  _____=#  最低 0（2020-01），最高 2（2020-07）
总体办结率  40.00%  __===##  最低 0.00%（2020-01），最高 40.00%（2020-06）

时期     截至        逾期任务数  总体办结率
2020-01  2020-01-31           0       0.00%
2020-02  2020-02-29           0       0.00%
2020-03  2020-03-31           0      20.00%
2020-04  2020-04-30           0      20.00%
2020-05  2020-05-31           0      20.00%
2020-06  2020-06-30           1      40.00%
2020-07  2020-07-10           2      40.00%
"""


def test_the_table_and_the_run_of_signs(small: Path, wenming: Wenming) -> None:
    ran = wenming("-C", small, "trend", "逾期", "总体办结率", "--as-of", "2020-07-10")
    assert ran.out == TEXT


def test_one_figure_shows_its_numbers(small: Path, wenming: Wenming) -> None:
    shown = wenming("-C", small, "trend", "按期办结率", "--as-of", "2020-03-31").out
    assert shown.splitlines()[1:] == [
        "按期办结率  100.00%    _  没有变化",
        "",
        "时期     截至        按期办结率  分子/分母",
        "2020-01  2020-01-31           -  -",
        "2020-02  2020-02-29           -  -",
        "2020-03  2020-03-31     100.00%  (1/1)",
    ]


def test_a_workbook_draws_the_lines(small: Path, wenming: Wenming, tmp_path: Path) -> None:
    for name, figures in {"a.xlsx": ("按期办结率",), "b.xlsx": ("逾期", "总体办结率")}.items():
        asked = ("trend", *figures, "--as-of", "2020-03-31", "-o", tmp_path / name)
        assert wenming("-C", small, *asked).code == 0
        with zipfile.ZipFile(tmp_path / name) as book:
            drawn = book.read("xl/charts/chart1.xml").decode("utf-8")
        assert drawn.count("<c:ser>") == len(figures)
        assert "走势!$A$" in drawn
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    values = {row[0].value: row[2].value for row in sheet.iter_rows()}
    assert (values["2020-02"], values["2020-03"]) == (None, 1)


def test_csv_has_a_row_a_point(small: Path, wenming: Wenming) -> None:
    asked = ("trend", "逾期", "预算执行率", "符合率", "--as-of", "2020-02-10", "--format", "csv")
    ran = wenming("-C", small, *asked)
    rows = list(csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"))))
    assert [row["截至"] for row in rows] == ["2020-01-31", "2020-02-10"] * 3
    assert [row["数值"] for row in rows] == ["0", "0", "0.000000", "0.000000", "", ""]
    assert rows[-1]["没有数值的原因"] == "计划里没有相应的记录"


@pytest.mark.parametrize(
    ("as_of", "periods"),
    [
        ("2019-12-31", []),
        ("2020-01-01", ["2020-01"]),
        ("2020-12-31", [f"2020-{month:02}" for month in range(1, 13)]),
        ("2021-02-01", [*(f"2020-{month:02}" for month in range(1, 13)), "2021-02-01"]),
    ],
)
def test_periods_end_with_the_day_asked(
    as_of: str, periods: list[str], small: Path, wenming: Wenming
) -> None:
    (found,) = followed(wenming, small, "逾期", "--as-of", as_of)["series"]
    assert [point["period"] for point in found["points"]] == periods
    assert [point["as_of"] for point in found["points"]][-1:] == ([as_of] if periods else [])


def test_a_plan_that_has_not_begun(small: Path, wenming: Wenming) -> None:
    shown = wenming("-C", small, "trend", "逾期", "--as-of", "2019-12-31").out
    assert shown.splitlines()[1:] == ["计划从 2020-01-01 开始，到这一天还没有数"]


def test_a_plan_without_cycles(make_plan: MakePlan, wenming: Wenming) -> None:
    settings = "settings: {inspection: {cycle: days, cycle_days: 30, anchor: 2020-06-01}}\n"
    plan = make_plan(SMALL + settings)
    asked = ("trend", "逾期", "--by", "周期", "--as-of", "2020-03-01")
    assert "到这一天还没有过巡查周期" in wenming("-C", plan, *asked).out


FAULTS = [
    (("按期办结律",), "没有“按期办结律”这个数字；是不是“按期办结率”？"),
    (("一二三",), "没有“一二三”这个数字"),
    (("逾期", "--owner", "东华街道", "--workstream", "HW"), "--owner 和 --workstream 只写一个"),
    (("逾期", "--owner", "没有"), "单位名录里没有“没有”"),
    (("逾期", "--by", "旬"), "--by 没有“旬”这个词"),
]


@pytest.mark.parametrize(("arguments", "message"), FAULTS)
def test_what_cannot_be_asked(
    arguments: tuple[str, ...], message: str, small: Path, wenming: Wenming
) -> None:
    ran = wenming("-C", small, "trend", *arguments, "--as-of", "2020-06-30")
    assert ran.code == 2
    assert message in ran.err


def test_the_curve_of_a_baseline_stands_beside_the_other_two(small: Path, wenming: Wenming) -> None:
    assert wenming("-C", small, "baseline", "年初", "--as-of", "2020-01-31").code == 0
    before = followed(wenming, small, "S曲线", "--against", "年初", "--as-of", "2020-12-31")
    assert [each["figure"] for each in before["series"]] == ["planned_done", "done", "agreed_done"]
    text = (small / "tasks.yaml").read_text("utf-8")
    (small / "tasks.yaml").write_text(text.replace("due: 2020-05-31", "due: 2020-11-30"), "utf-8")
    after = followed(wenming, small, "--against", "年初", "--as-of", "2020-12-31")
    values = [
        [[point["value"] for point in each["points"]] for each in found["series"]]
        for found in (before, after)
    ]
    assert values[0][2] == values[1][2]
    assert values[0][0] != values[1][0]
    ran = wenming("-C", small, "trend", "--against", "年中")
    assert (ran.code, "没有“年中”这条基线" in ran.err) == (2, True)
