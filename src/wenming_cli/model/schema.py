"""The JSON Schema of one plan file, for editors and for other people's validators.

It is drawn from the shapes of the models, so that it can't say anything else than the loader.
Draft 7 is what editors know best; the keywords outside the draft (``errorMessage``,
``enumDescriptions``) are those of yaml-language-server and mean nothing to a validator.

A scalar may be whatever an editor's YAML takes it for: ``note: 12`` is a number there and text
here. What needs the whole plan (references, ids that clash, sums) is no matter of a schema.
"""

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import Any

from wenming_cli.model.scalars import Parsed

from wenming_cli.model.base import Entry
from wenming_cli.model.indicator import LEVELS, Scheme
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.scalars import Choice, Form
from wenming_cli.model.shape import FieldShape, Kind, mark_of, shape_of

Json = dict[str, Any]

_ANY = ["string", "number", "boolean"]
_NUMBER = ["number", "string"]
_WHOLE = ["integer", "string"]

_SCALARS: dict[str, tuple[str, Json]] = {
    "text": ("写上内容，不能是空的", {"type": _ANY, "minLength": 1, "pattern": r"\S"}),
    "id": (
        "编号只用字母、数字、汉字和 - _ .，不超过 100 个字符",
        {"type": _ANY, "pattern": "^[-A-Za-z0-9_.㐀-䶿一-鿿豈-﫿\U00020000-\U0003134f]{1,100}$"},
    ),
    "date": ("日期写成 2020-06-30 的样子：四位年、两位月、两位日", {"type": "string"}),
    "month": ("月份写成 2020-06 的样子：四位年、两位月", {"type": "string"}),
    "year": ("年份写四位数字，例如 2020", {"type": _WHOLE, "minimum": 1000, "maximum": 2999}),
    "number": ("只写半角数字，不带单位和逗号，例如 95 或 0.5", {"type": _NUMBER}),
    "count": ("写 0、1、2…… 这样的整数", {"type": _WHOLE, "minimum": 0}),
    "percent": (
        "百分数写 0 到 100 之间的数，例如 80 或 80%",
        {
            "type": _NUMBER,
            "minimum": 0,
            "maximum": 100,
            "pattern": r"^\+?0*(100(\.0+)?|[0-9]{1,2}(\.[0-9]+)?)\s*%?$",
        },
    ),
    "ratio": ("百分数写成 130 或 130%", {"type": _NUMBER, "minimum": 0}),
    "money": ("金额要写明单位，例如 328.46万元 或 3284600元", {"type": "string"}),
    "bool": ("写 true 或 false，也可以写 是 或 否", {"enum": [True, False, "是", "否", "true", "false"]}),
    "level": ("写指标表的一级或二级名称，“指标”两字可以不写", {"type": _ANY, "pattern": r"\S"}),
    "measure": ("写 reported 填报、sampled 抽查 或 figure:比率编号", {"type": "string"}),
}
"""What is asked of each scalar, by the name of its parser: in words, and as keywords."""

_REFERENCES = {
    "owners": "写单位名录里的简称或别名",
    "workstreams": "写重点工作的编号",
    "tasks": "写任务编号",
    "parts": "写任务编号，分解到单位的写 编号/单位",
    "lines": "写资金用途的编号",
    "indicators": "写绩效指标的编号",
    "sites": "写点位的编号或名称",
    "findings": "写问题的编号",
    "themes": "写工作主线里的内容",
}
"""How a record of each section is named."""

_GIVEN_BY_FILE = {("Task", "workstream")}
"""Required fields that a default of the file may stand in for."""


def json_schema() -> Json:
    """The schema of a plan file; no section is required, an empty file is a plan file too."""
    models = tuple(_models(PlanFile, set()))
    fields = [field for model in models for field in shape_of(model).fields.values()]
    scalars = {
        _scalar_name(field): _scalar(field) for field in fields if field.model is None
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "urn:wenming:plan-file:1",
        **_record(PlanFile),
        "type": ["object", "null"],
        "description": "创建工作计划的一个文件；同一文件夹里的各个文件合成一个计划。键和可选的词写英文或中文都可以。",
        "definitions": {
            **dict(sorted(scalars.items())),
            **{model.__name__: _record(model) for model in models if model is not PlanFile},
        },
    }


def _models(model: type[Entry], seen: set[type[Entry]]) -> Iterator[type[Entry]]:
    """A model and all that stand under it, each once, in the order of their fields."""
    if model in seen:
        return
    seen.add(model)
    yield model
    for field in shape_of(model).fields.values():
        if field.model is not None:
            yield from _models(field.model, seen)


# --- records ------------------------------------------------------------------------------------


def _record(model: type[Entry]) -> Json:
    shape = shape_of(model)
    at = "#" if model is PlanFile else f"#/definitions/{model.__name__}"
    properties: Json = {}
    for field in shape.fields.values():
        properties[field.name] = _property(model, field)
        properties[field.title] = {"$ref": f"{at}/properties/{field.name}", "title": field.name}
    required = [
        _required(field)
        for field in shape.fields.values()
        if field.required and (model.__name__, field.name) not in _GIVEN_BY_FILE
    ]
    return {
        "title": shape.label,
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        **({"allOf": required} if required else {}),
        "dependencies": {field.name: _not_twice(field) for field in shape.fields.values()},
    }


def _required(field: FieldShape) -> Json:
    """Either name will do."""
    message = f"缺少 {field.name} {field.title}"
    names = (field.name, field.title)
    return {"anyOf": [{"required": [name], "errorMessage": message} for name in names]}


def _not_twice(field: FieldShape) -> Json:
    """Beside the English name the Chinese one is refused."""
    message = f"{field.name} 和 {field.title} 是同一项，只留一处"
    return {"properties": {field.title: False}, "errorMessage": message}


def _property(model: type[Entry], field: FieldShape) -> Json:
    return {**_value(field), "title": field.title, "description": _described(field)} | _default(
        model, field
    )


def _value(field: FieldShape) -> Json:
    name = _scalar_name(field) if field.model is None else field.model.__name__
    one = {"$ref": f"#/definitions/{name}"}
    if field.kind in (Kind.SCALARS, Kind.RECORDS):
        return {"type": ["array", "null"], "items": one}
    if field.kind is Kind.TABLE:
        return {"type": "object", "additionalProperties": one}
    return one


def _described(field: FieldShape) -> str:
    """What a hover shows: the title, what the model says of the field, how its value is written."""
    words = [field.description] if field.description else []
    if field.reference is not None:
        words.append(_REFERENCES[field.reference.section])
        words += [f"{field.reference.group} 是全部街道"] if field.reference.group else []
    elif field.model is None and _scalar_name(field) in _SCALARS and _scalar_name(field) != "text":
        words.append(_SCALARS[_scalar_name(field)][0])
    return f"{field.title}：{'；'.join(words)}" if words else field.title


def _default(model: type[Entry], field: FieldShape) -> Json:
    value = model.model_fields[field.name].get_default(call_default_factory=True)
    if field.required or field.model is not None or value in (None, (), {}):
        return {}
    return {"default": _json(value)}


def _json(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple):
        return [_json(item) for item in value]
    if isinstance(value, dict):
        return {key: _json(item) for key, item in value.items()}
    return value


# --- scalars ------------------------------------------------------------------------------------


def _scalar_name(field: FieldShape) -> str:
    """The name of a scalar's definition: its class for a choice, else its parser's."""
    if issubclass(field.scalar, Choice):
        return str(field.scalar.__name__)
    parser = mark_of(field.marks, Parsed)
    assert parser is not None
    return parser.parser.__name__.removeprefix("parse_")


def _scalar(field: FieldShape) -> Json:
    if issubclass(field.scalar, Choice):
        return _choice(field.scalar)
    name = _scalar_name(field)
    message, keywords = _SCALARS[name]
    return {**_form(field), **keywords, "errorMessage": message} 


def _form(field: FieldShape) -> Json:
    form = mark_of(field.marks, Form)
    if form is None:
        return {}
    pattern = form.pattern.replace(r"\d", "[0-9]")  # \d is any script's digit to Python
    return {"pattern": pattern, "examples": [form.example]}


def _choice(choice: type[Choice]) -> Json:
    """English values first, then the Chinese labels, each said in the other language."""
    table = choice.table()
    english = {member.value: member.label for member in choice}
    other = {word: member.value for word, member in table.items() if word not in english}
    words = english | other
    return {
        "enum": list(words),
        "enumDescriptions": list(words.values()),
        "errorMessage": "可以写：" + "、".join(f"{m.value} {m.label}" for m in choice),
    }
