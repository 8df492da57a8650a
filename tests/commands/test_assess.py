"""``assess`` and ``standards``: results, the register, its holes, and every observation behind."""

from pathlib import Path

import pytest

from tests.commands.documents import said
from tests.conftest import MakePlan, Wenming

PLAN = """\
plan: {id: exam, name: 创建计划, year: 2020, owner: 区文明办}
owners:
- {name: 区文明办, kind: office}
- {name: 区城市管理局, aliases: [城管局], kind: department}
- {name: 东华街道, aliases: [东华], kind: subdistrict}
"""
STANDARDS = """\
systems: [{id: CS, name: 城市体系, kind: city}]
sites:
- {id: M1, name: 一号市场, type: 市场, subdistrict: 东华街道, owner: 区文明办}
- {id: R1, name: 大街, type: 道路, owner: 东华街道}
standards:
- {code: 甲-1, system: CS, item: 环境, text: 地面干净, method: field, points: 5,
   owners: [城管局, 东华], site_types: [市场]}
- {code: 甲-2, system: CS, item: 环境, text: 立面整洁, method: field, points: 3, owners: [城管局]}
- {code: 乙-1, system: CS, item: 秩序, text: 不占道, method: field, points: 2}
- {code: 丙-1, system: CS, item: 组织, text: 有方案, method: material, points: 4,
   owners: [区文明办]}
assessments:
- {id: MN-1, name: 第一次模拟, kind: mock, system: CS, start: 2020-05-01, end: 2020-05-02}
- {id: MN-2, name: 第二次模拟, kind: mock, system: CS, start: 2020-06-01, end: 2020-06-02}
- {id: SC, name: 上级测评, kind: superior, system: CS, start: 2020-06-20, end: 2020-06-20,
   totals: [{of: all, score: 82.5, full: 100, rank: 2},
     {of: item, name: 环境, score: 30, full: 40}]}
"""
RECORDS = """\
findings:
- {id: W1, found: 2020-06-01, source: inspection, category: 卫生, text: 垃圾, owner: 城管局,
   log: [{date: 2020-06-05, event: rectified}]}
inspections:
- date: 2020-05-01
  tier: office
  assessment: MN-1
  checks:
  - {site: M1, item: 地面, result: fail, standard: 甲-1}
  - {site: R1, item: 墙面, result: pass, standard: 甲-2}
- date: 2020-06-01
  tier: office
  assessment: MN-2
  checks:
  - {site: M1, item: 地面, result: fail, lost: 0.4, standard: 甲-1, finding: W1}
  - {site: M1, item: 地面, result: pass, standard: 甲-1}
  - {site: R1, item: 墙面, result: fail, standard: 甲-2}
"""
DAY = ("--as-of", "2020-06-15")


@pytest.fixture
def exam(make_plan: MakePlan) -> Path:
    """The folder of a plan with an exam."""
    return make_plan(PLAN, standards=STANDARDS, records=RECORDS)


# --- assess ---------------------------------------------------------------------------------------


def test_the_latest_assessment_as_data(exam: Path, wenming: Wenming) -> None:
    document = said(wenming, "-C", exam, "assess", *DAY)
    assert document["schema"] == "wenming.assess/1"
    assert document["assessment"] == "MN-2"
    assert document["score_rate"]["value"] == "0.500000"
    assert document["observed_rate"]["value"] == "0.571429"
    (group,) = document["groups"]
    assert {key: group[key] for key in ("by", "name", "points", "lost", "observations")} == {
        "by": "item",
        "name": "环境",
        "points": "8",
        "lost": "4",
        "observations": 3,
    }
    first, second = document["lost"]
    assert (first["standard"], first["site"], first["owner"]) == ("甲-2", "R1", "区城市管理局")
    assert (first["lost"], first["points"], first["cost"]) == ("1", "3", "3")
    assert (first["finding"], first["rectified"]) == (None, None)
    assert (second["lost"], second["cost"], second["line"]) == ("0.4", "1", 15)
    assert (second["finding"], second["rectified"]) == ("W1", True)
    assert document["unobserved"] == ["乙-1", "丙-1"]
    assert document["change"]["assessment"] == "MN-1"
    assert document["change"]["points"] == "12.500000"
    assert document["change"]["standards"] == 2


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["第一次模拟", "--by", "owner"], ["区城市管理局", "东华街道"]),
        (["MN-2", "--by", "content"], ["未分测评内容"]),
        (["MN-2", "--by", "测评体系"], ["城市体系"]),
        (["MN-2", "--by", "单位"], ["区城市管理局", "东华街道"]),
        (["--by", "subdistrict"], ["东华街道", "未分街道"]),
        (["--by", "type"], ["市场", "道路"]),
        (["--by", "site"], ["一号市场", "大街"]),
        (["--by", "standard"], ["甲-1", "甲-2"]),
    ],
)
def test_in_groups(exam: Path, wenming: Wenming, arguments: list[str], names: list[str]) -> None:
    document = said(wenming, "-C", exam, "assess", *arguments, *DAY)
    assert [group["name"] for group in document["groups"]] == names


def test_the_page_says_what_was_lost_and_what_nobody_saw(exam: Path, wenming: Wenming) -> None:
    out = wenming("-C", exam, "assess", *DAY).out
    assert "第二次模拟" in out
    assert "50.00%" in out
    assert "+12.50个百分点" in out
    assert "W1 待复核" in out
    assert "没有登记问题" in out
    assert "失分 2 处：登记成问题的 1 处，其中已整改 1 处" in out
    assert "未测 2 条（实地考察 1 条、材料审核 1 条）" in out


def test_a_month_and_a_cycle_of_any_observations(exam: Path, wenming: Wenming) -> None:
    may = said(wenming, "-C", exam, "assess", "--month", "2020-05")
    assert (may["assessment"], may["period"]) == (
        None,
        {"start": "2020-05-01", "end": "2020-05-31"},
    )
    assert may["score_rate"]["numerator"] == "3"
    cycle = said(wenming, "-C", exam, "assess", "--cycle", "2020-06-03", *DAY)
    assert cycle["period"] == {"start": "2020-06-01", "end": "2020-06-10"}
    assert cycle["score_rate"]["numerator"] == "4"


def test_what_is_known_as_sums_is_shown_as_sums(exam: Path, wenming: Wenming) -> None:
    ran = wenming("-C", exam, "assess", "SC", "--as-of", "2020-06-30")
    assert "只有汇总的得分" in ran.out
    assert "82.50%" in ran.out
    assert "未测" not in ran.out
    document = said(wenming, "-C", exam, "assess", "--as-of", "2020-06-30")
    assert document["score_rate"]["value"] is None
    assert [total["score"] for total in document["totals"]] == ["82.5", "30"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["MN-9"], "没有“MN-9”这个测评"),
        (["MN-1", "--month", "2020-05"], "就不写 --month"),
        (["--cycle", "99", *DAY], "没有“99”这个周期"),
    ],
)
def test_what_can_not_be_had(
    exam: Path, wenming: Wenming, arguments: list[str], message: str
) -> None:
    ran = wenming("-C", exam, "assess", *arguments)
    assert ran.code == 2
    assert message in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["assess"],
        ["assess", "MN-2"],
        ["assess", "第二次模拟"],
        ["explain", "得分率", "--assessment", "MN-2"],
        ["draw", "--count", "1", "--assessment", "MN-2"],
        ["report", "--template", "测评通报", "--assessment", "MN-2"],
        ["report", "--month", "2020-06"],
    ],
)
def test_an_id_that_two_assessments_have_is_told_and_computed(
    make_plan: MakePlan, wenming: Wenming, arguments: list[str]
) -> None:
    twice = STANDARDS.replace("{id: MN-1,", "{id: MN-2,").replace(
        "SC, name: 上级", "MN-2, name: 上级"
    )
    folder = make_plan(PLAN, standards=twice)
    ran = wenming("-C", folder, *arguments)
    assert ran.code == 0, ran.err
    assert "计划有 2 处错误，数字照算" in ran.err


def test_all_of_a_long_list(make_plan: MakePlan, wenming: Wenming) -> None:
    checks = "\n".join(
        f"  - {{site: M1, item: 地面{n}, result: fail, standard: 甲-1}}" for n in range(25)
    )
    records = f"inspections:\n- date: 2020-06-01\n  tier: office\n  checks:\n{checks}\n"
    folder = make_plan(
        PLAN, standards=STANDARDS.split("assessments", maxsplit=1)[0], records=records
    )
    short = wenming("-C", folder, "assess", *DAY).out
    assert "全部观察" in short
    assert "还有 5 处，用 --all 全部列出" in short
    assert "还有" not in wenming("-C", folder, "assess", "--all", *DAY).out


def test_without_standards_it_says_so(make_plan: MakePlan, wenming: Wenming) -> None:
    folder = make_plan(PLAN)
    assert "没有写测评标准" in wenming("-C", folder, "assess", *DAY).out
    assert "没有写测评标准" in wenming("-C", folder, "standards", *DAY).out


@pytest.mark.parametrize("command", ["assess", "standards"])
@pytest.mark.parametrize("form", ["text", "csv", "markdown", "html"])
def test_every_form(exam: Path, wenming: Wenming, command: str, form: str) -> None:
    ran = wenming("-C", exam, command, *DAY, "--format", form)
    assert ran.code == 0
    assert ("环境" in ran.out) == (ran.out != "")


# --- standards ------------------------------------------------------------------------------------


def test_the_register_as_data(exam: Path, wenming: Wenming) -> None:
    document = said(wenming, "-C", exam, "standards", *DAY)
    first = document["standards"][0]
    assert first["code"] == "甲-1"
    assert first["owners"] == ["区城市管理局", "东华街道"]
    assert (first["sites"], first["observed"], first["observations"]) == (1, "2020-06-01", 3)
    assert first["score_rate"]["numerator"] == "2.666667"
    assert (first["findings"], first["materials"]) == (0, 0)
    assert [(hole["kind"], hole["code"]) for hole in document["holes"]] == [
        ("no_owner", "乙-1"),
        ("never_observed", "乙-1"),
        ("no_material", "丙-1"),
    ]
    assert set(document["holes"][0]) == {"kind", "code", "message", "file", "line"}


def test_open_findings_stand_beside_their_standard(exam: Path, wenming: Wenming) -> None:
    document = said(wenming, "-C", exam, "standards", "--as-of", "2020-06-04")
    assert [each["findings"] for each in document["standards"]] == [1, 0, 0, 0]


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (["--system", "城市体系"], ["甲-1", "甲-2", "乙-1", "丙-1"]),
        (["--item", "环境", "--owner", "东华"], ["甲-1"]),
        (["--site-type", "道路", "--item", "环境"], ["甲-2"]),
    ],
)
def test_filters(exam: Path, wenming: Wenming, arguments: list[str], codes: list[str]) -> None:
    document = said(wenming, "-C", exam, "standards", *arguments, *DAY)
    assert [each["code"] for each in document["standards"]] == codes
    assert {hole["code"] for hole in document["holes"]} <= set(codes)


def test_holes_with_kind_and_place(exam: Path, wenming: Wenming) -> None:
    out = wenming("-C", exam, "standards", "--holes", *DAY).out
    assert "standards.yaml:9" in out
    assert "缺口 3 处：没有责任单位 1，从未观察 1，没有申报材料 1" in out
    later = ("--cycles", "1", "--as-of", "2020-06-30")
    late = wenming("-C", exam, "standards", "--holes", *later).out
    assert "最近 1 个周期没有观察过" in late
    none = wenming("-C", exam, "standards", "--holes", "--item", "环境", *DAY).out
    assert "没有缺口" in none


# --- why ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "value", "lines"),
    [
        (["--assessment", "MN-2"], "0.500000", [15, 16, 17]),
        (["--assessment", "MN-2", "--item", "环境"], "0.500000", [15, 16, 17]),
        (["--assessment", "MN-2", "--owner", "东华"], "0.800000", [15, 16]),
        (["--subdistrict", "东华"], "0.533333", [9, 15, 16]),
        (["--type", "道路"], "0.500000", [10, 17]),
        (["--site", "大街"], "0.500000", [10, 17]),
        (["--standard", "甲-1"], "0.533333", [9, 15, 16]),
        (["--owner", "城管局"], "0.520833", [9, 10, 15, 16, 17]),
    ],
)
def test_a_score_rate_is_told_to_each_observation(
    exam: Path, wenming: Wenming, arguments: list[str], value: str, lines: list[int]
) -> None:
    document = said(wenming, "-C", exam, "explain", "得分率", *arguments, *DAY)
    assert document["figure"]["value"] == value
    counted = [r for r in document["records"] if r["role"] != "left_out"]
    assert sorted(record["line"] for record in counted) == lines
    assert {record["kind"] for record in counted} == {"observation"}


MORE = """\
- date: 2020-06-20
  tier: office
  assessment: SC
  checks:
  - {site: M1, item: 摊位, result: na, standard: 乙-1}
  - {site: M1, item: 通道, result: pass, standard: 乙-1}
- {date: 2020-07-01, tier: office, checks: [{site: R1, item: 墙面, result: fail, standard: 甲-2}]}
"""


def test_what_does_not_count_says_why(make_plan: MakePlan, wenming: Wenming) -> None:
    folder = make_plan(PLAN, standards=STANDARDS, records=RECORDS + MORE)
    later = ("--as-of", "2020-06-25")
    document = said(wenming, "-C", folder, "explain", "得分率", *later)
    left = {r["line"]: r["reason"] for r in document["records"] if r["role"] == "left_out"}
    assert left[22] == "摊位，不适用的不计"
    assert left[24] == "墙面，2020-07-01 在截止日以后"
    assert "未测的不计" in left[10]
    own = said(wenming, "-C", folder, "explain", "得分率", "--assessment", "SC", *later)
    assert [r["line"] for r in own["records"] if r["kind"] == "observation"] == [23, 22]


def test_nothing_in_common_with_the_last_time(make_plan: MakePlan, wenming: Wenming) -> None:
    text = STANDARDS.replace(
        "id: SC, name: 上级测评, kind: superior", "id: SC, name: 三测, kind: mock"
    )
    folder = make_plan(PLAN, standards=text, records=RECORDS + MORE)
    ran = wenming("-C", folder, "assess", "SC", "--as-of", "2020-06-30")
    assert "与“第二次模拟”没有都观察过的标准，不比" in ran.out
    assert "失分 0 处" not in ran.out
    none = wenming("-C", folder, "assess", "MN-1", "--as-of", "2020-04-30")
    assert "没有观察过任何标准，不算得分" in none.out


def test_the_other_figures_are_told_by_standard(exam: Path, wenming: Wenming) -> None:
    document = said(wenming, "-C", exam, "explain", "observed_rate", "--assessment", "MN-2", *DAY)
    roles = {record["id"]: record["role"] for record in document["records"]}
    assert roles == {
        "甲-1": "numerator",
        "甲-2": "numerator",
        "乙-1": "denominator",
        "丙-1": "denominator",
    }
    coverage = said(wenming, "-C", exam, "explain", "标准覆盖率", *DAY)
    assert coverage["formula"] == "2 ÷ 3 = 66.67%"


@pytest.mark.parametrize(
    ("what", "message"),
    [("按期办结率", "只用于测评的数字"), ("覆盖分值", "只按测评和单位说明")],
)
def test_other_figures_have_no_such_parts(
    exam: Path, wenming: Wenming, what: str, message: str
) -> None:
    ran = wenming("-C", exam, "explain", what, "--item", "环境", *DAY)
    assert ran.code == 2
    assert message in ran.err


def test_status_trend_and_diff_know_it(exam: Path, wenming: Wenming) -> None:
    figures = said(wenming, "-C", exam, "status", *DAY)["figures"]
    assert figures["score_rate"]["numerator"] == "4.166667"
    assert figures["standard_coverage"]["value"] == "0.666667"
    trend = wenming("-C", exam, "trend", "得分率", *DAY)
    assert trend.code == 0
    assert "52.08%" in trend.out
