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


EXAM = """
site_types: [{name: 农贸市场}, {name: 老旧小区}]
sites:
  - {id: S1, name: 一号市场, type: 农贸市场, owner: 城管局, subdistrict: 东华街道}
  - {id: S2, name: 二号小区, type: 老旧小区, owner: 东华街道, subdistrict: 东华街道}
  - {id: S3, name: 三号市场, type: 农贸市场, owner: 联盟街道, subdistrict: 联盟街道}
systems: [{id: CS, name: 实地考察标准, edition: 2020年版, kind: city,
  window: {start: 2020-01-01, end: 2020-12-31}}]
standards:
  - {code: Ⅱ-8-2), system: CS, item: 公共秩序, text: 无占道经营, method: field, points: 2,
     owners: [城管局], site_types: [农贸市场]}
  - {code: Ⅱ-8-3), system: CS, item: 公共秩序, text: 无乱停乱放, method: field, points: 1,
     owners: [城管局, 东华街道]}
  - {code: Ⅱ-9-1), system: CS, item: 公共环境, text: 无卫生死角, method: field, points: 4,
     owners: [东华街道]}
  - {code: Ⅰ-1-1), system: CS, item: 组织领导, text: 有工作方案, method: material, points: 3,
     owners: [区创建办]}
assessments:
  - {id: M1, name: 2020年第一次模拟测评, kind: mock, system: CS, start: 2020-03-10, end: 2020-03-12}
  - {id: M2, name: 2020年第二次模拟测评, kind: mock, system: CS, start: 2020-06-10, end: 2020-06-12,
     by: 第三方测评组}
inspections:
  - {date: 2020-03-11, tier: office, assessment: M1, checks: [
      {site: S1, item: 占道, result: fail, standard: Ⅱ-8-2)},
      {site: S2, item: 停车, result: pass, standard: Ⅱ-8-3)}]}
  - {date: 2020-06-10, tier: office, assessment: M2, checks: [
      {site: S1, item: 占道, result: fail, standard: Ⅱ-8-2), lost: 0.5, finding: W-1,
       note: 两处占道},
      {site: S3, item: 占道, result: pass, standard: Ⅱ-8-2)},
      {site: S2, item: 停车, result: fail, standard: Ⅱ-8-3), finding: W-2},
      {site: S3, item: 停车, result: fail, standard: Ⅱ-8-3)},
      {site: S1, item: 停车, result: na, standard: Ⅱ-8-3)}]}
findings:
  - {id: W-1, found: 2020-06-10, source: inspection, site: S1, category: 占道, text: 两处占道,
     owner: 城管局, standard: Ⅱ-8-2), log: [{date: 2020-06-12, event: rectified}]}
  - {id: W-2, found: 2020-06-10, source: inspection, site: S2, category: 停车, text: 乱停,
     owner: 东华街道, standard: Ⅱ-8-3), due: 2020-06-20}
"""
MATERIALS = """
materials:
  - {id: CL-1, standard: Ⅰ-1-1), number: Ⅰ-1-1)-①, title: 工作方案, kind: document,
     owner: 城管局, due: 2020-05-31}
  - {id: CL-2, standard: Ⅰ-1-1), title: 说明报告, kind: statement, owner: 城管局, due: 2020-06-15,
     submitted: 2020-06-10, dated: 2020-03-01, evidence: [创办〔2020〕1号],
     returned: [{date: 2020-06-20, reason: 缺盖章}]}
  - {id: CL-3, standard: Ⅰ-1-1), title: 会议纪要, kind: document, owner: 东华街道, due: 2020-07-02}
  - {id: CL-4, standard: Ⅰ-1-1), title: 部署通知, kind: document, owner: 东华街道,
     due: 2020-06-02, submitted: 2020-06-01, dated: 2020-03-01, evidence: [创办〔2020〕2号]}
"""
