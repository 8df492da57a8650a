"""红黑榜, 建议名单: units of one kind ranked by what they reached in a period.

The program suggests; what was published stands in the plan and is never computed.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from wenming_cli.figures.boards.colour import Colour
from wenming_cli.figures.boards.rates import Records
from wenming_cli.figures.boards.scoring import Component, UnitScore, score_of
from wenming_cli.figures.boards.ties import colour_of, shared_places
from wenming_cli.figures.days.period import Period
from wenming_cli.frozen import frozen
from wenming_cli.model.owner import OwnerKind
from wenming_cli.model.plan import Plan
from wenming_cli.model.settings import BoardSettings

__all__ = ["Colour", "Component", "Ranked", "Standings", "UnitScore", "Unranked", "boards"]


@frozen
class Ranked:
    """A place: those not told apart share a rank (1, 1, 3), ``beside`` many in all.

    ``colour`` is None where it is on no list.
    """

    owner: str
    rank: int
    score: UnitScore
    value: Fraction
    colour: Colour | None
    beside: int = 1


@frozen
class Unranked:
    """不参评: a unit with too few records, and the reason in words."""

    owner: str
    score: UnitScore
    reason: str


@frozen
class Standings:
    """One group: the best first, equal ones in the order of the directory."""

    group: OwnerKind
    ranked: tuple[Ranked, ...]
    unranked: tuple[Unranked, ...]

    def listed(self, colour: Colour) -> tuple[Ranked, ...]:
        """Those suggested for a list, in the order of their ranks."""
        return tuple(place for place in self.ranked if place.colour is colour)

    @property
    def has_records(self) -> bool:
        """Tell whether any unit of the group has anything to be measured by."""
        return bool(self.ranked) or any(unit.score.records for unit in self.unranked)


def boards(plan: Plan, period: Period) -> tuple[Standings, ...]:
    """Work out the standings of every kind of unit, as of the last day of a period.

    Kinds stand in the order of the data dictionary.
    """
    records, settings = Records.of(plan, period), plan.settings.board
    groups = plan.settings.names.every_group
    names = {kind: [o.name for o in plan.owners if o.kind == kind] for kind in groups}
    return tuple(
        _standings(kind, [(n, score_of(records.rates(n), settings.weights)) for n in own], settings)
        for kind, own in names.items()
        if own
    )


def _standings(
    group: OwnerKind, scores: Iterable[tuple[str, UnitScore]], settings: BoardSettings
) -> Standings:
    scored: list[tuple[str, UnitScore, Fraction]] = []
    unranked: list[Unranked] = []
    for owner, score in scores:
        if score.value is None or score.records < settings.minimum:
            unranked.append(Unranked(owner, score, _reason(score, settings)))
        else:
            scored.append((owner, score, score.value))
    scored.sort(key=lambda each: -each[2])
    return Standings(group, tuple(_places(scored, settings)), tuple(unranked))


def _places(
    scored: Sequence[tuple[str, UnitScore, Fraction]], settings: BoardSettings
) -> Iterator[Ranked]:
    scores = [(score, value) for _, score, value in scored]
    for place, shared in enumerate(shared_places(scores, settings)):
        owner, score, value = scored[place]
        colour = colour_of(place, shared, scores, settings)
        yield Ranked(owner, shared.start + 1, score, value, colour, len(shared))


def _reason(score: UnitScore, settings: BoardSettings) -> str:
    if score.value is None:
        return "没有可以计分的记录" if score.records else "没有记录"
    return f"只有{score.records}条记录，不足{settings.minimum}条"
