"""The common tongue: what validation says, how bad it is, and where.

A diagnostic names one fault at the smallest place that holds it: the fault is in the
message, the cure in the hint, the story behind it in ``wenming explain CODE``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a fault is; the order is that of reports."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """The Chinese word shown to people."""
        return {"error": "错误", "warning": "警告", "info": "提示"}[self.value]


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A range in a file: lines and columns from 1, columns in code points, end exclusive.

    ``file`` is relative to where the command ran, with ``/``.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: code (``E`` and three digits), plain Chinese message, optional hint."""

    location: Location
    code: str
    message: str
    hint: str | None = None
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        """Whether it fails a run that is not strict."""
        return self.severity is Severity.ERROR


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by place, then code, then text, and drop exact repetitions."""
    return sorted(
        dict.fromkeys(diagnostics),
        key=lambda d: (d.location, d.code, d.message),
    )
