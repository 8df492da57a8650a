"""Limits that come back: what ``每月25日``, ``每周五``, ``每季度末`` in a table of tasks say."""

import re
from collections.abc import Mapping

from wenming_cli.model.recurrence import DayOfPeriod, Rhythm
from wenming_cli.model.scalars import Fault, half_width, shown

_WEEKLY = re.compile(r"每(?:个)?(?:周|星期|礼拜)([一二三四五六日天])")
_MONTHLY = re.compile(r"每(?:个)?月(?:(\d{1,2})[日号]|(?:底|末|最后一天))", re.ASCII)
_LONGER = re.compile(
    r"每(?:个)?(季度?|半年)(?:度)?(?:"
    r"(?:第([1-6一二三四五六])个?月|(首|末|最后一?个)月)(?:(\d{1,2})[日号]|(?:底|末|最后一天))"
    r"|(底|末|最后一天))",
    re.ASCII,
)
_BEFORE = re.compile(r"(.+?)(?:以|之)?前")
_WEEKDAYS = "一二三四五六日"
_MONTHS = "一二三四五六"


def recurrence_said(text: str) -> Mapping[str, str] | None:
    """The fields of a recurrence; None where it says none, or not on which day."""
    plain = "".join(half_width(text).split())
    before = _BEFORE.fullmatch(plain)
    found = _rhythm(before[1] if before else plain)
    if before and found is not None:
        message = f"“{shown(text)}”不是规定写法的时限"
        raise Fault("E206", message, f"时限写最后一天：算上当天的写成 {before[1]}")
    return found


def _rhythm(plain: str) -> Mapping[str, str] | None:
    weekly, monthly = _WEEKLY.fullmatch(plain), _MONTHLY.fullmatch(plain)
    if weekly is not None:
        day = _WEEKDAYS.index(weekly[1].replace("天", "日")) + 1
        return {"period": Rhythm.WEEK.value, "day": str(day)}
    if monthly is not None and 1 <= int(monthly[1] or 31) <= 31:
        return {"period": Rhythm.MONTH.value, "day": str(int(monthly[1] or 31))}
    longer = _LONGER.fullmatch(plain)
    return None if longer is None else _longer(longer)


def _longer(found: re.Match[str]) -> Mapping[str, str] | None:
    """A quarter or half a year, of which the month is said, or the end of the whole."""
    rhythm = Rhythm.HALF_YEAR if found[1] == "半年" else Rhythm.QUARTER
    month, day = rhythm.months, int(found[4] or 31)
    if found[3] == "首":
        month = 1
    elif found[2]:
        month = _MONTHS.index(found[2]) + 1 if found[2] in _MONTHS else int(found[2])
    if month > rhythm.months or not 1 <= day <= 31:
        return None
    return {"period": rhythm.value, "day": str(DayOfPeriod(month, day))}
