"""Records: typed field by field, frozen, equal by what they say, in little space."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenming_cli.model.base import Entry, Path, Unreadable
from wenming_cli.model.finding import LogEntry
from wenming_cli.model.inspection import Inspection
from wenming_cli.model.place import NOWHERE, Place, Source
from wenming_cli.model.scalars import Fault
from wenming_cli.model.shape import Kind, shape_of
from wenming_cli.model.task import (
    Extension,
    Milestone,
    NamedTarget,
    Part,
    Target,
    Task,
    TaskUpdate,
    Update,
)

WORDS = st.sampled_from(
    ["", "雨", "2020-06-30", "2020-6-30", "60", "60%", "-3", "是", "rectified", "已整改", "1e3"]
)
FLAT: tuple[type[Entry], ...] = (Extension, LogEntry, Milestone, NamedTarget, TaskUpdate, Update)


@given(st.data())
def test_each_field_is_typed_by_itself_and_every_fault_is_told(data: st.DataObject) -> None:
    model = data.draw(st.sampled_from(FLAT))
    under: dict[Kind, Any] = {
        Kind.SCALAR: WORDS,
        Kind.SCALARS: st.lists(WORDS, max_size=3),
        Kind.TABLE: st.dictionaries(WORDS, WORDS, max_size=3),
    }
    fields = shape_of(model).fields
    values: dict[str, Any] = {name: under[found.kind] for name, found in fields.items()}
    said = data.draw(st.fixed_dictionaries({}, optional=values))
    expected: dict[str, object] = {}
    wrong: list[Path] = []

    def typed(name: str, text: str, *way: int | str) -> object:
        try:
            return fields[name].typed(text)
        except Fault:
            wrong.append((name, *way))
            return None

    for name, info in model.model_fields.items():
        value = said.get(name)
        if isinstance(value, list):
            expected[name] = tuple([typed(name, each, at) for at, each in enumerate(value)])
        elif isinstance(value, dict):
            expected[name] = {key: typed(name, each, key) for key, each in value.items()}
        elif value is not None:
            expected[name] = typed(name, value)
        elif info.is_required():
            wrong.append((name,))
        else:
            expected[name] = info.get_default()
    if not wrong:
        read = model.model_validate(said)
        assert {name: getattr(read, name) for name in fields} == expected
        return
    with pytest.raises(Unreadable) as told:
        model.model_validate(said)
    assert [way for way, _ in told.value.faults] == wrong
    missing = [way for way, fault in told.value.faults if fault is None]
    assert missing == [way for way in wrong if way[0] not in said]


def test_the_way_to_a_fault_leads_through_the_records_above_it() -> None:
    updates = [{"date": "2020-06-01", "evidence": ["照片", " "]}, {"date": "六月"}]
    with pytest.raises(Unreadable) as told:
        Part.model_validate({"owner": "甲", "updates": updates, "cancelled": {"reason": "雨"}})
    assert [(way, fault and fault.code) for way, fault in told.value.faults] == [
        (("updates", 0, "evidence", 1), "E205"),
        (("updates", 1, "date"), "E206"),
        (("cancelled", "date"), None),
        (("cancelled", "approved_by"), None),
    ]


def test_what_is_said_of_another_record_is_no_matter_of_this_one() -> None:
    with pytest.raises(AttributeError):
        Target.model_validate({"value": "3", "unit": "处", "weight": "1"})


def test_records_are_equal_and_hashed_by_what_they_say() -> None:
    read = Target.model_validate({"value": "3", "unit": "处"})
    placed = Target.model_validate(
        {"place": Place(Source("a.yaml", "x"), 0, [], NOWHERE.spans), "value": "3", "unit": "处"}
    )
    made = Target(value=Decimal(3), unit="处")
    assert read == placed == made == made.model_copy()
    assert len({read, placed, made}) == 1
    assert placed.model_copy({"unit": "个"}).place is placed.place
    assert made != made.model_copy({"unit": "个"})
    assert made != NamedTarget.model_construct(name="一", value=Decimal(3), unit="处")
    assert repr(made) == "Target(value=Decimal('3'), unit='处')"


def test_a_record_keeps_nothing_but_its_fields() -> None:
    made = Target(value=Decimal(3), unit="处")
    assert not hasattr(made, "__dict__")
    with pytest.raises(AttributeError):
        made.unit = "个"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del made.unit


def test_what_may_be_left_out_of_a_duty_is_no_fault_beside_another() -> None:
    said: dict[str, Any] = {
        "id": "T",
        "title": "保洁",
        "workstream": "HW",
        "due": None,
        "weight": "很重",
    }
    with pytest.raises(Unreadable) as raised:
        Task.model_validate(said | {"every": {"period": "month", "day": "25"}})
    assert [way for way, _ in raised.value.faults] == [("weight",)]


def test_a_record_that_is_typed_already_stays_and_is_no_fault() -> None:
    target = Target(value=Decimal(10), unit="处")
    said: dict[str, Any] = {"id": "T", "title": "清理", "workstream": "HW", "due": "2020-06-30"}
    assert Task.model_validate(said | {"target": target}).target is target
    with pytest.raises(Unreadable) as raised:
        Task.model_validate(said | {"target": target, "weight": "很重"})
    assert [way for way, _ in raised.value.faults] == [("weight",)]


def test_a_tier_is_a_word_of_the_plan_or_one_of_its_own() -> None:
    tiers = [Inspection.model_validate({"date": "2020-06-01", "tier": word}).tier for word in TIERS]
    assert [(tier.value, tier.label) for tier in tiers] == [
        ("owner", "主责单位"),
        ("owner", "主责单位"),
        ("县领导", "县领导"),
    ]


TIERS = ("owner", "主责单位", "县领导")


def test_many_records_with_the_same_keys_are_read_as_the_first_was() -> None:
    """From some number on they are read by a function that is written for them."""
    said = {"value": "10", "unit": "处"}
    records = [Target.model_validate(said) for _ in range(100)]
    assert len(set(records)) == 1
    with pytest.raises(Unreadable) as raised:
        Target.model_validate(said | {"value": "十"})
    assert [way for way, _ in raised.value.faults] == [("value",)]
