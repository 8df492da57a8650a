"""Sections of plans that several tests read."""

TASK = "tasks: [{id: t, title: 整治, workstream: A, due: 2020-12-31}]\n"
PARTS = """
tasks:
  - id: P
    title: 死角清零
    workstream: A
    start: 2020-06-01
    due: 2020-06-10
    parts:
      - {owner: 东华街道, done: 2020-06-08}
      - {owner: 联盟街道}
      - {owner: 青云街道}
"""
SITES = """
sites:
  - {id: S1, name: 一号市场, type: 农贸市场, owner: 城管局}
  - {id: S2, name: 二号小区, type: 老旧小区, owner: 东华街道}
"""
FINDINGS = (
    SITES
    + """
findings:
  - {id: f1, found: 2020-05-20, source: self, site: S1, category: 占道, text: 甲, owner: 城管局,
     log: [{date: 2020-06-02, event: rectified}, {date: 2020-06-05, event: closed}]}
  - {id: f2, found: 2020-06-10, source: self, site: S1, category: 占道, text: 乙, owner: 城管局,
     log: [{date: 2020-06-12, event: rectified}, {date: 2020-06-14, event: returned}]}
  - {id: f3, found: 2020-06-11, source: self, category: 占道, text: 丙, owner: 城管局,
     log: [{date: 2020-06-12, event: void, reason: 误报}]}
  - {id: f4, found: 2020-06-29, source: self, category: 乱贴, text: 丁, owner: 东华街道}
"""
)
SAMPLED = """
indicators:
  - {id: i, level1: 产出, level2: 质量, name: 履约率, nature: ≥, target: 95, unit: "%",
     accrual: level, measure: sampled}
samples:
"""
NOTICES = (
    TASK
    + """
notices:
  - {id: n1, number: 创督〔2020〕1号, kind: supervise, date: 2020-05-20, owners: [城管局],
     tasks: [t], reason: 进度滞后。, reply_due: 2020-05-30, replied: 2020-07-02, result: 已补齐}
  - {id: n2, kind: remind, date: 2020-06-20, owners: [东华街道, 联盟街道, 青云街道],
     reply_due: 2020-07-05}
  - {id: n3, kind: interview, date: 2020-07-01, owners: [城管局]}
"""
)


def sample(day: str, owner: str, checked: int, passed: int) -> str:
    return (
        f"  - {{date: {day}, indicator: i, owner: {owner}, checked: {checked}, passed: {passed}}}\n"
    )
