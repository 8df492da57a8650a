"""JUnit XML, which Jenkins and most other build servers show: one test case for each file.

A file with errors has failed; its warnings stand in the output of the case. All errors of a file
stand in one failure, because readers show the first one only.
"""

from collections.abc import Iterator, Sequence

from wenming_cli import sink
from wenming_cli.diagnostic import Diagnostic
from wenming_cli.formats.outcome import Outcome
from wenming_cli.formats.text import advice, place, summary


def render(outcome: Outcome) -> str:
    """A document with one suite."""
    found: dict[str, list[Diagnostic]] = {name: [] for name in outcome.files}
    for diagnostic in outcome.diagnostics:
        found.setdefault(diagnostic.location.file, []).append(diagnostic)
    failed = sum(any(d.is_error for d in of_file) for of_file in found.values())
    counts = f'tests="{len(found)}" failures="{failed}" errors="0" skipped="0"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="wenming validate" {counts}>',
        f'  <testsuite name="wenming validate" {counts}>',
        *(line for name, of_file in found.items() for line in _case(name, of_file)),
        f"    <system-out>{sink.xml(summary(outcome))}</system-out>",
        "  </testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _case(name: str, found: Sequence[Diagnostic]) -> Iterator[str]:
    start = f'    <testcase classname="wenming.validate" name="{sink.xml(name)}" time="0"'
    if not found:
        yield f"{start}/>"
        return
    errors = [diagnostic for diagnostic in found if diagnostic.is_error]
    others = [diagnostic for diagnostic in found if not diagnostic.is_error]
    yield f"{start}>"
    if errors:
        more = f"（共 {len(errors)} 处错误）" if len(errors) > 1 else ""
        message = sink.xml(f"{errors[0].code} {errors[0].message}{more}")
        kinds = " ".join(sorted({diagnostic.code for diagnostic in errors}))
        yield f'      <failure type="{kinds}" message="{message}">{_listed(errors)}</failure>'
    if others:
        yield f"      <system-out>{_listed(others)}</system-out>"
    yield "    </testcase>"


def _listed(found: Sequence[Diagnostic]) -> str:
    lines = (
        f"{place(d.location)}: {d.severity.label} {d.code} {sink.terminal(advice(d))}"
        for d in found
    )
    return "\n".join(map(sink.xml, lines))
