"""Workbooks out and back, one rule after the other, on a plan of two units."""

import datetime as dt
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import MakePlan, Ran, Wenming
from tests.exchange.city import come
from tests.exchange.clerk import HEAD, Papers
from wenming_cli import terminal
from wenming_cli.exchange.workbook_reading import read_workbook
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan

PLAN = """\
计划: {编号: p, 项目名称: 创建, 年度: 2020, 实施单位: 创建办}
单位名录:
- {简称: 创建办, 类别: 办公室}
- {简称: 东街道, 类别: 街道, 别名: [东街]}
- {简称: 西街道, 类别: 街道}
重点工作:
- {编号: HW, 名称: 环境卫生, 类别: 整治}
问题类别: [{名称: 卫生死角}]
点位:
- {编号: D1, 名称: 东市场, 点位类型: 农贸市场, 责任单位: 东街道}
资金: {年初预算数: 100万元, 用途: [{编号: GG, 名称: 广告}]}
绩效指标:
- {编号: M1, 一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 满意度,
   指标性质: ≥, 指标值: 90, 度量单位: "%", 累计方式: 水平, 取数方式: 抽查}
- {编号: S1, 一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 清理点位,
   指标性质: ≥, 指标值: 600, 度量单位: 处, 累计方式: 累计}
- {编号: X1, 一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 市容改观,
   指标性质: 定性, 指标值: 明显改观, 累计方式: 年末}
任务:
- {编号: T1, 任务名称: 清理卫生死角, 所属工作: HW, 牵头单位: 东街道, 完成时限: 2020-12-01}
- {编号: T2, 任务名称: 划设车位, 所属工作: HW, 牵头单位: 东街道, 完成时限: 2020-12-01,
   数量目标: {数量: 100, 单位: 处}}
- {编号: T3, 任务名称: 巡查, 所属工作: HW, 牵头单位: 西街道, 完成时限: 2020-12-01}
- {编号: T4, 任务名称: 办好了的, 所属工作: HW, 牵头单位: 东街道, 完成时限: 2020-12-01,
   办结日期: 2020-05-01}
进展:
- {任务: T1, 日期: 2020-05-20, 完成进度: 30%}
问题:
- {编号: WT-06-01, 发现日期: 2020-06-01, 问题来源: 巡查, 点位: D1, 类别: 卫生死角,
   存在问题: 后巷堆有垃圾, 责任单位: 东街道, 整改时限: 2020-07-01}
"""
EAST = "东街道-2020-06.xlsx"
_sent: dict[bytes, dict[str, bytes]] = {}


class Office:
    """A plan and the workbooks that went out of it in the middle of June."""

    def __init__(self, plan: Path, books: Path, wenming: Wenming) -> None:
        self.plan, self.books, self.wenming = plan, books, wenming
        self.before = self.read()

    def out(self, *more: str | Path) -> Ran:
        month = ("--month", "2020-06")
        return self.wenming("-C", self.plan, "sheets", "out", *month, "-o", self.books, *more)

    def books_as_sent(self) -> None:
        """The workbooks of a month, written once for all whose plan is the same."""
        plan = (self.plan / "plan.yaml").read_bytes()
        if plan not in _sent:
            ran = self.out()
            assert ran.code == 0, ran.err
            _sent[plan] = {path.name: path.read_bytes() for path in self.books.iterdir()}
        self.books.mkdir(exist_ok=True)
        for name, data in _sent[plan].items():
            (self.books / name).write_bytes(data)

    def bring_in(self, *more: str | Path) -> Ran:
        paths = more if any(isinstance(each, Path) for each in more) else (self.books / EAST, *more)
        return self.wenming("-C", self.plan, "sheets", "in", *paths)

    def read(self) -> Plan:
        plan = load(self.plan).plan
        assert plan is not None
        return plan

    def come(self) -> list[tuple[str, str, dict[str, str]]]:
        return [(s, h, dict(fields)) for s, h, fields in come(self.before, self.read())]

    def papers(self, name: str = EAST) -> Papers:
        return Papers(self.books / name)

    def put(self, title: str, *key: str, **values: object) -> Papers:
        """Fill in the row of a record in the workbook of the first unit."""
        papers = self.papers()
        papers[title].put(papers[title].row_of(*key), **values)
        papers.save()
        return papers

    def add(self, title: str, **values: object) -> Papers:
        """Fill in the first free row."""
        papers = self.papers()
        papers[title].put(papers[title].spare(), **values)
        papers.save()
        return papers


@pytest.fixture
def office(
    make_plan: MakePlan, tmp_path: Path, wenming: Wenming, at_date: Callable[[str], None]
) -> Office:
    at_date("2020-06-15")
    made = Office(make_plan(PLAN), tmp_path / "填报表", wenming)
    made.books_as_sent()
    return made


# --- out ------------------------------------------------------------------------------------------


def test_each_unit_gets_what_it_has(office: Office) -> None:
    names = sorted(path.name for path in office.books.iterdir())
    assert names == [f"{unit}-2020-06.xlsx" for unit in ("东街道", "创建办", "西街道")]
    sheets = read_workbook(office.books / EAST).sheets
    assert list(sheets) == ["填表说明", "任务进展", "问题整改", "巡查", "选项", "wenming"]
    assert [name for name, sheet in sheets.items() if sheet.is_hidden] == ["选项", "wenming"]
    assert [p.get(r, "任务") for p in [office.papers()["任务进展"]] for r in p.rows()] == [
        "T1",
        "T2",
    ]
    others = read_workbook(office.books / "创建办-2020-06.xlsx").sheets
    assert list(others)[1:-2] == ["抽查", "指标", "支出"]


def test_one_unit_alone_by_any_of_its_names(office: Office, tmp_path: Path) -> None:
    out = office.out("--unit", "东街", "-o", tmp_path / "一个")
    assert (out.code, [p.name for p in (tmp_path / "一个").iterdir()]) == (0, [EAST])
    assert f"已写 {tmp_path / '一个' / EAST}（任务进展 2 行，问题整改 1 行）" in out.err


@pytest.mark.parametrize(
    ("added", "told"),
    [
        ("- {简称: 北街道, 类别: 街道}\n", "北街道没有要填的，没有发"),
        (
            "".join(f"- {{简称: {name}街道, 类别: 街道}}\n" for name in "甲乙丙丁"),
            "甲街道、乙街道、丙街道等 4 个单位没有要填的，没有发",
        ),
    ],
)
def test_who_gets_no_workbook_is_told(
    make_plan: MakePlan, wenming: Wenming, tmp_path: Path, added: str, told: str
) -> None:
    plan = make_plan(PLAN.replace("重点工作:", f"{added}重点工作:"))
    ran = wenming("-C", plan, "sheets", "out", "--month", "2020-06", "-o", tmp_path / "b")
    assert told in ran.err


def test_the_same_plan_gives_the_same_bytes(office: Office, tmp_path: Path) -> None:
    office.out("-o", tmp_path / "again")
    for path in office.books.iterdir():
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes()
    with zipfile.ZipFile(office.books / EAST) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_was_filled_in_is_never_written_over(office: Office) -> None:
    office.put("任务进展", "T1", 备注="填了")
    before = (office.books / EAST).read_bytes()
    again = office.out()
    assert (again.code, (office.books / EAST).read_bytes()) == (1, before)
    assert "可能有人填过，不覆盖" in again.err


def test_a_dry_run_writes_no_workbook(office: Office, tmp_path: Path) -> None:
    out = office.out("-o", tmp_path / "no", "--dry-run")
    assert (out.code, (tmp_path / "no").exists()) == (0, False)
    assert "会写" in out.err


def test_every_cell_that_is_sent_is_text(office: Office) -> None:
    for sheet in read_workbook(office.books / EAST).sheets.values():
        for row in sheet.rows:
            assert all(cell.value is None or isinstance(cell.value, str) for cell in row)


def test_grey_is_locked_and_white_is_open(office: Office) -> None:
    paper = office.papers()["任务进展"]
    one, two = paper.row_of("T1"), paper.row_of("T2")
    locked = {t: paper.sheet.cell(one, c).protection.locked for t, c in paper.columns.items()}
    assert [title for title, is_locked in locked.items() if not is_locked] == [
        *("日期", "完成进度", "备注", "滞后原因", "下步措施", "佐证材料")
    ]
    assert not paper.sheet.cell(two, paper.columns["累计完成"]).protection.locked
    assert not paper.sheet.cell(paper.spare(), paper.columns["任务"]).protection.locked
    protection = paper.sheet.protection
    assert protection.sheet
    assert not protection.password
    assert [protection.sort, protection.autoFilter, protection.insertRows] == [False] * 3


def test_it_is_made_for_paper_and_screen(office: Office) -> None:
    sheet = office.papers()["问题整改"].sheet
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$2:$2", "B3")
    assert sheet.auto_filter.ref == "A2:P23"


def test_long_lists_stand_in_a_sheet_of_their_own(
    make_plan: MakePlan, tmp_path: Path, wenming: Wenming, at_date: Callable[[str], None]
) -> None:
    at_date("2020-06-15")
    sites = "".join(
        f"- {{编号: L{n}, 名称: 名字很长的{n}号农贸市场, 点位类型: 市场, 责任单位: 东街道}}\n"
        for n in range(300)
    )
    plan = make_plan(PLAN, more=f"点位:\n{sites}")
    wenming("-C", plan, "sheets", "out", "-o", tmp_path / "b")
    book = Papers(tmp_path / "b" / EAST).book
    rules = {rule.errorTitle: rule for rule in book["问题整改"].data_validations.dataValidation}
    assert book.defined_names[rules["点位"].formula1].attr_text == "选项!$C$1:$C$301"
    assert rules["事件"].sqref.ranges


# --- in -------------------------------------------------------------------------------------------


def test_a_filled_row_becomes_a_record(office: Office) -> None:
    office.put("任务进展", "T2", 日期="2020年6月12日", 累计完成="４０", 备注="划了四十个")
    done = office.bring_in()
    assert office.come() == [
        ("updates", "T2", {"date": "2020-06-12", "value": "40", "note": "划了四十个"})
    ]
    assert done.code == 0
    assert "T2 划设车位：累计完成 0处 -> 40处（2020-06-12，划了四十个）" in done.out
    assert done.err.startswith("已新建 ")
    assert done.err.endswith("records/2020-06.yaml\n")


def test_nothing_filled_in_changes_nothing(office: Office) -> None:
    done = office.bring_in(office.books)
    assert (done.code, done.out, done.err) == (0, "没有改动\n", "")


def test_coming_back_twice_changes_nothing(office: Office) -> None:
    office.put("任务进展", "T1", 日期="2020-6-12", 完成进度="60%")
    office.put("问题整改", "WT-06-01", 日期="2020-6-12", 事件="已整改", 佐证材料="照片")
    office.add("问题整改", 发现日期="6月3日", 问题来源="自查", 类别="卫生死角", 存在问题="堆物")
    assert office.bring_in().code == 0
    first = office.come()
    again = office.bring_in()
    assert (again.code, again.out) == (0, "没有改动\n")
    assert "3 行计划里已经有了，没有再写" in again.err
    assert office.come() == first


def test_a_dry_run_tells_and_writes_nothing(office: Office) -> None:
    office.put("任务进展", "T1", 日期="2020-6-12", 完成进度="60%")
    done = office.bring_in("--dry-run")
    assert (done.code, office.come()) == (0, [])
    assert "进展 30% -> 60%" in done.out


def test_a_new_finding_gets_an_id_and_what_was_done_of_it(office: Office) -> None:
    office.add(
        "问题整改",
        发现日期=dt.date(2020, 6, 10),
        问题来源="自查",
        类别="卫生死角",
        存在问题="楼道堆物",
        点位="东市场",
        日期="2020-06-11",
        事件="已整改",
        佐证材料="照片1、照片2",
    )
    assert office.bring_in().code == 0
    finding = office.read().findings[-1]
    assert (finding.id, finding.owner, finding.site) == ("WT-06-02", "东街道", "D1")
    assert finding.log[0].evidence == ("照片1", "照片2")


def test_units_are_numbered_apart_where_each_has_its_own_file(
    make_plan: MakePlan, tmp_path: Path, wenming: Wenming, at_date: Callable[[str], None]
) -> None:
    at_date("2020-06-15")
    plan = make_plan(PLAN + "口径: {记录分文件: 按单位}\n")
    made = Office(plan, tmp_path / "b", wenming)
    made.out()
    for text in ("一处", "两处"):
        made.add("问题整改", 发现日期="6月3日", 问题来源="自查", 类别="卫生死角", 存在问题=text)
    assert made.bring_in().code == 0
    ids = [finding.id for finding in made.read().findings]
    assert ids == ["WT-06-01", "WT-06-东街道-01", "WT-06-东街道-02"]
    assert (plan / "records" / "2020-06" / "东街道.yaml").exists()


def test_rounds_samples_values_and_money(office: Office) -> None:
    office.add("巡查", 日期="2020.6.9", 层级="主责单位", 点位="东市场", 含周边="√")
    name = "创建办-2020-06.xlsx"
    papers = office.papers(name)
    for title, values in (
        (
            "抽查",
            {"指标": "M1 满意度", "单位": "东街", "日期": "6/9", "抽查数": 20, "合格数": "１８"},
        ),
        ("支出", {"日期": "2020-6-9", "用途": "广告", "金额": "1.2万元", "凭证号": "记-1"}),
        ("支出", {"日期": "2020-6-9", "用途": "GG 广告", "金额": 8640, "凭证号": "记-2"}),
    ):
        papers[title].put(papers[title].spare(), **values)
    paper = papers["指标"]
    paper.put(paper.row_of("S1"), 日期="2020-6-9", 数值="1,200", 完成可能性="确定能")
    paper.put(paper.row_of("X1"), 日期="2020-6-9", 达成情况="部分达成")
    papers.save()
    refused = office.bring_in(office.books)
    assert f"{name}!抽查!F3：日期：“6/9”说不清是哪一天" in refused.err
    papers["抽查"].put(3, 日期="2020/6/9")
    papers.save()
    assert office.bring_in(office.books).code == 0
    day = {"date": "2020-06-09"}
    assert office.come() == [
        ("actuals", "S1", day | {"value": "1200", "likelihood": "确定能"}),
        ("actuals", "X1", day | {"level": "部分达成"}),
        (
            "inspections",
            "",
            day | {"tier": "主责单位", "sites": "D1", "by": "东街道", "surroundings": "True"},
        ),
        ("payments", "", day | {"amount": "12000", "line": "GG", "voucher": "记-1"}),
        ("payments", "", day | {"amount": "8640", "line": "GG", "voucher": "记-2"}),
        (
            "samples",
            "",
            day
            | {
                "checked": "20",
                "passed": "18",
                "indicator": "M1",
                "owner": "东街道",
                "by": "创建办",
            },
        ),
    ]


@pytest.mark.parametrize(
    ("title", "key", "values", "told"),
    [
        ("任务进展", "T1", {"完成进度": "60%"}, "G3：进展缺少 日期"),
        (
            "任务进展",
            "T1",
            {"日期": "2020-6-9", "完成进度": 0.6},
            "H3：完成进度：“0.6”说不清是 0.6% 还是 60%",
        ),
        (
            "任务进展",
            "T1",
            {"日期": "2020-6-9", "完成进度": 1},
            "H3：完成进度：“1”说不清是 1% 还是 100%",
        ),
        ("任务进展", "T1", {"日期": "下周", "备注": "x"}, "G3：日期：“下周”不是规定写法的日期"),
        ("任务进展", "T1", {"现行时限": "2020-12-31"}, "C3：现行时限：发出的是“2020-12-01”"),
        (
            "问题整改",
            "WT-06-01",
            {"日期": "2020-6-9", "事件": "销号"},
            "L3：事件：“销号”不由责任单位报",
        ),
        ("问题整改", "WT-06-01", {"备注": "快了"}, "K3：办理记录缺少 日期"),
    ],
)
def test_a_bad_cell_is_told_where_it_is(
    office: Office, title: str, key: str, values: dict[str, object], told: str
) -> None:
    office.put(title, key, **values)
    done = office.bring_in()
    assert (done.code, done.out, office.come()) == (1, "", [])
    assert f"{EAST}!{title}!{told}" in done.err


def test_what_is_taken_but_strange_is_told(office: Office) -> None:
    office.put("任务进展", "T1", 日期="2021-6-9", 完成进度="60%")
    done = office.bring_in()
    assert (done.code, len(office.come())) == (0, 1)
    assert "E306 任务 T1 的进展日期 2021-06-09 晚于计划截止日期 2020-12-31\n  提示：" in done.err


def test_what_the_change_policy_refuses_is_not_taken(office: Office) -> None:
    """A month that was closed is no longer added to."""
    assert office.wenming("-C", office.plan, "close", "2020-05").code == 0
    office.before = office.read()
    office.put("任务进展", "T1", 日期="2020-5-25", 完成进度="60%")
    done = office.bring_in()
    assert (done.code, office.come(), done.out) == (1, [], "")
    assert "2020-05 已经月结" in done.err
    assert "什么也没有写" in done.err


def test_a_formula_without_a_value_is_a_bad_cell(office: Office) -> None:
    office.put("任务进展", "T1", 日期="2020-6-9", 完成进度="=1+1")
    done = office.bring_in()
    assert done.code == 1
    assert f"{EAST}!任务进展!H3：完成进度：" in done.err


def test_what_a_rule_refuses_is_told_at_the_cell(office: Office) -> None:
    office.put("任务进展", "T1", 日期="2020-6-9", 完成进度="20%")
    done = office.bring_in()
    assert f"{EAST}!任务进展!" in done.err
    assert "任务 T1 的进度倒退" in done.err


def test_a_row_of_another_unit_is_refused(office: Office) -> None:
    office.add("任务进展", 任务="T3", 日期="2020-6-9", 完成进度="60%")
    done = office.bring_in()
    assert f"{EAST}!任务进展!A5：任务：T3 归西街道，不归东街道" in done.err


def test_somebody_else_was_there_before(office: Office) -> None:
    office.put("任务进展", "T1", 日期="2020-6-9", 完成进度="60%")
    more = "进展:\n- {任务: T1, 日期: 2020-06-08, 完成进度: 45%}\n"
    (office.plan / "more.yaml").write_text(more, "utf-8")
    office.before = office.read()
    done = office.bring_in()
    assert (done.code, office.come()) == (1, [])
    assert "发出时最后是“2020-05-20 30%”，现在是“2020-06-08 45%”，没有改写" in done.err


RHYTHMS = """\
- {编号: T5, 任务名称: 每月清运, 所属工作: HW, 牵头单位: 东街道, 定期: {周期: 每月, 日子: 25}}
- {编号: T6, 任务名称: 联合整治, 所属工作: HW, 牵头单位: 东街道, 联合牵头: [西街道],
   完成时限: 2020-12-01, 数量目标: {数量: 100, 单位: 处}}
进展:
"""


def test_a_period_of_a_duty_comes_back_and_two_leading_units_report_one_number(
    make_plan: MakePlan, tmp_path: Path, wenming: Wenming
) -> None:
    office = Office(make_plan(PLAN.replace("进展:\n", RHYTHMS)), tmp_path / "发出", wenming)
    assert office.out().code == 0
    office.put("任务进展", "T5@2020-05", 日期="2020-05-24", 完成进度="100%")
    office.put("任务进展", "T6", 日期="6月12日", 累计完成=40)
    west = office.papers("西街道-2020-06.xlsx")
    west["任务进展"].put(west["任务进展"].row_of("T6"), 日期="2020-06-13", 累计完成=30)
    west.save()
    ran = office.bring_in(office.books)
    assert ran.code == 1
    assert "西街道-2020-06.xlsx!任务进展!" in ran.err
    assert "一起收回的另一本表已经报了“2020-06-12 40”，这一行没有写" in ran.err
    assert office.come() == []
    assert office.bring_in().code == 0
    came = office.come()
    assert came[0][2]["task"] == "T5@2020-05"
    assert [(holder, fields["date"]) for _, holder, fields in came] == [
        ("T5", "2020-05-24"),
        ("T6", "2020-06-12"),
    ]
    assert "发出以后计划里变了" in office.bring_in(office.books).err


def test_two_workbooks_of_one_unit_do_not_write_over_each_other(office: Office) -> None:
    office.put("任务进展", "T1", 日期="2020-6-9", 完成进度="60%")
    papers = office.papers()
    papers["任务进展"].put(3, 完成进度="65%")
    second = papers.save(office.books / "副本.xlsx")
    done = office.bring_in(office.books / EAST, second)
    assert done.code == 1
    assert "副本.xlsx!任务进展!G3：" in done.err
    assert office.come() == []


def test_a_correction_of_what_came_in_is_no_second_record(office: Office) -> None:
    office.put("任务进展", "T1", 日期="2020-6-9", 完成进度="60%")
    assert office.bring_in().code == 0
    office.put("任务进展", "T1", 完成进度="65%")
    done = office.bring_in()
    assert done.code == 1
    assert "现在是“2020-06-09 60%”，没有改写" in done.err


def test_a_row_may_be_added_to_a_workbook_that_came_in(office: Office) -> None:
    office.put("任务进展", "T1", 日期="2020-6-9", 完成进度="60%")
    assert office.bring_in().code == 0
    office.add("任务进展", 任务="T1", 日期="2020-6-12", 完成进度="65%")
    assert office.bring_in().code == 0
    assert [fields["progress"] for _, _, fields in office.come()] == ["60", "65"]


def test_a_deleted_row_is_no_deletion(office: Office) -> None:
    papers = office.papers()
    papers["任务进展"].sheet.delete_rows(papers["任务进展"].row_of("T1"))
    papers.save()
    done = office.bring_in()
    assert (done.code, office.come()) == (0, [])
    assert f"注意：{EAST}!任务进展：发出的 1 行没有了（T1），不当作删除记录" in done.err


def test_what_is_not_read_is_told(office: Office) -> None:
    papers = office.papers()
    papers.book.create_sheet("随手记")["A1"] = "别忘了"
    papers["任务进展"].sheet["O2"], papers["任务进展"].sheet["O3"] = "电话", "6312"
    del papers.book["巡查"]
    papers.save()
    done = office.bring_in()
    assert done.code == 0
    assert f"注意：{EAST}!随手记：不是发出的表，没有读" in done.err
    assert f"注意：{EAST}!任务进展!O3：这一列（电话）不是发出的，1 格没有读" in done.err


def test_a_renamed_sheet_does_not_get_lost(office: Office) -> None:
    papers = office.papers()
    papers.book["任务进展"].title = "六月进展"
    papers.save()
    done = office.bring_in()
    assert done.code == 1
    assert f"{EAST}!六月进展：这张表叫“六月进展”，看表头是“任务进展”，没有读" in done.err


def test_cells_drawn_together_over_columns_are_refused(office: Office) -> None:
    papers = office.put("任务进展", "T1", 日期="2020-6-9", 备注="说明")
    papers["任务进展"].sheet.merge_cells("K3:L3")
    papers.save()
    assert f"{EAST}!任务进展!K3：合并了几列" in office.bring_in().err


def test_money_in_ten_thousands_where_the_header_says_so(office: Office) -> None:
    papers = office.papers("创建办-2020-06.xlsx")
    paper = papers["支出"]
    paper.sheet.cell(2, paper.columns["金额"]).value = "金额（万元）"
    paper.put(paper.spare(), 日期="2020-6-9", 用途="GG", 金额=1.2)
    papers.save()
    assert office.bring_in(office.books).code == 0
    assert [fields["amount"] for _, _, fields in office.come()] == ["12000"]


def test_the_clean_rows_are_taken_and_the_rest_is_sent_back_to_be_mended(office: Office) -> None:
    office.put("任务进展", "T1", 日期="2020-6-9", 完成进度="60%")
    office.put("任务进展", "T2", 累计完成=40)
    done = office.bring_in("--partial")
    assert done.code == 1
    assert [holder for _, holder, _ in office.come()] == ["T1"]
    back = office.books / "东街道-2020-06-退回.xlsx"
    paper = Papers(back)["任务进展"]
    assert [paper.get(row, "任务") for row in paper.rows()] == ["T2"]
    assert paper.get(3, "退回原因") == "进展缺少 日期"
    mended = Papers(back)
    mended["任务进展"].put(3, 日期="2020-6-9")
    mended.save()
    assert office.bring_in(back).code == 0
    assert [holder for _, holder, _ in office.come()] == ["T1", "T2"]


def test_a_fault_far_away_is_told_at_the_row_that_brings_it_about(office: Office) -> None:
    office.put("任务进展", "T1", 日期="2020-5-1", 完成进度="60%")
    office.put("任务进展", "T2", 日期="2020-5-1", 累计完成=40)
    done = office.bring_in("--partial")
    assert f"{EAST}!任务进展!G3：" in done.err
    assert [holder for _, holder, _ in office.come()] == ["T2"]


# --- whole files ----------------------------------------------------------------------------------


def test_a_workbook_of_another_plan(office: Office) -> None:
    text = (office.plan / "plan.yaml").read_text("utf-8")
    (office.plan / "plan.yaml").write_text(text.replace("编号: p,", "编号: q,"), "utf-8")
    done = office.bring_in()
    assert (done.code, done.err.splitlines()[0]) == (1, f"{EAST}：这是计划“p”的工作簿，不是“q”的")


def test_a_workbook_of_another_layout(office: Office) -> None:
    papers = office.papers()
    papers.book["wenming"]["B1"] = "0"
    papers.save()
    assert f"{EAST}：这本是版式 0 的，现在用版式 1，对不上了" in office.bring_in().err


def test_a_workbook_that_is_none_of_ours(office: Office) -> None:
    papers = office.papers()
    del papers.book["wenming"]
    papers.save()
    (office.books / "坏.xlsx").write_bytes(b"PK\x03\x04 broken")
    done = office.bring_in(office.books)
    assert done.code == 1
    assert f"{EAST}：不是 wenming sheets out 发出的工作簿" in done.err
    assert "坏.xlsx：" in done.err


def test_a_unit_that_is_gone(office: Office) -> None:
    text = (office.plan / "plan.yaml").read_text("utf-8")
    (office.plan / "plan.yaml").write_text(text.replace("东街道", "新街道"), "utf-8")
    assert f"{EAST}：单位名录里已经没有“东街道”" in office.bring_in().err


def test_a_unit_that_is_called_otherwise_now(office: Office) -> None:
    papers = office.put("任务进展", "T1", 日期="2020-6-9", 完成进度="60%")
    papers["巡查"].put(papers["巡查"].spare(), 日期="2020-6-9", 层级="主责单位", 点位="D1")
    papers.save()
    text = (office.plan / "plan.yaml").read_text("utf-8")
    text = text.replace("东街道", "新街道").replace("别名: [东街]", "别名: [东街, 东街道]")
    (office.plan / "plan.yaml").write_text(text, "utf-8")
    office.before = office.read()
    done = office.bring_in()
    assert (done.code, done.err.count("注意")) == (0, 0), done.err
    assert {section for section, _, _ in office.come()} == {"updates", "inspections"}
    assert office.bring_in().out == "没有改动\n"


def test_what_was_sent_empty_is_told_as_empty(office: Office) -> None:
    office.put("任务进展", "T2", 上次进展="20", 日期="2020-6-9", 累计完成=30)
    told = office.bring_in().err
    assert "上次进展：发出时是空的，现在是“20”，灰色的格子不能改\n  提示：清空这一格；" in told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("in",), "sheets in 后面要写填好的文件"),
        (("out", "x.xlsx"), "sheets out 不读文件"),
        (("in", "x.xlsx", "--unit", "东街道"), "不用 --unit"),
        (("out", "--unit", "南街道"), "单位名录里没有“南街道”"),
    ],
)
def test_wrong_usage(office: Office, typed: tuple[str, ...], told: str) -> None:
    done = office.wenming("-C", office.plan, "sheets", *typed)
    assert done.code == 2
    assert told in done.err


def test_progress_is_shown_to_somebody_at_a_terminal(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(terminal, "show_progress", said.append)
    office.bring_in(office.books)
    assert said[0] == "读 1/3 东街道-2020-06.xlsx"
    assert said[-1] == ""


def test_without_the_writer_of_workbooks_it_says_what_to_install(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delitem(sys.modules, "wenming_cli.exchange.sheets.workbook_writing", raising=False)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    out = office.out("-o", tmp_path / "no")
    assert out.code == 2
    assert (
        '还没有装读写工作簿的部分：在程序的文件夹里运行 python -m pip install ".[office]"'
        in out.err
    )


def test_a_folder_without_workbooks(office: Office, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    (tmp_path / "空" / "~$东街道.xlsx").write_bytes(b"")
    done = office.bring_in(tmp_path / "空")
    assert (done.code, "里没有工作簿" in done.err) == (2, True)


def test_two_files_of_one_name(office: Office, tmp_path: Path) -> None:
    other = office.papers().save(tmp_path / "别处" / EAST)
    done = office.bring_in(office.books / EAST, other)
    assert (done.code, "有两个文件都叫" in done.err) == (2, True)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        ({"L2": "备注"}, "L2：“备注”有两列"),
        ({"A2": "序"}, "A2：少了“任务”这一列，这张表没有读"),
        (dict.fromkeys((f"{c}2" for c in "ABCDEFGHIJKLMN"), "?"), "：没有找到表头，这张表没有读"),
    ],
)
def test_a_header_that_can_not_be_read(office: Office, spoil: dict[str, str], told: str) -> None:
    papers = office.put("任务进展", "T1", 日期="2020-6-9", 备注="说明")
    for cell, text in spoil.items():
        papers["任务进展"].sheet[cell] = text
    papers.save()
    done = office.bring_in()
    assert done.code == 1
    assert f"{EAST}!任务进展" in done.err
    assert told in done.err
    assert office.come() == []


def test_a_column_that_was_renamed_does_not_get_lost(office: Office) -> None:
    papers = office.put("任务进展", "T1", 日期="2020-6-9", 完成进度="60%", 备注="清完两处")
    sheet = papers["任务进展"]
    sheet.sheet.cell(HEAD, sheet.columns["备注"]).value = "備注"
    papers.save()
    done = office.bring_in()
    assert (done.code, office.come()) == (1, [])
    assert "任务进展!K2：“備注”不是发出的列，发出的“备注”不见了，这张表没有读" in done.err


def test_a_column_may_be_gone_that_need_not_be_there(office: Office) -> None:
    papers = office.put("任务进展", "T1", 日期="2020-6-9", 完成进度="60%")
    for title in ("佐证材料", "任务名称"):
        papers["任务进展"].sheet.delete_cols(papers["任务进展"].columns[title])
    papers.save()
    assert office.bring_in().code == 0
    assert len(office.come()) == 1


def test_what_was_done_of_a_finding_is_told_of_the_one_that_came_in(office: Office) -> None:
    row = {"发现日期": "6月3日", "问题来源": "自查", "类别": "卫生死角", "存在问题": "堆物"}
    papers = office.add("问题整改", **row)
    assert office.bring_in().code == 0
    papers["问题整改"].put(4, 日期="6月4日", 事件="已整改", 佐证材料="照片")
    papers.save()
    assert office.bring_in().code == 0
    finding = office.read().findings[-1]
    assert (finding.id, len(office.read().findings), len(finding.log)) == ("WT-06-02", 2, 1)
    again = office.bring_in()
    assert (again.code, again.out) == (0, "没有改动\n")


TWICE: dict[str, dict[str, str]] = {
    "任务进展": {"任务": "T1", "日期": "2020-6-9", "完成进度": "60%"},
    "巡查": {"日期": "2020-6-9", "层级": "主责单位", "点位": "D1"},
    "问题整改": {
        "发现日期": "6月3日",
        "问题来源": "自查",
        "类别": "卫生死角",
        "存在问题": "堆物",
    },
}


@pytest.mark.parametrize("title", TWICE)
@pytest.mark.parametrize("more", [{}, {"日期": "2020-6-10", "事件": "已整改"}])
def test_a_row_pasted_twice_is_told_and_nothing_is_lost(
    office: Office, title: str, more: dict[str, str]
) -> None:
    row = TWICE[title] | (more if title == "问题整改" else {})
    first = office.papers()[title].spare()
    office.add(title, **row)
    office.add(title, **row)
    done = office.bring_in()
    assert (done.code, office.come()) == (1, [])
    assert f"{first + 1}：和第 {first} 行一模一样\n  提示：重复的删去一行" in done.err
    partly = office.bring_in("--partial")
    come = [section for section, _, _ in office.come()]
    assert partly.code == 1
    assert sorted(come) == sorted(set(come)) != []


def test_only_the_unit_in_a_row_is_nothing_filled_in(office: Office) -> None:
    paper = office.papers()["巡查"]
    assert {paper.get(row, "巡查单位") for row in range(3, 33)} == {"东街道"}
    assert office.bring_in().out == "没有改动\n"


def test_a_unit_without_anything_to_fill_in(office: Office, tmp_path: Path) -> None:
    text = (office.plan / "plan.yaml").read_text("utf-8")
    more = text.replace("- {简称: 西街道", "- {简称: 南街道, 类别: 街道}\n- {简称: 西街道")
    (office.plan / "plan.yaml").write_text(more, "utf-8")
    out = office.out("--unit", "南街道", "-o", tmp_path / "no")
    assert (out.code, "南街道 没有要填的" in out.err) == (2, True)


def test_a_task_that_is_gone_meanwhile(office: Office) -> None:
    office.put("任务进展", "T2", 日期="2020-6-9", 累计完成=40)
    path = office.plan / "plan.yaml"
    path.write_text(path.read_text("utf-8").replace("编号: T2,", "编号: T9,"), "utf-8")
    done = office.bring_in()
    assert done.code == 1
    assert f"{EAST}!任务进展!A4：任务里没有“T2”" in done.err


def test_what_is_hidden_and_was_tampered_with(office: Office) -> None:
    papers = office.papers()
    papers.book["wenming"]["C2"] = "六月"
    papers.save()
    assert f"{EAST}：不是 wenming sheets out 发出的工作簿" in office.bring_in().err
