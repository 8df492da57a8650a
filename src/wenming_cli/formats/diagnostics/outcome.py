"""What the formats render: the diagnostics of a run and the files they speak of."""

from collections.abc import Callable

from wenming_cli.diagnostic import Diagnostic, Severity, Waived
from wenming_cli.frozen import frozen


def no_page(code: str) -> str | None:  # noqa: ARG001  the signature of those that have pages
    """The manual where there is none."""
    return None


@frozen
class Outcome:
    """The outcome of checking: diagnostics in order of place, and the names of the files.

    ``line`` gives the text of a line of a file by its name and number, empty where there is none;
    ``page`` the manual page of a code, None where there is none. ``ignored`` are the faults that
    the plan says to ignore, each with the reason, and the rules it switches off. ``strict``:
    warnings fail the run like errors. ``columns`` are those of the terminal that text is shown on,
    ``colour`` says whether levels have theirs there.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: tuple[str, ...]
    line: Callable[[str, int], str]
    page: Callable[[str], str | None] = no_page
    ignored: tuple[Waived, ...] = ()
    strict: bool = False
    columns: int | None = None
    colour: bool = False

    def count(self, severity: Severity) -> int:
        """How many diagnostics have a severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    def fails(self, diagnostic: Diagnostic) -> bool:
        """Whether a diagnostic fails the run."""
        is_strict = self.strict and diagnostic.severity is Severity.WARNING
        return diagnostic.is_error or is_strict

    def worst_first(self) -> list[Diagnostic]:
        """The diagnostics with errors before warnings, each kind in order of place."""
        return sorted(self.diagnostics, key=lambda d: list(Severity).index(d.severity))
