"""What cells say: everything usual that has one meaning is read, everything else is told."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import MakePlan
from wenming_cli.exchange.cell_values import NOTHING_KNOWN, Surroundings, said
from wenming_cli.exchange.known_names import KnownNames
from wenming_cli.exchange.workbook_reading import Cell
from wenming_cli.loading import load
from wenming_cli.model.base import Entry
from wenming_cli.model.budget import Payment
from wenming_cli.model.finding import Finding
from wenming_cli.model.indicator import Indicator
from wenming_cli.model.narrative import Narrative
from wenming_cli.model.scalars import Fault
from wenming_cli.model.settings import Settings
from wenming_cli.model.shape import shape_of
from wenming_cli.model.site import Site
from wenming_cli.model.task import Task, Update

YEAR = Surroundings(date(2020, 1, 1), date(2020, 12, 31))
LONG = Surroundings(date(2019, 7, 1), date(2020, 12, 31))


def read_as(
    model: type[Entry], field: str, value: Any, around: Surroundings = NOTHING_KNOWN
) -> Any:
    """What a cell says of a field, or the sentences with which it is refused."""
    try:
        return said(Cell(0, 0, value), shape_of(model).fields[field], around)
    except Fault as fault:
        return [fault.message, fault.hint]


DAYS: list[Any] = [
    "2020-06-03",
    " 2020-06-03 ",
    "2020/6/3",
    "2020.6.3",
    "2020。6。3",
    "2020.06.03.",
    "2020年6月3日",
    "2020 年 6 月 3 日",
    "2020年6月3号",
    "2020 6 3",
    "20200603",
    "２０２０－６－３",
    "２０２０年６月３日",
    "2020－06－03",
    "2020—6—3",
    "2020/6/3 10:30",
    "2020-06-03T10:30:00",
    "2020年6月3日 10时30分",
    "2020年6月3日 星期三",
    "2020-6-3（周三）",
    "二〇二〇年六月三日",
    "二○二○年六月三日",
    "43985",
    Decimal(43985),
    Decimal("43985.75"),
    Decimal(20200603),
    date(2020, 6, 3),
    datetime(2020, 6, 3, 10, 30),  # noqa: DTZ001  tables know no zones
]


@pytest.mark.parametrize("written", DAYS, ids=str)
def test_every_usual_spelling_of_a_day(written: Any) -> None:
    assert read_as(Task, "due", written) == "2020-06-03"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("二〇二〇年十二月三十一日", "2020-12-31"),
        ("二〇二〇年十月二十日", "2020-10-20"),
        ("二〇二〇年十一月十日", "2020-11-10"),
    ],
)
def test_days_in_words(written: str, day: str) -> None:
    assert read_as(Task, "due", written) == day


NO_DAY = "不是规定写法的日期"

UNCLEAR_DAYS: list[tuple[Any, str, str]] = [
    ("8月底前", f"“8月底前”{NO_DAY}", "写明年份：计划年度的写成 2020-08-31"),
    ("9月份", f"“9月份”{NO_DAY}", "写明年份：计划年度的写成 2020-09-30"),
    ("2020年6月", f"“2020年6月”{NO_DAY}", "写成 2020-06-30"),
    ("2020年8月底", f"“2020年8月底”{NO_DAY}", "写成 2020-08-31"),
    ("6月30日前", f"“6月30日前”{NO_DAY}", "时限写最后一天：算上当天的写成 2020-06-30"),
    ("2020-6-30之前", f"“2020-6-30之前”{NO_DAY}", "时限写最后一天：算上当天的写成 2020-06-30"),
    (
        "年底前",
        f"“年底前”{NO_DAY}",
        "写成 2020-06-30 的样子：四位年、两位月、两位日，用半角 - 连接",
    ),
    ("常年", "“常年”不是规定写法的时限", "没有时限的写 长期"),
    ("每天", "“每天”不是规定写法的时限", "没有时限的写 长期"),
    (
        "每季度25日",
        "“每季度25日”不是规定写法的时限",
        "定期要办的不写时限，写 定期: {周期: 每季度, 日子: 3-25}（第三个月的 25 日）",
    ),
    ("无", f"“无”{NO_DAY}", "没有日期就删去这一行"),
    (
        "2020.6.3-6.30",
        f"“2020.6.3-6.30”{NO_DAY}",
        "写成 2020-06-30 的样子：四位年、两位月、两位日，用半角 - 连接",
    ),
    (
        "6/3/2020",
        "“6/3/2020”说不清哪个是月、哪个是日",
        "写明是 2020-06-03 还是 2020-03-06",
    ),
    ("20.6.3", "“20.6.3”的年份只有两位", "写四位年，像 2020-06-30 这样"),
    ("2020-2-30", "没有“2020-02-30”这一天", "2020年2月只有 29 天，最后一天是 2020-02-29"),
    ("2月30日", "没有“2月30日”这一天", "检查月份和日子"),
    (
        "2020-6-3 星期四",
        "“2020-6-3 星期四”的日期和星期对不上",
        "2020-06-03 是星期三；看看是日期错了，还是星期错了",
    ),
    (
        Decimal("6.3"),
        "“6.3”说不清是哪一天：没有年份，表格软件还会去掉末尾的 0",
        "写成 2020-06-30 的样子：四位年、两位月、两位日",
    ),
    (
        "6-30",
        "“6-30”说不清是哪一天：没有年份，表格软件还会去掉末尾的 0",
        "写成 2020-06-30 的样子：四位年、两位月、两位日",
    ),
    (
        Decimal(12),
        f"“12”{NO_DAY}",
        "写成 2020-06-30 的样子：四位年、两位月、两位日，用半角 - 连接",
    ),
]


@pytest.mark.parametrize(("written", "message", "hint"), UNCLEAR_DAYS, ids=str)
def test_no_day_is_guessed(written: Any, message: str, hint: str) -> None:
    assert read_as(Task, "due", written, YEAR) == [message, hint]


def test_a_day_without_a_year_is_the_one_within_the_plan() -> None:
    assert read_as(Task, "due", "6月3日", YEAR) == "2020-06-03"
    assert read_as(Task, "due", "6月3号", LONG) == "2020-06-03"
    assert read_as(Task, "due", "2月29日", LONG) == "2020-02-29"
    twice = ["“9月1日”没有写年份，计划期里有两天", "写明年份：2019-09-01、2020-09-01"]
    assert read_as(Task, "due", "9月1日", LONG) == twice
    outside = Surroundings(date(2020, 3, 1), date(2020, 12, 31))
    never = ["“2月1日”没有写年份，不在计划期里", "写明年份：2020-02-01"]
    assert read_as(Task, "due", "2月1日", outside) == never
    alone = ["“6月3日”没有写年份", "写明年份，像 2020-06-30 这样"]
    assert read_as(Task, "due", "6月3日") == alone
    assert read_as(Task, "due", "8月底", LONG)[1] == "写明年份，像 2020-08-31 这样"


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_is_the_same_however_it_is_written(day: date) -> None:
    serial = Decimal((day - date(1899, 12, 30)).days)
    spelt = f"{day.year}年{day.month}月{day.day}日"
    for written in (day, serial, str(serial), spelt, f"{day:%Y%m%d}", f"{day:%Y/%m/%d}"):
        assert read_as(Task, "due", written) == day.isoformat()


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_number_of_a_day_counts_from_where_the_workbook_says(day: date) -> None:
    around = Surroundings(day_zero=date(1904, 1, 1))
    serial = Decimal((day - date(1904, 1, 1)).days)
    for written in (serial, str(serial), serial + Decimal("0.5"), day, f"{day:%Y%m%d}"):
        assert read_as(Task, "due", written, around) == day.isoformat()


def test_months() -> None:
    for written in ("2020-06", "2020年6月", "2020.6", "2020年6月份", date(2020, 6, 30)):
        assert read_as(Narrative, "month", written) == "2020-06"
    message, hint = read_as(Narrative, "month", Decimal("2020.6"))
    assert (message, hint) == ("“2020.6”不是规定写法的月份", "写成 2020-06")


PERCENTAGES: list[tuple[Any, Any]] = [
    (Decimal(60), "60"),
    ("60", "60"),
    ("60%", "60%"),
    ("６０％", "60%"),
    ("0.6%", "0.6%"),
    (Decimal("60.5"), "60.5"),
    (Decimal(0), "0"),
    (Decimal(100), "100"),
    (Decimal("0.6"), ["“0.6”说不清是 0.6% 还是 60%", "写成带 % 的文字：60% 或者 0.6%"]),
    ("0.6", ["“0.6”说不清是 0.6% 还是 60%", "写成带 % 的文字：60% 或者 0.6%"]),
    (Decimal(1), ["“1”说不清是 1% 还是 100%", "写成带 % 的文字：100% 或者 1%"]),
    ("约80", ["“约80”不是百分数", "写成 80 或 80%"]),
    (Decimal(120), ["百分数“120”超出 0–100", "百分数写 0 到 100 之间的数"]),
    ("-5%", ["百分数“-5%”小于 0", "百分数不能是负数"]),
]


@pytest.mark.parametrize(("written", "read"), PERCENTAGES, ids=str)
def test_percentages(written: Any, read: Any) -> None:
    assert read_as(Update, "progress", written) == read


AMOUNTS: list[tuple[Any, str | None, Any]] = [
    (Decimal("328.46"), "万元", "328.46万元"),
    ("3,284,600", "元", "3284600元"),
    ("￥1,200.00", "元", "1200.00元"),
    ("5万", None, "5万元"),
    ("1.2亿", "万元", "1.2亿元"),
    ("人民币5000元整", None, "5000元"),
    ("３.５万元", None, "3.5万元"),
    (Decimal("-3.2"), "万元", "-3.2万元"),
    (Decimal("3.5"), "千元", "3500元"),
    ("2百万元", None, "200万元"),
    (Decimal("0.5"), "百元", "50元"),
    (Decimal("1E+3"), "元", "1000元"),
    (
        Decimal("328.46"),
        None,
        ["金额“328.46”没有单位", "写明单位：328.46元 还是 328.46万元？"],
    ),
    ("1,23", "元", ["“1,23”不是金额", "写成 328.46万元 或 3284600元，逗号只作千位分隔"]),
    ("约3万元", None, ["“约3万元”不是金额", "写成 328.46万元 或 3284600元，逗号只作千位分隔"]),
    (Decimal("0.123"), "元", ["金额“0.123元”精确到分以下", "换算成元以后最多两位小数"]),
    ("5美元", "元", ["“5美元”不是金额", "写成 328.46万元 或 3284600元，逗号只作千位分隔"]),
]


@pytest.mark.parametrize(("written", "unit", "read"), AMOUNTS, ids=str)
def test_amounts(written: Any, unit: str | None, read: Any) -> None:
    assert read_as(Payment, "amount", written, Surroundings(unit=unit)) == read


def test_numbers_and_counts() -> None:
    assert read_as(Indicator, "weight", Decimal("7.5")) == "7.5"
    assert read_as(Indicator, "weight", "１,２００") == "1200"
    assert read_as(Indicator, "weight", "−5") == "-5"
    assert read_as(Indicator, "weight", "10分")[0] == "“10分”不是数字"
    assert read_as(Settings, "due_soon_days", Decimal(5)) == "5"


def test_text() -> None:
    assert read_as(Task, "title", " 清运\r\n垃圾 \r\n\r\n") == "清运\n垃圾"
    assert read_as(Task, "title", Decimal(12)) == "12"
    assert read_as(Task, "note", date(2020, 6, 3)) == "2020-06-03"
    assert read_as(Task, "note", datetime(2020, 6, 3, 9, 5)) == "2020-06-03 09:05"  # noqa: DTZ001  as above
    assert read_as(Task, "title", None) is None
    assert read_as(Task, "title", "清\u200b运\ufeff") == "清运"
    assert read_as(Task, "owner", "城管局\u200b") == "城管局"
    lost = read_as(Task, "title", Decimal(911101085700000000))
    assert lost == [
        "“911101085700000000”是数字格式，超过 15 位，后面的几位已经丢了",
        "把这一格改成文本格式，重新录入",
    ]


def test_ids() -> None:
    assert read_as(Task, "id", Decimal(12)) == "12"
    assert read_as(Task, "id", "HW\n-01") == "HW-01"
    assert read_as(Task, "id", "HW/01")[0] == "编号“HW/01”含有不能用的字符"


def test_yes_and_no() -> None:
    for word in ("是", "√", "✓", "Y", "有"):
        assert read_as(Site, "demonstration", word) == "是"
    for word in ("否", "×", "no", "无"):
        assert read_as(Site, "demonstration", word) == "否"
    assert read_as(Site, "demonstration", "部分")[0] == "“部分”不是“是”或“否”"


def test_choices() -> None:
    assert read_as(Finding, "source", "巡查") == "巡查"
    assert read_as(Finding, "source", "inspection") == "inspection"
    assert read_as(Finding, "source", "群众举报") == "群众"
    assert read_as(Indicator, "nature", "＝") == "="
    assert read_as(Indicator, "nature", "大于等于") == "不低于"
    message, hint = read_as(Finding, "source", "不知道")
    assert message == "“不知道”不在可选的词里"
    assert hint.startswith("可以写：巡查、暗访")


def test_a_cell_with_a_fault() -> None:
    with pytest.raises(Fault) as caught:
        said(Cell(0, 0, None, "这一格是公式，没有存下算出的值"), shape_of(Task).fields["due"])
    assert caught.value.message == "这一格是公式，没有存下算出的值"
    assert caught.value.hint == "在这一格里直接写上值，不用公式"


PLAN = """
plan:
  {id: demo, name: 示例, year: 2020, owner: 区文明办, themes: [{name: 提升, items: [环境]}]}
owners:
  - {name: 区文明办, kind: office}
  - {name: 城管局, full_name: 区城市管理局, aliases: [市容局], kind: department}
  - {name: 住建局, kind: department}
  - {name: 龙泉街道, kind: subdistrict}
workstreams: [{id: HW, name: 环境卫生, kind: rectification, owner: 城管局}]
tasks:
  - {id: HW-01, title: 清运垃圾, workstream: HW, due: 2020-06-30}
  - {id: HW-02, title: 清运垃圾, workstream: HW, due: 2020-06-30}
sites:
  - {id: D1, name: 一号小区, type: 小区, owner: 龙泉街道}
  - {id: D2, name: 二号小区, type: 小区, owner: 龙泉街道}
  - {id: D3, name: 二号小区, type: 小区, owner: 龙泉街道}
budget: {total: 1万元, lines: [{id: XC, name: 宣传费}]}
"""


@pytest.fixture
def around(make_plan: MakePlan) -> Surroundings:
    plan = load(make_plan(PLAN)).plan
    assert plan is not None
    return Surroundings(names=KnownNames(plan))


def test_references(around: Surroundings) -> None:
    for name in ("城管局", "区城市管理局", "市容局", "城管局\n", "城管\n局"):
        assert read_as(Task, "owner", name, around) == "城管局"
    assert read_as(Task, "workstream", "环境卫生", around) == "HW"
    assert read_as(Finding, "site", "一号小区", around) == "D1"
    assert read_as(Finding, "site", "D2", around) == "D2"
    assert read_as(Payment, "line", "宣传费", around) == "XC"
    assert read_as(Payment, "task", "HW-01", around) == "HW-01"
    assert read_as(Site, "sponsor", "从来没有的单位", around) == "从来没有的单位"


def test_references_that_lead_nowhere(around: Surroundings) -> None:
    assert read_as(Task, "owner", "城官局", around) == [
        "单位名录里没有“城官局”",
        "是不是“城管局”？",
    ]
    assert read_as(Task, "owner", "民政局", around) == [
        "单位名录里没有“民政局”",
        "现有：区文明办、城管局、住建局、龙泉街道",
    ]
    assert read_as(Finding, "site", "二号小区", around) == [
        "点位里叫“二号小区”的不止一个",
        "改写它的编号",
    ]
    assert read_as(Payment, "task", "清运垃圾", around)[0] == "任务里叫“清运垃圾”的不止一个"
    assert read_as(Task, "owner", "城管局、住建局", around) == [
        "“城管局、住建局”里的“、”没有把各项分开",
        "这里只能写一个；其他单位写到配合单位等列表里",
    ]
    assert read_as(Task, "owner", "城管局 民政局", around)[0].startswith("“城管局 民政局”里的“ ”")


def test_lists(around: Surroundings) -> None:
    both = ("城管局", "住建局")
    for text in (
        "城管局、住建局",
        "城管局，区城市管理局；住建局",
        "市容局\n住建局",
        "城管局 住建局",
    ):
        assert tuple(dict.fromkeys(read_as(Task, "support", text, around))) == both
    assert read_as(Task, "territorial", "各街道", around) == ("各街道",)
    assert read_as(Task, "support", "城管局、民政局", around)[0] == "单位名录里没有“民政局”"
    assert read_as(Task, "depends_on", Decimal(3), around)[0] == "任务里没有“3”"
    assert read_as(Task, "support", "甲、乙") == ("甲", "乙")


def test_names_among_very_many(make_plan: MakePlan) -> None:
    others = "".join(f"  - {{name: 第{at}小学, kind: school}}\n" for at in range(12))
    both = "  - {name: 东华街道, kind: subdistrict}\n  - {name: 东华社区, kind: community}\n"
    plan = load(make_plan(PLAN.replace("workstreams:", f"{others}{both}workstreams:"))).plan
    assert plan is not None
    many = Surroundings(names=KnownNames(plan))
    assert read_as(Task, "owner", "民政局", many) == [
        "单位名录里没有“民政局”",
        "先登记到单位名录，或者改成已有的名称",
    ]
    assert read_as(Task, "owner", "东华", many) == [
        "单位名录里没有“东华”",
        "是不是 “东华街道”、“东华社区”？",
    ]
