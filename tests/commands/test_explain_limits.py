"""``explain`` on limits: moved late, taken over by a unit, in a year without a calendar."""

import pytest

from tests.conftest import MakePlan, Wenming

PLAN = """\
plan: {id: p, name: 创建工作, year: %s, owner: 办}
owners:
- {name: 办, kind: office}
- {name: 甲街道, kind: subdistrict}
- {name: 乙街道, kind: subdistrict}
workstreams: [{id: W, name: 工作, kind: other, owner: 办}]
"""
FINDING = "found: 2024-02-01, source: covert, category: c, text: 垃圾, owner: 甲街道"
LATE = (
    "{date: 2024-02-25, event: rectified}, "
    "{date: 2024-02-28, event: extended, to: 2024-02-29, reason: 等料, by: 办}"
)
IN_TIME = "{date: 2024-02-08, event: extended, to: 2024-02-29, reason: 等料, by: 办}"
TAKEN = "{date: 2024-02-20, event: reassigned, to_owner: 乙街道, by: 办, reason: 地段}"
HOLIDAY = "settings: {due_rollover: next_workday, holidays: [2097-10-01]}\n"
TASK = "tasks: [{id: X, title: 整治, workstream: W, due: 2097-10-01}]\n"
SHARED = """\
tasks:
- id: X
  title: 改造三十处
  workstream: W
  assigned: 2024-02-01
  due: 2024-12-31
  target: {value: 30, unit: 处}
  parts:
  - {owner: 甲街道, updates: [{date: 2024-06-30, value: 10}]}
  - {owner: 乙街道, updates: [{date: 2024-06-30, value: 20}]}
"""
PROVISIONAL = "2097年放假安排还没有公布，暂按周一至周五"


BEYOND = "2024-02-25 整改，不晚于时限，晚于原定时限"
STAYS = "settings: {reassigned_limit: 不变}\n"
AGAIN = "2024-02-20 改派给 乙街道，以前的督办、通报不算它的"
RESTART = "，时限从改派之日起重新算 7 天"
JOINT = "完成进度 100.00%（数量目标没有分到单位，2 个单位的累计完成合并计算）"
SINCE = "计划进度 已过 334 天 ÷ 2024-02-01 至 2024-12-31 335 天 = 99.70%"
ORIGINAL = "原定时限 2024-02-08"


def finding(log: str) -> str:
    return f"findings: [{{id: X, {FINDING}, log: [{log}]}}]\n"


@pytest.mark.parametrize(
    ("records", "day", "said", "unsaid"),
    [
        (finding(LATE), "2024-02-29", {"逾期后延期", ORIGINAL, BEYOND}, set()),
        (finding(IN_TIME), "2024-02-29", {ORIGINAL}, {"逾期后延期"}),
        (
            finding(TAKEN),
            "2024-02-28",
            {f"{AGAIN}，时限从改派之日起重新算 7 天", "逾期后改派"},
            set(),
        ),
        (finding(TAKEN) + STAYS, "2024-02-28", {AGAIN}, {"逾期后改派"}),
        (TASK, "2097-10-03", {PROVISIONAL}, set()),
        (TASK + HOLIDAY, "2097-10-03", set(), {PROVISIONAL}),
        (finding("").replace("2024", "2097"), "2097-02-03", {PROVISIONAL}, set()),
        (SHARED, "2024-12-30", {JOINT, SINCE}, set()),
    ],
)
def test_what_is_said_of_a_limit(  # noqa: PLR0917
    make_plan: MakePlan, wenming: Wenming, records: str, day: str, said: set[str], unsaid: set[str]
) -> None:
    plan = make_plan(PLAN % day[:4], records=records)
    text = wenming("-C", plan, "explain", "X", "--as-of", day).out
    lines = {line.strip() for line in text.splitlines()}
    assert said <= lines
    assert not unsaid & lines


def test_the_figure_names_who_got_a_finding_late(make_plan: MakePlan, wenming: Wenming) -> None:
    fixed = "{date: 2024-02-20, event: rectified}"
    records = (
        "settings: {reassigned_limit: keep}\n"
        f"findings: [{{id: F, {FINDING}, log: [{TAKEN}, {fixed}]}}]\n"
    )
    plan = make_plan(PLAN % "2024", records=records)
    told = wenming("-C", plan, "explain", "按期整改率", "--as-of", "2024-02-28").out
    assert "晚于时限，2024-02-20 才改派给乙街道" in told
    first = wenming("-C", plan, "explain", "原时限按期整改率", "--as-of", "2024-02-28").out
    assert "原定时限 2024-02-08" in first
    early = wenming("-C", plan, "explain", "原时限按期整改率", "--as-of", "2024-02-05").out
    assert "原定时限 2024-02-08 还没有到" in early


def test_a_reply_is_no_longer_asked_of_who_handed_it_over(
    make_plan: MakePlan, wenming: Wenming
) -> None:
    notice = (
        "{id: N, kind: supervise, date: 2024-02-10, owners: [甲街道], findings: [F], "
        "reply_due: 2024-02-15}"
    )
    records = f"findings: [{{id: F, {FINDING}, log: [{TAKEN}]}}]\nnotices: [{notice}]\n"
    plan = make_plan(PLAN % "2024", records=records)
    before = wenming("-C", plan, "next", "--as-of", "2024-02-19").out
    assert "甲街道" in before
    after = wenming("-C", plan, "next", "--as-of", "2024-02-28").out
    assert "甲街道" not in after
    assert "已改派，不再催报" in wenming("-C", plan, "notices", "--as-of", "2024-02-28").out
