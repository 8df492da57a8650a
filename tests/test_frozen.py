"""Frozen records do what the standard library's do, and are cheap to define."""

import ast
import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace
from functools import cache, cached_property
from typing import Any

import pytest

from tests.house.parsed import FILES, nodes_of
from wenming_cli.frozen import frozen


@frozen
class Light:
    """A record."""

    name: str
    number: int = 3
    words: list[str] = field(default_factory=list)
    aside: str = field(default="", compare=False, repr=False)

    def twice(self) -> int:
        """A method of its own."""
        return 2 * self.number


@dataclass(frozen=True, slots=True)
class Standard:
    """The same."""

    name: str
    number: int = 3
    words: list[str] = field(default_factory=list)
    aside: str = field(default="", compare=False, repr=False)


@frozen
class Bare:
    """A record without fields."""


@frozen
class Told:
    """A record that says in its own words what it is."""

    name: str

    def __repr__(self) -> str:
        """As people say it."""
        return f"<{self.name}>"


def sent_and_received(record: object) -> Any:
    """What another process gets of a record."""
    return pickle.loads(pickle.dumps(record))  # noqa: S301  written on this line


BOTH = pytest.mark.parametrize("kind", [Light, Standard])


@BOTH
def test_what_is_not_given_is_its_default(kind: Any) -> None:
    record = kind("a")
    assert (record.name, record.number, record.words, record.aside) == ("a", 3, [], "")
    assert kind("b").words is not record.words


@BOTH
def test_fields_are_given_in_order_or_by_name(kind: Any) -> None:
    assert kind("a", 4, ["x"]) == kind(words=["x"], number=4, name="a")


@BOTH
@pytest.mark.parametrize("values", [(), ("a", 1, [], "", "one more")])
def test_too_few_or_too_many_values_are_refused(kind: Any, values: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError):
        kind(*values)


@pytest.mark.parametrize("before", [0, 40], ids=["among the first", "of many"])
@pytest.mark.parametrize(
    "given",
    [
        ((), {}),
        (("a", 1, [], "", "one more"), {}),
        (("a",), {"name": "b"}),
        (("a",), {"colour": "red"}),
        ((), {"number": 4}),
    ],
    ids=["none", "too many", "twice", "unknown", "one left out"],
)
def test_a_wrong_value_is_refused_however_many_were_made(
    before: int, given: tuple[tuple[Any, ...], dict[str, Any]]
) -> None:
    @frozen
    class Many:
        """A record."""

        name: str
        number: int = 3
        words: list[str] = field(default_factory=list)
        aside: str = field(default="", compare=False)

    every = [Many(f"{at}", words=["x"]) for at in range(before)]
    values, named = given
    with pytest.raises(TypeError, match="__init__"):
        Many(*values, **named)
    last = Many("a", aside="b")
    assert [last.name, last.number, last.words, last.aside] == ["a", 3, [], "b"]
    assert all(each.words == ["x"] and each.aside == "" for each in every)


@BOTH
def test_two_are_equal_when_they_say_the_same(kind: Any) -> None:
    assert kind("a", words=["x"]) == kind("a", words=["x"], aside="not compared")
    assert kind("a") != kind("b")
    assert kind("a") != ("a", 3, [], "")


def test_those_of_different_classes_are_never_equal() -> None:
    other: object = Standard("a")
    assert Light("a") != other


def test_equal_ones_have_one_hash() -> None:
    assert len({Told("a"), Told("a"), Told("b")}) == 2


@BOTH
def test_one_that_holds_a_list_has_none(kind: Any) -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(kind("a"))


@BOTH
@pytest.mark.parametrize(
    "change",
    [lambda record: setattr(record, "name", "b"), lambda record: delattr(record, "name")],
)
def test_nothing_in_it_changes(kind: Any, change: Callable[[Any], None]) -> None:
    record = kind("a")
    with pytest.raises(FrozenInstanceError):
        change(record)
    assert record.name == "a"


@BOTH
def test_it_has_no_room_for_more_than_its_fields(kind: Any) -> None:
    assert not hasattr(kind("a"), "__dict__")
    assert kind.__slots__ == ("name", "number", "words", "aside")


@BOTH
@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, sent_and_received])
def test_a_copy_says_the_same(kind: Any, copied: Callable[[Any], Any]) -> None:
    assert copied(kind("a", 5, ["x"])) == kind("a", 5, ["x"])


@BOTH
def test_its_fields_can_be_asked_for_before_one_is_made(kind: Any) -> None:
    assert is_dataclass(kind)
    assert [each.name for each in fields(kind)] == ["name", "number", "words", "aside"]


def test_its_fields_are_found_before_and_after_the_first_one() -> None:
    @frozen
    class Fresh:
        """A record nobody has asked about."""

        name: str

    assert [each.name for each in fields(Fresh)] == ["name"]
    assert replace(Fresh("a"), name="b") == Fresh("b")


@BOTH
def test_one_is_made_of_another(kind: Any) -> None:
    assert replace(kind("a", 5), name="b") == kind("b", 5)


def test_it_shows_its_fields() -> None:
    assert repr(Light("a")) == repr(Standard("a")).replace("Standard", "Light")
    assert repr(Told("a")) == "<a>"
    assert repr(Bare()) == "Bare()"


def test_what_is_worked_out_once_is_kept_beside_the_fields() -> None:
    @frozen
    class Worked:
        """A record with something to work out."""

        number: int

        @cached_property
        def words(self) -> list[int]:
            """A list of its own."""
            return [self.number]

    record = Worked(3)
    assert record.words is record.words
    assert record == Worked(3)
    assert replace(record, number=4).words == [4]


def test_one_without_fields_equals_every_other() -> None:
    assert Bare() == Bare()
    assert hash(Bare()) == hash(Bare())


@BOTH
def test_its_fields_are_matched_in_order(kind: Any) -> None:
    match kind("a", 5):
        case Light(name, number) | Standard(name, number):
            assert (name, number) == ("a", 5)


def test_it_keeps_its_methods_its_words_and_its_name() -> None:
    assert Light("a", 4).twice() == 8
    assert (Light.__name__, Light.__doc__) == ("Light", "A record.")


@cache
def frozen_classes() -> list[ast.ClassDef]:
    classes = (node for file in FILES for node in nodes_of(file))
    return [
        node
        for node in classes
        if isinstance(node, ast.ClassDef)
        and any(ast.unparse(mark) == "frozen" for mark in node.decorator_list)
    ]


def test_every_annotation_of_one_is_a_field() -> None:
    annotations = (
        ast.unparse(line.annotation)
        for record in frozen_classes()
        for line in record.body
        if isinstance(line, ast.AnnAssign)
    )
    assert [said for said in annotations if "ClassVar" in said or "InitVar" in said] == []


def test_no_record_is_above_another() -> None:
    names = {record.name for record in frozen_classes()}
    above = {ast.unparse(base) for record in frozen_classes() for base in record.bases}
    assert names
    assert names.isdisjoint(above)
