"""Several quantities of one task: what was told of each, and the progress they come to.

An update tells some of them, cumulatively; of the others the last told holds. Progress is the least
of their shares, or their mean by weight where every one of them has a weight.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from wenming_cli.figures.tasks.progress import NONE, of_hundred, of_target
from wenming_cli.model.task import NamedTarget, Update
from wenming_cli.words.numbers import NO_VALUE, plain_text


class Quantity(NamedTuple):
    """One quantity at a date: its target, and the last amount that was told of it, if any was."""

    target: NamedTarget
    value: Decimal | None

    @property
    def share(self) -> Fraction:
        """How much of it is reached, at most all; nothing of a target that is not above 0."""
        if self.value is None or self.target.value <= 0:
            return NONE
        return of_target(self.value, self.target.value)

    @property
    def words(self) -> str:
        """How far it is: ``栽种 120/200 株``, with a dash where nothing was told of it."""
        told = NO_VALUE if self.value is None else plain_text(self.value)
        return f"{self.target.name} {told}/{plain_text(self.target.value)} {self.target.unit}"


def is_weighted(targets: Iterable[NamedTarget]) -> bool:
    """Whether progress is their mean by weight, and not the least of them."""
    return all(each.weight is not None and each.weight > 0 for each in targets)


def combined(quantities: Sequence[Quantity]) -> Fraction:
    """The progress that quantities come to: the least, or the mean by weight."""
    if not is_weighted(each.target for each in quantities):
        return min((each.share for each in quantities), default=NONE)
    weights = [Fraction(each.target.weight or 0) for each in quantities]
    shares = (weight * each.share for weight, each in zip(weights, quantities, strict=True))
    return sum(shares, NONE) / sum(weights, NONE)


def quantities(targets: Sequence[NamedTarget], updates: Iterable[Update]) -> tuple[Quantity, ...]:
    """The quantities after updates, which come oldest first."""
    told: dict[str, Decimal] = {}
    for update in updates:
        told.update(update.values)
    return _as_told(targets, told)


def told_shares(
    targets: Sequence[NamedTarget], updates: Iterable[Update]
) -> Iterator[tuple[Update, Fraction]]:
    """The progress after each update that tells any; updates come oldest first."""
    told: dict[str, Decimal] = {}
    for update in updates:
        told.update(update.values)
        if update.progress is not None:
            yield update, of_hundred(update.progress)
        elif any(each.name in update.values for each in targets):
            yield update, combined(_as_told(targets, told))


def reached_by_values(targets: Sequence[NamedTarget], updates: Sequence[Update]) -> Fraction:
    """The progress after all updates, which come oldest first; nothing told is 0."""
    last = NONE
    for _, last in told_shares(targets, updates):  # noqa: B007  the last one counts
        pass
    return last


def reached_words(targets: Sequence[NamedTarget], updates: Iterable[Update]) -> str:
    """How far each is: ``栽种 120/200 株；清运 —/40 吨``; empty where nothing was told of any."""
    reached = quantities(targets, updates)
    is_told = any(each.value is not None for each in reached)
    return "；".join(each.words for each in reached) if is_told else ""


def _as_told(targets: Sequence[NamedTarget], told: Mapping[str, Decimal]) -> tuple[Quantity, ...]:
    return tuple(Quantity(each, told.get(each.name)) for each in targets)


def values_words(update: Update) -> str:
    """The amounts it tells of, as they were written: ``公厕 3，垃圾箱 80``."""
    return "，".join(f"{name} {value:f}" for name, value in update.values.items())
