"""Every number of ``wenming status`` against a second, independent computation."""

import io
import json
import os
import tempfile
from calendar import monthrange
from contextlib import redirect_stderr, redirect_stdout
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.conftest import DEMO
from tests.recomputation.generate import PlanText, plans
from tests.recomputation.naive import Figure, Record, Status, read_sections
from wenming_cli import cli

pytestmark = pytest.mark.no_cover

EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "15"))
EXACT = Context(prec=60)
MICRO = Decimal("0.000001")
MONEY = ("budget_total", "paid", "remaining")
ELSEWHERE = {
    "coverage_rate",
    "full_coverage_rate",
    "pass_rate",
    "sampled_rate",
    "scored_points",
    "total_score",
    "forecast_paid",
    "forecast_execution_rate",
    "score_rate",
    "observed_rate",
    "standard_coverage",
    "material_rate",
}
"""Figures whose numbers are computed anew in the tests of inspections, samples, money, scores."""
CORNERS = Path(__file__).parent / "corners"
DAY_BY_DAY = [date(2020, 4, 1) + timedelta(days=passed) for passed in range(75)]
MONTHS = range(1, 13) if "WENMING_EXAMPLES" in os.environ else (2, 6, 12)
MONTH_ENDS = [date(2020, month, monthrange(2020, month)[1]) for month in MONTHS]
ODD_DAYS = [date(2020, *day) for day in ((1, 1), (5, 4), (9, 29))]
OUTSIDE = [date(2019, 12, 1), date(2021, 1, 15)]


def told(folder: Path, as_of: date) -> Record:
    """What the program says about a plan."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = cli.main(["status", "-C", str(folder), "--as-of", str(as_of), "--format", "json"])
    assert code == 0, err.getvalue()
    document: Record = json.loads(out.getvalue())
    return document


def rounded(number: Fraction) -> Decimal:
    """A number to six places, half up; never a negative zero."""
    exact = EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))
    return exact.quantize(MICRO, ROUND_HALF_UP, EXACT) + 0


def terminates(number: Fraction) -> bool:
    """Whether a number can be written as a decimal."""
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def same_number(text: str, number: Fraction) -> bool:
    """Whether a text gives a number, to six places where it never ends."""
    if terminates(number):
        return Fraction(text) == number
    return Decimal(text) == rounded(number)


def figure_differences(where: str, said: Record, expected: dict[str, Figure]) -> list[str]:
    """Where figures differ."""
    found = []
    said = {name: figure for name, figure in said.items() if name not in ELSEWHERE}
    if said.keys() != expected.keys():
        found.append(f"{where}: figures {sorted(said.keys() ^ expected.keys())}")
    for name in said.keys() & expected.keys():
        figure, number = said[name], expected[name]
        value = None if number.value is None else str(rounded(number.value))
        if name in MONEY:
            right = Decimal(figure["value"]) == Decimal(value or "0")
            right = right and len(figure["value"].partition(".")[2]) >= 2
        else:
            right = figure["value"] == value
        if (
            not right
            or not same_number(figure["numerator"], number.numerator)
            or not same_number(figure["denominator"], number.denominator)
            or (figure["reason"] is None) != (number.value is not None)
        ):
            found.append(f"{where}: {name} said {figure}, expected {number}")
    return found


def differences(where: str, said: Any, expected: Any) -> list[str]:
    """Where what was said differs from what was expected."""
    if isinstance(expected, dict):
        found = []
        for key, value in expected.items():
            if key == "figures":
                found += figure_differences(where, said[key], value)
            else:
                found += differences(f"{where}.{key}", said[key], value)
        extra = sorted(said.keys() - expected.keys())
        return found + ([f"{where}: also {extra}"] if extra else [])
    if isinstance(expected, list) and all(isinstance(row, dict) for row in expected):
        names = [row.get("id", row.get("name")) for row in expected]
        said_names = [row.get("id", row.get("name")) for row in said]
        if names != said_names:
            return [f"{where}: said {said_names}, expected {names}"]
        return [
            difference
            for name, row, other in zip(names, said, expected, strict=True)
            for difference in differences(f"{where}[{name}]", row, other)
        ]
    if isinstance(expected, Fraction):
        expected = str(rounded(expected))
    return [] if said == expected else [f"{where}: said {said!r}, expected {expected!r}"]


def check(folder: Path, sections: Record, as_of: date) -> None:
    """Every number of the program against the second computation."""
    said = told(folder, as_of)
    assert said.pop("as_of") == str(as_of)
    for word in ("schema", "plan", "month", "sample", "revision"):
        said.pop(word, None)
    found = differences("plan", said, Status(sections, as_of).whole())
    assert not found, "\n".join(found)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(plans())
def test_every_number_of_random_plans(plan: PlanText) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in plan.files.items():
            path = folder / file
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        check(folder, read_sections(folder), plan.as_of)


@pytest.mark.usefixtures("read_once")
def test_every_number_of_corner_cases_day_by_day() -> None:
    sections = read_sections(CORNERS)
    for as_of in DAY_BY_DAY:
        check(CORNERS, sections, as_of)


@pytest.fixture(scope="module")
def demonstration() -> Record:
    """The text of the demonstration plan."""
    return read_sections(DEMO)


@pytest.mark.skipif(not DEMO.is_dir(), reason="the demonstration plan is not there")
@pytest.mark.parametrize("as_of", MONTH_ENDS + ODD_DAYS + OUTSIDE, ids=str)
def test_every_number_of_the_demonstration(demonstration: Record, as_of: date) -> None:
    check(DEMO, demonstration, as_of)
