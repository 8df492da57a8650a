"""The JSON Schema of one plan file, for editors and for other people's validators.

It is drawn from the shapes of the models, so that it can't say anything else than the loader.
Draft 7 is what editors know best; the keywords outside the draft (``errorMessage``,
``enumDescriptions``, ``defaultSnippets``) are those of yaml-language-server, and validators pass
over them. Editors paste a ``default`` or a lone example into the file, so both stand in the
descriptions instead: nobody wants an amount they did not type.

A scalar may be whatever an editor's YAML takes it for: ``note: 12`` is a number there and text
here, ``title: no`` a boolean.
What needs the whole plan (references, clashing ids, sums) is no matter of a schema.
"""

from collections.abc import Iterator
from typing import Any

from wenming_cli.model.base import Entry
from wenming_cli.model.indicator import LEVELS
from wenming_cli.model.inspection import Tier
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.points import Occasion
from wenming_cli.model.scalars import MOST_DAYS, Choice, Form, Parsed
from wenming_cli.model.shape import FieldShape, Kind, mark_of, shape_of
from wenming_cli.model.task import Task

Json = dict[str, Any]


def _offers(*words: str) -> Json:
    """Words an editor offers, though others may be written."""
    return {"defaultSnippets": [{"label": word, "body": word} for word in dict.fromkeys(words)]}


_LEVELS = [name for form in LEVELS.values() for first in form for name in (first, *form[first])]
_PERCENT = r"^\+?0*(100(\.0+)?|[0-9]{1,2}(\.[0-9]+)?)\s*%?$"
_ID = "^[-A-Za-z0-9_.㐀-䶿一-鿿豈-﫿\U00020000-\U0003134f]{1,100}$"
_CODE = f"^[-()（）\\[\\]【】〔〕Ⅰ-ↈ①-⓿{_ID[3:]}"
_TEXT = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_NUMBER = {"type": ["number", "string"]}
_WHOLE = {"type": ["integer", "string"]}

_KINDS_OF_TEXT = ("name", "word")
_SCALARS: dict[str, tuple[str, Json]] = {
    "text": ("写上文字，不能是空的", _TEXT),
    "id": ("只用字母、数字、汉字和 - _ .，不超过 100 个字符", {**_TEXT, "pattern": _ID}),
    "code": (
        "照文件写，只用字母、数字、汉字、括号和 - _ .，不超过 100 个字符",
        {**_TEXT, "pattern": _CODE},
    ),
    "date": ("写成 2020-06-30 的样子：四位年、两位月、两位日，用半角 - 连接", {"type": "string"}),
    "limit": (
        "写成 2020-06-30 的样子，或者写几天：3天、3个工作日",
        {"type": "string"},
    ),
    "due": (
        "写成 2020-06-30 的样子；没有时限的写 长期",
        {"type": "string"},
    ),
    "day_of_period": (
        "每周的写 1 到 7，每月的写 1 到 31；季度、半年的写 15 或 3-15",
        {"type": ["string", "integer"], "minimum": 0},
    ),
    "month": ("写成 2020-06 的样子：四位年、两位月，用半角 - 连接", {"type": "string"}),
    "period": (
        (
            "写成 2020-06、2020-Q2、2020-H1、2020-06-上旬、2020-06-01..2020-06-15，"
            '或者巡查周期的编号，加引号，如 "#12"'
        ),
        {"type": "string"},
    ),
    "year": ("写四位数字，例如 2020", {**_WHOLE, "minimum": 1000, "maximum": 2999}),
    "number": ("只写半角数字，不带单位和逗号，例如 95 或 0.5", _NUMBER),
    "count": ("写 0、1、2…… 这样的整数", {**_WHOLE, "minimum": 0}),
    "days": (f"写 0 到 {MOST_DAYS} 之间的天数", {**_WHOLE, "minimum": 0, "maximum": MOST_DAYS}),
    "percent": (
        "写 0 到 100 之间的百分数，例如 80 或 80%",
        {**_NUMBER, "minimum": 0, "maximum": 100, "pattern": _PERCENT},
    ),
    "ratio": ("写百分数，例如 130 或 130%", {**_NUMBER, "minimum": 0}),
    "money": ("要写明单位，例如 328.46万元 或 3284600元", {"type": "string"}),
    "bool": (
        "写 true 或 false，也可以写 是 或 否",
        {"type": ["boolean", "string"], **_offers("是", "否")},
    ),
    "level": ("“指标”两字可以不写", {**_TEXT, **_offers(*_LEVELS)}),
    "occasion": (
        "写计分情形的词，或者 figure:比率编号",
        {"type": "string", **_offers(*(each.label for each in Occasion))},
    ),
    "measure": (
        "写 reported 填报、sampled 抽查 或 figure:比率编号",
        {"type": "string", **_offers("reported", "填报", "sampled", "抽查")},
    ),
}
"""What is asked of each scalar, by the name of its parser: in words, and as keywords."""

_REFERENCES = {
    "owners": "写单位名录里的简称或别名",
    "workstreams": "写重点工作的编号",
    "tasks": "写任务编号",
    "parts": "写任务编号，分解到单位的写 编号/单位",
    "finding_items": "写问题编号，只说其中一处的写 编号/序号",
    "lines": "写资金用途的编号",
    "indicators": "写绩效指标的编号",
    "sites": "写点位的编号或名称",
    "findings": "写问题的编号",
    "themes": "写工作主线里的内容",
    "systems": "写测评体系的编号",
    "standards": "写测评标准的编号，两个体系都有的写 体系:编号",
    "site_types": "写点位类型的名称",
    "check_items": "写检查项目的名称",
    "assessments": "写测评的编号",
    "materials": "写申报材料的编号",
    "schemes": "写计分办法的编号",
}
"""How a record of each section is named."""

_GIVEN_BY_FILE = ((Task, "workstream"),)
"""Required fields that a default of the file may stand in for."""


def json_schema() -> Json:
    """The schema of a plan file; no section is required, and an empty file is one too."""
    models = tuple(_models(PlanFile, set()))
    fields = [field for model in models for field in shape_of(model).fields.values()]
    scalars = {_name(field): _scalar(field) for field in fields if field.model is None}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "urn:wenming:plan-file:1",
        "description": "一个文件夹里的文件合成一个计划；键和可选的词写英文、写中文都可以",
        **_record(PlanFile),
        "type": ["object", "null"],
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
    at = "#" if model is PlanFile else f"#/definitions/{model.__name__}"
    fields = shape_of(model).fields.values()
    required = [f for f in fields if f.required and (model, f.name) not in _GIVEN_BY_FILE]
    properties: Json = {}
    for field in fields:
        said = {"title": field.title, "description": _described(model, field)}
        properties[field.key] = {**said, **_value(field)}
        properties[field.title] = {"title": field.key, "$ref": f"{at}/properties/{field.key}"}
    return {
        "title": model.LABEL,
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "dependencies": {field.key: _not_twice(field) for field in fields},
        **({"allOf": [_either(model, field) for field in required]} if required else {}),
        **({"defaultSnippets": _skeletons(model, required)} if len(required) > 1 else {}),
    }


def _either(model: type[Entry], field: FieldShape) -> Json:
    """A required field: either name will do, and those of what may stand instead of it."""
    message = f"缺少 {field.key} {field.title}"
    names = [field.key, field.title]
    instead = model.INSTEAD.get(field.name)
    if instead is not None:
        other = shape_of(model).fields[instead]
        names += [other.key, other.title]
    return {"anyOf": [{"required": [name], "errorMessage": message} for name in names]}


def _not_twice(field: FieldShape) -> Json:
    """Beside the English name the Chinese one is refused."""
    message = f"{field.key} 和 {field.title} 是同一项，只留一处"
    return {"properties": {field.title: False}, "errorMessage": message}


def _skeletons(model: type[Entry], required: list[FieldShape]) -> list[Json]:
    """What an editor offers for a new record: the keys it must have, in either language."""
    english = {field.key: f"${at}" for at, field in enumerate(required, 1)}
    chinese = {field.title: f"${at}" for at, field in enumerate(required, 1)}
    return [
        {"label": f"{model.LABEL}：{'、'.join(body)}", "body": body} for body in (english, chinese)
    ]


# --- fields -------------------------------------------------------------------------------------


def _value(field: FieldShape) -> Json:
    one = {"$ref": f"#/definitions/{field.model.__name__ if field.model else _name(field)}"}
    match field.kind:
        case Kind.SCALARS | Kind.RECORDS:
            several: Json = {"type": ["array", "null"], "items": one}
            return {"anyOf": [one, several]} if field.one_will_do else several
        case Kind.TABLE:
            return {"type": "object", "additionalProperties": one}
        case _:
            return one


def _described(model: type[Entry], field: FieldShape) -> str:
    """What a hover shows: the title, what the model says, how to write it, the default."""
    default = model.model_fields[field.name].get_default()
    words = [field.description, _how(field)]
    if field.model is None and not field.required and default not in (None, (), {}):
        words.append(f"不写就是 {_words(default)}")
    return f"{field.title}：{'；'.join(filter(None, words))}".removesuffix("：")


def _how(field: FieldShape) -> str | None:
    """How the value is written, where the title doesn't say it all."""
    if field.reference is not None:
        groups = "、".join(field.reference.groups)
        return _REFERENCES[field.reference.section] + (f"，或者 {groups}" if groups else "")
    if field.model is not None or _name(field) == "text":
        return None
    return _listed(field.scalar) if _is_choice(field) else _SCALARS[_name(field)][0]


def _words(value: Any) -> str:
    match value:
        case Choice():
            return f"{value.value} {value.label}"
        case bool():
            return "是" if value else "否"
        case tuple():
            return "、".join(_words(item) for item in value)
        case dict():
            return "、".join(f"{key} {_words(item)}" for key, item in value.items())
        case _:
            return str(value)


# --- scalars ------------------------------------------------------------------------------------


def _is_choice(field: FieldShape) -> bool:
    return issubclass(field.scalar, Choice)


def _name(field: FieldShape) -> str:
    """The name of a scalar's definition: the class of a choice, else the word of its parser."""
    if _is_choice(field):
        return str(field.scalar.__name__)
    parsed = next(mark for mark in field.marks if isinstance(mark, Parsed))
    word = parsed.parser.__name__.removeprefix("parse_")
    return "text" if word in _KINDS_OF_TEXT else word


def _scalar(field: FieldShape) -> Json:
    if _is_choice(field):
        return _choice(field.scalar)
    message, keywords = _SCALARS[_name(field)]
    form = mark_of(field.marks, Form)
    pattern = {"pattern": form.pattern.replace(r"\d", "[0-9]")} if form else {}
    return {**pattern, **keywords, "errorMessage": message}


def _choice(choice: type[Choice]) -> Json:
    """English values, then Chinese labels and further spellings, each explained by the other."""
    if choice is Tier:
        return {**_TEXT, **_offers(*choice.table()), "errorMessage": _TIERS}
    english = {member.value: member.label for member in choice}
    others = {word: member.value for word, member in choice.table().items() if word not in english}
    words = english | others
    return {
        "enum": list(words),
        "enumDescriptions": list(words.values()),
        "errorMessage": f"可以写：{_listed(choice)}",
    }


_TIERS = f"可以写：{'、'.join(tier.label for tier in Tier)}，或者口径的叫法里的词"


def _listed(choice: type[Choice]) -> str:
    return "、".join(_words(member) for member in choice)
