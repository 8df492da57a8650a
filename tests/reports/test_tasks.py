"""重点任务: by workstream, then what is late, by name."""

from tests.reports.conftest import Context, Markdown, Read, look
from tests.reports.texts import PARTS, TASK
from wenming_cli.reports import monthly


def test_parts_about_which_the_same_is_to_be_said_stand_together(context: Context) -> None:
    tasks = context(PARTS)["tasks"]
    workstream, _ = tasks["workstreams"]
    assert workstream["finished"] == "本月办结：死角清零（东华街道6月8日）。"
    assert tasks["delays"]["overdue"]["count"] == 2
    (row,) = tasks["delays"]["overdue"]["rows"]
    assert row["owners"] == "联盟街道、青云街道"
    assert row["facts"] == "完成时限6月10日，逾期20天，完成进度0%，尚未报送进展"
    assert row["reason"] is row["next_step"] is None


def test_reason_and_next_step_or_that_they_are_not_there(markdown: Markdown) -> None:
    def line(update: str) -> str:
        text = markdown(
            "tasks: [{id: t, title: 整治, workstream: A, start: 2020-05-01, due: 2020-06-10,"
            f" updates: [{{date: 2020-06-01, progress: 50, {update}}}]}}]\n"
        )
        short, found = [x for x in text.splitlines() if x.startswith("1. 整治")]
        assert short.startswith("1. 整治（城管局）：逾期20天。原因：")
        return found.partition("50%。")[2]

    assert line("reason: 雨天。, next_step: 抢工") == "原因：雨天。下步措施：抢工。"
    assert line("reason: 雨天") == "原因：雨天。下步措施：（未填报）。"
    assert line("note: 无") == "原因和下步措施：（未填报）。"


def test_every_unit_that_leads_jointly_is_named(markdown: Markdown) -> None:
    joint = "workstream: A, start: 2020-01-01, joint: [联盟街道]"
    text = markdown(
        f"tasks:\n- {{id: late, title: 逾期的, due: 2020-06-10, {joint}}}\n"
        f"- {{id: slow, title: 落后的, due: 2020-12-31, {joint}}}\n"
        f"- {{id: next, title: 下月的, due: 2020-07-20, {joint}}}\n"
    )
    for title in ("“落后的”", "“下月的”", "下月的"):
        assert f"{title}（城管局、联盟街道" in text
    assert "（城管局，" not in text
    assert "逾期的（城管局、联盟街道）" in text


def test_behind_stagnant_and_silent(context: Context) -> None:
    delays = context(
        "settings: {behind_points: 50}\n"
        "tasks:\n"
        "  - {id: a, title: 久无进展, workstream: A, start: 2020-01-01, due: 2020-12-31,\n"
        "     updates: [{date: 2020-04-30, progress: 40}]}\n"
        "  - {id: b, title: 刚开始, workstream: A, start: 2020-06-20, due: 2020-12-31}\n"
        "  - {id: c, title: 落后, workstream: A, start: 2020-01-01, due: 2020-07-31,\n"
        "     updates: [{date: 2020-06-30, progress: 20}]}\n"
    )["tasks"]["delays"]
    behind = {row["title"]: row["facts"] for row in delays["behind"]["rows"]}
    assert behind == {
        "落后": "完成时限7月31日，完成进度20%，低于计划进度65.45个百分点",
        "久无进展": "完成时限12月31日，完成进度40%，已61天没有新的进展",
    }
    assert delays["unreported"] == {
        "count": 1,
        "words": "尚未报送进展的任务1项：",
        "rows": ["刚开始（城管局）"],
    }


def test_approvals_after_the_limit_are_always_named(context: Context) -> None:
    late = "reason: 拆迁。, approved_by: 区创建办"
    given = context(
        "tasks:\n"
        "  - {id: a, title: 甲, workstream: A, due: 2020-03-31,\n"
        f"     extensions: [{{date: 2020-04-02, to: 2020-09-30, {late}}}]}}\n"
        "  - {id: b, title: 乙, workstream: A, due: 2020-03-31,\n"
        f"     suspensions: [{{start: 2020-04-03, {late}}}]}}\n"
        "  - {id: c, title: 丙, workstream: A, due: 2020-03-31,\n"
        f"     cancelled: {{date: 2020-04-04, {late}}}}}\n"
    )
    assert given["tasks"]["delays"]["late_approvals"] == {
        "count": 3,
        "words": "逾期后才批准延期、暂缓或取消的任务3项：",
        "rows": [
            "乙（城管局）：逾期后于4月3日暂缓，区创建办批准，原因：拆迁。",
            "丙（城管局）：逾期后于4月4日取消，区创建办批准，原因：拆迁。",
            "甲（城管局）：逾期后于4月2日延期至9月30日，区创建办批准，原因：拆迁。",
        ],
    }
    rows = {row["id"]: row for row in given["task_table"]["rows"]}
    assert rows["a"]["extended"]
    assert rows["c"]["latest"] == "4月4日取消：拆迁"


def test_nobody_leads(context: Context) -> None:
    given = context(
        "tasks:\n"
        "  - {id: t, title: 整治, workstream: B, due: 2020-05-01}\n"
        "  - {id: u, title: 排查, workstream: B, due: 2020-06-01, done: 2020-06-01}\n"
    )
    assert given["tasks"]["delays"]["overdue"]["rows"][0]["owners"] == "未明确牵头单位"
    assert "排查（未明确牵头单位6月1日）" in given["tasks"]["workstreams"][1]["finished"]


def test_a_workstream_that_has_not_begun(context: Context) -> None:
    text = TASK.replace("due", "start: 2020-09-01, due")
    workstream, _ = context(text)["tasks"]["workstreams"]
    assert workstream["paragraph"] == "任务1项，都还未到开始时间。"
    assert workstream["finished"] == ""


def test_a_workstream_that_is_all_done_or_empty(read: Read) -> None:
    plan = read("tasks: [{id: t, title: 整治, workstream: A, due: 2020-05-01, done: 2020-04-01}]\n")
    workstream, empty = monthly.context(look(plan, "2020-06"))["tasks"]["workstreams"]
    assert workstream["lead"] == "由城管局牵头。"
    assert workstream["paragraph"] == "任务1项，已全部办结。"
    assert workstream["finished"] == empty["lead"] == ""
    assert empty["paragraph"] == "暂未安排任务。"
