"""A draw is the same for everybody, fair over many seeds, and knows the register it is of."""

import hashlib
from collections import Counter
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenming_cli.figures.draws.drawing import (
    Drawing,
    Register,
    Seed,
    Stratification,
    drawn,
    register_digest,
    register_on,
)
from wenming_cli.model.plan import Plan
from wenming_cli.model.site import Site

DAY = date(2020, 6, 15)
TYPES = {"主次干道": 8, "农贸市场": 7, "老旧小区": 6, "公园广场": 3, "政务大厅": 1}


def site(
    site_id: str, kind: str = "主次干道", street: str | None = None, **more: str | None
) -> Site:
    fields = {"id": site_id, "name": site_id, "type": kind, "owner": "城管局"}
    return Site.model_validate({**fields, "subdistrict": street, **more})


def register(sizes: dict[str, int] = TYPES) -> list[Site]:
    return [
        site(f"{kind[0]}-{number:02}", kind, "东街道" if number % 2 else "西街道")
        for kind, size in sizes.items()
        for number in range(1, size + 1)
    ]


def draw(
    sites: list[Site],
    count: int,
    seed: str,
    by: Stratification = Stratification.TYPE,
) -> Drawing:
    return drawn(Register.on(sites, DAY), count, Seed(seed), by)


def ids(sites: tuple[Site, ...]) -> list[str]:
    return [each.id for each in sites]


def test_the_lots_are_those_that_anybody_can_work_out() -> None:
    every = register()
    lots = {each.id: hashlib.sha256(f"种子一\n{each.id}".encode()).hexdigest() for each in every}
    expected = sorted(sorted(lots, key=lots.__getitem__)[:5])
    drawing = draw(every, 5, "种子一", Stratification.NONE)
    assert ids(drawing.sites) == expected


def test_a_draw_is_this_one_on_every_machine() -> None:
    drawing = draw(register(), 10, "2020-06 第一次")
    assert ids(drawing.sites) == KNOWN
    assert drawing.register.digest == "66403a8ff329654f"


KNOWN = ["主-02", "主-04", "主-07", "公-03", "农-01", "农-02", "农-07", "老-04", "老-05", "老-06"]


@given(st.randoms(use_true_random=False), st.sampled_from(Stratification))
def test_the_order_of_files_changes_nothing(random: Random, by: Stratification) -> None:
    every = register()
    other = list(every)
    random.shuffle(other)
    assert draw(other, 9, "甲", by).sites == draw(every, 9, "甲", by).sites
    assert register_digest(other) == register_digest(every)


@given(
    st.lists(st.integers(1, 12), min_size=1, max_size=6), st.integers(0, 100), st.text(max_size=5)
)
def test_each_type_has_its_share_and_no_site_comes_twice(
    sizes: list[int], part: int, seed: str
) -> None:
    every = register({f"{at}类": size for at, size in enumerate(sizes)})
    count = len(every) * part // 100
    drawing = draw(every, count, seed)
    parts = drawing.strata
    assert len(set(ids(drawing.sites))) == len(drawing.sites) == count
    for each in parts:
        fair = Fraction(count * len(each.sites), len(every))
        assert each.count in (fair.__floor__(), fair.__ceil__())
    left = {part.name: Fraction(count * len(part.sites), len(every)) % 1 for part in parts}
    up = [left[p.name] for p in parts if p.count > count * len(p.sites) // len(every)]
    down = [left[p.name] for p in parts if p.count == count * len(p.sites) // len(every)]
    assert not up or not down or min(up) >= max(down)


CRITICAL = {19: Fraction("43.82"), 3: Fraction("16.27")}
"""What χ² exceeds once in a thousand, by degrees of freedom."""


def chi_squared(drawn_times: Counter[str], cells: int, chance: Fraction, draws: int) -> Fraction:
    """χ² of how often each of some cells was drawn, without replacement in one draw."""
    expected = draws * chance
    off = sum((Fraction(times) - expected) ** 2 for times in drawn_times.values())
    off += (cells - len(drawn_times)) * expected**2
    return off / (expected * (1 - chance)) * Fraction(cells - 1, cells)


def test_over_many_seeds_every_site_is_drawn_as_often() -> None:
    every, draws = register({"主次干道": 20}), 2000
    times = Counter(
        found for at in range(draws) for found in ids(draw(every, 5, f"种子 {at}").sites)
    )
    assert chi_squared(times, 20, Fraction(5, 20), draws) < CRITICAL[19]


def test_over_many_seeds_every_pair_of_neighbouring_seeds_agrees_no_more_than_by_chance() -> None:
    every = register({"主次干道": 20})
    draws = [frozenset(ids(draw(every, 5, f"种子 {at}").sites)) for at in range(2001)]
    common = Fraction(sum(len(one & two) for one, two in pairwise(draws)), 2000)
    assert abs(common - Fraction(25, 20)) < Fraction(1, 10)


def test_a_seat_left_over_goes_to_equal_parts_as_often() -> None:
    every, draws = register({f"{at}类": 5 for at in range(4)}), 2000
    times = Counter(
        part.name
        for at in range(draws)
        for part in draw(every, 5, f"种子 {at}").strata
        if part.count == 2
    )
    assert chi_squared(times, 4, Fraction(1, 4), draws) < CRITICAL[3]


@pytest.mark.parametrize(
    "change",
    [
        lambda sites: sites[1:],
        lambda sites: [*sites, site("新-1")],
        lambda sites: [site("新-1"), *sites[1:]],
        lambda sites: [site(sites[0].id, "公园广场", sites[0].subdistrict), *sites[1:]],
        lambda sites: [site(sites[0].id, sites[0].type, "北街道"), *sites[1:]],
    ],
    ids=["left out", "put in", "another id", "another type", "another street"],
)
def test_a_register_that_was_changed_is_another(
    change: Callable[[list[Site]], list[Site]],
) -> None:
    assert register_digest(change(register())) != register_digest(register())


def test_what_no_draw_depends_on_does_not_change_the_register() -> None:
    renamed = [each.model_copy(update={"name": "新名", "owner": "别家"}) for each in register()]
    assert register_digest(renamed) == register_digest(register())
    spelt = [each.model_copy(update={"type": f" {each.type}\u200b"}) for each in register()]
    assert register_digest(spelt) == register_digest(register())


def test_only_the_register_of_the_day_is_drawn_from() -> None:
    later = site("后-1", opened=date(2020, 6, 16).isoformat())
    gone = site("前-1", closed=date(2020, 6, 14).isoformat())
    last = site("末-1", closed=date(2020, 6, 15).isoformat())
    assert ids(register_on([later, gone, last], DAY)) == ["末-1"]


def test_part_of_the_register_can_be_drawn_from() -> None:
    every = register()
    markets = Register.on(every, DAY).of(["农贸市场"], [])
    drawing = drawn(markets, 2, Seed("甲"))
    assert {each.type for each in drawing.sites} == {"农贸市场"}
    assert drawing.register.digest == register_digest(every)
    assert "7 个点位（农贸市场）抽 2 个" in drawing.rule


def test_the_rule_says_by_what_was_draw() -> None:
    assert draw(register(), 4, "甲").rule == (
        "2020-06-15 在册的 25 个点位抽 4 个，不重复；按点位类型分层，"
        "名额按点位数的比例分，先取整，余下的按最大余数，"
        "余数相同的看 SHA-256（种子、换行、点位类型名）谁小；"
        "层内按 SHA-256（种子、换行、点位编号，UTF-8）从小到大抽"
    )
    assert draw(register(), 4, "甲", Stratification.NONE).rule == (
        "2020-06-15 在册的 25 个点位抽 4 个，不重复；"
        "按 SHA-256（种子、换行、点位编号，UTF-8）从小到大抽"
    )


def test_the_seed_nobody_chooses_is_what_the_plan_says(read: Callable[[str], Plan]) -> None:
    plan = read("")
    seed = Seed.of(plan)
    assert seed.text == plan.digest[:16]
    drawing = drawn(Register.on(plan.sites, DAY), 1, seed)
    assert drawing.rule.endswith("；种子是计划内容的摘要")
