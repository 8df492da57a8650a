"""The rates that an indicator may be measured by, and those a board may weigh."""

from wenming_cli.figures.table import BOARD_RATES, RATES

__all__ = ["BOARD_RATES", "RATES"]
