"""Words by which records are grouped: what looks equal is equal, and prints clean."""

from pathlib import Path

import pytest

from wenming_cli.loading import load

HEAD = """\
plan: {id: p, name: 测试, year: 2020, owner: 区文明办, themes: [{name: 线, items: [A类]}]}
owners:
  - {name: "东街街道\u3000", kind: subdistrict}
workstreams:
  - {id: HW, name: 卫生, kind: rectification, owner: 东街街道, themes: ["Ａ类\u3000"]}
budget:
  total: 1万元
  sources: [{name: 区级（财政）, kind: fiscal, amount: 1万元}]
  lines: [{id: L, name: 用途, amount: 1万元}]
payments:
  - {date: 2020-03-01, line: L, amount: 1元, source: "区级(财政)\u3000"}
categories: [{name: "占道\u3000"}]
sites:
  - {id: S1, name: 市场, type: 市场１, owner: 东街街道}
  - {id: S2, name: 路, type: "市场1\u00a0", owner: "东街街道\u3000"}
inspections:
  - date: 2020-03-01
    tier: office
    checks:
      - {site: S1, item: "整洁\u3000", result: pass}
      - {site: S2, item: 整洁, result: pass}
findings:
  - {id: F, found: 2020-03-01, source: self, category: 占道, text: 甲, owner: 东街街道}
indicators:
  - id: I
    level1: "产出指标\u3000"
    level2: 数量
    name: 率
    nature: ≥
    target: 90
    accrual: level
"""


def test_what_looks_equal_is_equal(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD, "utf-8")
    loaded = load(tmp_path)
    assert loaded.diagnostics == ()
    plan = loaded.plan
    assert plan is not None
    assert plan.budget is not None
    assert {site.type for site in plan.sites} == {"市场1"}
    assert {site.owner for site in plan.sites} == {plan.owners[0].name} == {"东街街道"}
    assert {check.item for check in plan.inspections[0].checks} == {"整洁"}
    assert plan.findings[0].category == plan.categories[0].name == "占道"
    assert plan.payments[0].source == plan.budget.sources[0].name == "区级（财政）"
    assert plan.workstreams[0].themes == plan.project.themes[0].items == ("A类",)
    assert (plan.indicators[0].level1, plan.indicators[0].level2) == ("产出指标", "数量指标")


@pytest.mark.parametrize("unseen", ["\u00ad", "\ufe00", "\U000e0100", "\u3164", "\u2800", "\u2060"])
def test_an_unseen_character_is_told_once_where_it_stands(unseen: str, tmp_path: Path) -> None:
    text = HEAD.replace("owner: 东街街道, themes", f"owner: 东街{unseen}街道, themes")
    (tmp_path / "plan.yaml").write_text(text, "utf-8")
    (found,) = load(tmp_path).diagnostics
    assert found.code == "E104"
    assert f"U+{ord(unseen):04X}" in found.message


def test_a_lost_character_is_told(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD.replace("text: 甲", "text: 甲\ufffd"), "utf-8")
    (found,) = load(tmp_path).diagnostics
    assert "U+FFFD" in found.message


def test_a_folder_that_is_not_listed_to_its_end_is_no_empty_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD, "utf-8")
    monkeypatch.setattr("wenming_cli.loading.plan_files", lambda _: [".", "plan.yaml"])
    loaded = load(tmp_path)
    assert [d.code for d in loaded.diagnostics] == ["E101"]
    assert not loaded.is_readable
