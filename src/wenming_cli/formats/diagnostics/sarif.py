"""SARIF 2.1.0, which code scanning services read: rules with their manual pages, and results."""

from typing import Any

from wenming_cli import __version__, sink
from wenming_cli.diagnostic import Diagnostic, Location, Severity
from wenming_cli.formats.diagnostics.fingerprints import fingerprints
from wenming_cli.formats.diagnostics.outcome import Outcome
from wenming_cli.formats.diagnostics.text import advice

ENDINGS: tuple[str, ...] = (".sarif", ".json")

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(outcome: Outcome) -> str:
    """One log with one run."""
    found = [*outcome.diagnostics, *(waived.diagnostic for waived in outcome.ignored)]
    reasons = [None] * len(outcome.diagnostics) + [waived.reason for waived in outcome.ignored]
    codes = sorted({diagnostic.code for diagnostic in found})
    index = {code: at for at, code in enumerate(codes)}
    driver = {
        "name": "wenming",
        "version": __version__,
        **_address(),
        "language": "zh-CN",
        "rules": [_rule(code, outcome.page(code)) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _artifact(name)} for name in outcome.files],
        "results": [
            _result(diagnostic, index[diagnostic.code], fingerprint) | _suppressed(reason)
            for diagnostic, fingerprint, reason in zip(
                found, fingerprints(outcome), reasons, strict=True
            )
        ],
    }
    return sink.json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _address() -> dict[str, str]:
    """Where to read about the program, if it is known where it comes from."""
    from wenming_cli.origin import origin  # noqa: PLC0415  what it asks is slow to load

    known = origin()
    return {} if known is None else {"informationUri": known.url}


def _rule(code: str, page: str | None) -> dict[str, Any]:
    """A rule; its page has a heading, a title, why, and how to put it right."""
    if page is None:
        return {"id": code}
    _, title, why, *_ = page.split("\n\n")
    return {
        "id": code,
        "shortDescription": {"text": title},
        "fullDescription": {"text": why.removeprefix("为什么：").replace("\n", "")},
        "help": {"text": page.partition("\n\n")[2].strip()},
    }


def _result(diagnostic: Diagnostic, index: int, fingerprint: str) -> dict[str, Any]:
    at = diagnostic.location
    place = {"artifactLocation": _artifact(at.file), "region": _region(at)}
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": sink.sarif(advice(diagnostic))},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"wenmingLine/v1": fingerprint},
    }


def _suppressed(reason: str | None) -> dict[str, Any]:
    """That a result fails nothing, and why."""
    if reason is None:
        return {}
    suppression = {"kind": "inSource", "justification": sink.sarif(reason)}
    return {"level": _LEVELS[Severity.INFO], "suppressions": [suppression]}


def _artifact(name: str) -> dict[str, str]:
    return {"uri": sink.uri(name), "uriBaseId": "%SRCROOT%"}


def _region(at: Location) -> dict[str, int]:
    return {
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
    }
