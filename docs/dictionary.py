"""Writes ``docs/format.md``: every section and field of a plan, from the model itself.

Run from the repository's root: ``python docs/dictionary.py``. A test sees to it that nobody
forgets.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from wenming_cli.commands.of_init.starter import EXAMPLES, starter_files
from wenming_cli.figures.table import FIGURES
from wenming_cli.model.base import Entry
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.scalars import Choice, Form
from wenming_cli.model.shape import FieldShape, Kind, mark_of, shape_of
from wenming_cli.rules.grounds.known_rates import BOARD_RATES, RATES

PAGE = Path(__file__).with_name("format.md")

INTRODUCTION = """\
# 计划能写哪些内容

一个放着 `plan.yaml` 的文件夹就是一个计划；文件夹里其他的 `*.yaml` 文件都算这个计划的，文件名和子文件夹随意。每个文件由各节组成，列表可以分写在几个文件里，按路径顺序接起来。变得少的（任务、资金、点位、指标）和一月月增加的（进展、支出、巡查、问题）分开放，例如 `records/2020-06.yaml`。

- 每个键、每个可选的词，英文和中文都行，意思一样；同一处不能两个都写。
- 日期写 `2020-06-30`，月份写 `2020-06`。金额一定带单位：`328.46万元`、`3284600元`、`1.2亿元`。百分数写 `80` 或 `80%`。是否写 `true`/`false` 或 `是`/`否`。
- 单位用简称或别名，点位用编号或名称，其他用编号。`属地单位: [各街道]` 指单位名录里的全部街道，`各镇`、`各乡镇`、`各社区`、`各部门` 也这样写。
- 编号用字母、数字、汉字和 `-` `_` `.`，全角半角、大小写不同也算同一个。
- 不能用 YAML 的锚点、引用、合并键、类型标签和多份文档。正文里的全角标点就是文字。
- `sample: true` 表示这个文件的记录是编造的，用到它的输出都印“含示例数据”。

下面是全部的节和键，每一节先有一个例子（`wenming init --with-examples` 写出来的就是这些）。“必填”一栏打 ● 的一定要写；“不写就是”后面是默认值。
"""


def page() -> str:
    """The whole page."""
    parts = [INTRODUCTION, *(_section(field) for field in shape_of(PlanFile).fields.values())]
    return "\n".join([*parts, _figures()])


def _figures() -> str:
    """The ids that an indicator, the weights of the board and ``explain`` take."""
    rows = [FIGURE_HEAD]
    for row in FIGURES:
        of_indicator = f"`figure:{row.id}`" if row.id in RATES else ""
        weighed = "●" if row.id in BOARD_RATES else ""
        rows.append(f"| `{row.id}` | {row.label} | {of_indicator} | {weighed} | {row.meaning} |")
    return "\n".join(rows) + "\n"


FIGURE_HEAD = """\
## 数字的编号

`wenming explain` 编号和名称都认得；绩效指标的取数方式、红黑榜的权重只能写表里打了记号的。

| 编号 | 名称 | 取数方式 | 能作权重 | 怎么算 |
|---|---|---|:-:|---|"""


def _section(field: FieldShape) -> str:
    example = _example(field)
    if field.model is None:
        return f"## {field.name} {field.title}\n\n{field.description}。\n\n{example}"
    kind = "列表" if field.kind is Kind.RECORDS else "一个计划只写一处"
    start = [f"## {field.name} {field.title}（{kind}）\n", example]
    return "\n".join([*start, *_tables(field.model, "")])


def _example(field: FieldShape) -> str:
    if field.title not in EXAMPLE_OF:
        return "由 `wenming close` 写，人不写。\n"
    return f"```yaml\n{EXAMPLE_OF[field.title]}```\n"


DAY = date(2020, 6, 15)
"""The day the examples are written for."""

_BLOCK = re.compile(r"^([^\s#:]+):.*\n(?: .*\n)*", re.MULTILINE)


def _examples() -> dict[str, str]:
    """By Chinese key, what a new plan with examples writes of each section."""
    files = starter_files(Path("我们区创文"), DAY, examples=True)
    plan = [name for name in files if name.endswith(".yaml") and not name.startswith(".")]
    plan.sort(key=lambda name: name == EXAMPLES)
    texts = [files[name].decode("utf-8") for name in plan]
    return {found[1]: found[0] for text in texts for found in _BLOCK.finditer(text)}


EXAMPLE_OF = _examples()


def _tables(model: type[Entry], path: str) -> Iterator[str]:
    rows = ["| 键 | 中文 | 必填 | 怎么写 |", "|---|---|:-:|---|"]
    inner = []
    for field in shape_of(model).fields.values():
        required = "●" if field.required else ""
        rows.append(f"| `{field.key}` | {field.title} | {required} | {_how(model, field)} |")
        if field.model is not None:
            inner.append((field, f"{path}{field.key}"))
    yield "\n".join(rows) + "\n"
    for field, name in inner:
        if field.model is not None:
            yield f"`{name}` {field.title}：\n"
            yield from _tables(field.model, f"{name}.")


def _how(model: type[Entry], field: FieldShape) -> str:
    info = model.model_fields[field.name]
    default = "" if field.required else _default(info.get_default())
    words = [
        {
            Kind.SCALAR: "" if default and _is_form(field) else _value(field),
            Kind.SCALARS: f"列表：{_value(field) or '文字'}",
            Kind.RECORD: "见下",
            Kind.RECORDS: "列表，见下",
            Kind.TABLE: "一组键和值",
        }[field.kind]
    ]
    if field.description:
        words.append(field.description)
    if default and "不写就" not in (field.description or ""):
        words.append(f"不写就是 {default}")
    return "；".join(word for word in words if word).replace("|", "\\|")


def _default(value: object) -> str:
    """A default as people write it; empty where leaving a key out means that there is nothing."""
    match value:
        case Choice():
            return f"`{value.value}` {value.label}"
        case bool() | None | Entry():
            return ""
        case dict():
            return "、".join(f"`{key}` {_default(inner)}" for key, inner in value.items())
        case tuple():
            return "、".join(_default(inner) for inner in value)
    return f"`{value}`"


def _is_form(field: FieldShape) -> bool:
    """Whether it is written in some form; its default shows how."""
    return mark_of(field.marks, Form) is not None


def _value(field: FieldShape) -> str:
    if field.model is not None:
        return ""
    if isinstance(field.scalar, type) and issubclass(field.scalar, Choice):
        return "、".join(f"`{member.value}` {member.label}" for member in field.scalar)
    form = mark_of(field.marks, Form)
    if form is not None:
        return f"`{form.example}`"
    return _REFERENCES.get(field.reference.section, "") if field.reference else ""


_REFERENCES = {
    "owners": "单位",
    "workstreams": "重点工作的编号",
    "tasks": "任务编号",
    "parts": "任务编号，或 编号/单位",
    "lines": "资金用途的编号",
    "indicators": "指标编号",
    "sites": "点位的编号或名称",
    "findings": "问题编号",
    "themes": "工作主线里的内容",
    "systems": "测评体系的编号",
    "standards": "测评标准的编号；两个体系都有的写 体系:编号",
    "site_types": "点位类型的名称",
    "check_items": "检查项目的名称",
    "assessments": "测评的编号",
}


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
