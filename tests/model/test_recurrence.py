"""How the days and the periods of recurring duties are written."""

from datetime import date

import pytest

from wenming_cli.model.recurrence import parse_day_of_period, period_called
from wenming_cli.model.scalars import Fault


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("周五", "写成 5"),
        ("每星期天", "写成 7"),
        ("月底", "写成 31"),
        ("每月最后一天", "写成 31"),
        ("25日前", "写成 25"),
        ("第二十日", "每周的写 1 到 7"),
        ("40日", "每周的写 1 到 7"),
    ],
)
def test_a_day_in_words_is_told_as_a_number(text: str, hint: str) -> None:
    with pytest.raises(Fault) as raised:
        parse_day_of_period(text)
    assert raised.value.code == "E208"
    assert hint in (raised.value.hint or "")


@pytest.mark.parametrize(
    ("key", "days"),
    [
        ("2020-W23", (date(2020, 6, 1), date(2020, 6, 7))),
        ("2020-06", (date(2020, 6, 1), date(2020, 6, 30))),
        ("2020-Q2", (date(2020, 4, 1), date(2020, 6, 30))),
        ("2020-H1", (date(2020, 1, 1), date(2020, 6, 30))),
        ("2020-W54", None),
        ("2020-13", None),
        ("六月", None),
        ("#12", None),
    ],
)
def test_a_key_is_the_days_of_its_period(key: str, days: tuple[date, date] | None) -> None:
    found = period_called(key)
    assert (None if found is None else (found.first, found.last)) == days
