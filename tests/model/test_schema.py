"""The JSON Schema: complete, valid, and of one mind with the loader."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from wenming_cli.model import scalars
from wenming_cli.model.base import Entry
from wenming_cli.model.indicator import parse_level, parse_measure
from wenming_cli.model.named_period import parse_period
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.points import parse_occasion
from wenming_cli.model.recurrence import parse_day_of_period
from wenming_cli.model.scalars import Choice, Fault
from wenming_cli.model.schema import json_schema
from wenming_cli.model.settings import Settings
from wenming_cli.model.shape import FieldShape, shape_of
from wenming_cli.model.task import Task, TaskSource

GOLDEN = Path(__file__).parent / "schema.json"
PLANS = Path(__file__).parents[2] / "plans"
SCHEMA = json_schema()
VALIDATOR = Draft7Validator(SCHEMA)


class EditorLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads scalars as editors do, by the core rules of YAML 1.2; a date stays text."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"null|Null|NULL|~|", "nN~"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    full = re.compile(f"^(?:{pattern})$")
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", full, [*first, ""])
EditorLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


def read(text: str) -> Any:
    """The data of a plan text as an editor sees it."""
    return yaml.load(text, EditorLoader)  # noqa: S506


def models(model: type[Entry] = PlanFile) -> Iterator[tuple[type[Entry], FieldShape]]:
    """Every field of every model, from the plan file down."""
    for field in shape_of(model).fields.values():
        yield model, field
        if field.model is not None:
            yield from models(field.model)


def record(model: type[Entry]) -> dict[str, Any]:
    """The part of the schema that stands for a model."""
    return SCHEMA if model is PlanFile else SCHEMA["definitions"][model.__name__]


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema with its references to definitions followed."""
    while "$ref" in schema:
        target: Any = SCHEMA
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        schema = target
    return schema


def test_it_is_a_schema_of_draft_7() -> None:
    Draft7Validator.check_schema(SCHEMA)


def test_it_is_the_same_every_time_and_as_it_was() -> None:
    text = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    assert text == GOLDEN.read_text("utf-8"), (
        "模式变了。看过差别以后刷新：python -m wenming_cli schema -o tests/model/schema.json"
    )


def test_every_field_stands_under_both_names() -> None:
    for model, field in models():
        properties = record(model)["properties"]
        assert properties[field.key]["title"] == field.title
        assert re.search(r"[一-鿿]", field.title), f"{model.__name__}.{field.name} 没有中文名"
        assert properties[field.key]["description"].startswith(field.title)
        assert properties[field.title]["title"] == field.key
        assert resolved(properties[field.title]) == resolved(properties[field.key])


def test_nothing_else_is_allowed() -> None:
    for model in {model for model, _ in models()}:
        assert record(model)["additionalProperties"] is False
        assert list(record(model)["properties"]) == list(shape_of(model).keys)


def test_choices_offer_both_languages_and_explain_each_by_the_other() -> None:
    source = SCHEMA["definitions"]["TaskSource"]
    said = dict(zip(source["enum"], source["enumDescriptions"], strict=True))
    assert (said["plan"], said["计划"]) == ("计划", "plan")
    assert set(said) == set(TaskSource.table())


def test_a_hover_says_what_a_default_is() -> None:
    assert record(Task)["properties"]["weight"]["description"].endswith("不写就是 1")
    assert record(Settings)["properties"]["due_rollover"]["description"].endswith("none 不顺延")


# --- whole files --------------------------------------------------------------------------------

GOOD = """\
# 还没有内容
---
tasks:
---
sample: 是
workstream: NM
tasks:
- {id: A, title: 清理, due: 2020-06-30}
---
示例数据: true
任务:
- {编号: A, 任务名称: 清理, 完成时限: 2020-06-30, 所属工作: NM}
---
tasks:
- id: 12
  title: 2020
  due: 2020-06-30
  note: 12
  weight: 0.5
  source: 通知
  support: [各街道, 3]
  target: {数量: '14', unit: 个}
  updates:
  - {date: 2020-06-01, progress: 80%}
  - {date: 2020-06-02, 完成进度: 90, evidence: }
---
budget:
  total: 1,328.46万元
  lines:
  - {id: A, name: 宣传}
payments:
- {date: 2020-03-01, line: A, amount: -12.5 元, note: 退款}
---
plan: {id: p, name: 计划, year: 2020, owner: 区文明办, themes: [{name: 五抓, items: }]}
---
计划: {编号: p, 项目名称: 计划, 年度: '2020', 实施单位: 区文明办}
---
indicators:
- {id: ZL, level1: 产出, level2: 质量指标, name: 履约率, nature: ≥, target: 95, accrual: level}
- id: SL
  level1: 效益
  level2: 社会效益
  name: 满意
  nature: '>='
  target: 95
  accrual: 水平
  measure: figure:coverage_rate
---
boards:
- {month: 2020-06, group: 街道, date: 2020-07-05, red: [甲], black: }
sites:
- {id: S, name: 路, type: 道路, owner: 局, demonstration: 否}
---
settings:
  rules: {E301: 警告}
  holidays: [2020-01-01]
  board: {weights: {pass_rate: 0.4}}
  scoring: {overshoot: 130%}
closings:
- {month: 2020-06, closed_on: 2020-07-02, records: {A: 1f}, figures: {tasks: 3}}
"""

TASK = "tasks:\n- {id: A, title: 清理, due: 2020-06-30"
BROKEN = {
    "unknown section": "task: []\n",
    "unknown key": TASK + ", owners: 局}\n",
    "missing key": "tasks:\n- {id: A, title: 清理}\n",
    "missing key, in Chinese": "任务:\n- {编号: A, 任务名称: 清理}\n",
    "both names of a key": TASK + ", 完成时限: 2020-06-30}\n",
    "both names of a section": "tasks: []\n任务: []\n",
    "bare money": "budget: {total: 3284600}\n",
    "bare money as text": "budget: {total: '3284600'}\n",
    "money in another unit": "budget: {total: 12圆}\n",
    "date with slashes": TASK + ", done: 2020/6/1}\n",
    "date with one digit": TASK + ", done: 2020-6-1}\n",
    "date in Chinese": TASK + ", done: 2020年6月1日}\n",
    "date with a month 13": TASK + ", done: 2020-13-01}\n",
    "date as a number": TASK + ", done: 20200601}\n",
    "month with a day": "narratives:\n- {month: 2020-06-01, section: tasks, text: 好}\n",
    "unknown choice": TASK + ", source: 传言}\n",
    "percent 130": TASK + ", updates: [{date: 2020-06-01, progress: 130}]}\n",
    "percent 130%": TASK + ", updates: [{date: 2020-06-01, progress: 130%}]}\n",
    "percent below nothing": TASK + ", updates: [{date: 2020-06-01, progress: -1}]}\n",
    "words for a number": TASK + ", weight: 一}\n",
    "part of a count": "settings: {due_soon_days: 1.5}\n",
    "yes": "sample: yes\n",
    "nothing for a scalar": TASK + ", owner: }\n",
    "spaces for text": TASK + ", note: '  '}\n",
    "nothing for a record": "plan:\n",
    "a space in an id": "tasks:\n- {id: A 1, title: 清理, due: 2020-06-30}\n",
    "text for a list": TASK + ", support: 局}\n",
    "list for text": TASK + ", note: [好]}\n",
    "record for a list": "tasks: {id: A, title: 清理, due: 2020-06-30}\n",
    "list for a record": "plan: [A]\n",
    "nothing in a list": TASK + ", support: [局, ~]}\n",
    "unknown rule level": "settings: {rules: {E301: 提示}}\n",
    "a list at the top": "- tasks\n",
    "year of two digits": "plan: {id: p, name: 计划, year: 20, owner: 局}\n",
}


@pytest.mark.parametrize("text", ["", *GOOD.split("---\n")])
def test_a_good_file_passes(text: str) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(read(text))] == []


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_is_refused(text: str) -> None:
    assert not VALIDATOR.is_valid(read(text))


@pytest.mark.parametrize("path", sorted(PLANS.rglob("*.yaml")), ids=lambda path: path.name)
def test_the_plans_of_this_repository_pass(path: Path) -> None:
    errors = VALIDATOR.iter_errors(read(path.read_text("utf-8")))
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


# --- scalars ------------------------------------------------------------------------------------

SPELLINGS: dict[Callable[[str], Any], tuple[str, ...]] = {
    scalars.parse_text: (
        "好",
        "true",
        "12",
        "-1.5",
        "no",
        "12:30",
        "''",
        "'　'",
        "~",
        "010",
        "'true'",
    ),
    scalars.parse_id: ("A-1", "NM_01.2", "任务1", "7", "A 1", "A/1", "Ａ１", "𠀀", "(1)", "''"),
    scalars.parse_code: (
        *("Ⅱ-8-2)", "3.1.2", "Ⅱ-1-1)-①", "（一）1", "ⅩⅡ-1", "A[1]", "【1】", "〔1〕"),
        *("A 1", "A/1", "Ａ１", "A:1", "'A：1'", "''", "~", "A、1", "𠀀"),
    ),
    scalars.parse_date: (
        *("2020-06-30", "2020-6-30", "2020/06/30", "20200630", "2020年6月30日", "2020-13-01"),
        *("2020-00-10", "2020-06-32", "２０２０-06-30", "2020-06-30T08:00", "' 2020-06-30'", "~"),
    ),
    scalars.parse_limit: (
        *("2020-06-30", "3天", "0天", "10个工作日", "3 天", "３天", "3日", "3工作日", "1000天"),
        *("三天", "2020-6-30", "2020-13-01", "~"),
    ),
    scalars.parse_due: (*("2020-06-30", "长期", "常年", "2020-6-30", "2020-13-01", "长期 ", "~"),),
    parse_day_of_period: ("5", "31", "3-15", "32", "周五", "3月15日", "-1", "~", "'15'"),
    scalars.parse_month: ("2020-06", "2020-6", "2020-13", "202006", "2020-06-01", "2020年6月"),
    parse_period: (
        *("2020-06", "2020-Q2", "2020-H1", "2020-06-上旬", "'#12'", "2020-06-01..2020-06-15"),
        *("2020-Q5", "2020Q2", "'#'", "'#1234567'", "12", "2020-06-上", "3020-Q1", "~"),
    ),
    scalars.parse_year: ("2020", "'1999'", "20", "3020", "二〇二〇"),
    scalars.parse_number: ("95", "-0.5", "'+3'", "1,000", "９５", "95分", "'1e3'", "'.5'"),
    scalars.parse_count: ("0", "10", "10.0", "'7'", "-3", "1.5", "十", "'1.0'", "３"),
    scalars.parse_days: ("0", "10", "3660", "'7'", "-3", "1.5", "3661", "999999999"),
    scalars.parse_percent: (
        *("80", "80%", "0", "100", "100%", "100.0%", "99.99", "007%", "12.5 %", "130", "130%"),
        *("-1", "100.1", "100.01%", "80％", "80%%", "八成"),
    ),
    scalars.parse_ratio: ("130", "130%", "-1", "0.5%", "一倍"),
    scalars.parse_money: (
        *("328.46万元", "3284600元", "1.2亿元", "1,234,567.89元", "-5元", "+5 万元", "0元"),
        *("3284600", "3284600.5", "12万", "1,23元", "１２元", "12圆", "￥12元", "元", "1e3元"),
    ),
    scalars.parse_bool: ("true", "false", "是", "否", "'true'", "yes", "no", "0", "1", "对", "~"),
    TaskSource.parse: ("plan", "计划", "notice", "群众反映", "Plan", "传言", "''", "1"),
    parse_level: ("产出", "产出指标", "''"),
    parse_occasion: (
        "finding",
        "人工评定",
        "figure:coverage_rate",
        "'figure:'",
        "figure：x",
        "别的",
    ),
    parse_measure: ("reported", "抽查", "figure:coverage_rate", "'figure:'", "figure：x", "别的"),
}


def definition_of(parser: Callable[[str], Any]) -> str:
    """The name of the definition that stands for a parser."""
    choice = getattr(parser, "__self__", None)
    if isinstance(choice, type) and issubclass(choice, Choice):
        return choice.__name__
    return parser.__name__.removeprefix("parse_")


@pytest.mark.parametrize(
    ("parser", "spelling"),
    [(parser, spelling) for parser, all_of_it in SPELLINGS.items() for spelling in all_of_it],
)
def test_schema_and_parser_agree(parser: Callable[[str], Any], spelling: str) -> None:
    text = "" if spelling == "~" else yaml.load(spelling, yaml.BaseLoader)  # noqa: S506
    try:
        parser(text)
        accepted = True
    except Fault:
        accepted = False
    definition = {"$ref": f"#/definitions/{definition_of(parser)}"}
    validator = Draft7Validator({**definition, "definitions": SCHEMA["definitions"]})
    assert validator.is_valid(read(spelling)) == accepted


def test_every_scalar_is_in_the_table() -> None:
    names = {name for name in SCHEMA["definitions"] if name[0].islower()}
    assert names == {definition_of(parser) for parser in SPELLINGS} - {"TaskSource"}
