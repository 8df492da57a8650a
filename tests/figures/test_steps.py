"""The three steps: a table of cases for each sentence of the convention, and laws over all days."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.figures.conftest import Read
from wenming_cli.figures.notices.steps import steps_at, suggestions
from wenming_cli.model.plan import Plan

FINDING = "id: f, found: 2020-06-01, source: covert, category: 环境, text: 垃圾, owner: 东华街道"
Told = tuple[str, str, str, str] | None
At = Callable[[str], Told]


def told(plan: Plan, day: str) -> Told:
    """Kind, unit, reason and first day of the only suggestion; None where there is none."""
    found = suggestions(plan, date.fromisoformat(day))
    assert len(found) <= 1
    return next(((s.kind.value, s.owner or "", s.because, str(s.since)) for s in found), None)


@pytest.fixture
def task(read: Read) -> Callable[..., At]:
    """One task of 城管局 due on 2020-06-19, a Friday, with notices."""

    def of(fields: str = "", notices: str = "", settings: str = "") -> At:
        due = "" if "due:" in fields else "due: 2020-06-19,"
        text = f"tasks: [{{id: t, title: 整治, workstream: A, {due} {fields}}}]\n"
        plan = read(f"{text}notices: [{notices}]\nsettings: {{{settings}}}\n")
        return lambda day: told(plan, day)

    return of


@pytest.fixture
def finding(read: Read) -> Callable[..., At]:
    """One finding of 东华街道, due on 2020-06-08, a Monday, with its log and notices."""

    def of(log: str = "", notices: str = "", fields: str = "", settings: str = "") -> At:
        text = f"findings: [{{{FINDING}, {fields} log: [{log}]}}]\n"
        plan = read(f"{text}notices: [{notices}]\nsettings: {{{settings}}}\n")
        return lambda day: told(plan, day)

    return of


def notice(kind: str, day: str, what: str = "tasks: [t]", more: str = "") -> str:
    return f"{{id: {kind}{day}, kind: {kind}, date: {day}, {what}, {more}}}, "


def about(kind: str, day: str, more: str = "") -> str:
    return notice(kind, day, "findings: [f]", more)


SOON = "完成时限2020-06-19，5个工作日以内到期"
LATE = "完成时限2020-06-19，逾期已满1天"


def test_a_reminder_when_due_soon_and_supervision_when_overdue(task: Callable[..., At]) -> None:
    at = task()
    assert at("2020-06-11") is None
    assert at("2020-06-12") == ("remind", "城管局", SOON, "2020-06-12")
    assert at("2020-06-19") == ("remind", "城管局", SOON, "2020-06-12")
    assert at("2020-06-20") == ("supervise", "城管局", LATE, "2020-06-20")
    assert at("2020-09-01") == ("supervise", "城管局", LATE, "2020-06-20")


def test_weekends_and_days_off_are_no_working_days(task: Callable[..., At]) -> None:
    at = task(settings="holidays: [2020-06-18], due_soon_days: 1")
    assert at("2020-06-16") is None
    assert at("2020-06-17") == (
        "remind", "城管局", "完成时限2020-06-19，1个工作日以内到期", "2020-06-17"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("days", "first"), [("1", "2020-06-20"), ("3", "2020-06-22"), ("0", "2020-06-20")]
)
def test_supervision_waits_as_many_days_as_the_plan_says(
    task: Callable[..., At], days: str, first: str
) -> None:
    at = task(settings=f"escalation: {{supervise_after_days: {days}}}")
    eve = str(date.fromisoformat(first) - timedelta(days=1))
    assert (at(eve) or ("",))[0] in ("remind", "")
    assert (at(first) or ("",))[0] == "supervise"
    assert (at(first) or ("",) * 4)[3] == first


def test_a_reminder_is_repeated_when_its_own_limit_has_passed(task: Callable[..., At]) -> None:
    at = task(notices=notice("remind", "2020-06-12", more="reply_due: 2020-06-15"))
    assert at("2020-06-15") is None
    assert at("2020-06-16") == (
        "remind", "城管局", f"{SOON}，2020-06-12提醒（remind2020-06-12）期满", "2020-06-16"
    )  # fmt: skip
    assert task(notices=notice("remind", "2020-06-12"))("2020-06-19") is None


def test_supervision_needs_no_reminder_and_ends_reminding(task: Callable[..., At]) -> None:
    at = task(notices=notice("supervise", "2020-06-15", more="reply_due: 2020-06-17"))
    assert at("2020-06-14") == ("remind", "城管局", SOON, "2020-06-12")
    assert at("2020-06-17") is None
    assert (at("2020-06-18") or ("",))[0] == "circulate"


def test_a_circular_when_the_reply_is_past_due(task: Callable[..., At]) -> None:
    at = task(notices=notice("supervise", "2020-06-22", more="reply_due: 2020-06-26"))
    assert at("2020-06-21") == ("supervise", "城管局", LATE, "2020-06-20")
    assert at("2020-06-22") is None
    assert at("2020-06-26") is None
    why = "2020-06-22督办（supervise2020-06-22），办理时限2020-06-26已过仍未办结"
    assert at("2020-06-27") == ("circulate", "城管局", why, "2020-06-27")


def test_without_a_day_of_reply_the_steps_are_so_many_days_apart(task: Callable[..., At]) -> None:
    at = task(notices=notice("supervise", "2020-06-22"), settings="escalation: {step_days: 4}")
    assert at("2020-06-26") is None
    why = "2020-06-22督办（supervise2020-06-22），超过4天仍未办结"
    assert at("2020-06-27") == ("circulate", "城管局", why, "2020-06-27")


def test_an_interview_ten_days_after_a_circular(task: Callable[..., At]) -> None:
    out = notice("supervise", "2020-06-22", more="reply_due: 2020-06-26")
    out += notice("circulate", "2020-06-29", more="number: 创通1号, reply_due: 2020-06-30")
    at = task(notices=out)
    assert at("2020-07-08") is None
    why = "2020-06-29通报（创通1号），满10天仍未办结"
    assert at("2020-07-09") == ("interview", "城管局", why, "2020-07-09")


def test_an_interview_is_repeated_when_its_own_limit_has_passed(task: Callable[..., At]) -> None:
    out = notice("interview", "2020-07-09", more="reply_due: 2020-07-15")
    at = task(notices=notice("circulate", "2020-06-29") + out)
    assert at("2020-07-15") is None
    why = "2020-07-09约谈（interview2020-07-09），办理时限2020-07-15已过仍未办结"
    assert at("2020-07-16") == ("interview", "城管局", why, "2020-07-16")


def test_of_one_step_the_last_notice_counts(task: Callable[..., At]) -> None:
    again = notice("supervise", "2020-06-22") + notice("supervise", "2020-07-06")
    at = task(notices=again)
    assert (at("2020-07-05") or ("",))[0] == "circulate"
    assert at("2020-07-16") is None
    assert (at("2020-07-17") or ("",))[0] == "circulate"
    later = task(notices=notice("circulate", "2020-06-22") + notice("remind", "2020-06-23"))
    assert (later("2020-07-02") or ("",))[0] == "interview"


def test_a_day_of_reply_before_the_notice_itself(task: Callable[..., At]) -> None:
    at = task(notices=notice("supervise", "2020-06-22", more="reply_due: 2020-06-01"))
    assert (at("2020-06-22") or ("",) * 4)[3] == "2020-06-22"


PAUSES = [
    ("submitted", "updates: [{date: 2020-06-21, progress: 100%}]", "2020-06-25", None),
    ("done", "done: 2020-06-21", "2020-06-25", None),
    ("done before that day", "done: 2020-06-21", "2020-06-20", "2020-06-20"),
    (
        "cancelled",
        "cancelled: {date: 2020-06-21, reason: 撤项, approved_by: 区创建办}",
        "2020-06-25",
        None,
    ),
    (
        "suspended",
        "suspensions: [{start: 2020-06-21, end: 2020-06-24, reason: 雨, approved_by: 区创建办}]",
        "2020-06-24",
        None,
    ),
    (
        "suspended no more",
        "suspensions: [{start: 2020-06-21, end: 2020-06-24, reason: 雨, approved_by: 区创建办}]",
        "2020-06-25",
        "2020-06-25",
    ),
    (
        "submitted no more",
        (
            "updates: [{date: 2020-06-21, progress: 100%}, {date: 2020-06-21, note: 无},"
            " {date: 2020-06-23, progress: 80%}]"
        ),
        "2020-06-25",
        "2020-06-23",
    ),
    (
        "a pause to come and a word without progress",
        (
            "suspensions: [{start: 2020-07-21, reason: 雨, approved_by: 区创建办}],"
            " updates: [{date: 2020-06-10, note: 无}, {date: 2020-06-11, progress: 50%},"
            " {date: 2020-06-12, value: 3}]"
        ),
        "2020-06-25",
        "2020-06-20",
    ),
    ("assigned late", "assigned: 2020-07-01", "2020-07-02", "2020-07-01"),
    ("not assigned", "assigned: 2020-07-01", "2020-06-30", None),
    (
        "extended",
        "extensions: [{date: 2020-06-15, to: 2020-06-30, reason: 雨, approved_by: 区创建办}]",
        "2020-06-20",
        None,
    ),
    (
        "due soon at once by a new limit",
        "extensions: [{date: 2020-06-29, to: 2020-06-30, reason: 雨, approved_by: 区创建办}]",
        "2020-06-29",
        "2020-06-29",
    ),
]


@pytest.mark.parametrize(("case", "fields", "day", "since"), PAUSES, ids=[p[0] for p in PAUSES])
def test_what_pauses_or_ends_the_steps_of_a_task(
    task: Callable[..., At], case: str, fields: str, day: str, since: str | None
) -> None:
    found = task(fields)(day)
    assert (found and found[3]) == since, case


EXTENDED = "extensions: [{date: 2020-06-25, to: 2020-07-05, reason: 雨, approved_by: 区创建办}]"
SUSPENDED = "suspensions: [{start: 2020-06-25, end: 2020-06-26, reason: 雨, approved_by: 区创建办}]"


@pytest.mark.parametrize(
    ("fields", "out", "day", "kind"),
    [
        (EXTENDED, "2020-06-24", "2020-07-05", "remind"),
        (EXTENDED, "2020-06-24", "2020-07-06", "supervise"),
        (EXTENDED, "2020-06-25", "2020-07-06", "circulate"),
        (SUSPENDED, "2020-06-24", "2020-07-06", "supervise"),
        (SUSPENDED, "2020-06-25", "2020-07-06", "circulate"),
    ],
)
def test_notices_before_an_extension_or_suspension_no_longer_count(
    task: Callable[..., At], fields: str, out: str, day: str, kind: str
) -> None:
    assert (task(fields, notice("supervise", out))(day) or ("",))[0] == kind


# --- findings -------------------------------------------------------------------------------------


def test_the_steps_of_a_finding(finding: Callable[..., At]) -> None:
    at = finding()
    soon = "整改时限2020-06-08，2个工作日以内到期"
    assert at("2020-06-03") is None
    assert at("2020-06-04") == ("remind", "东华街道", soon, "2020-06-04")
    late = "整改时限2020-06-08，逾期已满1天"
    assert at("2020-06-09") == ("supervise", "东华街道", late, "2020-06-09")


def test_returned_often_enough(finding: Callable[..., At]) -> None:
    log = (
        "{date: 2020-06-02, event: rectified}, {date: 2020-06-03, event: returned},"
        "{date: 2020-06-04, event: rectified}, {date: 2020-06-05, event: returned}"
    )
    at = finding(log, settings="due_soon_days_findings: 5")
    assert (at("2020-06-03") or ("",))[0] == "remind"
    assert at("2020-06-04") is None
    why = "2020-06-03、2020-06-05退回，已满2次"
    assert at("2020-06-05") == ("supervise", "东华街道", why, "2020-06-05")
    assert at("2020-06-30") == ("supervise", "东华街道", why, "2020-06-05")
    once = finding(log, settings="escalation: {rework_limit: 1}")("2020-06-05")
    assert once == ("supervise", "东华街道", "2020-06-03退回，已满1次", "2020-06-05")
    assert (finding(log, settings="escalation: {rework_limit: 3}")("2020-06-05") or ("",))[0] == (
        "remind"
    )


def test_an_urgent_finding_starts_at_the_circular(finding: Callable[..., At]) -> None:
    at = finding(fields="severity: urgent,")
    assert (at("2020-06-02") or ("",))[0] == "remind"
    why = "整改时限2020-06-02，逾期已满1天，紧急问题直接通报"
    assert at("2020-06-03") == ("circulate", "东华街道", why, "2020-06-03")
    out = about("circulate", "2020-06-03")
    interview = finding(fields="severity: urgent,", notices=out)
    assert interview("2020-06-12") is None
    assert (interview("2020-06-13") or ("",))[0] == "interview"
    milder = finding(fields="severity: urgent,", notices=about("supervise", "2020-06-03"))
    assert milder("2020-06-13") is None
    assert (milder("2020-06-14") or ("",))[0] == "circulate"


def test_an_urgent_finding_sent_back(finding: Callable[..., At]) -> None:
    log = "{date: 2020-06-02, event: rectified}, {date: 2020-06-02, event: returned}"
    at = finding(log, fields="severity: urgent,", settings="escalation: {rework_limit: 1}")
    why = "2020-06-02退回，已满1次，紧急问题直接通报"
    assert at("2020-06-02") == ("circulate", "东华街道", why, "2020-06-02")


LOGS = [
    ("waits for review", "{date: 2020-06-10, event: rectified}", None),
    ("closed", "{date: 2020-06-10, event: closed}", None),
    ("void", "{date: 2020-06-10, event: void}", None),
    ("long-term", "{date: 2020-06-10, event: long_term}", None),
    ("appealed", "{date: 2020-06-10, event: appealed}", None),
    (
        "upheld",
        "{date: 2020-06-10, event: appealed}, {date: 2020-06-14, event: upheld}",
        "2020-06-14",
    ),
    (
        "sent back",
        "{date: 2020-06-10, event: rectified}, {date: 2020-06-12, event: returned}",
        "2020-06-12",
    ),
    (
        "rectified and sent back on one day",
        "{date: 2020-06-12, event: rectified}, {date: 2020-06-12, event: returned}",
        "2020-06-09",
    ),
    (
        "sent back while under appeal",
        (
            "{date: 2020-06-10, event: rectified}, {date: 2020-06-11, event: appealed},"
            "{date: 2020-06-12, event: returned}, {date: 2020-06-13, event: upheld}"
        ),
        "2020-06-13",
    ),
    (
        "appealed and voided, then sent back",
        (
            "{date: 2020-06-10, event: appealed}, {date: 2020-06-11, event: void},"
            "{date: 2020-06-12, event: returned}"
        ),
        "2020-06-12",
    ),
    ("extended", "{date: 2020-06-10, event: extended, to: 2020-06-14}", "2020-06-15"),
    ("extended to no day", "{date: 2020-06-10, event: extended}", "2020-06-09"),
]


@pytest.mark.parametrize(("case", "log", "since"), LOGS, ids=[case[0] for case in LOGS])
def test_what_pauses_or_ends_the_steps_of_a_finding(
    finding: Callable[..., At], case: str, log: str, since: str | None
) -> None:
    found = finding(log)("2020-06-20")
    assert (found and found[3]) == since, case
    assert found is None or found[0] == "supervise"


def test_an_extension_of_a_finding_makes_notices_count_no_longer(
    finding: Callable[..., At],
) -> None:
    log = "{date: 2020-06-20, event: extended, to: 2020-06-22}"
    assert (finding(log, about("supervise", "2020-06-10"))("2020-06-23") or ("",))[0] == (
        "supervise"
    )
    assert finding(log, about("supervise", "2020-06-20"))("2020-06-23") is None


def test_the_unit_is_the_one_that_answers_by_then(finding: Callable[..., At]) -> None:
    at = finding(TO_ANOTHER, settings="reassigned_limit: keep")
    assert (at("2020-06-09") or ("", ""))[1] == "东华街道"
    assert (at("2020-06-10") or ("", ""))[1] == "联盟街道"


TO_ANOTHER = "{date: 2020-06-10, event: reassigned, to_owner: 联盟街道}"


def test_a_unit_that_takes_over_has_its_days_and_its_steps_anew(
    finding: Callable[..., At],
) -> None:
    out = about("supervise", "2020-06-09", "owners: [东华街道], reply_due: 2020-06-10")
    at = finding(TO_ANOTHER, out)
    assert at("2020-06-10") is None
    soon = "整改时限2020-06-17，2个工作日以内到期"
    assert at("2020-06-15") == ("remind", "联盟街道", soon, "2020-06-15")
    late = "整改时限2020-06-17，逾期已满1天"
    assert at("2020-06-18") == ("supervise", "联盟街道", late, "2020-06-18")
    urgent = finding(TO_ANOTHER, out, "severity: urgent,")
    assert (urgent("2020-06-12") or ("",) * 4)[::3] == ("circulate", "2020-06-12")


def test_where_the_limit_stays_nothing_is_held_against_it_from_before(
    finding: Callable[..., At],
) -> None:
    out = about("supervise", "2020-06-09", "owners: [东华街道], reply_due: 2020-06-10")
    at = finding(TO_ANOTHER, out, settings="reassigned_limit: keep")
    late = "整改时限2020-06-08，逾期已满1天"
    assert at("2020-06-28") == ("supervise", "联盟街道", late, "2020-06-10")


@pytest.mark.parametrize(
    ("owners", "kind"), [("东华街道", "supervise"), ("联盟街道", "circulate"), ("", "circulate")]
)
def test_only_a_notice_it_got_counts_against_the_new_unit(
    finding: Callable[..., At], owners: str, kind: str
) -> None:
    out = about("supervise", "2020-06-10", f"owners: [{owners}], reply_due: 2020-06-12")
    at = finding(TO_ANOTHER, out)
    assert (at("2020-06-28") or ("",))[0] == kind


def test_what_was_sent_back_to_another_unit_is_not_its_rework(finding: Callable[..., At]) -> None:
    twice = (
        "{date: 2020-06-02, event: rectified}, {date: 2020-06-03, event: returned},"
        "{date: 2020-06-04, event: rectified}, {date: 2020-06-05, event: returned}"
    )
    assert (finding(twice)("2020-06-05") or ("",))[0] == "supervise"
    assert finding(f"{twice}, {TO_ANOTHER}")("2020-06-11") is None


def test_nothing_is_due_soon_on_the_day_it_was_given(
    finding: Callable[..., At], task: Callable[..., At]
) -> None:
    at = finding(fields="assigned: 2020-06-08, severity: urgent,")
    assert at("2020-06-08") is None
    soon = "整改时限2020-06-09，2个工作日以内到期"
    assert at("2020-06-09") == ("remind", "东华街道", soon, "2020-06-09")
    assigned = task("assigned: 2020-06-17")
    assert assigned("2020-06-17") is None
    assert assigned("2020-06-18") == ("remind", "城管局", SOON, "2020-06-18")


# --- several --------------------------------------------------------------------------------------

PARTS = (
    "tasks: [{id: t, title: 整治, workstream: A, due: 2020-06-19, parts: "
    "[{owner: 东华街道}, {owner: 联盟街道}]}]\n"
)


@pytest.mark.parametrize(
    ("about", "left"),
    [
        ("tasks: [t]", []),
        ("tasks: [t], owners: [城管局]", []),
        ("tasks: [t], owners: [联盟街道]", ["t/东华街道"]),
        ("tasks: [t/东华街道], owners: [联盟街道]", ["t/联盟街道"]),
    ],
)
def test_a_notice_on_a_task_with_parts(read: Read, about: str, left: list[str]) -> None:
    plan = read(f"{PARTS}notices: [{notice('supervise', '2020-06-22', about)}]\n")
    steps = steps_at(plan, date(2020, 6, 22))
    assert [step.item.id for step in steps.suggested] == left
    assert len(steps.tasks_out) == 2 - len(left)


def test_gravest_first_then_by_unit_and_interviews_together(read: Read) -> None:
    findings = "".join(
        f"  - {{{FINDING.replace('id: f', f'id: {name}').replace('东华街道', owner)}}}\n"
        for name, owner in (("f1", "联盟街道"), ("f2", "教体局"), ("f3", "联盟街道"))
    )
    out = notice("circulate", "2020-06-10", "findings: [f1, f3]")
    orphan = "tasks: [{id: t, title: 整治, workstream: B, due: 2020-06-22}]\n"
    plan = read(f"{orphan}findings:\n{findings}notices: [{out}]\n")
    found = [(s.kind.value, s.owner, s.item.id) for s in suggestions(plan, date(2020, 6, 22))]
    assert found == [
        ("interview", "联盟街道", "f1"),
        ("interview", "联盟街道", "f3"),
        ("supervise", "教体局", "f2"),
        ("remind", None, "t"),
    ]


def test_what_is_out_is_kept_apart_from_what_is_suggested(read: Read) -> None:
    out = about("supervise", "2020-06-10") + notice("remind", "2020-06-01")
    task = "tasks: [{id: t, title: 整治, workstream: A, due: 2020-12-31}]\n"
    plan = read(f"{task}findings: [{{{FINDING}}}]\nnotices: [{out}]\n")
    steps = steps_at(plan, date(2020, 6, 11))
    assert steps.suggested == ()
    assert {k: n.kind.value for k, n in steps.findings_out.items()} == {"f": "supervise"}
    assert {k: n.kind.value for k, n in steps.tasks_out.items()} == {"t": "remind"}
    assert steps_at(plan, date(2020, 6, 12)).tasks_out == {}
