"""What status and next say of the exam, and that a plan without it says nothing of it."""

import json
from pathlib import Path

import pytest

from tests.conftest import Wenming
from tests.reports.conftest import PROJECT, UNITS
from tests.reports.texts import EXAM, MATERIALS, TASK

JUNE = ("--month", "2020-06")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PROJECT + UNITS + EXAM + MATERIALS, "utf-8")
    return tmp_path


def lines_with(word: str, text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith(word)]


def holes(wenming: Wenming, plan: Path) -> int:
    """How many holes are listed."""
    listed = wenming("-C", plan, "standards", "--holes", *JUNE, "--format", "json")
    return len(json.loads(listed.out)["holes"])


# --- status ---------------------------------------------------------------------------------------


def test_status_has_a_line_of_standards_and_one_of_materials(wenming: Wenming, plan: Path) -> None:
    shown = wenming("-C", plan, "status", *JUNE).out
    assert lines_with("测评标准", shown) == [
        (
            "测评标准  得分率 44.44% (1.33/3)，较上月末 +11.11个百分点；覆盖分值 30.00% (3/10)；"
            f"缺口 {holes(wenming, plan)} 处（wenming standards --holes）"
        )
    ]
    assert lines_with("申报材料", shown) == [
        "申报材料  材料齐全率 33.33% (1/3)；逾期未报 1，已退回 1（wenming materials）"
    ]


def test_status_of_a_unit_tells_its_own_part(wenming: Wenming, plan: Path) -> None:
    shown = wenming("-C", plan, "status", *JUNE, "--owner", "东华街道").out
    (line,) = lines_with("测评标准", shown)
    assert line.startswith("测评标准  得分率 33.33% (0.33/1)")
    assert lines_with("申报材料", shown) == ["申报材料  材料齐全率 100.00% (1/1)"]


def test_status_of_a_unit_without_standards_says_nothing(wenming: Wenming, plan: Path) -> None:
    shown = wenming("-C", plan, "status", *JUNE, "--owner", "联盟街道").out
    assert lines_with("测评标准", shown) == []
    assert lines_with("申报材料", shown) == []


def test_before_anything_was_observed_there_is_no_rate(wenming: Wenming, plan: Path) -> None:
    shown = wenming("-C", plan, "status", "--as-of", "2020-01-31").out
    (line,) = lines_with("测评标准", shown)
    assert line.startswith("测评标准  得分率 -；覆盖分值 0.00% (0/10)；")


def test_a_plan_without_standards_says_nothing_of_them(wenming: Wenming, plan: Path) -> None:
    (plan / "plan.yaml").write_text(PROJECT + UNITS + TASK, "utf-8")
    for command in ("status", "next"):
        for form in ("text", "json"):
            shown = wenming("-C", plan, command, *JUNE, "--format", form).out
            for word in ("测评", "材料", "materials", "score_rate"):
                assert word not in shown


# --- next -----------------------------------------------------------------------------------------


def test_next_lists_the_materials_a_unit_has_to_hand_in(wenming: Wenming, plan: Path) -> None:
    shown = wenming("-C", plan, "next", *JUNE).out
    assert "城管局 2 项\n" in shown
    found = [line.split() for line in shown.splitlines() if line.startswith("  CL-")]
    assert [(line[0], line[-1]) for line in found] == [
        ("CL-1", "催报材料"),
        ("CL-2", "请改好重报"),
        ("CL-3", "请按时报送"),
    ]


@pytest.mark.parametrize(
    ("fields", "why", "word"),
    [
        ("due: 2020-06-30", "材料今天到期", "请今天报送"),
        (
            "due: 2020-06-20, submitted: 2020-06-20",
            "材料缺佐证材料，没有写佐证材料",
            "请补佐证材料",
        ),
        (
            "due: 2020-06-20, submitted: 2020-06-20, dated: 2019-06-20, evidence: [档案1号]",
            "材料不在时间范围，形成日期 2019-06-20，时间范围 2020-01-01 至 2020-12-31",
            "请换时间范围内的材料",
        ),
    ],
)
def test_next_says_what_is_wrong_with_a_material(
    fields: str, why: str, word: str, wenming: Wenming, plan: Path
) -> None:
    material = f"{{id: CL-9, standard: Ⅰ-1-1), title: 报告, kind: other, owner: 城管局, {fields}}}"
    text = f"{PROJECT}{UNITS}{EXAM}materials:\n  - {material}\n"
    (plan / "plan.yaml").write_text(text, "utf-8")
    rows = wenming("-C", plan, "next", *JUNE, "--format", "csv").out
    assert f"城管局,CL-9,报告,{why},{word},2020-06-" in rows.replace('"', "")


def test_materials_that_are_far_off_or_complete_are_not_asked_for(
    wenming: Wenming, plan: Path
) -> None:
    shown = wenming("-C", plan, "next", "--as-of", "2020-05-01").out
    assert "CL-3" not in shown
    assert "CL-4" not in wenming("-C", plan, "next", *JUNE).out


def test_next_as_data_has_the_materials(wenming: Wenming, plan: Path) -> None:
    made = json.loads(wenming("-C", plan, "next", *JUNE, "--format", "json").out)
    (first, _) = made["owners"]
    assert first["materials"] == [
        {"material": "CL-1", "state": "overdue", "due": "2020-05-31", "word": "催报材料"},
        {"material": "CL-2", "state": "returned", "due": "2020-06-15", "word": "请改好重报"},
    ]


def test_messages_ask_for_materials(wenming: Wenming, plan: Path) -> None:
    told = wenming("-C", plan, "next", *JUNE, "--format", "message").out
    first, second = told.strip().split("\n\n")
    assert "有 2 项请办理：1.申报材料“工作方案”，5月31日到期，已逾期30天，请尽快报送；" in first
    assert "2.申报材料“说明报告”，6月15日到期，2020-06-20 退回：缺盖章，请改好重报。" in first
    assert "申报材料“会议纪要”，7月2日到期，请按时报送。" in second


def test_the_calendar_has_a_material_on_its_day(wenming: Wenming, plan: Path) -> None:
    pytest.importorskip("icalendar")
    made = wenming("-C", plan, "next", *JUNE, "--format", "ics").out.replace("\r\n ", "")
    for name, day in (("CL-1", "20200630"), ("CL-3", "20200702")):
        (event,) = [e for e in made.split("BEGIN:VEVENT") if f"UID:p/material/{name}@" in e]
        assert f"DTSTART;VALUE=DATE:{day}" in event


# --- what stands where in the monthly report ------------------------------------------------------


def test_the_monthly_report_has_a_section(wenming: Wenming, plan: Path) -> None:
    text = wenming("-C", plan, "report", *JUNE).out
    paragraph = text.partition("测评标准和申报材料\n\n")[2].partition("\n")[0]
    before, _, after = paragraph.partition("测评标准的缺口")
    assert before == (
        "本月观察4次，得分率50.00%；截至6月30日，累计得分率44.44%，较上月末提高11.11个百分点；"
        "覆盖分值30.00%，未测标准2条，不计入得分率。"
        "2020年第二次模拟测评得分率50.00%，较2020年第一次模拟测评提高16.67个百分点"
        "（只比两次都测到的2条标准）。"
    )
    assert after.startswith(f"{holes(wenming, plan)}处：从未观察1处、")
    assert after.endswith(
        "。材料齐全率33.33%（1/3）；逾期未报1份、已退回1份；下月到期1份：会议纪要。详见附件4。"
    )
    annex = text.partition("## 附件4 测评得分和申报材料明细")[2].partition("\n## ")[0]
    assert "| 公共秩序 | 6 | 3 | 1.67 | 44.44% |" in annex
    assert "| Ⅰ-1-1)-① | 工作方案 | 城管局 | 2020年5月31日 | 逾期未报 | 逾期30天 |" in annex
    assert "| — | 说明报告 | 城管局 | 2020年6月15日 | 已退回 | 6月20日退回：缺盖章 |" in annex


def test_the_monthly_report_before_anything_is_known(wenming: Wenming, plan: Path) -> None:
    text = wenming("-C", plan, "report", "--month", "2020-01").out
    paragraph = text.partition("测评标准和申报材料\n\n")[2].partition("\n")[0]
    assert paragraph.startswith("本月没有观察测评标准；标准4条，都还没有观察过。")
    assert "申报材料还没有到时限的。" in paragraph


def test_an_assessment_known_as_sums_is_named_in_its_month(wenming: Wenming, plan: Path) -> None:
    held = (
        "  - {id: SJ, name: 省级测评, kind: superior, start: 2020-06-20, end: 2020-06-21,\n"
        "     totals: [{of: all, score: 88, full: 100}]}\n"
    )
    text = (PROJECT + UNITS + EXAM).replace("inspections:\n", f"{held}inspections:\n")
    (plan / "plan.yaml").write_text(text, "utf-8")
    assert "；省级测评总成绩88分（满分100分）。" in wenming("-C", plan, "report", *JUNE).out
