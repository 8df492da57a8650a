"""Reviewdog's diagnostic format (rdjson): faults beside the changed lines on any code host.

Columns there count the bytes of UTF-8, and the end of a range lies behind its last character.
"""

from typing import Any

from wenming_cli import sink
from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.formats.diagnostics.outcome import Outcome
from wenming_cli.formats.diagnostics.text import advice, ignored_words

ENDINGS: tuple[str, ...] = (".json", ".rdjson")
_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(outcome: Outcome) -> str:
    """One result with all diagnostics, and for what is ignored one as information."""
    found = [_object(d, d.severity, advice(d), outcome) for d in outcome.diagnostics]
    found += [
        _object(w.diagnostic, Severity.INFO, ignored_words(w), outcome) for w in outcome.ignored
    ]
    return sink.json_text({"source": {"name": "wenming"}, "diagnostics": found})


def _object(
    diagnostic: Diagnostic, severity: Severity, words: str, outcome: Outcome
) -> dict[str, Any]:
    at = diagnostic.location
    return {
        "message": sink.terminal(words),
        "location": {
            "path": at.file,
            "range": {
                "start": _position(at.file, at.line, at.column, outcome),
                "end": _position(at.file, at.end_line, at.end_column, outcome),
            },
        },
        "severity": _SEVERITIES[severity],
        "code": {"value": diagnostic.code},
    }


def _position(file: str, line: int, column: int, outcome: Outcome) -> dict[str, int]:
    before = outcome.line(file, line)[: column - 1]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
