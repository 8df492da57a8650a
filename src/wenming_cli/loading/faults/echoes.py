"""What is left to say once everything is said: faults that only follow from others are dropped."""

from collections.abc import Iterable

from wenming_cli.diagnostic import Diagnostic, FaultKind, in_order
from wenming_cli.loading.characters import LOST
from wenming_cli.loading.faults.merge_conflicts import CODE as CONFLICT
from wenming_cli.model.place import Source


def without_echoes(
    diagnostics: list[Diagnostic], sources: dict[str, Source]
) -> tuple[Diagnostic, ...]:
    """All faults in order; on a line that could not be read as it was meant nothing else is said.

    Nor is anything on a line with a character that does not belong, unless the line was read
    without it; and where a file seems to be cut short, no name is called missing.
    """
    in_the_way = [d for d in diagnostics if not _is_past(d, sources)]
    characters = _lines(d for d in in_the_way if d.code == "E104")
    texts = _lines(d for d in in_the_way if d.kind is FaultKind.TEXT)
    is_cut_short = any(d.code == "E300" for d in diagnostics) and _any_cut(diagnostics, sources)
    return tuple(
        d
        for d in in_order(diagnostics)
        if (
            d.code in ("E104", CONFLICT)
            or _line(d) not in (characters if d.kind is FaultKind.TEXT else texts)
        )
        and not (is_cut_short and d.code == "E300")
    )


def _is_past(found: Diagnostic, sources: dict[str, Source]) -> bool:
    """Whether what is in the line of a fault of text was read all the same."""
    source = sources.get(found.location.file)
    if source is None or found.code != "E104":
        return source is not None and found.location in source.mended
    at = found.location
    start = source.offset(at.line) + at.column - 1
    character = source.text[start : start + 1]
    return at.line not in source.blanked and character not in (LOST, "\r", "\\")


def _any_cut(diagnostics: Iterable[Diagnostic], sources: dict[str, Source]) -> bool:
    from wenming_cli.loading.faults.cut_files import is_cut  # noqa: PLC0415  broken plans only

    faulty: dict[str, set[int]] = {}
    for file, line in _lines(d for d in diagnostics if d.is_of_reading):
        faulty.setdefault(file, set()).add(line)
    return any(is_cut(sources[file], lines) for file, lines in faulty.items() if file in sources)


def _lines(diagnostics: Iterable[Diagnostic]) -> set[tuple[str, int]]:
    return {_line(diagnostic) for diagnostic in diagnostics}


def _line(diagnostic: Diagnostic) -> tuple[str, int]:
    return diagnostic.location.file, diagnostic.location.line
