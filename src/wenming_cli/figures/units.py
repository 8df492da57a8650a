"""Units: for whom a record counts beside its own owner, and in which subdistrict it lies."""

from wenming_cli.model.owner import OwnerKind
from wenming_cli.model.plan import Plan


def answerable(plan: Plan, name: str) -> tuple[str, ...]:
    """Name the unit itself, and the one above it where it is a community."""
    owner = plan.owner_by_name.get(name)
    if owner is None or owner.kind is not OwnerKind.COMMUNITY or owner.parent is None:
        return (name,)
    return name, owner.parent


def subdistrict_of(plan: Plan, name: str) -> str | None:
    """Find the subdistrict a unit is or belongs to; None for a unit of the whole district."""
    seen: set[str] = set()
    owner = plan.owner_by_name.get(name)
    while owner is not None and owner.name not in seen:
        if owner.kind is OwnerKind.SUBDISTRICT:
            return owner.name
        seen.add(owner.name)
        owner = plan.owner_by_name.get(owner.parent or "")
    return None
