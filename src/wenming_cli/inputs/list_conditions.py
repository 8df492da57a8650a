"""Conditions typed for a list: ``完成时限<2020-07``, ``状态=进行中``, ``支出金额>=1万元``.

A value is read by what its column holds. A month or a year that is typed for a date stands for all
of its days. What can't be compared so is refused with what can.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from wenming_cli.exchange.known_names import KnownNames
from wenming_cli.frozen import frozen
from wenming_cli.inputs.edits.looked_up import day_named
from wenming_cli.inputs.naming import near
from wenming_cli.model.inspection import Tier
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import (
    Choice,
    Endless,
    Fault,
    Month,
    bool_meant,
    folded,
    half_width,
    parse_date,
    parse_money,
    parse_month,
    parse_number,
    parse_ratio,
)
from wenming_cli.screens.listing.listed_column import Listable, ListedColumn, ValueSort
from wenming_cli.screens.listing.listed_row import ListedRow
from wenming_cli.sink import quoted
from wenming_cli.stop import Stop
from wenming_cli.synonyms import field_of
from wenming_cli.words.dates import NO_LIMIT
from wenming_cli.words.word import Word

_SIGN = re.compile("[<>!＜＞！]?[=＝]|[<>~＜＞～≤≥≠]")
_SPELT = {"≤": "<=", "≥": ">=", "≠": "!="}
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)

Test = Callable[[Any], bool]


@frozen
class Condition:
    """One condition: the column it asks, and whether a value of it is wanted."""

    column: ListedColumn
    wants: Test

    def keeps(self, row: ListedRow) -> bool:
        """Whether a row fulfils it."""
        return self.wants(self.column.read(row))


def listable_named(words: Iterable[Listable], typed: str | None) -> Listable:
    """The section that was typed, or the list inside of its records: ``资金.预算项目``."""
    known = {name: each for each in words for name in _names(each)}
    if typed is None:
        raise Stop(f"要列哪一部分，写在后面，例如 wenming list 任务\n可以写：{_sections(known)}")
    head, _, rest = half_width(typed).partition(".")
    found = known.get(folded(head)) or known.get(field_of(head, "PlanFile") or "")
    if found is None:
        raise Stop(f"没有{quoted(head)}这一部分{near(head, known)}\n可以写：{_sections(known)}")
    return _inner(found, rest) if rest else found


def _names(listable: Listable) -> Iterable[str]:
    words = (listable.name, listable.title, listable.model.LABEL, listable.model.__name__)
    return map(folded, words)


def _sections(known: Mapping[str, Listable]) -> str:
    every = dict.fromkeys(known.values())
    return "、".join(f"{each.title} {each.name}" for each in every)


def _inner(outer: Listable, name: str) -> Listable:
    column = outer.called(name)
    lists = [each for each in outer.columns if each.sort is ValueSort.RECORDS]
    if column in lists and column is not None and column.found is not None:
        model = column.found.model
        if model is not None:
            return Listable(outer.section, column.name, f"{outer.title}的{column.title}", model)
    ways = "、".join(f"{outer.section}.{each.name}（{each.title}）" for each in lists)
    hint = f"可以写：{ways}" if lists else f"写成 {outer.section}"
    raise Stop(f"{outer.title}里没有{quoted(name)}这一组记录\n提示：{hint}")


def column_named(listable: Listable, typed: str) -> ListedColumn:
    """The column that was typed; stops with those there are."""
    column = listable.called(half_width(typed).strip())
    if column is None:
        every = listable.columns
        close = near(typed, [name for each in every for name in (each.name, each.title)])
        titles = "、".join(each.title for each in every)
        raise Stop(f"{listable.title}没有{quoted(typed)}这个字段{close}\n可以写：{titles}")
    return column


def condition(plan: Plan, listable: Listable, typed: str, today: date) -> Condition:
    """One ``字段=值``, ``字段>值`` and the like."""
    found = _SIGN.search(typed)
    if found is None or not typed[: found.start()].strip():
        hint = "写成 字段=值，还可以用 != > >= < <= ~（含有），有 > < 的用引号括起来"
        raise Stop(f"--where：{quoted(typed)}不是 字段=值 的样子\n提示：{hint}")
    column = column_named(listable, typed[: found.start()])
    sign, value = half_width(_SPELT.get(found[0], found[0])), typed[found.end() :].strip()
    if not value:
        return Condition(column, _whether_written(column, sign))
    try:
        return Condition(column, _ConditionReader(plan, column, today).test(sign, value))
    except Fault as fault:
        hint = f"\n提示：{fault.hint}" if fault.hint else ""
        raise Stop(f"--where {column.title}：{fault.message}{hint}") from None


def _whether_written(column: ListedColumn, sign: str) -> Test:
    if sign == "=":
        return lambda value: value is None or value == ()
    if sign == "!=":
        return lambda value: value is not None and value != ()
    raise Stop(f"--where {column.title}：{sign} 后面没有写值")


_ORDERED = frozenset(
    {
        ValueSort.DATE,
        ValueSort.MONTH,
        ValueSort.NUMBER,
        ValueSort.PERCENT,
        ValueSort.SHARE,
        ValueSort.MONEY,
        ValueSort.RECORDS,
    }
)
_FEW = {
    **dict.fromkeys((ValueSort.TEXT, ValueSort.TEXTS), ("=", "!=", "~")),
    **dict.fromkeys((ValueSort.WORD, ValueSort.TRUTH), ("=", "!=")),
}

Bounds = tuple[Any, Any]


@frozen
class _ConditionReader:
    """Reads the value of a condition by what the column holds."""

    plan: Plan
    column: ListedColumn
    today: date

    def test(self, sign: str, text: str) -> Test:
        sort = self.column.sort
        if sort in (ValueSort.RECORD, ValueSort.TABLE):
            inner = f"{self.column.title}.字段" if sort is ValueSort.RECORD else self.column.title
            message = f"{self.column.title}里有几项，不能整个拿来比"
            raise Fault("E208", message, f"写成 {inner}，或者只问写没写：{self.column.title}!=")
        if sort in _ORDERED:
            return self._ordered(sign, text)
        if sign not in _FEW[sort]:
            known = " ".join(_FEW[sort])
            raise Fault("E208", f"{self.column.title}不能用 {sign} 比", f"可以用 {known}")
        if sign == "~":
            return self._holding(folded(text))
        wanted = self._same(text)
        if sort is ValueSort.TEXTS:
            has: Test = lambda values: any(_said(value) == wanted for value in values)  # noqa: E731
        else:
            has = lambda value: _said(value) == wanted  # noqa: E731
        return has if sign == "=" else lambda value: not has(value)

    def _holding(self, part: str) -> Test:
        def holds(value: Any) -> bool:
            several = value if isinstance(value, tuple) else (value,)
            return any(part in folded(_label(each)) for each in several if each is not None)

        return holds

    def _same(self, text: str) -> Any:
        """What a value has to be: a choice, yes or no, the one name of a record, a text."""
        column = self.column
        if column.sort is ValueSort.TRUTH:
            meant = bool_meant(text)
            if meant is None:
                raise Fault("E208", f"“{text}”不是“是”或“否”", "写成 是 或 否")
            return meant
        words = column.words
        if words is Tier:
            return self._tier(text)
        if words is not None:
            return words.parse(text) if issubclass(words, Choice) else _word(words, text)
        found = column.found
        if found is not None and issubclass(found.scalar, Choice):
            return found.scalar.parse(text)
        if found is not None and found.reference is not None:
            text = KnownNames(self.plan).find(found.reference, text)
        return folded(text)

    def _tier(self, text: str) -> Tier:
        table = Tier.spelt(self.plan.settings.names.every_tier)
        if text not in table:
            raise Tier.none_of(text, table)
        return table[text]

    def _ordered(self, sign: str, text: str) -> Test:
        if sign == "~":
            raise Fault("E208", f"{self.column.title}不能用 ~ 比", "可以用 = != > >= < <=")
        low, high = self._bounds(text)
        tests: dict[str, Callable[[Any], bool]] = {
            "=": lambda value: low <= value <= high,
            "!=": lambda value: not low <= value <= high,
            ">": lambda value: value > high,
            ">=": lambda value: value >= low,
            "<": lambda value: value < low,
            "<=": lambda value: value <= high,
        }
        test = tests[sign]
        if self.column.sort is ValueSort.RECORDS:
            return lambda value: test(len(value))
        return lambda value: sign == "!=" if value is None else test(_last_day(value))

    def _bounds(self, text: str) -> Bounds:
        """The least and the greatest value that a text stands for."""
        sort = self.column.sort
        if sort is ValueSort.DATE:
            return _days(day_named(text, self.today))
        if sort is ValueSort.MONTH:
            value: Any = parse_month(text)
        elif sort is ValueSort.MONEY:
            value = parse_money(text)
        elif sort is ValueSort.SHARE:
            value = _share(text)
        elif sort is ValueSort.PERCENT:
            value = parse_ratio(text)
        else:
            value = Fraction(parse_number(text))
        return value, value


def _last_day(value: Any) -> Any:
    """A value in the order of its column: 长期 comes after every day."""
    return date.max if isinstance(value, Endless) else value


def _days(text: str) -> Bounds:
    if text == NO_LIMIT:
        return date.max, date.max
    if _YEAR.fullmatch(text):
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if _MONTH.fullmatch(text):
        month: Month = parse_month(text)
        return month.first_day, month.last_day
    day = parse_date(text)
    return day, day


def _share(text: str) -> Fraction:
    """A share of 1 from a percentage, which has to say that it is one below 1."""
    value: Decimal = parse_ratio(text)
    if 0 < value <= 1 and not text.endswith("%"):
        raise Fault("E208", f"“{text}”说不清是百分之几", f"写成 {value * 100:f}% 或者 {text}%")
    return Fraction(value) / 100


def _word(words: type[Word], text: str) -> Word:
    """The word that is worked out, in either language; of two in one, each of them."""
    for word in words:
        if text in (word.value, word.label, *word.label.split("/")):
            return word
    labels = [word.label for word in words]
    close = near(text, [*labels, *(word.value for word in words)]).removeprefix("；")
    raise Fault("E210", f"“{text}”不在可选的词里", f"{close}可以写：{'、'.join(labels)}")


def _label(value: Any) -> str:
    return str(value.label) if isinstance(value, Choice | Word) else str(value)


def _said(value: Any) -> Any:
    """A value as it is compared: text however it is spelt."""
    if isinstance(value, Word | bool) or not isinstance(value, str):
        return value
    return folded(value)
