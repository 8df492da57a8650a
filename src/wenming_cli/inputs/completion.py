"""What tab completion offers: ids and names of the plans that can be read."""

from collections.abc import Callable
from pathlib import Path

from wenming_cli.inputs.edits.record_kinds import kinds
from wenming_cli.loading import load
from wenming_cli.loading.discovery import find_plans
from wenming_cli.model.finding import Event
from wenming_cli.model.plan import Plan
from wenming_cli.screens.record import named


def completions(kind: str, directory: Path) -> list[str]:
    """List the words that tab completion offers; nothing where no plan can be read."""
    plans = [p for p in (load(folder).plan for folder in find_plans(directory)) if p is not None]
    return [word for plan in plans for word in _words(kind, plan)]


def _words(kind: str, plan: Plan) -> list[str]:
    return _OFFERED.get(kind, _ids)(plan)


def _ids(plan: Plan) -> list[str]:
    return [found.id for found in named(plan)]


_OFFERED: dict[str, Callable[[Plan], list[str]]] = {
    "plans": lambda plan: [plan.id],
    "owners": lambda plan: list(plan.owner_by_name),
    "subdistricts": lambda plan: list(plan.subdistricts),
    "workstreams": lambda plan: list(plan.workstream_by_id),
    "categories": lambda plan: [category.name for category in plan.categories],
    "tasks": lambda plan: [leaf.id for leaf in plan.leaves],
    "findings": lambda plan: [name for finding in plan.findings for name, _ in finding.logs],
    "indicators": lambda plan: [indicator.id for indicator in plan.indicators],
    "lines": lambda plan: [line.id for line in plan.budget.lines] if plan.budget else [],
    "sources": lambda plan: [fund.name for fund in plan.budget.sources] if plan.budget else [],
    "kinds": lambda _: [kind.title for kind in kinds()],
    "events": lambda _: [str(event.label) for event in Event],
    "assessments": lambda plan: list(plan.assessment_by_id),
    "schemes": lambda plan: list(plan.scheme_by_id),
    "systems": lambda plan: list(plan.system_by_id),
    "items": lambda plan: list(dict.fromkeys(each.item for each in plan.standards)),
    "materials": lambda plan: list(plan.material_by_id),
    "standards": lambda plan: list(plan.standard_by_code),
    "sites": lambda plan: list(plan.site_by_id),
    "site_types": lambda plan: list(dict.fromkeys(site.type for site in plan.sites)),
}
