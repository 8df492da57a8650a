"""A suggested step: what a person may sign."""

from datetime import date

from wenming_cli.figures.notices.steps.cause import Cause
from wenming_cli.figures.notices.steps.open_items import Item
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.frozen import frozen
from wenming_cli.model.notice import NoticeKind


@frozen
class Suggestion:
    """A suggestion is a step that is due for an item: to which unit, why, and since when.

    ``owner`` answers for the item by then; where a task is blocked it is a unit that holds it up.
    """

    kind: NoticeKind
    item: Item
    owner: str | None
    cause: Cause
    since: date

    @property
    def is_task(self) -> bool:
        """Tell whether the item is a task; else it is a finding."""
        return isinstance(self.item, TaskState)

    @property
    def because(self) -> str:
        """The rule and the dates, in words that stay the same as long as the suggestion does."""
        return f"{self.cause.words()}{self.blocked_words}"

    @property
    def blocked_words(self) -> str:
        """What a blocked task waits for, as a clause to add; empty where it is not blocked."""
        item = self.item
        return f"，受阻于{item.held_by}" if isinstance(item, TaskState) and item.holders else ""
