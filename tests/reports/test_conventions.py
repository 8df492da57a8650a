"""口径说明: every convention in words."""

import pytest

from tests.reports.conftest import Context
from tests.reports.texts import EXAM, TASK
from wenming_cli.model.settings import Settings

CHANGES = {
    "due_soon_days": "7",
    "due_soon_days_findings": "3",
    "reassigned_limit": "keep",
    "behind_points": "12.5",
    "stagnant_days": "31",
    "due_rollover": "next_workday",
    "holidays": "[2020-01-02]",
    "workdays": "[2020-01-04]",
    "rectify_days": "{urgent: 2}",
    "inspection": "{tiers: [office]}",
    "recurrence_days": "91",
    "escalation": "{rework_limit: 3}",
    "board": "{weights: {rework_rate: 1}}",
    "scoring": "{overshoot: 150}",
    "assessment": "{weighting: observation}",
    "rules": "{E402: 'off'}",
    "names": "{tiers: {district: 县领导}}",
}


def test_no_convention_is_forgotten(context: Context) -> None:
    # In which file a record stands changes no figure.
    assert set(CHANGES) == set(Settings.model_fields) - {"place", "layout"}
    usual = context(TASK)["conventions"]["settings"]
    for name, value in CHANGES.items():
        changed = context(f"{TASK}settings: {{{name}: {value}}}\n")["conventions"]["settings"]
        assert changed != usual, name


def test_conventions_are_put_into_words(context: Context) -> None:
    given = context(
        TASK + "settings:\n"
        "  due_soon_days: 7\n"
        "  due_rollover: next_workday\n"
        "  holidays: [2020-01-02, 2020-01-03, 2020-12-31, 2021-01-01, 2021-01-04]\n"
        "  workdays: [2020-01-04]\n"
        "  inspection: {cycle: days, cycle_days: 15}\n"
        "  rules: {E402: 'off'}\n"
    )["conventions"]
    words = {row["name"]: row["words"] for row in given["settings"]}
    assert words["临期"] == "距时限任务不超过7个、问题不超过2个工作日；交办、改派的当天不算"
    assert words["时限顺延"] == "时限遇休息日顺延到下一个工作日"
    assert words["工作日"] == (
        "按国家公布的节假日和调休安排，没有公布的年份按周一至周五；"
        "另列休息日：2020年1月2日至1月3日、12月31日至2021年1月1日、1月4日；另列上班日：2020年1月4日"
    )
    assert words["巡查周期"] == "每15天为一个周期，自2020年1月1日起算"
    assert words["检查规则"] == "E402按关闭处理"


def test_only_the_figures_that_are_printed_are_explained(context: Context) -> None:
    labels = [row["label"] for row in context(TASK)["conventions"]["figures"]]
    assert labels == ["总体办结率", "加权完成率", "计划进度"]


def test_how_assessments_are_worked_out_is_told_where_there_are_standards(context: Context) -> None:
    def told(text: str) -> str | None:
        rows = context(text)["conventions"]["settings"]
        return next((row["words"] for row in rows if row["name"] == "测评得分"), None)

    assert told(TASK) is None
    words = told(EXAM) or ""
    assert words.startswith("每条标准先取各次观察的平均，再按分值加权；")
    changed = told(f"{EXAM}settings: {{assessment: {{by_site_owner: true}}}}\n") or ""
    assert "计入每个单位，也计入点位的责任单位，总数只计一次" in changed


def test_the_figures_of_the_exam_are_explained_where_they_are_printed(context: Context) -> None:
    labels = [row["label"] for row in context(EXAM)["conventions"]["figures"]]
    assert "得分率" in labels
    assert "覆盖分值" in labels
    assert "材料齐全率" not in labels


@pytest.mark.parametrize(
    ("cycle", "words"),
    [
        ("week", "按周：周一至周日"),
        ("half_month", "按半月：每月1日至15日、16日至月末"),
        ("month", "按月"),
        ("quarter", "按季度"),
    ],
)
def test_cycles_of_a_calendar_are_put_into_words(context: Context, cycle: str, words: str) -> None:
    rows = context(f"{TASK}settings: {{inspection: {{cycle: {cycle}}}}}\n")["conventions"][
        "settings"
    ]
    said = {row["name"]: row["words"] for row in rows}["巡查周期"]
    assert said == f"{words}；计划起止截断后不足一半天数的周期不要求覆盖"
