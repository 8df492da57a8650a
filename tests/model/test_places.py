"""Places: offsets to lines and columns, and what a record knows of where it stands."""

from array import array

from wenming_cli.model.owner import Owner
from wenming_cli.model.place import NOWHERE, Place, Source, is_written

TEXT = "一: 甲\n\n  # 说明\r\n乙: 𠀀\n"


def test_lines_and_columns() -> None:
    source = Source("a.yaml", TEXT)
    assert [source.position(at) for at in (0, 4, 5, 12, 14, len(TEXT))] == [
        (1, 1),
        (1, 5),
        (2, 1),
        (3, 7),
        (4, 1),
        (5, 1),
    ]
    assert [source.line(number) for number in range(-1, 7)] == [
        "",
        "",
        "一: 甲",
        "",
        "  # 说明",
        "乙: 𠀀",
        "",
        "",
    ]
    assert source.offset(4) == TEXT.index("乙")
    assert str(source.location(3, 4)) == "a.yaml:1:4"
    assert source.location(4, 3).end_column == 5


def test_gaps_reach_over_comments_and_empty_lines() -> None:
    source = Source("a.yaml", TEXT)
    assert not source.is_above_gap(0)
    assert not source.is_below_gap(TEXT.index("乙"))
    source.blanked.add(4)
    assert source.is_above_gap(0)
    source.blanked = {1}
    assert source.is_above_gap(0)
    assert source.is_below_gap(TEXT.index("乙"))
    assert not source.is_below_gap(0)


def test_a_comment_is_not_written() -> None:
    assert [is_written(line) for line in ("", "  ", " # 一", "一 # 二", "-")] == [
        False,
        False,
        False,
        True,
        True,
    ]


def test_a_place_is_named_by_its_first_key() -> None:
    source = Source("a.yaml", "{}")
    empty = Place(source, 0, [], array("I"))
    assert (empty.end, repr(empty)) == (0, "a.yaml:1:1")
    place = Place(Source("a.yaml", TEXT), 0, ["一"], array("I", [0, 1, 3, 4]))
    assert (place.end, str(place.key(0)), str(place.value(0))) == (4, "a.yaml:1:1", "a.yaml:1:4")
    assert place.index_of("乙", "一") == 0
    assert place.index_of("乙") is None


def test_where_it_stands_is_no_part_of_what_a_record_says() -> None:
    here = Place(Source("a.yaml", TEXT), 0, ["一"], array("I", [0, 1, 3, 4]))
    assert here == NOWHERE
    assert hash(here) == hash(NOWHERE)
    assert here != "a.yaml:1:1"


def test_what_nobody_wrote() -> None:
    owner = Owner.model_validate({"name": "办", "kind": "office"})
    assert str(owner.location("name", 3)) == "plan.yaml:1:1"
    assert owner.written("name") == Owner.title_of("name") == "简称"
    assert not owner.is_sample
