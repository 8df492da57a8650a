"""``inspections``: coverage by cycle and tier, missed sites, groups of sites."""

import csv
import io
from pathlib import Path

import pytest

from tests.commands.documents import said
from tests.conftest import DEMO, MakePlan, Wenming

PLAN = """\
plan: {id: rounds, name: 巡查计划, year: 2020, owner: 区文明办}
owners:
- {name: 区文明办, kind: office}
- {name: 东华街道, aliases: [东华], kind: subdistrict}
- {name: 拓东街道, kind: subdistrict}
"""
SITES = """\
sites:
- {id: M1, name: 一号市场, type: 市场, subdistrict: 东华街道, owner: 区文明办, demonstration: true}
- {id: M2, name: 二号市场, type: 市场, subdistrict: 拓东街道, owner: 拓东街道, demonstration: true}
- {id: R1, name: 大街, type: 道路, owner: 东华街道, demonstration: true}
- {id: R2, name: 小街, type: 道路, owner: 东华街道}
"""
RECORDS = """\
inspections:
- {date: 2020-01-03, tier: district, sites: [M1]}
- {date: 2020-01-05, tier: office, sites: [M1, R1, R2]}
- date: 2020-01-06
  tier: owner
  checks:
  - {site: 一号市场, item: 地面, result: pass}
  - {site: 一号市场, item: 秩序, result: fail}
- {date: 2020-01-21, tier: office, checks: [{site: R1, item: 路面, result: pass}]}
- {date: 2020-02-03, tier: office, sites: [M2]}
"""
DAY = ("--as-of", "2020-02-05")


@pytest.fixture
def rounds(make_plan: MakePlan) -> Path:
    """The folder of a plan with three sites in its register."""
    return make_plan(PLAN, sites=SITES, records=RECORDS)


def test_every_cycle_with_its_tiers_and_missed_sites(rounds: Path, wenming: Wenming) -> None:
    document = said(wenming, "-C", rounds, "inspections", *DAY)
    assert list(document) == ["schema", "plan", "as_of", "sample", "cycles"]
    assert document["schema"] == "wenming.inspections/1"
    first, second, third, fourth = document["cycles"]
    assert first == {
        "index": 0,
        "start": "2020-01-01",
        "end": "2020-01-10",
        "running": False,
        "register": 3,
        "tiers": {
            "district": figure(1, 3, "0.333333"),
            "office": figure(2, 3, "0.666667"),
            "owner": figure(1, 3, "0.333333"),
        },
        "coverage_rate": figure(2, 3, "0.666667"),
        "full_coverage_rate": figure(1, 3, "0.333333"),
        "missed": [{"site": "M2", "in_a_row": 1}],
    }
    assert [site["site"] for site in second["missed"]] == ["M1", "M2", "R1"]
    assert third["missed"] == [{"site": "M1", "in_a_row": 2}, {"site": "M2", "in_a_row": 3}]
    assert fourth["running"] is True
    assert fourth["missed"] == [{"site": "M1", "in_a_row": 2}, {"site": "R1", "in_a_row": 0}]


def figure(numerator: int, denominator: int, value: str) -> dict[str, str | None]:
    return {
        "value": value,
        "numerator": str(numerator),
        "denominator": str(denominator),
        "reason": None,
    }


def test_text_says_what_runs_and_who_was_missed(rounds: Path, wenming: Wenming) -> None:
    out = wenming("-C", rounds, "inspections", *DAY).out
    assert "区级领导" in out
    assert "33.33% (1/3)" in out
    assert "累计 3 个已结束的周期：巡查覆盖率 33.33% (3/9)，三级到位率 11.11% (1/9)" in out
    assert "符合率 66.67% (2/3)" in out
    ended, running = (
        out.index("2020年1月下旬漏巡点位 2 个"),
        out.index("2020年2月上旬尚未到过 2 个"),
    )
    assert ended < out.index("二号市场", ended) < running < out.index("大街", running)


def test_a_cycle_in_which_every_site_was_visited(rounds: Path, wenming: Wenming) -> None:
    filters = ("--owner", "区文明办", "--cycle", "0")
    out = wenming("-C", rounds, "inspections", *DAY, *filters).out
    assert out.endswith("2020年1月上旬漏巡点位 0 个\n")


def test_the_month_stands_apart(rounds: Path, wenming: Wenming) -> None:
    out = wenming("-C", rounds, "inspections", "--month", "2020-02").out
    assert "1月" not in out.partition("截至")[0]
    assert "本月 2020-02：巡查覆盖率 11.11% (1/9)，三级到位率 0.00% (0/9)，符合率 -" in out
    every = said(wenming, "-C", rounds, "inspections", "--month", "2020-02")["cycles"]
    assert len(every) == 6


@pytest.mark.parametrize("cycle", ["2", "2020-01-21", "2020-01-31"])
def test_one_cycle(cycle: str, rounds: Path, wenming: Wenming) -> None:
    document = said(wenming, "-C", rounds, "inspections", *DAY, "--cycle", cycle)
    assert [each["index"] for each in document["cycles"]] == [2]


@pytest.mark.parametrize(
    ("cycle", "words"),
    [
        ("9", "没有“9”这个周期；周期编号：0 到 3"),
        ("2020-03-01", "没有“2020-03-01”这个周期"),
        ("2020-1-1", "--cycle"),
        ("下旬", "写周期的编号"),
    ],
)
def test_a_cycle_that_is_not_there(cycle: str, words: str, rounds: Path, wenming: Wenming) -> None:
    ran = wenming("-C", rounds, "inspections", *DAY, "--cycle", cycle)
    assert ran.code == 2
    assert words in ran.err


def test_before_the_plan_there_is_no_cycle(rounds: Path, wenming: Wenming) -> None:
    early = ("--as-of", "2019-12-31")
    assert said(wenming, "-C", rounds, "inspections", *early)["cycles"] == []
    assert "还没有" in wenming("-C", rounds, "inspections", *early, "--cycle", "0").err
    assert "没有应巡点位" in wenming("-C", rounds, "inspections", *early).out


@pytest.mark.parametrize(
    ("filters", "register"),
    [
        (("--type", "市场"), 2),
        (("--subdistrict", "东华"), 1),
        (("--owner", "东华街道"), 1),
        (("--type", "市场", "--owner", "东华街道"), 0),
    ],
)
def test_filters(filters: tuple[str, ...], register: int, rounds: Path, wenming: Wenming) -> None:
    first, *_ = said(wenming, "-C", rounds, "inspections", *DAY, *filters)["cycles"]
    assert first["register"] == register
    assert "  只看" in wenming("-C", rounds, "inspections", *DAY, *filters).out
    if not register:
        assert first["coverage_rate"]["value"] is None
        assert "没有应巡点位" in first["coverage_rate"]["reason"]


@pytest.mark.parametrize(
    ("by", "key", "names"),
    [
        ("type", "types", ["市场", "道路"]),
        ("subdistrict", "subdistricts", ["东华街道", "拓东街道", "未分街道"]),
        ("owner", "owners", ["区文明办", "东华街道", "拓东街道"]),
        ("site", "sites", ["一号市场", "二号市场", "大街"]),
    ],
)
def test_groups_of_sites(
    by: str, key: str, names: list[str], rounds: Path, wenming: Wenming
) -> None:
    groups = said(wenming, "-C", rounds, "inspections", *DAY, "--by", by)[key]
    assert [group["name"] for group in groups] == names
    turns = sum(int(group["coverage_rate"]["denominator"]) for group in groups)
    checks = sum(int(group["pass_rate"]["denominator"]) for group in groups)
    assert (turns, checks) == (9, 3)
    assert names[0] in wenming("-C", rounds, "inspections", *DAY, "--by", by).out


def test_missed_sites_as_a_table(rounds: Path, wenming: Wenming) -> None:
    ran = wenming("-C", rounds, "inspections", *DAY, "--by", "missed", "--format", "csv")
    assert ran.out.startswith("\ufeff周期,名称,点位编号,")
    rows = list(csv.reader(io.StringIO(ran.out)))[1:]
    assert [(row[0], row[2], row[7]) for row in rows] == [
        ("0", "M2", "1"),
        ("1", "M1", "1"),
        ("1", "M2", "2"),
        ("1", "R1", "1"),
        ("2", "M1", "2"),
        ("2", "M2", "3"),
    ]
    assert "cycles" in said(wenming, "-C", rounds, "inspections", *DAY, "--by", "missed")


def test_markdown(rounds: Path, wenming: Wenming) -> None:
    out = wenming("-C", rounds, "inspections", *DAY, "--format", "markdown").out
    assert "| 0 | 1月上旬 | 2020-01-01 | 2020-01-10 | 已结束 | 3 |" in out


@pytest.mark.parametrize(
    ("option", "typed", "words"),
    [
        ("--type", "市厂", "没有“市厂”这个点位类型；是不是“市场”？"),
        ("--subdistrict", "区文明办", "“区文明办”不是街道；街道有：东华街道、拓东街道"),
        ("--owner", "文明", "单位名录里没有“文明”"),
    ],
)
def test_what_is_not_there(
    option: str, typed: str, words: str, rounds: Path, wenming: Wenming
) -> None:
    ran = wenming("-C", rounds, "inspections", option, typed)
    assert ran.code == 2
    assert words in ran.err


def test_a_plan_without_sites_says_so(make_plan: MakePlan, wenming: Wenming) -> None:
    ran = wenming("-C", make_plan(PLAN), "inspections")
    assert ran.out == (
        "巡查计划  点位巡查  截至 2020-12-31  （计划已于 2020-12-31 结束，按这一天计算）\n"
        "巡查覆盖率 -，没有应巡点位：点位册是空的\n"
        "应巡的点位写“示范点位: 是”\n"
    )


def test_explain_names_who_came_and_when(rounds: Path, wenming: Wenming) -> None:
    out = wenming("-C", rounds, "explain", "巡查覆盖率", "--all", *DAY).out
    assert "33.33% (3/9)" in out
    counted, among = out.index("算进分子的 3 项"), out.index("只算进分母的 6 项")
    left = out.index("没有算进来的 4 项")
    came = out.index("M1/0  一号市场  2020年1月上旬，区级领导 2020-01-03（")
    assert among < out.index("没有人到过") < counted < came < left
    assert "records.yaml:2）" in out[came : out.index("\n", came)]
    assert "周期尚未结束" in out[left:]
    assert "不是示范点位" in next(x for x in out[left:].splitlines() if x.startswith("  R2"))


def test_explain_names_every_check(rounds: Path, wenming: Wenming) -> None:
    out = wenming("-C", rounds, "explain", "pass_rate", *DAY).out
    assert "66.67% (2/3)" in out
    assert "M1/2020-01-06  一号市场  主责单位，秩序，不符合" in out
    assert "records.yaml:8\n" in out


def test_explain_the_sites_of_one_unit(rounds: Path, wenming: Wenming) -> None:
    out = wenming("-C", rounds, "explain", "full_coverage_rate", *DAY, "--owner", "区文明办").out
    assert "33.33% (1/3)" in out
    assert "大街" not in out


def test_explain_a_unit_with_nothing_to_look_at(rounds: Path, wenming: Wenming) -> None:
    day = ("--as-of", "2020-02-05")
    (rounds / "units.yaml").write_text("owners: [{name: 教体局, kind: department}]\n", "utf-8")
    ran = wenming("-C", rounds, "explain", "pass_rate", *day, "--owner", "教体局")
    assert ran.code == 2
    assert "截至 2020-02-05，教体局 没有任务、问题和点位" in ran.err


def test_explain_of_a_workstream_has_no_inspections(rounds: Path, wenming: Wenming) -> None:
    stream = "workstreams: [{id: A, name: 整治, kind: rectification}]\n"
    (rounds / "streams.yaml").write_text(stream, "utf-8")
    out = wenming("-C", rounds, "explain", "pass_rate", *DAY, "--workstream", "A").out
    assert "这里没有这个数字" in out


def test_the_demo_has_real_gaps(wenming: Wenming) -> None:
    every = said(wenming, "-C", DEMO, "inspections", "--as-of", "2020-12-31")["cycles"]
    assert len(every) == 36
    assert any(site["in_a_row"] > 1 for each in every for site in each["missed"])


def test_who_came_without_having_to_is_named(make_plan: MakePlan, wenming: Wenming) -> None:
    tiers = "settings: {inspection: {tiers: [district, office]}}\n"
    records = "inspections: [{date: 2020-01-06, tier: owner, sites: [M1]}]\n"
    folder = make_plan(PLAN + tiers, sites=SITES, records=records)
    out = wenming("-C", folder, "explain", "coverage_rate", "--as-of", "2020-01-20").out
    assert "M1/0  一号市场  2020年1月上旬，只有主责单位到过，不在规定的层级里" in out
    assert "M1/1  一号市场  2020年1月中旬，没有人到过" in out
