"""The stories of a record that was looked up, by the kind it is."""

from collections.abc import Sequence
from datetime import date

from wenming_cli.explaining import (
    finding_story,
    indicator_story,
    material_story,
    plain_story,
    task_story,
)
from wenming_cli.explaining.story import Story
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.model.finding import FindingItem
from wenming_cli.model.indicator import Indicator
from wenming_cli.model.material import Material
from wenming_cli.model.plan import Plan
from wenming_cli.screens.record import Found
from wenming_cli.screens.state import item_named, states_of


def of_record(plan: Plan, as_of: date, found: Found) -> Sequence[Story]:
    """One story, or one for each part of a task."""
    if isinstance(found.entry, Indicator):
        return [indicator_story.story(plan, found.entry, as_of)]
    if isinstance(found.entry, Material):
        return [material_story.story(plan, found.entry, as_of)]
    if found.section not in ("tasks", "findings"):
        return [plain_story.story(found.section, found.id, found.entry, as_of)]
    if isinstance(found.entry, FindingItem):
        item = item_named(plan, as_of, found.id)
        return [finding_story.item_story(*item, as_of)] if item else [_not_yet(found)]
    states = states_of(plan, as_of, found.section, found.id)
    tasks = [state for state in states if isinstance(state, TaskState)]
    findings = [state for state in states if isinstance(state, FindingState)]
    told = [*task_story.stories(plan, tasks, as_of)]
    told += [finding_story.story(plan, state, as_of) for state in findings]
    return told or [_not_yet(found)]


def _not_yet(found: Found) -> Story:
    return Story(found.section, found.id, "", "还没有交办或发现", (), (), 0)
