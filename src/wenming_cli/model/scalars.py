"""What a scalar may be: text in, exactly one meaning out.

Every scalar of a plan file is read as text. A parser here turns it into a value or raises a
``Fault`` that says what is wrong and how to write it. Nothing is guessed: a bare amount of money,
``2020/6/1`` and ``yes`` are faults, each with the right spelling in its hint.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from types import MappingProxyType
from typing import Annotated, Any, Self

from wenming_cli.frozen import frozen
from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.similar import did_you_mean, similar
from wenming_cli.synonyms import unsaid, value_of
from wenming_cli.unseen import without_unseen
from wenming_cli.words.dates import NO_LIMIT


class Fault(ValueError):
    """A scalar that is not what its field asks: code, message, and the cure."""

    def __init__(self, code: str, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


class Parsed:
    """Marks text that a parser turns into the field's value; the parser raises ``Fault``."""

    __slots__ = ("parser",)

    def __init__(self, parser: Callable[[str], Any]) -> None:
        self.parser = parser


@frozen
class Form:
    """How a scalar is written, for the JSON Schema: a pattern over the text, an example."""

    pattern: str
    example: str


@frozen
class OneWillDo:
    """Marks a list of which a single word may stand without brackets."""


@frozen
class Reference:
    """Marks text that names a record of ``section``.

    ``strict``: a name that is not found is an error; otherwise it stays plain text.
    ``groups``: words that stand for several records (各街道), allowed in lists only.
    ``open``: without any record in the section every name will do.
    """

    section: str
    strict: bool = True
    groups: tuple[str, ...] = ()
    open: bool = False


@frozen
class Identity:
    """Marks the field by which the records of ``section`` are named, uniquely unless said."""

    section: str
    unique: bool = True


@frozen
class Alias:
    """Marks further names under which a record of ``section`` may be referred to."""

    section: str


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """The form under which names are compared: NFKC, case folded, nothing unseen or around it."""
    if text.isascii() and text.isprintable():
        return text.lower().strip()
    return without_unseen(unicodedata.normalize("NFKC", text)).casefold().strip()


def shown(text: str, limit: int = 40) -> str:
    """A value as messages quote it: on one line, not too long; space around it is kept."""
    line = re.sub(r"\s+", " ", text.strip("\r\n"))
    return line if len(line) <= limit else line[: limit - 1] + "…"


_FULL_WIDTH = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {
        "　": " ",
        "、": ",",
        "。": ".",
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "【": "[",
        "】": "]",
    }
    | dict.fromkeys("—–−•·", "-")
)
_LONGEST_GUESSED = 100
SEPARATORS = "、，,；;"
"""What people put between the items of a list."""


def half_width(text: str) -> str:
    """The text with full-width letters, digits and punctuation made ASCII."""
    return text.translate(_FULL_WIDTH)


def _plain(text: str) -> str:
    """A short text in ASCII punctuation, without space and quotation marks around it."""
    return half_width(text).strip(" \t\r\n'\"") if len(text) <= _LONGEST_GUESSED else ""


def _spelling_hint(text: str, pattern: re.Pattern[str]) -> str | None:
    """How to write what is right but for its spelling."""
    plain = _plain(text)
    if not pattern.fullmatch(plain):
        return None
    return f"改成半角，写成 {plain}" if half_width(text) != text else f"写成 {plain}"


# --- text ---------------------------------------------------------------------------------------


def parse_text(text: str) -> str:
    """Free text; it may hold anything but must say something."""
    if not text.strip():
        raise Fault("E205", "内容是空的", "写上内容，或者删去这一项")
    return text


def parse_name(text: str) -> str:
    """The name of a unit, as it is written but for space around it."""
    return parse_text(text).strip()


_CHINESE_MARKS = str.maketrans("()!?", "（）！？")
_LONE_MARK = lazy_pattern(r"(?<![0-9A-Za-z])[,:;]|[,:;](?![0-9A-Za-z])")
_MARKS = {",": "，", ":": "：", ";": "；"}


@lru_cache(maxsize=65536)
def plain_word(text: str) -> str:
    """The one spelling of a word by which records are grouped and found.

    Two words that NFKC, space around them or characters nobody sees tell apart are one; what is
    Chinese keeps Chinese marks, so that it can be printed.
    """
    if text.isascii():
        return text.strip()
    plain = without_unseen(unicodedata.normalize("NFKC", text)).strip()
    if not any("\u3400" <= each <= "\u9fff" for each in plain):
        return plain
    return _LONE_MARK.sub(lambda mark: _MARKS[mark[0]], plain.translate(_CHINESE_MARKS))


def parse_word(text: str) -> str:
    """A word by which records are grouped and found, in its one spelling."""
    return plain_word(parse_text(text))


_ID = re.compile(r"[\w.-]{1,100}")


def parse_id(text: str) -> str:
    """An id: letters, digits, ``-``, ``_``, ``.`` and CJK characters, at most 100."""
    if not (_ID.fullmatch(text) and (text.isascii() or half_width(text) == text)):
        raise Fault(
            "E211",
            f"编号“{shown(text)}”含有不能用的字符",
            _spelling_hint(text, _ID) or "编号只用字母、数字、汉字和 - _ .，不超过 100 个字符",
        )
    return text


_CODE = lazy_pattern(r"[\w.()（）\[\]【】〔〕-]{1,100}")
_KEPT_WIDE = "（）【】"


def code_width(text: str) -> str:
    """A code in half-width characters; only brackets stay as wide as the paper has them."""
    return "".join(mark if mark in _KEPT_WIDE else half_width(mark) for mark in text)


def parse_code(text: str) -> str:
    """The code of a standard as its paper has it: what an id may hold, and brackets.

    A colon stands between a system and a code, so that none may be in a code.
    """
    if not _CODE.fullmatch(text) or code_width(text) != text:
        raise Fault(
            "E211",
            f"编号“{shown(text)}”含有不能用的字符",
            _spelling_hint(text, _CODE)
            or "编号照文件写，只用字母、数字、汉字、括号和 - _ .，不超过 100 个字符",
        )
    return text


# --- dates and months ---------------------------------------------------------------------------

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_LOOSE_DATE = lazy_pattern(
    r"(\d{4})\s*[-/.年\s]\s*(\d{1,2})\s*[-/.月\s]\s*(\d{1,2})\s*[日号.]?(?:[T\s].*)?", re.ASCII
)
_SERIAL = lazy_pattern(r"[34]\d{4}", re.ASCII)
_ENDLESS = lazy_pattern(r"长期|常年|全年|持续|常态|每月|每周|每天|每日|不限|随时")
_MONTH_END = lazy_pattern(
    r"(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*月\s*(?:底|末|底前|末前|份)?(?:前|以前|之前)?", re.ASCII
)
_DAY_ALONE = lazy_pattern(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?", re.ASCII)
_COMPACT_DATE = lazy_pattern(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_LOOSE_MONTH = lazy_pattern(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?(?:[-/.]?\d{1,2}日?)?", re.ASCII)
_COMPACT_MONTH = lazy_pattern(r"(\d{4})(\d{2})", re.ASCII)
_NO_VALUE = frozenset(("null", "~", "无", "none", "-", "/"))


def _date_hint(text: str) -> str:
    plain = _plain(text)
    if plain.casefold() in _NO_VALUE:
        return "没有日期就删去这一行"
    found = _LOOSE_DATE.fullmatch(plain) or _COMPACT_DATE.fullmatch(plain)
    year, month, day = (int(part) for part in found.groups()) if found else (0, 0, 0)
    if year and 1 <= month <= 12:
        last = monthrange(year, month)[1]
        if 1 <= day <= last:
            return f"写成 {year:04}-{month:02}-{day:02}"
        return f"{year}年{month}月只有 {last} 天，最后一天是 {year:04}-{month:02}-{last:02}"
    return _no_day_hint(plain)


def _no_day_hint(plain: str) -> str:
    """How to write a day that is not spelt as one."""
    if _SERIAL.fullmatch(plain):
        return f"像是表格软件的日期序号，是 {date(1899, 12, 30) + timedelta(days=int(plain))}"
    if _ENDLESS.search(plain):
        return f"这里要写一个日期；没有时限的任务，完成时限写 {NO_LIMIT}"
    found = _MONTH_END.fullmatch(plain)
    if found and 1 <= int(found[2]) <= 12 and found[1] != "0000":
        of_year, in_month = int(found[1] or 2020), int(found[2])
        last_day = date(of_year, in_month, monthrange(of_year, in_month)[1])
        return f"写成 {last_day}" if found[1] else f"写明年份，像 {last_day} 这样"
    return "写成 2020-06-30 的样子：四位年、两位月、两位日，用半角 - 连接"


def dated_hint(text: str, year: int) -> str | None:
    """How a day, or the end of a month, that has no year is written in the plan of a year."""
    day = _DAY_ALONE.fullmatch(_plain(text))
    if day is not None and 1 <= int(day[1]) <= 12:
        last = Month(year, int(day[1])).last_day
        if 1 <= int(day[2]) <= last.day:
            return f"写明年份：计划年度的写成 {last.replace(day=int(day[2]))}"
        return f"写明年份；{year}年{last.month}月只有 {last.day} 天，最后一天是 {last}"
    found = _MONTH_END.fullmatch(_plain(text))
    if found is None or found[1] or not 1 <= int(found[2]) <= 12:
        return None
    return f"写明年份：计划年度的写成 {Month(year, int(found[2])).last_day}"


@lru_cache(maxsize=65536)
def parse_date(text: str) -> date:
    """A date, written ``2020-06-30`` and no other way."""
    if _DATE.fullmatch(text):
        _require_year(text)
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise Fault("E206", f"没有“{text}”这一天", _date_hint(text)) from None
    raise Fault("E206", f"“{shown(text)}”不是规定写法的日期", _date_hint(text))


def _require_year(text: str) -> None:
    """Refuse years no plan lies in, as those of ``year``: days around them could not be counted."""
    if text[0] not in "12":
        raise Fault("E206", f"“{text}”的年份不对", "写四位年、两位月，年份在 1000 到 2999 之间")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month, written ``2020-06``."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month a day lies in."""
        return cls(day.year, day.month)

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """Its last day."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    def __contains__(self, day: date) -> bool:
        return (day.year, day.month) == (self.year, self.month)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    def __add__(self, months: int) -> "Month":
        index = self.year * 12 + self.month - 1 + months
        return Month(index // 12, index % 12 + 1)


@lru_cache(maxsize=4096)
def parse_month(text: str) -> Month:
    """A month, written ``2020-06`` and no other way."""
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text, re.ASCII):
        _require_year(text)
        return Month(int(text[:4]), int(text[5:]))
    hint = "写成 2020-06 的样子：四位年、两位月，用半角 - 连接"
    plain = _plain(text)
    found = _LOOSE_MONTH.fullmatch(plain) or _COMPACT_MONTH.fullmatch(plain)
    if found and int(found[1]) and 1 <= int(found[2]) <= 12:
        hint = f"写成 {int(found[1]):04}-{int(found[2]):02}"
    raise Fault("E206", f"“{shown(text)}”不是规定写法的月份", hint)


@frozen
class Span:
    """A limit told in days, counted from when the work was given: ``3天`` or ``3个工作日``."""

    days: int
    of_work: bool

    def __str__(self) -> str:
        return f"{self.days}{'个工作日' if self.of_work else '天'}"


_MOST_DAYS = 999
_SPAN = lazy_pattern(r"(\d{1,3})(天|个工作日)", re.ASCII)
_LOOSE_SPAN = lazy_pattern(
    r"(\d{1,4})\s*个?\s*(?:自然|日历)?(工作日|天|日)\s*(?:内|以内|之内)?", re.ASCII
)


@lru_cache(maxsize=65536)
def parse_limit(text: str) -> date | Span:
    """The last day, or so many days from when the work was given: ``3天``, ``3个工作日``."""
    found = _SPAN.fullmatch(text)
    if found is None:
        meant = _LOOSE_SPAN.fullmatch(_plain(text))
        if meant is None:
            return parse_date(text)
        unit = "个工作日" if meant[2] == "工作日" else "天"
        days = int(meant[1])
        hint = f"写成 {days}{unit}" if days <= _MOST_DAYS else f"最多 {_MOST_DAYS} 天，再长的写日期"
        raise Fault("E206", f"“{shown(text)}”不是规定写法的时限", hint)
    return Span(int(found[1]), found[2] == "个工作日")


class Endless(Enum):
    """What is written instead of a last day: a duty that goes on has none."""

    LONG_TERM = NO_LIMIT

    def __str__(self) -> str:
        return self.value


Due = date | Endless
_REPEATED = lazy_pattern(r"每(?:个)?月|每周|每星期|(每季)|(每半年)")
_INSTEAD_OF_A_LIMIT = (
    "定期要办的不写时限，写 定期: {周期: 每月, 日子: 25}",
    "定期要办的不写时限，写 定期: {周期: 每季度, 日子: 3-25}（第三个月的 25 日）",
    "定期要办的不写时限，写 定期: {周期: 每半年, 日子: 6-25}（第六个月的 25 日）",
)


@lru_cache(maxsize=65536)
def parse_due(text: str) -> Due:
    """The last day, or ``长期`` of a duty that has none."""
    if text == Endless.LONG_TERM.value:
        return Endless.LONG_TERM
    plain = _plain(text)
    is_repeated = _REPEATED.search(plain)
    if is_repeated or _ENDLESS.search(plain):
        hint = f"没有时限的写 {Endless.LONG_TERM}"
        if is_repeated:
            hint = _INSTEAD_OF_A_LIMIT[is_repeated.lastindex or 0]
        raise Fault("E206", f"“{shown(text)}”不是规定写法的时限", hint)
    return parse_date(text)


# --- numbers ------------------------------------------------------------------------------------

_DIGITS = r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?"
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_PERCENTAGE = lazy_pattern(r"[+-]?\d+(?:\.\d+)?\s*%?", re.ASCII)
_MONEY = re.compile(rf"([+-]?)({_DIGITS})\s*(亿元|万元|元)", re.ASCII)
_BARE = lazy_pattern(rf"[+-]?({_DIGITS})", re.ASCII)
_UNITS = {"亿元": Decimal(100_000_000), "万元": Decimal(10_000), "元": Decimal(1)}
_CENT = Decimal("0.01")
_MOST_DIGITS = 18


def _too_long(digits: str) -> bool:
    return sum(c.isdigit() for c in digits) > _MOST_DIGITS


@lru_cache(maxsize=65536)
def parse_number(text: str) -> Decimal:
    """A number in ASCII digits, at most 18 of them."""
    if not _NUMBER.fullmatch(text):
        hint = _spelling_hint(text.replace(",", ""), _NUMBER)
        hint = hint or "只写半角数字，不带单位、逗号和其他文字，例如 95 或 0.5"
        raise Fault("E208", f"“{shown(text)}”不是数字", hint)
    if _too_long(text):
        raise Fault("E208", f"“{shown(text)}”太长", f"数字最多 {_MOST_DIGITS} 位")
    return Decimal(text)


@lru_cache(maxsize=4096)
def parse_count(text: str) -> int:
    """A whole number, not negative."""
    value = parse_number(text)
    if value != value.to_integral_value() or value < 0:
        raise Fault("E208", f"“{shown(text)}”不是非负整数", "写成 0、1、2…… 这样的整数")
    return int(value)


MOST_DAYS = 3660
"""Ten years: longer spans are slips, and counting them off would take forever."""


def parse_days(text: str) -> int:
    """A number of days."""
    days = parse_count(text)
    if days > MOST_DAYS:
        raise Fault("E208", f"“{shown(text)}”天太长", f"写 0 到 {MOST_DAYS} 之间的天数")
    return days


@lru_cache(maxsize=4096)
def parse_year(text: str) -> int:
    """A year of four digits."""
    if not re.fullmatch(r"[12]\d{3}", text, re.ASCII):
        raise Fault("E208", f"“{shown(text)}”不是年份", "写成四位数字，例如 2020")
    return int(text)


@lru_cache(maxsize=65536)
def parse_ratio(text: str) -> Decimal:
    """A percentage without an upper limit, in hundredths: ``130%`` is 130."""
    bare = text[:-1].rstrip() if text.endswith("%") else text
    if not _NUMBER.fullmatch(bare):
        hint = _spelling_hint(text, _PERCENTAGE) or "写成 80 或 80%"
        raise Fault("E208", f"“{shown(text)}”不是百分数", hint)
    if _too_long(bare):
        raise Fault("E208", f"“{shown(text)}”太长", f"数字最多 {_MOST_DIGITS} 位")
    value = Decimal(bare)
    if value < 0:
        raise Fault("E208", f"百分数“{shown(text)}”小于 0", "百分数不能是负数")
    return value


@lru_cache(maxsize=65536)
def parse_percent(text: str) -> Decimal:
    """A percentage between 0 and 100, in hundredths: ``80`` and ``80%`` are 80."""
    value = parse_ratio(text)
    if value > 100:
        raise Fault("E208", f"百分数“{shown(text)}”超出 0–100", "百分数写 0 到 100 之间的数")
    return value


@lru_cache(maxsize=65536)
def parse_money(text: str) -> Decimal:
    """Money with its unit, exact, in 元 with at most two decimals.

    The unit is required because a bare amount may be 元 or 万元, the costliest slip there is.
    """
    found = _MONEY.fullmatch(text)
    if not found:
        raise _money_fault(text)
    sign, digits, unit = found.groups()
    if _too_long(digits):
        raise Fault("E207", f"金额“{shown(text)}”太长", f"数字最多 {_MOST_DIGITS} 位")
    value = Decimal(digits.replace(",", "")) * _UNITS[unit]
    if value != value.quantize(_CENT):
        raise Fault("E207", f"金额“{shown(text)}”精确到分以下", "换算成元以后最多两位小数")
    value = value.quantize(_CENT)
    return -value if sign == "-" and value else value


def _money_fault(text: str) -> Fault:
    swapped = re.sub(r"^[¥￥]\s*|人民币|整$", "", _plain(text))
    swapped = re.sub(r"(?<=[\d\s])(?:圆|块|RMB)$", "元", swapped)
    swapped = re.sub(r"(?<=[\d\s])(万|亿)$", r"\1元", swapped)
    if swapped != text and _MONEY.fullmatch(swapped):
        return Fault("E207", f"金额“{shown(text)}”写法不对", f"写成 {swapped}")
    if _BARE.fullmatch(swapped):
        hint = f"写明单位：{swapped}元 还是 {swapped}万元？"
        return Fault("E207", f"金额“{shown(text)}”没有单位", hint)
    hint = "写成 328.46万元 或 3284600元，逗号只作千位分隔"
    return Fault("E207", f"“{shown(text)}”不是金额", hint)


_TRUE = ("true", "是")
_FALSE = ("false", "否")
_MEANT = dict.fromkeys(
    ("yes", "y", "on", "true", "是的", "有", "√", "✓", "✔"), True
) | dict.fromkeys(("no", "n", "off", "false", "不是", "无", "×", "✗", "✘"), False)


def bool_meant(text: str) -> bool | None:
    """What a word for yes or no means, ticks and crosses too; None where it is none."""
    return _MEANT.get(text.casefold(), text in _TRUE if text in (*_TRUE, *_FALSE) else None)


def parse_bool(text: str) -> bool:
    """``true``/``是`` or ``false``/``否``, and nothing else."""
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    meant = bool_meant(text)
    hint = "写 true 或 false，也可以写 是 或 否"
    if meant is not None:
        hint = f"写成 {'true 或 是' if meant else 'false 或 否'}"
    raise Fault("E209", f"“{shown(text)}”不是“是”或“否”", hint)


# --- choices ------------------------------------------------------------------------------------


class Choice(Enum):
    """One of a few words, each written in English (``value``) or Chinese (``label``)."""

    label: str
    spellings: tuple[str, ...]

    def __new__(cls, value: str, label: str, *others: str) -> Self:
        """A member with its English value, Chinese label and further spellings."""
        member = object.__new__(cls)
        member._value_ = value
        member.label = label
        member.spellings = (value, label, *others)
        return member

    __hash__ = object.__hash__
    """Each is there once; by their names they would be hashed in Python, half a million times."""

    @classmethod
    def table(cls) -> dict[str, Self]:
        """Every spelling and what it means."""
        return {word: member for member in cls for word in member.spellings}

    @classmethod
    def parse(cls, text: str) -> Self:
        """The member a word stands for, or a fault that lists the words."""
        table = cls.table()
        if text in table:
            return table[text]
        raise cls.none_of(text, table)

    @classmethod
    def none_of(cls, text: str, table: Mapping[str, Self]) -> Fault:
        """What is wrong with a word that is none of a table."""
        members = dict.fromkeys(table.values())
        words = f"可以写：{'、'.join(member.spoken(text) for member in members)}"
        said = unsaid(text, cls.__name__)
        near = None if said else cls.meant(text, table)
        hint = f"{did_you_mean(text, near)}；{words}".replace("？；", "？") if near else words
        hint = f"{said}；{words}" if said else hint
        return Fault("E210", f"“{shown(text)}”不在可选的词里", hint)

    @classmethod
    def meant(cls, text: str, known: Mapping[str, Self] | None = None) -> str | None:
        """The word that was meant by one that is none of them, in the language it was typed in."""
        table = cls.table() if known is None else known
        value = value_of(text, cls.__name__)
        if value is None:
            return similar(text[:_LONGEST_GUESSED], table)
        member = table[value]
        is_word = text.isascii() or not member.value.isascii()
        return str(member.value if is_word else member.label)

    def spoken(self, text: str) -> str:
        """The word in a list of choices for somebody who typed a text."""
        is_sign = not self.value[:1].isalpha()
        if is_sign:
            return f"{self.value} {self.label}"
        return f"{self.label} {self.value}" if text.isascii() else self.label

    @classmethod
    def reader(cls) -> Callable[[Any], Self]:
        """What reads words through one dictionary of all spellings."""
        table = cls.table()

        return lambda text: table[text] if text in table else cls.parse(text)


GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "各街道": ("subdistrict",),
        "各镇": ("town",),
        "各乡镇": ("town", "township"),
        "各社区": ("community",),
        "各部门": ("department",),
    }
)
"""Words that stand for every unit of some kinds."""

# --- the types fields are declared with -------------------------------------------------------

Text = Annotated[str, Parsed(parse_text)]
Word = Annotated[str, Parsed(parse_word)]
Id = Annotated[str, Parsed(parse_id)]
Code = Annotated[str, Parsed(parse_code)]
Date = Annotated[
    date, Parsed(parse_date), Form(r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", "2020-06-30")
]
Limit = Annotated[
    date | Span,
    Parsed(parse_limit),
    Form(
        r"^(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])|\d{1,3}(天|个工作日))$",
        "2020-06-30 或 3个工作日",
    ),
]
DueDate = Annotated[
    Due,
    Parsed(parse_due),
    Form(r"^(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])|长期)$", "2020-06-30"),
]
MonthOf = Annotated[Month, Parsed(parse_month), Form(r"^\d{4}-(0[1-9]|1[0-2])$", "2020-06")]
Year = Annotated[int, Parsed(parse_year), Form(r"^[12]\d{3}$", "2020")]
Number = Annotated[Decimal, Parsed(parse_number), Form(r"^[+-]?\d+(\.\d+)?$", "95")]
Count = Annotated[int, Parsed(parse_count), Form(r"^\+?\d+(\.0+)?$", "10")]
Days = Annotated[int, Parsed(parse_days), Form(r"^\+?\d+(\.0+)?$", "10")]
Percent = Annotated[Decimal, Parsed(parse_percent), Form(r"^\+?\d+(\.\d+)?\s*%?$", "80%")]
Ratio = Annotated[Decimal, Parsed(parse_ratio), Form(r"^\+?\d+(\.\d+)?\s*%?$", "130%")]
Money = Annotated[
    Decimal,
    Parsed(parse_money),
    Form(r"^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?\s*(亿元|万元|元)$", "328.46万元"),
]
Bool = Annotated[bool, Parsed(parse_bool), Form(r"^(true|false|是|否)$", "true")]

OwnerName = Annotated[str, Parsed(parse_name), Identity("owners")]
OwnerRef = Annotated[str, Parsed(parse_name), Reference("owners")]
OwnersRef = Annotated[str, Parsed(parse_name), Reference("owners", groups=tuple(GROUPS))]
UnitName = Annotated[str, Parsed(parse_name), Reference("owners", strict=False)]
WorkstreamRef = Annotated[str, Parsed(parse_text), Reference("workstreams")]
TaskRef = Annotated[str, Parsed(parse_text), Reference("tasks")]
PartRef = Annotated[str, Parsed(parse_text), Reference("parts")]
LineRef = Annotated[str, Parsed(parse_text), Reference("lines")]
IndicatorRef = Annotated[str, Parsed(parse_text), Reference("indicators")]
SiteRef = Annotated[str, Parsed(parse_text), Reference("sites")]
FindingRef = Annotated[str, Parsed(parse_text), Reference("findings")]
FoundRef = Annotated[str, Parsed(parse_text), Reference("finding_items")]
SystemRef = Annotated[str, Parsed(parse_text), Reference("systems")]
StandardRef = Annotated[str, Parsed(parse_text), Reference("standards")]
SiteTypeRef = Annotated[str, Parsed(parse_word), Reference("site_types", open=True)]
CheckItemRef = Annotated[str, Parsed(parse_word), Reference("check_items", open=True)]
AssessmentRef = Annotated[str, Parsed(parse_text), Reference("assessments")]
MaterialRef = Annotated[str, Parsed(parse_text), Reference("materials")]
SchemeRef = Annotated[str, Parsed(parse_text), Reference("schemes")]
ThemeRef = Annotated[str, Parsed(parse_word), Reference("themes")]
