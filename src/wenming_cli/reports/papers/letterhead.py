"""What all documents of a plan have in common: who writes, to whom, on what grounds."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from wenming_cli.model.owner import OwnerKind
from wenming_cli.model.plan import Plan
from wenming_cli.model.project import BasisKind
from wenming_cli.reports.sentences import joined

NO_NUMBER = "（待编号）"
TO_SETTLE = "（待定）"
NOBODY = "（待明确单位）"


def letterhead(plan: Plan, as_of: date) -> dict[str, Any]:
    """Issuing unit, date, number to be given, and the post that signs; never a name."""
    issuer = issuing_unit(plan)
    return {
        "plan": {"id": plan.id, "name": plan.project.name},
        "as_of": as_of.isoformat(),
        "sample": plan.sample,
        "number": NO_NUMBER,
        "to_settle": TO_SETTLE,
        "issuer": full_name(plan, issuer),
        "signer": f"{full_name(plan, issuer)}主要负责人",
        "basis": basis(plan),
    }


def issuing_unit(plan: Plan) -> str:
    """The first office of the directory; without one, the unit that carries the plan out."""
    offices = (owner.name for owner in plan.owners if owner.kind is OwnerKind.OFFICE)
    return next(offices, plan.project.owner)


def full_name(plan: Plan, name: str | None) -> str:
    """What a unit is called in a document."""
    if name is None:
        return NOBODY
    owner = plan.owner_by_name.get(plan.unit_named(name))
    return owner.full_name or owner.name if owner else name


def basis(plan: Plan) -> str:
    """依据: the documents the plan is carried out by, else those that called for it."""
    own = plan.project.basis
    orders = [b.title for b in own if b.kind is BasisKind.IMPLEMENTATION]
    return _titles(orders or [b.title for b in own]) or _titles([plan.project.name])


def _titles(titles: Iterable[str]) -> str:
    return joined(t if t.startswith("《") else f"《{t}》" for t in titles)
