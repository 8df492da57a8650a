"""One slip in a sound plan: one fault, on the line where it was made, with the cure in the hint.

A row gives a line of the plan, what was typed instead, and what is said: ``line:column CODE words``
for each diagnostic, where ``=`` is the line that was changed, ``+1`` the one after it, and the
words stand in the message or in the hint. Both parsers say the same.
"""

import re
from pathlib import Path

import pytest
import yaml

from wenming_cli.diagnostic import Diagnostic
from wenming_cli.loading import event_reading, load

PLAN = """\
plan:
  id: p
  name: 创建文明城市
  year: 2020
  owner: 区文明办
  basis:
  - {title: 通知, kind: mandate, number: 云文明〔2020〕1号, date: 2020-01-02}
  themes:
  - name: 六个持续提升
    items: [环境, 秩序]
  report: {to: [市文明办], cc: [各街道]}
owners:
- {name: 区文明办, kind: office, aliases: [文明办]}
- name: 区市场监管局
  aliases:
  - 市管局
  - 市监局
  kind: department
- {name: 甲街道, kind: subdistrict}
- {name: 乙街道, kind: subdistrict}
workstreams:
- id: NM
  name: "农贸市场"
  kind: rectification
  owner: 市管局
  themes: [环境]
tasks:
- id: A
  title: 清理“占道”经营
  workstream: NM
  support: [甲街道, 乙街道]
  due: 2020-06-30
  target: {value: 10, unit: 处}
  note: |
    第一段：说明
    第二段
  updates:
  - date: 2020-02-01
    progress: 30%
    note: '完成 30%'
  - {date: 2020-03-01, progress: 60%}
  parts:
  - owner: 甲街道
    due: 2020-05-30
  - {owner: 乙街道}
- id: B
  title: 整治
  workstream: NM
  due: 2020-12-30
  depends_on: [A]
budget:
  total: 100万元
  lines:
  - {id: L1, name: 宣传, amount: 40万元}
  - {id: L2, name: 整治, amount: 60万元}
indicators:
- id: I
  level1: 产出
  level2: 数量
  name: 覆盖率
  nature: ≥
  target: 90
  accrual: level
updates:
- task: A/甲街道
  date: 2020-04-01
  progress: 80%
payments:
- date: 2020-03-01
  line: L1
  amount: "1,000元"
settings:
  due_soon_days: 5
  rules: {E301: warning}
  inspection: {tiers: [office], cycle: xun}
sample: false
"""

SLIPS: tuple[tuple[str, str, str], ...] = (
    # --- full-width marks
    ("tasks:", "tasks：", "=:6 E109 改成半角“:”"),
    ("  due: 2020-06-30", "  due：2020-06-30", "=:6 E109 后面空一格"),
    ("  due: 2020-06-30", "  due： 2020-06-30", "=:6 E109 改成半角“:”"),
    ("- id: A", "- id：A", "=:5 E109 改成半角“:”"),
    ("- id: A", "- id： A", "=:5 E109 改成半角“:”"),
    ("- name: 区市场监管局", "- name：区市场监管局", "=:7 E109 改成半角“:”"),
    ("  - owner: 甲街道", "  - owner：甲街道", "=:10 E109 改成半角“:”"),
    ("  - {owner: 乙街道}", "  - {owner：乙街道}", "=:11 E109 改成半角“:”"),
    ("  - {owner: 乙街道}", "  - {owner： 乙街道}", "=:11 E109 改成半角“:”"),
    (
        "- {name: 甲街道, kind: subdistrict}",
        "- {name：甲街道，kind：subdistrict}",
        "=:8 E109 改成半角“:” =:12 E109 改成半角“,” =:17 E109 改成半角“:”",
    ),
    (
        "- {name: 甲街道, kind: subdistrict}",
        "- {name: 甲街道，kind: subdistrict}",
        "=:13 E109 改成半角“,”",
    ),
    (
        "- {name: 甲街道, kind: subdistrict}",
        "- ｛name: 甲街道, kind: subdistrict｝",
        "=:3 E109 改成半角“{” =:32 E109 改成半角“}”",
    ),
    (
        "- {name: 甲街道, kind: subdistrict}",
        "- {name: 甲街道, kind: subdistrict｝",
        "=:32 E109 改成半角“}”",
    ),
    ("  depends_on: [A]", "  depends_on: ［A］", "=:15 E109 改成半角“[” =:17 E109 半角“]”"),
    ("  depends_on: [A]", "  depends_on: [A］", "=:17 E109 改成半角“]”"),
    ("  depends_on: [A]", "  depends_on: 【A】", "=:15 E109 改成半角“[” =:17 E109 半角“]”"),
    ("  due: 2020-06-30", "  ｄue: 2020-06-30", "=:3 E109 改成 due"),
    ("  workstream: NM", "  workstream: “NM”", "=:15 E300 去掉全角引号，只写 NM"),
    ("  due: 2020-06-30", "  due: “2020-06-30”", "=:8 E206 写成 2020-06-30"),
    ('  name: "农贸市场"', '  name: "农贸市场”', "=:14 E109 改成半角"),
    ("  title: 整治", "  title: “整治: 一”", "=:13 E105 不算引号"),
    ("- id: A", "－ id: A", "=:1 E109 列表的“- ”"),
    ("- id: A", "— id: A", "=:1 E109 列表的“- ”"),
    ("- id: A", "•id: A", "=:1 E109 列表的“- ”"),
    ("  - 市监局", "  · 市监局", "=:3 E109 列表的“- ”"),
    # --- spaces and colons
    ("  due: 2020-06-30", "  due:2020-06-30", "=:6 E105 少一个空格"),
    ("- id: A", "- id:A", "=:5 E105 少一个空格"),
    ("  - {owner: 乙街道}", "  - {owner:乙街道}", "=:11 E105 少一个空格"),
    ("  due: 2020-06-30", "  due:\u30002020-06-30", "=:7 E109 半角空格"),
    ("- id: A", "- id:\u00a0A", "=:6 E109 半角空格"),
    ("  due: 2020-06-30", "  due 2020-06-30", "=:3 E105 没有冒号"),
    ("- id: A", "- id A", "=:3 E105 没有冒号"),
    ("tasks:", "tasks", "=:1 E105 没有冒号"),
    ("  parts:", "  parts", "=:3 E105 没有冒号"),
    ("  id: p", "  id p", "=:3 E105 没有冒号"),
    ("  - {owner: 乙街道}", "  - {owner 乙街道}", "=:6 E105 没有冒号"),
    ("  rules: {E301: warning}", "  rules {E301: warning}", "=:3 E105 没有冒号"),
    ("- id: A", "-id: A", "=:1 E105 少一个空格"),
    ("  - 市监局", "  -市监局", "=:3 E105 少一个空格"),
    ("- id: A", "  id: A", "=:3 E105 前面少了“- ”"),
    ("  - owner: 甲街道", "    owner: 甲街道", "=:5 E105 前面少了“- ”"),
    ("- id: A", ": A", "=:1 E105 冒号前面没有键"),
    ("  title: 整治", "  title: 整治: 一", "=:12 E105 加引号"),
    ("  - {owner: 乙街道}", "  - {owner: 乙街道: 一}", "=:16 E105 加引号"),
    ("  depends_on: [A]", "  depends_on: - A", "=:15 E105 列表另起一行"),
    # --- quotes and brackets
    ('  name: "农贸市场"', '  name: "农贸市场', "=:9 E105 没有配对"),
    ("    note: '完成 30%'", "    note: '完成 30%", "=:11 E105 没有配对"),
    ("  title: 整治", '  title: "整治', "=:10 E105 没有配对"),
    ('  name: "农贸市场"', '  name: "农贸"市场', "=:13 E105 整段文字一起加引号"),
    ('  name: "农贸市场"', '  name: "农贸": 市场', "=:13 E105 不该再出现"),
    ("  depends_on: [A]", "  depends_on: [A", "=:15 E105 补上“]”"),
    ("  depends_on: [A]", "  depends_on: [A]]", "=:18 E105 多了一个"),
    ("  depends_on: [A]", "  depends_on: [, A]", "=:16 E105 多余的逗号"),
    ("  target: {value: 10, unit: 处}", "  target: {value: 10, unit: 处", "=:11 E105 补上“}”"),
    (
        "  target: {value: 10, unit: 处}",
        '  target: {value: "10" unit: 处}',
        "=:24 E105 半角逗号",
    ),
    ("sample: false", "sample: [false", "=:9 E105 补上“]”"),
    ("  report: {to: [市文明办], cc: [各街道]}", "  report:\n    'to'x: 1", "+1:9 E105 多出了文字"),
    ("  title: 整治", '  title: "“整治”一', "=:10 E105 没有配对"),
    # --- marks YAML keeps for itself
    ("  title: 整治", "  title: @整治", "=:10 E105 加上引号"),
    ("  title: 整治", "  title: `整治`", "=:10 E105 加上引号"),
    ("  title: 整治", "  title: %整治", "=:10 E105 加上引号"),
    ("  title: 整治", "  title: * 整治", "=:10 E105 加上引号"),
    ("  title: 整治", "  title: *整治", "=:10 E105 加上引号"),
    ("  title: 整治", "  title: !整治", "=:10 E105 加上引号"),
    ("  title: 整治", "  title: & 整治", "=:10 E105 加上引号"),
    ("  title: 整治", "  title: ,整治", "=:10 E105 加上引号"),
    ("  title: 整治", "  title: ? 整治", "=:10 E105 加上引号"),
    ("  title: 整治", "  title: !e!x 整治", "=:10 E105 加上引号"),
    ("  title: 整治", "  title: !<整治", "=:10 E105 加上引号"),
    ("  nature: ≥", "  nature: >=", "=:11 E105 写成 ≥"),
    ("  note: |", "  note: | 说明", "=:9 E105 从下一行开始"),
    ("  title: 整治", "  title: &a 整治", "=:10 E106 锚点 &a"),
    ("  title: 整治", "  title: *a", "=:10 E106 引用 *a"),
    ("  title: 整治", "  title: !!str 整治", "=:10 E106 类型标签 !!str"),
    ("  target: {value: 10, unit: 处}", "  target: &t {value: 10, unit: 处}", "=:11 E106 锚点 &t"),
    ("  title: 整治", "  <<: {title: 整治}", "=:3 E106 合并键"),
    ("  title: 整治", '  title: "C:\\资料"', "=:13 E105 单引号"),
    ("  title: 整治", '  title: "\\xZZ"', "=:11 E105 单引号"),
    ("  title: 整治", '  title: "\\U00110000"', "=:11 E105 单引号"),
    ("  title: 整治", '  title: "整\\u202e治"', "=:12 E104 看不见"),
    ("  title: 整治", '  title: "\\x00\\e"', "=:11 E104 看不见 =:15 E104 看不见"),
    # --- columns
    ("  due: 2020-06-30", "   due: 2020-06-30", "=:4 E105 缩进"),
    ("  due: 2020-06-30", " due: 2020-06-30", "=:2 E105 缩进"),
    ("  due: 2020-06-30", "due: 2020-06-30", "=:1 E105 缩进"),
    ("  title: 整治", "    title: 整治", "=:5 E105 缩进"),
    ("  depends_on: [A]", " depends_on: [A]", "=:2 E105 缩进"),
    ("    note: '完成 30%'", "   note: '完成 30%'", "=:4 E105 缩进"),
    ("    items: [环境, 秩序]", "   items: [环境, 秩序]", "=:4 E105 缩进"),
    ("  id: p", "    id: p", "=:5 E105 缩进"),
    ("  id: p", " id: p", "=:2 E105 缩进"),
    ("  themes:", "   themes:", "=:4 E105 缩进"),
    ("  updates:", " updates:", "=:2 E105 缩进"),
    ("  parts:", "    parts:", "=:5 E105 缩进"),
    ("- id: A", "  - id: A", "=:5 E105 缩进"),
    ("- id: A", " - id: A", "=:4 E105 缩进"),
    ("- id: B", " - id: B", "=:4 E105 缩进"),
    ("- id: B", "    - id: B", "=:7 E105 缩进"),
    ("  - date: 2020-02-01", " - date: 2020-02-01", "-1:3 E105 缩进"),
    ("workstreams:", "  workstreams:", "=:3 E105 缩进"),
    ("tasks:", "  tasks:", "=:3 E201 顶格写"),
    ("updates:", "  updates:", "=:3 E201 顶格写"),
    ("payments:", "  payments:", "=:3 E201 顶格写"),
    ("settings:", "  settings:", "=:3 E201 顶格写"),
    ("plan:", "  plan:", "=:3 E105 缩进"),
    ("    第一段：说明", "      第一段：说明", "+1:5 E105 缩进"),
    ("  kind: department", "   kind: department", "=:4 E105 缩进"),
    ("  due: 2020-06-30", "\tdue: 2020-06-30", "=:1 E105 制表符"),
    ("- id: A", "\t- id: A", "=:1 E105 制表符"),
    ("    第一段：说明", "\t第一段：说明", "=:1 E105 制表符"),
    ("  due: 2020-06-30", "\u3000due: 2020-06-30", "=:1 E104 全角空格"),
    ("  due: 2020-06-30", "\u00a0 due: 2020-06-30", "=:1 E104 不换行空格"),
    ("  - owner: 甲街道", "\u3000- owner: 甲街道", "=:1 E104 全角空格"),
    ("  - owner: 甲街道", "  -\u3000owner: 甲街道", "=:4 E104 全角空格"),
    ("  due: 2020-06-30", "\u2003due: 2020-06-30", "=:1 E104 特殊空格"),
    # --- a line left out does not make faults of its neighbours
    ("tasks:", "tasks:\u200b", "=:7 E104 零宽空格"),
    ("- id: A", "- id: A\u200b", "=:8 E104 零宽空格"),
    ("workstreams:", "workstreams:a", "=:12 E105 少一个空格"),
    ("- id: B", "`- id: B", "=:1 E105 加上引号"),
    # --- keys
    ("  due: 2020-06-30", "  deu: 2020-06-30", "=:3 E201 是不是“due”（完成时限）"),
    ("  due: 2020-06-30", "  Due: 2020-06-30", "=:3 E201 是不是“due”"),
    ("  due: 2020-06-30", "  完成期限: 2020-06-30", "=:3 E201 是不是“完成时限”？"),
    ("  title: 整治", "  标题: 整治", "=:3 E201 是不是“任务名称”"),
    ("  due: 2020-06-30", "  due: 2020-06-30\n  状况: 好", "+1:3 E201 可以写："),
    ("- id: A", "- ID: A", "=:3 E201 是不是“id”"),
    ("tasks:", "task:", "=:1 E201 是不是“tasks”（任务）"),
    ("tasks:", "任务清单:", "=:1 E201 是不是“任务”？"),
    ("  due: 2020-06-30", "  due: 2020-06-30\n  完成时限: 2020-06-30", "+1:3 E204 是同一项"),
    ("- id: B", "  id: B", "=:3 E204 前面加上“- ”"),
    ("  due: 2020-06-30", "  ? [due]\n  : 2020-06-30", "=:5 E203 键应当是一个词"),
    ("  rules: {E301: warning}", "  rules: {E301: off, E301: off}", "=:22 E204 写了两次"),
    ("  rules: {E301: warning}", "  rules: {E301: }", "=:11 E205 没有值"),
    ("  rules: {E301: warning}", "  rules: {[E301]: off}", "=:11 E203 键应当是"),
    ("  rules: {E301: warning}", "  rules: {E301: of}", "=:17 E210 rules E301"),
    ("  rules: {E301: warning}", "  rules: off", "=:10 E203 一组键和值"),
    (
        "  inspection: {tiers: [office], cycle: xun}",
        "  inspection: {tiers: [ofice]}",
        "=:24 E210 office",
    ),
    # --- kinds
    ("  depends_on: [A]", "  depends_on: A、B", "=:15 E203 写成 [A, B]"),
    ("  depends_on: [A]", "  depends_on: [[A]]", "=:16 E203 去掉多余的"),
    ("  depends_on: [A]", "  depends_on: [{}]", "=:16 E205 都没有写"),
    (
        "  - {owner: 乙街道}",
        "  - {owner： 乙街道， 丁： 甲}",
        "=:11 E109 半角“:” =:16 E109 半角“,” =:18 E201 丁 =:19 E109 半角“:”",
    ),
    ("  - {owner: 乙街道}", "  - - {owner: 乙街道}", "=:3 E203 去掉多余的“- ”"),
    ("  - {owner: 乙街道}", "  - 乙街道", "=:5 E203 写成 {owner: 乙街道}"),
    ("  - {owner: 乙街道}", "  - {}", "=:5 E205 一条分解都没有写"),
    ("  - {owner: 乙街道}", "  - {owner: 乙街道}\n  -", "+1:3 E205 空的一项"),
    ("  - {owner: 乙街道}", "  - owner：乙街道", "=:10 E109 改成半角“:”"),
    ("sample: false", "sample: no", "=:9 E209 写成 false 或 否"),
    ("sample: false", "sample: [是]", "=:9 E203 一个值"),
    # --- what would be lost without a word
    ("  title: 整治", "  title: 整治 #12号", "=:13 E110 #12号"),
    ("  title: 整治", "  title: #12号", "=:10 E110 就没有值了"),
    ("  title: 整治", "  title: 整治 #1\n    二", "=:13 E110 #1"),
    ("  depends_on: [A]", "  depends_on: [A #]", "=:18 E110 #]"),
    (
        "  - {id: L1, name: 宣传, amount: 40万元}",
        "  - {id: L1, name: 宣传, amount: 1,234,567元}",
        '=:34 E213 "1,234,567元"',
    ),
    (
        "  - {id: L1, name: 宣传, amount: 40万元}",
        "  - {id: L1, name: 宣传, 画, note: 无, 有, 都行}",
        '=:24 E213 "宣传, 画" =:36 E213 "无, 有, 都行"',
    ),
    ("  - {owner: 乙街道}", "  - {owner: 乙街道, 甲街道}", '=:18 E213 "乙街道, 甲街道"'),
    # --- references
    ("  depends_on: [A]", "  depends_on: [A B]", "=:16 E214 半角逗号隔开：[A, B]"),
    ("  owner: 市管局", "  owner: 各街道", "=:10 E300 只能写在属地单位"),
    ("  owner: 市管局", "  owner: 无", "=:10 E300 没有就删去这一项"),
    ("  - {owner: 乙街道}", "  - {owner: 甲街道}", "=:13 E302 分解了两次"),
    ("- task: A/甲街道", "- task: A/丙街道", "=:9 E300 没有“A/丙街道”这条分解任务"),
)


def said(diagnostics: tuple[Diagnostic, ...], line: int) -> list[str]:
    """Each diagnostic in the notation of the table, with all of its words."""
    return [
        f"{_relative(d.location.line - line)}:{d.location.column} {d.code} {d.message} | {d.hint}"
        for d in diagnostics
    ]


def _relative(line: int) -> str:
    return f"{line:+}" if line else "="


@pytest.fixture(autouse=True, params=["C", "pure"])
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Either parser: that of libyaml, and the one in Python where there is none."""
    if request.param == "pure":
        monkeypatch.setattr(event_reading, "_Loader", yaml.SafeLoader)


@pytest.mark.parametrize(("sound", "typed", "expected"), SLIPS, ids=[row[1] for row in SLIPS])
def test_one_slip_one_fault(sound: str, typed: str, expected: str, tmp_path: Path) -> None:
    assert f"\n{sound}\n" in f"\n{PLAN}"
    changed = f"\n{PLAN}".replace(f"\n{sound}\n", f"\n{typed}\n", 1)[1:]
    (tmp_path / "plan.yaml").write_text(changed, "utf-8")
    line = f"\n{PLAN}".split(f"\n{sound}\n")[0].count("\n") + 1
    found = said(load(tmp_path).diagnostics, line)
    wanted = re.findall(r"((?:=|[+-]\d+):\d+ E\d+) (\S.*?)(?= (?:=|[+-]\d+):\d+ E\d+ |$)", expected)
    assert len(found) == len(wanted), found
    for saying, (place, words) in zip(found, wanted, strict=True):
        assert saying.startswith(f"{place} ")
        assert words in saying


def test_the_plan_is_sound(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, "utf-8")
    assert load(tmp_path).diagnostics == ()


HEAD = """\
plan: {id: p, name: 计划, year: 2020, owner: 办}
owners: [{name: 办, kind: office, aliases: [文明办]}]
workstreams: [{id: NM, name: 农贸, kind: other}]
"""
TEXTS: tuple[tuple[str, str, str], ...] = (
    (
        "the second owner of an alias makes it unclear, not wrong",
        """\
owners:
- {name: 甲, kind: office, aliases: [市局, 甲办]}
- {name: 乙, kind: office, aliases: [市局, 甲]}
tasks:
- {id: A, title: 一, workstream: NM, due: 2020-06-30, owner: 市局}
- {id: B, title: 二, workstream: NM, due: 2020-06-30, owner: 甲}
""",
        "5:61 E300 不止一个",
    ),
    (
        "sites of one name are told apart by id",
        """\
sites:
- {id: S1, name: 菜场, type: 市场, owner: 办}
- {id: S2, name: 菜场, type: 市场, owner: 办}
inspections:
- {date: 2020-02-01, tier: office, sites: [菜场, S1]}
""",
        "5:44 E300 改写它的编号",
    ),
    (
        "every subdistrict where there is none",
        """\
tasks:
- {id: A, title: 一, workstream: NM, due: 2020-06-30, support: [各街道]}
""",
        "2:64 E300 类别写街道",
    ),
    (
        "a broken default of a file is said once",
        """\
workstream: [NM]
tasks:
- {id: A, title: 一, due: 2020-06-30}
- {id: B, title: 二, due: 2020-06-30, workstream: NM}
findings:
- {id: F, found: 2020-02-01, source: self, category: 卫生, text: 脏, owner: 办}
""",
        "1:13 E203 一个值",
    ),
    (
        "an empty default of a file is said once",
        """\
workstream: ' '
tasks:
- {id: A, title: 一, due: 2020-06-30}
- {id: B, title: 二, due: 2020-06-30}
""",
        "1:13 E205 内容是空的",
    ),
    (
        "a record that does without its broken parts",
        """\
tasks:
- id: A
  title: 一
  workstream: NM
  due: 2020-06-30
  target: {value: 10}
  updates:
  - {progress: 10%}
  - {date: 2020-02-01, progress: 10%}
  support: [办, '', 文明办]
  territorial:
  weight: 二
""",
        "6:12 E202 unit 8:6 E202 date 10:16 E205 空的 12:11 E208 数字",
    ),
    (
        "a name typed with a slip still counts",
        """\
tasks:
- {编号：A, title: 一, workstream: NM, due: 2020-06-30}
- {idd: B, title: 二, workstream: NM, due: 2020-06-30}
- id：C
  title: 三
  workstream: NM
  due: 2020-06-30
- {id D, title: 四, workstream: NM, due: 2020-06-30}
updates:
- {task: A, date: 2020-02-01}
- {task: B, date: 2020-02-01}
- {task: C, date: 2020-02-01}
- {task: D, date: 2020-02-01}
- {task: E, date: 2020-02-01}
""",
        "2:6 E109 半角 3:4 E201 id 4:5 E109 半角 8:4 E105 没有冒号 14:10 E300 任务里没有“E”",
    ),
    (
        "records in a wrong place still count",
        """\
tesks:
- {id: A, title: 一, workstream: NM, due: 2020-06-30, owner: 文明办}
别的:
- {id: B, title: 二}
payments: {line: C}
tasks: []
updates:
- {task: A, date: 2020-02-01}
- {task: B, date: 2020-02-01}
- {task: C, date: 2020-02-01}
- {task: D, date: 2020-02-01}
""",
        "1:1 E201 tasks 3:1 E201 可以写 5:11 E203 列表 11:10 E300 没有“D”",
    ),
    (
        "parts of what is unread are not called missing",
        """\
tasks:
- id: A
  title: 一
  workstream: NM
  due: 2020-06-30
  parts
  - owner: 办
updates:
- {task: A/办, date: 2020-02-01}
- {task: A/局, date: 2020-02-01}
""",
        "6:3 E105 没有冒号 10:10 E300 没有“A/局”",
    ),
    (
        "a second budget is a fault, what stands in it is not",
        """\
budget: {total: 5元}
资金: {total: 5元}
""",
        "2:1 E204 budget 和 资金 是同一项",
    ),
    (
        "faults far apart around brackets over several lines",
        """\
tasks:
- {id: A,
   title: 一，
   workstream: NM,
   due: 2020-6-3}
- {id: B,
   support: [办,
     文明办
   due: 2020-06-30,
   title: 二}
- id: C
  support: [
    办
  ]
  title: 三
  workstream: NM
  due: 2020-06-31
""",
        "3:12 E109 半角 5:9 E206 2020-06-03 7:13 E105 补上“]” 17:8 E206 2020-06-30",
    ),
    (
        "a quotation mark that closes in the next record",
        """\
tasks:
- {id: A, title: "一, workstream: NM, due: 2020-06-30}

- {id: B, title: "二", workstream: NM, due: 2020-06-31}
""",
        "2:18 E105 没有配对 4:44 E206 2020-06-30",
    ),
    (
        "an id cut in two",
        """\
tasks:
- {id: A, B, title: 一, workstream: NM, due: 2020-06-30}
updates:
- {task: A, date: 2020-02-01}
""",
        '2:11 E213 "A, B"',
    ),
    ("a mapping that never closes", "tasks: [{id: A,\n", "1:9 E105 补上“}”"),
    ("a file that starts too far right", "  tasks: []\nupdates: []\n", "1:3 E105 缩进"),
    ("text behind the end", "{tasks: []} x\n", "1:13 E105 多出了文字"),
    ("a key of a thousand letters", f"{'长' * 1100}: []\n", "1:1 E108 检查冒号"),
    ("a key of a thousand letters, marked", f"? {'长' * 1100}\n: []\n", "1:3 E108 检查冒号"),
    ("a key too long for a guess", f"{'长' * 100}: []\n", "1:1 E201 可以写"),
    ("a full-width colon and nothing else", "tasks：[]\n", "1:6 E109 半角"),
    ("a directive", "%TAG ! tag:x,2020:\n---\ntasks: []\n", "1:1 E106 %TAG"),
    ("a directive of another version", "%YAML 3.0\n---\ntasks: []\n", "1:1 E105 “%”开头"),
    ("a directive without its line", "%YAML 1.1\ntasks: []\n", "1:1 E105 指令"),
    ("a second document behind dots", "tasks: []\n...\nupdates: []\n", "2:1 E107 多份"),
    ("lone carriage returns", "tasks: []\rupdates: []\rlogs: []\n", "1:10 E104 共 2 处"),
    ("a lone carriage return", "tasks: [] # 一\r二\n", "1:14 E104 单独的回车符"),
    ("invisible in structure", "tasks\ufeff: []\n", "1:6 E104 BOM"),
    (
        "control characters of all kinds",
        'a: "\x01\x85\u2028\u2066"\n',
        "1:1 E201 a 1:5 E104 U+0001 1:6 E104 NEL 1:7 E104 行分隔符 1:8 E104 文字方向",
    ),
    ("nothing but a tab", "\t\n", "1:1 E105 制表符"),
    ("nothing but a key and a mark", "任务：、", "1:3 E109 改成半角“:”"),
    (
        "a wide colon in front of text with a colon",
        "tasks：\nks：  u）dates:\n",
        "1:6 E109 改成半角“:” 2:1 E201 没有“ks： u）dates”",
    ),
    ("a bracket closed by another", "tasks: [甲）\n", "1:8 E105 把行末的“）”改成“]”"),
    ("a wide bracket closed by a brace", "［务}\n", "1:1 E109 改成半角“[” 1:3 E105 没有配对"),
    ("a brace closed by a wide bracket", "tasks: {］\n", "1:9 E109 改成半角“]”"),
    (
        "a wide brace where a word has to be",
        "问题类别: [{名称：｛甲}]\n",
        "1:11 E109 改成半角“:”",
    ),
    ("two colons", "任务：:", "1:3 E109 改成半角“:”"),
    ("a list at the top", "- {id: A}\n", "1:1 E203 文件应当由各节组成"),
    ("a list at the top with wide marks", "- {编号：A}\n", "1:1 E203 文件应当由各节组成"),
    (
        "an empty word for all records of a file",
        'workstream: ""\ntasks:\n- {id: A, title: 甲, due: 2020-06-30}\n',
        "1:13 E205 内容是空的",
    ),
    (
        "an item of a finding nobody knows, beside a finding without a name",
        """\
findings:
- {found: 2020-06-01, source: inspection, category: 卫生, text: 甲, owner: 办}
logs:
- {finding: X/2, date: 2020-06-01, event: rectified}
""",
        "2:4 E202 缺少 id 4:13 E300 没有“X/2”这一处小项",
    ),
    (
        "a name in wide quotation marks",
        "workstreams:\n- {id: HW, name: 环境, kind: rectification, owner: “文明办”}\n",
        "2:50 E300 去掉全角引号，只写 文明办",
    ),
    (
        "rounds without a tier and boards without a group, in a plan with words of its own",
        """\
settings:
  names: {tiers: {office: 创建办}, groups: {department: 部门}}
inspections:
- {date: 2020-06-01, sites: []}
boards:
- {issue: 1, date: 2020-07-01, month: 2020-06}
""",
        "4:4 E202 缺少 tier 6:4 E202 缺少 group",
    ),
)


@pytest.mark.parametrize(("text", "expected"), [r[1:] for r in TEXTS], ids=[r[0] for r in TEXTS])
def test_texts(text: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD, "utf-8")
    (tmp_path / "x.yaml").write_bytes(text.encode())
    found = [
        f"{d.location.line}:{d.location.column} {d.code} {d.message} | {d.hint}"
        for d in load(tmp_path).diagnostics
    ]
    wanted = re.findall(r"(\d+:\d+ E\d+) (\S.*?)(?= \d+:\d+ E\d+ |$)", expected)
    assert len(found) == len(wanted), found
    for saying, (place, words) in zip(found, wanted, strict=True):
        assert saying.startswith(f"{place} ")
        assert words in saying
