"""The status of a plan: one screen for the morning, and the same as JSON or a table."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Generic, TypeVar

from wenming_cli import sink
from wenming_cli.figures.cutoff import Cutoff
from wenming_cli.figures.figure import Figure, decimal_text, points_text
from wenming_cli.figures.standing import Group, Standing
from wenming_cli.figures.steps import Suggestion, steps_of
from wenming_cli.figures.task_state import Light, State, TaskState
from wenming_cli.model.notice import NoticeKind
from wenming_cli.screens import supervision
from wenming_cli.screens.numbers import fraction_text
from wenming_cli.screens.table import Column, Table, painted

T = TypeVar("T")

MOST_LINES = 45
MOST_GROUPS = 15
_HEADLINES = (
    "completion_rate",
    "due_completion_rate",
    "on_time_rate",
    "weighted_progress",
    "budget_execution_rate",
)
_FINDING_COUNTS = {"open_findings": "待整改", "overdue_findings": "逾期未改"}
_LIST_COLUMNS = (
    Column("", most=18),
    Column("", most=40),
    Column("", most=22),
    Column(""),
    Column("", most=36),
)
_BESIDE = {"weighted_progress": "planned_progress", "budget_execution_rate": "elapsed_rate"}


@dataclass(frozen=True, slots=True)
class Screen:
    """What a status screen is made of.

    ``whole`` is the plan or the one unit asked for, ``before`` the same at the end of the month
    before (None: before the plan began), ``groups`` the rows of the table. ``revision`` is the
    commit it is of, None for the files as they are.
    """

    standing: Standing
    cutoff: Cutoff
    whole: Group
    before: Group | None
    groups: tuple[Group, ...]
    heading: str
    revision: str | None = None


# --- text -----------------------------------------------------------------------------------------


def text(screen: Screen, *, colour: bool, everything: bool) -> str:
    """One screen of at most 45 lines; with ``everything`` as long as it takes."""
    rows = _table_lines(screen, colour=colour)
    if not everything:
        rows = _shortened(rows)
    top = [*_title(screen), *_headlines(screen), *supervision.lines(screen.whole), "", *rows]
    steps = _steps(screen)
    lists = [part for part in _lists(screen.whole, screen.standing.as_of, steps) if part.items]
    foot = _foot(steps)
    room = MOST_LINES - len(top) - 2 * len(lists) - 2 * len(foot)
    lines = top
    for index, part in enumerate(lists):
        share = max(room // (len(lists) - index), 1)
        shown = len(part.items) if everything or len(part.items) <= share else share - 1
        listed = part.lines(shown, colour=colour)
        room -= len(listed) - 1
        lines += ["", *listed]
    if foot and not everything:
        lines = lines[: MOST_LINES - 2]
    lines += ["", *foot] if foot else []
    return "\n".join(lines if everything else lines[:MOST_LINES]) + "\n"


def _steps(screen: Screen) -> tuple[Suggestion, ...]:
    standing, whole = screen.standing, screen.whole
    return steps_of(standing.plan, standing.as_of, whole.tasks, whole.findings).suggested


def _foot(steps: Iterable[Suggestion]) -> list[str]:
    """How many steps are suggested, gravest first; nothing where none is."""
    kinds = Counter(step.kind.label for step in steps)
    words = "、".join(f"{label} {count} 件" for label, count in kinds.items())
    return [f"建议 {words}（wenming notices）"] if words else []


def _title(screen: Screen) -> Iterator[str]:
    plan = screen.standing.plan
    words = [sink.terminal(plan.project.name), f"截至 {screen.standing.as_of}"]
    if screen.cutoff.note:
        words.append(f"（{screen.cutoff.note}）")
    if plan.sample:
        words.append("含示例数据")
    if screen.revision:
        words.append(f"版本 {screen.revision[:12]}")
    yield "  ".join(words)
    if screen.whole is not screen.standing.whole:
        yield f"只看 {sink.terminal(screen.whole.name)}"


def _headlines(screen: Screen) -> Iterator[str]:
    rows = []
    for figure_id in _HEADLINES:
        figure = screen.whole.figure(figure_id)
        if figure is not None:
            before = screen.before and screen.before.figure(figure_id)
            rows.append(_headline(screen, figure, before or None))
    columns = (
        Column("", most=None),
        Column("", is_number=True),
        Column(""),
        Column(""),
        Column(""),
    )
    yield from Table(columns, tuple(rows)).lines()[1:]


def _headline(screen: Screen, figure: Figure, before: Figure | None) -> tuple[str, ...]:
    change = "上月末没有数"
    if figure.value is None:
        change = figure.reason or ""
    elif before is not None and before.value is not None:
        change = f"较上月末 {points_text(figure.value - before.value)}"
    beside = screen.whole.figure(_BESIDE.get(figure.id, ""))
    also = f"{beside.label} {beside.as_percent()}" if beside is not None else ""
    return figure.label, figure.as_percent(), fraction_text(figure), change, also


def _table_lines(screen: Screen, *, colour: bool) -> list[str]:
    return table(screen, short=True).lines(colour=colour)


def _shortened(lines: list[str]) -> list[str]:
    left = len(lines) - MOST_GROUPS - 1
    if left <= 1:
        return lines
    return [*lines[: MOST_GROUPS + 1], f"还有 {left} 行，用 --all 全部列出"]


def table(screen: Screen, *, short: bool = False) -> Table:
    """One row a workstream or unit; ``short`` leaves out what a screen has no room for."""
    columns = (
        Column(screen.heading, most=30 if short else None),
        Column("状态"),
        Column("任务", is_number=True),
        Column("办结", is_number=True),
        Column("逾期", is_number=True),
        Column("滞后", is_number=True),
        Column("未报送", is_number=True),
        Column("应结办结率", is_number=True),
        Column("加权完成率", is_number=True),
        Column("计划进度", is_number=True),
        *(Column(title, is_number=True) for title in _finding_titles(screen)),
    )
    return Table(columns, tuple(_row(group) for group in screen.groups))


def _finding_titles(screen: Screen) -> tuple[str, ...]:
    return tuple(_FINDING_COUNTS.values()) if "findings" in screen.whole.counts else ()


def _row(group: Group) -> tuple[str, ...]:
    behind = sum(task.light is Light.YELLOW for task in group.tasks)
    name = group.name if group.id in ("", group.name) else f"{group.id} {group.name}"
    return (
        name,
        "-" if group.light is None else group.light.label,
        *(str(group.counts[key]) for key in ("tasks", "done", "overdue")),
        str(behind),
        str(group.counts["unreported"]),
        *(
            _percent(group, f)
            for f in ("due_completion_rate", "weighted_progress", "planned_progress")
        ),
        *(str(group.counts[key]) for key in _FINDING_COUNTS if key in group.counts),
    )


def _percent(group: Group, figure_id: str) -> str:
    figure = group.figure(figure_id)
    return "-" if figure is None or figure.value is None else figure.as_percent()


@dataclass(frozen=True, slots=True)
class _List(Generic[T]):
    """A list of exceptions: its word, what is in it, worst first, and how each is shown."""

    word: str
    items: Sequence[T]
    row: Callable[[T], tuple[str, ...]]
    unit: str = "项"

    def lines(self, shown: int, *, colour: bool) -> list[str]:
        """The heading with the number of items, then the first of them."""
        word = painted(self.word) if colour else self.word
        rows = tuple(self.row(item) for item in self.items[:shown])
        left = len(self.items) - shown
        more = [f"  还有 {left} {self.unit}，用 --all 全部列出"] if left else []
        heading = f"{word} {len(self.items)} {self.unit}"
        return [heading, *Table(_LIST_COLUMNS, rows).lines(indent="  ")[1:], *more]


def _because(
    why: Callable[[TaskState], str], due: Mapping[str, NoticeKind]
) -> Callable[[TaskState], tuple[str, ...]]:
    """How a task is shown, with why it is in the list; ``due`` are the steps by its id."""
    return lambda task: (
        task.id,
        task.title,
        task.owner or "无牵头单位",
        why(task),
        step(task, due),
    )


def _lists(group: Group, as_of: date, steps: Sequence[Suggestion]) -> tuple[_List[Any], ...]:
    """What needs attention; a task that is due soon stands among today's work as well."""
    by_due = sorted(group.tasks, key=lambda t: (t.effective_due, t.id))
    troubled = (Light.RED, Light.YELLOW)
    behind = [t for t in by_due if t.light is Light.YELLOW]
    due = {step.item.id: step.kind for step in steps if step.is_task}
    due_findings = {step.item.id: step.kind for step in steps if not step.is_task}
    overdue_row = partial(supervision.overdue_row, due_findings)
    return (
        _List("逾期", [t for t in by_due if t.overdue_days], _because(_lateness, due)),
        _List("滞后", behind, _because(partial(_lag, as_of), due)),
        _List(
            "未报送",
            [t for t in by_due if t.unreported and t.light not in troubled],
            _because(lambda _: "没有报过进展", due),
        ),
        _List(
            "今天要办", [t for t in by_due if t.due_soon], _because(partial(_time_left, as_of), due)
        ),
        _List("逾期问题", supervision.overdue(group), overdue_row, "个"),
        _List("漏巡点位", supervision.missed(group), supervision.missed_row, "个"),
    )


def _lateness(task: TaskState) -> str:
    return f"逾期 {task.overdue_days} 天"


def _time_left(as_of: date, task: TaskState) -> str:
    days = (task.effective_due - as_of).days
    return f"还有 {days} 天到期" if days else "今天到期"


def _lag(as_of: date, task: TaskState) -> str:
    if task.unreported:
        return "没有报过进展"
    if task.stagnant and task.latest is not None:
        return f"{(as_of - task.latest.date).days} 天没有进展"
    return f"落后计划 {points_text(task.planned - task.progress).removeprefix('+')}"


def step(task: TaskState, due: Mapping[str, NoticeKind]) -> str:
    """The next step its owner named, else the one that is suggested or suggests itself."""
    if task.next_step:
        return task.next_step
    if task.id in due:
        return f"建议{due[task.id].label}"
    if task.state is State.SUBMITTED:
        return "抓紧验收"
    if task.unreported:
        return "建议催报进展"
    return "建议提醒" if task.light is Light.YELLOW else "跟进"


# --- JSON -----------------------------------------------------------------------------------------


def document(screen: Screen) -> dict[str, Any]:
    """``wenming.status/1``: figures, counts, groups and tasks."""
    standing = screen.standing
    return {
        "schema": "wenming.status/1",
        "plan": {"id": standing.plan.id, "name": standing.plan.project.name},
        "as_of": standing.as_of.isoformat(),
        "month": str(screen.cutoff.month) if screen.cutoff.month else None,
        "sample": standing.plan.sample,
        "revision": screen.revision,
        "light": screen.whole.light,
        "figures": figures(screen.whole),
        "counts": dict(screen.whole.counts),
        "workstreams": [{"id": g.id} | _group(g) for g in standing.workstreams],
        "owners": [_group(g) for g in standing.owners],
        "tasks": [task_object(task) for task in screen.whole.tasks],
    }


def figures(group: Group) -> dict[str, Any]:
    """The figures of a group by id."""
    return {figure.id: figure.as_json() for figure in group.figures}


def _group(group: Group) -> dict[str, Any]:
    return {
        "name": group.name,
        "light": group.light,
        "figures": figures(group),
        "counts": dict(group.counts),
    }


def task_object(task: TaskState) -> dict[str, Any]:
    """What JSON says of a task at a date."""
    return {
        "id": task.id,
        "state": task.state,
        "light": task.light,
        "progress": decimal_text(task.progress, 6),
        "planned": decimal_text(task.planned, 6),
        "effective_due": task.effective_due.isoformat(),
        "overdue_days": task.overdue_days,
    }


# --- several plans --------------------------------------------------------------------------------


def overview(screens: Iterable[Screen]) -> Table:
    """One row a plan."""
    columns = (
        Column("计划"),
        Column("截至"),
        Column("状态"),
        Column("任务", is_number=True),
        Column("办结", is_number=True),
        Column("逾期", is_number=True),
        Column("总体办结率", is_number=True),
        Column("加权完成率", is_number=True),
        Column("预算执行率", is_number=True),
    )
    return Table(columns, tuple(_plan_row(screen) for screen in screens))


def _plan_row(screen: Screen) -> tuple[str, ...]:
    whole = screen.whole
    return (
        f"{whole.id} {whole.name}",
        screen.standing.as_of.isoformat(),
        "无任务" if whole.light is None else whole.light.label,
        *(str(whole.counts[key]) for key in ("tasks", "done", "overdue")),
        *(
            _percent(whole, f)
            for f in ("completion_rate", "weighted_progress", "budget_execution_rate")
        ),
    )
