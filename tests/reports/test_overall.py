"""总体情况: one paragraph of figures, their changes and comparisons."""

from tests.reports.conftest import Context
from tests.reports.texts import TASK


def test_the_first_month_compares_with_nothing(context: Context) -> None:
    words = context(TASK, "2020-01")["overall"]["paragraph"]
    assert words.startswith("截至1月31日，共有任务1项，尚无办结，总体办结率0.00%；")
    assert "上月" not in words


def test_a_rate_without_value_says_why(context: Context) -> None:
    cancelled = (
        "tasks:\n"
        "  - {id: t, title: 整治, workstream: A, due: 2020-12-31,\n"
        "     cancelled: {date: 2020-02-01, reason: 合并, approved_by: 区创建办}}\n"
    )
    given = context(cancelled)
    assert given["overall"]["paragraph"] == "截至6月30日，计划里还没有任务。"
    assert given["tasks"]["workstreams"][0]["paragraph"] == "任务已全部取消。"
    suspended = (
        "tasks:\n"
        "  - {id: t, title: 整治, workstream: A, due: 2020-12-31,\n"
        "     suspensions: [{start: 2020-02-01, reason: 停工, approved_by: 区创建办}]}\n"
    )
    given = context(suspended)
    assert "加权完成率—（没有计入权重的任务）" in given["overall"]["paragraph"]
    assert given["tasks"]["workstreams"][0]["paragraph"] == "任务1项，尚无办结；其中暂缓1项。"
    assert given["task_table"]["rows"][0]["latest"] == "2月1日起暂缓：停工"


def test_changes_and_comparisons_are_worded(context: Context) -> None:
    halves = (
        "tasks:\n"
        "  - {id: a, title: 甲, workstream: A, due: 2020-06-30, done: 2020-06-03}\n"
        "  - {id: b, title: 乙, workstream: A, start: 2020-06-01, due: 2020-07-30,\n"
        "     updates: [{date: 2020-06-20, progress: 50}]}\n"
    )
    june = context(halves)["overall"]["paragraph"]
    assert "总体办结率50.00%，较上月末提高50.00个百分点；" in june
    assert "加权完成率75.00%，与计划进度（75.00%）持平；没有逾期和滞后的任务。" in june
    july = context(halves, "2020-07")["overall"]["paragraph"]
    assert "总体办结率50.00%，与上月末持平；" in july
    assert "加权完成率75.00%，低于计划进度（100.00%）25.00个百分点；任务中有逾期1项。" in july


def test_a_difference_too_small_to_print(context: Context) -> None:
    money = "budget: {total: 100万元}\npayments: [{date: 2020-06-02, line: l, amount: 499990元}]\n"
    given = context(money.replace("}\npay", ", lines: [{id: l, name: 线}]}\npay"))
    assert "预算执行率49.999%，与序时进度（50.00%）基本持平" in given["budget"]["paragraph"]


def test_money_that_did_not_move(context: Context) -> None:
    money = (
        "budget: {total: 100万元, lines: [{id: l, name: 线}]}\n"
        "payments:\n"
        "  - {date: 2020-05-02, line: l, amount: 1元}\n"
        "  - {date: 2020-06-02, line: l, amount: 1元}\n"
    )
    assert "与上月末基本持平" in context(money)["budget"]["paragraph"]
