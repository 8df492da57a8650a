"""GitLab Code Quality: the faults beside the changed lines of a merge request.

Paths have to be those of the repository, so the command runs in its root.
"""

from typing import Any

from wenming_cli import sink
from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.formats.diagnostics.fingerprints import fingerprints
from wenming_cli.formats.diagnostics.outcome import Outcome
from wenming_cli.formats.diagnostics.text import advice, ignored_words

ENDINGS: tuple[str, ...] = (".json",)

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(outcome: Outcome) -> str:
    """A list with one object a diagnostic, and for what is ignored one as information."""
    found = [(d, d.severity, advice(d)) for d in outcome.diagnostics]
    found += [(w.diagnostic, Severity.INFO, ignored_words(w)) for w in outcome.ignored]
    marks = fingerprints(outcome)
    return sink.json_text([_object(*each, mark) for each, mark in zip(found, marks, strict=True)])


def _object(
    diagnostic: Diagnostic, severity: Severity, words: str, fingerprint: str
) -> dict[str, Any]:
    at = diagnostic.location
    return {
        "description": f"{diagnostic.code} {sink.terminal(words)}",
        "check_name": diagnostic.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[severity],
        "location": {"path": at.file, "lines": {"begin": at.line, "end": at.end_line}},
    }
