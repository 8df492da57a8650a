"""Every step of loading puts the faults it finds in one place."""

from collections import Counter
from collections.abc import Iterable

from wenming_cli.diagnostic import MOST_OF_A_FILE, Diagnostic, Location, Severity, and_more


class FaultReport:
    """A growing list of diagnostics, bounded for each file; all loading faults are errors."""

    def __init__(self, known: Iterable[Diagnostic] = ()) -> None:
        self.diagnostics = list(known)
        self._counts: Counter[str] = Counter()

    def take(self, faults: Iterable[Diagnostic]) -> None:
        """Note what another report of whole files holds."""
        for fault in faults:
            self._counts[fault.location.file] += 1
            self.diagnostics.append(fault)

    def add(self, location: Location, code: str, message: str, hint: str | None = None) -> None:
        """Note one fault."""
        self._counts[location.file] += 1
        if self._counts[location.file] <= MOST_OF_A_FILE:
            self.diagnostics.append(Diagnostic(location, code, message, hint))
        elif self._counts[location.file] == MOST_OF_A_FILE + 1:
            self.diagnostics.append(and_more(location, Severity.ERROR))
