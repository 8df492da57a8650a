"""Two months of inspection in all towns: counts without records, a list without a black half."""

from collections.abc import Callable

from tests.shapes.conftest import Ask

PLAN = """
计划: {编号: zs-2020, 项目名称: 2020年公共文明指数测评, 年度: 2020, 实施单位: 市创文办}
单位名录:
- {简称: 市创文办, 类别: 办公室}
- {简称: 东门街道, 类别: 街道}
- {简称: 河口镇, 类别: 镇}
- {简称: 石桥镇, 类别: 镇}
重点工作:
- {编号: CS, 名称: 公共文明指数测评, 类别: 监督检查, 牵头单位: 市创文办}
口径:
  红黑榜: {红榜最低分: 90, 黑榜分数线: 85}
累计数:
- {截至日期: 2020-11-10, 内容: 问题, 单位: 东门街道, 发现数: 312, 整改数: 300, 销号数: 290}
- {截至日期: 2020-11-10, 内容: 问题, 单位: 河口镇, 发现数: 405, 整改数: 371, 销号数: 350}
- {截至日期: 2020-11-10, 内容: 问题, 单位: 石桥镇, 发现数: 315, 整改数: 292, 销号数: 260}
公布榜单:
- {时段: 2020-10-01..2020-11-30, 期号: 第二期, 组别: 镇, 红榜: [河口镇], 公布日期: 2020-11-11,
   数据截止: 2020-11-10, 原因: 各镇（街）得分都高于85分，没有黑榜}
- {时段: 2020-10-01..2020-11-30, 期号: 第二期, 组别: 街道, 红榜: [东门街道], 公布日期: 2020-11-11,
   数据截止: 2020-11-10, 原因: 各镇（街）得分都高于85分，没有黑榜}
"""


def test_the_rate_of_the_paper(asked_of: Callable[[str], Ask]) -> None:
    found = asked_of(PLAN)("findings", "--as-of", "2020-11-30")
    rate = found["figures"]["rectification_rate"]
    assert (rate["numerator"], rate["denominator"], rate["value"]) == ("963", "1032", "0.933140")
    towns = {each["name"]: each["counts"]["open_findings"] for each in found["owners"]}
    assert towns == {"东门街道": 12, "河口镇": 34, "石桥镇": 23}


def test_the_list_of_two_months_has_its_number_and_its_day(asked_of: Callable[[str], Ask]) -> None:
    board = asked_of(PLAN)("board", "--period", "2020-10-01..2020-11-30", "--group", "town")
    (town,) = board["groups"]
    published = town["published"]
    assert (published["red"], published["black"]) == (["河口镇"], [])
    assert (published["issue"], published["cutoff"]) == ("第二期", "2020-11-10")
