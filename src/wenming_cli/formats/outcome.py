"""What the formats render: the diagnostics of a run and the files they speak of."""

from collections.abc import Callable
from dataclasses import dataclass

from wenming_cli.diagnostic import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of checking: diagnostics in order, how many files, and the text of a line.

    ``line`` gives the text of a line of a file by its name and number, empty where there is none.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: int
    line: Callable[[str, int], str]

    def count(self, severity: Severity) -> int:
        """How many diagnostics have a severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)
