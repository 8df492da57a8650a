"""Plans as plain data, changes applied to it as the page on commands says, and any plan at all."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from wenming_cli.changes.keys import NAMED_BY, name_of
from wenming_cli.changes.values import data
from wenming_cli.model.base import Entry
from wenming_cli.model.indicator import parse_level, parse_measure
from wenming_cli.model.named_period import parse_period
from wenming_cli.model.plan import Plan, PlanFile
from wenming_cli.model.points import parse_occasion
from wenming_cli.model.recurrence import parse_day_of_period
from wenming_cli.model.scalars import (
    Choice,
    Parsed,
    parse_bool,
    parse_code,
    parse_count,
    parse_date,
    parse_days,
    parse_due,
    parse_id,
    parse_limit,
    parse_money,
    parse_month,
    parse_name,
    parse_number,
    parse_percent,
    parse_ratio,
    parse_text,
    parse_word,
    parse_year,
)
from wenming_cli.model.shape import FieldShape, Kind, mark_of, shape_of

Data = dict[str, Any]
SECTIONS = {
    name: found
    for name, found in shape_of(PlanFile).fields.items()
    if found.model is not None and name not in ("updates", "logs", "actuals")
}


def named_lists(model: type[Entry]) -> dict[str, type[Entry]]:
    """The lists of records with names inside of a record of a kind."""
    return {
        name: inner.model
        for name, inner in shape_of(model).fields.items()
        if inner.kind is Kind.RECORDS and inner.model is not None and inner.model in NAMED_BY
    }


# --- data -----------------------------------------------------------------------------------------


def data_of(plan: Plan) -> Data:
    """Records by name where they have one, lists of records without in a fixed order."""
    found: Data = {}
    for name, shape in SECTIONS.items():
        value = getattr(plan, "project" if name == "plan" else name)
        if shape.kind is Kind.RECORD:
            found[name] = None if value is None else record_of(value)
        elif shape.model in NAMED_BY:
            found[name] = {name_of(record): record_of(record) for record in value}
        else:
            found[name] = in_order([data(record) for record in value])
    return {section: pruned(value) for section, value in found.items()}


def record_of(record: Entry) -> Data:
    written: Data = data(record)
    for name, shape in shape_of(type(record)).fields.items():
        if shape.kind is Kind.RECORDS and name in written:
            inner = getattr(record, name)
            if shape.model in NAMED_BY:
                written[name] = {name_of(each): record_of(each) for each in inner}
            else:
                written[name] = in_order(written[name])
    return written


def in_order(records: list[Any]) -> list[Any]:
    return sorted(records, key=lambda record: json.dumps(record, sort_keys=True))


# --- changes --------------------------------------------------------------------------------------


def apply(plan: Data, changes: list[Data]) -> Data:
    """The data of a plan after changes as JSON gives them."""
    after: Data = json.loads(json.dumps(plan))
    for change in changes:
        apply_one(after, json.loads(json.dumps(change)))
    return {section: pruned(value) for section, value in after.items()}


def apply_one(plan: Data, change: Data) -> None:
    name, field = change["id"], change["field"]
    holder, key, model = place_of(plan, change)
    if field is not None:
        apply_to_field(holder[key], field, change)
    elif change["kind"] == "removed":
        if isinstance(holder[key], list) and name is None:
            holder[key].remove(change["before"])
        elif name is None:
            holder[key] = None
        else:
            del holder[key]
    elif name is None and isinstance(holder[key], list):
        holder[key] = in_order([*holder[key], change["after"]])
    else:
        holder[key] = keyed(change["after"], model)


def keyed(record: Data, model: type[Entry]) -> Data:
    """A whole record with its inner records by name, as ``data_of`` holds them."""
    for inner, of in named_lists(model).items():
        if inner in record:
            parts = {"/".join(part[key] for key in NAMED_BY[of]): part for part in record[inner]}
            record[inner] = {name: keyed(part, of) for name, part in parts.items()}
    return sorted_within(record)


def sorted_within(record: Data) -> Data:
    for name, value in record.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            record[name] = in_order(value)
    return record


def place_of(plan: Data, change: Data) -> tuple[Data, str, type[Entry]]:
    """The mapping and the key a change is about, and what kind of record stands there."""
    section, name = change["section"], change["id"]
    model = SECTIONS[section].model
    assert model is not None
    if name is None:
        return plan, section, model
    if section == "budget":
        return plan["budget"].setdefault("lines", {}), name, named_lists(model)["lines"]
    records = plan[section]
    while "/" in name and named_lists(model):
        holder, _, name = name.partition("/")
        inner = list_of(records[holder], model, name, change)
        records, model = records[holder].setdefault(inner, {}), named_lists(model)[inner]
    return records, name, model


def list_of(holder: Data, model: type[Entry], name: str, change: Data) -> str:
    """In which of its lists a record has the inner one a change is about.

    Inner records of two lists may have the same name; their fields tell them apart.
    """
    field = change["field"]
    whole = change["before"] if change["kind"] == "removed" else change["after"]
    fields = set(whole) if field is None else {field.partition(".")[0]}
    is_new = field is None and change["kind"] == "added"
    return next(
        inner
        for inner, of in named_lists(model).items()
        if ("/" in name and name.partition("/")[0] in holder.get(inner, {}))
        or (
            fields <= {found.key for found in shape_of(of).fields.values()}
            and (is_new or name in holder.get(inner, {}))
        )
    )


def apply_to_field(record: Data, field: str, change: Data) -> None:
    *path, last = field.split(".")
    for step in path:
        record = record.setdefault(step, {})
    if change["kind"] == "changed":
        record[last] = change["after"]
    elif change["kind"] == "added":
        record[last] = in_order([*record.get(last, []), change["after"]])
    else:
        record[last].remove(change["before"])


def pruned(value: Any) -> Any:
    """Without what says nothing."""
    if isinstance(value, list):
        return [pruned(item) for item in value]
    if isinstance(value, dict):
        kept = {key: pruned(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item not in (None, [], {})}
    return value


# --- any plan at all ------------------------------------------------------------------------------

DAYS = st.sampled_from(["2020-01-10", "2020-03-31", "2020-06-30", "2020-07-31", "2020-12-01"])
TEXTS = {
    parse_text: st.sampled_from(["甲", "乙", "丙 [丁] -> 戊", "long " * 30, "a|b\n<c>"]),
    parse_name: st.sampled_from(["甲局", "乙街道", "丙 局|三科"]),
    parse_word: st.sampled_from(["占道", "Ａ 类"]),
    parse_id: st.sampled_from(["A", "B-1", "丙.2"]),
    parse_code: st.sampled_from(["Ⅱ-8-2)", "3.1.2", "（一）"]),
    parse_date: DAYS,
    parse_month: st.sampled_from(["2020-05", "2020-06"]),
    parse_year: st.sampled_from(["2020", "2021"]),
    parse_number: st.sampled_from(["1", "2.50", "40", "90"]),
    parse_count: st.sampled_from(["0", "3", "10"]),
    parse_day_of_period: st.sampled_from(["5", "31", "3-15"]),
    parse_due: st.sampled_from(["2020-06-30", "2020-07-31", "长期"]),
    parse_limit: st.sampled_from(["3天", "2个工作日", "2020-07-31"]),
    parse_period: st.sampled_from(["2020-Q2", "2020-06-上旬", "#12"]),
    parse_days: st.sampled_from(["0", "7", "30"]),
    parse_percent: st.sampled_from(["0", "40%", "100"]),
    parse_ratio: st.sampled_from(["120", "130%"]),
    parse_money: st.sampled_from(["1万元", "2.35万元", "99.9元", "-3元"]),
    parse_bool: st.sampled_from(["true", "false"]),
    parse_level: st.sampled_from(["产出", "质量指标"]),
    parse_occasion: st.sampled_from(["finding", "manual", "figure:on_time_rate"]),
    parse_measure: st.sampled_from(["reported", "sampled", "figure:on_time_rate"]),
}


def scalars(found: FieldShape) -> st.SearchStrategy[str]:
    if isinstance(found.scalar, type) and issubclass(found.scalar, Choice):
        return st.sampled_from([choice.value for choice in found.scalar])
    parser = mark_of(found.marks, Parsed)
    assert parser is not None, found
    return TEXTS[parser.parser]


def values(found: FieldShape) -> st.SearchStrategy[Any]:
    if found.kind is Kind.TABLE:
        return st.dictionaries(st.sampled_from(["E301", "键 2"]), scalars(found), max_size=2)
    if found.kind is Kind.SCALARS:
        return st.lists(scalars(found), max_size=2)
    if found.model is None:
        return scalars(found)
    return records(found.model) if found.kind is Kind.RECORD else lists(found.model)


def records(model: type[Entry]) -> st.SearchStrategy[Data]:
    fields = shape_of(model).fields.values()
    required = {found.name: values(found) for found in fields if found.required}
    others = {found.name: values(found) for found in fields if not found.required}
    return st.deferred(lambda: st.fixed_dictionaries(required, optional=others))


def lists(model: type[Entry]) -> st.SearchStrategy[list[Data]]:
    names = NAMED_BY.get(model)
    if names is None:
        return st.lists(records(model), max_size=2)
    return st.lists(
        records(model), max_size=2, unique_by=lambda record: tuple(map(record.get, names))
    )


VALUES = {name: values(found) for name, found in SECTIONS.items()}
PROJECT = {"id": "A", "name": "计划", "year": "2020", "owner": "办"}
LEAST: Data = {name: [] for name in SECTIONS} | {"plan": PROJECT, "budget": None, "settings": {}}
"""The least a plan has."""


@st.composite
def plans(draw: st.DrawFn, near: Data | None = None) -> Data:
    """The text of any plan by section; near another one, a few sections of it are drawn anew."""
    names = draw(st.lists(st.sampled_from(list(SECTIONS)), max_size=3, unique=True))
    drawn = {name: draw(VALUES[name]) for name in names}
    return (near or LEAST) | drawn


def built(text: Data) -> Plan:
    """The plan of such texts."""
    sections: Data = {}
    for name, found in SECTIONS.items():
        assert found.model is not None
        given = text[name]
        if found.kind is Kind.RECORDS:
            sections[name] = tuple(found.model.model_validate(record) for record in given)
        else:
            sections[name] = None if given is None else found.model.model_validate(given)
    project = sections.pop("plan")
    return Plan(Path(), "", frozenset(), project, **sections)


DAY = date(2020, 7, 5)
