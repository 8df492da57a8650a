"""A small plan in which, on 2020-06-30, every step is due, some are out and a reply is late."""

PLAN = """\
plan:
  id: small
  name: 创建计划
  year: 2020
  owner: 区文明办
  basis: [{title: 创建工作通知, kind: implementation}, {title: 《三年行动计划》, kind: mandate}]
owners:
- {name: 区创建办, full_name: 区创建领导小组办公室, kind: office}
- {name: 区文明办, kind: department}
- {name: 区城市管理局, full_name: 盘龙区城市管理局, aliases: [城管局], kind: department}
- {name: 东华街道, kind: subdistrict}
- {name: 拓东街道, kind: subdistrict}
- {name: 临江社区, kind: community, parent: 拓东街道}
workstreams:
- {id: HW, name: 环境卫生, kind: rectification, owner: 区城市管理局}
- {id: NM, name: 农贸市场, kind: rectification}
sites:
- {id: S1, name: 拓东路, type: 道路, owner: 拓东街道}
- {id: S2, name: 东华巷, type: 巷, owner: 东华街道}
settings: {board: {tie: exact, minimum: 2}}
"""
TASKS = """\
workstream: HW
tasks:
- {id: HW-1, title: 卫生死角清零, due: 2020-05-31}
- {id: HW-2, title: 公厕改造, due: 2020-06-20}
- {id: HW-3, title: 垃圾分类, due: 2020-07-03}
- {id: HW-4, title: 河道保洁, due: 2020-06-10}
- {id: NM-1, title: 市场提升, workstream: NM, due: 2020-06-25}
"""
RECORDS = """\
updates:
- {task: HW-2, date: 2020-06-11, progress: 40%, reason: 设计返工。, next_step: 六月底完工}
findings:
- {id: W-1, found: 2020-06-01, source: covert, site: S1, category: 占道, text: 出店经营,
   owner: 拓东街道, severity: urgent}
- {id: W-2, found: 2020-06-12, source: public, category: 保洁, text: 垃圾未清,
   owner: 临江社区, log: [{date: 2020-06-18, event: rectified, note: 已清运。, evidence: [档-7]}]}
- {id: W-3, found: 2020-06-12, source: covert, site: S2, category: 占道, text: 堆放杂物,
   owner: 东华街道, log: [{date: 2020-06-17, event: rectified}, {date: 2020-06-18, event: returned},
   {date: 2020-06-25, event: rectified}]}
- {id: W-4, found: 2020-06-20, source: covert, category: 设施, text: 护栏破损,
   owner: 东华街道,
   log: [{date: 2020-06-22, event: rectified}, {date: 2020-06-23, event: returned}]}
inspections:
- {date: 2020-06-05, tier: office, checks: [{site: S1, item: 保洁, result: pass},
   {site: S1, item: 停车, result: fail}, {site: S2, item: 保洁, result: pass}]}
notices:
- {id: DB-07, number: 创督〔2020〕7号, kind: supervise, date: 2020-06-01, owners: [区城市管理局],
   tasks: [HW-1], reply_due: 2020-06-08, replied: 2020-06-08, result: 正在办}
- {id: DB-08, kind: circulate, date: 2020-06-10, owners: [区城市管理局], tasks: [HW-1]}
- {id: DB-09, kind: supervise, date: 2020-06-12, owners: [城管局], tasks: [HW-4],
   reply_due: 2020-06-22}
- {id: DB-10, kind: remind, date: 2020-07-01, owners: [东华街道], findings: [W-3]}
boards:
- {month: 2020-05, group: subdistrict, red: [拓东街道], black: [东华街道], date: 2020-06-04}
- {month: 2020-06, group: subdistrict, red: [东华街道], date: 2020-07-04, document: 创通3号,
   reason: 拓东街道有紧急问题未整改}
"""
DAY = ("--as-of", "2020-06-30")
