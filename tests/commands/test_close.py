"""Closing a month, what is noticed afterwards, and how it is corrected."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Golden, Wenming

HERE = Path(__file__).parent
AtDate = Callable[[str], None]
Said = tuple[int, str]
JUNE = ("close", "2020-06")
AMEND = (*JUNE, "--amend", "--reason", "漏报一笔：记-2")


@pytest.fixture
def closed(small: Path, wenming: Wenming, at_date: AtDate) -> Path:
    """The small plan with June closed on the third of July."""
    at_date("2020-07-03")
    ran = wenming("-C", small, *JUNE)
    assert ran.code == 0
    assert "数字 76 个，记录 18 条；已写" in ran.err
    return small


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new).encode("utf-8"))


def pay(folder: Path, amount: str = "12.6万元") -> None:
    edit(folder / "records.yaml", "12.5万元", amount)


# --- closing --------------------------------------------------------------------------------------


def test_the_file(closed: Path, golden: Golden) -> None:
    golden(HERE / "golden" / "closed.yaml", (closed / "closed/2020-06.yaml").read_text("utf-8"))


def test_the_same_plan_gives_the_same_bytes(
    closed: Path, wenming: Wenming, at_date: AtDate
) -> None:
    path = closed / "closed/2020-06.yaml"
    before = path.read_bytes()
    path.unlink()
    at_date("2020-07-03")
    assert wenming("-C", closed, *JUNE).code == 0
    assert path.read_bytes() == before


def test_dry_run_writes_nothing(small: Path, wenming: Wenming, at_date: AtDate) -> None:
    at_date("2020-07-03")
    ran = wenming("-C", small, *JUNE, "--dry-run")
    assert ran.code == 0
    assert "closings:\n- month: 2020-06\n" in ran.out
    assert "会写" in ran.err
    assert not (small / "closed").exists()


def test_a_closed_plan_is_in_order(closed: Path, wenming: Wenming) -> None:
    assert wenming("validate", "--strict", closed).code == 0


def test_the_next_month_keeps_only_what_is_new(
    closed: Path, wenming: Wenming, at_date: AtDate
) -> None:
    edit(closed / "tasks.yaml", "due: 2020-07-03}", "due: 2020-07-03, done: 2020-07-02}")
    at_date("2020-08-03")
    ran = wenming("-C", closed, "close", "2020-07")
    assert "记录 1 条" in ran.err
    text = (closed / "closed/2020-07.yaml").read_text("utf-8")
    assert text[text.index("  records:") :].count("\n") == 2
    assert "done/NM-1: " in text
    assert wenming("validate", closed).code == 0


def test_a_month_closed_late_keeps_nothing_twice(closed: Path, wenming: Wenming) -> None:
    ran = wenming("-C", closed, "close", "2020-03")
    assert "记录 0 条" in ran.err
    assert wenming("validate", closed).code == 0
    edit(closed / "tasks.yaml", "done: 2020-03-30", "done: 2020-03-31")
    out = wenming("validate", closed).out
    assert "2020-06 已经月结，办结 HW-1 在月结以后被改动" in out


REFUSED = [
    (JUNE, "2020-06-30", (1, "还没有过完")),
    (("close", "2021-01"), "2021-06-30", (2, "不在计划期内")),
    (("close", "2019-12"), "2021-06-30", (2, "不在计划期内")),
    (("close", "2020-6"), "2020-07-03", (2, "写成 2020-06")),
    (AMEND, "2020-07-03", (1, "还没有月结")),
    ((*JUNE, "--amend"), "2020-07-03", (2, "一起写")),
    ((*JUNE, "--reason", "x"), "2020-07-03", (2, "一起写")),
]


@pytest.mark.parametrize(("typed", "day", "said"), REFUSED)
def test_refused(
    small: Path, wenming: Wenming, at_date: AtDate, *, typed: tuple[str, ...], day: str, said: Said
) -> None:
    at_date(day)
    ran = wenming("-C", small, *typed)
    code, words = said
    assert ran.code == code
    assert words in ran.err
    assert not (small / "closed").exists()


def test_a_month_is_closed_once(closed: Path, wenming: Wenming) -> None:
    ran = wenming("-C", closed, *JUNE)
    assert ran.code == 1
    assert "2020-06 已于 2020-07-03 月结（" in ran.err
    assert "closed/2020-06.yaml:3）" in ran.err


def test_a_plan_with_errors_is_not_closed(small: Path, wenming: Wenming, at_date: AtDate) -> None:
    at_date("2020-07-03")
    edit(small / "tasks.yaml", "due: 2020-05-31", "due: 2020-01-31")
    ran = wenming("-C", small, *JUNE)
    assert ran.code == 1
    assert "计划有 1 处错误，不能月结" in ran.err
    edit(small / "tasks.yaml", "due: 2020-01-31", "due: 2020/1/31")
    assert wenming("-C", small, *JUNE).code == 1


def test_a_file_in_the_way_stays(small: Path, wenming: Wenming, at_date: AtDate) -> None:
    at_date("2020-07-03")
    (small / "closed").mkdir()
    path = small / "closed/2020-06.yaml"
    path.write_text("narratives: []\n", "utf-8")
    ran = wenming("-C", small, *JUNE)
    assert ran.code == 1
    assert "不覆盖" in ran.err
    assert path.read_text("utf-8") == "narratives: []\n"


def test_no_folder_can_be_made(small: Path, wenming: Wenming, at_date: AtDate) -> None:
    at_date("2020-07-03")
    (small / "closed").write_text("", "utf-8")
    ran = wenming("-C", small, *JUNE)
    assert ran.code in (1, 2)
    assert (small / "closed").read_text("utf-8") == ""


def test_what_does_not_read_back_is_undone(
    small: Path, wenming: Wenming, at_date: AtDate, monkeypatch: pytest.MonkeyPatch
) -> None:

    at_date("2020-07-03")
    monkeypatch.setattr(
        "wenming_cli.commands.close.closed_texts",
        lambda *_: {"closed/2020-06.yaml": "closings: [\n"},
    )
    ran = wenming("-C", small, *JUNE)
    assert ran.code == 2
    assert "读回来不对" in ran.err
    assert not (small / "closed/2020-06.yaml").exists()


def test_very_many_records_go_into_several_files(
    small: Path, wenming: Wenming, at_date: AtDate, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wenming_cli.writing import closing_file as edits

    monkeypatch.setattr(edits, "MOST_LINES", 5)
    at_date("2020-07-03")
    assert wenming("-C", small, *JUNE).code == 0
    names = sorted(path.name for path in (small / "closed").iterdir())
    assert names == ["2020-06-2.yaml", "2020-06-3.yaml", "2020-06-4.yaml", "2020-06.yaml"]
    assert wenming("validate", "--strict", small).code == 0
    pay(small)
    edit(small / "tasks.yaml", "done: 2020-03-30", "done: 2020-03-31")
    assert wenming("-C", small, *AMEND).code == 0
    assert wenming("validate", small).code == 0
    assert wenming("-C", small, *JUNE).code == 1


# --- what is noticed ------------------------------------------------------------------------------


def test_a_change_is_named_with_the_figures_it_makes(closed: Path, wenming: Wenming) -> None:
    pay(closed)
    ran = wenming("validate", closed)
    assert ran.code == 1
    assert "支出 2020-06-15 XC 在月结以后被改动" in ran.out
    assert "2020-06 上报的数字有 8 个现在算出来不一样：实际支出 12.50万元 → 12.60万元" in ran.out
    assert "预算执行率 12.50% → 12.60%" in ran.out


def test_what_is_written_for_later_months_is_fine(closed: Path, wenming: Wenming) -> None:
    later = """\
updates:
- {task: HW-2, date: 2020-07-01, progress: 60%}
payments:
- {date: 2020-07-01, line: XC, amount: 1万元}
tasks:
- {id: NM-2, title: 新交办, workstream: NM, assigned: 2020-07-01, due: 2020-09-30}
"""
    (closed / "july.yaml").write_text(later, "utf-8")
    edit(closed / "tasks.yaml", "公厕改造", "公厕改造工程")
    assert wenming("validate", closed).code == 0


def test_a_new_task_without_a_day_is_noticed(closed: Path, wenming: Wenming) -> None:
    new = "tasks:\n- {id: NM-2, title: 新交办, workstream: NM, due: 2020-09-30}\n"
    (closed / "july.yaml").write_text(new, "utf-8")
    ran = wenming("validate", closed)
    assert "任务 NM-2 是月结以后才写上的" in ran.out
    assert "月结以后交办的，写上交办日期" in ran.out


# --- amending -------------------------------------------------------------------------------------


def test_an_amendment(closed: Path, wenming: Wenming, at_date: AtDate, golden: Golden) -> None:
    pay(closed)
    at_date("2020-07-10")
    path = closed / "closed/2020-06.yaml"
    before = path.read_text("utf-8")
    dry = wenming("-C", closed, *AMEND, "--dry-run")
    assert "+    reason: '漏报一笔：记-2'" in dry.out
    assert path.read_text("utf-8") == before
    ran = wenming("-C", closed, *AMEND)
    assert ran.code == 0
    assert "实际支出：12.50万元 → 12.60万元" in ran.err
    assert "更正：数字 8 个，记录 1 条；已写" in ran.err
    after = path.read_text("utf-8")
    assert after.startswith(before)
    golden(HERE / "golden" / "amendment.yaml", after.removeprefix(before))
    assert wenming("validate", closed).code == 0
    assert "没有变动" in wenming("-C", closed, *AMEND).err


def test_amendments_one_after_the_other(closed: Path, wenming: Wenming, at_date: AtDate) -> None:
    for day, old, new in (
        ("2020-07-10", "2020-06-15", "2020-07-05"),
        ("2020-07-11", "2020-07-05", "2020-06-15"),
        ("2020-07-12", "12.5万元", "13万元"),
    ):
        edit(closed / "records.yaml", old, new)
        at_date(day)
        assert wenming("validate", closed).code == 1
        assert wenming("-C", closed, *AMEND).code == 0
        assert wenming("validate", closed).code == 0
    assert (closed / "closed/2020-06.yaml").read_text("utf-8").count("reason:") == 3


def test_what_moved_into_the_next_month_is_kept_there(
    closed: Path, wenming: Wenming, at_date: AtDate
) -> None:
    edit(closed / "tasks.yaml", "done: 2020-06-10", "done: 2020-07-01")
    at_date("2020-08-03")
    assert "不能月结" in wenming("-C", closed, "close", "2020-07").err
    assert wenming("-C", closed, *AMEND).code == 0
    assert wenming("-C", closed, "close", "2020-07").code == 0
    assert wenming("validate", closed).code == 0


def test_a_plan_with_other_errors_is_not_amended(closed: Path, wenming: Wenming) -> None:
    pay(closed)
    edit(closed / "tasks.yaml", "due: 2020-12-31", "due: 2021-12-31")
    edit(closed / "tasks.yaml", "start: 2020-02-01", "start: 2020-09-01")
    ran = wenming("-C", closed, *AMEND)
    assert ran.code == 1
    assert "不能更正" in ran.err


@pytest.mark.parametrize("reason", [" ", "a\x1b[31m", "\u202e倒"])
def test_a_reason_that_is_none(reason: str, closed: Path, wenming: Wenming) -> None:
    pay(closed)
    ran = wenming("-C", closed, *JUNE, "--amend", "--reason", reason)
    assert ran.code == 2
    assert "--reason 后面要写原因" in ran.err


def test_the_bytes_around_stay(closed: Path, wenming: Wenming, at_date: AtDate) -> None:
    path = closed / "closed/2020-06.yaml"
    old = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(old)
    pay(closed)
    at_date("2020-07-10")
    assert wenming("-C", closed, *AMEND).code == 0
    new = path.read_bytes()
    assert new.startswith(old)
    assert new.count(b"\n") == new.count(b"\r\n")
    assert wenming("validate", closed).code == 0


OTHERWISE = [
    ("  closed_on: 2020-07-03\n", "  amendments: []\n  closed_on: 2020-07-03\n"),
    ("- month: 2020-06\n  closed", "-\n  month: 2020-06\n  closed"),
]


@pytest.mark.parametrize(("old", "new"), OTHERWISE)
def test_a_file_written_otherwise(old: str, new: str, closed: Path, wenming: Wenming) -> None:
    path = closed / "closed/2020-06.yaml"
    edit(path, old, new)
    before = path.read_bytes()
    pay(closed)
    ran = wenming("-C", closed, *AMEND)
    assert ran.code == 1
    assert "不是 wenming close 写成的样子" in ran.err
    assert path.read_bytes() == before


def test_a_file_with_something_below(closed: Path, wenming: Wenming) -> None:
    path = closed / "closed/2020-06.yaml"
    path.write_text(path.read_text("utf-8") + "narratives: []\n", "utf-8")
    pay(closed)
    assert "不是 wenming close 写成的样子" in wenming("-C", closed, *AMEND).err


def test_a_closing_below_another(closed: Path, wenming: Wenming) -> None:
    path = closed / "closed/2020-06.yaml"
    edit(path, "closings:\n", "closings:\n- {month: 2020-02, closed_on: 2020-07-03}\n")
    pay(closed)
    assert wenming("-C", closed, *AMEND).code == 0
    assert wenming("validate", closed).code == 0


def test_an_amendment_that_does_not_read_back_is_undone(
    closed: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:

    pay(closed)
    path = closed / "closed/2020-06.yaml"
    before = path.read_bytes()
    monkeypatch.setattr(
        "wenming_cli.commands.close.amended_text", lambda *_: before.decode() + "x: [\n"
    )
    ran = wenming("-C", closed, *AMEND)
    assert ran.code == 2
    assert "读回来不对" in ran.err
    assert path.read_bytes() == before


def test_a_file_changed_meanwhile(
    closed: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:

    pay(closed)
    path = closed / "closed/2020-06.yaml"

    def meanwhile(*_: object) -> str:
        path.write_text("closings: []\n", "utf-8")
        return "closings: []\n"

    monkeypatch.setattr("wenming_cli.commands.close.amended_text", meanwhile)
    ran = wenming("-C", closed, *AMEND)
    assert ran.code == 2
    assert "被改过" in ran.err


# --- in the report --------------------------------------------------------------------------------


def test_the_next_report_prints_the_correction(
    closed: Path, wenming: Wenming, at_date: AtDate
) -> None:
    pay(closed)
    at_date("2020-07-10")
    assert wenming("-C", closed, *AMEND).code == 0
    at_date("2020-12-31")
    said = "1. 2020年6月：实际支出由12.50万元更正为12.60万元、"
    for month in ("2020-06", "2020-07"):
        out = wenming("-C", closed, "report", "--month", month).out
        assert said in out
        assert "原因：漏报一笔：记-2（7月10日更正）。" in out
    assert "更正" not in wenming("-C", closed, "report", "--month", "2020-08").out


def test_a_correction_that_changes_no_figure(
    closed: Path, wenming: Wenming, at_date: AtDate
) -> None:
    edit(closed / "records.yaml", "设计返工", "设计改了两次")
    at_date("2020-07-10")
    assert wenming("-C", closed, *AMEND).code == 0
    out = wenming("-C", closed, "report", "--month", "2020-07").out
    assert "2020年6月：记录有改动，上报的数字不变。" in out
