"""Boards do not rank noise: who can not be told apart shares a rank and a list."""

import os
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.conftest import Read
from tests.figures.test_boards import JUNE, fixed, group_of
from wenming_cli.explaining.of_board import place_of
from wenming_cli.figures.boards import Standings
from wenming_cli.figures.boards.colour import Colour
from wenming_cli.figures.boards.phrases import interval_text, names_or_none, rank_text, score_text
from wenming_cli.figures.boards.scoring import Component, UnitScore, score_of
from wenming_cli.figures.boards.ties import colour_of, shared_places
from wenming_cli.figures.confidence import wilson
from wenming_cli.figures.figure import ratio
from wenming_cli.figures.table import (
    DUE_RECTIFICATION_RATE,
    ON_TIME_RATE,
    PASS_RATE,
    RECTIFICATION_RATE,
    WEIGHTED_PROGRESS,
)
from wenming_cli.model.owner import OwnerKind
from wenming_cli.model.settings import BoardSettings

EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "30"))
SETTINGS = BoardSettings()
Numbers = tuple[int, int]


def scores(*numbers: Numbers) -> list[tuple[UnitScore, Fraction]]:
    """Scores of units by what passed and was checked, the best first."""
    found = [
        score_of({PASS_RATE.id: ratio(PASS_RATE, *each)}, {PASS_RATE.id: Decimal(1)})
        for each in numbers
    ]
    known = [(score, score.value) for score in found if score.value is not None]
    return sorted(known, key=lambda each: -each[1])


def places(*numbers: Numbers) -> list[tuple[int, str]]:
    """Ranks and lists."""
    ranked = scores(*numbers)
    shared = list(shared_places(ranked, SETTINGS))
    lists = [colour_of(n, each, ranked, SETTINGS) for n, each in enumerate(shared)]
    return [(s.start + 1, c.value if c else "-") for s, c in zip(shared, lists, strict=True)]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([(3, 3)], [(1, "red")]),
        ([(1, 3)], [(1, "black")]),
        ([(10, 10), (5, 10)], [(1, "red"), (1, "-")]),
        ([(1000, 1000), (500, 1000)], [(1, "red"), (2, "black")]),
        # one overlaps the next all the way down: nobody is ranked behind a unit he may equal
        ([(95, 100), (88, 100), (80, 100), (70, 100)], [(1, "red"), (1, "-"), (1, "-"), (1, "-")]),
        # the last two can not be told apart from each other, but from all others
        ([(990, 1000), (985, 1000), (600, 1000), (590, 1000)],
         [(1, "red"), (1, "red"), (3, "black"), (3, "black")]),
        # a unit of three records may be anywhere: it holds the others together
        ([(990, 1000), (3, 3), (600, 1000)], [(1, "red"), (1, "red"), (1, "-")]),
        # four share the last place, and there are three: none of them
        ([(990, 1000), *[(60, 100)] * 4], [(1, "red"), *[(2, "-")] * 4]),
        # one of those that share it is good enough: none of them either
        ([(9900, 10000), (86, 100), (84, 100)], [(1, "red"), (2, "-"), (2, "-")]),
        ([], []),
    ],
)  # fmt: skip
def test_places(numbers: list[Numbers], expected: list[tuple[int, str]]) -> None:
    assert places(*numbers) == expected


checked = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(checked, max_size=9))
def test_laws(numbers: list[Numbers]) -> None:
    """Overlapping ones have one rank; a black one is told apart from all that are not."""
    ranked = scores(*numbers)
    found = places(*numbers)
    for one, (rank, colour) in enumerate(found):
        assert rank <= one + 1
        for other, (its, beside) in enumerate(found):
            overlaps = ranked[one][0].interval.overlaps(ranked[other][0].interval)
            assert not overlaps or rank == its
            assert not (overlaps and colour == "black" and beside != "black")
    assert [rank for rank, _ in found] == sorted(rank for rank, _ in found)
    assert sum(colour == "black" for _, colour in found) <= SETTINGS.bottom


def test_the_interval_of_a_score() -> None:
    """Rates of the same records add up, those of others by squares; what counts none is exact."""
    figures = {
        each.id: ratio(each, 1, 2)
        for each in (RECTIFICATION_RATE, DUE_RECTIFICATION_RATE, PASS_RATE, WEIGHTED_PROGRESS)
    }
    half = wilson(1, 2)
    assert half is not None
    reach = Fraction(1, 2) - half.low

    def below(**weights: int) -> float:
        score = score_of(figures, weights)  # type: ignore[arg-type]
        return float(50 - score.interval.low)

    assert below(pass_rate=1) == pytest.approx(float(100 * reach))
    assert below(rectification_rate=1, due_rectification_rate=1) == pytest.approx(
        float(100 * reach)
    )
    assert below(rectification_rate=1, pass_rate=1) == pytest.approx(float(100 * reach) / 2**0.5)
    assert below(weighted_progress=1) == 0
    assert below(weighted_progress=1, pass_rate=1) == pytest.approx(float(50 * reach))


def test_a_rate_without_records_has_no_interval() -> None:
    assert Component(ratio(ON_TIME_RATE, 0, 0), Fraction(0)).interval is None


@pytest.fixture
def streets(read: Read) -> Callable[..., Standings]:
    """Two streets with so many of ten findings put right."""

    def of(good: int, less: int, of_all: int = 10) -> Standings:
        text = fixed("东华街道", good, of_all - good) + fixed("联盟街道", less, of_all - less)
        weights = "weights: {due_rectification_rate: 1}"
        return group_of(read, f"findings:\n{text}", weights, JUNE, OwnerKind.SUBDISTRICT)

    return of


def test_words_of_what_can_not_be_told_apart(streets: Callable[..., Standings]) -> None:
    group = streets(10, 8)
    first, second = group.ranked
    assert [rank_text(place, SETTINGS) for place in group.ranked] == ["并列第1名", "并列第1名"]
    assert score_text(second.value, SETTINGS) == "80.0"
    assert interval_text(first.score) == "72.2～100.0"
    assert names_or_none(group, Colour.RED, SETTINGS) == "红榜：东华街道"
    told = "黑榜空缺：得分低于85分的1个单位和不上黑榜的分不出高低"
    assert names_or_none(group, Colour.BLACK, SETTINGS) == told


def test_words_of_what_can(streets: Callable[..., Standings]) -> None:
    group = streets(10, 1)
    assert [rank_text(place, SETTINGS) for place in group.ranked] == ["第1名", "第2名"]
    assert names_or_none(group, Colour.BLACK, SETTINGS) == "黑榜：联盟街道"


def test_more_on_the_red_list_than_it_has_places(streets: Callable[..., Standings]) -> None:
    narrow = BoardSettings.model_validate({"top": "1"})
    words = names_or_none(streets(10, 10), Colour.RED, narrow)
    assert words == "红榜：东华街道、联盟街道（并列2个，名额1个）"


def test_a_place_is_explained_with_its_interval(read: Read) -> None:
    text = fixed("东华街道", 10, 0) + fixed("联盟街道", 8, 2)
    plan = read(
        f"findings:\n{text}settings: {{board: {{weights: {{due_rectification_rate: 1}}}}}}\n"
    )
    place = place_of(plan, "联盟街道", JUNE)
    assert place is not None
    assert place.told == (
        "街道并列第 1 名（2 个单位参评，2 个分不出高低），"
        "得分 80.0（95%可信区间 49.0～94.3），不上红榜也不上黑榜"
    )
