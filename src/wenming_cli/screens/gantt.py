"""A Gantt chart in the words of Mermaid, which forges and editors draw."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from wenming_cli import sink
from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.tasks.milestones import milestones
from wenming_cli.figures.tasks.task_state import Light, State, TaskState
from wenming_cli.model.plan import Plan
from wenming_cli.screens.screen_head import title
from wenming_cli.words.dates import NO_LIMIT

ENDINGS = (".mmd", ".mermaid")

_LONGEST = 48


def gantt(
    plan: Plan,
    cutoff: Cutoff,
    tasks: Sequence[TaskState],
    agreed: Mapping[str, date | None] = MappingProxyType({}),
) -> str:
    """The tasks by workstream, each from its start to its limit, or to the day it was done.

    ``agreed`` are the limits of a baseline, by task; one that is another now has a mark there.
    """
    drawn = [task for task in tasks if task.state is not State.CANCELLED]
    return (
        "\n".join(
            [
                *_head(plan, cutoff),
                *_sections(plan, cutoff.as_of, drawn, agreed),
                *_foot(tasks, drawn),
            ]
        )
        + "\n"
    )


def _head(plan: Plan, cutoff: Cutoff) -> Iterator[str]:
    yield "gantt"
    yield f"    title {sink.mermaid('  '.join(title(plan, cutoff, '任务').words))}"
    yield "    dateFormat YYYY-MM-DD"
    yield "    axisFormat %Y-%m-%d"
    yield "    inclusiveEndDates"


def _sections(
    plan: Plan, as_of: date, tasks: Sequence[TaskState], agreed: Mapping[str, date | None]
) -> Iterator[str]:
    of = grouped((task.workstream, task) for task in tasks)
    for workstream in plan.workstreams:
        own = of.get(workstream.id, ())
        if own:
            yield f"    section {sink.mermaid(f'{workstream.id} {workstream.name}')}"
            for task in own:
                yield _bar(task, plan.end)
                yield from _milestones(task, as_of)
                yield from _mark(task, agreed)


def _bar(task: TaskState, last: date) -> str:
    """A task from its start to its end; a standing duty runs to the last day of the plan."""
    standing = f"（{NO_LIMIT}）" if task.is_standing else ""
    words = f"{task.id} {task.title}{standing}"
    marks = "".join(f"{mark}, " for mark in _marks(task))
    end = max(_end(task) or last, task.start)
    return f"    {sink.mermaid(_short(words))} :{marks}{task.start}, {end}"


def _milestones(task: TaskState, as_of: date) -> Iterator[str]:
    """A diamond a milestone: on its limit, or on the day it was reached."""
    for each in milestones(task.leaf.task, as_of):
        day = each.done or each.milestone.due
        mark = "done, " if each.done else "crit, " if each.overdue_days else ""
        shown = sink.mermaid(_short(f"{task.id} {each.milestone.name}"))
        yield f"    {shown} :milestone, {mark}{day}, {day}"


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _mark(task: TaskState, agreed: Mapping[str, date | None]) -> Iterator[str]:
    """The limit that was agreed, where another one holds now."""
    day = agreed.get(task.id, task.effective_due)
    if day is not None and day != task.effective_due:
        yield f"    {sink.mermaid(f'{task.id} 基线时限')} :milestone, {day}, {day}"


def _end(task: TaskState) -> date | None:
    done = task.leaf.course.done
    return done if task.state is State.DONE and done is not None else task.effective_due


def _marks(task: TaskState) -> Iterator[str]:
    """How Mermaid is to paint a bar."""
    if task.state is State.DONE:
        yield "done"
    elif task.light is Light.RED:
        yield "crit"
    elif task.started and task.state is not State.SUSPENDED:
        yield "active"


def _foot(tasks: Sequence[TaskState], drawn: Sequence[TaskState]) -> Iterator[str]:
    gone = len(tasks) - len(drawn)
    if gone:
        yield f"    %% 另有已取消的任务 {gone} 项，没有画"
    if not drawn:
        yield "    %% 没有任务"
