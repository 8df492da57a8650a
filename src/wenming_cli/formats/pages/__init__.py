"""How pages are written: one file a form, each ``write(pages, look) -> str | bytes``.

To add a form: write the module and name it in ``Form``. Every command has it then, and a file whose
name ends in one of its ``ENDINGS`` is written in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Literal, Protocol, cast, get_args

from wenming_cli.pages.page import Page

Form = Literal["text", "json", "csv", "markdown"]
"""The names of the forms; a writer is loaded when it is asked for."""

FORMS: tuple[str, ...] = get_args(Form)


@dataclass(frozen=True, slots=True)
class Look:
    """How a page looks on a terminal: its columns (None: as many as it takes), and colours."""

    columns: int | None = None
    colour: bool = False


class Writer(Protocol):
    """What a form's module offers."""

    __name__: str
    ENDINGS: tuple[str, ...]

    def write(self, pages: Sequence[Page], look: Look) -> str | bytes:
        """The whole output, ending with a line feed where it is text."""
        ...


def writer_named(form: str) -> Writer:
    """The writer of a form; ``ModuleNotFoundError`` where there is none."""
    return cast("Writer", import_module(f"{__name__}.{form}"))


def endings() -> dict[str, tuple[str, ...]]:
    """The endings of the names of files, by form."""
    return {form: writer_named(form).ENDINGS for form in FORMS}
