"""Where the steps of loading put what they find."""

from wenming_cli.diagnostic import Diagnostic, Location


class Report:
    """A growing list of diagnostics; all loading faults are errors."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []

    def add(self, location: Location, code: str, message: str, hint: str | None = None) -> None:
        """Note one fault."""
        self.diagnostics.append(Diagnostic(location, code, message, hint))
