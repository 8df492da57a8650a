"""What could not be read whole: the sections that lack something, the lines of broken records.

Figures and rules that need every record of a section ask for the first; the second keeps rules
from saying again, in other words, what was said of a record while it was read.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from wenming_cli.diagnostic import Diagnostic
from wenming_cli.loading.shaping import Data
from wenming_cli.model.place import Place, Source
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.shape import shape_of

BrokenLines = frozenset[tuple[str, int]]
FilePlaces = tuple[Place, list[Place]]


def places_of(file: Data) -> FilePlaces:
    """Where a file begins, with its sections, and where its records are."""
    return file["place"], [record["place"] for record in _records(file)]


def damage_of(
    files: Iterable[FilePlaces], diagnostics: Iterable[Diagnostic]
) -> tuple[frozenset[str], BrokenLines]:
    """Name the sections with a fault of text or schema, and file and line of records with one."""
    faulty = _faulty_lines(diagnostics)
    sections: set[str] = set()
    broken: set[tuple[str, int]] = set()
    for place, records in files:
        lines = faulty.get(place.source.name)
        if lines is None:
            continue
        sections.update(_sections_with(lines, place))
        for extent in map(_extent, records):
            if _any_in(lines, extent):
                broken.update((place.source.name, line) for line in extent)
    return frozenset(sections), frozenset(broken)


def _faulty_lines(diagnostics: Iterable[Diagnostic]) -> dict[str, list[int]]:
    lines: dict[str, set[int]] = defaultdict(set)
    for found in diagnostics:
        if found.is_of_reading:
            lines[found.location.file].add(found.location.line)
    return {file: sorted(numbers) for file, numbers in lines.items()}


def _sections_with(lines: list[int], place: Place) -> Iterable[str]:
    known = shape_of(PlanFile).keys
    for index, key in enumerate(place.keys):
        start, end = place.key(index).line, place.value(index).end_line
        if key in known and _any_in(lines, range(start, end + 1)):
            yield known[key].name


def _records(file: Data) -> Iterable[Data]:
    for value in file.values():
        records = value if isinstance(value, list) else [value]
        yield from (record for record in records if isinstance(record, dict))


def _extent(place: Place) -> range:
    """The lines of a record, with those next to it that were left out."""
    source: Source = place.source
    first, last = source.position(place.start)[0], source.position(place.end)[0]
    while first - 1 in source.blanked:
        first -= 1
    while last + 1 in source.blanked:
        last += 1
    return range(first, last + 1)


def _any_in(lines: list[int], extent: range) -> bool:
    at = bisect_left(lines, extent.start)
    return at < len(lines) and lines[at] < extent.stop
