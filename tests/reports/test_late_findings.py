"""Findings whose limit moved when it had passed: the month's report names them."""

from tests.reports.conftest import Context, Markdown

ROWS = """
sites: [{id: S1, name: 一号市场, type: 市场, owner: 城管局}]
findings:
- id: f1
  found: 2020-06-01
  source: covert
  site: S1
  category: 占道
  text: 门外摆摊。
  owner: 城管局
  log:
  - {date: 2020-06-12, event: rectified}
  - {date: 2020-06-15, event: extended, to: 2020-06-20, by: 区创建办, reason: 等设施到货。}
- id: f2
  found: 2020-06-01
  source: covert
  category: 占道
  text: 乙
  owner: 城管局
  log:
  - {date: 2020-06-10, event: reassigned, to_owner: 东华街道, by: 区创建办, reason: 属街道}
  - {date: 2020-06-20, event: long_term}
- id: f3
  found: 2020-06-01
  source: covert
  category: 占道
  text: 丙
  owner: 城管局
  log: [{date: 2020-06-08, event: extended, to: 2020-06-20, by: 区创建办, reason: 等设施到货}]
"""


def test_late_moves_are_named_with_day_and_reason(context: Context, markdown: Markdown) -> None:
    words = context(ROWS)["findings"]
    assert words["late_moves"] == [
        (
            "f1 一号市场：门外摆摊（城管局）：逾期后于6月15日延期至6月20日，经办单位区创建办，"
            "原因：等设施到货。"
        ),
        (
            "f2 乙（东华街道）：逾期后于6月10日改派给东华街道，整改时限重新起算，经办单位区创建办，"
            "原因：属街道；逾期后于6月20日转长期。"
        ),
    ]
    assert words["standing"].endswith("原时限按期整改率0.00%。")
    assert "逾期后才延期、改派或转长期的问题2个：\n" in markdown(ROWS)


def test_nothing_is_said_where_all_was_granted_in_time(
    context: Context, markdown: Markdown
) -> None:
    in_time = ROWS[: ROWS.index("- id: f1")] + ROWS[ROWS.index("- id: f3") :]
    words = context(in_time)["findings"]
    assert words["late_moves"] == []
    assert "原时限" not in words["standing"]
    assert "逾期后" not in markdown(in_time).split("数字的含义")[0]
