"""Limits told in days count from the day of 交办; a later look may open a finding again."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenming_cli.figures.days.calendar import is_workday
from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.figures.findings.surveying import own_limit
from wenming_cli.model.finding import Finding
from wenming_cli.model.scalars import Fault, Span, parse_limit
from wenming_cli.model.settings import Settings

FindingAt = Callable[..., FindingState]
REPORTED = "{date: 2020-06-02, event: rectified}"
AGAIN = "{date: 2020-06-22, event: rectified}"
CLOSED = f"{REPORTED}, {{date: 2020-06-03, event: closed}}"


def look(day: str, result: str) -> str:
    return f"{{date: 2020-06-{day}, event: rechecked, result: {result}}}"


@pytest.mark.parametrize(
    ("fields", "limit"),
    [
        ("due: 3天,", "2020-06-04"),
        ("due: 0天,", "2020-06-01"),
        ("due: 5个工作日,", "2020-06-08"),
        ("due: 2020-06-09,", "2020-06-09"),
        ("assigned: 2020-06-05, due: 3天,", "2020-06-08"),
        ("assigned: 2020-06-05, due: 1个工作日,", "2020-06-08"),
        ("assigned: 2020-06-24, due: 1个工作日,", "2020-06-28"),
        ("severity: urgent, due: 3天,", "2020-06-04"),
        ("severity: urgent,", "2020-06-02"),
    ],
)
def test_the_limit(finding_at: FindingAt, fields: str, limit: str) -> None:
    state = finding_at("", "2020-06-30", fields)
    assert str(state.effective_due) == str(state.original_due) == limit


def test_who_takes_over_has_the_days_anew(finding_at: FindingAt) -> None:
    moved = "{date: 2020-06-03, event: reassigned, to_owner: 教体局}"
    state = finding_at(moved, "2020-06-30", "due: 3个工作日,")
    assert (str(state.original_due), str(state.effective_due)) == ("2020-06-04", "2020-06-08")


@given(
    st.dates(date(2019, 1, 1), date(2021, 12, 31)),
    st.integers(0, 40),
    st.booleans(),
)
def test_days_are_counted_off_one_by_one(given_on: date, days: int, of_work: bool) -> None:
    settings = Settings.model_validate({})
    said = {"found": given_on.isoformat(), "due": f"{days}{'个工作日' if of_work else '天'}"}
    rest = {"id": "f", "source": "covert", "category": "甲", "text": "乙", "owner": "丙"}
    passed, day = 0, given_on
    while passed < days:
        day += timedelta(days=1)
        passed += not of_work or is_workday(day, settings)
    assert own_limit(Finding.model_validate({**said, **rest}), settings) == day


@pytest.mark.parametrize(
    ("text", "value"),
    [("3天", Span(3, of_work=False)), ("10个工作日", Span(10, of_work=True))],
)
def test_a_span_is_read_and_written(text: str, value: Span) -> None:
    assert parse_limit(text) == value
    assert str(value) == text


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("3日内", "写成 3天"),
        ("３天", "写成 3天"),
        ("5工作日", "写成 5个工作日"),
        ("3000天", "最多 999 天，再长的写日期"),
        ("6月底", "写明年份，像 2020-06-30 这样"),
    ],
)
def test_other_spellings_are_told(text: str, hint: str) -> None:
    with pytest.raises(Fault) as refused:
        parse_limit(text)
    assert refused.value.hint == hint


@pytest.mark.parametrize(
    ("log", "stage", "rectified", "closed"),
    [
        (f"{CLOSED}, {look('20', 'kept')}", Stage.CLOSED, "2020-06-02", "2020-06-03"),
        (f"{CLOSED}, {look('20', 'relapsed')}", Stage.OPEN, None, None),
        (f"{CLOSED}, {look('20', 'false')}", Stage.OPEN, None, None),
        (f"{REPORTED}, {look('20', 'kept')}", Stage.RECTIFIED, "2020-06-02", None),
        (f"{REPORTED}, {look('20', 'false')}", Stage.OPEN, None, None),
        (
            f"{CLOSED}, {look('20', 'relapsed')}, {AGAIN}",
            Stage.RECTIFIED,
            "2020-06-22",
            None,
        ),
        (
            f"{CLOSED}, {look('20', 'relapsed')}, {AGAIN}, {{date: 2020-06-23, event: closed}}",
            Stage.CLOSED,
            "2020-06-22",
            "2020-06-23",
        ),
    ],
)
def test_a_later_look(
    finding_at: FindingAt, log: str, stage: Stage, rectified: str | None, closed: str | None
) -> None:
    state = finding_at(log, "2020-06-30")
    said = [str(day) if day else None for day in (state.rectified_on, state.closed_on)]
    assert (state.state, *said) == (stage, rectified, closed)
    assert state.returns == 0


def test_before_the_look_nobody_knew(finding_at: FindingAt) -> None:
    log = f"{CLOSED}, {look('20', 'relapsed')}"
    assert finding_at(log, "2020-06-19").state is Stage.CLOSED
    assert finding_at(log, "2020-06-20").overdue_days == 12
