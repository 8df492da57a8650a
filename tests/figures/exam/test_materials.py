"""A material is complete when it was handed in, not handed back, is there, and of its time."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from wenming_cli.explaining import Role, Scope, evidence_of
from wenming_cli.figures.exam.materials import MaterialStage, material_states
from wenming_cli.figures.standing import group_at, standing
from wenming_cli.figures.table import MATERIAL_RATE
from wenming_cli.model.plan import Plan

Read = Callable[..., Plan]

JUNE = date(2020, 6, 15)
SYSTEMS = """
systems:
- {id: city, name: 城市, kind: city, window: {start: 2019-01-01, end: 2020-06-30}}
- {id: open, name: 不限, kind: other}
standards:
- {code: "1-1)", system: city, item: 项目, text: 标准, method: material, owners: [城管局]}
- {code: "2-1)", system: open, item: 项目, text: 标准, method: material, owners: [城管局]}
materials:
"""
WHOLE = "submitted: 2020-06-01, dated: 2020-05-01, evidence: [a.txt]"

STATES = [
    ("due: 2020-06-16", "not_due", None),
    ("due: 2020-06-15", "due", None),
    ("due: 2020-06-14", "overdue", "逾期 1 天"),
    (f"due: 2020-06-10, {WHOLE}", "submitted", None),
    (f"due: 2020-06-30, {WHOLE}", "submitted", None),
    ("due: 2020-06-10, submitted: 2020-06-16, dated: 2020-05-01, evidence: [a.txt]", "overdue",
     "逾期 5 天"),
    ("due: 2020-06-10, submitted: 2020-06-15, dated: 2020-05-01, evidence: [a.txt]", "submitted",
     None),
    (f"due: 2020-06-10, {WHOLE}, returned: [{{date: 2020-06-05, reason: 缺章}}]", "returned",
     "2020-06-05 退回：缺章"),
    (f"due: 2020-06-10, {WHOLE}, returned: [{{date: 2020-06-01, reason: 缺章}}]", "returned",
     "2020-06-01 退回：缺章"),
    (f"due: 2020-06-10, {WHOLE}, returned: [{{date: 2020-05-20, reason: 缺章}}]", "submitted",
     None),
    (f"due: 2020-06-10, {WHOLE}, returned: [{{date: 2020-06-16, reason: 缺章}}]", "submitted",
     None),
    (("due: 2020-06-10, submitted: 2020-06-20, dated: 2020-05-01, evidence: [a.txt], "
     "returned: [{date: 2020-06-05, reason: 缺章}]"), "returned", "2020-06-05 退回：缺章"),
    ((f"due: 2020-06-30, {WHOLE}, returned: [{{date: 2020-06-05, reason: 缺章}}, "
     "{date: 2020-06-03, reason: 缺页}]"), "returned", "2020-06-05 退回：缺章"),
    ("due: 2020-06-10, submitted: 2020-06-01, dated: 2020-05-01", "without_evidence",
     "没有写佐证材料"),
    ("due: 2020-06-10, submitted: 2020-06-01, dated: 2020-05-01, evidence: [a.txt, b/没有.jpg]",
     "without_evidence", "找不到文件：b/没有.jpg"),
    ("due: 2020-06-10, submitted: 2020-06-01, dated: 2020-05-01, evidence: [../a.txt]",
     "without_evidence", "找不到文件：../a.txt"),
    ("due: 2020-06-10, submitted: 2020-06-01, dated: 2020-05-01, evidence: [盘创建〔2020〕3号]",
     "submitted", None),
    ("due: 2020-06-10, submitted: 2020-06-01, dated: 2018-12-31, evidence: [a.txt]",
     "outside_window", "形成日期 2018-12-31，时间范围 2019-01-01 至 2020-06-30"),
    ("due: 2020-06-10, submitted: 2020-06-01, dated: 2019-01-01, evidence: [a.txt]", "submitted",
     None),
    ("due: 2020-06-10, submitted: 2020-06-01, evidence: [a.txt]", "outside_window",
     "没有写形成日期，时间范围 2019-01-01 至 2020-06-30"),
]  # fmt: skip


def material(fields: str, name: str = "M", code: str = "1-1)") -> str:
    who = "" if "owner:" in fields else "owner: 城管局, "
    return f'- {{id: {name}, standard: "{code}", title: 材料, kind: document, {who}{fields}}}\n'


@pytest.mark.parametrize(("fields", "stage", "why"), STATES)
def test_states(read: Read, tmp_path: Path, fields: str, stage: str, why: str | None) -> None:
    (tmp_path / "a.txt").write_text("甲", "utf-8")
    (state,) = material_states(read(SYSTEMS + material(fields)), JUNE)
    assert (state.state.value, state.why) == (stage, why)
    assert state.is_complete is (state.state is MaterialStage.SUBMITTED)


def test_a_system_without_a_window_takes_materials_of_any_time(read: Read, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲", "utf-8")
    undated = "due: 2020-06-10, submitted: 2020-06-01, evidence: [a.txt]"
    (state,) = material_states(read(SYSTEMS + material(undated, code="2-1)")), JUNE)
    assert state.is_complete


def test_a_folder_is_there_like_a_file(read: Read, tmp_path: Path) -> None:
    (tmp_path / "图").mkdir()
    fields = "due: 2020-06-10, submitted: 2020-06-01, dated: 2020-05-01, evidence: [图/]"
    (state,) = material_states(read(SYSTEMS + material(fields)), JUNE)
    assert state.is_complete


def test_a_link_out_of_the_repository_is_no_file(read: Read, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.txt"
    outside.write_text("别处", "utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.txt").symlink_to(outside)
    fields = f"due: 2020-06-10, {WHOLE}"
    (state,) = material_states(read(SYSTEMS + material(fields)), JUNE)
    assert state.missing == ("a.txt",)


SEVERAL = (
    material(f"due: 2020-06-10, {WHOLE}", "M1")
    + material("due: 2020-06-10", "M2")
    + material("due: 2020-06-20", "M3")
    + material(f"due: 2020-06-20, {WHOLE}", "M4")
    + material("due: 2020-06-12, owner: 拓东社区", "M5")
)


def test_the_rate_is_of_what_is_due(read: Read, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲", "utf-8")
    plan = read(SYSTEMS + SEVERAL)
    whole = group_at(plan, JUNE)
    figure = whole.figure(MATERIAL_RATE.id)
    assert figure is not None
    assert figure.numbers() == "1/3"
    unit = group_at(plan, JUNE, "城管局").figure(MATERIAL_RATE.id)
    assert unit is not None
    assert unit.numbers() == "1/2"
    street = group_at(plan, JUNE, "东华街道").figure(MATERIAL_RATE.id)
    assert street is not None
    assert street.numbers() == "0/1"
    found = evidence_of(plan, whole, Scope("plan", plan.id), MATERIAL_RATE)
    told = {item.id: (item.role, item.words) for item in found.items}
    assert told["M1"] == (Role.NUMERATOR, "时限 2020-06-10，已报送，2020-06-01 报送")
    assert told["M2"] == (Role.DENOMINATOR, "时限 2020-06-10，逾期未报，逾期 5 天")
    assert told["M4"][0] is Role.LEFT_OUT
    assert told["M4"][1].endswith("报送时限 2020-06-20 还没有到")
    assert found.formula == "1 ÷ 3 = 33.33%"


def test_a_plan_without_materials_has_no_rate(read: Read) -> None:
    now = standing(read(""), JUNE)
    assert now.whole.figure(MATERIAL_RATE.id) is None
