"""The days of a plan: working days, inspection cycles, periods, and the day figures are computed at."""
