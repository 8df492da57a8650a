"""The kinds of rows the table of figures has, each with the way its figure comes about.

A row of records says which of them it counts, and for each record it leaves out why. The figure,
what ``explain`` lists behind it and the boards all ask the row, so that a reason can not be
another than the one that was applied.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Generic, TypeVar

from wenming_cli.figures.days.period import Period
from wenming_cli.figures.definitions import Definition, Role
from wenming_cli.figures.figure import Figure, Identified, Whole, ratio, total
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.frozen import frozen
from wenming_cli.model.tally import Tally
from wenming_cli.words.numbers import exact_text
from wenming_cli.words.rates import percent_text

R = TypeVar("R", bound=Identified)


def nothing(_: object) -> None:
    """There is nothing to say of a record."""


@frozen
class Exclusion(Generic[R]):
    """An exclusion leaves records out in a period, and gives the reason for each of them.

    ``rest`` are those that stay. It is asked of all at once: a city has millions of answers.
    """

    rest: Callable[[Sequence[R], Period], list[R]]
    words: Callable[[R], str]


@dataclass(frozen=True, kw_only=True)
class Counted(Definition, Generic[R]):
    """A row of records: ``left_out`` keeps them apart, ``quotes`` says what counts of one."""

    left_out: tuple[Exclusion[R], ...]
    quotes: Callable[[R], str | None] = nothing

    def whole(self, records: Iterable[R], period: Period) -> list[R]:
        """The records that are not left out."""
        return _rest(self.left_out, {(): Whole(records)}, period)

    def reason(self, record: R, period: Period) -> str | None:
        """Why a record is left out; None where it is not."""
        one = (record,)
        return next((e.words(record) for e in self.left_out if not e.rest(one, period)), None)

    def said(self, record: R) -> str | None:
        """What counts of a record, beyond its state."""
        return self.quotes(record)

    def of(self, whole: Sequence[R]) -> Figure:
        """The figure of the records that are not left out."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class Share(Counted[R]):
    """A share: the records that ``counts`` holds of, among those that are not left out.

    It says so by any value that is true: a field of the record is asked for at once.

    ``tallied`` says how many of a count without records are such; None where nobody can tell.
    """

    counts: Callable[[R], object]
    tallied: Callable[[Tally], int] | None = None

    def of(self, whole: Sequence[R]) -> Figure:
        """The figure of the records that are not left out."""
        part = list(filter(self.counts, whole))
        return ratio(self, len(part), len(whole), part, whole)


@dataclass(frozen=True, kw_only=True)
class Weighted(Counted[TaskState]):
    """Σ weight x share ÷ Σ weight; ``word`` is what the share is called."""

    share: Callable[[TaskState], Fraction]
    word: str

    def of(self, whole: Sequence[TaskState]) -> Figure:
        """The figure; equal terms are counted before they are added up: few are different."""
        weights = [task.leaf.weight.as_integer_ratio() for task in whole]
        shares = [self.share(task).as_integer_ratio() for task in whole]
        terms = Counter(zip(weights, shares, strict=True))
        reached = total((w * n * times, o * d) for ((w, o), (n, d)), times in terms.items())
        of_all = total((w * times, o) for (w, o), times in Counter(weights).items())
        part = [task for task, (n, _) in zip(whole, shares, strict=True) if n]
        return ratio(self, reached, of_all, part, whole)

    def said(self, record: TaskState) -> str | None:
        """What counts of a task: ``权重 1.5 × 完成进度 33.00%``."""
        weight, share = exact_text(record.leaf.weight), percent_text(self.share(record))
        return f"权重 {weight} × {self.word} {share}"


def with_tallies(figure: Figure, tallies: Sequence[Tally]) -> Figure:
    """Add counts without records to a figure, where its row can tell what they say of it."""
    row = figure.definition
    if not tallies or not isinstance(row, Share) or row.tallied is None:
        return figure
    part = figure.numerator + sum(map(row.tallied, tallies))
    whole = figure.denominator + sum(tally.found for tally in tallies)
    reason = None if whole else row.empty
    return replace(figure, numerator=part, denominator=whole, reason=reason, tallies=tallies)


def figures_of(
    rows: Iterable[Counted[R]],
    records: Sequence[R],
    period: Period,
    tallies: Sequence[Tally] = (),
) -> tuple[Figure, ...]:
    """Work out the figures of rows over the same records, sorting out only once what they share.

    ``tallies`` are counts without records, which only figures up to a day can add.
    """
    wholes: dict[tuple[Exclusion[R], ...], Whole] = {(): Whole(records)}
    return tuple(
        [with_tallies(row.of(_rest(row.left_out, wholes, period)), tallies) for row in rows]
    )


def _rest(
    left_out: tuple[Exclusion[R], ...],
    wholes: dict[tuple[Exclusion[R], ...], Whole],
    period: Period,
) -> Whole:
    """What exclusions leave, one after the other; ``wholes`` are those that are known."""
    if left_out not in wholes:
        *before, last = left_out
        wholes[left_out] = Whole(last.rest(_rest(tuple(before), wholes, period), period))
    return wholes[left_out]


@frozen
class Balance:
    """Money at a date, in 元: ``payments`` is how many there were, ``elapsed`` 序时进度.

    ``received`` is what has arrived; None in a plan that does not write down what arrives.
    """

    opening: Decimal
    changes: Decimal
    paid: Decimal
    payments: int
    elapsed: Fraction | None
    received: Decimal | None = None

    @property
    def total(self) -> Decimal:
        """预算数 after the adjustments."""
        return self.opening + self.changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(Definition):
    """A row of money: two numbers of a balance, and the terms they come from in words.

    ``budget``, ``payments``, ``receipts`` and ``time`` are the parts these play in it, None where
    they do not. ``reason`` says why there is no value where that is not ``empty``.
    """

    numbers: Callable[[Balance], tuple[Fraction, Fraction]]
    terms: Callable[[Balance], str]
    budget: Role | None = None
    payments: Role | None = None
    receipts: Role | None = None
    time: Role | None = None
    reason: Callable[[Balance], str | None] = nothing

    def of(self, balance: Balance) -> Figure:
        """The figure of a balance."""
        figure = ratio(self, *self.numbers(balance))
        reason = self.reason(balance) if figure.value is None else None
        return figure if reason is None else replace(figure, reason=reason)
