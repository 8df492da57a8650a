"""What a points scheme says by itself: who is ranked with whom, and which rows go by a rate."""

from collections.abc import Collection, Mapping

from wenming_cli.model.owner import OwnerKind
from wenming_cli.model.plan import Plan
from wenming_cli.model.points import FIGURE, Occasion, PointsRow, PointsScheme, group_of


def members(plan: Plan, scheme: PointsScheme) -> Mapping[str, tuple[str, ...]]:
    """Name the units of every group that has any, in the order of the directory."""
    every = {group.name: _members(plan, group.owners, group.kinds) for group in scheme.groups}
    if not scheme.groups:
        groups = plan.settings.names.every_group
        every = {group_of(kind): _members(plan, (), (kind,)) for kind in groups}
    return {name: units for name, units in every.items() if units}


def _members(plan: Plan, names: Collection[str], kinds: Collection[OwnerKind]) -> tuple[str, ...]:
    return tuple(o.name for o in plan.owners if o.name in names or o.kind in kinds)


def figure_of(row: PointsRow) -> str | None:
    """The id of the rate a row goes by; None where it counts records."""
    if row.on == Occasion.SCORE_RATE.value:
        return row.on
    return row.on.removeprefix(FIGURE) if row.on.startswith(FIGURE) else None
