"""Files that are named as evidence are found at once in every kind of record that may name one."""

from collections.abc import Iterator
from pathlib import Path

from wenming_cli.loading import load
from wenming_cli.model.base import Entry
from wenming_cli.model.citation import FIELD, holds_evidence
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.shape import shape_of

HEAD = """
plan: {id: p, name: 创建计划, year: 2020, owner: 城管局}
owners: [{name: 城管局, kind: department}]
workstreams: [{id: HW, name: 卫生, kind: rectification}]
sites: [{id: D-1, name: 东街菜场, type: 农贸市场, owner: 城管局}]
"""
RECORDS = """
tasks:
- id: T-1
  title: 清运
  workstream: HW
  due: 2020-06-30
  updates: [{date: 2020-02-01, progress: 5%, evidence: [文号〔2020〕1号, a/1.jpg, a/1.jpg]}]
- id: T-2
  title: 清运
  workstream: HW
  due: 2020-06-30
  parts: [{owner: 城管局, updates: [{date: 2020-02-01, progress: 5%, evidence: [2.jpg]}]}]
updates: [{task: T-1, date: 2020-03-01, progress: 5%, evidence: [3.jpg]}]
budget: {total: 10万元, lines: [{id: XC, name: 宣传}]}
payments: [{date: 2020-05-31, line: XC, amount: 1万元, evidence: [4.jpg]}]
indicators:
- id: SL-1
  level1: 产出指标
  level2: 数量指标
  name: 活动场次
  nature: ≥
  target: 10
  unit: 场
  accrual: cumulative
  actuals: [{date: 2020-02-01, value: 1, evidence: [5.jpg]}]
actuals: [{indicator: SL-1, date: 2020-03-01, value: 2, evidence: [6.jpg]}]
samples:
- {indicator: SL-1, date: 2020-03-01, owner: 城管局, checked: 9, passed: 8, evidence: [7.jpg]}
systems: [{id: ST, name: 测评体系, kind: city}]
standards: [{system: ST, code: 1.1, item: 卫生, text: 干净, method: field}]
materials:
- id: M-1
  standard: 1.1
  title: 报告
  kind: statement
  owner: 城管局
  due: 2020-06-30
  evidence: [8.jpg]
inspections:
- date: 2020-03-01
  tier: office
  checks: [{site: D-1, item: 地面, result: pass, evidence: [9.jpg]}]
findings:
- id: W-1
  found: 2020-03-01
  source: inspection
  category: 卫生
  text: 垃圾
  owner: 城管局
  evidence: [10.jpg]
  log: [{date: 2020-03-02, event: appealed, evidence: [11.jpg]}]
  items:
  - text: 一处
    evidence: [12.jpg]
    log: [{date: 2020-03-03, event: rectified, evidence: [13.jpg]}]
logs: [{finding: W-1, date: 2020-03-09, event: upheld, evidence: [14.jpg]}]
notices:
- id: N-1
  date: 2020-03-01
  kind: supervise
  owners: [城管局]
  evidence: [15.jpg]
  replies: [{owner: 城管局, date: 2020-03-03, evidence: [16.jpg]}]
"""


def kinds(model: type[Entry]) -> Iterator[type[Entry]]:
    """The kinds of records in those of one kind that may name evidence themselves."""
    for field in shape_of(model).fields.values():
        if field.name == FIELD:
            yield model
        if field.model is not None and holds_evidence(field.model):
            yield from kinds(field.model)


def test_every_kind_of_record_is_asked(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD + RECORDS, "utf-8")
    loaded = load(tmp_path)
    assert not loaded.diagnostics
    assert loaded.plan is not None
    asked = tuple({type(each.entry) for each in loaded.plan.citations})
    assert all(issubclass(kind, asked) for kind in kinds(PlanFile))
    assert loaded.plan.evidence_files == {"a/1.jpg", *(f"{n}.jpg" for n in range(2, 17))}
    assert loaded.plan.evidence_files == {c.text for c in loaded.plan.citations if c.is_file}
