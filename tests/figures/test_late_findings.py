"""Findings whose limit moved: in time or late, by extension or by another unit taking over."""

from datetime import date

import pytest

from tests.figures.conftest import FindingAt, Read
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.figures.notices.issued import Reply, issued
from wenming_cli.figures.rows import figures_of
from wenming_cli.figures.table import FINDING_ROWS

END = "2020-12-31"
FOUND = "found: 2020-06-01, source: covert, category: 环境, text: 垃圾, owner: 东华街道"


def extended(day: str, to: str) -> str:
    return f"{{date: 2020-{day}, event: extended, to: 2020-{to}, by: 城管局, reason: 等料}}"


def happened(day: str, event: str) -> str:
    return f"{{date: 2020-{day}, event: {event}}}"


def reassigned(day: str, owner: str = "联盟街道") -> str:
    return f"{{date: 2020-{day}, event: reassigned, to_owner: {owner}, by: 城管局, reason: 地段}}"


@pytest.mark.parametrize(
    ("log", "fields", "words", "limit"),
    [
        ((), "", (), "06-08"),
        ((extended("06-08", "06-20"),), "", (), "06-20"),
        ((extended("06-09", "06-20"),), "", ("逾期后延期",), "06-20"),
        ((extended("06-06", "06-20"),), "due: 2020-06-05,", ("逾期后延期",), "06-20"),
        ((extended("06-04", "06-20"),), "severity: major,", (), "06-20"),
        ((extended("06-05", "06-20"),), "severity: major,", ("逾期后延期",), "06-20"),
        # after it was put right
        (
            (happened("06-12", "rectified"), extended("06-15", "06-20")),
            "",
            ("逾期后延期",),
            "06-20",
        ),
        # a second one in time, and one when the first had run out
        ((extended("06-08", "06-20"), extended("06-20", "06-30")), "", (), "06-30"),
        ((extended("06-08", "06-20"), extended("06-21", "06-30")), "", ("逾期后延期",), "06-30"),
        # named once, however often
        ((extended("06-09", "06-20"), extended("06-21", "06-30")), "", ("逾期后延期",), "06-30"),
        # to an earlier day: nothing is gained
        ((extended("06-09", "06-05"),), "", (), "06-05"),
        ((reassigned("06-08"),), "", (), "06-15"),
        ((reassigned("06-09"),), "", ("逾期后改派",), "06-16"),
        ((reassigned("06-09", "东华街道"),), "", (), "06-08"),
        # the limit was far away already
        ((reassigned("06-09"),), "due: 2020-06-30,", (), "06-30"),
        ((extended("06-08", "06-20"), reassigned("06-18")), "", (), "06-25"),
        ((reassigned("06-08"), extended("06-16", "06-30")), "", ("逾期后延期",), "06-30"),
        ((happened("06-09", "long_term"),), "", ("逾期后转长期",), "06-08"),
        ((happened("06-08", "long_term"),), "", (), "06-08"),
    ],
)
def test_a_limit_that_moved_when_it_had_passed_is_named(
    finding_at: FindingAt, log: tuple[str, ...], fields: str, words: tuple[str, ...], limit: str
) -> None:
    state = finding_at(", ".join(log), END, fields)
    assert state.late_words == words
    assert str(state.effective_due) == f"2020-{limit}"


def test_it_is_not_known_before_it_happened(finding_at: FindingAt) -> None:
    assert finding_at(extended("06-09", "06-20"), "2020-06-08").late_words == ()


def test_a_limit_on_a_day_off_has_not_passed_before_the_next_working_day(
    finding_at: FindingAt,
) -> None:
    rolls = "due_rollover: next_workday"
    saturday, monday = "due: 2020-06-13,", extended("06-15", "06-20")
    assert finding_at(monday, END, saturday, rolls).late_words == ()
    assert finding_at(monday, END, saturday).late_words == ("逾期后延期",)
    assert str(finding_at("", END, saturday, rolls).original_due) == "2020-06-15"


def test_a_setting_lets_the_limit_stay(finding_at: FindingAt) -> None:
    state = finding_at(reassigned("06-09"), END, settings="reassigned_limit: keep")
    assert (str(state.effective_due), state.owner, state.late_words) == (
        "2020-06-08", "联盟街道", ()
    )  # fmt: skip
    assert str(state.held_since) == "2020-06-09"


def test_the_original_limit_stays_the_measure_beside_the_moved_one(read: Read) -> None:
    rows = {
        "a": happened("06-05", "rectified"),
        "b": ", ".join((happened("06-25", "rectified"), extended("06-28", "06-30"))),
        "c": ", ".join((extended("06-08", "06-30"), happened("06-10", "rectified"))),
        "d": happened("06-09", "long_term"),
        "e": happened("06-09", "void"),
        "f": extended("06-08", "12-20"),
    }
    text = "".join(f"- {{id: {name}, {FOUND}, log: [{log}]}}\n" for name, log in rows.items())
    plan = read(f"findings:\n{text}")
    day = date(2020, 6, 30)
    figures = {f.id: f for f in figures_of(FINDING_ROWS, survey(plan, day), Period.up_to(day))}
    told = {
        name: f"{figures[name].numerator}/{figures[name].denominator}"
        for name in ("on_time_rectification_rate", "original_on_time_rectification_rate")
    }
    assert told == {
        "on_time_rectification_rate": "3/3",
        "original_on_time_rectification_rate": "1/4",
    }


# --- the workstream of the category ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "category", "workstream"),
    [
        ("", "环境", "B"),
        ("workstream: A,", "环境", "A"),
        ("", "秩序", None),
        ("", "没有列出的", None),
    ],
)
def test_a_finding_belongs_to_the_workstream_of_its_category(
    read: Read, fields: str, category: str, workstream: str | None
) -> None:
    finding = FOUND.replace("环境", category)
    plan = read(
        f"findings: [{{id: f, {fields} {finding}}}]\n"
        "categories: [{name: 环境, workstream: B}, {name: 秩序}]\n"
    )
    (state,) = survey(plan, date(2020, 6, 30))
    assert state.workstream == workstream


# --- replies --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("notice", "reply", "owing"),
    [
        ("owners: [东华街道], findings: [f]", Reply.RELEASED, ()),
        ("owners: [东华街道, 联盟街道], findings: [f]", Reply.OVERDUE, ("联盟街道",)),
        ("owners: [东华街道, 城管局], findings: [f]", Reply.OVERDUE, ("城管局",)),
        ("owners: [东华街道], findings: [f, g]", Reply.OVERDUE, ("东华街道",)),
        ("owners: [东华街道], findings: [f], tasks: [t]", Reply.OVERDUE, ("东华街道",)),
        ("owners: [东华街道]", Reply.OVERDUE, ("东华街道",)),
        ("findings: [f]", Reply.OVERDUE, ()),
    ],
)
def test_who_handed_everything_over_owes_no_reply(
    read: Read, notice: str, reply: Reply, owing: tuple[str, ...]
) -> None:
    plan = read(
        "tasks: [{id: t, title: 整治, workstream: A, due: 2020-12-31}]\n"
        f"findings:\n- {{id: f, {FOUND}, log: [{reassigned('06-20')}]}}\n"
        f"- {{id: g, {FOUND}}}\n"
        "notices: [{id: n, kind: supervise, date: 2020-06-10, reply_due: 2020-06-15, "
        f"{notice}}}]\n"
    )
    (before,) = issued(plan, date(2020, 6, 19))
    assert before.reply is Reply.OVERDUE
    (after,) = issued(plan, date(2020, 6, 20))
    assert (after.reply, after.owing) == (reply, owing)
