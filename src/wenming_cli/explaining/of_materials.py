"""The materials behind a figure: what is told of each."""

from wenming_cli.explaining.item import Item, Role, What
from wenming_cli.figures.exam.materials import MaterialState


def item(state: MaterialState, role: Role, why: str | None = None) -> Item:
    """Tell of a material in the part it plays, and why it plays it."""
    material = state.material
    facts = [f"时限 {material.due}", state.state.label]
    if material.submitted is not None:
        facts.append(f"{material.submitted} 报送")
    words = "，".join([*facts, *([why] if why else [])])
    return Item(role, What.MATERIAL, state.id, None, material.title, words, material)
