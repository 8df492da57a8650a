"""The words of a change, wherever it is printed: the change itself, or what it comes from.

Where old records and new ones move a figure in opposite ways, a fall alone would mislead, and so
would a rise that the old ones have no part in; then the parts are printed with it:
整改率下降3.70个百分点：原有问题整改 +4.26，新增问题 −7.96.
"""

from collections.abc import Iterator
from fractions import Fraction

from wenming_cli.figures.causes.decomposition import PartKind, Values, difference, values
from wenming_cli.figures.causes.made import Made, of_records
from wenming_cli.figures.definitions import Definition, Subject, Unit
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.rows import Amount
from wenming_cli.words.numbers import decimal_text
from wenming_cli.words.rates import signed_term
from wenming_cli.words.sums import rounded_parts

_PLACES = 2
_NOUNS = {
    Subject.TASKS: "任务",
    Subject.FINDINGS: "问题",
    Subject.ROUNDS: "点次",
    Subject.CHECKS: "检查项",
    Subject.SAMPLES: "抽查",
    Subject.MATERIALS: "材料",
    Subject.SCORES: "得分",
    Subject.OBSERVATIONS: "标准",
    Subject.EVIDENCE: "记录",
}
_WAN = 10_000
_GROWS = {Unit.MONEY: ("增加", "减少"), Unit.SCORE: ("增加", "减少")}
_ELAPSES = "时间推移"


def scaled(row: Definition, value: Fraction) -> Fraction:
    """A difference of a figure in the unit it is told in: percentage points, 万元, 分."""
    if row.unit is Unit.MONEY:
        return value / _WAN
    return value if row.unit is Unit.SCORE else value * 100


def unit_word(row: Definition) -> str:
    """What a difference of a figure is told in."""
    if row.unit is Unit.MONEY:
        return "万元"
    return row.unit.label if row.unit is Unit.SCORE else Unit.POINTS.label


def printed(row: Definition, numbers: Values) -> Values:
    """The parts as they are printed: rounded so that they add up to the change as it is printed."""
    exact = [scaled(row, numbers.of(kind)) for kind in PartKind]
    return Values(*rounded_parts(exact, _PLACES))


def part_name(row: Definition, kind: PartKind, value: Fraction = Fraction(0)) -> str:
    """What a part is called: ``原有问题整改``, ``新增问题``, ``不再计入的问题``, ``时间推移``."""
    noun = noun_of(row)
    if kind is PartKind.STOCK:
        is_of_time = isinstance(row, Amount) or row.subject is Subject.TIME
        return _ELAPSES if is_of_time else f"{kind.label}{noun}{row.deed if value > 0 else ''}"
    return f"{row.arrives}{noun}" if kind is PartKind.ENTRY else f"{kind.label}的{noun}"


def noun_of(row: Definition) -> str:
    """What the records of a figure are called: 任务, 问题, 支出和预算调整."""
    if not isinstance(row, Amount):
        return _NOUNS.get(row.subject, row.subject.label)
    words = (("支出", row.payments), ("到位资金", row.receipts), ("预算调整", row.budget))
    return "和".join(word for word, role in words if role is not None)


def parts_words(row: Definition, numbers: Values) -> str:
    """The parts with their names, those that print as nothing left out."""
    return "，".join(_parts(row, printed(row, numbers)))


def _parts(row: Definition, shown: Values) -> Iterator[str]:
    for kind in PartKind:
        value = shown.of(kind)
        if value:
            yield f"{part_name(row, kind, value)} {signed_term(value)}"


def moved_words(figure: Figure, earlier: Figure) -> str:
    """Which way and how far a figure moved: ``下降3.70个百分点``; nothing without values."""
    exact = difference(earlier, figure)
    return "" if exact is None else difference_words(figure.definition, exact)


def difference_words(row: Definition, exact: Fraction) -> str:
    """Which way and how far it is: ``下降3.70个百分点``, ``持平``, ``基本持平``."""
    text = decimal_text(abs(scaled(row, exact)), _PLACES)
    if text == "0.00":
        return "基本持平" if exact else "持平"
    up, down = _GROWS.get(row.unit, ("提高", "下降"))
    return f"{up if exact > 0 else down}{text}{unit_word(row)}"


def opposed(figure: Figure, earlier: Figure | None) -> Values | None:
    """The parts of a change where old records and new ones moved it in opposite ways.

    None where it rose and the old records did: that new ones are not done yet goes without saying.
    """
    if earlier is None:
        return None
    after, before = of_records(figure), of_records(earlier)
    numbers = None if after is None or before is None else values(before, after)
    if after is None or before is None or numbers is None:
        return None
    shown = printed(figure.definition, numbers)
    is_rise = shown.stock > 0 and sum(shown) > 0
    is_told = shown.stock * shown.entry < 0 and not is_rise
    return numbers if is_told and _is_all(after) and _is_all(before) else None


def _is_all(made: Made) -> bool:
    """Whether the figure is that of its row, not one of its kind that counts otherwise."""
    whole = made.of(made.records)
    return (whole.numerator, whole.denominator) == (made.figure.numerator, made.figure.denominator)


def sentence(figure: Figure, earlier: Figure, numbers: Values) -> str:
    """A change with its parts: ``整改率下降3.70个百分点：原有问题整改 +4.26，新增问题 −7.96``."""
    parts = parts_words(figure.definition, numbers)
    return f"{figure.label}{moved_words(figure, earlier)}{f'：{parts}' if parts else ''}"


def opposed_words(figure: Figure, earlier: Figure | None) -> str:
    """The sentence of a change that its parts have to explain; nothing where they need not."""
    numbers = opposed(figure, earlier)
    return "" if numbers is None or earlier is None else sentence(figure, earlier, numbers)
