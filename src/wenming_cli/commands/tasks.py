"""``wenming tasks``: look tasks up."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from wenming_cli import terminal
from wenming_cli.commands import (
    Against,
    AsOf,
    Directory,
    InMonth,
    OfOwner,
    OfWorkstream,
    OutputFile,
    PlanId,
)
from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.figures.tasks.task_state import Light, State
from wenming_cli.formats.pages import ENDINGS, Form
from wenming_cli.inputs import naming, opening
from wenming_cli.inputs.baselines import baseline_named
from wenming_cli.inputs.output import form_for, show
from wenming_cli.model.plan import Plan
from wenming_cli.screens import gantt
from wenming_cli.screens import tasks as screens
from wenming_cli.stop import Stop


def tasks(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[文字]...", help="编号或名称里有这些文字的任务")
    ] = None,
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    owner: OfOwner = None,
    workstream: OfWorkstream = None,
    state: Annotated[
        list[State] | None, typer.Option("--state", help="只看这种状态（可写几次）")
    ] = None,
    light: Annotated[
        list[Light] | None, typer.Option("--light", help="只看这种灯（可写几次）")
    ] = None,
    against: Against = None,
    output_format: Annotated[
        Literal[Form, "mermaid"] | None,
        typer.Option(
            "--format",
            help="输出格式，不写就看 -o 的文件名，再不然是 text；mermaid 是甘特图",
        ),
    ] = None,
    output: OutputFile = None,
) -> int:
    """列出任务，可以按单位、重点工作、状态、灯和文字筛选，几个条件同时满足。

    例：wenming tasks --light 逾期

    例：wenming tasks --owner 龙泉街道 -o 任务.csv
    """
    opened, cutoff = opening.open_at(directory, plan, as_of, month)
    wanted = screens.TaskFilter(
        owner=None if owner is None else naming.owner_named(opened, owner),
        workstream=None if workstream is None else naming.workstream_named(opened, workstream),
        states=frozenset(each.value for each in state or ()),
        lights=frozenset(each.value for each in light or ()),
        words=tuple(words or ()),
    )
    found = [task for task in assess(opened, cutoff.as_of) if wanted.keeps(opened, task)]
    form = form_for(output_format, output, {**ENDINGS, "mermaid": gantt.ENDINGS}, "text")
    if form == "mermaid":
        limits = {} if against is None else _agreed(opened, against)
        terminal.emit(gantt.gantt(opened, cutoff, found, limits), output)
    elif against is not None:
        raise Stop(
            "--against 和甘特图一起用（--format mermaid）；对照的表见 wenming status --against"
        )
    else:
        show([screens.page(opened, cutoff, found, wanted.owner)], form, output)
    return 0


def _agreed(plan: Plan, name: str) -> dict[str, date | None]:
    """By task, the limit of a baseline."""
    return {task: each.due for task, each in baseline_named(plan, name).tasks.items()}
