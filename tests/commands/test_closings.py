"""A closed month closes what was printed, closings hold each other, and a run can be repeated."""

import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Wenming
from wenming_cli.figures.months.closed_months import due_corrections, figure_differences
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month

AtDate = Callable[[str], None]

PLAN = """\
plan: {id: p, name: 2020年创建工作, year: 2020, owner: 创建办}
owners:
- {name: 创建办, kind: office}
- {name: 城管局, kind: department, address: 一号}
- {name: 住建局, kind: department}
- {name: 东街街道, kind: subdistrict}
workstreams:
- {id: HW, name: 环境卫生, kind: rectification, owner: 城管局}
budget: {total: 10万元, lines: [{id: XC, name: 宣传}]}
sites:
- {id: D1, name: 市场, type: 农贸市场, demonstration: true, owner: 东街街道, opened: 2020-06-01}
indicators:
- {id: Z1, level1: 产出指标, level2: 质量指标, name: 达标率, nature: "≥", target: 95, unit: "%",
   weight: 90, accrual: level}
settings:
  inspection: {tiers: [office]}
  board: {minimum: 1, weights: {pass_rate: 1}}
  scoring: {execution: 10, 产出指标: 90, 效益指标: 0, 满意度指标: 0}
"""
RECORDS = """\
tasks:
- {id: A, title: 清运, workstream: HW, start: 2020-03-01, due: 2020-08-31}
updates:
- {task: A, date: 2020-06-15, progress: 40%}
inspections:
- {date: 2020-06-05, tier: office, sites: [D1], checks: [{site: D1, item: 地面, result: fail}]}
actuals:
- {indicator: Z1, date: 2020-06-30, value: 80}
"""
PAYMENT = "payments:\n- {date: 2020-06-20, line: XC, amount: 1.3万元, voucher: 记1}\n"
AMEND = ("--amend", "--reason", "核对")


@pytest.fixture
def closed(tmp_path: Path, wenming: Wenming, at_date: AtDate) -> Path:
    """A plan with June closed on the third of July."""
    (tmp_path / "plan.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "records.yaml").write_text(RECORDS, "utf-8")
    at_date("2020-07-03")
    ran = wenming("-C", tmp_path, "close", "2020-06")
    assert ran.code == 0, ran.err
    assert wenming("validate", tmp_path).code == 0
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def codes(out: str) -> list[str]:
    return re.findall(r"错误 (E7\d\d) ", out)


# --- what is held -------------------------------------------------------------------------------

HELD = [
    ("records.yaml", "result: fail", "result: pass", ["符合率 0.00% → 100.00%", "红黑榜"]),
    ("records.yaml", "value: 80", "value: 90", ["指标Z1（实际值、得分）", "自评总分"]),
    ("records.yaml", "progress: 40%", "progress: 50%", ["加权完成率 40.00% → 50.00%", "城管局"]),
    ("records.yaml", "sites: [D1], ", "sites: [], ", ["巡查 2020-06-05 区创建办"]),
    ("plan.yaml", "owner: 城管局}", "owner: 住建局}", ["重点工作 HW", "住建局（"]),
    ("plan.yaml", "type: 农贸市场", "type: 市场", ["点位 D1", "农贸市场的本月（", "市场的本月（"]),
    ("plan.yaml", "东街街道, kind: subdistrict", "东街街道, kind: other", ["单位 东街街道"]),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), HELD, ids=[new for _, _, new, _ in HELD])
def test_what_a_report_printed_is_named(
    closed: Path, wenming: Wenming, *, file: str, old: str, new: str, said: list[str]
) -> None:
    edit(closed / file, old, new)
    ran = wenming("validate", closed)
    assert ran.code == 1
    assert all(words in ran.out for words in said), ran.out
    assert wenming("-C", closed, "close", "2020-06", *AMEND).code == 0
    assert wenming("validate", closed).code == 0


def test_a_board_closed_by_its_scores_is_no_change(
    tmp_path: Path, wenming: Wenming, at_date: AtDate
) -> None:
    """A month that was closed before boards looked at intervals holds ranks and two decimals."""
    old = PLAN.replace("board: {minimum", "board: {tie: exact, minimum")
    (tmp_path / "plan.yaml").write_text(old, "utf-8")
    (tmp_path / "records.yaml").write_text(RECORDS, "utf-8")
    at_date("2020-07-03")
    assert wenming("-C", tmp_path, "close", "2020-06").code == 0
    assert "第1名，0.00分，黑榜" in (tmp_path / "closed" / "2020-06.yaml").read_text("utf-8")
    (tmp_path / "plan.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "zz.yaml").write_text(PAYMENT, "utf-8")
    ran = wenming("validate", tmp_path)
    assert "实际支出 0.00万元 → 1.30万元" in ran.out
    assert "红黑榜" not in ran.out


FREE = [
    ("plan.yaml", "address: 一号", "address: 二号"),
    ("plan.yaml", "name: 环境卫生", "name: 环境卫生工作"),
    ("plan.yaml", "- {name: 住建局, kind: department}", "- {name: 住建局, kind: other}"),
    ("plan.yaml", "- {name: 住建局,", "- {name: 教体局, kind: department}\n- {name: 住建局,"),
]


@pytest.mark.parametrize(("file", "old", "new"), FREE, ids=[new for _, _, new in FREE])
def test_what_decides_no_number_is_free(
    closed: Path, wenming: Wenming, *, file: str, old: str, new: str
) -> None:
    edit(closed / file, old, new)
    assert wenming("validate", closed).code == 0


def test_the_cause_comes_first_and_its_consequences_as_one(closed: Path, wenming: Wenming) -> None:
    (closed / "zz.yaml").write_text(PAYMENT, "utf-8")
    ran = wenming("validate", closed)
    assert codes(ran.out) == ["E701", "E702"]
    assert "实际支出 0.00万元 → 1.30万元" in ran.out
    assert "元 (" not in ran.out


def test_a_correction_reads_like_a_sentence(
    closed: Path, wenming: Wenming, at_date: AtDate
) -> None:
    (closed / "zz.yaml").write_text(PAYMENT, "utf-8")
    at_date("2020-07-10")
    assert wenming("-C", closed, "close", "2020-06", *AMEND).code == 0
    out = wenming("-C", closed, "report", "--month", "2020-06").out
    assert "实际支出由0.00万元更正为1.30万元、" in out
    assert "预算执行率由0.00%更正为13.00%、" in out


def test_small_changes_are_told_in_full() -> None:
    from wenming_cli.figures.months.closed_months import FigureDifference
    from wenming_cli.model.closing import Closing

    month = Closing.model_construct()
    told = [
        FigureDifference("paid", before, after, month, {}).told
        for before, after in (
            ("125000.00元", "125020.00元"),
            ("33.33% (1/3)", "33.33% (2/6)"),
            ("—", "80%"),
        )
    ]
    assert told == [
        ("125000.00元", "125020.00元"),
        ("33.33%（1/3）", "33.33%（2/6）"),
        ("—", "80%"),
    ]


def test_paths_are_printed_alike(
    closed: Path, wenming: Wenming, at_date: AtDate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(closed)
    (closed / "zz.yaml").write_text(PAYMENT, "utf-8")
    amended = wenming("close", "2020-06", *AMEND)
    at_date("2020-08-03")
    again = wenming("close", "2020-07")
    assert amended.err.rstrip().endswith("已写 closed/2020-06.yaml")
    assert again.err.rstrip().endswith("已写 closed/2020-07.yaml")


# --- closings of earlier versions -----------------------------------------------------------------


def older(folder: Path) -> None:
    """Make the closing one of an earlier version: figures of the plan as a whole, no digest."""
    path = folder / "closed/2020-06.yaml"
    kept = [
        line
        for line in path.read_text("utf-8").splitlines()
        if not re.match(r"  digest|    (month|tiers|types|categories|lines|boards)/", line)
        and not re.match(r"    (workstreams|owners|indicators/Z1)\b.*(%|分|\d)$", line)
        and not re.match(r"    (coverage_rate|full_coverage_rate|pass_rate|lagging)", line)
        and not re.match(r"    (scored|total|forecast)_", line)
    ]
    path.write_text("\n".join([*kept, ""]), "utf-8")


def test_an_older_closing_says_what_it_does_not_hold(
    closed: Path, wenming: Wenming, at_date: AtDate
) -> None:
    older(closed)
    assert wenming("validate", closed).code == 0
    edit(closed / "records.yaml", "result: fail", "result: pass")
    at_date("2020-07-10")
    assert codes(wenming("validate", closed).out) == ["E701"]
    assert wenming("-C", closed, "close", "2020-06", *AMEND).code == 0
    out = wenming("-C", closed, "report", "--month", "2020-07").out
    assert "上报的数字不变" not in out
    assert "这次月结没有留点位巡查、绩效指标和评分、红黑榜和各单位的数字" in out


def test_a_plan_closed_before_and_after(closed: Path, wenming: Wenming, at_date: AtDate) -> None:
    older(closed)
    at_date("2020-08-03")
    assert wenming("-C", closed, "close", "2020-07").code == 0
    assert "owners/城管局: " in (closed / "closed/2020-07.yaml").read_text("utf-8")
    assert wenming("validate", closed).code == 0
    edit(closed / "plan.yaml", "owner: 城管局}", "owner: 住建局}")
    assert "2020-07 已经月结，重点工作 HW 在月结以后被改动" in wenming("validate", closed).out


# --- the chain ------------------------------------------------------------------------------------


@pytest.fixture
def chained(closed: Path, wenming: Wenming, at_date: AtDate) -> Path:
    """June and July closed."""
    at_date("2020-08-03")
    assert wenming("-C", closed, "close", "2020-07").code == 0
    return closed


def test_a_closing_taken_out_is_noticed(chained: Path, wenming: Wenming) -> None:
    (chained / "closed/2020-06.yaml").unlink()
    ran = wenming("validate", chained)
    assert "2020-06 的月结不见了：2020-07 月结的时候还在" in ran.out


def test_a_closing_made_anew_is_noticed(chained: Path, wenming: Wenming, at_date: AtDate) -> None:
    (chained / "closed/2020-06.yaml").unlink()
    assert wenming("-C", chained, "close", "2020-06").code == 1
    (chained / "closed/2020-07.yaml").rename(chained / "aside")
    edit(chained / "records.yaml", "result: fail", "result: pass")
    at_date("2020-08-04")
    assert wenming("-C", chained, "close", "2020-06").code == 0
    (chained / "aside").rename(chained / "closed/2020-07.yaml")
    ran = wenming("validate", chained)
    assert "2020-06 的月结重做过或者改过：和 2020-07 月结的时候不一样" in ran.out


@pytest.mark.parametrize(
    ("old", "new"),
    [("paid: 0.00元", "paid: 1.00元"), ("2020-07-03", "2020-07-02"), ("tasks: 1", "tasks: 2")],
)
def test_an_edited_closing_is_noticed(old: str, new: str, closed: Path, wenming: Wenming) -> None:
    edit(closed / "closed/2020-06.yaml", old, new)
    assert "2020-06 的月结改过手" in wenming("validate", closed).out


def test_amendments_do_not_break_the_chain(
    chained: Path, wenming: Wenming, at_date: AtDate
) -> None:
    edit(chained / "records.yaml", "result: fail", "result: pass")
    at_date("2020-08-10")
    for month in ("2020-06", "2020-07"):
        assert wenming("-C", chained, "close", month, *AMEND).code == 0
    at_date("2020-09-01")
    assert wenming("-C", chained, "close", "2020-08").code == 0
    assert wenming("validate", chained).code == 0
    path = chained / "closed/2020-07.yaml"
    path.write_text(path.read_text("utf-8").partition("  amendments:")[0], "utf-8")
    assert "2020-07 的月结重做过或者改过" in wenming("validate", chained).out


# --- who carries a correction ---------------------------------------------------------------------

CARRIED = """\
plan: {{id: p, name: n, year: 2020, owner: 办}}
closings:
- month: 2020-06
  closed_on: 2020-07-03
  figures: {{tasks: 0}}
  amendments: [{{date: {day}, reason: 核对, figures: {{tasks: 1}}}}]
{more}"""
JULY = "- {{month: 2020-07, closed_on: {}}}\n"
CARRIERS = [
    ("2020-07-10", "", {"2020-06", "2020-07"}),
    ("2020-08-03", "", {"2020-06", "2020-07", "2020-08"}),
    ("2020-08-03", JULY.format("2020-08-05"), {"2020-06", "2020-07"}),
    ("2020-08-03", JULY.format("2020-08-03"), {"2020-06", "2020-07"}),
    ("2020-08-03", JULY.format("2020-08-02"), {"2020-06", "2020-07", "2020-08"}),
    ("2020-09-15", JULY.format("2020-08-02"), {"2020-06", "2020-07", "2020-08", "2020-09"}),
]


@pytest.mark.parametrize(("day", "more", "months"), CARRIERS)
def test_the_next_report_printed_carries_it(
    tmp_path: Path, day: str, more: str, months: set[str]
) -> None:
    plan = read(tmp_path, CARRIED.format(day=day, more=more))
    of = {f"2020-{month:02}": Month(2020, month) for month in range(5, 13)}
    assert {
        name for name, month in of.items() if [*due_corrections(plan, month, date(2021, 1, 9))]
    } == months
    before = date.fromisoformat(day).replace(day=1)
    assert not [c for month in of.values() for c in due_corrections(plan, month, before)]


def read(folder: Path, text: str) -> Plan:
    (folder / "plan.yaml").write_text(text, "utf-8")
    plan = load(folder).plan
    assert plan is not None
    return plan


# --- what a killed run leaves ---------------------------------------------------------------------

LEFT = [b"", b"\n", b"# \xe7\x94\xb1 wenming close", b"\0" * 40]


@pytest.mark.parametrize("left", LEFT)
def test_an_empty_file_is_named_and_replaced(left: bytes, closed: Path, wenming: Wenming) -> None:
    path = closed / "closed/2020-06.yaml"
    whole = path.read_bytes()
    path.write_bytes(left)
    if b"\0" not in left:
        assert "2020-06 的月结文件是空的" in wenming("validate", closed).out
    assert wenming("validate", closed).code == 1
    assert wenming("-C", closed, "close", "2020-06").code == 0
    assert path.read_bytes() == whole
    assert wenming("validate", closed).code == 0


def test_half_a_file_is_named_and_replaced(closed: Path, wenming: Wenming) -> None:
    path = closed / "closed/2020-06.yaml"
    whole = path.read_bytes()
    for at in (len(whole) // 3, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:at])
        wenming("validate", closed)
    path.write_bytes(whole[: whole.index(b"closed_on") + 4])
    assert wenming("validate", closed).code == 1
    assert wenming("-C", closed, "close", "2020-06").code == 0
    assert path.read_bytes() == whole


@pytest.mark.parametrize("call", range(8))
def test_closing_can_be_cut_short_at_any_call(
    call: int, closed: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wenming_cli import files
    from wenming_cli.writing import closing_file as edits

    monkeypatch.setattr(edits, "MOST_LINES", 5)
    folder = closed / "closed"
    (folder / "2020-06.yaml").unlink()
    left, made = [call], files.write_whole

    def cut(path: Path, data: bytes) -> None:
        left[0] -= 1
        if left[0] < 0:
            os._exit(9)
        made(path, data)

    child = os.fork()
    if not child:
        monkeypatch.setattr(files, "write_whole", cut)
        wenming("-C", closed, "close", "2020-06")
        os._exit(0)
    os.waitpid(child, 0)
    ran = wenming("-C", closed, "close", "2020-06")
    assert ran.code == 0 or "已于 2020-07-03 月结" in ran.err
    assert wenming("validate", closed).code == 0


def test_two_amendments_at_once_lose_none(closed: Path, wenming: Wenming) -> None:
    (closed / "zz.yaml").write_text(PAYMENT, "utf-8")
    runs = []
    for reason in ("甲", "乙", "丙"):
        child = os.fork()
        if not child:
            ran = wenming("-C", closed, "close", "2020-06", "--amend", "--reason", reason)
            os._exit(ran.code)
        runs.append(child)
    done = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in runs]
    text = (closed / "closed/2020-06.yaml").read_text("utf-8")
    assert done.count(0) == text.count("reason:")
    assert wenming("validate", closed).code == 0


def test_only_what_may_be_another_is_worked_out(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unchanged plan costs no more than the figures of the whole plan."""
    from wenming_cli.figures.months import closed_months as closing

    def unwanted(*_: object) -> dict[str, str]:
        raise AssertionError

    monkeypatch.setattr(closing, "printed", unwanted)
    plan = load(closed).plan
    assert plan is not None
    assert not list(figure_differences(plan))
