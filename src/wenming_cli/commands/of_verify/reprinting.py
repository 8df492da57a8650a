"""A report printed anew as one was printed before: of a plan, a day, and in a form."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

from wenming_cli.commands.of_verify.imprint import Imprint
from wenming_cli.exchange.printed import PrintedFile, PrintedLine, lines_of
from wenming_cli.figures.agreed.variance import Variance, variance
from wenming_cli.figures.days.asked_period import periods_around
from wenming_cli.formats.pages import Look
from wenming_cli.formats.word.shipped_masters import REPORT
from wenming_cli.frozen import frozen
from wenming_cli.inputs.baselines import baseline_named
from wenming_cli.inputs.output import bytes_as
from wenming_cli.model.assessment import Assessment
from wenming_cli.model.named_period import NamedPeriod, days_period
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month
from wenming_cli.reports import REPORTS, assessment_report, masters
from wenming_cli.reports.annexes import parted, without_hints
from wenming_cli.reports.choice import ReportChoice, choose, names
from wenming_cli.reports.environment import TemplateFault, render
from wenming_cli.reports.printed_page import printed_page
from wenming_cli.reports.view import view_of
from wenming_cli.stop import Stop

_MOST_TEMPLATES = 12


@frozen
class PrintingWay:
    """How a report may have been printed: its template, the day, and whether for others.

    ``assessment`` is the id of the one that a circular tells of.
    """

    choice: ReportChoice
    day: date
    is_circulated: bool
    assessment: str | None = None


@frozen
class Reprint:
    """What is printed of a plan in a way."""

    plan: Plan
    way: PrintingWay
    lines: tuple[PrintedLine, ...]


def ways(plan: Plan, imprint: Imprint, *, trusted: bool) -> Iterator[PrintingWay]:
    """The ways a print may have come about, the likeliest first."""
    days = imprint.possible_days(range(plan.end.year, plan.start.year - 1, -1))
    told = assessment_report.told_by(plan, imprint.title)
    for choice in _choices(plan.folder, imprint, trusted=trusted, is_circular=bool(told)):
        held = told if choice.report is assessment_report else [None]
        for day, each in product(days, held):
            if Month.of(plan.start) <= Month.of(day) <= Month.of(plan.end):
                if imprint.digest is None:
                    yield PrintingWay(choice, day, is_circulated=True, assessment=each)
                yield PrintingWay(choice, day, is_circulated=False, assessment=each)


def _choices(
    folder: Path, imprint: Imprint, *, trusted: bool, is_circular: bool
) -> Iterator[ReportChoice]:
    """The templates it may be of: the one it names, that of its title, those of the plan's own."""
    shipped = [report.NAME for report in REPORTS]
    title = imprint.title.removesuffix("（附表）")
    titled = [name for name in sorted(shipped, key=len, reverse=True) if name in title]
    titled = [assessment_report.NAME] if is_circular else titled
    try:
        every = names(folder, trusted=trusted)
        own = [name for name in every if name not in shipped]
        likely = [imprint.template] if imprint.template in every else [*titled[:1], *own]
        for name in [each for each in likely if each is not None][:_MOST_TEMPLATES]:
            found = choose(name, folder, trusted=trusted)
            if found is not None:
                yield found
    except TemplateFault as fault:
        raise Stop(str(fault), code=2) from None


def is_printable(plan: Plan, way: PrintingWay) -> bool:
    """Whether a plan still has what the report is of."""
    return way.assessment is None or _held(plan, way) is not None


def _held(plan: Plan, way: PrintingWay) -> Assessment | None:
    return next((each for each in plan.assessments if each.id == way.assessment), None)


def period_of(plan: Plan, way: PrintingWay, imprint: Imprint) -> NamedPeriod | Month:
    """The period a report is of: the one it names, its first and last day, else the month."""
    named = (p for p in periods_around(plan, way.day) if p.name in imprint.periods)
    unnamed = days_period(*imprint.span) if imprint.span is not None else Month.of(way.day)
    return next(named, unnamed)


def _variance(plan: Plan, way: PrintingWay, imprint: Imprint) -> Variance | None:
    """What moved against the baseline it names; a plan that has it no longer stops the command."""
    if imprint.baseline is None:
        return None
    return variance(baseline_named(plan, imprint.baseline), plan, way.day)


def reprinted(plan: Plan, way: PrintingWay, imprint: Imprint, file: PrintedFile) -> Reprint:
    """A report anew, read as the print was read."""
    view = replace(
        view_of(plan, period_of(plan, way, imprint), way.day, imprint.revision),
        with_evidence=imprint.has_evidence,
        for_circulation=way.is_circulated,
        template=way.choice.name,
        assessment=_held(plan, way),
        against=_variance(plan, way, imprint),
    )
    context = way.choice.content(view)
    try:
        text = render(way.choice.template, context, way.choice.folders)
        own = masters.own_master(REPORT, way.choice.folders) if file.form == "docx" else None
    except TemplateFault as fault:
        raise Stop(str(fault), code=2) from None
    if imprint.apart is not None or imprint.is_annexes:
        parts = parted(text, imprint.apart or "")
        text = parts.annexes if imprint.is_annexes else parts.main
    if file.form == "markdown":
        data = without_hints(text).encode()
    else:
        page = printed_page(text, file.form, context)
        data = bytes_as([page], file.form, Look(master=own))
    return Reprint(plan, way, tuple(lines_of(file.form, file.name, data)))
