"""Where a record stands: the file within the folder of the plan, and the line."""

from wenming_cli.diagnostic import Location
from wenming_cli.model.plan import Plan

_PLAN_FILE = "plan.yaml"


def place_of(plan: Plan, at: Location) -> str:
    """``records/2020-06.yaml:12``, the same wherever the command ran."""
    folder = plan.project.location().file.removesuffix(_PLAN_FILE)
    return f"{at.file.removeprefix(folder)}:{at.line}"
