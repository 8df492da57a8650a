"""The parts of a change sum to it exactly, and every record has its place."""

import os
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import DEMO, _demo
from tests.recomputation.generate import PlanText, plans
from tests.recomputation.supervised import supervised
from wenming_cli.explaining.moved_records import moved_records
from wenming_cli.figures.causes.change_words import printed, scaled
from wenming_cli.figures.causes.decomposition import (
    Decomposition,
    PartKind,
    decomposed,
    difference,
    values,
)
from wenming_cli.figures.causes.made import made_of
from wenming_cli.figures.definitions import Definition
from wenming_cli.figures.standing import Group, Standing, standing
from wenming_cli.figures.table import BUDGET_GAP, FIGURES, RECTIFICATION_RATE, SCORE_RATE
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan
from wenming_cli.words.numbers import half_up

pytestmark = pytest.mark.no_cover

EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "10"))
thorough = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def groups(now: Standing) -> dict[tuple[str, str], Group]:
    """The plan, its units and its workstreams."""
    found = {("plan", ""): now.whole}
    found |= {("workstream", group.id): group for group in now.workstreams}
    return found | {("owner", group.id): group for group in now.owners}


def both(plan: Plan, first: date, last: date) -> Iterator[tuple[Group, Group]]:
    """Every group there is on both days."""
    before, after = groups(standing(plan, first)), groups(standing(plan, last))
    yield from ((before[key], after[key]) for key in before if key in after)


def check(row: Definition, before: Group, after: Group) -> Decomposition | None:
    """What must hold of any figure of any group on any two days."""
    was, now = made_of(before, row), made_of(after, row)
    if was is None or now is None:
        return None
    for made in (was, now):
        if made.figure.value is not None:
            assert made.of(made.records).value == made.figure.value, row.id
    found = decomposed(was, now)
    numbers = values(was, now)
    assert found.change == difference(found.before, found.after)
    for part, own in moved_records(found, before, after).items():
        for record in own:
            assert record.facts.location.line > 0, (row.id, part, record)
            assert record.facts.location.file, (row.id, part, record)
    if found.change is None or numbers is None:
        assert found.change is None
        assert numbers is None
        assert all(part.value is None for part in found.parts)
        return found
    assert sum(numbers) == found.change, row.id
    assert [part.value for part in found.parts] == list(numbers), row.id
    for each in found.parts:
        shares = [moved.share or Fraction(0) for moved in each.records]
        assert sum(shares, Fraction(0)) == each.value, (row.id, each.kind)
    shown = printed(row, numbers)
    assert sum(shown) == Fraction(half_up(scaled(row, found.change), 2)), row.id
    return found


def read(text: PlanText) -> Plan | None:
    """The plan a generator wrote; none where it can not be computed."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in text.files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
        loaded = load(Path(folder), Path(folder))
        return loaded.plan if loaded.is_readable else None


@thorough
@given(plans() | supervised(), st.integers(1, 150))
def test_the_parts_of_a_change_sum_to_it(text: PlanText, days: int) -> None:
    plan = read(text)
    assert plan is not None
    for before, after in both(plan, text.as_of - timedelta(days=days), text.as_of):
        for row in FIGURES:
            check(row, before, after)


EXAM = """
systems:
- {id: city, name: 城市, kind: city}
standards:
- {code: S1, system: city, item: 甲, text: 地面干净, method: field, points: 2, owners: [城管局]}
- {code: S2, system: city, item: 甲, text: 设施完好, method: field, points: 1, owners: [城管局]}
- {code: S3, system: city, item: 乙, text: 有宣传, method: field, points: 4, owners: [教体局]}
materials:
- {id: C1, standard: S1, title: 方案, kind: statement, owner: 城管局, due: 2020-05-20}
- {id: C2, standard: S2, title: 总结, kind: statement, owner: 城管局, due: 2020-06-20}
inspections:
- date: 2020-05-10
  tier: owner
  checks:
  - {site: S1, item: 地面, result: pass, standard: S1}
- date: 2020-06-10
  tier: owner
  checks:
  - {site: S1, item: 地面, result: fail, standard: S1}
  - {site: S2, item: 地面, result: pass, standard: S1}
  - {site: S1, item: 设施, result: fail, standard: S2}
budget: {total: 10万元}
receipts:
- {date: 2020-05-10, amount: 2万元}
- {date: 2020-06-10, amount: 3万元}
"""
MAY, JUNE = date(2020, 5, 31), date(2020, 6, 30)


def exam(folder: Path) -> Plan:
    """A small plan with standards, materials and money that has arrived."""
    from tests.figures.conftest import HEAD, PROJECT

    (folder / "plan.yaml").write_text(PROJECT + HEAD + EXAM, "utf-8")
    loaded = load(folder, folder)
    assert loaded.plan is not None
    assert loaded.is_readable, loaded.diagnostics
    return loaded.plan


def test_every_row_of_the_table_is_told_apart(tmp_path: Path) -> None:
    plan = _demo(DEMO, None).plan
    assert plan is not None
    changed = set()
    for of in (plan, exam(tmp_path)):
        for before, after in both(of, MAY, JUNE):
            told = (row.id for row in FIGURES if check(row, before, after) is not None)
            changed |= set(told)
    assert changed == {row.id for row in FIGURES}


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2020, 1, 5), date(2020, 2, 10)),
        (date(2020, 6, 30), date(2020, 9, 30)),
        (date(2019, 12, 1), date(2020, 12, 31)),
    ],
)
def test_the_demo_on_other_days(first: date, last: date) -> None:
    plan = _demo(DEMO, None).plan
    assert plan is not None
    for before, after in both(plan, first, last):
        for row in FIGURES:
            check(row, before, after)


def parts(plan: Plan, row: Definition, first: date, last: date) -> dict[PartKind, Fraction | None]:
    """The parts of a change of the whole plan."""
    before, after = standing(plan, first).whole, standing(plan, last).whole
    found = check(row, before, after)
    assert found is not None
    return {part.kind: part.value for part in found.parts}


def test_the_rectification_rate_of_june() -> None:
    plan = _demo(DEMO, None).plan
    assert plan is not None
    assert parts(plan, RECTIFICATION_RATE, MAY, JUNE) == {
        PartKind.STOCK: Fraction(93, 94) - Fraction(89, 94),
        PartKind.ENTRY: Fraction(111, 122) - Fraction(93, 94),
        PartKind.EXIT: 0,
    }


def test_time_moves_the_gap_and_payments_do() -> None:
    plan = _demo(DEMO, None).plan
    assert plan is not None
    found = parts(plan, BUDGET_GAP, MAY, JUNE)
    assert found[PartKind.STOCK] == Fraction(-1, 12)
    assert plan.budget is not None
    assert found[PartKind.ENTRY] == Fraction(432300) / Fraction(plan.budget.total)


def test_a_standard_that_was_observed_anew_is_stock(tmp_path: Path) -> None:
    plan = exam(tmp_path)
    before, after = standing(plan, MAY).whole, standing(plan, JUNE).whole
    found = check(SCORE_RATE, before, after)
    assert found is not None
    stock, entry, gone = found.parts
    assert [found.before.value, found.after.value] == [1, Fraction(4, 3) / 3]
    assert stock.value == Fraction(2, 3) - 1
    assert [moved.now.id for moved in entry.records if moved.now] == ["S2"]
    assert gone.records == ()
