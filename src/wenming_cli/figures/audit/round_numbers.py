"""Numbers that were counted, and are all round."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from wenming_cli.figures.audit.chances import at_least, chance_words, is_unlikely
from wenming_cli.figures.audit.question import AsRecorded, Ground, Question
from wenming_cli.figures.days.period import known
from wenming_cli.figures.grouping import grouped
from wenming_cli.words.numbers import plain_text

ID = "round_numbers"
TITLE = "数出来的数都是整十"
LEAST = 8
SMALLEST = 20
PART = Fraction(3, 4)
EXPECTED = Fraction(1, 3)
FROM = (
    "一个单位报的累计完成数、抽查合格数（20以上、没有到目标或抽查数的）不少于8个，四分之三以上是整十的，"
    "碰巧不会有：就算三个里有一个凑成整十，这样的可能也不到千分之一"
)

_Counted = tuple[str, Decimal, Ground]
"""Who reported a number, what it is, in which record."""


def questions(recorded: AsRecorded) -> Iterator[Question]:
    """Every unit whose counted numbers are nearly all multiples of ten."""
    units = {
        unit: own
        for unit, own in grouped((u, (n, at)) for u, n, at in _numbers(recorded)).items()
        if len(own) >= LEAST
    }
    for unit, own in units.items():
        tens = [ground for number, ground in own if number % 10 == 0]
        chance = at_least(len(tens), len(own), EXPECTED)
        if len(tens) >= PART * len(own) and is_unlikely(chance, len(units)):
            yield Question(
                unit,
                f"报的 {len(own)} 个数里有 {len(tens)} 个是整十的，"
                f"碰巧这样的可能{chance_words(chance)}",
                "请核实是数出来的，还是估的",
                tuple(tens),
                {"round": str(len(tens)), "all": str(len(own))},
            )


def _numbers(recorded: AsRecorded) -> Iterator[_Counted]:
    for leaf in recorded.plan.leaves:
        target = None if leaf.target is None else leaf.target.value
        for update in known(leaf.course.updates, recorded.as_of):
            value = update.value
            if leaf.owner is not None and value is not None and SMALLEST <= value != target:
                words = f"{update.date} 累计完成 {plain_text(value)}"
                yield leaf.owner, value, Ground(leaf.id, words, update, "value")
    for sample in known(recorded.plan.samples, recorded.as_of):
        if SMALLEST <= sample.passed < sample.checked:
            words = f"{sample.date} 抽查 {sample.checked}，合格 {sample.passed}"
            ground = Ground(sample.indicator, words, sample, "passed")
            yield sample.owner, Decimal(sample.passed), ground
