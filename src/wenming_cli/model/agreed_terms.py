"""What was agreed of a plan on a day: dates, weights, targets and money, kept under a name."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from wenming_cli.frozen import frozen

FOLDER = "baselines"
"""The folder of a plan in which they are kept; its files are none of the plan's."""


@frozen
class AgreedTask:
    """A task, or a part of one, as it was agreed; ``target`` is told in words.

    ``12处``, or each of several quantities: ``公厕 12座、垃圾箱 30个``.
    ``due`` is None for a standing duty.
    """

    due: date | None
    weight: Fraction
    target: str | None


@frozen
class Baseline:
    """What was agreed, by id; ``budget`` is None for a plan without one."""

    name: str
    made_on: date
    plan: str
    tasks: Mapping[str, AgreedTask]
    budget: Decimal | None
    lines: Mapping[str, Decimal]
    targets: Mapping[str, str]
