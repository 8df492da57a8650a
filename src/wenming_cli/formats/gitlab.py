"""GitLab Code Quality: the faults beside the changed lines of a merge request.

Paths have to be those of the repository, so the command runs in its root.
"""

from typing import Any

from wenming_cli import sink
from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.formats.fingerprints import fingerprints
from wenming_cli.formats.outcome import Outcome
from wenming_cli.formats.text import advice

ENDINGS: tuple[str, ...] = (".json",)

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(outcome: Outcome) -> str:
    """A list with one object a diagnostic."""
    found = zip(outcome.diagnostics, fingerprints(outcome), strict=True)
    return sink.json_text([_object(diagnostic, fingerprint) for diagnostic, fingerprint in found])


def _object(diagnostic: Diagnostic, fingerprint: str) -> dict[str, Any]:
    at = diagnostic.location
    return {
        "description": f"{diagnostic.code} {sink.terminal(advice(diagnostic))}",
        "check_name": diagnostic.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {"path": at.file, "lines": {"begin": at.line, "end": at.end_line}},
    }
