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
