"""Why a task stands as it does: limit, progress, state and light, each from its records."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from wenming_cli.explaining.story import Step, Story, in_order
from wenming_cli.figures.days.calendar import provisional, uncovered_years
from wenming_cli.figures.tasks.milestones import milestones
from wenming_cli.figures.tasks.quantities import is_weighted, quantities, values_words
from wenming_cli.figures.tasks.task_state import AT_REST, Light, State, TaskState
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Suspension, Update
from wenming_cli.words.dates import limit_text
from wenming_cli.words.numbers import plain_text
from wenming_cli.words.rates import percent_text


def stories(plan: Plan, states: Sequence[TaskState], as_of: date) -> Iterator[Story]:
    """Tell a story for each counted task."""
    for state in states:
        steps, later = in_order(_steps(state, as_of), as_of)
        told = state.state.label
        told += f"（{state.light_label}）" if state.light_label != told else ""
        sums = tuple(_sums(plan, state, as_of))
        yield Story("tasks", state.id, state.title, told, sums, steps, later)


# --- the facts ------------------------------------------------------------------------------------


def _steps(state: TaskState, as_of: date) -> Iterator[Step]:
    leaf, course = state.leaf, state.leaf.course
    task = leaf.task
    if task.assigned is not None:
        decides = "计划进度" if task.start is None else None
        yield Step(task.assigned, "交办", task, "assigned", decides)
    if task.start is not None:
        yield Step(task.start, "开始", task, "start", "计划进度")
    own = leaf.part is not None and leaf.part.due is not None
    decides = None if state.extensions else "时限"
    holder = leaf.part if own and leaf.part is not None else task
    yield Step(None, f"原定完成时限 {limit_text(leaf.due)}", holder, "due", decides)
    for extension in course.extensions:
        is_last = state.extensions and extension is state.extensions[-1]
        words = f"批准延期到 {extension.to}：{extension.reason}（{extension.approved_by}）"
        yield Step(extension.date, words, extension, None, "时限" if is_last else None)
    yield from _progress(state)
    for pause in course.suspensions:
        yield _pause(state, pause, as_of)
    if course.done is not None:
        is_done = state.state is State.DONE
        yield Step(course.done, "办结", leaf.completion, "done", "状态" if is_done else None)
    for each in task.milestones:
        if each.done is not None:
            yield Step(each.done, f"里程碑“{each.name}”达到", each, "done")
    if course.cancelled is not None:
        end = course.cancelled
        is_off = state.state is State.CANCELLED
        yield Step(end.date, f"取消：{end.reason}", end, None, "状态" if is_off else None)


def _progress(state: TaskState) -> Iterator[Step]:
    said = [update for update in state.updates if _says_progress(update)]
    counts = said[-1] if said and state.state is not State.DONE else None
    for update in state.leaf.course.updates:
        decides = "完成进度" if update is counts else None
        yield Step(update.date, _update_words(update), update, None, decides)


def _says_progress(update: Update) -> bool:
    return update.progress is not None or update.value is not None or bool(update.values)


def _update_words(update: Update) -> str:
    if update.values and update.progress is None:
        reached = f"报送分项完成 {values_words(update)}"
    elif update.progress is not None:
        reached = f"报送进展 {update.progress:f}%"
    else:
        reached = f"报送累计完成 {update.value:f}" if update.value is not None else "报送情况"
    more = "；".join(text for text in (update.note, update.reason, update.next_step) if text)
    return f"{reached}：{more}" if more else reached


def _pause(state: TaskState, pause: Suspension, as_of: date) -> Step:
    until = f"到 {pause.end}" if pause.end else "起"
    runs = pause.start <= as_of and (pause.end is None or pause.end >= as_of)
    decides = "状态" if runs and state.state is State.SUSPENDED else None
    return Step(pause.start, f"暂缓{until}：{pause.reason}", pause, None, decides)


# --- the sums -------------------------------------------------------------------------------------


def _sums(plan: Plan, state: TaskState, as_of: date) -> Iterator[str]:
    if len(state.leads) > 1:
        yield f"{state.led_by}联合牵头，各单位的统计里都有，计划只算一次"
    yield f"时限 {limit_text(state.effective_due)}" + _rolled(state)
    limits = filter(None, (state.leaf.due, state.effective_due))
    yield from map(provisional, uncovered_years(limits, plan.settings))
    if state.overdue_days:
        yield f"逾期 {as_of} - {state.effective_due} = {state.overdue_days} 天"
    yield from state.late_words
    if state.is_blocked:
        yield f"受阻：{state.start} 应该开始，前置任务还没有办结，在等 {state.held_by}"
    yield from (each.words for each in milestones(state.leaf.task, as_of))
    if state.state in AT_REST:
        return
    yield from _quantities(state)
    yield f"完成进度 {percent_text(state.progress)}" + _told(state)
    yield _planned(plan, state, as_of)
    yield from _light(plan, state, as_of)


def _quantities(state: TaskState) -> Iterator[str]:
    """Each quantity: what was told of it, and what it lacks."""
    for each in quantities(state.leaf.targets, state.updates):
        target, told = each.target, each.value or Decimal(0)
        lacks = max(target.value - told, Decimal(0))
        rest = f"，还差 {plain_text(lacks)}{target.unit}" if lacks else ""
        weight = "" if target.weight is None else f"，权重 {plain_text(target.weight)}"
        sum_of = f"{plain_text(told)} ÷ {plain_text(target.value)}{target.unit}"
        yield f"{target.name} {sum_of} = {percent_text(each.share)}{weight}{rest}"


def _rolled(state: TaskState) -> str:
    written = state.extensions[-1].to if state.extensions else state.leaf.due
    return "" if written == state.effective_due else f"（{written} 是休息日，顺延）"


def _told(state: TaskState) -> str:
    """Whose reports the progress rests on, where it is not those of the unit alone."""
    if state.leaf.targets and any(update.values for update in state.updates):
        is_mean = is_weighted(state.leaf.targets)
        return "（各分项按权重折算）" if is_mean else "（各分项里最低的一项）"
    if state.leaf.joint:
        before = state.leaf.before
        ago = f"，加上此前完成 {plain_text(before)}" if before else ""
        return f"（数量目标没有分到单位，{len(state.leaf.joint)} 个单位的累计完成合并计算{ago}）"
    return "" if state.updates else "（没有报送进展）"


def _planned(plan: Plan, state: TaskState, as_of: date) -> str:
    if state.leaf.due is None:
        return f"{_share(state, plan.start, plan.end, as_of)}，长期任务随计划期走，不计滞后"
    return _share(state, state.start, state.leaf.due, as_of)


def _share(state: TaskState, start: date, end: date, as_of: date) -> str:
    passed, whole = (as_of - start).days + 1, (end - start).days + 1
    share = percent_text(state.planned)
    if state.started and 0 < passed <= whole:
        return f"计划进度 已过 {passed} 天 ÷ {start} 至 {end} {whole} 天 = {share}"
    return f"计划进度 {share}（{start} 至 {end}）"


def _light(plan: Plan, state: TaskState, as_of: date) -> Iterator[str]:
    """Why the light is what it is, where the state does not say so."""
    settings = plan.settings
    if state.behind:
        gap = percent_text(state.planned - state.progress).removesuffix("%")
        limit = percent_text(Fraction(settings.behind_points) / 100, 0).removesuffix("%")
        yield f"滞后：完成进度比计划进度低 {gap} 个百分点，超过 {limit} 个"
    if state.stagnant:
        quiet = as_of - timedelta(days=settings.stagnant_days)
        yield f"停滞：{quiet} 以后没有进展，超过 {settings.stagnant_days} 天"
    if state.light is Light.BLUE:
        yield f"临期：离时限不超过 {settings.due_soon_days} 个工作日"
