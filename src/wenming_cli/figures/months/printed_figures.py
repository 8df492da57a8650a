"""What a month's report prints beside the figures of the whole plan, as text by key.

A key names what the number is of: ``owners/城管局/on_time_rate``, ``month/pass_rate``,
``boards/department/城管局``. Rates without a value and counts of zero are not written down.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from wenming_cli.figures.boards import Ranked, boards
from wenming_cli.figures.boards.phrases import rank_text, score_text
from wenming_cli.figures.counts import all_counts
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.definitions import Subject, Unit
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.findings.groups import by_category
from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.indicators.samples import sampled_rate, samples_in
from wenming_cli.figures.indicators.scores import evaluate
from wenming_cli.figures.inspections.checks import by_type
from wenming_cli.figures.inspections.coverage import (
    Turn,
    coverage_rate,
    full_coverage_rate,
    label_in,
)
from wenming_cli.figures.inspections.patrol import Patrol
from wenming_cli.figures.money.execution import lines, paid_in
from wenming_cli.figures.rows import figures_of
from wenming_cli.figures.standing import Group, Standing, standing
from wenming_cli.figures.table import CHECK_ROWS, FIGURES, FINDING_ROWS, FULL_COVERAGE_RATE, PAID
from wenming_cli.model.plan import Plan
from wenming_cli.model.points import group_of
from wenming_cli.model.scalars import Month
from wenming_cli.model.settings import Tie
from wenming_cli.words.numbers import exact_text, plain_text
from wenming_cli.words.rates import beside_text, within_text

PASSING = ("due_soon", "blocked")
"""Counts that nobody reports for a month."""

Told = tuple[str, str]


def text_of(figure: Figure) -> str:
    """Write a figure as a closing holds it: ``33.33% (1/3)``, ``125000.00元``."""
    if figure.value is None or (figure.denominator == 1 and not figure.whole):
        return figure.as_text()
    pair = f"{exact_text(figure.numerator)}/{exact_text(figure.denominator)}"
    return beside_text(figure.as_text(), pair)


def printed(plan: Plan, month: Month) -> dict[str, str]:
    """List everything else that the report of a month prints, by key."""
    now = standing(plan, month.last_day)
    period = Period.of_month(month)
    found = [
        *_of_month(now, period),
        *_groups("workstreams", now.workstreams),
        *_groups("owners", now.owners),
        *_categories(now),
        *_patrol(now.whole.patrol, month),
        *_indicators(now.whole),
        *_lines(plan, now),
        *_boards(plan, period),
    ]
    return {_flat(key): text for key, text in found}


def _flat(key: str) -> str:
    return " ".join(key.split())


def _valued(start: str, figures: Iterable[Figure]) -> Iterator[Told]:
    for figure in figures:
        if figure.value is not None:
            yield f"{start}/{figure.id}", text_of(figure)


def _of_month(now: Standing, period: Period) -> Iterator[Told]:
    plan = now.plan
    yield from _valued("month", figures_of(FINDING_ROWS, now.whole.findings, period))
    yield from _valued("month", [sampled_rate(samples_in(plan, period))])
    if plan.budget is not None:
        yield f"month/{PAID.id}", f"{paid_in(plan, period):.2f}{Unit.MONEY.label}"


def _groups(kind: str, groups: Iterable[Group]) -> Iterator[Told]:
    for group in groups:
        start = f"{kind}/{group.id}"
        own = [f for f in group.figures if f.definition.subject is not Subject.TIME]
        yield from _valued(start, own)
        for name, count in group.counts.items():
            if count and name not in PASSING:
                yield f"{start}/{name}", str(count)


def _categories(now: Standing) -> Iterator[Told]:
    for group in by_category(now.plan, now.whole.findings, now.as_of, now.whole.tallies):
        yield from _valued(f"categories/{group.name}", group.figures)


def _patrol(patrol: Patrol | None, month: Month) -> Iterator[Told]:
    """The cycles and the checks of the month: all of them, by tier, by type of site."""
    if patrol is None:
        return
    period = Period.of_month(month)
    turns = patrol.turns_in(month)
    checks = [check for check in patrol.checks if check.date in period]
    yield from _valued("month", _coverage(turns))
    yield from _valued("month", figures_of(CHECK_ROWS, checks, period))
    for tier in patrol.tiers:
        own = [check for check in checks if check.tier == tier]
        yield from _valued(f"tiers/{tier.value}", [coverage_rate(turns, tier)])
        yield from _valued(f"tiers/{tier.value}", figures_of(CHECK_ROWS, own, period))
    for kind, of_kind in grouped((turn.site.type, turn) for turn in turns).items():
        yield from _valued(f"types/{kind}", _coverage(of_kind))
    for kind, checked in by_type(checks).items():
        yield from _valued(f"types/{kind}", figures_of(CHECK_ROWS, checked, period))


def _coverage(turns: Sequence[Turn]) -> tuple[Figure, Figure]:
    return coverage_rate(turns), full_coverage_rate(turns)


def _indicators(whole: Group) -> Iterator[Told]:
    plan = whole.frame.plan
    if not plan.indicators:
        return
    for each in evaluate(plan, whole.frame.as_of, whole.measured).indicators:
        words, score = each.state.actual_words, each.score.points
        if words is not None:
            yield f"indicators/{each.indicator.id}", words
        if score is not None:
            yield f"indicators/{each.indicator.id}/score", f"{plain_text(score)}分"


def _lines(plan: Plan, now: Standing) -> Iterator[Told]:
    for line in lines(plan, now.as_of):
        yield f"lines/{line.line.id}", f"{line.paid:.2f}{Unit.MONEY.label}"


def _boards(plan: Plan, period: Period) -> Iterator[Told]:
    for standings in boards(plan, period):
        for place in standings.ranked:
            yield f"boards/{standings.group.value}/{place.owner}", _place(plan, place)


def places_by_score(plan: Plan, month: Month) -> dict[str, str]:
    """The places as closings hold them that were made before boards looked at intervals.

    None where boards do not look at them now: then the places are those that are printed.
    """
    if plan.settings.board.tie is Tie.EXACT:
        return {}
    board = plan.settings.board.model_copy(update={"tie": Tie.EXACT})
    settings = plan.settings.model_copy(update={"board": board})
    found = _boards(replace(plan, settings=settings), Period.of_month(month))
    return {_flat(key): text for key, text in found}


def _place(plan: Plan, place: Ranked) -> str:
    settings = plan.settings.board
    words = [rank_text(place, settings), f"{score_text(place.value, settings)}分"]
    words += [place.colour.label] if place.colour is not None else []
    counted = (each.figure for each in place.score.components if each.is_counted)
    rates = [within_text(f"{each.label}{each.as_percent()}", each.numbers()) for each in counted]
    head = "，".join(words)
    return "；".join(filter(None, (head, "、".join(rates))))


# --- in people's words ----------------------------------------------------------------------------

_LABELS = {row.id: row.label for row in (*FIGURES, *all_counts())}
_KINDS = {
    "month": "本月",
    "tiers": "{}的本月",
    "types": "{}的本月",
    "categories": "{}问题的",
    "workstreams": "{}的",
    "owners": "{}的",
}


def house_words(plan: Plan) -> Mapping[str, str]:
    """What a plan calls groups of boards, tiers and figures, by what they are in keys."""
    names = plan.settings.names
    groups = {f"boards/{each.value}": group_of(each) for each in names.every_group}
    tiers = {f"tiers/{each.value}": each.label for each in names.every_tier}
    full = FULL_COVERAGE_RATE.id
    return groups | tiers | {full: label_in(plan.settings, FULL_COVERAGE_RATE)}


def label_of(key: str, words: Mapping[str, str]) -> tuple[str, str]:
    """Whose a number is and what people call it: ``城管局的``, ``按期办结率``.

    ``words`` are those of the plan for groups, tiers and figures.
    """
    kind, _, rest = key.partition("/")
    if not rest:
        return "", _label(key, words)
    of, _, name = rest.partition("/")
    if kind == "boards":
        return f"{words.get(f'boards/{of}', of)}红黑榜", f"{name}的位次"
    if kind == "indicators":
        return f"指标{of}的", "得分" if name else "实际值"
    if kind == "lines":
        return f"用途{rest}的", PAID.label
    of, _, figure_id = rest.rpartition("/")
    holder = _KINDS.get(kind, "{}的").replace("{}", words.get(f"{kind}/{of}", of))
    return holder, _label(figure_id, words)


def _label(figure_id: str, words: Mapping[str, str]) -> str:
    return words.get(figure_id) or _LABELS.get(figure_id, figure_id)


def figure_id_of(key: str) -> str | None:
    """Find the figure or the count a key tells of; None for what is no figure of the table."""
    name = key.rpartition("/")[2]
    return name if name in _LABELS else None
