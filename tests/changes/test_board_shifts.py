"""What a change does to the suggested boards."""

from datetime import date

from tests.changes.test_sentences import plan_of
from wenming_cli.changes.board_shifts import places
from wenming_cli.figures.standing import Standing, standing

HEAD = """\
plan: {id: p, name: 创建计划, year: 2020, owner: 办}
owners:
- {name: 办, kind: office}
- {name: 甲局, kind: department}
- {name: 乙局, kind: department}
- {name: 丙局, kind: department}
workstreams: [{id: NM, name: 农贸市场, kind: rectification}]
settings: {board: {tie: exact, minimum: 1, weights: {on_time_rate: 1}}}
tasks:
"""
TASKS = "".join(
    f"- {{id: {owner}{number}, title: 任务, workstream: NM, owner: {owner}, due: 2020-06-10,"
    f" done: {done}}}\n"
    for owner, days in {
        "甲局": ("2020-06-09", "2020-06-10"),
        "乙局": ("2020-06-09", "2020-06-11"),
    }.items()
    for number, done in enumerate(days)
)


def at(text: str) -> Standing:
    return standing(plan_of(HEAD + text), date(2020, 6, 30))


def test_places_that_move() -> None:
    late = TASKS.replace("done: 2020-06-10", "done: 2020-06-12").replace("2020-06-11", "2020-06-10")
    assert [
        (s.id, s.label, s.before and s.before.text, s.after and s.after.text, s.by)
        for s in places(at(TASKS), at(late))
    ] == [
        ("乙局", "部门榜单", "第2名，50.00分，黑榜", "第1名，100.00分，红榜", "+50.00分"),
        ("甲局", "部门榜单", "第1名，100.00分，红榜", "第2名，50.00分，黑榜", "-50.00分"),
    ]


def test_a_unit_that_comes_to_be_measured() -> None:
    extra = "- {id: 丙, title: 任务, workstream: NM, owner: 丙局, due: 2020-06-10}\n"
    (shift,) = places(at(TASKS), at(TASKS + extra))
    assert shift.before is not None
    assert shift.after is not None
    assert (shift.id, shift.before, shift.after.text, shift.by) == (
        "丙局",
        ("不参评", None),
        "第3名，0.00分，黑榜",
        "",
    )
    assert shift.after.document == {"rank": 3, "score": "0.000000", "list": "black"}


def test_nothing_without_both_sides() -> None:
    now = at(TASKS)
    assert list(places(None, now)) == list(places(now, None)) == list(places(now, now)) == []
