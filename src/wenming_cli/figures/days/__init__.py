"""The days of a plan: working days, cycles, periods, and the day figures are computed at."""
