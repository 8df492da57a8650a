"""``wenming measure INDICATOR 620``: what an indicator was measured at."""

from pathlib import Path
from typing import Annotated

import typer

from wenming_cli import terminal
from wenming_cli.changes.values import words
from wenming_cli.commands import Directory, DryRun, Evidence, OnDay, PlanId, offered
from wenming_cli.inputs.edits.adding import appended
from wenming_cli.inputs.edits.asking import parsed
from wenming_cli.inputs.edits.carrying_out import Intent, carry_out, open_desk
from wenming_cli.inputs.edits.looked_up import record_named
from wenming_cli.model.indicator import Actual, Indicator, IndicatorActual, Nature
from wenming_cli.model.scalars import half_width
from wenming_cli.model.shape import shape_of
from wenming_cli.writing.edit import Typed


def measure(
    indicator: Annotated[
        str,
        typer.Argument(
            metavar="指标", help="指标的编号或名称", autocompletion=offered("indicators")
        ),
    ],
    value: Annotated[
        str,
        typer.Argument(metavar="数值", help="和指标值同单位的数；定性指标写达成、部分达成或未达成"),
    ],
    directory: Directory = Path(),
    plan: PlanId = None,
    day: OnDay = None,
    forecast: Annotated[
        str | None, typer.Option("--forecast", metavar="预计", help="全年预计到多少")
    ] = None,
    likelihood: Annotated[
        str | None,
        typer.Option(
            "--likelihood", metavar="可能性", help="完成可能性：确定能、有可能、完全不可能"
        ),
    ] = None,
    evidence: Evidence = None,
    dry_run: DryRun = False,
) -> int:
    """填一个指标的实际值：wenming measure SL-01 620 --date 2020-06-30；定性指标写达成情况。

    例：wenming measure SL-01 620 --date 2020-06-30
    """
    desk = open_desk(directory, plan)
    found = record_named(desk.plan, indicator, "indicators")
    entry = found.entry
    assert isinstance(entry, Indicator)  # noqa: S101  as the section says
    typed = {"date": desk.day(day), "forecast": forecast, "likelihood": likelihood}
    typed |= {"level": value} if entry.nature is Nature.QUALITATIVE else _amount(entry, value)
    said = desk.canonical(IndicatorActual, typed)
    values: dict[str, Typed] = {"indicator": found.id, **said}
    values |= {"evidence": evidence} if evidence else {}
    again = _again(entry, said)
    if again is not None:
        at = again.location()
        terminal.tell(f"已经填过了：{again.date} {_told(again)}（{at.file_line}），没有再写")
        return 0
    return carry_out(desk, Intent([appended("actuals", values)]), dry_run=dry_run)


def _amount(entry: Indicator, typed: str) -> dict[str, str | None]:
    """The number alone, where the unit of the indicator stands behind it."""
    plain = half_width(typed).strip()
    return {"value": plain.removesuffix(entry.unit or "").strip() if entry.unit else plain}


def _again(entry: Indicator, said: dict[str, Typed]) -> Actual | None:
    """The actual value that says the same already."""
    fields = shape_of(Actual).fields
    wanted = {name: parsed(fields[name], str(text)) for name, text in said.items()}
    same = (
        actual
        for actual in entry.actuals
        if all(getattr(actual, name) == value for name, value in wanted.items())
    )
    return next(same, None)


def _told(actual: Actual) -> str:
    return words(actual.level if actual.value is None else actual.value)
