from collections.abc import Callable
from datetime import date

import pytest

from wenming_cli.figures.counts import FINDING_COUNTS, counted
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.figures.rows import figures_of
from wenming_cli.figures.table import FINDING_ROWS
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month

FindingAt = Callable[..., FindingState]
Read = Callable[..., Plan]


def log(*events: str) -> str:
    """``06-05 rectified`` and the like."""
    pairs = (event.split() for event in events)
    return ", ".join(f"{{date: 2020-{day}, event: {word}}}" for day, word in pairs)


@pytest.mark.parametrize(
    ("events", "as_of", "stage"),
    [
        ((), "2020-06-01", Stage.OPEN),
        (("06-05 rectified",), "2020-06-04", Stage.OPEN),
        (("06-05 rectified",), "2020-06-05", Stage.RECTIFIED),
        (("06-05 rectified", "06-06 closed"), "2020-06-06", Stage.CLOSED),
        (("06-05 rectified", "06-06 returned"), "2020-06-06", Stage.OPEN),
        (("06-06 returned", "06-05 rectified"), "2020-06-06", Stage.OPEN),
        (("06-06 rectified", "06-06 returned"), "2020-06-06", Stage.OPEN),
        (("06-05 closed", "06-09 returned"), "2020-06-09", Stage.OPEN),
        (("06-05 long_term",), "2020-06-09", Stage.LONG_TERM),
        (("06-05 long_term", "06-20 rectified"), "2020-06-20", Stage.RECTIFIED),
        (("06-05 appealed", "06-06 void"), "2020-06-09", Stage.VOID),
        (("06-05 rectified", "06-06 appealed", "06-07 upheld"), "2020-06-09", Stage.RECTIFIED),
    ],
)
def test_state(finding_at: FindingAt, events: tuple[str, ...], as_of: str, stage: Stage) -> None:
    assert finding_at(log(*events), as_of).state is stage


@pytest.mark.parametrize(
    ("events", "day"),
    [
        ((), None),
        (("06-05 rectified",), "2020-06-05"),
        (("06-05 rectified", "06-06 rectified"), "2020-06-05"),
        (("06-05 rectified", "06-06 closed"), "2020-06-05"),
        (("06-05 rectified", "06-06 returned"), None),
        (("06-05 rectified", "06-06 returned", "06-08 rectified"), "2020-06-08"),
        (("06-05 rectified", "06-06 returned", "06-08 closed"), "2020-06-08"),
        (("06-07 closed",), "2020-06-07"),
        (("06-05 rectified", "06-06 void"), None),
        (("06-05 rectified", "06-06 long_term"), None),
    ],
)
def test_the_rectified_date_is_the_first_after_the_last_return(
    finding_at: FindingAt, events: tuple[str, ...], day: str | None
) -> None:
    state = finding_at(log(*events), "2020-06-30")
    assert state.rectified_on == (None if day is None else date.fromisoformat(day))
    assert state.is_fixed is (day is not None)
    assert state.returns == sum("returned" in event for event in events)


@pytest.mark.parametrize(
    ("fields", "limit"),
    [
        ("", "2020-06-08"),
        ("severity: minor,", "2020-06-08"),
        ("severity: major,", "2020-06-04"),
        ("severity: urgent,", "2020-06-02"),
        ("assigned: 2020-06-03, severity: major,", "2020-06-06"),
        ("due: 2020-06-20, severity: urgent,", "2020-06-20"),
        ("found: 2020-02-27, severity: major,", "2020-03-01"),
    ],
)
def test_the_limit_follows_from_severity(finding_at: FindingAt, fields: str, limit: str) -> None:
    assert finding_at("", "2020-06-01", fields).effective_due == date.fromisoformat(limit)


def test_limits_go_by_the_plan_s_own_settings(finding_at: FindingAt) -> None:
    own = finding_at("", "2020-06-01", "", "rectify_days: {minor: 24}")
    assert own.effective_due == date(2020, 6, 25)
    rolled = finding_at(
        "", "2020-06-01", "", "rectify_days: {minor: 24}, due_rollover: next_workday"
    )
    assert rolled.effective_due == date(2020, 6, 28)
    longest = finding_at("", "2020-06-01", "", "rectify_days: {minor: 3660}")
    assert longest.effective_due == date(2030, 6, 9)


def extended(*pairs: str) -> str:
    return ", ".join(
        f"{{date: 2020-{a}, event: extended, to: 2020-{b}}}" for a, b in (p.split() for p in pairs)
    )


@pytest.mark.parametrize(
    ("events", "as_of", "limit"),
    [
        (extended("06-05 06-20"), "2020-06-04", "2020-06-08"),
        (extended("06-05 06-20"), "2020-06-05", "2020-06-20"),
        (extended("06-06 06-15", "06-05 06-20"), "2020-06-30", "2020-06-15"),
        (extended("06-05 06-20", "06-05 06-18"), "2020-06-30", "2020-06-18"),
    ],
)
def test_the_latest_extension_sets_the_limit(
    finding_at: FindingAt, events: str, as_of: str, limit: str
) -> None:
    assert finding_at(events, as_of).effective_due == date.fromisoformat(limit)


@pytest.mark.parametrize(
    ("events", "as_of", "days"),
    [
        ((), "2020-06-08", 0),
        ((), "2020-06-09", 1),
        (("06-10 rectified",), "2020-06-09", 1),
        (("06-10 rectified",), "2020-06-10", 0),
        (("06-10 rectified", "06-12 returned"), "2020-06-12", 4),
        (("06-09 long_term",), "2020-06-12", 0),
        (("06-09 void",), "2020-06-12", 0),
        (("06-09 closed",), "2020-06-12", 0),
    ],
)
def test_only_what_is_open_can_be_overdue(
    finding_at: FindingAt, events: tuple[str, ...], as_of: str, days: int
) -> None:
    assert finding_at(log(*events), as_of).overdue_days == days


def test_the_owner_is_the_last_it_was_given_to(finding_at: FindingAt) -> None:
    events = (
        "{date: 2020-06-05, event: 改派, to_owner: 联盟街道},"
        "{date: 2020-06-03, event: 改派, to_owner: 教体局}, {date: 2020-06-09, event: 改派}"
    )
    assert finding_at(events, "2020-06-02").owner == "东华街道"
    assert finding_at(events, "2020-06-04").owner == "教体局"
    assert finding_at(events, "2020-06-30").owner == "联盟街道"


@pytest.mark.parametrize(
    ("events", "pending"),
    [
        ((), False),
        (("06-05 appealed",), True),
        (("06-05 appealed", "06-06 rectified"), True),
        (("06-05 appealed", "06-06 upheld"), False),
        (("06-05 appealed", "06-06 void"), False),
        (("06-05 appealed", "06-06 upheld", "06-07 appealed"), True),
    ],
)
def test_an_appeal_is_pending_until_it_is_decided(
    finding_at: FindingAt, events: tuple[str, ...], pending: bool
) -> None:
    state = finding_at(log(*events), "2020-06-30")
    assert state.is_under_appeal is pending


def findings(*rows: str) -> str:
    head = "source: covert, text: 垃圾, owner: 东华街道"
    return "findings:\n" + "".join(f"  - {{{head}, {row}}}\n" for row in rows)


A = f"id: a, found: 2020-03-01, site: S1, category: 环境, log: [{log('03-10 closed')}]"


@pytest.mark.parametrize(
    ("row", "recurs"),
    [
        ("found: 2020-03-11, site: S1, category: 环境", True),
        ("found: 2020-06-08, site: S1, category: 环境", True),  # the 90th day
        ("found: 2020-06-09, site: S1, category: 环境", False),
        ("found: 2020-03-10, site: S1, category: 环境", False),
        ("found: 2020-03-05, site: S1, category: 环境", False),
        ("found: 2020-03-11, site: S2, category: 环境", False),
        ("found: 2020-03-11, site: S1, category: 秩序", False),
        ("found: 2020-03-11, category: 环境", False),
        ("found: 2020-03-11, site: S2, category: 秩序, repeat_of: a", True),
        ("found: 2020-06-09, site: S2, category: 秩序, repeat_of: a", False),
        ("found: 2020-03-05, site: S2, category: 秩序, repeat_of: a", False),
    ],
)
def test_recurrence(read: Read, row: str, recurs: bool) -> None:
    plan = read(findings(A, f"id: b, {row}"))
    first, second = survey(plan, date(2020, 6, 30))
    assert (first.recurs, second.recurs) == (False, recurs)


def test_a_closing_that_has_not_happened_yet_is_none_to_recur_after(read: Read) -> None:
    backwards = f"id: x, found: 2020-03-20, site: S1, category: 环境, log: [{log('03-01 closed')}]"
    (only,) = survey(read(findings(backwards)), date(2020, 6, 30))
    assert not only.recurs


REWORKED = log("03-25 rectified", "03-26 returned", "03-30 rectified")
SOME = findings(
    A,
    f"id: b, found: 2020-03-20, site: S1, category: 环境, log: [{REWORKED}]",
    "id: c, found: 2020-03-25, category: 环境, workstream: A",
    f"id: d, found: 2020-03-25, category: 环境, log: [{log('03-26 long_term')}]",
    f"id: e, found: 2020-03-25, category: 环境, log: [{log('03-26 void')}]",
    "id: g, found: 2020-06-25, category: 环境",
    "id: h, found: 2020-07-01, category: 环境",
)
JUNE = date(2020, 6, 30)


def test_cumulative_figures(read: Read) -> None:
    figures = figures_of(FINDING_ROWS, survey(read(SOME), JUNE), Period.up_to(JUNE))
    assert {f.id: f"{f.numerator}/{f.denominator}" for f in figures} == {
        "rectification_rate": "2/5",
        "closure_rate": "1/5",
        "due_rectification_rate": "2/3",
        "on_time_rectification_rate": "0/3",
        "original_on_time_rectification_rate": "0/3",
        "rework_rate": "1/3",
        "recurrence_rate": "1/5",
    }
    assert figures[2].among == ("a", "b", "c")
    assert figures[5].counted == ("b",)


def test_counts(read: Read) -> None:
    assert counted(FINDING_COUNTS, survey(read(SOME), JUNE)) == {
        "findings": 5,
        "open_findings": 2,
        "rectified_findings": 1,
        "closed_findings": 1,
        "long_term_findings": 1,
        "void_findings": 1,
        "overdue_findings": 1,
    }


def test_in_a_month_what_was_found_and_what_was_due_in_it(read: Read) -> None:
    figures = figures_of(FINDING_ROWS, survey(read(SOME), JUNE), Period.of_month(Month(2020, 3)))
    assert [f"{f.numerator}/{f.denominator}" for f in figures] == [
        "2/4",
        "1/4",
        "2/2",
        "0/2",
        "0/2",
        "1/2",
        "1/4",
    ]
    nothing = figures_of(FINDING_ROWS, survey(read(SOME), JUNE), Period.of_month(Month(2020, 5)))
    assert [f.reason for f in nothing] == [
        "没有问题",
        "没有问题",
        "没有应结问题",
        "没有应结问题",
        "没有到原定时限的问题",
        "没有应结问题",
        "期内没有发现问题",
    ]


def test_rectified_on_the_day_of_the_limit_is_on_time(read: Read) -> None:
    plan = read(
        findings(f"id: a, found: 2020-06-01, category: 环境, log: [{log('06-08 rectified')}]")
    )
    assert figures_of(FINDING_ROWS, survey(plan, JUNE), Period.up_to(JUNE))[3].value == 1


def test_a_finding_tells_its_id_and_workstream(read: Read) -> None:
    states = {s.id: s.workstream for s in survey(read(SOME), JUNE)}
    assert (states["c"], states["a"]) == ("A", None)
    assert "h" not in states
