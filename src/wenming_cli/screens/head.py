"""How a screen begins: whose numbers these are, of which day, and whether any are invented."""

from datetime import date
from typing import Any

from wenming_cli import sink
from wenming_cli.figures.cutoff import Cutoff
from wenming_cli.model.plan import Plan


def title(plan: Plan, cutoff: Cutoff, subject: str) -> str:
    """``2020年创建工作  资金执行  截至 2020-06-30  含示例数据``."""
    words = [sink.terminal(plan.project.name), subject, f"截至 {cutoff.as_of}"]
    words += [f"（{cutoff.note}）"] if cutoff.note else []
    words += ["含示例数据"] if plan.sample else []
    return "  ".join(words)


def head(plan: Plan, as_of: date, command: str) -> dict[str, Any]:
    """What the JSON of every command on one plan at one day begins with."""
    return {
        "schema": f"wenming.{command}/1",
        "plan": {"id": plan.id, "name": plan.project.name},
        "as_of": as_of.isoformat(),
        "sample": plan.sample,
    }
