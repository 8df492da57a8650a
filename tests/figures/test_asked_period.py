"""A period that was written: its days in a plan."""

from datetime import date

import pytest

from tests.figures.conftest import Read
from wenming_cli.figures.days.asked_period import last_day
from wenming_cli.model.named_period import parse_period


@pytest.mark.parametrize(
    ("written", "last"),
    [
        ("2020-06", date(2020, 6, 30)),
        ("2020-Q1", date(2020, 3, 31)),
        ("#0", date(2020, 1, 10)),
        ("#99", date(2020, 12, 31)),
        (None, date(2020, 12, 31)),
    ],
)
def test_what_has_no_days_of_its_own_lasts_to_the_end(
    read: Read, written: str | None, last: date
) -> None:
    about = None if written is None else parse_period(written)
    assert last_day(read(""), about) == last
