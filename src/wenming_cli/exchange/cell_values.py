"""What a cell says, as a person would type it in a plan; or why it doesn't say one thing.

A cell is read by the kind of the field it is for. What offices write in many ways and what has one
meaning all the same is put into the one spelling of plans: serial numbers of days, digits in full
width, amounts whose unit stands in the head of the column. What has two meanings is refused with
both, in the words in which the loader would speak of it.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from wenming_cli.exchange.known_names import KnownNames
from wenming_cli.exchange.sheet_scanning import DAY_ZERO
from wenming_cli.exchange.workbook_reading import Cell
from wenming_cli.frozen import frozen
from wenming_cli.model.inspection import Tier
from wenming_cli.model.named_period import parse_period
from wenming_cli.model.scalars import (
    SEPARATORS,
    Choice,
    Fault,
    Parsed,
    Reference,
    bool_meant,
    code_width,
    dated_hint,
    parse_bool,
    parse_code,
    parse_count,
    parse_date,
    parse_days,
    parse_due,
    parse_limit,
    parse_money,
    parse_month,
    parse_number,
    parse_percent,
    parse_ratio,
    parse_text,
    parse_year,
    shown,
)
from wenming_cli.model.shape import FieldShape, Kind, mark_of
from wenming_cli.synonyms import value_of
from wenming_cli.unseen import without_unseen
from wenming_cli.words.dates import NO_LIMIT

Said = str | tuple[str, ...]
"""What is typed of a field: a text, or several for a list or a table of amounts."""


@frozen
class Surroundings:
    """What is known around a cell that helps to read it.

    ``start`` and ``end`` are those of the plan: a day without a year is one that lies between them.
    ``unit`` is that of amounts of money, where the table says it once for all (万元); ``day_zero``
    the day from which the numbers of days count.
    """

    start: date | None = None
    end: date | None = None
    unit: str | None = None
    names: KnownNames | None = None
    day_zero: date = DAY_ZERO


NOTHING_KNOWN = Surroundings()


def said(cell: Cell, field: FieldShape, around: Surroundings = NOTHING_KNOWN) -> Said | None:
    """What a cell says of a field, or None where it is empty; ``Fault`` says why it can't be."""
    if cell.fault is not None:
        raise Fault("E205", cell.fault, "在这一格里直接写上值，不用公式")
    if cell.value is None:
        return None
    if field.kind is Kind.TABLE:
        return tuple(map(_plain, _items(cell.value, field, around)))
    if field.kind is Kind.SCALARS:
        return tuple(_one(item, field, around) for item in _items(cell.value, field, around))
    return _one(_single(cell.value, field), field, around)


Raw = str | Decimal | date


def _single(value: Raw, field: FieldShape) -> Raw:
    """The value of a cell; what is no free text stands on one line."""
    if not isinstance(value, str):
        return value
    is_free = _parser_of(field) is parse_text and field.reference is None
    return _lines(value) if is_free else re.sub(r"\s*[\r\n]+\s*", "", value).strip()


def _lines(text: str) -> str:
    """Free text with the line ends of files and without space at its ends."""
    lines = without_unseen(re.sub(r"_x000[dD]_|\r\n?", "\n", text)).split("\n")
    return "\n".join(line.rstrip() for line in lines if line.strip()).strip()


def _items(value: Raw, field: FieldShape, around: Surroundings) -> list[Raw]:
    """The items of a list: parted by 、 and the like; by spaces where that gives known names."""
    if not isinstance(value, str):
        return [value]
    if _is_known(value, field, around):
        return [value.strip()]
    items = [item.strip() for item in re.split(rf"[{SEPARATORS}\r\n]+", value) if item.strip()]
    parted = [word for item in items for word in _words(item, field, around)]
    return list(dict.fromkeys(parted))


def _words(item: str, field: FieldShape, around: Surroundings) -> list[str]:
    words = item.split()
    is_list = len(words) > 1 and not _is_known(item, field, around)
    is_known = is_list and all(_is_known(word, field, around) for word in words)
    return words if is_known else [item]


def _is_known(text: str, field: FieldShape, around: Surroundings) -> bool:
    reference = field.reference
    if reference is None or around.names is None:
        return False
    return text in reference.groups or around.names.knows(reference.section, text)


def _parser_of(field: FieldShape) -> Callable[[str], object]:
    parsed = mark_of(field.marks, Parsed)
    return parsed.parser if parsed else parse_text


def _one(value: Raw, field: FieldShape, around: Surroundings) -> str:
    """One value of a field as it is typed, agreed to by the parser of plans."""
    if isinstance(field.scalar, type) and issubclass(field.scalar, Choice):
        return _choice(_plain(value), field.scalar, around)
    if field.reference is not None:
        return _referred(_plain(value), field.reference, around)
    parser = _parser_of(field)
    typed = _WAYS.get(parser, _text)(value, around)
    try:
        parser(typed)
    except Fault as fault:
        raise _with_year(fault, typed, around) from None
    return typed


def _with_year(fault: Fault, typed: str, around: Surroundings) -> Fault:
    """The fault; the end of a month without a year is told with the year of the plan."""
    start, end = around.start, around.end
    is_one_year = fault.code == "E206" and start and end and start.year == end.year
    hint = dated_hint(typed, start.year) if is_one_year and start else None
    return Fault(fault.code, fault.message, hint or fault.hint)


# --- text, choices, references --------------------------------------------------------------------

_MOST_DIGITS = 15


def _plain(value: Raw) -> str:
    """A value as text."""
    match value:
        case str():
            return without_unseen(value).strip()
        case Decimal():
            return _digits(value)
        case datetime():
            return value.strftime("%Y-%m-%d %H:%M")
        case _:
            return value.isoformat()


def _digits(number: Decimal) -> str:
    """A number in digits."""
    return format(number, "f")


def _text(value: Raw, _: Surroundings) -> str:
    """Text; a number that is too long for a table has lost its end there."""
    if isinstance(value, Decimal) and len(_digits(value).strip("-").partition(".")[0]) > (
        _MOST_DIGITS
    ):
        raise Fault(
            "E208",
            f"“{_digits(value)}”是数字格式，超过 {_MOST_DIGITS} 位，后面的几位已经丢了",
            "把这一格改成文本格式，重新录入",
        )
    return _plain(value)


def _code(value: Raw, around: Surroundings) -> str:
    """A code without space."""
    return code_width("".join(_text(value, around).split()))


def _choice(text: str, choices: type[Choice], around: Surroundings) -> str:
    """A word of a list of choices, or an everyday word for one; tiers are those of the plan."""
    table: Mapping[str, Choice] = choices.table()
    if choices is Tier and around.names is not None:
        table = around.names.tiers
    plain = unicodedata.normalize("NFKC", text) if text not in table else text
    if plain in table:
        return plain
    value = value_of(plain, choices.__name__)
    if value is not None:
        return str(table[value].label)
    raise choices.none_of(text, table)


def _referred(text: str, reference: Reference, around: Surroundings) -> str:
    """What the record is called to which a text refers."""
    if around.names is None:
        return text
    parts = [part for part in re.split(rf"[{SEPARATORS}\s]+", text) if part]
    names = around.names
    if len(parts) > 1 and not names.knows(reference.section, text):
        known = [part for part in parts if names.knows(reference.section, part)]
        if known:
            mark = next((mark for mark in text if mark in SEPARATORS), " ")
            message = f"“{shown(text)}”里的“{mark}”没有把各项分开"
            hint = "这里只能写一个；其他单位写到配合单位等列表里"
            raise Fault("E214", message, hint)
    return names.find(reference, text)


# --- dates ----------------------------------------------------------------------------------------

_DAY = re.compile(
    r"(\d{4})\s*(?:[-/.]|年)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})\s*[日号.]?"
    r"(?:\s*[(]?(?:星期|周)([一二三四五六日天])[)]?)?"
    r"(?:[T\s]\s*\d{1,2}(?::|时|点)\d{0,2}.{0,8})?",
    re.ASCII,
)
_SPACED_DAY = re.compile(r"(\d{4})\s+(\d{1,2})\s+(\d{1,2})()", re.ASCII)
_COMPACT_DAY = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)()", re.ASCII)
_NO_YEAR = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
_SHORT_YEAR = re.compile(r"(\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.ASCII)
_MONTH_AND_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})", re.ASCII)
_IN_WORDS = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_FIGURES = {figure: at % 10 for at, figure in enumerate("零一二三四五六七八九〇")} | {"○": 0}
_BEFORE = re.compile(r"(.*[日号\d])\s*(?:以|之)?前", re.DOTALL)
_SERIAL = re.compile(r"\d{5}", re.ASCII)
_WEEKDAYS = "一二三四五六日"
_FIRST_SERIAL, _LAST_SERIAL = 36526, 73050
"""The days of the years 2000 to 2099 as tables number them."""
_UNIFORM = str.maketrans(dict.fromkeys("—–−‐‑", "-") | {"。": ".", "．": ".", "／": "/"})


def _limit(value: Raw, around: Surroundings) -> str:
    """A day, or so many days: ``3天内``, ``3个工作日``."""
    text = unicodedata.normalize("NFKC", value).strip() if isinstance(value, str) else ""
    found = _DAYS.fullmatch(text)
    if found is None:
        return _day(value, around)
    return f"{found[1]}{'个工作日' if found[2] == '工作日' else '天'}"


def _due(value: Raw, around: Surroundings) -> str:
    """A day, or ``长期``."""
    text = unicodedata.normalize("NFKC", value).strip() if isinstance(value, str) else ""
    return text if text == NO_LIMIT else _day(value, around)


_DAYS = re.compile(r"(\d{1,4})\s*个?(工作日|天|日)(?:以|之)?内?", re.ASCII)


def _day(value: Raw, around: Surroundings) -> str:
    """A day, from every usual spelling that has one meaning."""
    if isinstance(value, date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    if isinstance(value, Decimal):
        return _numbered_day(value, around)
    text = unicodedata.normalize("NFKC", value.translate(_UNIFORM)).strip()
    found = _spelt_day(text, value) or _day_in_words(text) or _day_of_plan(text, value, around)
    if found is None:
        _refuse_unclear_day(text, value, around)
        found = _numbered_day(Decimal(text), around) if _SERIAL.fullmatch(text) else value.strip()
    return found


def _spelt_day(text: str, value: str) -> str | None:
    found = _DAY.fullmatch(text) or _SPACED_DAY.fullmatch(text) or _COMPACT_DAY.fullmatch(text)
    if found is None:
        return None
    return _of_weekday(f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}", found[4], value)


def _day_in_words(text: str) -> str | None:
    found = _IN_WORDS.fullmatch(text)
    if found is None:
        return None
    year = "".join(str(_FIGURES[figure]) for figure in found[1])
    return f"{year}-{_counted(found[2]):02}-{_counted(found[3]):02}"


def _numbered_day(number: Decimal, around: Surroundings) -> str:
    """The day a number stands for: as tables number days, or with its digits written together."""
    serial = number + (around.day_zero - DAY_ZERO).days
    if _FIRST_SERIAL <= serial < _LAST_SERIAL + 1:
        return (DAY_ZERO + timedelta(days=int(serial))).isoformat()
    digits = _digits(number)
    compact = _COMPACT_DAY.fullmatch(digits)
    if compact:
        return f"{compact[1]}-{compact[2]}-{compact[3]}"
    _refuse_two_readings(digits, digits)
    return digits


def _of_weekday(day: str, weekday: str | None, value: str) -> str:
    """The day, unless it is another day of the week than it is said to be."""
    if weekday and _WEEKDAYS[parse_date(day).weekday()] != weekday.replace("天", "日"):
        real = _WEEKDAYS[parse_date(day).weekday()]
        message = f"“{shown(value)}”的日期和星期对不上"
        raise Fault("E206", message, f"{day} 是星期{real}；看看是日期错了，还是星期错了")
    return day


def _counted(figures: str) -> int:
    """A number up to 99 in Chinese figures."""
    tens, ten, ones = figures.rpartition("十")
    return (10 * (_FIGURES.get(tens, 0) if tens else 1) if ten else 0) + _FIGURES.get(ones, 0)


def _day_of_plan(text: str, value: str, around: Surroundings) -> str | None:
    """A day without a year: the one of that name within the plan, if there is one and no more."""
    found = _NO_YEAR.fullmatch(text)
    if found is None:
        return None
    month, day = int(found[1]), int(found[2])
    if around.start is None or around.end is None:
        raise Fault("E206", f"“{shown(value)}”没有写年份", "写明年份，像 2020-06-30 这样")
    days = []
    for year in range(around.start.year, around.end.year + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    inside = [found for found in days if around.start <= found <= around.end]
    if len(inside) == 1:
        return inside[0].isoformat()
    if not days:
        raise Fault("E206", f"没有“{shown(value)}”这一天", "检查月份和日子")
    known = "、".join(map(str, inside or days))
    why = "计划期里有两天" if inside else "不在计划期里"
    raise Fault("E206", f"“{shown(value)}”没有写年份，{why}", f"写明年份：{known}")


def _refuse_unclear_day(text: str, value: str, around: Surroundings) -> None:
    """Refuse what may be more than one day, and what is no day but ends before one."""
    _refuse_two_readings(text, value)
    if _SHORT_YEAR.fullmatch(text):
        raise Fault("E206", f"“{shown(value)}”的年份只有两位", "写四位年，像 2020-06-30 这样")
    before = _BEFORE.fullmatch(text)
    day = _day(before[1], around) if before else ""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        message = f"“{shown(value)}”不是规定写法的日期"
        raise Fault("E206", message, f"时限写最后一天：算上当天的写成 {day}")


def _refuse_two_readings(text: str, value: str) -> None:
    """Refuse a month and a day of which nobody knows the year, or which is which."""
    found = _MONTH_AND_DAY.fullmatch(text)
    if found and 1 <= int(found[1]) <= 12:
        message = f"“{shown(value)}”说不清是哪一天：没有年份，表格软件还会去掉末尾的 0"
        raise Fault("E206", message, "写成 2020-06-30 的样子：四位年、两位月、两位日")
    found = _YEAR_LAST.fullmatch(text)
    if found:
        first, second, year = map(int, found.groups())
        message = f"“{shown(value)}”说不清哪个是月、哪个是日"
        readings = f"{year}-{first:02}-{second:02} 还是 {year}-{second:02}-{first:02}"
        raise Fault("E206", message, f"写明是 {readings}")


def _month(value: Raw, _: Surroundings) -> str:
    """A month, from a date in it or the usual spellings."""
    if isinstance(value, date):
        return f"{value:%Y-%m}"
    text = unicodedata.normalize("NFKC", _plain(value))
    found = re.fullmatch(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?(?:份)?", text, re.ASCII)
    if found and isinstance(value, str):
        return f"{found[1]}-{int(found[2]):02}"
    return text


# --- numbers --------------------------------------------------------------------------------------

_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)


def _number(value: Raw, _: Surroundings) -> str:
    """A number in digits of half width, without commas between thousands."""
    text = unicodedata.normalize("NFKC", _plain(value)).replace("−", "-")
    return text.replace(",", "") if _GROUPED.fullmatch(text) else text


def _share(value: Raw, around: Surroundings) -> str:
    """A percentage; from 0 to 1 it has to say that it is one."""
    text = _number(value, around)
    try:
        number = parse_ratio(text)
    except Fault:
        return text
    if 0 < number <= 1 and not text.endswith("%"):
        whole = _digits((number * 100).normalize())
        message = f"“{shown(_plain(value))}”说不清是 {text}% 还是 {whole}%"
        raise Fault("E208", message, f"写成带 % 的文字：{whole}% 或者 {text}%")
    return text


_UNITS = {
    "元": (Decimal(1), "元"),
    "百元": (Decimal(100), "元"),
    "千元": (Decimal(1000), "元"),
    "万元": (Decimal(1), "万元"),
    "百万元": (Decimal(100), "万元"),
    "千万元": (Decimal(1000), "万元"),
    "亿元": (Decimal(1), "亿元"),
}
MONEY_UNITS = tuple(sorted(_UNITS, key=len, reverse=True))
"""What a table may say its amounts are in, the longest first."""
_AMOUNT = re.compile(r"([+-]?)[¥]?\s*([\d,]+(?:\.\d+)?)\s*([百千]?[万亿]?元?整?)", re.ASCII)


def _money(value: Raw, around: Surroundings) -> str:
    """An amount with its unit: that of the cell, else that of the table."""
    text = unicodedata.normalize("NFKC", _plain(value)).replace("−", "-").replace("人民币", "")
    found = _AMOUNT.fullmatch(text.strip())
    if not found or not (_GROUPED.fullmatch(found[2]) or "," not in found[2]):
        return text
    sign, digits, own = found[1], found[2].replace(",", ""), found[3].removesuffix("整")
    own = f"{own}元" if own and not own.endswith("元") else own
    unit = own or around.unit
    if unit not in _UNITS:
        return f"{sign}{digits}{own}"
    times, name = _UNITS[unit]
    amount = digits if times == 1 else _digits((Decimal(digits) * times).normalize())
    return f"{sign}{amount}{name}"


def _truth(value: Raw, _: Surroundings) -> str:
    """Yes or no, in every usual way to tick a box."""
    text = unicodedata.normalize("NFKC", _plain(value))
    meant = bool_meant(text)
    return text if meant is None else "是" if meant else "否"


_WAYS: dict[Callable[[str], object], Callable[[Raw, Surroundings], str]] = {
    parse_date: _day,
    parse_limit: _limit,
    parse_due: _due,
    parse_month: _month,
    parse_period: _month,
    parse_number: _number,
    parse_count: _number,
    parse_days: _number,
    parse_year: _number,
    parse_percent: _share,
    parse_ratio: _share,
    parse_money: _money,
    parse_bool: _truth,
    parse_code: _code,
}
"""By the parser of a field, how what a cell holds is put into the spelling of plans."""
