"""What stands behind the figures of the exam: each observation, and each standard."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from wenming_cli.explaining.item import Evidence, Item, Role, What
from wenming_cli.explaining.parts import items as parts_of
from wenming_cli.explaining.parts import role_of
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.definitions import Definition
from wenming_cli.figures.exam.observing import Examined, Observation
from wenming_cli.figures.exam.score_groups import By, among
from wenming_cli.figures.exam.score_rates import points_of, score_rate
from wenming_cli.figures.exam.scoring import Assessed
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.table import SCORE_RATE, STANDARD_COVERAGE
from wenming_cli.model.inspection import Check, CheckResult, Inspection
from wenming_cli.words.numbers import exact_text
from wenming_cli.words.rates import percent_text


def items(exam: Assessed, figure: Figure) -> Iterator[Item]:
    """List what stands behind a figure of what was assessed."""
    if figure.id == SCORE_RATE.id:
        yield from observed(exam.observations)
        yield from _not_applicable(exam)
        yield from (_standard(e, Role.LEFT_OUT, "未测的不计") for e in _unobserved(exam))
        return
    if figure.id == STANDARD_COVERAGE.id:
        period = Period.up_to(exam.as_of)
        yield from parts_of(STANDARD_COVERAGE, figure, exam.standards, period, _standard)
        return
    part, whole = set(figure.counted), set(figure.among)
    for each in exam.standards:
        yield _standard(each, role_of(each.id, part, whole))


def formula(figure: Figure) -> str:
    """Write the quotient of the exam's figures with its numbers."""
    numerator, denominator = exact_text(figure.numerator), exact_text(figure.denominator)
    if figure.id == STANDARD_COVERAGE.id:
        return f"{numerator} ÷ {denominator}"
    word = "分值×得分" if figure.id == SCORE_RATE.id else "观察过的分值"
    return f"Σ {word} {numerator} ÷ Σ 分值 {denominator}"


def evidence_of(exam: Assessed, row: Definition, wanted: Mapping[By, str]) -> Evidence:
    """Find everything behind a figure of what was assessed; a score rate may be of a part of it."""
    owner = wanted.get("owner")
    part = exam if owner is None else exam.of_owner(owner)
    if len(wanted) > (owner is not None):
        chosen = among(exam.observations, wanted)
        figure = score_rate(chosen, exam.plan.settings.assessment.weighting)
        return _evidence(figure, observed(chosen))
    figure = next(each for each in part.figures if each.id == row.id)
    return _evidence(figure, items(part, figure))


def evidence_of_part(figure: Figure, observations: Sequence[Observation]) -> Evidence:
    """Find everything behind the score rate of some observations that are known already."""
    return _evidence(figure, observed(observations))


def _evidence(figure: Figure, behind: Iterable[Item]) -> Evidence:
    row, text = figure.definition, formula(figure)
    text += f" = {figure.as_text()}" if figure.value is not None else f"，没有数值：{figure.reason}"
    return Evidence(row.id, row.label, row.meaning, figure, None, text, tuple(behind))


def observed(observations: Sequence[Observation]) -> Iterator[Item]:
    """Tell of observations, those that lost most first; one that lost all only divides."""
    worth = points_of(each.standard for each in observations)
    for each in sorted(observations, key=lambda each: -worth(each.standard) * each.lost):
        role = Role.NUMERATOR if each.lost < 1 else Role.DENOMINATOR
        title = each.check.site if each.site is None else each.site.name
        yield Item(role, What.OBSERVATION, each.id, None, title, _told(each), each.check)


def _told(each: Observation) -> str:
    points = each.standard.points
    worth = "" if points is None else f"（{points:f}分）"
    owners = f"，{'、'.join(each.owners)}" if each.owners else ""
    lost = f"失分 {percent_text(each.lost)}" if each.lost else "没有失分"
    return f"{each.standard.item} {each.code}{worth}，{lost}，{each.check.item}{owners}"


def _not_applicable(exam: Assessed) -> Iterator[Item]:
    """The checks of standards that were 不适用, and those that are dated later."""
    for inspection, check in _checks(exam):
        if inspection.date > exam.as_of:
            yield _left_out(inspection.date, check, f"{inspection.date} 在截止日以后")
        elif check.result is CheckResult.NA:
            yield _left_out(inspection.date, check, f"{check.result.label}的不计")


def _checks(exam: Assessed) -> Iterator[tuple[Inspection, Check]]:
    """Every check of a standard of the assessment, of the unit where it is of one."""
    held, plan = exam.assessment, exam.plan
    for inspection in plan.inspections:
        if held is not None and inspection.assessment != held.id:
            continue
        for check in inspection.checks:
            standard = plan.standard_of(check)
            if standard is not None and (exam.owner is None or exam.owner in standard.owners):
                yield inspection, check


def _left_out(day: date, check: Check, why: str) -> Item:
    name = f"{day}/{check.site}"
    words = f"{check.item}，{why}"
    return Item(Role.LEFT_OUT, What.OBSERVATION, name, None, check.site, words, check)


def _unobserved(exam: Assessed) -> Iterator[Examined]:
    return (each for each in exam.standards if not each.observations)


def _standard(each: Examined, role: Role, why: str | None = None) -> Item:
    standard, seen = each.standard, len(each.observations)
    points = "" if standard.points is None else f"，{standard.points:f}分"
    found = f"观察 {seen} 次，最近 {each.last}" if seen else "没有观察过"
    words = f"{standard.method.label}{points}，{found}" + (f"，{why}" if why else "")
    return Item(role, What.STANDARD, each.id, None, standard.text, words, standard)
