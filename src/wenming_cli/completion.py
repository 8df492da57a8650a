"""What tab completion offers: ids and names of the plans that can be read."""

from pathlib import Path

from wenming_cli.loading import load
from wenming_cli.loading.discovery import find_plans
from wenming_cli.model.plan import Plan
from wenming_cli.screens.record import named


def completions(kind: str, directory: Path) -> list[str]:
    """Words that tab completion offers; nothing where no plan can be read."""
    plans = [p for p in (load(folder).plan for folder in find_plans(directory)) if p is not None]
    return [word for plan in plans for word in _words(kind, plan)]


def _words(kind: str, plan: Plan) -> list[str]:
    if kind == "plans":
        return [plan.id]
    if kind == "owners":
        return list(plan.owner_by_name)
    if kind == "workstreams":
        return list(plan.workstream_by_id)
    return [found.id for found in named(plan)]
