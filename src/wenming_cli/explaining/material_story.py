"""Why a material stands as it does: its limit, each time it was handed in or back, its files."""

from collections.abc import Iterator
from datetime import date

from wenming_cli.explaining.story import Step, Story, in_order
from wenming_cli.figures.exam.materials import MaterialStage, MaterialState, material_state
from wenming_cli.model.citation import FIELD
from wenming_cli.model.material import Material
from wenming_cli.model.plan import Plan

_OF_WORTH = (MaterialStage.WITHOUT_EVIDENCE, MaterialStage.OUTSIDE_WINDOW)


def story(plan: Plan, material: Material, as_of: date) -> Story:
    """Tell the story of a material."""
    state = material_state(plan, material, as_of)
    steps, later = in_order(_steps(state, as_of), as_of)
    sums = (state.why,) if state.why else ()
    return Story("materials", material.id, material.title, state.state.label, sums, steps, later)


def _steps(state: MaterialState, as_of: date) -> Iterator[Step]:
    material, stage = state.material, state.state
    is_late = stage in (MaterialStage.OVERDUE, MaterialStage.DUE, MaterialStage.NOT_DUE)
    yield Step(None, f"责任单位 {material.owner}", material, "owner")
    yield Step(None, f"报送时限 {material.due}", material, "due", "状态" if is_late else None)
    if stage in _OF_WORTH:
        field = "dated" if stage is MaterialStage.OUTSIDE_WINDOW else FIELD
        yield Step(None, state.why or "", material, field, "状态")
    handed = [(day, entry) for entry, day in material.handed_in()]
    last = max((day for day, _ in handed if day <= as_of), default=None)
    for day, entry in handed:
        is_last = stage is MaterialStage.SUBMITTED and day == last
        yield Step(day, "报送", entry, "submitted", "状态" if is_last else None)
    back = max((r.date for r in material.returned if r.date <= as_of), default=None)
    for each in material.returned:
        is_last = stage is MaterialStage.RETURNED and each.date == back
        yield Step(each.date, f"退回：{each.reason}", each, None, "状态" if is_last else None)
