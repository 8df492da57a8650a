"""JUnit XML, which Jenkins and most other build servers show: one test case for each file.

A file with errors has failed, in a strict run one with warnings too; what fails nothing stands in
the output of the case, what is ignored is a case of its own that was skipped. All that fails a file
stands in one failure, because readers show the first one only.
"""

from collections.abc import Iterator, Sequence

from wenming_cli import sink
from wenming_cli.diagnostic import Diagnostic, Waived
from wenming_cli.formats.diagnostics.outcome import Outcome
from wenming_cli.formats.diagnostics.text import advice, ignored_words, place, summary

ENDINGS: tuple[str, ...] = (".xml",)


def render(outcome: Outcome) -> str:
    """A document with one suite."""
    found: dict[str, list[Diagnostic]] = {name: [] for name in outcome.files}
    for diagnostic in outcome.diagnostics:
        found.setdefault(diagnostic.location.file, []).append(diagnostic)
    failed = sum(any(map(outcome.fails, of_file)) for of_file in found.values())
    skipped = len(outcome.ignored)
    counts = f'tests="{len(found) + skipped}" failures="{failed}" errors="0" skipped="{skipped}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="wenming validate" {counts}>',
        f'  <testsuite name="wenming validate" {counts}>',
        *(line for name, of_file in found.items() for line in _case(outcome, name, of_file)),
        *(line for waived in outcome.ignored for line in _skipped(waived)),
        f"    <system-out>{sink.xml(summary(outcome))}</system-out>",
        "  </testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _case(outcome: Outcome, name: str, found: Sequence[Diagnostic]) -> Iterator[str]:
    start = f'    <testcase classname="wenming.validate" name="{sink.xml(name)}" time="0"'
    if not found:
        yield f"{start}/>"
        return
    failing = [diagnostic for diagnostic in found if outcome.fails(diagnostic)]
    others = [diagnostic for diagnostic in found if not outcome.fails(diagnostic)]
    yield f"{start}>"
    if failing:
        word = "错误" if all(d.is_error for d in failing) else "问题"
        more = f"（共 {len(failing)} 处{word}）" if len(failing) > 1 else ""
        message = sink.xml(f"{failing[0].code} {failing[0].message}{more}")
        kinds = " ".join(sorted({diagnostic.code for diagnostic in failing}))
        yield f'      <failure type="{kinds}" message="{message}">{_listed(failing)}</failure>'
    if others:
        yield f"      <system-out>{_listed(others)}</system-out>"
    yield "    </testcase>"


def _skipped(waived: Waived) -> Iterator[str]:
    """A case of its own for what is ignored, so that readers count it and say why."""
    found = waived.diagnostic
    name = sink.xml(f"{place(found.location)} {found.code}")
    yield f'    <testcase classname="wenming.validate.ignored" name="{name}" time="0">'
    yield f'      <skipped message="{sink.xml(sink.terminal(ignored_words(waived)))}"/>'
    yield "    </testcase>"


def _listed(found: Sequence[Diagnostic]) -> str:
    lines = (
        f"{place(d.location)}: {d.severity.label} {d.code} {sink.terminal(advice(d))}"
        for d in found
    )
    return "\n".join(map(sink.xml, lines))
