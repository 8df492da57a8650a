"""The sections of the monthly report, one file each, in the order they are printed.

Every section is asked for its context and may answer None: the plan has nothing of that kind, and
the section is left out. What comes after it moves up.
"""

from typing import Any, Protocol

from wenming_cli.reports.sections import (
    board,
    budget,
    exam,
    findings,
    indicators,
    inspections,
    next_month,
    notices,
    overall,
    problems,
    sampling,
    tasks,
)
from wenming_cli.reports.view import View


class Section(Protocol):
    """A part of the report with a heading.

    ``FIGURES`` are the ids of the figures it prints, explained in 口径说明.
    """

    __name__: str
    TITLE: str
    FIGURES: tuple[str, ...]

    def context(self, view: View) -> dict[str, Any] | None:
        """What the template needs to print it, in plain values; None to leave it out."""


SECTIONS: tuple[Section, ...] = (
    overall,
    tasks,
    inspections,
    findings,
    exam,
    sampling,
    notices,
    board,
    budget,
    indicators,
    problems,
    next_month,
)
"""The numbered sections."""
