"""抽查指标和绩效目标: exact comparisons, best and worst, a word for each indicator."""

import pytest

from tests.reports.conftest import Context, Markdown
from tests.reports.texts import SAMPLED, TASK, sample


def paragraph(context: Context, *samples: str) -> str:
    text: str = context(SAMPLED.rstrip("\n") + "\n" + "".join(samples))["sampling"]["indicators"][
        0
    ]["paragraph"]
    return text


def test_a_threshold_is_tested_on_the_exact_value(context: Context) -> None:
    words = paragraph(context, sample("2020-06-01", "东华街道", 25000, 23749))
    assert words == (
        "指标值不低于95%；本月抽查样本25000个，履约23749个，履约率94.996%"
        "（95%可信区间94.7%～95.3%），尚不能断定是否达到指标值。"
    )


def test_best_worst_and_short(context: Context) -> None:
    words = paragraph(
        context,
        sample("2020-05-01", "东华街道", 100, 90),
        sample("2020-06-01", "东华街道", 100, 96),
        sample("2020-06-01", "联盟街道", 50, 48),
        sample("2020-06-02", "青云街道", 100, 90),
    )
    assert words == (
        "指标值不低于95%；本月抽查样本250个，履约234个，履约率93.60%"
        "（95%可信区间89.9%～96.0%），尚不能断定是否达到指标值；"
        "最高的是东华街道、联盟街道（96.00%），最低的是青云街道（90.00%，"
        "95%可信区间82.6%～94.5%），可信区间重叠，还分不出高低；"
        "未达到指标值的有青云街道；另有2个单位尚不能断定是否达到指标值；截至6月30日"
        "累计抽查样本350个，履约324个，履约率92.57%（95%可信区间89.3%～94.9%），未达到指标值。"
    )


@pytest.mark.parametrize(
    ("samples", "words"),
    [
        ([sample("2020-05-01", "东华街道", 10, 10)], "本月没有开展抽查；截至6月30日累计"),
        ([sample("2020-07-01", "东华街道", 10, 10)], "尚未开展抽查。"),
        ([sample("2020-06-01", "东华街道", 0, 0)], "本月抽查样本为零，没有履约率。"),
        (
            [sample("2020-06-01", "东华街道", 10, 10), sample("2020-06-01", "联盟街道", 20, 20)],
            "2个单位均为100.00%。",
        ),
        (
            [sample("2020-06-01", "东华街道", 10, 1), sample("2020-06-01", "联盟街道", 20, 1)],
            "各单位均未达到指标值。",
        ),
    ],
)
def test_sampling_at_the_edges(context: Context, samples: list[str], words: str) -> None:
    assert words in paragraph(context, *samples)


INDICATOR = "level1: 产出, level2: 数量, unit: 处, accrual: cumulative"


@pytest.mark.parametrize(
    ("fields", "month", "actual", "verdict"),
    [
        (
            "nature: ≥, target: 10, actuals: [{date: 2020-06-01, value: 3}]",
            "2020-06",
            "3处",
            "推进中",
        ),
        (
            "nature: ≥, target: 10, actuals: [{date: 2020-06-01, value: 3}]",
            "2020-12",
            "3处",
            "未达到指标值",
        ),
        (
            "nature: ≥, target: 10, actuals: [{date: 2020-06-01, value: 10}]",
            "2020-06",
            "10处",
            "已达到指标值",
        ),
        (
            "nature: ≥, target: 10, actuals: [{date: 2020-07-01, value: 10}]",
            "2020-06",
            None,
            "暂无数据",
        ),
        (
            "nature: ≤, target: 10, actuals: [{date: 2020-06-01, value: 10}]",
            "2020-06",
            "10处",
            "未超过指标值",
        ),
        (
            "nature: ≤, target: 10, actuals: [{date: 2020-06-01, value: 10.5}]",
            "2020-06",
            "10.5处",
            "已超过指标值",
        ),
        (
            "nature: =, target: 10, actuals: [{date: 2020-06-01, value: 10}]",
            "2020-12",
            "10处",
            "已达到指标值",
        ),
        (
            "nature: ≥, target: 十处, actuals: [{date: 2020-06-01, value: 3}]",
            "2020-06",
            "3处",
            "不作比较",
        ),
        (
            "nature: qualitative, target: 好, actuals: [{date: 2020-06-01, forecast: 好}]",
            "2020-06",
            None,
            "暂无数据",
        ),
        (
            "nature: qualitative, target: 好, actuals: [{date: 2020-06-01, level: partial}]",
            "2020-06",
            "部分达成",
            "部分达成",
        ),
        ("nature: qualitative, target: 好", "2020-06", None, "暂无数据"),
        (
            "nature: ≥, target: 10, accrual: year_end, actuals: [{date: 2020-06-01, value: 12}]",
            "2020-06",
            "12处",
            "年末考核",
        ),
        (
            "nature: ≥, target: 10, accrual: year_end, actuals: [{date: 2020-06-01, value: 12}]",
            "2020-12",
            "12处",
            "已达到指标值",
        ),
        ("nature: ≥, target: 5, measure: 'figure:completion_rate'", "2020-06", "0.00%", "推进中"),
        ("nature: ≥, target: 5, measure: 'figure:coverage_rate'", "2020-06", None, "暂无数据"),
    ],
)
def test_indicator(
    context: Context, fields: str, month: str, actual: str | None, verdict: str
) -> None:
    head = INDICATOR.partition(", accrual")[0] if "accrual" in fields else INDICATOR
    text = TASK + f"indicators: [{{id: i, name: 布设, {head}, {fields}}}]\n"
    (row,) = context(text, month)["indicators"]["rows"]
    assert (row["actual"], row["verdict"]) == (actual, verdict)


def test_a_qualitative_indicator_that_is_sampled(context: Context) -> None:
    text = SAMPLED.replace("≥, target: 95", "qualitative, target: 好")
    text += sample("2020-06-01", "东华街道", 3, 2)
    words = context(text)["sampling"]["indicators"][0]["paragraph"]
    assert words == "指标值好；本月抽查样本3个，履约2个，履约率66.67%（95%可信区间20.8%～93.9%）。"


def test_indicators_stand_in_the_order_of_the_form(context: Context) -> None:
    given = context(
        "indicators:\n"
        "  - {id: a, level1: 满意度, level2: 服务对象满意度, name: 甲, nature: ≥, target: 1,\n"
        "     accrual: level}\n"
        "  - {id: b, level1: 产出, level2: 成本, name: 乙, nature: ≤, target: 1, accrual: level}\n"
        "  - {id: c, level1: 产出, level2: 数量, name: 丙, nature: ≥, target: 1, accrual: level}\n"
    )["indicators"]
    assert [row["name"] for row in given["rows"]] == ["丙", "乙", "甲"]
    assert given["sentence"] == "共有绩效指标3项：暂无数据3项。"


def test_one_indicator_and_its_forecast(context: Context) -> None:
    given = context(
        f"indicators: [{{id: i, name: 布设, {INDICATOR}, nature: ≥, target: 10, actuals: ["
        "{date: 2020-05-01, value: 1, forecast: 十处。, likelihood: certain},"
        "{date: 2020-06-01, value: 3}]}]\n"
    )["indicators"]
    assert given["sentence"] == "绩效指标1项，推进中。"
    assert given["rows"][0]["forecast"] == "十处，确定能完成"
    assert given["rows"][0]["date"] == "2020-06-01"


def test_a_forecast_at_the_present_rate_is_marked(context: Context) -> None:
    text = (
        f"indicators: [{{id: i, name: 布设, {INDICATOR}, nature: ≥, target: 10, actuals: ["
        "{date: 2020-05-01, value: 3, likelihood: possible}]}]\n"
    )
    row = context(text)["indicators"]["rows"][0]
    assert row["forecast"] == "约8.93处（按目前速度推算），有可能完成"
    assert context(text, "2020-12")["indicators"]["rows"][0]["forecast"] is None


def test_lights_in_words_and_what_people_say_of_them(context: Context, markdown: Markdown) -> None:
    why = (
        "deviation: {date: 2020-06-30, kinds: [staff, other],"
        " reason: 人手不足。, measures: 增加人手。}"
    )
    text = (
        "indicators:\n"
        f"  - {{id: a, name: 甲, {INDICATOR}, nature: ≥, target: 10, {why}}}\n"
        f"  - {{id: b, name: 乙, {INDICATOR}, nature: ≥, target: 10, {why},\n"
        "     actuals: [{date: 2020-06-01, value: 5}]}\n"
        f"  - {{id: c, name: 丙, {INDICATOR}, nature: ≥, target: 十}}\n"
    )
    given = context(text)["indicators"]
    assert given["lights"] == "运行监控：预警1项、正常1项。"
    assert [row["light"] for row in given["rows"]] == ["预警", "正常", None]
    assert [row["name"] for row in given["deviations"]] == ["甲"]
    assert "1. 甲（人员保障、其他）：人手不足。改进措施：增加人手。\n" in markdown(text)
    calm = context(f"indicators: [{{id: c, name: 丙, {INDICATOR}, nature: ≥, target: 十}}]\n")
    assert calm["indicators"]["lights"] == ""
