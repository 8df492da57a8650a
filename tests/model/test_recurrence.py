"""Duties that come back: how their day is written, and what the periods are called."""

import pytest

from wenming_cli.model.recurrence import parse_day_of_period, period_called
from wenming_cli.model.scalars import Fault


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("周五", "写成 5：周一是 1，周日是 7"),
        ("每星期天", "写成 7：周一是 1，周日是 7"),
        ("月底", "写成 31：没有 31 日的月份算最后一天"),
        ("每月最后一天", "写成 31：没有 31 日的月份算最后一天"),
        ("２５日", "写成 25"),
        ("每月5日前", "写成 5"),
        ("32日", "每周的写 1 到 7，每月的写 1 到 31"),
        ("中旬", "每周的写 1 到 7，每月的写 1 到 31"),
    ],
)
def test_a_day_in_other_words_says_how_it_is_written(text: str, hint: str) -> None:
    with pytest.raises(Fault) as caught:
        parse_day_of_period(text)
    assert caught.value.code == "E208"
    assert (caught.value.hint or "").startswith(hint)


@pytest.mark.parametrize(
    ("key", "days"),
    [
        ("2020-W53", "2020-12-28 2021-01-03"),
        ("2021-W53", None),
        ("2020-06", "2020-06-01 2020-06-30"),
        ("2020-H2", "2020-07-01 2020-12-31"),
        ("2020-13", None),
        ("#12", None),
        ("六月", None),
    ],
)
def test_the_period_a_key_names(key: str, days: str | None) -> None:
    period = period_called(key)
    assert (None if period is None else f"{period.first} {period.last}") == days
