"""总体情况: one paragraph of headline figures, each with its change since last month's end."""

from collections.abc import Iterator
from typing import Any

from wenming_cli.figures.table import (
    BUDGET_EXECUTION_RATE,
    COMPLETION_RATE,
    ELAPSED_RATE,
    PLANNED_PROGRESS,
    RECTIFICATION_RATE,
    WEIGHTED_PROGRESS,
)
from wenming_cli.figures.tasks.task_state import Light
from wenming_cli.model.narrative import NarrativeSection
from wenming_cli.reports.corrections import corrected
from wenming_cli.reports.sentences import changed, counted, held_against, several, stated
from wenming_cli.reports.view import View

TITLE = "总体情况"
FIGURES: tuple[str, ...] = (COMPLETION_RATE.id, WEIGHTED_PROGRESS.id, PLANNED_PROGRESS.id)


def context(view: View) -> dict[str, Any]:
    """``paragraph`` of figures, ``corrections`` of closed months, ``narrative`` of a person."""
    sentences = [several(clauses) for clauses in (_tasks(view), _money(view), _findings(view))]
    return {
        "paragraph": "".join(sentences),
        "corrections": corrected(view),
        "narrative": view.words(NarrativeSection.OVERALL),
    }


def _tasks(view: View) -> Iterator[str]:
    counts = view.now.whole.counts
    day = f"截至{view.day(view.as_of)}"
    if not counts["tasks"]:
        yield f"{day}，计划里还没有任务"
        return
    done = f"已办结{counts['done']}项" if counts["done"] else "尚无办结"
    paused = f"，暂缓{counts['suspended']}项" if counts["suspended"] else ""
    yield f"{day}，共有任务{counts['tasks']}项，{done}{paused}，{_rate(view, COMPLETION_RATE.id)}"
    yield _against(view, WEIGHTED_PROGRESS.id, PLANNED_PROGRESS.id)
    yield _lights(view)


def _lights(view: View) -> str:
    lights = [task.light for task in view.now.whole.tasks]
    worst = counted(
        ((light.label, lights.count(light)) for light in (Light.RED, Light.YELLOW)), "项"
    )
    return f"任务中有{worst}" if worst else "没有逾期和滞后的任务"


def _money(view: View) -> Iterator[str]:
    if view.now.whole.figure(BUDGET_EXECUTION_RATE.id) is not None:
        yield _against(view, BUDGET_EXECUTION_RATE.id, ELAPSED_RATE.id)


def _findings(view: View) -> Iterator[str]:
    counts = view.now.whole.counts
    if not counts.get("findings"):
        return
    late = counts["overdue_findings"]
    yield f"累计发现问题{counts['findings']}个，{_rate(view, RECTIFICATION_RATE.id)}"
    yield f"逾期未整改{late}个" if late else "没有逾期未整改的问题"


def _rate(view: View, figure_id: str) -> str:
    figure = view.now.whole.figure(figure_id)
    return "，".join(filter(None, (stated(figure), changed(figure, view)))) if figure else ""


def _against(view: View, figure_id: str, other_id: str) -> str:
    figure, other = view.now.whole.figure(figure_id), view.now.whole.figure(other_id)
    return held_against(figure, other) if figure and other else ""
