"""``wenming board --scheme``: three public kinds of schemes, the record of each point."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import MakePlan, Wenming

UNITS = """
计划: {编号: p, 项目名称: 量化评比, 年度: 2020, 实施单位: 河口街道}
单位名录:
  - {简称: 河口街道, 类别: 街道}
  - {简称: 山口街道, 类别: 街道}
  - {简称: 一社区, 类别: 社区, 上级单位: 河口街道}
  - {简称: 二社区, 类别: 社区, 上级单位: 河口街道}
  - {简称: 三社区, 类别: 社区, 上级单位: 河口街道}
  - {简称: 四社区, 类别: 社区, 上级单位: 河口街道}
重点工作: [{编号: PB, 名称: 评比, 类别: 监督检查, 牵头单位: 河口街道}]
所属工作: PB
"""
LEAGUES = (
    UNITS
    + """
计分办法:
  - 编号: LH
    名称: 常态化评比
    分组:
      - {名称: 第一层次, 单位: [一社区, 二社区]}
      - {名称: 第二层次, 单位: [三社区, 四社区]}
    计分项:
      - {编号: SZ, 名称: 市里指出, 计分情形: 发现问题, 条件: {问题来源: [上级]},
         分值: -2, 减半: 当天整改}
      - {编号: JD, 名称: 街道指出, 计分情形: 发现问题, 条件: {问题来源: [巡查]},
         分值: -1, 减半: 当天整改}
      - {编号: CQ, 名称: 整改超期, 计分情形: 整改超期, 分值: -0.5, 计分方式: 每天, 封顶: 3}
      - {编号: BY, 名称: 表扬, 计分情形: 人工评定, 分值: 5}
    红榜: {前几名: 1, 不低于: 99}
    黑榜: {后几名: 1, 低于: 99}
加减分:
  - {日期: 2020-11-20, 计分办法: LH, 单位: 四社区, 计分项: BY, 事由: 通报表扬,
     文号: 街办〔2020〕9号}
问题:
  - {编号: W1, 发现日期: 2020-11-06, 问题来源: 上级, 类别: 飞线, 存在问题: 飞线充电,
     责任单位: 一社区, 办理记录: [{日期: 2020-11-06, 事件: 已整改}]}
  - {编号: W2, 发现日期: 2020-11-07, 问题来源: 巡查, 类别: 堆物, 存在问题: 楼道堆物,
     责任单位: 二社区, 整改时限: 2020-11-10}
  - {编号: W3, 发现日期: 2020-11-08, 问题来源: 自查, 类别: 堆物, 存在问题: 楼道堆物,
     责任单位: 三社区, 整改时限: 2020-12-30}
公布榜单:
  - {月份: 2020-11, 组别: 社区, 计分办法: LH, 办法分组: 第一层次,
     红榜: [一社区], 公布日期: 2020-12-01}
"""
)
HALVES = (
    UNITS
    + """
计分办法:
  - 编号: BF
    名称: 问题扣分
    基础分: 10
    分组: [{名称: 各社区, 单位类别: [社区]}]
    计分周期: 季度
    计分项:
      - {编号: WT, 计分情形: 发现问题, 分值: -0.5, 减半: 当天整改}
问题:
  - {编号: W1, 发现日期: 2020-10-06, 问题来源: 巡查, 类别: 飞线, 存在问题: 飞线,
     责任单位: 一社区, 办理记录: [{日期: 2020-10-06, 事件: 已整改}]}
  - {编号: W2, 发现日期: 2020-12-30, 问题来源: 巡查, 类别: 飞线, 存在问题: 飞线,
     责任单位: 一社区}
  - {编号: W3, 发现日期: 2020-09-30, 问题来源: 巡查, 类别: 飞线, 存在问题: 飞线,
     责任单位: 二社区}
"""
)
SEVENTHS = (
    UNITS
    + """
测评体系: [{编号: CS, 名称: 文明城市, 体系类别: 文明城市}]
测评标准: [{编号: B1, 测评体系: CS, 测评项目: 环境, 测评标准: 干净, 测评方法: 实地考察}]
点位:
  - {编号: D1, 名称: 市场, 点位类型: 市场, 所属街道: 河口街道, 责任单位: 河口街道}
巡查:
  - 日期: 2020-11-08
    层级: 区创建办
    检查项:
      - {点位: D1, 检查内容: 地面, 结果: 符合, 测评标准: B1}
      - {点位: D1, 检查内容: 墙面, 结果: 不符合, 测评标准: B1, 失分: 0.3}
计分办法:
  - 编号: QS
    名称: 七三开
    基础分: 0
    分组: [{名称: 各街道, 单位类别: [街道]}]
    计分周期: 半年
    计分项:
      - {编号: CP, 计分情形: 得分率, 分值: 0.7, 计分方式: 每个百分点}
      - {编号: RC, 名称: 日常, 计分情形: "figure:pass_rate", 分值: 30}
"""
)

Told = Callable[..., dict[str, Any]]


@pytest.fixture
def told(make_plan: MakePlan, wenming: Wenming) -> Told:
    """The JSON of the board of a plan by a scheme."""

    def tell(text: str, scheme: str, month: str = "2020-11") -> dict[str, Any]:
        folder = make_plan(text)
        options = ("--scheme", scheme, "--month", month, "--format", "json")
        ran = wenming("-C", folder, "board", *options)
        assert ran.code == 0, ran.err
        document: dict[str, Any] = json.loads(ran.out)
        return document

    return tell


def scores(document: dict[str, Any]) -> dict[str, str]:
    places = [place for group in document["groups"] for place in group["ranked"]]
    return {place["owner"]: place["score"] for place in places}


def test_base_and_two_leagues(told: Told) -> None:
    document = told(LEAGUES, "LH")
    assert scores(document) == {
        "一社区": "99.000000",
        "二社区": "96.000000",
        "四社区": "105.000000",
        "三社区": "100.000000",
    }
    first, second = document["groups"]
    assert [place["list"] for place in first["ranked"]] == ["red", "black"]
    assert [place["list"] for place in second["ranked"]] == ["red", None]
    assert first["published"]["red"] == ["一社区"]
    assert (first["published_later"], second["published"]) == (True, None)


def test_every_point_names_its_record(told: Told) -> None:
    (one, two), (four, _) = (group["ranked"] for group in told(LEAGUES, "LH")["groups"])
    (halved,) = one["components"]["SZ"]["records"]
    assert (halved["id"], halved["points"], halved["halved"]) == ("W1", "-1", True)
    late = two["components"]["CQ"]
    assert (late["points"], late["uncapped"], late["records"][0]["times"]) == ("-3", "-10", 20)
    (award,) = four["components"]["BY"]["records"]
    assert (award["title"], award["reason"]) == ("通报表扬", "街办〔2020〕9号")
    assert award["file"].endswith("plan.yaml")


def test_half_a_point_halved_in_its_quarter(told: Told) -> None:
    document = told(HALVES, "BF", "2020-12")
    assert document["period"]["name"] == "2020年第四季度"
    assert (document["period"]["first"], document["period"]["last"]) == ("2020-10-01", "2020-12-31")
    assert scores(document)["一社区"] == "9.250000"
    assert scores(document)["二社区"] == "10.000000"
    assert scores(told(HALVES, "问题扣分", "2020-08"))["二社区"] == "9.500000"


def test_seventy_and_thirty(told: Told) -> None:
    document = told(SEVENTHS, "QS")
    assert document["period"]["name"] == "2020年下半年"
    assert scores(document) == {"河口街道": "74.500000"}
    (without,) = document["groups"][0]["unranked"]
    assert without["owner"] == "山口街道"
    assert without["reason"] == "得分率、日常没有记录，不能计分"


def test_a_share_is_no_single_time(make_plan: MakePlan, wenming: Wenming) -> None:
    ran = wenming("-C", make_plan(SEVENTHS), "board", "--scheme", "QS", "--month", "2020-12")
    assert "日常：比率 × 30 分" in ran.out
    assert "每次" not in ran.out


def test_text_lists_points_with_their_place(make_plan: MakePlan, wenming: Wenming) -> None:
    options = ("--scheme", "LH", "--month", "2020-11", "--detail")
    ran = wenming("-C", make_plan(LEAGUES), "board", *options)
    assert "红榜：一社区" in ran.out
    assert "飞线充电" in ran.out
    assert "市里指出：每次 −2 分，当天整改减半" in ran.out
    rows = wenming("-C", make_plan(LEAGUES), "board", *options, "--format", "csv").out
    table = list(csv.DictReader(io.StringIO(rows.lstrip("\ufeff"))))
    assert [(row["记录"], row["分值"]) for row in table] == [
        ("W1", "-1"),
        ("W2", "-1"),
        ("W2", "-10"),
        ("2020-11-20/BY", "5"),
    ]


def test_explain_tells_the_sum_and_the_records(make_plan: MakePlan, wenming: Wenming) -> None:
    options = ("LH", "--owner", "二社区", "--month", "2020-11")
    ran = wenming("-C", make_plan(LEAGUES), "explain", *options)
    assert "整改超期 1 次，共 20 天，−10 分，封顶 3 分" in ran.out
    assert "合计 96" in ran.out
    assert "W2" in ran.out
    data = json.loads(
        wenming("-C", make_plan(LEAGUES), "explain", *options, "--format", "json").out
    )
    assert data["board"]["scheme"] == "LH"
    assert {rate["id"] for rate in data["board"]["rates"]} == {"SZ", "JD", "CQ", "BY"}


def test_the_report_prints_the_leagues(make_plan: MakePlan, wenming: Wenming) -> None:
    report = wenming("-C", make_plan(LEAGUES), "report", "--month", "2020-11").out
    assert (
        "常态化评比（2020年11月）第一层次，由程序按办法计分，建议红榜：一社区；黑榜：二社区："
        in report
    )
    assert "| 1 | 一社区 | 99 | −1 | 0 | 0 | 0 | 红榜 |" in report
    assert "计分办法 LH：常态化评比，按月计分，基础分100分" in report
    assert "第四季度" not in wenming("-C", make_plan(HALVES), "report", "--month", "2020-11").out
    assert "第四季度" in wenming("-C", make_plan(HALVES), "report", "--month", "2020-12").out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--scheme", "LX"), "LX"),
        (("--scheme", "LH", "--cycle", "1"), "计分周期"),
        (("--detail",), "--scheme"),
        (("--scheme", "LH", "--period", "2020-Q3"), "按月计分"),
    ],
)
def test_what_can_not_be_asked(
    options: tuple[str, ...], said: str, make_plan: MakePlan, wenming: Wenming
) -> None:
    ran = wenming("-C", make_plan(LEAGUES), "board", *options)
    assert ran.code == 2
    assert said in ran.err


def test_a_unit_outside_has_no_points(make_plan: MakePlan, wenming: Wenming) -> None:
    options = ("LH", "--owner", "山口街道", "--month", "2020-11")
    ran = wenming("-C", make_plan(LEAGUES), "explain", *options)
    assert ran.code == 2
    assert "不在" in ran.err


def test_a_scheme_that_comes_later_changes_no_closed_month(
    make_plan: MakePlan, wenming: Wenming
) -> None:
    without = LEAGUES.partition("计分办法:")[0]
    folder = make_plan(without)
    assert wenming("-C", folder, "close", "2020-11").code == 0
    path = folder / "plan.yaml"
    scheme = LEAGUES[len(without) :].partition("加减分:")[0]
    path.write_text(path.read_text("utf-8") + scheme, "utf-8")
    ran = wenming("-C", folder, "validate")
    assert ran.code == 0, ran.out
