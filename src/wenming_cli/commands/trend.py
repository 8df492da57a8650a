"""``wenming trend FIGURE…``: how figures went, period by period."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

import typer

from wenming_cli.commands import (
    Against,
    AsOf,
    Directory,
    InMonth,
    OfOwner,
    OfWorkstream,
    OutputFile,
    PageFormat,
    PlanId,
)
from wenming_cli.figures.table import (
    BUDGET_EXECUTION_RATE,
    COMPLETION_RATE,
    ELAPSED_RATE,
    PLANNED_PROGRESS,
    WEIGHTED_PROGRESS,
)
from wenming_cli.figures.trends.forecast import forecast
from wenming_cli.figures.trends.measures import (
    S_CURVE,
    Measure,
    agreed,
    in_words_of,
    measures_called,
)
from wenming_cli.figures.trends.moments import moments
from wenming_cli.figures.trends.series import series
from wenming_cli.inputs import naming, opening, scopes
from wenming_cli.inputs.baselines import baseline_named
from wenming_cli.inputs.output import show
from wenming_cli.screens import trend as screens
from wenming_cli.screens.explanation import figure_names
from wenming_cli.sink import quoted
from wenming_cli.stop import Stop

_USUAL = (COMPLETION_RATE.id, WEIGHTED_PROGRESS.id, PLANNED_PROGRESS.id)
_USUAL_OF_MONEY = (BUDGET_EXECUTION_RATE.id, ELAPSED_RATE.id)


def trend(
    figures: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="数字...",
            help="如 on_time_rate、按期办结率、逾期，可写几个；S曲线 是计划办结和办结的任务数；"
            "不写就是办结率、完成率和计划进度、执行率和序时进度",
        ),
    ] = None,
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    by: Annotated[
        Literal["month", "cycle"], typer.Option("--by", help="按月份还是按巡查周期")
    ] = "month",
    owner: OfOwner = None,
    workstream: OfWorkstream = None,
    against: Against = None,
    output_format: PageFormat = None,
    output: OutputFile = None,
) -> int:
    """走势：一个或几个数字逐月（或逐个巡查周期）是多少，到哪一天为止；S 曲线看计划和办结。

    例：wenming trend

    例：wenming trend 按期办结率 --owner 龙泉街道

    例：wenming trend S曲线 --against 年初
    """
    asked = figures or ()
    is_s_curve = any(word in S_CURVE for word in asked)
    wanted = _measures(asked if is_s_curve or against is None else (*asked, S_CURVE[0]))
    opened, cutoff = opening.open_at(directory, plan, as_of, month)
    wanted += () if against is None else (agreed(baseline_named(opened, against)),)
    followed = scopes.followed(opened, owner, workstream)
    usual = _USUAL if opened.budget is None or followed.name else (*_USUAL, *_USUAL_OF_MONEY)
    measures = in_words_of(opened, wanted or _measures(usual))
    found = series(followed, measures, moments(opened, cutoff.as_of, by))
    is_whole_curve = is_s_curve or against is not None
    ahead = forecast(opened, followed, cutoff.as_of) if is_whole_curve else None
    show([screens.page(opened, cutoff, followed.name, found, ahead)], output_format, output)
    return 0


def _measures(words: Iterable[str]) -> tuple[Measure, ...]:
    """What was asked for, each once; a word that is no figure's name stops the command."""
    found = {}
    for word in words:
        measures = measures_called(word)
        if not measures:
            near = naming.near(word, [*figure_names(), *S_CURVE])
            raise Stop(f"没有{quoted(word)}这个数字{near}")
        found.update({measure.id: measure for measure in measures})
    return tuple(found.values())
