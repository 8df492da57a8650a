"""Files cut short: with their start or their end they lost names that the rest of the plan uses."""

from collections.abc import Iterator

from wenming_cli.model.place import Source, is_written


def is_cut(source: Source, faulty: set[int]) -> bool:
    """Whether a file seems to lack its start or its end; ``faulty`` are lines of faults in it."""
    return any(line in faulty for line in (*_first_lines(source), *_open_lines(source)))


def _first_lines(source: Source) -> Iterator[int]:
    """The first line, where it is the middle of something."""
    lines = source.text.count("\n") + 1
    first = next((n for n in range(1, lines + 1) if is_written(source.line(n))), 0)
    line = source.line(first)
    if line.startswith((" ", "\t", "- ")):
        yield first


def _open_lines(source: Source) -> Iterator[int]:
    """Where the last line ends without a line feed: it, and the starts of what it belongs to."""
    if source.text.endswith("\n"):
        return
    least: int | None = None
    for number in range(source.text.count("\n") + 1, 0, -1):
        line = source.line(number)
        margin = len(line) - len(line.lstrip(" "))
        if is_written(line) and (least is None or margin < least):
            least = margin
            yield number
