"""The cards: the main figures, each with its change and its bar, and what it opens into."""

from collections.abc import Iterable, Iterator, Sequence

from wenming_cli.dashboard.lights import against
from wenming_cli.dashboard.markup import Markup, tag
from wenming_cli.dashboard.opened import opened, shown
from wenming_cli.figures.causes.change_words import opposed_words
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.standing import Group
from wenming_cli.figures.table import (
    BUDGET_EXECUTION_RATE,
    COMPLETION_RATE,
    ELAPSED_RATE,
    ON_TIME_RATE,
    PLANNED_PROGRESS,
    RECTIFICATION_RATE,
    WEIGHTED_PROGRESS,
)
from wenming_cli.model.plan import Plan
from wenming_cli.words.numbers import NO_VALUE
from wenming_cli.words.rates import points_text

_MAIN = (
    COMPLETION_RATE.id,
    ON_TIME_RATE.id,
    WEIGHTED_PROGRESS.id,
    BUDGET_EXECUTION_RATE.id,
    RECTIFICATION_RATE.id,
)
_BESIDE = {WEIGHTED_PROGRESS.id: PLANNED_PROGRESS.id, BUDGET_EXECUTION_RATE.id: ELAPSED_RATE.id}


def cards(
    plan: Plan, now: Group, before: Group | None, wanted: Sequence[str] = _MAIN
) -> Iterator[Markup]:
    """A card for each of the figures, the main ones, that the plan has."""
    for figure in filter(None, map(now.figure, wanted)):
        earlier = before.figure(figure.id) if before is not None else None
        yield _card(plan, now, figure, earlier)


def _card(plan: Plan, now: Group, figure: Figure, earlier: Figure | None) -> Markup:
    beside = now.figure(_BESIDE.get(figure.id, ""))
    plan_words = f"{beside.label} {beside.as_percent()}" if beside is not None else None
    return tag(
        "article",
        tag("h3", figure.label),
        tag("p", figure.as_text(), class_="big"),
        tag("p", _numbers(figure), class_="small"),
        against(figure, beside),
        tag("p", _change(figure, earlier), class_="small"),
        tag("p", plan_words, class_="small") if plan_words else None,
        _opening(plan, now, figure, "怎么来的"),
    )


def _numbers(figure: Figure) -> str:
    return figure.reason or "" if figure.value is None else figure.numbers()


def _change(figure: Figure, earlier: Figure | None) -> str:
    if figure.value is None or earlier is None or earlier.value is None:
        return f"较上月末 {NO_VALUE}"
    told = opposed_words(figure, earlier)
    return f"较上月末{told}" if told else f"较上月末 {points_text(figure.value - earlier.value)}"


def _opening(plan: Plan, now: Group, figure: Figure, words: str) -> Markup:
    return tag("details", tag("summary", words), opened(plan, now, figure), class_="opens")


def other_figures(plan: Plan, now: Group) -> Iterator[Markup]:
    """Every other figure of the plan, a line that opens each."""
    for figure in _others(now.figures):
        yield _opening(plan, now, figure, f"{figure.label}　{shown(figure)}")


def _others(figures: Iterable[Figure]) -> Iterator[Figure]:
    return (figure for figure in figures if figure.id not in _MAIN)
