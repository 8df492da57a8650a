"""Broken inputs: each fault is reported once, at the smallest place that holds it.

Every row gives the text of a file beside a sound plan, and ``line:column:code`` of every fault
that is reported, in order.
"""

from pathlib import Path

import pytest

from wenming_cli.loading import load

PLAN = """\
plan: {id: p, name: 计划, year: 2020, owner: 办}
owners:
- {name: 办, kind: office}
- {name: 市场局, kind: department, aliases: [市管局]}
- {name: 甲街道, kind: subdistrict}
- {name: 乙街道, kind: subdistrict}
workstreams:
- {id: NM, name: 农贸, kind: rectification, owner: 办}
budget:
  total: 100万元
  lines:
  - {id: XC, name: 宣传}
"""
TASK = """\
tasks:
- id: NM-1
  title: 任务
  workstream: NM
  due: 2020-06-30
"""

BROKEN: tuple[tuple[str, str, str], ...] = (
    (
        "unclosed quote",
        "6:9:E105",
        TASK
        + """\
  note: "没有写完
""",
    ),
    (
        "unclosed single quote",
        "6:9:E105",
        TASK
        + """\
  note: '没有写完
  owner: 办
""",
    ),
    (
        "unclosed bracket",
        "6:12:E105",
        TASK
        + """\
  support: [市场局, 甲街道
  owner: 办
""",
    ),
    (
        "unclosed brace",
        "7:5:E105",
        TASK
        + """\
  updates:
  - {date: 2020-02-01, progress: 10%
  owner: 办
""",
    ),
    (
        "bad indentation",
        "6:4:E105",
        TASK
        + """\
   owner: 办
""",
    ),
    (
        "outdented key",
        "6:2:E105",
        TASK
        + """\
 owner: 办
""",
    ),
    (
        "tab",
        "6:1:E105",
        TASK
        + """\
\towner: 办
""",
    ),
    (
        "missing colon",
        "6:3:E105",
        TASK
        + """\
  owner 办
""",
    ),
    (
        "full-width colon",
        "6:8:E109",
        TASK
        + """\
  owner：办
""",
    ),
    (
        "full-width colon first key",
        "2:5:E109",
        """\
tasks:
- id：NM-1
  title: 任务
  workstream: NM
  due: 2020-06-30
""",
    ),
    (
        "no space after colon",
        "6:8:E105",
        TASK
        + """\
  owner:办
""",
    ),
    (
        "full-width comma in flow",
        "6:13:E214",
        TASK
        + """\
  support: [市场局， 甲街道]
""",
    ),
    (
        "full-width brackets",
        "6:12:E109 6:21:E109",
        TASK
        + """\
  support: ［市场局, 甲街道］
""",
    ),
    (
        "full-width colon in flow",
        "7:10:E109",
        TASK
        + """\
  updates:
  - {date：2020-02-01, progress: 10%}
""",
    ),
    (
        "colon in text",
        "6:11:E105",
        TASK
        + """\
  note: 说明: 还有冒号
""",
    ),
    (
        "at sign",
        "6:9:E105",
        TASK
        + """\
  note: @某人
""",
    ),
    (
        "percent start",
        "6:9:E105",
        TASK
        + """\
  note: %abc
""",
    ),
    (
        "anchor",
        "6:9:E106",
        TASK
        + """\
  note: &a 文字
""",
    ),
    (
        "alias",
        "6:9:E106",
        TASK
        + """\
  note: *a
""",
    ),
    (
        "merge",
        "6:3:E106",
        TASK
        + """\
  <<: {note: 文字}
""",
    ),
    (
        "tag",
        "6:9:E106",
        TASK
        + """\
  note: !!str 文字
""",
    ),
    (
        "two documents",
        "6:1:E107",
        TASK
        + """\
---
tasks: []
""",
    ),
    (
        "duplicate key",
        "6:3:E204",
        TASK
        + """\
  title: 又一个
""",
    ),
    (
        "duplicate in two languages",
        "6:3:E204",
        TASK
        + """\
  完成时限: 2020-07-30
""",
    ),
    (
        "unknown key",
        "6:3:E201",
        TASK
        + """\
  onwer: 办
""",
    ),
    (
        "unknown Chinese key",
        "6:3:E201",
        TASK
        + """\
  完成时间: 2020-06-30
""",
    ),
    (
        "unknown section",
        "1:1:E201",
        """\
taskz: []
""",
    ),
    (
        "missing key",
        "2:3:E202",
        """\
tasks:
- id: NM-1
  title: 任务
  workstream: NM
""",
    ),
    (
        "missing two",
        "2:3:E202 2:3:E202",
        """\
tasks:
- id: NM-1
  workstream: NM
""",
    ),
    (
        "scalar for list",
        "6:12:E203",
        TASK
        + """\
  support: 市场局
""",
    ),
    (
        "list for scalar",
        "6:10:E203",
        TASK
        + """\
  owner: [办]
""",
    ),
    (
        "mapping for list",
        "6:12:E203",
        TASK
        + """\
  updates: {date: 2020-02-01}
""",
    ),
    (
        "text for mapping",
        "6:11:E203",
        TASK
        + """\
  target: 十二座
""",
    ),
    (
        "section as mapping",
        "1:8:E203",
        """\
tasks: {id: NM-1}
""",
    ),
    (
        "item as text",
        "2:3:E203",
        """\
tasks:
- NM-1
""",
    ),
    (
        "empty value",
        "6:3:E205",
        TASK
        + """\
  owner:
""",
    ),
    (
        "empty text",
        "6:9:E205",
        TASK
        + """\
  note: ""
""",
    ),
    (
        "empty item",
        "8:3:E205",
        TASK
        + """\
  support:
  - 市场局
  -
""",
    ),
    (
        "date without zeros",
        "6:9:E206",
        TASK
        + """\
  done: 2020-6-1
""",
    ),
    (
        "date with slashes",
        "6:9:E206",
        TASK
        + """\
  done: 2020/06/01
""",
    ),
    (
        "date in Chinese",
        "6:9:E206",
        TASK
        + """\
  done: 2020年6月1日
""",
    ),
    (
        "no such day",
        "6:9:E206",
        TASK
        + """\
  done: 2020-02-30
""",
    ),
    (
        "compact date",
        "6:9:E206",
        TASK
        + """\
  done: 20200601
""",
    ),
    (
        "date and time",
        "6:9:E206",
        TASK
        + """\
  done: 2020-06-01T00:00:00
""",
    ),
    (
        "full-width digits",
        "6:9:E206",
        TASK
        + """\
  done: ２０２０-06-01
""",
    ),
    (
        "null date",
        "6:9:E206",
        TASK
        + """\
  done: null
""",
    ),
    (
        "bare money",
        "2:40:E207",
        """\
payments:
- {date: 2020-02-01, line: XC, amount: 5}
""",
    ),
    (
        "money unit short",
        "2:40:E207",
        """\
payments:
- {date: 2020-02-01, line: XC, amount: 5万}
""",
    ),
    (
        "money too fine",
        "2:40:E207",
        """\
payments:
- {date: 2020-02-01, line: XC, amount: 0.001元}
""",
    ),
    (
        "money comma",
        "2:42:E213",
        """\
payments:
- {date: 2020-02-01, line: XC, amount: 1,234元}
""",
    ),
    (
        "money bad thousands",
        "4:11:E207",
        """\
payments:
- date: 2020-02-01
  line: XC
  amount: 12,34元
""",
    ),
    (
        "money 19 digits",
        "2:40:E207",
        """\
payments:
- {date: 2020-02-01, line: XC, amount: 1234567890123456789元}
""",
    ),
    (
        "percent over 100",
        "6:42:E208",
        TASK
        + """\
  updates: [{date: 2020-02-01, progress: 130%}]
""",
    ),
    (
        "negative percent",
        "6:42:E208",
        TASK
        + """\
  updates: [{date: 2020-02-01, progress: -1%}]
""",
    ),
    (
        "number with unit",
        "6:11:E208",
        TASK
        + """\
  weight: 2个
""",
    ),
    (
        "bool",
        "2:55:E209",
        """\
sites:
- {id: A, name: 甲, type: 市场, owner: 办, demonstration: yes}
""",
    ),
    (
        "enum",
        "2:19:E210",
        """\
owners:
- {name: 丙, kind: departmant}
""",
    ),
    (
        "enum Chinese",
        "2:19:E210",
        """\
owners:
- {name: 丙, kind: 部们}
""",
    ),
    (
        "bad id",
        "2:8:E211",
        """\
tasks:
- {id: NM 1, title: 任务, workstream: NM, due: 2020-06-30}
""",
    ),
    (
        "slash in id",
        "2:8:E211",
        """\
tasks:
- {id: NM/1, title: 任务, workstream: NM, due: 2020-06-30}
""",
    ),
    (
        "unknown owner",
        "6:10:E300",
        TASK
        + """\
  owner: 市容局
""",
    ),
    (
        "unknown workstream",
        "2:34:E300",
        """\
tasks:
- {id: A, title: 任务, workstream: NN, due: 2020-06-30}
""",
    ),
    (
        "unknown task",
        "2:10:E300",
        """\
updates:
- {task: NM-9, date: 2020-02-01}
""",
    ),
    (
        "unknown part",
        "7:10:E300",
        TASK
        + """\
updates:
- {task: NM-1/办, date: 2020-02-01}
""",
    ),
    (
        "unknown line",
        "2:28:E300",
        """\
payments:
- {date: 2020-02-01, line: XX, amount: 5元}
""",
    ),
    (
        "unknown site",
        "2:44:E300",
        """\
inspections:
- {date: 2020-02-01, tier: office, sites: [S-1]}
""",
    ),
    (
        "unknown finding",
        "2:13:E300",
        """\
logs:
- {finding: F-1, date: 2020-02-01, event: closed}
""",
    ),
    (
        "unknown indicator",
        "2:33:E300",
        """\
samples:
- {date: 2020-02-01, indicator: I, owner: 办, checked: 1, passed: 1}
""",
    ),
    (
        "separator in list",
        "6:13:E214",
        TASK
        + """\
  support: [市场局、甲街道]
""",
    ),
    (
        "separator in scalar",
        "6:10:E214",
        TASK
        + """\
  owner: 市场局、办
""",
    ),
    (
        "hash in text",
        "6:13:E110",
        TASK
        + """\
  note: 圆通街 #12号
""",
    ),
    (
        "hash after date",
        "6:21:E110",
        TASK
        + """\
  start: 2020-01-01 #开工
""",
    ),
    (
        "hash for value",
        "6:9:E110",
        TASK
        + """\
  note: #12号
""",
    ),
    (
        "comma splits text",
        "2:67:E213",
        """\
findings:
- {id: F, found: 2020-02-01, source: self, category: 卫生, text: 脏, 乱, owner: 办}
""",
    ),
    (
        "id clash",
        "6:7:E302",
        TASK
        + """\
- id: NM-1
  title: 任务
  workstream: NM
  due: 2020-06-30
""",
    ),
    (
        "id clash folded",
        "6:8:E302",
        TASK
        + """\
- {id: nm-1, title: 任务, workstream: NM, due: 2020-06-30}
""",
    ),
    (
        "alias as name clash",
        "3:8:E302",
        """\
sites:
- {id: A, name: 甲, type: 市场, owner: 办}
- {id: a, name: 乙, type: 市场, owner: 办}
""",
    ),
    (
        "plan twice",
        "1:1:E216",
        """\
plan: {id: q, name: 又, year: 2020, owner: 办}
""",
    ),
    (
        "budget twice",
        "1:1:E216",
        """\
budget: {total: 5元}
""",
    ),
    (
        "list file",
        "1:1:E203",
        """\
- a
- b
""",
    ),
    (
        "text file",
        "1:1:E203",
        """\
只是文字
""",
    ),
    (
        "zero width",
        "6:10:E104",
        TASK
        + """\
  note: 有\u200b零宽
""",
    ),
    (
        "bidi",
        "6:10:E104",
        TASK
        + """\
  note: 反\u202e向
""",
    ),
    (
        "control",
        "6:10:E104",
        TASK
        + """\
  note: 响\x07铃
""",
    ),
    (
        "ideographic indentation",
        "6:1:E104",
        TASK
        + """\
\u3000owner: 办
""",
    ),
    (
        "escape",
        "6:10:E104",
        TASK
        + """\
  note: "\\u202e"
""",
    ),
    (
        "several in one record",
        "4:15:E300 5:8:E206 6:10:E300 7:11:E208 8:3:E201",
        """\
tasks:
- id: NM-1
  title: 任务
  workstream: NN
  due: 2020/6/30
  owner: 市容局
  weight: 二
  xyz: 1
""",
    ),
    (
        "faults around a syntax error",
        "5:8:E206 9:6:E109 13:8:E206",
        """\
tasks:
- id: NM-1
  title: 一
  workstream: NM
  due: 2020/6/30
- id: NM-2
  title: 二
  workstream: NM
  due： 2020-06-30
- id: NM-3
  title: 三
  workstream: NM
  due: 2020-06-31
updates:
- {task: NM-2, date: 2020-02-01}
""",
    ),
)


@pytest.mark.parametrize(
    ("places", "text"), [row[1:] for row in BROKEN], ids=[r[0] for r in BROKEN]
)
def test_every_fault_once_at_its_place(places: str, text: str, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "x.yaml").write_text(text, "utf-8")
    found = load(tmp_path).diagnostics
    assert {d.location.file for d in found} == {"x.yaml"}
    shown = " ".join(f"{d.location.line}:{d.location.column}:{d.code}" for d in found)
    assert shown == places
    assert all("\n" not in d.message + (d.hint or "") for d in found)


def test_the_table_is_long_and_its_rows_differ() -> None:
    assert len(BROKEN) >= 80
    assert len({row[0] for row in BROKEN}) == len(BROKEN)
    assert len({row[2] for row in BROKEN}) == len(BROKEN)
