"""How a screen begins: whose numbers these are, of which day, and whether any are invented."""

from datetime import date
from typing import Any

from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.model.plan import Plan
from wenming_cli.pages.page import Title


def title(plan: Plan, cutoff: Cutoff, subject: str, *also: str) -> Title:
    """``2020年创建工作  资金执行  截至 2020-06-30  含示例数据``."""
    return Title(plan.project.name, subject, cutoff.as_of, cutoff.note, plan.sample, also)


def title_on(plan: Plan, as_of: date, subject: str, *also: str) -> Title:
    """The same of a day that needs no note."""
    return Title(plan.project.name, subject, as_of, None, plan.sample, also)


def head(plan: Plan, as_of: date, command: str) -> dict[str, Any]:
    """What the JSON of every command on one plan at one day begins with."""
    return {
        "schema": f"wenming.{command}/1",
        "plan": {"id": plan.id, "name": plan.project.name},
        "as_of": as_of.isoformat(),
        "sample": plan.sample,
    }
