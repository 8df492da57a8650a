"""Where a record stands: the file within the folder of the plan, and the line."""

from wenming_cli.diagnostic import Location
from wenming_cli.model.plan import Plan

_PLAN_FILE = "plan.yaml"


def place_of(plan: Plan, at: Location) -> str:
    """``records/2020-06.yaml:12``, the same wherever the command ran."""
    return f"{at.file.removeprefix(_folder(plan))}:{at.line}"


def placed(plan: Plan, words: str) -> str:
    """Words that name places, each of them so."""
    folder = _folder(plan)
    return words.replace(folder, "") if folder else words


def _folder(plan: Plan) -> str:
    return plan.project.location().file.removesuffix(_PLAN_FILE)
