"""A filled-in report or document as the page that its file is written from."""

from collections.abc import Mapping
from typing import Any

from wenming_cli.pages.from_markdown import document_of
from wenming_cli.pages.page import Page, Title
from wenming_cli.reports.masters import marks


def printed_page(text: str, form: str, context: Mapping[str, Any]) -> Page:
    """The page of a text that a template was filled in to; only Word has marks to be filled."""
    document = document_of(text)
    title = Title(document.title, "", None)
    filled = marks(context) if form == "docx" else {}
    return Page(title, document.blocks, lambda: context, marks=filled)
