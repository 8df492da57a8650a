"""Tasks with several quantities: their column of a workbook, out and back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MakePlan, Wenming
from tests.exchange.clerk import Papers
from wenming_cli.loading import load
from wenming_cli.model.leaf import Leaf

PLAN = """\
计划: {编号: p, 项目名称: 创建, 年度: 2020, 实施单位: 创建办}
单位名录:
- {简称: 创建办, 类别: 办公室}
- {简称: 东街道, 类别: 街道}
- {简称: 西街道, 类别: 街道}
重点工作:
- {编号: HW, 名称: 环境卫生, 类别: 整治}
任务:
- {编号: T1, 任务名称: 清理卫生死角, 所属工作: HW, 牵头单位: 东街道, 完成时限: 2020-12-01}
- 编号: T2
  任务名称: 补设施
  所属工作: HW
  牵头单位: 东街道
  完成时限: 2020-12-01
  分项目标: [{名称: 公厕, 数量: 12, 单位: 座}, {名称: 垃圾箱, 数量: 300, 单位: 个}]
- {编号: T3, 任务名称: 巡查, 所属工作: HW, 牵头单位: 西街道, 完成时限: 2020-12-01}
进展:
- {任务: T2, 日期: 2020-05-20, 分项完成: {公厕: 1, 垃圾箱: 10}}
"""
TITLE = "分项完成"


class Office:
    """A plan and the workbooks that went out of it."""

    def __init__(self, plan: Path, books: Path, wenming: Wenming) -> None:
        self.plan, self.books, self.wenming = plan, books, wenming
        sent = wenming("-C", plan, "sheets", "out", "--month", "2020-06", "-o", books)
        assert sent.code == 0, sent.err

    def papers(self, unit: str = "东街道") -> Papers:
        return Papers(self.books / f"{unit}-2020-06.xlsx")

    def filled(self, key: str | None, **values: Any) -> Papers:
        papers = self.papers()
        paper = papers["任务进展"]
        paper.put(paper.spare() if key is None else paper.row_of(key), **values)
        papers.save()
        return papers

    def bring_in(self) -> Any:
        return self.wenming("-C", self.plan, "sheets", "in", self.books / "东街道-2020-06.xlsx")

    @property
    def leaf(self) -> Leaf:
        plan = load(self.plan).plan
        assert plan is not None
        return plan.leaf_by_id["T2"]


@pytest.fixture
def office(
    make_plan: MakePlan, tmp_path: Path, wenming: Wenming, at_date: Callable[[str], None]
) -> Office:
    at_date("2020-06-15")
    return Office(make_plan(PLAN), tmp_path / "填报表", wenming)


def test_what_each_has_to_reach_and_reached_is_told(office: Office) -> None:
    paper = office.papers()["任务进展"]
    row = paper.row_of("T2")
    assert paper.get(row, "数量目标") == "公厕 12座，垃圾箱 300个"
    assert paper.get(row, "上次进展") == "公厕 1，垃圾箱 10"


def test_the_column_is_open_where_there_are_quantities_and_unseen_where_there_are_none(
    office: Office,
) -> None:
    mine, other = office.papers()["任务进展"], office.papers("西街道")["任务进展"]

    def is_open(key: str, title: str) -> bool:
        return not mine.sheet[mine.name(mine.row_of(key), title)].protection.locked

    assert [is_open("T1", TITLE), is_open("T2", TITLE), is_open("T2", "累计完成")] == [
        False,
        True,
        False,
    ]

    def is_hidden(paper: Any) -> bool:
        letter = "".join(filter(str.isalpha, paper.name(3, TITLE)))
        return bool(paper.sheet.column_dimensions[letter].hidden)

    assert (is_hidden(mine), is_hidden(other)) == (False, True)


@pytest.mark.parametrize(
    "text",
    ["公厕 3，垃圾箱 80", "垃圾箱80个、公厕3座", "公厕=3\n垃圾箱=80", "公厕：３；垃圾箱：８０"],
)
def test_a_cell_becomes_amounts_by_name(office: Office, text: str) -> None:
    office.filled("T2", 日期="2020-06-12", 分项完成=text, 备注="两处")
    came = office.bring_in()
    assert came.code == 0, came.err
    last = office.leaf.course.updates[-1]
    assert {name: str(n) for name, n in last.values.items()} == {"公厕": "3", "垃圾箱": "80"}
    written = (office.plan / "records").rglob("*.yaml")
    assert any("公厕: 3" in path.read_text("utf-8") for path in written)
    again = office.bring_in()
    assert again.code == 0
    assert len(office.leaf.course.updates) == 2


def test_one_of_them_alone_in_a_row_below(office: Office) -> None:
    office.filled(None, 任务="T2", 日期="2020-06-12", 分项完成="公厕 4")
    assert office.bring_in().code == 0
    assert dict(office.leaf.course.updates[-1].values).keys() == {"公厕"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("公厕 3个", "分项完成：公厕按座算，“公厕 3个”不是这样的数"),
        ("厕所 3", "分项完成：分项目标里没有“厕所”"),
        ("公厕 3，公厕 4", "分项完成：“公厕”写了两次"),
        ("公厕 1,200", "分项完成：“200”没有写是哪一项的"),
        (3, "分项完成：“3”没有写是哪一项的"),
        ("=1+2", "公式"),
    ],
)
def test_a_bad_cell_is_told_where_it_is(office: Office, text: Any, told: str) -> None:
    papers = office.filled("T2", 日期="2020-06-12", 分项完成=text)
    paper = papers["任务进展"]
    came = office.bring_in()
    assert came.code == 1
    assert f"东街道-2020-06.xlsx!任务进展!{paper.name(paper.row_of('T2'), TITLE)}" in came.err
    assert told in came.err
    assert len(office.leaf.course.updates) == 1


def test_a_task_without_quantities_has_none(office: Office) -> None:
    office.filled("T1", 日期="2020-06-12", 分项完成="公厕 3")
    came = office.bring_in()
    assert came.code == 1
    assert "分项目标里没有“公厕”" in came.err
    assert "它没有写分项目标" in came.err
