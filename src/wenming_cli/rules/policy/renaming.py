"""Units that only have another name now: the earlier plan in the names of the later one."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from wenming_cli.model.base import Entry
from wenming_cli.model.owner import Owner
from wenming_cli.model.plan import Plan
from wenming_cli.model.shape import FieldShape, Kind, shape_of


def renamed(old: Plan, new: Plan) -> Plan:
    """The earlier plan, where units that the later one knows by an alias have their new names."""
    names = {o.name: new.unit_named(o.name) for o in old.owners}
    names = {was: now for was, now in names.items() if was != now}
    if not names:
        return old
    sections = {field.name: getattr(old, field.name) for field in fields(old)}
    return replace(old, **{name: _within(value, names) for name, value in sections.items()})


def _within(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_within(item, names) for item in value)
    return _entry(value, names) if isinstance(value, Entry) else value


def _entry(entry: Entry, names: Mapping[str, str]) -> Entry:
    """A record with other names of units; the same one where it names none of them."""
    changed = {}
    for name, found in shape_of(type(entry)).fields.items():
        was = getattr(entry, name)
        now = _value(found, was, names)
        if now != was:
            changed[name] = now
    if isinstance(entry, Owner) and entry.name in names:
        changed |= {"name": names[entry.name]}
    return entry.model_copy(update=changed) if changed else entry


def _value(found: FieldShape, value: Any, names: Mapping[str, str]) -> Any:
    if found.kind in (Kind.RECORD, Kind.RECORDS):
        return _within(value, names)
    if found.reference is None or found.reference.section not in ("owners", "parts"):
        return value
    if isinstance(value, tuple):
        return tuple(_named(item, names) for item in value)
    return _named(value, names)


def _named(value: Any, names: Mapping[str, str]) -> Any:
    """A unit, or a part of a task, which is called after one: ``ID/unit``."""
    if not isinstance(value, str):
        return value
    task, slash, unit = value.partition("/")
    return f"{task}/{names.get(unit, unit)}" if slash else names.get(value, value)
