"""Units: for whom a record counts beside its own owner, and in which subdistrict it lies."""

from wenming_cli.figures.days.worked_out import worked_out_of
from wenming_cli.model.owner import BELOW, TERRITORIES, Owner, OwnerKind
from wenming_cli.model.plan import Plan


@worked_out_of
def _known(_: Plan) -> dict[str, tuple[str, ...]]:
    """Who answers for a unit, of those that were asked for."""
    return {}


def answerable(plan: Plan, name: str) -> tuple[str, ...]:
    """Name the unit itself and, where it lies inside of a territory, those above it."""
    known = _known(plan)
    if name not in known:
        known[name] = _answerable(plan, name)
    return known[name]


def _answerable(plan: Plan, name: str) -> tuple[str, ...]:
    named, owner = [name], plan.owner_by_name.get(name)
    while owner is not None and owner.kind in BELOW and owner.parent is not None:
        named.append(owner.parent)
        above = plan.owner_by_name.get(owner.parent)
        owner = above if _is_higher(above, owner.kind) else None
    return tuple(named)


def _is_higher(above: Owner | None, kind: OwnerKind) -> bool:
    """Whether a unit stands further up than one of a kind does, still inside of an area."""
    return above is not None and BELOW.get(above.kind, -1) > BELOW[kind]


def subdistrict_of(plan: Plan, name: str) -> str | None:
    """Find the subdistrict or town a unit is or belongs to; None for one of the district."""
    seen: set[str] = set()
    owner = plan.owner_by_name.get(name)
    while owner is not None and owner.name not in seen:
        if owner.kind in TERRITORIES:
            return owner.name
        seen.add(owner.name)
        owner = plan.owner_by_name.get(owner.parent or "")
    return None
