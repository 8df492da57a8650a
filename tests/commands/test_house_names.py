"""The house's own words for tiers and groups of boards: wherever they are printed, and typed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import MakePlan, MakeRepo, Wenming
from tests.exchange.clerk import Papers

PLAN = """\
plan: {id: p, name: 创建计划, year: 2020, owner: 县文明办}
owners:
- {name: 县文明办, kind: office}
- {name: 甲镇, kind: subdistrict}
- {name: 乙镇, kind: subdistrict}
sites:
- {id: S1, name: 一市场, type: 市场, owner: 甲镇, demonstration: true}
- {id: S2, name: 二市场, type: 市场, owner: 乙镇, demonstration: true}
inspections:
- {date: 2020-06-02, tier: %s, sites: [S1]}
- {date: 2020-06-03, tier: office, sites: [S1, S2]}
- {date: 2020-06-04, tier: 主责单位, checks: [{site: S1, item: 卫生, result: pass}]}
- {date: 2020-06-05, tier: %s, checks: [{site: S2, item: 卫生, result: fail}]}
tasks: []
findings:
- {id: W-1, found: 2020-06-01, source: covert, category: 卫生, text: 垃圾, owner: 甲镇,
   log: [{date: 2020-06-05, event: rectified}]}
boards:
- {month: 2020-05, group: %s, date: 2020-06-08, red: [甲镇]}
settings:
  inspection: {cycle: month}
  board: {minimum: 1, weights: {full_coverage_rate: 0.5, due_rectification_rate: 0.5}}
"""
NAMES = """\
  names:
    tiers: {district: 县领导, 区创建办: 镇督查组, owner: 责任单位, village: 村级}
    groups: {subdistrict: 镇街}
"""
USUAL = PLAN % ("district", "owner", "subdistrict")
OWN = PLAN % ("县领导", "村级", "镇街") + NAMES
DEFAULT_WORDS = ("区级领导", "区创建办", "主责单位", "三级到位", "街道组")


@pytest.fixture
def folder(make_plan: MakePlan, at_date: Callable[[str], None]) -> Path:
    at_date("2020-07-02")
    return make_plan(OWN)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("validate",), ("没有发现问题",)),
        (("inspections",), ("县领导", "镇督查组", "责任单位", "村级", "四级到位")),
        (
            ("inspections", "--format", "csv"),
            ("应巡点位,县领导,镇督查组,责任单位,村级,任一层级,四级到位",),
        ),
        (("inspections", "--by", "owner"), ("四级到位",)),
        (("explain", "四级到位率"), ("四级到位率 full_coverage_rate", "县领导 2020-06-02")),
        (("explain", "符合率"), ("责任单位，卫生，符合", "村级，卫生，不符合")),
        (("explain", "board", "--owner", "甲镇", "--month", "2020-06"), ("镇街", "四级到位率")),
        (("board", "--month", "2020-06"), ("镇街", "四级到位率(0.5)")),
        (("board", "--month", "2020-06", "--format", "csv"), ("镇街,甲镇",)),
        (("status",), ("四级到位率",)),
        (("trend", "full_coverage_rate"), ("四级到位率",)),
        (("need", "full_coverage_rate", "100%"), ("四级到位率",)),
        (("list", "inspections"), ("县领导", "村级")),
        (("list", "inspections", "--where", "层级=村级"), ("共 1 条",)),
        (("list", "inspections", "--where", "层级=village"), ("共 1 条",)),
        (("list", "boards"), ("镇街",)),
    ],
)
def test_the_words_of_the_house_are_printed(
    folder: Path, wenming: Wenming, command: tuple[str, ...], words: tuple[str, ...]
) -> None:
    ran = wenming("-C", folder, *command)
    assert ran.code in (0, 1), ran.err
    for word in words:
        assert word in ran.out
    for word in DEFAULT_WORDS:
        assert word not in ran.out


@pytest.mark.parametrize(
    ("word", "printed"),
    [("县区组", "县区组"), ("镇街", "镇街"), ("街道", "街道组")],
)
def test_a_group_is_called_as_it_is_written(
    make_plan: MakePlan, wenming: Wenming, word: str, printed: str
) -> None:
    """Only what is a mere kind of unit needs 组 behind it."""
    folder = make_plan(
        OWN.replace("subdistrict: 镇街", f"subdistrict: {word}").replace("镇街", word)
    )
    asked = ("--month", "2020-06")
    assert f"\n{printed}\n" in wenming("-C", folder, "board", *asked).out
    for report in ((), ("--for", "circulation")):
        out = wenming("-C", folder, "report", *report, *asked).out
        assert printed in out
        assert f"{printed}组" not in out
    scheme = "schemes: [{id: JF, name: 积分, rows: [{code: A, on: finding, points: -2}]}]\n"
    (folder / "schemes.yaml").write_text(scheme, "utf-8")
    out = wenming("-C", folder, "board", "--scheme", "JF", *asked).out
    assert printed in out
    assert f"{printed}组" not in out


@pytest.mark.parametrize("report", [("report",), ("report", "--for", "circulation")])
def test_reports_print_them(folder: Path, wenming: Wenming, report: tuple[str, ...]) -> None:
    ran = wenming("-C", folder, *report, "--month", "2020-06", "-o", folder / "r.md")
    assert ran.code == 0, ran.err
    text = (folder / "r.md").read_text("utf-8")
    for word in ("县领导", "镇督查组", "责任单位", "村级", "四级到位率", "镇街"):
        assert word in text
    for word in DEFAULT_WORDS:
        assert word not in text


def test_the_dashboard_prints_them(folder: Path, wenming: Wenming) -> None:
    assert wenming("-C", folder, "dashboard", "-o", folder / "d.html").code == 0
    text = (folder / "d.html").read_text("utf-8")
    for word in DEFAULT_WORDS:
        assert word not in text


def test_keys_in_json_stay(folder: Path, wenming: Wenming) -> None:
    asked = ("inspections", "--format", "json")
    told = json.loads(wenming("-C", folder, *asked).out)
    assert list(told["cycles"][5]["tiers"]) == ["district", "office", "owner", "village"]
    assert told["cycles"][5]["full_coverage_rate"]["denominator"] == "2"
    board = json.loads(wenming("-C", folder, "board", "--month", "2020-06", "--format", "json").out)
    assert [group["group"] for group in board["groups"]] == ["subdistrict"]


def test_what_is_none_of_the_words_is_refused(make_plan: MakePlan, wenming: Wenming) -> None:
    out = wenming("-C", make_plan(OWN.replace("tier: 村级", "tier: 省级")), "validate").out
    assert "E210" in out
    assert "“省级”不在可选的词里" in out
    assert "可以写：县领导、镇督查组、责任单位、村级" in out


def test_without_names_the_usual_words_alone_are_known(
    make_plan: MakePlan, wenming: Wenming
) -> None:
    out = wenming("-C", make_plan(USUAL.replace("tier: owner", "tier: 村级")), "validate").out
    assert "可以写：区级领导、区创建办、主责单位" in out


def test_which_tiers_have_to_come_may_be_said(make_plan: MakePlan, wenming: Wenming) -> None:
    asked = "cycle: month, tiers: [县领导, village]"
    folder = make_plan(OWN.replace("cycle: month", asked))
    out = wenming("-C", folder, "inspections", "--month", "2020-06").out
    assert "两级到位" in out
    assert "镇督查组" not in out.splitlines()[2]
    assert "累计 6 个已结束的周期：巡查覆盖率 16.67% (2/12)，两级到位率" in out


def test_names_alone_change_no_figure(make_plan: MakePlan, wenming: Wenming) -> None:
    three = NAMES.replace(", village: 村级", "")
    before = make_plan(USUAL)
    usual = json.loads(wenming("-C", before, "inspections", "--format", "json").out)
    after = make_plan(USUAL + three)
    assert json.loads(wenming("-C", after, "inspections", "--format", "json").out) == usual


def test_to_name_them_is_no_change_of_the_records(
    make_plan: MakePlan, make_repo: MakeRepo, wenming: Wenming
) -> None:
    folder = make_plan(USUAL)
    repo = make_repo(folder)
    (folder / "plan.yaml").write_text(USUAL + NAMES.replace(", village: 村级", ""), "utf-8")
    out = wenming("-C", repo.folder, "diff", "HEAD").out
    assert "叫法" in out
    assert "巡查 1 个点位" not in out


def test_other_words_and_another_tier_are_told_to_who_merges(
    make_plan: MakePlan, make_repo: MakeRepo, wenming: Wenming
) -> None:
    repo = make_repo(make_plan(OWN))
    base = ("validate", "--base", "HEAD")
    assert "E723" not in wenming("-C", repo.folder, *base).out
    repo.edit("plan.yaml", "district: 县领导", "district: 县级领导")
    repo.edit("plan.yaml", "tier: 县领导", "tier: 县级领导")
    repo.edit("plan.yaml", "village: 村级}", "village: 村级, site: 点位}")
    out = wenming("-C", repo.folder, *base).out
    assert "E723 改了口径：叫法层级：district 县领导 → 县级领导" in out
    assert "增加 site 点位" in out
    assert "E713" not in out


def test_a_closed_month_calls_figures_as_the_plan_does(folder: Path, wenming: Wenming) -> None:
    plan = folder / "plan.yaml"
    text = plan.read_text("utf-8").replace("site: S2, item", "site: S1, item")
    plan.write_text(text, "utf-8")
    assert wenming("-C", folder, "close", "2020-06").code == 0
    plan.write_text(text.replace("tier: 村级", "tier: 责任单位").replace("镇街", "村级"), "utf-8")
    out = wenming("-C", folder, "validate").out
    assert "四级到位率" in out
    assert "村级红黑榜" in out
    for word in DEFAULT_WORDS:
        assert word not in out


def test_a_tier_of_the_house_is_added_and_sent_out(folder: Path, wenming: Wenming) -> None:
    added = wenming("-C", folder, "add", "巡查", "日期=2020-06-20", "层级=村级", "点位=S1")
    assert added.code == 0, added.err
    assert "村级" in added.out
    refused = wenming("-C", folder, "add", "巡查", "日期=2020-06-20", "层级=省级", "点位=S1")
    assert refused.code != 0
    assert "可以写：县领导、镇督查组、责任单位、村级" in refused.err
    books = folder / "表"
    assert wenming("-C", folder, "sheets", "out", "--month", "2020-06", "-o", books).code == 0
    book = next(books.glob("甲镇*.xlsx"))
    papers = Papers(book)
    paper = papers["巡查"]
    paper.put(paper.spare(), 日期="2020-06-21", 层级="村级", 点位="一市场")
    papers.save()
    done = wenming("-C", folder, "sheets", "in", books)
    assert done.code == 0, done.err
    assert "村级" in wenming("-C", folder, "list", "inspections", "--where", "日期=2020-06-21").out
    again = wenming("-C", folder, "sheets", "in", books)
    assert (again.code, again.out) == (0, "没有改动\n"), again.err


def test_points_go_by_a_tier_of_the_house(make_plan: MakePlan, wenming: Wenming) -> None:
    scheme = """\
schemes:
- id: JF
  name: 积分
  rows:
  - {code: A, on: missed_site, points: -2, when: {tier: [村级]}}
"""
    folder = make_plan(OWN.replace("settings:", f"{scheme}settings:"))
    out = wenming("-C", folder, "board", "--scheme", "JF", "--month", "2020-06").out
    assert "甲镇" in out
    told = wenming("-C", folder, "explain", "JF", "--owner", "甲镇", "--month", "2020-06").out
    assert "村级没有到" in told
