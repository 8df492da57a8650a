"""How diagnostics are written: one file a format, each ``render(outcome) -> str``.

To add a format: write the module and name it in ``FORMATS`` and ``FormatName``.
"""

from typing import Literal, Protocol

from wenming_cli.formats.diagnostics import (
    github,
    gitlab,
    json,
    junit,
    markdown,
    rdjson,
    sarif,
    text,
)
from wenming_cli.formats.diagnostics.outcome import Outcome


class Format(Protocol):
    """What a format module offers."""

    __name__: str
    __doc__: str | None
    ENDINGS: tuple[str, ...]

    def render(self, outcome: Outcome) -> str:
        """The whole output, ending with a line feed."""
        ...


FormatName = Literal["text", "json", "github", "gitlab", "junit", "sarif", "markdown", "rdjson"]
"""What people call the formats; a test keeps it equal to the table."""

FORMATS: tuple[Format, ...] = (text, json, github, gitlab, junit, sarif, markdown, rdjson)


def name_of(module: Format) -> str:
    """What people call a format."""
    return module.__name__.rpartition(".")[2]


def endings() -> dict[str, tuple[str, ...]]:
    """The endings of the names of files, by format."""
    return {name_of(module): module.ENDINGS for module in FORMATS}


def format_named(name: str) -> Format:
    """The format of a name; ``KeyError`` where there is none."""
    return {name_of(module): module for module in FORMATS}[name]
