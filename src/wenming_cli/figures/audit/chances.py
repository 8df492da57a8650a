"""How likely something is by chance alone: exact tails, worked out with integers."""

from fractions import Fraction
from math import comb

_WORDS = ((10**6, "百万分之一"), (10**4, "万分之一"), (10**3, "千分之一"), (100, "百分之一"))

UNLIKELY = Fraction(1, 1000)
"""What is less likely by chance is asked about; it is shared among those that were looked at.

One question in a thousand looks is one that a whole year of honest records hardly ever raises.
"""


def fisher(passed: int, failed: int, others_passed: int, others_failed: int) -> Fraction:
    """Fisher's exact test, one-sided: that of all that passed so many or more lie with the first.

    Nothing is taken to be known but how many were checked by each side and how many passed.
    """
    first, all_passed = passed + failed, passed + others_passed
    whole = first + others_passed + others_failed
    most = min(first, all_passed)
    term = comb(all_passed, passed) * comb(whole - all_passed, failed)
    tail = 0
    for hit in range(passed, most + 1):
        tail += term
        missed = first - hit
        gained = (all_passed - hit) * missed
        term = term * gained // ((hit + 1) * (whole - all_passed - missed + 1))
    return Fraction(tail, comb(whole, first))


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
