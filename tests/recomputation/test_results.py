"""Every number of ``wenming budget`` and ``wenming score`` against a second computation."""

import io
import json
import os
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from fractions import Fraction
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.recomputation.results import ORDER, Record, Results, cents
from wenming_cli import cli

EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "15"))
MIDYEAR, END = date(2020, 6, 30), date(2020, 12, 31)
DAYS = st.dates(date(2019, 12, 20), date(2021, 1, 10))
NOW = st.sampled_from([MIDYEAR, MIDYEAR, END, date(2020, 3, 1)]) | DAYS
PAST = st.dates(date(2020, 1, 1), MIDYEAR) | st.just(MIDYEAR) | DAYS
AMOUNTS = st.sampled_from(["12.36万元", "20万元", "86400元", "3.5元", "0.01元", "33333.33元"])
SIGNED = AMOUNTS | AMOUNTS.map(lambda amount: f"-{amount}")
VALUES = st.sampled_from(
    ["0", "7", "36", "36.2", "48", "60", "94.996", "95", "119", "120", "121", "144"]
)
MEASURES = st.sampled_from(["reported", "reported", "sampled", "figure:budget_execution_rate"])


@st.composite
def budgets(draw: st.DrawFn) -> Record:
    """A budget with a line that is split and one that is not."""
    adjustment = {"date": PAST.map(str), "amount": SIGNED, "reason": st.just("调整")}
    changes = draw(st.lists(st.fixed_dictionaries(adjustment), max_size=3))
    for change in changes:
        if draw(st.booleans()):
            change["line"] = draw(st.sampled_from(["XC", "PX"]))
    lines = [{"id": "XC", "name": "宣传", "amount": "30万元"}, {"id": "PX", "name": "培训"}]
    total = draw(st.sampled_from(["328.46万元", "333333.33元", "0元", "20万元"]))
    return {"total": total, "lines": lines, "adjustments": changes}


@st.composite
def indicators(draw: st.DrawFn, number: int) -> Record:
    """An indicator of any nature and accrual."""
    level1, level2 = draw(st.sampled_from(ORDER))
    nature = draw(st.sampled_from(["≥", "≤", "=", "qualitative"]))
    targets = ["95", "120", "120", "7", "0.3"] + (["0"] if nature in "≤=" else [])
    row: Record = {
        "id": f"I-{number}",
        "level1": level1,
        "level2": level2,
        "name": "指标",
        "nature": nature,
        "target": "提升" if nature == "qualitative" else draw(st.sampled_from(targets)),
        "accrual": draw(st.sampled_from(["cumulative", "cumulative", "level", "year_end"])),
        "measure": "reported" if nature == "qualitative" else draw(MEASURES),
    }
    if draw(st.integers(1, 6)) > 1:
        row["weight"] = draw(st.sampled_from(["10", "7.5", "0.1", "33.33"]))
    if draw(st.integers(1, 4)) == 4:
        row |= {"score": draw(st.sampled_from(["0.005", "6", "7.125"])), "score_reason": "核定"}
        if draw(st.booleans()):
            row["score_date"] = str(draw(PAST))
    if row["measure"] == "reported":
        row["actuals"] = [draw(actuals(nature)) for _ in range(draw(st.integers(0, 2)))]
    return row


def actuals(nature: str) -> st.SearchStrategy[Record]:
    """A value, or a level where one is asked for."""
    if nature == "qualitative":
        levels = st.sampled_from(["achieved", "partial", "missed"])
        return st.fixed_dictionaries({"date": PAST.map(str), "level": levels})
    return st.fixed_dictionaries({"date": PAST.map(str), "value": VALUES})


@st.composite
def plans(draw: st.DrawFn) -> Record:
    """The sections of a plan."""
    sections: Record = {
        "plan": {"id": "p", "name": "计划", "year": "2020", "owner": "办"},
        "owners": [{"name": "东华街道", "kind": "subdistrict"}],
    }
    if draw(st.integers(1, 4)) > 1:
        sections["budget"] = draw(budgets())
        payment = {"date": PAST.map(str), "amount": AMOUNTS | SIGNED, "note": st.just("款")}
        line = {"line": st.sampled_from(["XC", "PX"])}
        one = st.fixed_dictionaries(payment | line)
        sections["payments"] = [draw(one) for _ in range(draw(st.integers(0, 5)))]
    rows = [draw(indicators(number)) for number in range(draw(st.sampled_from([0, 5, 9])))]
    sections["indicators"] = rows
    sampled = [row["id"] for row in rows if row["measure"] == "sampled"]
    for name in sampled:
        for _ in range(draw(st.integers(0, 3))):
            checked = draw(st.integers(0, 40))
            sample: Record = {"date": str(draw(PAST)), "indicator": name, "owner": "东华街道"}
            sample |= {"checked": str(checked), "passed": str(draw(st.integers(0, checked)))}
            sections.setdefault("samples", []).append(sample)
    return sections


def told(folder: Path, command: str, as_of: date) -> Record:
    """What the program says about a plan."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = cli.main([command, "-C", str(folder), "--as-of", str(as_of), "--format", "json"])
    assert code == 0, err.getvalue()
    document: Record = json.loads(out.getvalue())
    return document


def same(said: str | None, expected: Fraction | None, places: int = 6) -> None:
    """Whether a text gives a number, half up to so many places."""
    if said is None or expected is None:
        assert (said is None) is (expected is None), (said, expected)
        return
    scale = 10**places
    assert abs(Fraction(said) * scale - expected * scale) <= Fraction(1, 2), (said, expected)


def check_budget(said: Record, expected: Results) -> None:
    """Every number of ``budget``."""
    same(said["elapsed_rate"]["value"], expected.elapsed())
    if expected.budget is None:
        assert said["total"] is said["paid"] is said["budget_execution_rate"] is None
        return
    assert said["total"] == cents(expected.whole())
    assert said["paid"] == cents(expected.paid())
    assert said["remaining"] == cents(expected.whole() - expected.paid())
    same(said["budget_execution_rate"]["value"], expected.execution())
    for row, line in zip(said["lines"], expected.budget["lines"], strict=True):
        amount, paid = expected.line_amount(line), expected.paid(line["id"])
        same(row["amount"], amount, 2)
        same(row["paid"], paid, 2)
        same(row["remaining"], None if amount is None else amount - paid, 2)
        rate = row["budget_execution_rate"]
        same(rate and rate["value"], paid / amount if amount else None)
    months = [Fraction(row["paid"]) for row in said["months"]]
    assert sum(months) == sum(Fraction(row["paid"]) for row in said["tasks"]) == expected.paid()


def check_score(said: Record, expected: Results) -> None:
    """Every number of ``score``."""
    assert said["execution"]["score"] == expected.execution_points()
    rows = expected.indicators()
    assert [row["id"] for row in said["indicators"]] == [row["id"] for row in rows]
    for row, indicator in zip(said["indicators"], rows, strict=True):
        actual = expected.actual(indicator)
        if isinstance(actual, str):
            assert row["actual"] == actual
        else:
            same(row["actual"], actual)
        same(row["attainment"], expected.attainment(indicator))
        assert row["score"] == expected.points(indicator), indicator
        assert row["light"] == expected.light(indicator), indicator
    whole = expected.score()
    assert Fraction(said["scored_weight"]) == whole.pop("scored_weight")
    assert {key: said[key] for key in whole} == whole


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(plans(), NOW)
def test_every_number_of_random_plans(sections: Record, as_of: date) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text = yaml.safe_dump(sections, allow_unicode=True, sort_keys=False)
        (folder / "plan.yaml").write_text(text.replace("'", ""), encoding="utf-8")
        expected = Results(sections, as_of)
        check_budget(told(folder, "budget", as_of), expected)
        check_score(told(folder, "score", as_of), expected)
