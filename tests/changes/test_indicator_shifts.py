"""What a change does to the indicators, and to the self-evaluation."""

from datetime import date

import pytest

from tests.changes.test_sentences import PLAN, edited, plan_of
from wenming_cli.changes.consequences import consequences
from wenming_cli.changes.shift import Shift
from wenming_cli.figures.standing import standing

SAMPLED = "- {date: 2020-06-30, indicator: ZL, owner: 东街道, checked: 50, passed: 48}"


def shifts(old: str, new: str) -> tuple[Shift, ...]:
    day = date(2020, 7, 5)
    after = standing(edited(old, new), day)
    return consequences(standing(plan_of(PLAN), day), after)["indicators"]


def told(found: tuple[Shift, ...]) -> list[tuple[str, str, str, str]]:
    return [
        (s.id, s.before.text, s.after.text, s.by)
        for s in found
        if s.before is not None and s.after is not None
    ]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "value: 88}",
            "value: 88}, {date: 2020-06-30, value: 95}",
            [
                ("ZL", "88%，关注，9.26分", "95%，正常，10分", "+0.74分"),
                ("total", "10.12分（已评 20 分）", "10.86分（已评 20 分）", "+0.74分"),
            ],
        ),
        (
            "target: 95",
            "target: 80",
            [
                ("ZL", "88%，关注，9.26分", "88%，正常，10分", "+0.74分"),
                ("total", "10.12分（已评 20 分）", "10.86分（已评 20 分）", "+0.74分"),
            ],
        ),
        (
            ", actuals: [{date: 2020-03-31, value: 88}]",
            "",
            [
                ("ZL", "88%，关注，9.26分", "无数据，预警", ""),
                ("total", "10.12分（已评 20 分）", "0.86分（已评 10 分）", "-9.26分"),
            ],
        ),
        ("title: 改造", "title: 翻新", []),
    ],
)
def test_what_moves(old: str, new: str, words: list[tuple[str, str, str, str]]) -> None:
    assert told(shifts(old, new)) == words


def test_documents() -> None:
    indicator, total = shifts("value: 88}", "value: 88}, {date: 2020-06-30, value: 95}")
    assert (indicator.scope, indicator.of, total.scope, total.of) == (
        "indicator",
        None,
        "plan",
        "p",
    )
    assert indicator.after is not None
    assert indicator.after.document == {"actual": "95", "light": "green", "score": "10.00"}
    assert total.after is not None
    assert total.after.document == {"scored": "10.86", "scored_weight": "20", "grade": None}


def test_nothing_without_both_sides_or_without_indicators() -> None:
    now = standing(plan_of(PLAN), date(2020, 7, 5))
    assert consequences(None, now)["indicators"] == ()
    assert consequences(now, None)["indicators"] == ()
    start = PLAN.index("indicators:\n")
    bare = PLAN.replace(", indicators: [ZL]", "").replace(SAMPLED, "[]").replace("samples:\n[]", "")
    bare = bare.replace(PLAN[start : PLAN.index("samples:")], "")
    without = standing(plan_of(bare), date(2020, 7, 5))
    assert consequences(without, without)["indicators"] == ()
    assert consequences(now, without)["indicators"] == ()
