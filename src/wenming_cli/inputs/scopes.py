"""Of what a figure is asked: the plan, one unit, one workstream."""

from wenming_cli.explaining import Scope
from wenming_cli.figures.trends.series import Followed, of_owner, of_plan, of_workstream
from wenming_cli.inputs import naming
from wenming_cli.model.plan import Plan
from wenming_cli.stop import Stop


def scope_of(plan: Plan, owner: str | None, workstream: str | None) -> Scope:
    """The unit or workstream that was typed, else the whole plan."""
    if owner is not None and workstream is not None:
        raise Stop("--owner 和 --workstream 只写一个")
    if owner is not None:
        return Scope("owner", naming.owner_named(plan, owner))
    if workstream is not None:
        return Scope("workstream", naming.workstream_named(plan, workstream))
    return Scope("plan", plan.id)


def followed(plan: Plan, owner: str | None, workstream: str | None) -> Followed:
    """The same, to be looked at on one day after the other."""
    scope = scope_of(plan, owner, workstream)
    if scope.of == "owner":
        return of_owner(plan, scope.id)
    return of_plan(plan) if scope.of == "plan" else of_workstream(plan, scope.id)
