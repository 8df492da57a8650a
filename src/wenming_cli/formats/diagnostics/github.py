"""GitHub workflow commands: annotations beside the changed lines of a pull request.

GitHub shows ten errors and ten warnings of a step, so errors come first.
"""

from wenming_cli import sink
from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.formats.diagnostics.outcome import Outcome
from wenming_cli.formats.diagnostics.text import advice, ignored_words, summary

ENDINGS: tuple[str, ...] = (".txt",)

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(outcome: Outcome) -> str:
    """One command a diagnostic, errors first, what is ignored last, then the summary."""
    commands = [
        _command(diagnostic, diagnostic.severity, advice(diagnostic))
        for diagnostic in outcome.worst_first()
    ]
    commands += [
        _command(waived.diagnostic, Severity.INFO, ignored_words(waived))
        for waived in outcome.ignored
    ]
    return "\n".join([*commands, summary(outcome)]) + "\n"


def _command(diagnostic: Diagnostic, severity: Severity, words: str) -> str:
    at = diagnostic.location
    properties = {
        "file": at.file,
        "line": str(at.line),
        "endLine": str(at.end_line),
        "col": str(at.column),
        "endColumn": str(at.end_column),
        "title": f"{diagnostic.code} {severity.label}",
    }
    text = ",".join(f"{key}={sink.annotation_property(v)}" for key, v in properties.items())
    message = sink.annotation(sink.terminal(words))
    return f"::{_COMMANDS[severity]} {text}::{message}"
