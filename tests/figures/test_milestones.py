"""里程碑: told beside a task, moving nothing of it."""

from datetime import date

import pytest

from tests.figures.conftest import Read, TaskAt
from wenming_cli.explaining.task_story import stories
from wenming_cli.figures.notices.whom_to_call import Trouble, desks
from wenming_cli.figures.standing import standing
from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.figures.tasks.milestones import milestones, near_milestones
from wenming_cli.screens.call_list import lines

D = date(2020, 6, 26)
WAY = "milestones: [{name: 招标, due: %s%s}]"
TASK = "start: 2020-03-01, due: 2020-12-31, updates: [{date: 2020-06-20, progress: 60%%}], %s"


@pytest.mark.parametrize(
    ("due", "done", "words"),
    [
        ("2020-06-10", "", "里程碑“招标”逾期 16 天"),
        ("2020-06-26", "", "里程碑“招标”今天到期"),
        ("2020-06-29", "", "里程碑“招标”还有 3 天到期"),
        ("2020-06-10", ", done: 2020-06-10", "里程碑“招标”2020-06-10 达到"),
        ("2020-06-10", ", done: 2020-06-12", "里程碑“招标”2020-06-12 达到，晚 2 天"),
        ("2020-06-10", ", done: 2020-06-27", "里程碑“招标”逾期 16 天"),
        ("2020-06-26", ", done: 2020-06-27", "里程碑“招标”今天到期"),
    ],
)
def test_how_a_milestone_stands(task_at: TaskAt, due: str, done: str, words: str) -> None:
    task = task_at(TASK % (WAY % (due, done)), "2020-06-26")
    (state,) = milestones(task.leaf.task, D)
    assert state.words == words


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ("due: 2020-12-31", ["甲", "乙"]),
        ("due: 2020-12-31, done: 2020-06-01", []),
        ("due: 2020-12-31, updates: [{date: 2020-06-01, progress: 100%}]", []),
        ("due: 2020-12-31, cancelled: {date: 2020-06-01, reason: 雨, approved_by: 办}", []),
    ],
    ids=["open", "done", "handed in", "cancelled"],
)
def test_what_is_asked_about(task_at: TaskAt, fields: str, names: list[str]) -> None:
    way = "{name: 丁, due: 2020-08-01}, {name: 乙, due: 2020-06-26}, {name: 甲, due: 2020-06-01}"
    told = f"{way}, {{name: 丙, due: 2020-06-01, done: 2020-06-01}}"
    task = task_at(f"{fields}, milestones: [{told}]", "2020-06-26")
    assert [m.milestone.name for m in near_milestones(task, D, D)] == names


def test_a_late_milestone_is_a_reason_to_call_and_changes_no_figure(read: Read) -> None:
    task = "tasks:\n- {id: T, title: 改造, workstream: A, %s}\n"
    plain, late = read(task % (TASK % "note: 无")), read(task % (TASK % (WAY % ("2020-06-10", ""))))
    assert not desks(plain, D)
    (desk,) = desks(late, D)
    assert desk.calls[0].troubles == (Trouble.MILESTONE,)
    assert [line.why for line in lines(late, D, desk)] == ["里程碑“招标”逾期 16 天"]
    figures = [
        [(f.id, f.as_json()) for f in standing(plan, D).whole.figures] for plan in (plain, late)
    ]
    assert figures[0] == figures[1]
    assert [assess(plan, D)[0].light for plan in (plain, late)] == ["green", "green"]


def test_a_blocked_task_is_not_asked_about_its_milestones(read: Read) -> None:
    late = TASK % (WAY % ("2020-06-10", ""))
    held = f"{{id: T, title: 改造, workstream: A, depends_on: [P], {late}}}"
    plan = read(
        f"tasks:\n- {held}\n- {{id: P, title: 排查, workstream: A, due: 2020-12-31, owner: 教体局,"
        " start: 2020-06-20}\n"
    )
    calls = [call for desk in desks(plan, D) for call in desk.calls]
    assert all(Trouble.MILESTONE not in call.troubles for call in calls)


def test_the_story_tells_each_and_none_before_its_day(read: Read) -> None:
    text = TASK % (WAY % ("2020-06-10", ", done: 2020-06-12"))
    plan = read(f"tasks:\n- {{id: T, title: 改造, workstream: A, {text}}}\n")
    for day, sums, steps in (
        (date(2020, 6, 11), "里程碑“招标”逾期 1 天", []),
        (date(2020, 6, 12), "里程碑“招标”2020-06-12 达到，晚 2 天", ["里程碑“招标”达到"]),
    ):
        (story,) = stories(plan, assess(plan, day), day)
        assert sums in story.sums
        assert [step.words for step in story.steps if "里程碑" in step.words] == steps
