"""The rates that an indicator or a board may be measured by."""

from wenming_cli.figures.definitions import FIGURES, Unit

RATES = tuple(row.id for row in FIGURES if row.unit is Unit.RATE)
