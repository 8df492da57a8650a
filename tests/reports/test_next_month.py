"""下月工作安排: drawn from what is due, starts and is left over."""

from tests.reports.conftest import Context
from tests.reports.texts import FINDINGS, NOTICES, PARTS


def test_next_month(context: Context) -> None:
    given = context(NOTICES + FINDINGS + "updates: [{task: t, date: 2020-06-01, progress: 1}]\n")[
        "next_month"
    ]
    assert given["due"] == given["starting"] == []
    assert (
        given["carried"]
        == "限期整改逾期问题1个；督促到期问题1个按时整改；督促按时回复督办文书1份。"
    )


def test_tasks_due_and_starting_next_month(context: Context) -> None:
    given = context(
        PARTS.replace("06-10", "07-10")
        + "  - {id: q, title: 验收, workstream: A, start: 2020-07-20, due: 2020-09-30}\n"
        "  - {id: r, title: 早完成, workstream: A, due: 2020-07-20, done: 2020-06-20}\n"
    )["next_month"]
    assert given["due"] == ["死角清零（联盟街道、青云街道，完成时限7月10日）"]
    assert given["starting"] == ["验收（城管局，7月20日开始）"]


def test_the_last_month_names_what_is_left(context: Context) -> None:
    given = context(PARTS, "2020-12")["next_month"]
    assert given["due"] == given["starting"] == []
    assert given["carried"] == "计划期至12月31日为止，尚未办结的任务2项；抓紧办理逾期任务2项。"


DUTIES = """
tasks:
  - {id: r, title: 验收, workstream: A, start: 2020-06-01, due: 2020-07-10}
  - {id: w, title: 巡查, workstream: A, every: {period: week, day: 5},
     parts: [{owner: 城管局}, {owner: 东华街道}]}
  - {id: m, title: 月报, workstream: A, every: {period: month, day: 15, from: 2020-07-01}}
  - {id: q, title: 小结, workstream: A, every: {period: quarter, day: 2-15, from: 2020-07-01}}
  - {id: d, title: 台账, workstream: A, every: {period: month, day: 9, from: 2020-07-01},
     updates: [{task: d@2020-07, date: 2020-06-20, done: 2020-06-20}]}
"""


def test_periods_of_duties_that_begin_next_month(context: Context) -> None:
    given = context(DUTIES)["next_month"]
    days = "7月3日、7月10日、7月17日、7月24日、7月31日"
    assert given["due"] == [
        f"巡查（城管局、东华街道，完成时限{days}）",
        "验收（城管局，完成时限7月10日）",
        "月报（2020年7月）（城管局，完成时限7月15日）",
    ]
    assert (
        given["due_brief"]
        == "下月到期12项：巡查（5期）、验收（7月10日）、月报（2020年7月）（7月15日）。"
    )
    assert given["starting"] == ["小结（2020年第三季度）（城管局，7月1日开始）"]
    assert given["starting_brief"] == "下月开始1项：小结（2020年第三季度）。"


def test_duties_of_the_last_month_end_with_the_plan(context: Context) -> None:
    given = context(DUTIES, "2020-12")["next_month"]
    assert given["due"] == given["starting"] == []
    ahead = context(DUTIES, "2020-11")["next_month"]
    assert ahead["starting"] == []
    assert "月报（2020年12月）（城管局，完成时限12月15日）" in ahead["due"]
