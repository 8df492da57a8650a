"""存在问题: what a person says is still wrong."""

from typing import Any

from wenming_cli.model.narrative import NarrativeSection
from wenming_cli.reports.view import View

TITLE = "存在问题"
FIGURES: tuple[str, ...] = ()


def context(view: View) -> dict[str, Any]:
    """``narrative`` alone."""
    return {"narrative": view.words(NarrativeSection.PROBLEMS)}
