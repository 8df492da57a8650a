"""An update says how far a task has come, in per cent or as a value."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from wenming_cli.figures.tasks.quantities import told_shares, values_words
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.task import Target, Update

ALL = Decimal(100)


def percent(update: Update, target: Target | None) -> Decimal | None:
    """Its ``progress``, else its ``value`` in hundredths of the target; None where it says neither.

    More than the target is more than 100.
    """
    if update.progress is not None:
        return update.progress
    if update.value is None or target is None or target.value <= 0:
        return None
    return update.value * 100 / target.value


def percents(leaf: Leaf, updates: Iterable[Update]) -> Iterator[tuple[Update, Decimal | Fraction]]:
    """Each update of a task that says how far it is, with that; they come oldest first."""
    if leaf.targets:
        yield from ((update, share * 100) for update, share in told_shares(leaf.targets, updates))
        return
    for update in updates:
        share = percent(update, leaf.target)
        if share is not None:
            yield update, share


def said(update: Update, target: Target | None) -> str:
    """What it says of that, as people read it."""
    if update.progress is not None:
        return f"{update.progress:f}%"
    if update.values:
        return values_words(update)
    unit = target.unit if target is not None else ""
    return f"{update.value:f}{unit}"
