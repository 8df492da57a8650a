"""Rectifications heaped on the very day of the limit."""

from collections.abc import Iterator
from fractions import Fraction

from wenming_cli.figures.audit.chances import at_least, chance_words, is_unlikely
from wenming_cli.figures.audit.question import AsRecorded, Ground, Question
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.grouping import grouped

ID = "heaped_limits"
TITLE = "整改日期正好都是时限那天"
LEAST = 8
DAYS = 3
EXPECTED = Fraction(1, 3)
FROM = (
    "一个单位在时限内整改的问题不少于8个（整改期至少3天的），正好在时限当天的多到碰巧不会有："
    "就算每三个有一个赶在最后一天，这样的可能也不到千分之一"
)


def questions(recorded: AsRecorded) -> Iterator[Question]:
    """Every unit that puts things right on the very last day far too often."""
    in_time = [state for state in recorded.findings if _is_in_time(state)]
    units = {
        unit: own
        for unit, own in grouped((state.owner, state) for state in in_time).items()
        if len(own) >= LEAST
    }
    for unit, own in units.items():
        last = [state for state in own if state.rectified_on == state.effective_due]
        chance = at_least(len(last), len(own), EXPECTED)
        if is_unlikely(chance, len(units)):
            yield Question(
                unit,
                f"在时限内整改的 {len(own)} 个问题，有 {len(last)} 个正好在时限当天，"
                f"碰巧这样的可能{chance_words(chance)}",
                "请核实整改日期是实际完成的那天，还是照时限填的",
                tuple(_ground(state) for state in last),
                {"on_limit": str(len(last)), "in_time": str(len(own))},
            )


def _is_in_time(state: FindingState) -> bool:
    fixed, due = state.rectified_on, state.effective_due
    is_long = (due - state.held_since).days >= DAYS
    return is_long and fixed is not None and fixed <= due


def _ground(state: FindingState) -> Ground:
    words = f"时限 {state.effective_due}，当天整改"
    entry = next((e for e in reversed(state.log) if e.date == state.rectified_on), None)
    return Ground(state.id, words, state.finding if entry is None else entry)
