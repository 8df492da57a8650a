"""Several quantities of one task: the least of their shares, or their mean by weight."""

import os
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.conftest import Read, TaskAt
from wenming_cli.explaining.task_story import stories
from wenming_cli.figures.notices.steps.open_items import live_since
from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.figures.tasks.quantities import quantities, reached_by_values, told_shares
from wenming_cli.figures.tasks.task_state import State
from wenming_cli.model.task import NamedTarget, Update

EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "50"))
D = date(2020, 6, 30)
LEAST = "targets: [{name: 甲, value: 50, unit: 户}, {name: 乙, value: 10, unit: 处}]"
MEAN = LEAST.replace("户}", "户, weight: 3}").replace("处}", "处, weight: 1}")


@pytest.mark.parametrize(
    ("targets", "updates", "reached"),
    [
        (LEAST, "", "0"),
        (LEAST, "{date: 2020-05-01, values: {甲: 30}}", "0"),
        (LEAST, "{date: 2020-05-01, values: {甲: 30, 乙: 5}}", "1/2"),
        (LEAST, "{date: 2020-05-01, values: {甲: 30}}, {date: 2020-06-01, values: {乙: 9}}", "3/5"),
        (LEAST, "{date: 2020-05-01, values: {甲: 99, 乙: 99}}", "1"),
        (LEAST, "{date: 2020-05-01, values: {甲: 30, 乙: 9}}, {date: 2020-06-01, note: 无}", "3/5"),
        (
            LEAST,
            "{date: 2020-05-01, values: {甲: 30, 乙: 9}}, {date: 2020-07-01, values: {甲: 50}}",
            "3/5",
        ),
        (
            LEAST,
            "{date: 2020-05-01, values: {甲: 30, 乙: 9}}, {date: 2020-06-01, progress: 80%}",
            "4/5",
        ),
        (
            LEAST,
            "{date: 2020-05-01, progress: 80%}, {date: 2020-06-01, values: {甲: 30, 乙: 9}}",
            "3/5",
        ),
        (LEAST, "{date: 2020-05-01, values: {丙: 30}}", "0"),
        (MEAN, "{date: 2020-05-01, values: {甲: 25}}", "3/8"),
        (MEAN, "{date: 2020-05-01, values: {甲: 25, 乙: 20}}", "5/8"),
    ],
)
def test_progress_is_the_least_or_the_mean(
    task_at: TaskAt, targets: str, updates: str, reached: str
) -> None:
    state = task_at(f"due: 2020-12-31, {targets}, updates: [{updates}]", str(D))
    assert state.progress == Fraction(reached)


def test_all_of_it_is_handed_in_and_less_again_is_live(task_at: TaskAt) -> None:
    all_of_it = "{date: 2020-05-01, values: {甲: 50, 乙: 10}}"
    assert task_at(f"due: 2020-12-31, {LEAST}, updates: [{all_of_it}]", str(D)).state is (
        State.SUBMITTED
    )
    less = f"{all_of_it}, {{date: 2020-06-01, values: {{乙: 8}}, reason: 核减}}"
    state = task_at(f"due: 2020-12-31, {LEAST}, updates: [{less}]", str(D))
    assert state.progress == Fraction(4, 5)
    assert live_since(state, D) == date(2020, 6, 1)


def test_a_part_has_its_share_of_each(read: Read) -> None:
    part = "{owner: 东华街道, share: 40%, updates: [{date: 2020-05-01, values: {甲: 10, 乙: 4}}]}"
    own = "{owner: 联盟街道, targets: [{name: 甲, value: 30, unit: 户}]}"
    text = f"tasks:\n- {{id: T, title: 改造, workstream: A, due: 2020-12-31, {LEAST}, "
    states = assess(read(f"{text}parts: [{part}, {own}]}}\n"), D)
    assert [[(t.name, t.value) for t in s.leaf.targets] for s in states] == [
        [("甲", Decimal(20)), ("乙", Decimal(4))],
        [("甲", Decimal(30))],
    ]
    assert [state.progress for state in states] == [Fraction(1, 2), 0]


def test_the_story_tells_each_quantity_and_what_it_lacks(read: Read) -> None:
    text = f"{LEAST}, updates: [{{date: 2020-05-01, values: {{甲: 30, 乙: 10}}}}]"
    plan = read(f"tasks:\n- {{id: T, title: 改造, workstream: A, due: 2020-12-31, {text}}}\n")
    (story,) = stories(plan, assess(plan, D), D)
    assert "甲 30 ÷ 50户 = 60.00%，还差 20户" in story.sums
    assert "乙 10 ÷ 10处 = 100.00%" in story.sums
    assert "完成进度 60.00%（各分项里最低的一项）" in story.sums


# --- laws -----------------------------------------------------------------------------------------

NAMES = "甲乙丙"
NUMBERS = st.integers(0, 40).map(str)


@st.composite
def told(draw: st.DrawFn) -> tuple[list[NamedTarget], list[Update]]:
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1))
    is_weighted = draw(st.booleans())
    targets = []
    for name in names:
        fields: dict[str, Any] = {"name": name, "unit": "处"}
        fields["value"] = draw(st.integers(1, 30).map(str))
        if is_weighted:
            fields["weight"] = draw(st.sampled_from(("1", "2", "0.5")))
        targets.append(NamedTarget.model_validate(fields))
    days = sorted(draw(st.lists(st.integers(1, 28), max_size=5)))
    amounts = st.dictionaries(st.sampled_from(NAMES), NUMBERS, max_size=3)
    updates = [
        Update.model_validate({"date": f"2020-06-{day:02}", "values": draw(amounts)})
        for day in days
    ]
    return targets, updates


@given(told())
@settings(max_examples=EXAMPLES, deadline=None)
def test_progress_is_what_a_naive_clerk_works_out(
    case: tuple[list[NamedTarget], list[Update]],
) -> None:
    targets, updates = case
    shares, weights = [], []
    for target in targets:
        values = [u.values[target.name] for u in updates if target.name in u.values]
        value = values[-1] if values else Decimal(0)
        shares.append(min(Fraction(1), Fraction(value) / Fraction(target.value)))
        weights.append(Fraction(target.weight or 0))
    if targets[0].weight is None:
        naive = min(shares)
    else:
        pairs = zip(weights, shares, strict=True)
        naive = sum((w * s for w, s in pairs), Fraction(0)) / sum(weights)
    assert reached_by_values(targets, updates) == naive
    assert [each.share for each in quantities(targets, updates)] == shares
    if shares and min(shares) == 1:
        assert reached_by_values(targets, updates) == 1
    last = [share for _, share in told_shares(targets, updates)]
    assert (last or [Fraction(0)])[-1] == naive
    assert [hash(u) for u in updates] == [hash(u.model_copy()) for u in updates]
