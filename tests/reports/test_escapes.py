"""What a plan says is data in the report: never a heading, a list, a link, a cell of its own."""

import re
from pathlib import Path

import pytest

from tests.reports.conftest import Markdown
from wenming_cli.reports.environment import render

HOSTILE = [
    "[点这里](javascript:alert(1))",
    "![图](http://x/y.png)",
    "<b>粗</b><script>",
    "甲|乙",
    "# 标题",
    "1. 列表",
    "12) 列表",
    "- 列表",
    "+ 列表",
    "> 引用",
    "***",
    "---",
    "===",
    "```",
    "`代码`",
    "~~删~~",
    "&lt;b&gt;",
    "$x$",
    "\\[x\\]",
    "{{ 7 * 7 }}",
    "{% include 'x' %}",
    "\x1b[31m红",
    "一\n\n## 二、假的",
    "|---|",
]
MARKUP = re.compile(r"(?<!\\)[\[\]<>|`*~$]")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_value_is_one_line_without_markup(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.md.j2").write_text("{{ text }}", "utf-8")
    line = render("x.md.j2", {"text": text}, [tmp_path]).removesuffix("\n")
    assert "\n" not in line
    assert "\x1b" not in line
    assert not MARKUP.search(line.replace("\\\\", ""))
    assert not re.match(r"\s*(#|[-+>=]|\d+[.)]\s|```)", line)


@pytest.mark.parametrize("text", ["83.33%", "-0.50%", "+1.20个百分点", "328.46万元", "12", "0.4"])
def test_numbers_stay_as_they_are(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.md.j2").write_text("{{ text }}", "utf-8")
    assert render("x.md.j2", {"text": text}, [tmp_path]) == f"{text}\n"


PLAN = """
sites: [{id: S, name: "[点](x)|<i>", type: "a|b", owner: 城管局}]
tasks:
  - id: t
    title: "1. [x](javascript:alert)|<b>\\n## 八、假的"
    workstream: A
    due: 2020-05-31
    updates: [{date: 2020-05-01, progress: 10, reason: "# 因|", next_step: "> 果\\n\\n- 三"}]
findings:
  - {id: f, found: 2020-05-01, source: self, site: S, category: "*类*", text: "<img src=x>|",
     owner: 城管局}
inspections:
  - {date: 2020-06-02, tier: owner, checks: [{site: S, item: "`x`", result: fail}]}
indicators:
  - {id: i, level1: 产出, level2: 数量, name: "_名_|", nature: ≥, target: 10, unit: "<处>",
     accrual: level, actuals: [{date: 2020-06-01, value: 3, forecast: "|假|"}]}
budget:
  total: 10万元
  lines: [{id: l, name: "线|条"}]
notices:
  - {id: n, number: "〔2020〕|1号", kind: supervise, date: 2020-06-03, owners: [城管局],
     tasks: [t], findings: [f], reason: "## 由", reply_due: 2020-06-09}
boards:
  - {month: 2020-05, group: subdistrict, red: [东华街道], date: 2020-06-05, reason: "|说|"}
narratives:
  - {month: 2020-06, section: problems, text: "## 假标题\\n\\n| 假 | 表 |\\n|---|---|\\n- 假列表"}
"""


def test_a_hostile_plan_adds_no_structure(markdown: Markdown) -> None:
    harmless = PLAN
    for hostile in (
        "[点](x)|<i>",
        "a|b",
        "1. [x](javascript:alert)|<b>\\n## 八、假的",
        "# 因|",
        "> 果\\n\\n- 三",
        "*类*",
        "<img src=x>|",
        "`x`",
        "_名_|",
        "<处>",
        "|假|",
        "线|条",
        "〔2020〕|1号",
        "## 由",
        "|说|",
    ):
        harmless = harmless.replace(hostile, "词")
    harmless = harmless.replace(
        "## 假标题\\n\\n| 假 | 表 |\\n|---|---|\\n- 假列表", "一\\n\\n二\\n三\\n四"
    )

    def shape(report: str) -> list[str]:
        """The first mark of each line and the number of its cells."""
        plain = re.sub(r"\\.", "x", report)
        return [
            f"{re.match(r'(#+ |[0-9]+[.] |- |[|]|)', line)[0]}{line.count('|')}"  # type: ignore[index]
            for line in plain.splitlines()
        ]

    assert shape(markdown(PLAN)) == shape(markdown(harmless))
