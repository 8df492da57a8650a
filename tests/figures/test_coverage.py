from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from wenming_cli.figures.inspections.coverage import (
    Round,
    Turn,
    coverage_rate,
    finished,
    full_coverage_rate,
    rounds,
)
from wenming_cli.figures.inspections.patrol import Patrol, patrol
from wenming_cli.figures.standing import group_at, standing
from wenming_cli.model.inspection import Tier
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month

Read = Callable[..., Plan]
Rounds = Callable[..., tuple[Round, ...]]
RoundAt = Callable[..., Round]

JUNE_END = date(2020, 6, 30)
ALL = (Tier.DISTRICT, Tier.OFFICE, Tier.OWNER)


@pytest.fixture
def made(read: Read, tmp_path: Path) -> Rounds:
    """The cycles of a plan with these sites and visits, by a date."""

    def of(sites: str, visits: str, as_of: str, more: str = "") -> tuple[Round, ...]:
        (tmp_path / "more.yaml").write_text(f"sites: [{sites}]\ninspections: [{visits}]\n", "utf-8")
        return rounds(read(more), date.fromisoformat(as_of))

    return of


def site(name: str, more: str = "") -> str:
    return f"{{id: {name}, name: 点{name}, type: 路, owner: 城管局, demonstration: true, {more}}}"


def visit(day: str, *sites: str, tier: str = "office") -> str:
    return f"{{date: 2020-{day}, tier: {tier}, sites: [{', '.join(sites)}]}}"


def june(every: tuple[Round, ...]) -> list[Round]:
    """The cycles of June."""
    return [each for each in every if each.cycle.month == Month(2020, 6)]


def names(turns: tuple[Turn, ...]) -> list[str]:
    return [turn.site.id for turn in turns]


def test_only_demonstration_sites_are_in_the_register(made: Rounds) -> None:
    (first, *_) = made(site("D"), visit("01-01", "S1", "D"), "2020-01-10")
    assert names(first.turns) == ["D"]


@pytest.mark.parametrize(
    ("dates", "visited", "register"),
    [
        ("", False, True),
        ("opened: 2020-06-11", False, True),
        ("opened: 2020-06-12", False, False),
        ("opened: 2020-06-12", True, True),
        ("opened: 2020-06-20", True, True),
        ("opened: 2020-06-21", True, False),
        ("closed: 2020-06-20", False, True),
        ("closed: 2020-06-19", False, False),
        ("closed: 2020-06-19", True, True),
        ("closed: 2020-06-11", True, True),
        ("closed: 2020-06-10", True, False),
        ("opened: 2020-06-12, closed: 2020-06-19", True, True),
        ("opened: 2020-06-12, closed: 2020-06-19", False, False),
    ],
)
def test_who_is_in_the_register_of_a_cycle(
    made: Rounds, dates: str, visited: bool, register: bool
) -> None:
    visits = visit("06-15", "D") if visited else ""
    middle = june(made(site("D", dates), visits, "2020-06-30"))[1]
    assert names(middle.turns) == (["D"] if register else [])


def test_a_visit_counts_in_its_cycle_and_by_its_tier(made: Rounds) -> None:
    visits = ", ".join(
        [
            visit("06-20", "D"),
            visit("06-11", "D"),
            visit("06-12", "D"),
            visit("06-13", "D", tier="owner"),
            "{date: 2020-06-21, tier: district, checks: [{site: D, item: 路, result: na}]}",
        ]
    )
    _, middle, last = june(made(site("D"), visits, "2020-06-30"))
    (turn,) = middle.turns
    assert {tier: str(i.date) for tier, i in turn.visits.items()} == {
        Tier.OFFICE: "2020-06-11",
        Tier.OWNER: "2020-06-13",
    }
    assert turn.id == "D/16"
    assert list(last.turns[0].visits) == [Tier.DISTRICT]


def test_a_visit_after_the_day_or_outside_the_plan_does_not_exist(made: Rounds) -> None:
    visits = ", ".join(
        (
            visit("06-15", "D"),
            "{date: 2019-12-31, tier: office, sites: [D]}",
            "{date: 2021-01-05, tier: office, sites: [D]}",
        )
    )
    assert not any(
        t.is_visited for each in made(site("D"), visits, "2020-06-14") for t in each.turns
    )
    assert (
        sum(t.is_visited for each in made(site("D"), visits, "2021-02-01") for t in each.turns) == 1
    )


def test_figures_are_turns(made: Rounds) -> None:
    visits = ", ".join(
        [
            visit("06-01", "A", "B"),
            visit("06-02", "A", tier="district"),
            visit("06-03", "A", tier="owner"),
            visit("06-12", "B"),
        ]
    )
    sites = ", ".join(map(site, "ABC"))
    turns = finished(june(made(sites, visits, "2020-06-29")))
    figure = coverage_rate(turns)
    assert (figure.counted, len(figure.among)) == (("A/15", "B/15", "B/16"), 6)
    assert coverage_rate(turns, Tier.DISTRICT).value == Fraction(1, 6)
    assert coverage_rate(turns, Tier.OFFICE).value == Fraction(3, 6)
    assert full_coverage_rate(turns).counted == ("A/15",)
    assert coverage_rate(()).reason == "没有已结束的周期，或者没有应巡点位"


def test_missed_sites_and_how_many_cycles_in_a_row(made: Rounds) -> None:
    visits = ", ".join([visit("05-31", "A"), visit("06-11", "B"), visit("06-25", "A")])
    sites = ", ".join((site("A"), site("B", "opened: 2020-05-15"), site("C", "opened: 2020-06-05")))
    every = made(sites, visits, "2020-06-25")
    told = {
        each.cycle.name: [(turn.site.id, turn.in_a_row) for turn in each.missed]
        for each in every[13:]
    }
    assert told == {
        "5月中旬": [("A", 14)],
        "5月下旬": [("B", 1)],
        "6月上旬": [("A", 1), ("B", 2)],
        "6月中旬": [("A", 2), ("C", 1)],
        "6月下旬": [("B", 0), ("C", 1)],
    }
    assert [each.is_running for each in every[-2:]] == [False, True]


def test_tiers_that_do_not_count_are_not_there(made: Rounds) -> None:
    two = "settings: {inspection: {tiers: [district, office, office]}}\n"
    visits = ", ".join([visit("01-01", "A"), visit("01-02", "A", tier="district")])
    visits += ", " + visit("01-12", "A", tier="owner")
    first, second = made(site("A"), visits, "2020-01-20", two)
    assert full_coverage_rate(first.turns).value == 1
    assert names(second.missed) == ["A"]
    assert made(site("A"), visits, "2020-01-20", "settings: {inspection: {tiers: []}}\n") == ()


PLAN = """
inspections:
  - {date: 2020-06-02, tier: office, sites: [E1], checks: [{site: E2, item: 路, result: pass}]}
  - {date: 2020-06-12, tier: office, checks: [{site: E1, item: 路, result: fail}]}
  - {date: 2020-06-22, tier: office, sites: [E2]}
"""
SITES = """
sites:
  - {id: E1, name: 甲, type: 路, owner: 东华街道, demonstration: true}
  - {id: E2, name: 乙, type: 巷, owner: 教体局, demonstration: true}
"""


@pytest.fixture
def plan(read: Read, tmp_path: Path) -> Plan:
    (tmp_path / "sites.yaml").write_text(SITES, "utf-8")
    start = "plan: {id: p, name: x, year: 2020, start: 2020-06-01, owner: 办}\n"
    return read(PLAN, start)


def test_a_patrol_of_all_sites_and_of_some(plan: Plan) -> None:
    whole = patrol(plan, date(2020, 6, 25))
    assert whole is not None
    assert [f.value for f in whole.figures] == [Fraction(3, 4), 0, Fraction(1, 2)]
    assert (whole.latest and whole.latest.cycle.name) == "6月中旬"
    assert (whole.running and whole.running.cycle.name) == "6月下旬"
    some = whole.among(lambda s: s.type == "巷")
    assert [f.value for f in some.figures] == [Fraction(1, 2), 0, 1]
    assert [s.id for s in some.sites] == ["E2"]
    assert len(some.rounds) == len(whole.rounds)
    ended = Patrol(plan, JUNE_END)
    assert ended.running is None
    assert len(ended.turns_in(Month(2020, 6))) == 6
    assert ended.turns_in(Month(2020, 5)) == ()
    assert Patrol(plan, date(2020, 6, 9)).latest is None


def test_a_group_has_the_figures_of_its_sites(plan: Plan) -> None:
    group = group_at(plan, JUNE_END, "教体局")
    figure = group.figure("coverage_rate")
    assert figure is not None
    assert figure.value == Fraction(2, 3)
    now = standing(plan, JUNE_END)
    assert now.workstreams[0].figure("coverage_rate") is None
    whole = now.whole.figure("full_coverage_rate")
    assert whole is not None
    assert whole.value == 0
    assert [f.id for f in now.whole.figures][-3:] == [
        "coverage_rate",
        "full_coverage_rate",
        "pass_rate",
    ]


def test_a_plan_without_inspections_has_no_patrol(read: Read) -> None:
    plain = read("")
    assert patrol(plain, JUNE_END) is None
    assert group_at(plain, JUNE_END, "教体局").figure("pass_rate") is None


@pytest.mark.parametrize(
    ("cycle", "day", "expected"),
    [
        ("month", "2020-06-30", "6/6"),
        ("quarter", "2020-06-30", "2/2"),
        ("xun", "2020-06-30", "6/18"),
    ],
)
def test_a_month_that_was_covered_is_covered_where_a_month_is_the_cycle(
    made: Rounds, cycle: str, day: str, expected: str
) -> None:
    visits = ", ".join(visit(f"{month:02}-{3 * month:02}", "D") for month in range(1, 7))
    every = made(site("D"), visits, day, f"settings: {{inspection: {{cycle: {cycle}}}}}\n")
    assert coverage_rate(finished(every)).numbers() == expected


def test_a_stump_of_a_month_asks_for_no_coverage(read: Read, tmp_path: Path) -> None:
    short = "plan: {id: p, name: n, year: 2020, owner: 区创建办, start: 2020-05-20}\n"
    (tmp_path / "more.yaml").write_text(
        f"sites: [{site('D')}]\ninspections: [{visit('06-10', 'D')}]\n", "utf-8"
    )
    plan = read("settings: {inspection: {cycle: month}}\n", short)
    stump, june = rounds(plan, JUNE_END)
    assert (stump.turns, names(june.turns)) == ((), ["D"])
    assert coverage_rate(finished((stump, june))).numbers() == "1/1"
