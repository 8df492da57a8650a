"""How likely something is by chance alone: exact tails, worked out with integers."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import comb

from wenming_cli.frozen import frozen

_WORDS = ((10**6, "百万分之一"), (10**4, "万分之一"), (10**3, "千分之一"), (100, "百分之一"))

UNLIKELY = Fraction(1, 1000)
"""What is less likely by chance is asked about; it is shared among those that were looked at.

One question in a thousand looks is one that a whole year of honest records hardly ever raises.
"""


@frozen
class Table2:
    """What one side and the other side found of the same thing: passed and failed."""

    passed: int
    failed: int
    others_passed: int
    others_failed: int


def fisher(tables: Iterable[Table2]) -> Fraction:
    """Fisher's exact test over several tables, one-sided.

    The chance that so many or more of all that passed lie with the first side, if in each table
    both looked at the same with the same eyes: nothing is taken to be known but how many each side
    looked at and how many passed in all. Unlike things are never thrown together.
    """
    ways, hits = [1], 0
    for table in tables:
        least, own = _ways(table)
        ways = _together(ways, own)
        hits += table.passed - least
    return Fraction(sum(ways[hits:]), sum(ways))


def _ways(table: Table2) -> tuple[int, list[int]]:
    """The fewest the first side can have of what passed; in how many ways it has that and more."""
    first = table.passed + table.failed
    second = table.others_passed + table.others_failed
    every = table.passed + table.others_passed
    least, most = max(0, every - second), min(first, every)
    return least, [comb(first, n) * comb(second, every - n) for n in range(least, most + 1)]


def _together(ways: Sequence[int], more: Sequence[int]) -> list[int]:
    """In how many ways two counts add up to each sum."""
    sums = [0] * (len(ways) + len(more) - 1)
    for index, one in enumerate(ways):
        for step, other in enumerate(more, start=index):
            sums[step] += one * other
    return sums


def at_least(hits: int, tries: int, chance: Fraction) -> Fraction:
    """The chance of so many hits or more in so many tries."""
    hit, miss = chance.numerator, chance.denominator - chance.numerator
    ways = (comb(tries, n) * hit**n * miss ** (tries - n) for n in range(hits, tries + 1))
    return Fraction(sum(ways), chance.denominator**tries)


def is_unlikely(chance: Fraction, looks: int) -> bool:
    """Tell whether so small a chance is worth a question, of so many that were looked at."""
    return chance * max(looks, 1) < UNLIKELY


def chance_words(chance: Fraction) -> str:
    """A small chance in words: ``不到万分之一``."""
    word = next((word for part, word in _WORDS if chance * part < 1), None)
    return "百分之一以上" if word is None else f"不到{word}"
