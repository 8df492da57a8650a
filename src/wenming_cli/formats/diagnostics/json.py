"""JSON for programs: every diagnostic with its range, and a summary; the keys are stable."""

from typing import Any

from wenming_cli import sink
from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.formats.diagnostics.outcome import Outcome

ENDINGS: tuple[str, ...] = (".json",)


def render(outcome: Outcome) -> str:
    """One object, ``wenming.validate/1``."""
    document = {
        "schema": "wenming.validate/1",
        "diagnostics": [_object(diagnostic) for diagnostic in outcome.diagnostics],
        "ignored": [
            {**_object(waived.diagnostic), "reason": waived.reason} for waived in outcome.ignored
        ],
        "summary": {
            "files": len(outcome.files),
            "errors": outcome.count(Severity.ERROR),
            "warnings": outcome.count(Severity.WARNING),
            "ignored": len(outcome.ignored),
        },
    }
    return sink.json_text(document)


def _object(diagnostic: Diagnostic) -> dict[str, Any]:
    at = diagnostic.location
    return {
        "file": at.file,
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line,
        "end_column": at.end_column,
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }
