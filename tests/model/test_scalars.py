"""Scalars: one text, one meaning, and the right spelling for everything else."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenming_cli.model import indicator, points, scalars
from wenming_cli.model.owner import OwnerKind
from wenming_cli.model.scalars import Fault, Month

PARSERS: tuple[Callable[[str], Any], ...] = (
    scalars.parse_text,
    scalars.parse_id,
    scalars.parse_code,
    scalars.parse_date,
    scalars.parse_month,
    scalars.parse_number,
    scalars.parse_count,
    scalars.parse_year,
    scalars.parse_ratio,
    scalars.parse_percent,
    scalars.parse_money,
    scalars.parse_bool,
    indicator.parse_level,
    indicator.parse_measure,
    points.parse_occasion,
    OwnerKind.parse,
)
TYPED = st.text(alphabet="0123456789.,-+%元万亿年月日/是否true０１２３：／，。 ", max_size=14)


@pytest.mark.parametrize(
    ("parser", "text", "value"),
    [
        (scalars.parse_date, "2020-02-29", date(2020, 2, 29)),
        (scalars.parse_month, "2020-12", Month(2020, 12)),
        (scalars.parse_money, "328.46万元", Decimal(3284600)),
        (scalars.parse_money, "3284600元", Decimal(3284600)),
        (scalars.parse_money, "1.2亿元", Decimal(120_000_000)),
        (scalars.parse_money, "-1,234.50元", Decimal("-1234.50")),
        (scalars.parse_money, "0元", Decimal(0)),
        (scalars.parse_percent, "80", Decimal(80)),
        (scalars.parse_percent, "80%", Decimal(80)),
        (scalars.parse_ratio, "130%", Decimal(130)),
        (scalars.parse_number, "-0.5", Decimal("-0.5")),
        (scalars.parse_count, "10", 10),
        (scalars.parse_year, "2020", 2020),
        (scalars.parse_bool, "是", True),
        (scalars.parse_bool, "false", False),
        (scalars.parse_word, " ＡＢ,ｃ", "AB,c"),
        (scalars.parse_word, "卫生(甲),乙", "卫生（甲），乙"),
        (scalars.parse_id, "任务-1.a_B", "任务-1.a_B"),
        (scalars.parse_code, "Ⅱ-8-2)", "Ⅱ-8-2)"),
        (scalars.parse_code, "Ⅱ-8-2）", "Ⅱ-8-2）"),
        (indicator.parse_level, "数量", "数量指标"),
        (indicator.parse_level, "数量指标", "数量指标"),
        (indicator.parse_measure, "抽查", "sampled"),
        (points.parse_occasion, "发现问题", "finding"),
        (points.parse_occasion, "figure:pass_rate", "figure:pass_rate"),
        (indicator.parse_measure, "figure:coverage_rate", "figure:coverage_rate"),
        (OwnerKind.parse, "街道", OwnerKind.SUBDISTRICT),
    ],
)
def test_meaning(parser: Callable[[str], Any], text: str, value: object) -> None:
    assert parser(text) == value


@pytest.mark.parametrize(
    ("parser", "text", "code", "cure"),
    [
        (scalars.parse_date, "2020-6-1", "E206", "2020-06-01"),
        (scalars.parse_date, "2020/06/01", "E206", "2020-06-01"),
        (scalars.parse_date, "2020年6月1日", "E206", "2020-06-01"),
        (scalars.parse_date, "2020-02-30", "E206", "2020-02-29"),
        (scalars.parse_date, "２０２０-０６-０１", "E206", "2020-06-01"),
        (scalars.parse_date, "明天", "E206", "2020-06-30"),
        (scalars.parse_date, "20200601", "E206", "写成 2020-06-01"),
        (scalars.parse_date, "2020-06-30T00:00:00", "E206", "写成 2020-06-30"),
        (scalars.parse_date, "2020 06 30", "E206", "写成 2020-06-30"),
        (scalars.parse_date, "2020年１２月3号", "E206", "写成 2020-12-03"),
        (scalars.parse_date, "“2020-06-30”", "E206", "写成 2020-06-30"),
        (scalars.parse_date, " 2020-06-30 ", "E206", "写成 2020-06-30"),
        (scalars.parse_date, "2020—06—30", "E206", "写成 2020-06-30"),
        (scalars.parse_date, "2020-13-01", "E206", "两位月"),
        (scalars.parse_date, "~", "E206", "删去这一行"),
        (scalars.parse_date, "2020-06-30" + " " * 200, "E206", "两位日"),
        (scalars.parse_date, "0000-01-01", "E206", "四位年"),
        (scalars.parse_date, "0001-01-01", "E206", "1000 到 2999"),
        (scalars.parse_date, "9999-12-31", "E206", "1000 到 2999"),
        (scalars.parse_month, "9999-12", "E206", "1000 到 2999"),
        (scalars.parse_days, "3661", "E208", "3660"),
        (scalars.parse_days, "999999999", "E208", "3660"),
        (scalars.parse_month, "2020-6", "E206", "2020-06"),
        (scalars.parse_month, "2020年6月", "E206", "2020-06"),
        (scalars.parse_month, "2020-13", "E206", "两位月"),
        (scalars.parse_month, "0000-06", "E206", "两位月"),
        (scalars.parse_month, "202006", "E206", "写成 2020-06"),
        (scalars.parse_month, "2020-06-01", "E206", "写成 2020-06"),
        (scalars.parse_money, "328.46", "E207", "328.46万元"),
        (scalars.parse_money, "12.5万", "E207", "12.5万元"),
        (scalars.parse_money, "￥1000元", "E207", "1000元"),
        (scalars.parse_money, "¥1000", "E207", "1000元 还是 1000万元"),
        (scalars.parse_money, "人民币1000元整", "E207", "写成 1000元"),
        (scalars.parse_money, "１，０００元", "E207", "写成 1,000元"),
        (scalars.parse_money, "−1000元", "E207", "写成 -1000元"),
        (scalars.parse_money, "一千元", "E207", "328.46万元"),
        (scalars.parse_money, "0.001元", "E207", "两位小数"),
        (scalars.parse_money, "1,23元", "E207", "千位"),
        (scalars.parse_money, "9" * 19 + "元", "E207", "18 位"),
        (scalars.parse_percent, "100.01", "E208", "0 到 100"),
        (scalars.parse_percent, "-1", "E208", "负数"),
        (scalars.parse_percent, "80％", "E208", "80%"),
        (scalars.parse_percent, "八成", "E208", "80%"),
        (scalars.parse_ratio, "9" * 19 + "%", "E208", "18 位"),
        (scalars.parse_ratio, "-0.1%", "E208", "负数"),
        (scalars.parse_number, "1e3", "E208", "半角数字"),
        (scalars.parse_number, "１２", "E208", "改成半角，写成 12"),
        (scalars.parse_number, "1,234", "E208", "写成 1234"),
        (scalars.parse_number, "1" * 19, "E208", "18 位"),
        (scalars.parse_count, "1.5", "E208", "整数"),
        (scalars.parse_year, "20", "E208", "四位数字"),
        (scalars.parse_bool, "no", "E209", "写成 false 或 否"),
        (scalars.parse_bool, "On", "E209", "写成 true 或 是"),
        (scalars.parse_bool, "1", "E209", "也可以写"),
        (scalars.parse_date, "43983", "E206", "像是表格软件的日期序号，是 2020-06-01"),
        (scalars.parse_date, "6月底", "E206", "写明年份，像 2020-06-30 这样"),
        (scalars.parse_date, "2026年2月底前", "E206", "写成 2026-02-28"),
        (scalars.parse_date, "13月底", "E206", "写成 2020-06-30 的样子"),
        (scalars.parse_date, "长期坚持", "E206", "没有时限的任务，完成时限写 长期"),
        (scalars.parse_due, "长期坚持", "E206", "没有时限的写 长期"),
        (scalars.parse_due, "2020-6-1", "E206", "2020-06-01"),
        (scalars.parse_id, "A B", "E211", "编号只用"),
        (scalars.parse_code, "A:1", "E211", "编号照文件写"),
        (scalars.parse_code, "Ⅱ－8", "E211", "写成 Ⅱ-8"),
        (scalars.parse_id, "Ａ１", "E211", "写成 A1"),
        (scalars.parse_id, "A（1）", "E211", "编号只用"),
        (scalars.parse_id, "A" * 101, "E211", "100 个字符"),
        (scalars.parse_text, "  ", "E205", "删去"),
        (indicator.parse_measure, "figure：x", "E210", "figure:x"),
        (points.parse_occasion, "figure：x", "E210", "figure:x"),
        (points.parse_occasion, "发现问題", "E210", "发现问题"),
        (points.parse_occasion, "奖励", "E210", "人工评定"),
        (OwnerKind.parse, "部们", "E210", "部门"),
    ],
)
def test_fault_and_cure(parser: Callable[[str], Any], text: str, code: str, cure: str) -> None:
    with pytest.raises(Fault) as caught:
        parser(text)
    assert caught.value.code == code
    assert cure in (caught.value.hint or "")


@given(st.sampled_from(PARSERS), st.one_of(st.text(max_size=20), TYPED))
def test_a_parser_returns_or_faults(parser: Callable[[str], Any], text: str) -> None:
    try:
        value = parser(text)
    except Fault as fault:
        assert fault.code.startswith("E2")
        assert "\n" not in fault.message + (fault.hint or "")
    else:
        assert parser(text) == value


@given(st.integers(0, 10**10))
def test_money_in_ten_thousands_is_ten_thousand_times_the_money(units: int) -> None:
    number = f"{units // 100}.{units % 100:02}"
    assert scalars.parse_money(f"{number}万元") == Decimal(number) * 10_000
    assert scalars.parse_money(f"{number}元") * 10_000 == scalars.parse_money(f"{number}万元")
    assert scalars.parse_money(f"{number}亿元") == scalars.parse_money(f"{number}万元") * 10_000


@given(st.integers(0, 10**6))
def test_percentages_with_and_without_the_sign(hundredths: int) -> None:
    text = f"{hundredths // 100}.{hundredths % 100:02}"
    assert scalars.parse_ratio(text) == scalars.parse_ratio(f"{text} %") == Decimal(text)


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_a_date_reads_back(day: date) -> None:
    assert scalars.parse_date(day.isoformat()) == day


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_other_spellings_of_a_date_are_cured(day: date) -> None:
    for text in (f"{day.year}/{day.month}/{day.day}", f"{day.year}年{day.month}月{day.day}日"):
        with pytest.raises(Fault) as caught:
            scalars.parse_date(text)
        assert day.isoformat() in (caught.value.hint or "")


@given(st.integers(0, 10**11), st.sampled_from(["元", "万元", "亿元"]), st.booleans())
def test_money_reads_back_in_every_unit(cents: int, unit: str, grouped: bool) -> None:
    amount = Decimal(cents) / 100
    size = {"元": 1, "万元": 10**4, "亿元": 10**8}[unit]
    number = f"{amount:,}" if grouped else f"{amount:f}"
    assert scalars.parse_money(f"{number}{unit}") == amount * size
    assert scalars.parse_money(f"-{number}{unit}") == -amount * size


@given(st.integers(1, 9998), st.integers(1, 12), st.integers(-30, 30))
def test_months_add_up(year: int, month: int, months: int) -> None:
    start = Month(year, month)
    if 12 < year * 12 + months < 9998 * 12:
        assert (start + months) + -months == start
    assert start.last_day.day == monthrange(year, month)[1]
    assert Month.of(start.first_day) == Month.of(start.last_day) == start
    assert str(start) == f"{year:04}-{month:02}"


def test_names_are_compared_folded() -> None:
    assert scalars.folded("ＮＭ－1") == scalars.folded("nm-1")
    assert scalars.shown("一\n 二") == "一 二"
    assert scalars.shown("长" * 50).endswith("…")
