"""What stands behind figures: nothing counted twice, nothing left out without a word."""

from collections import Counter
from datetime import date

import pytest

from tests.conftest import DEMO, ROOT
from wenming_cli.explaining import Evidence, Role, Scope, count_of, evidence_of
from wenming_cli.figures.counts import FindingCount, all_counts, count_named
from wenming_cli.figures.definitions import Definition, Subject
from wenming_cli.figures.money.execution import adjustments, payments
from wenming_cli.figures.standing import Group, Standing, standing
from wenming_cli.figures.table import FIGURES, definition
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan

pytestmark = pytest.mark.no_cover

DAYS = [date(2020, 2, 29), date(2020, 6, 30), date(2020, 12, 31)]


@pytest.fixture(scope="module")
def demo() -> Plan:
    plan = load(DEMO, ROOT).plan
    assert plan is not None
    return plan


@pytest.fixture(scope="module", params=DAYS, ids=str)
def now(demo: Plan, request: pytest.FixtureRequest) -> Standing:
    return standing(demo, request.param)


NOT_VISITED = ("尚未结束", "不在册", "不是示范点位")


def scopes(now: Standing) -> list[tuple[Scope, Group]]:
    return [
        (Scope("plan", now.plan.id), now.whole),
        *((Scope("workstream", group.id), group) for group in now.workstreams),
        *((Scope("owner", group.id), group) for group in now.owners),
    ]


def ids(evidence: Evidence, *roles: Role) -> list[str]:
    return [item.id or "" for role in roles for item in evidence.of(role)]


@pytest.mark.parametrize("row", FIGURES, ids=lambda row: row.id)
def test_the_roles_are_those_of_the_figure(row: Definition, now: Standing) -> None:
    for scope, group in scopes(now):
        found = evidence_of(now.plan, group, scope, row)
        figure = found.figure
        if figure is None or not figure.whole:
            continue
        assert Counter(ids(found, Role.NUMERATOR)) == Counter(figure.counted)
        whole = ids(found, Role.NUMERATOR, Role.DENOMINATOR)
        assert Counter(whole) == Counter(figure.among)


@pytest.mark.parametrize("row", FIGURES, ids=lambda row: row.id)
def test_every_record_is_there_once(row: Definition, now: Standing) -> None:
    found = evidence_of(now.plan, now.whole, Scope("plan", now.plan.id), row)
    counted = Counter(item.id for item in found.items if item.what.value in ("task", "finding"))
    tasks, findings = {leaf.id for leaf in now.plan.leaves}, {f.id for f in now.plan.findings}
    is_of_both = row.subject is Subject.EVIDENCE
    assert set(counted) in ([tasks | findings] if is_of_both else [set(), tasks, findings])
    assert set(counted.values()) <= {1}


def test_who_is_left_out_has_a_reason(now: Standing) -> None:
    reasons = ("不计", "还没有到", "才交办", "才发现", "截止日以后", *NOT_VISITED)
    for row in FIGURES:
        found = evidence_of(now.plan, now.whole, Scope("plan", now.plan.id), row)
        for item in found.of(Role.LEFT_OUT):
            assert any(reason in item.words for reason in reasons), (row.id, item)


def test_behind_the_time_passed_stands_the_span_of_the_plan(now: Standing) -> None:
    scope = Scope("plan", now.plan.id)
    found = evidence_of(now.plan, now.whole, scope, definition("elapsed_rate"))
    assert [item.what.value for item in found.items] == ["period"]


def test_payments_add_up(now: Standing) -> None:
    found = evidence_of(
        now.plan, now.whole, Scope("plan", now.plan.id), definition("budget_execution_rate")
    )
    assert found.id == "budget_execution_rate"
    paid = [item.entry for item in found.of(Role.NUMERATOR)]
    assert paid == list(payments(now.plan, now.as_of))
    assert now.plan.budget is not None
    changes = adjustments(now.plan.budget, now.as_of)
    assert [item.entry for item in found.of(Role.DENOMINATOR)] == [now.plan.budget, *changes]


@pytest.mark.parametrize("count", list(all_counts()), ids=lambda count: count.id)
def test_counts_are_those_of_the_status(count: FindingCount, now: Standing) -> None:
    for _, group in scopes(now):
        found = count_of(group, count)
        assert found.count == len(found.items)
        if count.id != "lagging":
            assert found.count == group.counts[count.id]


def test_a_plan_has_what_is_below_it(demo: Plan) -> None:
    """The records of a figure over all workstreams are those of the plan."""
    now = standing(demo, DAYS[1])
    row = definition("on_time_rate")
    whole = evidence_of(demo, now.whole, Scope("plan", demo.id), row)
    parts = [
        item
        for group in now.workstreams
        for item in evidence_of(demo, group, Scope("workstream", group.id), row).items
    ]
    assert Counter((i.id, i.role) for i in parts) == Counter((i.id, i.role) for i in whole.items)


def test_names() -> None:
    assert count_named("逾期任务数") is count_named("overdue") is not None
    assert count_named("on_time_rate") is None
    labels = [row.label for row in (*FIGURES, *all_counts())]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("month", ["2020-02", "2020-06", "2020-11"])
def test_behind_a_place_stands_what_was_counted(demo: Plan, month: str) -> None:
    from wenming_cli.explaining.of_board import place_of
    from wenming_cli.figures.boards import Ranked, Unranked, boards
    from wenming_cli.figures.days.period import Period
    from wenming_cli.model.scalars import parse_month

    period = Period.of_month(parse_month(month))
    every = boards(demo, period)
    units: list[Ranked | Unranked] = [place for each in every for place in each.ranked]
    units += [unit for each in every for unit in each.unranked]
    assert {unit.owner for unit in units} == set(demo.owner_by_name)
    for unit in units:
        place = place_of(demo, unit.owner, period)
        assert place is not None
        assert place.rank == (unit.rank if isinstance(unit, Ranked) else None)
        for component, found in place.rates:
            figure = component.figure
            counted, among = (found.of(r) for r in (Role.NUMERATOR, Role.DENOMINATOR))
            assert len(counted) == figure.numerator
            assert len(counted) + len(among) == figure.denominator
            if figure.id != "pass_rate":
                assert [item.id for item in counted] == list(figure.counted)
            for item in found.of(Role.LEFT_OUT):
                assert any(why in item.words for why in ("不计", "还没有到", "不适用"))
