"""重点任务推进情况: workstream by workstream, then every task that is late, by name."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from wenming_cli.figures.standing import Group
from wenming_cli.figures.table import COMPLETION_RATE, PLANNED_PROGRESS, WEIGHTED_PROGRESS
from wenming_cli.figures.tasks.task_state import AT_REST, Light, State, TaskState
from wenming_cli.model.narrative import NarrativeSection
from wenming_cli.reports.briefs.task_brief import task_brief
from wenming_cli.reports.delays import delays
from wenming_cli.reports.sentences import counted, held_against, joined, several
from wenming_cli.reports.view import View
from wenming_cli.words.nobody import NO_LEAD_YET
from wenming_cli.words.numbers import numeral

TITLE = "重点任务推进情况"
FIGURES: tuple[str, ...] = (COMPLETION_RATE.id, WEIGHTED_PROGRESS.id, PLANNED_PROGRESS.id)
_OVER = (State.DONE, State.CANCELLED)
_NOT_BEGUN = "未到开始时间"


def context(view: View) -> dict[str, Any] | None:
    """``workstreams`` with their paragraphs, then ``delays``; ``brief`` says it shortly.

    None in a plan without tasks.
    """
    if not view.plan.tasks:
        return None
    workstreams = [_workstream(view, group) for group in view.now.workstreams]
    late = delays(view)
    return {
        "summary": _summary(view.now.whole, view),
        "month": _month(view, sum(1 for _ in _finished(view, view.now.whole.tasks))),
        "workstreams": [
            {"heading": f"（{numeral(index)}）{group.name}", **content}
            for index, (group, content) in enumerate(
                zip(view.now.workstreams, workstreams, strict=True), start=1
            )
        ],
        "delays": {
            "heading": f"（{numeral(len(workstreams) + 1)}）逾期和滞后任务",
            **late,
        },
        "brief": task_brief(view, late),
        "words": view.words(NarrativeSection.TASKS),
        "narrative": view.words_of(NarrativeSection.TASKS, None),
    }


def _summary(whole: Group, view: View) -> str:
    finished = sum(1 for _ in _finished(view, whole.tasks))
    states = joined(_states(whole.tasks))
    month = _month(view, finished)
    gone = whole.counts["cancelled"]
    rest = f"另有已取消的任务{gone}项，不计入任务数" if gone else ""
    return several(filter(None, (month, f"目前{states}" if states else "", rest)))


def _month(view: View, finished: int) -> str:
    return f"{view.this}办结{finished}项" if finished else f"{view.this}没有办结的任务"


def _states(tasks: Sequence[TaskState]) -> Iterator[str]:
    """How many tasks are in each state; of those not begun, how many need not have."""
    early = sum(s.state is State.NOT_STARTED and _word(s) == _NOT_BEGUN for s in tasks)
    for label, count in _by_word(s.state.label for s in tasks if s.state not in _OVER):
        is_apart = early and label == State.NOT_STARTED.label
        yield f"{label}{count}项{f'（其中{_NOT_BEGUN}{early}项）' if is_apart else ''}"


def _workstream(view: View, group: Group) -> dict[str, Any]:
    finished = several(_finished_words(view, group.tasks))
    return {
        "lead": _lead(view, group.id),
        "paragraph": several(_progress(group)),
        "finished": f"{view.this}办结：{finished}" if finished else _nothing_finished(view, group),
        "narrative": view.words_of(NarrativeSection.TASKS, group.id),
    }


def _lead(view: View, workstream_id: str) -> str:
    workstream = view.plan.workstream_by_id[workstream_id]
    lead = f"由{workstream.owner}牵头" if workstream.owner else ""
    coordinator = f"{workstream.coordinator}统筹" if workstream.coordinator else ""
    words = "，".join(filter(None, (lead, coordinator)))
    return f"{words}。" if words else ""


def _progress(group: Group) -> Iterator[str]:
    counts = group.counts
    if not counts["tasks"]:
        yield "任务已全部取消" if counts["cancelled"] else "暂未安排任务"
        return
    if counts["done"] == counts["tasks"]:
        yield f"任务{counts['tasks']}项，已全部办结"
        return
    rest = _by_word(_word(s) for s in group.tasks if s.state not in _OVER)
    if rest == [(_NOT_BEGUN, counts["tasks"])]:
        yield f"任务{counts['tasks']}项，都还{_NOT_BEGUN}"
        return
    yield f"任务{counts['tasks']}项，{_done(group)}"
    progress, planned = group.figure(WEIGHTED_PROGRESS.id), group.figure(PLANNED_PROGRESS.id)
    if progress and planned and progress.value is not None:
        yield held_against(progress, planned)
    yield f"{'其余任务中' if counts['done'] else '其中'}{counted(rest, '项')}"


def _done(group: Group) -> str:
    figure = group.figure(COMPLETION_RATE.id)
    if not group.counts["done"] or figure is None:
        return "尚无办结"
    return f"已办结{group.counts['done']}项，办结率{figure.as_percent()}"


def _word(state: TaskState) -> str:
    """The word of its light; before its start it is 未到开始时间."""
    is_early = state.light is Light.GREY and state.state not in AT_REST
    return _NOT_BEGUN if is_early else state.light_label


def _by_word(words: Iterable[str]) -> list[tuple[str, int]]:
    """How often each word occurs, in the order of lights and states."""
    every = list(words)
    order = [*(light.label for light in Light), *(state.label for state in State)]
    known = dict.fromkeys(sorted(every, key=lambda w: order.index(w) if w in order else len(order)))
    return [(word, every.count(word)) for word in known]


def _nothing_finished(view: View, group: Group) -> str:
    is_running = any(s.started and s.state not in _OVER for s in group.tasks)
    return f"{view.this}没有办结的任务。" if is_running else ""


def _finished(view: View, tasks: Iterable[TaskState]) -> Iterator[TaskState]:
    for state in tasks:
        done = state.leaf.course.done
        if state.state is State.DONE and done is not None and done in view.period:
            yield state


def _finished_words(view: View, tasks: Iterable[TaskState]) -> Iterator[str]:
    """One clause a task; the parts of a task that were finished stand together."""
    by_task: dict[str, list[TaskState]] = {}
    for state in _finished(view, tasks):
        by_task.setdefault(state.leaf.task.id, []).append(state)
    for states in by_task.values():
        units = joined(_who_and_when(view, state) for state in states)
        yield f"{states[0].title}（{units}）"


def _who_and_when(view: View, state: TaskState) -> str:
    done = state.leaf.course.done
    return f"{state.led_by or NO_LEAD_YET}{view.day(done)}" if done else state.led_by or NO_LEAD_YET
