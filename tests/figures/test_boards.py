"""Red and black board: a table of cases for each sentence of the convention."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from tests.figures import conftest
from tests.figures.conftest import Read
from wenming_cli.figures.boards import Colour, Standings, boards
from wenming_cli.figures.boards.phrases import names_or_none, score_text
from wenming_cli.figures.boards.published import months_in_a_row, published
from wenming_cli.figures.days.period import Period
from wenming_cli.model.owner import OwnerKind
from wenming_cli.model.scalars import parse_month
from wenming_cli.model.settings import BoardSettings

JUNE = Period(date(2020, 6, 1), date(2020, 6, 30))
ONLY_FIXED = "tie: exact, minimum: 1, weights: {due_rectification_rate: 1}"
BY_SCORE = BoardSettings.model_validate({"tie": "exact"})
Group = Callable[..., Standings]


@pytest.fixture
def departments(read: Read) -> Group:
    """The group of 城管局 and 教体局 in June, from the records of a plan."""
    return lambda text, settings="", period=JUNE: group_of(
        read, text, settings, period, OwnerKind.DEPARTMENT
    )


@pytest.fixture
def streets(read: Read) -> Group:
    """The group of 东华街道 and 联盟街道 in June, from the records of a plan."""
    return lambda text, settings="", period=JUNE: group_of(
        read, text, settings, period, OwnerKind.SUBDISTRICT
    )


def group_of(read: Read, text: str, settings: str, period: Period, kind: OwnerKind) -> Standings:
    plan = read(f"{text}\nsettings: {{board: {{{settings}}}}}\n")
    (group,) = (group for group in boards(plan, period) if group.group is kind)
    return group


def finding(name: str, owner: str, log: str = "", more: str = "source: covert") -> str:
    return (
        f"  - {{id: {name}, found: 2020-06-01, due: 2020-06-10, category: 环境, text: 垃圾,"
        f" owner: {owner}, {more}, log: [{log}]}}\n"
    )


def fixed(owner: str, good: int, bad: int) -> str:
    """Findings of a unit that are due in June, so many put right in time and so many not."""
    done = "{date: 2020-06-05, event: rectified}"
    return "".join(
        finding(f"{owner}{n}", owner, done if n < good else "") for n in range(good + bad)
    )


def numbers(group: Standings, owner: str) -> dict[str, str]:
    """The rates of a unit, as numerator/denominator."""
    units = {p.owner: p.score for p in group.ranked} | {u.owner: u.score for u in group.unranked}
    components = units[owner].components
    return {c.figure.id: f"{c.figure.numerator}/{c.figure.denominator}" for c in components}


Place = tuple[str, int, Fraction | int, str | None]


def places(group: Standings) -> list[Place]:
    return [(p.owner, p.rank, p.value, p.colour and p.colour.value) for p in group.ranked]


TASK = (
    "tasks: [{id: t, title: 整治, workstream: A, due: 2020-06-20, done: 2020-06-20},"
    " {id: u, title: 整治, workstream: A, due: 2020-06-30}]\n"
)
CHECKS = (
    "inspections: [{date: 2020-06-05, tier: office, checks: [{site: S1, item: 保洁, result: pass},"
    " {site: S2, item: 停车, result: fail}, {site: S1, item: 灯, result: na}]}]\n"
)
RECTIFIED = "{date: 2020-06-11, event: rectified}"


def test_the_score_is_the_weighted_sum_of_the_rates_of_the_period(departments: Group) -> None:
    text = f"{TASK}{CHECKS}findings:\n{fixed('城管局', 1, 1)}{finding('late', '城管局', RECTIFIED)}"
    group = departments(text)
    assert numbers(group, "城管局") == {
        "on_time_rectification_rate": "1/3",
        "due_rectification_rate": "2/3",
        "pass_rate": "1/2",
        "on_time_rate": "1/2",
    }
    value = 100 * (
        Fraction("0.4") / 3 + Fraction("0.2") * 2 / 3 + Fraction("0.1") + Fraction("0.1")
    )
    assert places(group) == [("城管局", 1, value, "black")]
    assert group.ranked[0].score.records == 7
    assert not group.ranked[0].score.is_scaled
    assert group.ranked[0].score.components[0].weight == Fraction("0.4")


def test_a_rate_without_records_is_left_out_and_the_others_are_scaled(departments: Group) -> None:
    (place,) = departments(CHECKS + TASK).ranked
    assert place.value == 50
    assert place.score.is_scaled
    assert [c.weight for c in place.score.components] == [0, 0, Fraction(1, 2), Fraction(1, 2)]
    assert [c.is_counted for c in place.score.components] == [False, False, True, True]


def test_too_few_records_is_not_ranked_and_never_zero(departments: Group) -> None:
    group = departments(CHECKS)
    assert group.ranked == ()
    assert [(u.owner, u.reason) for u in group.unranked] == [
        ("城管局", "只有2条记录，不足3条"),
        ("教体局", "没有记录"),
    ]
    assert group.has_records
    assert [p.owner for p in departments(CHECKS, "minimum: 2").ranked] == ["城管局"]
    nothing = departments("", "minimum: 0")
    assert [u.reason for u in nothing.unranked] == ["没有记录", "没有记录"]
    assert not nothing.has_records


def test_a_record_in_several_rates_counts_once(departments: Group) -> None:
    group = departments(f"findings:\n{fixed('城管局', 2, 0)}")
    assert [u.reason for u in group.unranked] == ["只有2条记录，不足3条", "没有记录"]


def test_weights_of_nothing_or_of_what_no_unit_has_count_nothing(departments: Group) -> None:
    weights = "minimum: 1, weights: {pass_rate: 2, on_time_rate: 0, elapsed_rate: 5}"
    (place,) = departments(CHECKS + TASK, weights).ranked
    assert place.value == 50
    assert [c.figure.id for c in place.score.components] == ["pass_rate"]
    assert place.score.figure("on_time_rate") is None


def test_records_that_weigh_nothing_are_no_ground_to_rank(departments: Group) -> None:
    text = TASK.replace("done: 2020-06-20", "weight: 0").replace(
        "2020-06-30}", "2020-06-30, weight: 0}"
    )
    group = departments(text, "minimum: 1, weights: {weighted_progress: 1}")
    assert [u.reason for u in group.unranked] == ["没有可以计分的记录", "没有记录"]


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period(date(2020, 6, 1), date(2020, 6, 19)), "0/0"),
        (Period(date(2020, 6, 1), date(2020, 6, 20)), "1/1"),
        (Period(date(2020, 6, 21), date(2020, 6, 29)), "0/0"),
        (Period(date(2020, 6, 20), date(2020, 6, 30)), "1/2"),
        (Period(date(2020, 7, 1), date(2020, 7, 31)), "0/0"),
    ],
)
def test_only_limits_in_the_period_count(departments: Group, period: Period, expected: str) -> None:
    assert numbers(departments(TASK, "", period), "城管局")["on_time_rate"] == expected


@pytest.mark.parametrize(
    ("log", "more", "counted"),
    [
        ("", "source: covert", "0/1"),
        ("", "source: self", "0/0"),
        ("{date: 2020-06-20, event: appealed}", "source: covert", "0/0"),
        ("{date: 2020-07-01, event: appealed}", "source: covert", "0/1"),
        (
            "{date: 2020-06-20, event: appealed}, {date: 2020-06-21, event: upheld}",
            "source: covert",
            "0/1",
        ),
        ("{date: 2020-06-20, event: void}", "source: covert", "0/0"),
        ("{date: 2020-06-20, event: long_term}", "source: covert", "0/0"),
    ],
)
def test_what_a_unit_found_itself_or_appeals_is_nowhere(
    departments: Group, log: str, more: str, counted: str
) -> None:
    group = departments(f"findings:\n{finding('f', '城管局', log, more)}")
    assert numbers(group, "城管局")["due_rectification_rate"] == counted
    assert numbers(group, "城管局")["on_time_rectification_rate"] == counted


def test_a_finding_of_a_community_counts_for_the_unit_above(streets: Group, read: Read) -> None:
    text = f"findings:\n{fixed('拓东社区', 1, 1)}{fixed('联盟街道', 1, 0)}"
    group = streets(text, ONLY_FIXED)
    assert places(group) == [("联盟街道", 1, 100, "red"), ("东华街道", 2, 50, "black")]
    communities = group_of(read, text, ONLY_FIXED, JUNE, OwnerKind.COMMUNITY)
    assert places(communities) == [("拓东社区", 1, 50, "black")]


OWNERS = "".join(f"  - {{name: 局{n}, kind: school}}\n" for n in range(6))


@pytest.fixture
def schools(read: Read) -> Callable[..., Standings]:
    """Six schools, each with so many of four findings put right."""

    def of(*good: int, settings: str = "") -> Standings:
        text = "".join(fixed(f"局{n}", right, 4 - right) for n, right in enumerate(good))
        plan = read(
            f"findings:\n{text}settings: {{board: {{{ONLY_FIXED}, {settings}}}}}\n",
            project="plan: {id: p, name: 创建计划, year: 2020, owner: 区创建办}\n",
        )
        (group,) = (g for g in boards(plan, JUNE) if g.group is OwnerKind.SCHOOL)
        return group

    return of


@pytest.fixture(autouse=True)
def _more_owners(monkeypatch: pytest.MonkeyPatch) -> None:
    head = conftest.HEAD.replace("workstreams:\n", f"{OWNERS}workstreams:\n", 1)
    monkeypatch.setattr(conftest, "HEAD", head)


@pytest.mark.parametrize(
    ("good", "settings", "ranks", "lists"),
    [
        ((4, 3, 2, 1, 0, 0), "", "123455", "r--bbb"),
        ((4, 4, 4, 4, 0, 0), "", "111155", "rrrrbb"),
        ((4, 4, 3, 3, 3, 4), "", "114441", "rrbbbr"),
        ((4, 4, 3, 3, 3, 3), "", "113333", "rrbbbb"),
        ((4, 3, 3, 3, 3, 0), "bottom: 1", "122226", "r----b"),
        ((4, 4, 4, 4, 4, 4), "", "111111", "rrrrrr"),
        ((0, 0, 0, 0, 0, 0), "", "111111", "bbbbbb"),
        ((4, 3, 3, 3, 3, 3), "red_min: 75, top: 2", "122222", "rrrrrr"),
        ((4, 3, 3, 3, 3, 3), "black_below: 75", "122222", "r-----"),
        ((4, 2, 2, 2, 2, 2), "red_min: 100.01", "122222", "-bbbbb"),
        ((4, 2, 2, 2, 2, 1), "top: 0, bottom: 0", "122226", "------"),
    ],
)
def test_places_and_lists(
    schools: Group, good: tuple[int, ...], settings: str, ranks: str, lists: str
) -> None:
    by_owner = {p.owner: p for p in schools(*good, settings=settings).ranked}
    places = [by_owner[f"局{n}"] for n in range(6)]
    assert "".join(str(place.rank) for place in places) == ranks
    assert "".join(place.colour.value[0] if place.colour else "-" for place in places) == lists


def test_equal_ones_stand_in_the_order_of_the_directory(schools: Group) -> None:
    assert [p.owner for p in schools(1, 4, 1, 4, 0, 1).ranked] == [
        "局1", "局3", "局0", "局2", "局5", "局4"
    ]  # fmt: skip


def test_coverage_may_be_weighed(departments: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    site = "  - {id: S9, name: 九号点, type: 巷, owner: 教体局, demonstration: true}\n"
    monkeypatch.setattr(conftest, "HEAD", conftest.HEAD + site)
    group = departments(
        "inspections: [{date: 2020-06-05, tier: office, sites: [S9]}]\n",
        "minimum: 1, weights: {coverage_rate: 1, full_coverage_rate: 1}",
    )
    assert numbers(group, "教体局") == {"coverage_rate": "1/3", "full_coverage_rate": "0/3"}
    assert places(group) == [("教体局", 1, Fraction(100, 6), "black")]


# --- words ----------------------------------------------------------------------------------------


def test_an_empty_list_says_so(schools: Group) -> None:
    group = schools(4, 4, 4, 4, 4, 4)
    settings = BY_SCORE
    assert names_or_none(group, Colour.RED, settings) == "红榜：局0、局1、局2、局3、局4、局5"
    assert names_or_none(group, Colour.BLACK, settings) == "黑榜空缺：没有得分低于85分的单位"
    group = schools(3, 3, 3, 3, 3, 3)
    assert names_or_none(group, Colour.RED, settings) == "红榜空缺：没有得分达到90分的单位"


@pytest.mark.parametrize(
    ("score", "shown"),
    [
        (Fraction(90), "90.00"),
        (Fraction("89.9996"), "89.9996"),
        (Fraction("84.996"), "84.996"),
        (Fraction(250, 3), "83.33"),
        (Fraction("90.001"), "90.001"),
    ],
)
def test_a_score_shows_its_side_of_the_lines(score: Fraction, shown: str) -> None:
    assert score_text(score, BY_SCORE) == shown


def test_a_line_with_decimals() -> None:
    settings = BoardSettings.model_validate({"black_below": "84.5"})
    assert score_text(Fraction("84.4999"), settings) == "84.4999"


# --- published ------------------------------------------------------------------------------------

LISTS = """boards:
- {month: 2020-03, group: subdistrict, red: [东华街道], date: 2020-04-05}
- {month: 2020-05, group: subdistrict, red: [东华街道], black: [联盟街道], date: 2020-06-05}
- {month: 2020-04, group: subdistrict, red: [东华街道], black: [联盟街道], date: 2020-05-06}
- {month: 2020-04, group: subdistrict, red: [], black: [联盟街道], date: 2020-05-05}
- {month: 2020-06, group: department, black: [联盟街道], date: 2020-07-05}
"""


@pytest.mark.parametrize(
    ("who", "month", "until", "months"),
    [
        (("东华街道", Colour.RED), "2020-05", "2020-12-31", 3),
        (("东华街道", Colour.RED), "2020-05", "2020-06-04", 0),
        (("东华街道", Colour.RED), "2020-04", "2020-05-05", 0),
        (("东华街道", Colour.RED), "2020-04", "2020-05-06", 2),
        (("联盟街道", Colour.BLACK), "2020-05", "2020-12-31", 2),
        (("联盟街道", Colour.BLACK), "2020-06", "2020-12-31", 0),
        (("联盟街道", Colour.RED), "2020-05", "2020-12-31", 0),
    ],
)
def test_months_in_a_row_count_published_lists(
    read: Read, who: tuple[str, Colour], month: str, until: str, months: int
) -> None:
    lists = published(read(LISTS), OwnerKind.SUBDISTRICT, date.fromisoformat(until))
    assert months_in_a_row(lists, *who, parse_month(month)) == months
