"""资金执行: amounts exact, lines without an amount said to be 未分解."""

from tests.reports.conftest import Context, Markdown


def test_money_with_lines_and_adjustments(context: Context, markdown: Markdown) -> None:
    text = """
budget:
  total: 100万元
  lines: [{id: a, name: 宣传, amount: 60万元}, {id: b, name: 培训}]
  adjustments: [{date: 2020-06-10, amount: -10万元, line: a, reason: 压减}]
payments:
  - {date: 2020-05-10, line: a, amount: 30万元}
  - {date: 2020-06-10, line: b, amount: 123456.78元}
  - {date: 2020-06-20, line: a, amount: -1万元, note: 退款}
"""
    given = context(text)["budget"]
    assert given["paragraph"] == (
        "预算数90.00万元（年初预算100.00万元，调整-10.00万元）；"
        "截至6月30日实际支出41.35万元，其中本月支出11.35万元；结余48.65万元；"
        "预算执行率45.94%，低于序时进度（50.00%）4.06个百分点，较上月末提高15.94个百分点；"
        "按目前速度推算，全年支出约82.69万元，执行率91.88%。"
    )
    assert given["lines"][0] == {
        "name": "宣传",
        "amount": "500000.00",
        "paid": "290000.00",
        "remaining": "210000.00",
        "paid_in_month": "-10000.00",
        "execution": "58.00%",
    }
    report = markdown(text)
    assert "| 宣传 | 50.00万元 | 29.00万元 | -1.00万元 | 21.00万元 | 58.00% |\n" in report
    assert "| 培训 | 未分解 | 12.35万元 | 12.35万元 | — | — |\n" in report
    assert "没有支出。" not in report


def test_no_budget_to_speak_of(context: Context) -> None:
    words = context("budget: {total: 0元}\n")["budget"]["paragraph"]
    assert words == "预算数0.00万元；截至6月30日没有支出；预算执行率—（预算数是零）。"


def test_money_that_was_not_touched(context: Context) -> None:
    text = "budget: {total: 100万元, lines: [{id: a, name: 宣传}]}\n"
    words = context(text, "2020-01")["budget"]["paragraph"]
    assert words == (
        "预算数100.00万元；截至1月31日没有支出；预算执行率0.00%，低于序时进度（8.33%）8.33个百分点。"
    )
    spent = text + "payments: [{date: 2020-01-10, line: a, amount: 1万元}]\n"
    assert "实际支出1.00万元，均为本月支出；" in context(spent, "2020-01")["budget"]["paragraph"]
    assert "实际支出1.00万元，本月没有支出；" in context(spent, "2020-02")["budget"]["paragraph"]


def test_the_forecast_ends_with_the_plan(context: Context) -> None:
    text = (
        "budget: {total: 100万元, lines: [{id: a, name: 宣传}]}\n"
        "payments: [{date: 2020-01-10, line: a, amount: 1万元}]\n"
    )
    assert "按目前速度推算" in context(text, "2020-11")["budget"]["paragraph"]
    assert "按目前速度推算" not in context(text, "2020-12")["budget"]["paragraph"]


def test_why_money_was_not_spent(context: Context, markdown: Markdown) -> None:
    why = "reason: 招标推迟。, measures: 提前到一季度。"
    text = f"budget: {{total: 100万元, deviation: {{{why}}}}}\n"
    assert context(text, "2020-12")["budget"]["deviation"] == {
        "reason": "招标推迟",
        "measures": "提前到一季度",
    }
    words = "偏差原因：招标推迟。改进措施：提前到一季度。\n"
    assert words in markdown(text, "2020-12")
    assert "偏差原因" not in markdown(text, "2020-11")
    dated = text.replace("reason", "date: 2020-06-30, reason")
    assert words in markdown(dated, "2020-06")
    assert "偏差原因" not in markdown(dated, "2020-05")
    assert "偏差原因" not in markdown("budget: {total: 100万元}\n")
