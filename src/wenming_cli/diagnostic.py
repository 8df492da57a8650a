"""The common tongue: what validation says, how bad it is, and where.

A diagnostic names one fault at the smallest place that holds it: the fault is in the
message, the cure in the hint, the story behind it in ``wenming explain CODE``.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from wenming_cli.frozen import frozen

MOST_OF_A_FILE = 10_000
"""How many faults of one file are told; a file with more was not written by a person."""


class Severity(StrEnum):
    """How bad a fault is; the order is that of reports."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """The Chinese word shown to people."""
        return {"error": "错误", "warning": "警告", "info": "提示"}[self.value]


class FaultKind(Enum):
    """What is wrong: the text, its form, a name that stands for nothing, or what it means."""

    TEXT = auto()
    SCHEMA = auto()
    REFERENCE = auto()
    MEANING = auto()


_KINDS = {"E1": FaultKind.TEXT, "E2": FaultKind.SCHEMA, "E300": FaultKind.REFERENCE}


def kind_of(code: str) -> FaultKind:
    """The kind of fault a code stands for: by the code itself, else by the hundred it is in."""
    return _KINDS.get(code) or _KINDS.get(code[:2], FaultKind.MEANING)


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

    @property
    def file_line(self) -> str:
        """The file and the line alone, as tables and sentences show them: ``tasks.yaml:12``."""
        return f"{self.file}:{self.line}"

    def __str__(self) -> str:
        return f"{self.file_line}:{self.column}"


@frozen
class Diagnostic:
    """One fault: code (``E`` and three digits), plain Chinese message, optional hint."""

    location: Location
    code: str
    message: str
    hint: str | None = None
    severity: Severity = Severity.ERROR

    @property
    def kind(self) -> FaultKind:
        """What is wrong: text, schema, reference or meaning."""
        return kind_of(self.code)

    @property
    def is_of_reading(self) -> bool:
        """Whether something could not be read as it was written: a fault of text or schema."""
        return self.kind in (FaultKind.TEXT, FaultKind.SCHEMA)

    @property
    def is_error(self) -> bool:
        """Whether it fails a run that is not strict."""
        return self.severity is Severity.ERROR


@frozen
class Waived:
    """A fault that fails nothing, because somebody gave a reason or switched its rule off."""

    diagnostic: Diagnostic
    reason: str


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by place, then code, then text, and drop exact repetitions."""
    return sorted(
        dict.fromkeys(diagnostics),
        key=lambda d: (d.location, d.code, d.message),
    )


def and_more(location: Location, severity: Severity) -> Diagnostic:
    """The last that is said of a file with more faults than are told, in place of a fault."""
    message = f"这个文件的问题超过 {MOST_OF_A_FILE} 处，其余的没有列出"
    return Diagnostic(location, "E108", message, "先改好列出的，再检查一次", severity)


def bounded(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics in order, of each file no more than are told, the last an error if any is."""
    told: list[Diagnostic] = []
    first: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for diagnostic in in_order(diagnostics):
        file = diagnostic.location.file
        counts[file] += 1
        if counts[file] <= MOST_OF_A_FILE:
            told.append(diagnostic)
        elif file not in first:
            first[file] = len(told)
            told.append(and_more(diagnostic.location, diagnostic.severity))
        elif diagnostic.is_error and not told[first[file]].is_error:
            told[first[file]] = and_more(told[first[file]].location, diagnostic.severity)
    return told
