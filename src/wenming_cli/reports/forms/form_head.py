"""The head of a form: project, units, day of filing; and what it says of itself at the end."""

from typing import Any

from wenming_cli.figures.days.period import whole_word
from wenming_cli.model.owner import Owner
from wenming_cli.reports.sentences import TO_WRITE
from wenming_cli.reports.view import View, period_words


def head(view: View, title: str) -> dict[str, Any]:
    """``title``, the project and its units (posts, never people), and the day of filing."""
    plan, project = view.plan, view.plan.project
    unit = plan.owner_by_name.get(project.owner)
    return {
        "schema": "wenming.report/1",
        "plan": {"id": plan.id, "name": project.name},
        "as_of": view.as_of.isoformat(),
        "month": None if view.asked.month is None else str(view.asked.month),
        "period": period_words(view.asked),
        "is_partial": view.is_partial,
        "sample": plan.sample,
        "digest": plan.digest[:12],
        "template": view.template,
        "for_circulation": view.for_circulation,
        "revision": view.revision,
        "title": title,
        "year": project.year,
        "department": project.department,
        "unit": _full_name(unit, project.owner),
        "contact": unit.contact if unit else None,
        "scheme": plan.settings.scoring.scheme.label,
        "whole": whole_word(plan),
        "to_write": TO_WRITE,
    }


def _full_name(unit: Owner | None, name: str) -> str:
    return unit.full_name or unit.name if unit else name


def paragraphs(text: str | None) -> list[str]:
    """A person's words, paragraph by paragraph; none where nobody wrote any."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
