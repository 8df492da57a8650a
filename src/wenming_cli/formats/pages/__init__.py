"""How pages are written: one file a form, each ``write(pages, look) -> str | bytes``.

To add a form: write the module, name it in ``Form`` and give it its ``ENDINGS``. Every command has
it then, and a file whose name ends in one of them is written in it.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import Literal, Protocol, cast, get_args

from wenming_cli.frozen import frozen
from wenming_cli.pages.page import Page

Form = Literal["text", "json", "csv", "markdown", "xlsx", "docx", "html"]
"""The names of the forms; a writer is loaded when it is asked for."""

ENDINGS: dict[str, tuple[str, ...]] = {
    "text": (".txt",),
    "json": (".json",),
    "csv": (".csv",),
    "markdown": (".md", ".markdown"),
    "xlsx": (".xlsx",),
    "docx": (".docx",),
    "html": (".html",),
}
"""The endings of the names of files, by form; the first is the usual one."""

FORMS: tuple[str, ...] = get_args(Form)


class UnwritableError(Exception):
    """A page that cannot be had in a form; the words say why and which form to take.

    ``code`` is how the program exits.
    """

    code = 2


@frozen
class Look:
    """How a page looks: the columns of a terminal (None: as many as it takes), and colours.

    ``master`` is the document an office has its papers look like, by name and content.
    """

    columns: int | None = None
    colour: bool = False
    master: tuple[str, bytes] | None = None


class Writer(Protocol):
    """What a form's module offers."""

    __name__: str

    def write(self, pages: Sequence[Page], look: Look) -> str | bytes:
        """The whole output, ending with a line feed where it is text."""
        ...


def writer_named(form: str) -> Writer:
    """The writer of a form; ``ModuleNotFoundError`` where there is none."""
    return cast("Writer", import_module(f"{__name__}.{form}"))
