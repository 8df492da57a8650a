"""JSON for programs: the data of a page, as docs/commands.md describes it."""

from collections.abc import Sequence

from wenming_cli import sink
from wenming_cli.formats.pages import Look
from wenming_cli.pages.page import Page


def write(pages: Sequence[Page], _: Look) -> str:
    """The document; several plans stand in one, under ``plans``."""
    documents = [page.data() for page in pages]
    if len(documents) == 1:
        return sink.json_text(documents[0])
    return sink.json_text({"schema": documents[0]["schema"], "plans": documents})
