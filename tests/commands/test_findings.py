"""``findings``: the ledger, its filters, and what the findings come to."""

from pathlib import Path

import pytest

from tests.commands.documents import said
from tests.conftest import MakePlan, Wenming

PLAN = """\
plan: {id: ledger, name: 台账计划, year: 2020, owner: 区文明办}
owners:
- {name: 区文明办, kind: office}
- {name: 城管局, aliases: [区城管局], kind: department}
- {name: 东华街道, kind: subdistrict}
- {name: 桂园社区, kind: community, parent: 东华街道}
- {name: 拓东街道, kind: subdistrict}
workstreams:
- {id: HW, name: 环境卫生, kind: rectification}
- {id: NM, name: 农贸市场, kind: rectification}
categories:
- {name: 卫生死角}
- {name: 占道经营}
sites:
- {id: M1, name: 一号市场, type: 市场, subdistrict: 拓东街道, owner: 城管局}
"""
RECORDS = """\
findings:
- id: F1
  found: 2020-05-01
  source: inspection
  workstream: HW
  site: M1
  category: 占道经营
  text: 摊位外溢
  owner: 城管局
  log:
  - {date: 2020-05-05, event: rectified}
  - {date: 2020-05-06, event: closed, by: 区文明办}
- id: F2
  found: 2020-06-01
  source: inspection
  workstream: HW
  site: M1
  category: 占道经营
  severity: major
  text: 摊位又外溢
  owner: 城管局
- id: F3
  found: 2020-06-28
  source: covert
  category: 卫生死角
  text: 垃圾没有清运
  owner: 桂园社区
- id: F4
  found: 2020-06-10
  source: covert
  category: 没列的类别
  severity: urgent
  text: 井盖缺失
  owner: 区文明办
  log:
  - {date: 2020-06-11, event: rectified}
  - {date: 2020-06-12, event: returned}
  - {date: 2020-06-13, event: rectified}
- id: F5
  found: 2020-06-10
  source: public
  workstream: NM
  category: 卫生死角
  text: 误报
  owner: 东华街道
  log:
  - {date: 2020-06-12, event: void}
"""
DAY = ("--as-of", "2020-06-30")


@pytest.fixture
def ledger(make_plan: MakePlan) -> Path:
    """The folder of a plan with five findings."""
    return make_plan(PLAN, records=RECORDS)


def test_json(ledger: Path, wenming: Wenming) -> None:
    document = said(wenming, "-C", ledger, "findings", *DAY)
    assert list(document)[4:] == ["figures", "counts", "owners", "findings"]
    assert document["findings"][1] == {
        "id": "F2",
        "state": "open",
        "effective_due": "2020-06-04",
        "overdue_days": 26,
        "rework": 0,
    }
    assert document["findings"][3]["rework"] == 1
    assert document["figures"]["closure_rate"] == {
        "value": "0.250000",
        "numerator": "1",
        "denominator": "4",
        "reason": None,
    }
    assert document["counts"]["overdue_findings"] == 1
    owners = {row["name"]: row["counts"]["findings"] for row in document["owners"]}
    assert owners == {"区文明办": 1, "城管局": 2, "东华街道": 1, "桂园社区": 1}


@pytest.mark.parametrize(
    ("filters", "ids", "counted"),
    [
        ((), "F1 F2 F3 F4 F5", 4),
        (("--owner", "区城管局"), "F1 F2", 2),
        (("--owner", "东华街道"), "F3 F5", 1),
        (("--workstream", "农贸市场"), "F5", 0),
        (("--subdistrict", "拓东街道"), "F1 F2", 2),
        (("--subdistrict", "东华街道"), "F3 F5", 1),
        (("--category", "占道经营"), "F1 F2", 2),
        (("--category", "没列的类别"), "F4", 1),
        (("--severity", "major", "--severity", "urgent"), "F2 F4", 2),
        (("一号",), "F1 F2", 2),
        (("f2", "外溢"), "F2", 1),
        (("没有这些字",), "", 0),
        (("--state", "open"), "F2 F3", 4),
        (("--state", "rectified", "--state", "void"), "F4 F5", 4),
        (("--overdue",), "F2", 4),
        (("--overdue", "--owner", "东华街道"), "", 1),
    ],
)
def test_filters(
    filters: tuple[str, ...], ids: str, counted: int, ledger: Path, wenming: Wenming
) -> None:
    document = said(wenming, "-C", ledger, "findings", *DAY, *filters)
    assert [row["id"] for row in document["findings"]] == ids.split()
    assert document["counts"]["findings"] == counted
    out = wenming("-C", ledger, "findings", *DAY, *filters).out
    assert f"列出 {len(ids.split())} 个，共 {counted} 个问题（不含误报）" in out


def test_text_ends_with_what_they_come_to(ledger: Path, wenming: Wenming) -> None:
    out = wenming("-C", ledger, "findings", *DAY).out
    assert "一号市场" in out
    assert "待整改 2，待复核 1，已销号 1，长期 0，误报 1；逾期未整改 1" in out
    assert "应结整改率 66.67% (2/3)，按期整改率 33.33% (1/3)，" in out
    assert "原时限按期整改率 33.33% (1/3)，返工率 33.33% (1/3)" in out
    assert "反弹率 25.00% (1/4)" in out
    assert "本月" not in out


def test_the_month_stands_apart(ledger: Path, wenming: Wenming) -> None:
    out = wenming("-C", ledger, "findings", "--month", "2020-06").out
    assert "本月 2020-06：新发现 3 个，整改率 33.33% (1/3)" in out
    assert "应结整改率 50.00% (1/2)" in out.partition("本月")[2]


def test_the_day_says_how_it_came_to_be(ledger: Path, wenming: Wenming) -> None:
    note = "截至 2020-12-31  （计划已于 2020-12-31 结束，按这一天计算）"
    assert note in wenming("-C", ledger, "findings").out


@pytest.mark.parametrize(
    ("by", "key", "names"),
    [
        ("owner", "owners", ["区文明办", "城管局", "东华街道", "桂园社区"]),
        ("workstream", "workstreams", ["环境卫生", "农贸市场", "未分重点工作"]),
        ("subdistrict", "subdistricts", ["东华街道", "拓东街道", "未分街道"]),
        ("category", "categories", ["卫生死角", "占道经营", "没列的类别"]),
    ],
)
def test_groups(by: str, key: str, names: list[str], ledger: Path, wenming: Wenming) -> None:
    groups = said(wenming, "-C", ledger, "findings", *DAY, "--by", by)[key]
    assert [group["name"] for group in groups] == names
    if by != "owner":
        assert sum(group["counts"]["findings"] for group in groups) == 4
    out = wenming("-C", ledger, "findings", *DAY, "--by", by).out
    assert names[-1] in out
    assert "列出" not in out


def test_a_workstream_is_shown_with_its_id(ledger: Path, wenming: Wenming) -> None:
    out = wenming("-C", ledger, "findings", *DAY, "--by", "workstream").out
    assert "HW 环境卫生" in out
    document = said(wenming, "-C", ledger, "findings", *DAY, "--by", "workstream")
    assert [group.get("id") for group in document["workstreams"]] == ["HW", "NM", None]


def test_tables(ledger: Path, wenming: Wenming) -> None:
    csv = wenming("-C", ledger, "findings", *DAY, "--format", "csv").out
    assert csv.startswith("\ufeff编号,发现日期,点位,")
    assert "F2,2020-06-01,一号市场,占道经营,摊位又外溢,城管局,较重,2020-06-04,待整改,26," in csv
    by = ("--by", "category", "--format", "markdown")
    assert "| 占道经营 | 2 | 1 |" in wenming("-C", ledger, "findings", *DAY, *by).out


@pytest.mark.parametrize(
    ("option", "typed", "words"),
    [
        ("--category", "卫生死脚", "没有“卫生死脚”这个类别；是不是“卫生死角”？"),
        ("--state", "done", "--state"),
        ("--subdistrict", "城管局", "“城管局”不是街道"),
    ],
)
def test_what_is_not_there(
    option: str, typed: str, words: str, ledger: Path, wenming: Wenming
) -> None:
    ran = wenming("-C", ledger, "findings", option, typed)
    assert ran.code == 2
    assert words in ran.err


def test_tab_completion_offers_what_filters_take(ledger: Path) -> None:
    from wenming_cli.inputs.completion import completions

    assert completions("categories", ledger) == ["卫生死角", "占道经营"]
    assert completions("site_types", ledger) == ["市场"]
    assert completions("subdistricts", ledger) == ["东华街道", "拓东街道"]
