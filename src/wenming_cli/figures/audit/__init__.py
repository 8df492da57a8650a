"""What an auditor would ask of a plan: the table of topics, one module each.

All of them are questions. None of them is in a figure, a score, a report or a rule.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from wenming_cli.figures.audit import (
    copied_texts,
    crowded_rounds,
    heaped_limits,
    month_ends,
    own_checks,
    padded_trifles,
    repeated_records,
    reused_evidence,
    round_numbers,
    unchecked_closures,
)
from wenming_cli.figures.audit.question import AsRecorded, Question, Topic
from wenming_cli.model.plan import Plan

TOPICS: tuple[Topic, ...] = (
    own_checks,
    repeated_records,
    padded_trifles,
    heaped_limits,
    copied_texts,
    crowded_rounds,
    unchecked_closures,
    reused_evidence,
    month_ends,
    round_numbers,
)


class Asked(NamedTuple):
    """A topic with what there is to ask about it."""

    topic: Topic
    questions: tuple[Question, ...]


def audit(plan: Plan, as_of: date) -> Iterator[Asked]:
    """Go through every topic, by what was recorded up to a day."""
    recorded = AsRecorded(plan, as_of)
    for topic in TOPICS:
        yield Asked(topic, tuple(topic.questions(recorded)))
