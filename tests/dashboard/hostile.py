"""A plan whose every text tries to be more than text in a page for browsers."""

MARK = "</script></style></title><img src=x onerror=alert(1)><script>alert(2)</script>"
ENTITY = "&lt;b&gt; \"'><svg onload=alert(3)>"
PLAN = f"""\
plan: {{id: small, name: '{MARK}', year: 2020, owner: 区创建办}}
owners:
- {{name: 区创建办, kind: office}}
- {{name: 'a"b<i>c', kind: department}}
workstreams:
- {{id: HW, name: '<h1>{MARK}', kind: rectification, owner: 'a"b<i>c'}}
sites:
- {{id: S1, name: '{MARK}', type: 道路, owner: 区创建办}}
budget:
  total: 100万元
  lines: [{{id: XC, name: '{MARK}'}}]
"""
RECORDS = f"""\
workstream: HW
tasks:
- id: A-1
  title: |-
    {MARK} {ENTITY}
  due: 2020-03-31
- {{id: A-2, title: '{MARK}', due: 2020-05-31, done: 2020-05-30}}
findings:
- {{id: W-1, found: 2020-06-01, source: covert, site: S1, category: '{MARK}', text: '{MARK}',
   owner: 区创建办}}
payments:
- {{date: 2020-06-15, line: XC, amount: 12.5万元, voucher: '{MARK}', payee: '{MARK}'}}
"""
