"""An update says how far a task has come, in per cent or as a value."""

from decimal import Decimal

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


def said(update: Update, target: Target | None) -> str:
    """What it says of that, as people read it."""
    if update.progress is not None:
        return f"{update.progress:f}%"
    unit = target.unit if target is not None else ""
    return f"{update.value:f}{unit}"
