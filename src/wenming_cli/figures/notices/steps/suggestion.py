"""A suggested step: what a person may sign."""

from dataclasses import dataclass
from datetime import date

from wenming_cli.figures.notices.steps.cause import Cause
from wenming_cli.figures.notices.steps.open_items import Item
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.model.notice import NoticeKind


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggestion is a step that is due for an item: which, why, and since which day."""

    kind: NoticeKind
    item: Item
    cause: Cause
    since: date

    @property
    def owner(self) -> str | None:
        """The unit it goes to: the one that answers for the item by then."""
        return self.item.owner

    @property
    def is_task(self) -> bool:
        """Tell whether the item is a task; else it is a finding."""
        return isinstance(self.item, TaskState)

    @property
    def because(self) -> str:
        """The rule and the dates, in words that stay the same as long as the suggestion does."""
        return self.cause.words()
