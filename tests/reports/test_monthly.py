"""The monthly report as people read it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DEMO, Golden
from tests.reports.conftest import PROJECT, TEMPLATES, Context, Markdown, Read, look
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan
from wenming_cli.reports import REPORTS, monthly, report_named
from wenming_cli.reports.annexes import without_hints
from wenming_cli.reports.environment import render

HERE = Path(__file__).parent
TASKS_ONLY = """
tasks:
  - {id: A-1, title: 市场改造, workstream: A, start: 2020-02-01, due: 2020-05-31,
     updates: [{date: 2020-05-20, progress: 80%, reason: 雨天停工。, next_step: 六月补齐。}]}
  - {id: A-2, title: 摊位整治, workstream: A, due: 2020-06-30, done: 2020-06-12}
  - {id: A-3, title: 消防检查, workstream: A, start: 2020-07-06, due: 2020-07-31}
"""


def report(plan: Plan, month: str, **more: Any) -> str:
    context = monthly.context(look(plan, month, **more))
    return without_hints(render(monthly.TEMPLATE, context, [TEMPLATES]))


# --- whole reports ----------------------------------------------------------------------------


@pytest.mark.parametrize("month", ["2020-03", "2020-06", "2020-12"])
def test_demo(demo_report: Callable[[str], str], golden: Golden, month: str) -> None:
    golden(HERE / "golden" / f"{month}.md", demo_report(month))


def test_a_plan_of_tasks_alone(markdown: Markdown, golden: Golden) -> None:
    golden(HERE / "golden" / "tasks-only.md", markdown(TASKS_ONLY))


@pytest.mark.no_cover
@pytest.mark.parametrize("month", [f"2020-{month:02}" for month in range(1, 13)])
def test_every_month_of_the_demo_reads_well(demo_report: Callable[[str], str], month: str) -> None:
    text = demo_report(month)
    body = text[: text.index("## 附件1")]
    for litter in (
        "None",
        "Fraction",
        "Decimal",
        "Undefined",
        "（）",
        "。。",
        "；。",
        "，，",
        "{{",
        "、、",
    ):
        assert litter not in text, litter
    for nothing in ("0项，", "0项；", "0个，", "0个；", "0次，", "0份，"):
        assert not any(line.lstrip("：；，、").startswith(nothing) for line in body.split(" "))
    assert "\n\n\n" not in text
    assert text.endswith("\n")
    assert text.index("## 附件1") < text.index("## 附件2") < text.index("## 附件3")


def test_tables_have_rows_of_one_width(demo_report: Callable[[str], str]) -> None:
    text = demo_report("2020-06").replace("\\|", "")
    tables = [block.splitlines() for block in text.split("\n\n") if block.startswith("|")]
    assert len(tables) == 15
    for table in tables:
        assert len({line.count("|") for line in table}) == 1, table
        assert len(table) > 2


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path, demo: Plan) -> None:
    first = report(demo, "2020-06")
    assert report(demo, "2020-06") == first
    for path in sorted(filter(Path.is_file, DEMO.rglob("*")), key=lambda p: p.name[::-1]):
        target = tmp_path / path.relative_to(DEMO)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    again = load(tmp_path, tmp_path).plan
    assert again is not None
    assert report(again, "2020-06") == first


# --- the context ------------------------------------------------------------------------------


def leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        assert all(type(key) is str for key in value)
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)
    else:
        yield value


@pytest.mark.parametrize("month", ["2020-01", "2020-06", "2020-12"])
def test_a_template_is_given_plain_values(demo: Plan, month: str) -> None:
    context = monthly.context(look(demo, month))
    assert {type(leaf) for leaf in leaves(context)} <= {str, int, bool, type(None)}
    assert json.loads(json.dumps(context)) == context


def test_names() -> None:
    assert report_named("月报") is report_named("monthly") is REPORTS[0]
    assert report_named("年报") is None


def test_missing_words_are_named_and_shown(context: Context, markdown: Markdown) -> None:
    assert context(TASKS_ONLY)["missing"] == ["总体情况", "存在问题", "下月工作安排"]
    assert markdown(TASKS_ONLY).count("（待填写）") == 3
    words = TASKS_ONLY + (
        "narratives:\n"
        "  - {month: 2020-06, section: overall, text: 总体平稳。}\n"
        "  - {month: 2020-05, section: problems, text: 上月的问题。}\n"
        "  - {month: 2020-06, section: tasks, workstream: A, text: 一抓到底。}\n"
        "  - {month: 2020-06, section: overall, workstream: B, text: 进展较快。}\n"
        '  - {month: 2020-06, section: next_month, text: "一是巩固。\\n\\n二是提升。"}\n'
    )
    given = context(words)
    assert given["missing"] == ["存在问题"]
    assert given["overall"]["narrative"] == ["总体平稳。", "背街小巷整治：进展较快。"]
    assert given["tasks"]["workstreams"][0]["narrative"] == ["一抓到底。"]
    assert given["next_month"]["narrative"] == ["一是巩固。", "二是提升。"]
    assert "一是巩固。\n\n二是提升。\n" in markdown(words)


def test_headings_are_numbered_without_gaps(context: Context) -> None:
    given = context(TASKS_ONLY)
    assert [
        given[key]["heading"] for key in ("overall", "tasks", "notices", "problems", "next_month")
    ] == [
        "一、总体情况",
        "二、重点任务推进情况",
        "三、督办通报约谈情况",
        "四、存在问题",
        "五、下月工作安排",
    ]
    assert given["inspections"] is given["findings"] is given["budget"] is given["board"] is None
    assert given["task_table"]["heading"] == "附件1 任务进展表"
    assert given["task_details"]["heading"] == "附件2 重点任务推进明细"
    assert given["notice_details"]["heading"] == "附件3 督办通报约谈明细"
    assert given["next_month_details"]["heading"] == "附件4 下月任务清单"
    assert given["finding_ledger"] is None
    assert given["conventions"]["heading"] == "附件5 口径说明"


# --- the head ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "full_name", "title"),
    [
        (
            "2020年创建全国文明城市工作",
            "盘龙区委宣传部（区文明办）",
            "盘龙区创建全国文明城市工作月报",
        ),
        ("2020年度创建工作项目", "昆明市盘龙区委宣传部", "昆明市盘龙区创建工作月报"),
        ("盘龙区2020年创建工作计划", "盘龙区文明办", "盘龙区创建工作月报"),
        ("2020年创建工作", "城市管理局", "创建工作月报"),
        ("2020年创建工作", "市委宣传部", "创建工作月报"),
        ("2020年计划", "创建办", "2020年计划月报"),
        ("三年行动", "赵县人民政府", "赵县三年行动月报"),
    ],
)
def test_title(read: Read, name: str, full_name: str, title: str) -> None:
    plan = read("", f"plan: {{id: p, name: {name}, year: 2020, owner: {full_name}}}\n")
    assert monthly.title(plan) == title


def test_publisher_and_addressees(read: Read) -> None:
    project = PROJECT.replace("}", ", report: {to: [市创建办, 区委], cc: [各单位]}}")
    text = report(read("", project), "2020-06")
    assert (
        "- 编发单位：区创建办\n- 报：市创建办、区委\n- 送：各单位\n- 数据截止：2020年6月30日\n"
        in text
    )
    assert "示例" not in text


def test_issue_counts_from_the_first_month(read: Read) -> None:
    project = PROJECT.replace("}", ", start: 2019-11-15, end: 2020-10-31}")
    plan = read("", project)
    assert look(plan, "2019-11").issue == 1
    assert look(plan, "2020-02").issue == 4
    assert "（2020年2月，第4期）" in report(plan, "2020-02")
