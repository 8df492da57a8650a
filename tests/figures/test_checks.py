from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from wenming_cli.figures.days.period import Period
from wenming_cli.figures.inspections.checks import by_owner, by_site, by_type, checks, pass_rate
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month

Read = Callable[..., Plan]

SITES = """
sites:
  - {id: S3, name: 三号点, type: 道路, owner: 东华街道}
"""
ROUNDS = """
inspections:
  - date: 2020-06-01
    tier: office
    checks:
      - {site: S1, item: 环境, result: pass}
      - {site: S1, item: 秩序, result: fail}
      - {site: 二号点, item: 环境, result: na}
  - {date: 2020-06-30, tier: owner, checks: [{site: S3, item: 环境, result: pass}]}
  - {date: 2020-07-01, tier: owner, checks: [{site: S2, item: 环境, result: fail}]}
  - {date: 2020-06-15, tier: district, sites: [S2]}
"""
JUNE = Period.of_month(Month(2020, 6))


@pytest.fixture
def plan(read: Read, tmp_path: Path) -> Plan:
    (tmp_path / "sites.yaml").write_text(SITES, "utf-8")
    return read(ROUNDS)


def test_the_checks_of_a_period(plan: Plan) -> None:
    found = checks(plan, JUNE)
    assert [(c.id, c.tier.value, c.result.value) for c in found] == [
        ("S1/2020-06-01", "office", "pass"),
        ("S1/2020-06-01", "office", "fail"),
        ("S2/2020-06-01", "office", "na"),
        ("S3/2020-06-30", "owner", "pass"),
    ]


def test_what_was_met_among_what_was_met_or_not(plan: Plan) -> None:
    figure = pass_rate(checks(plan, JUNE))
    assert figure.value == Fraction(2, 3)
    assert figure.counted == ("S1/2020-06-01", "S3/2020-06-30")
    assert figure.among == ("S1/2020-06-01", "S1/2020-06-01", "S3/2020-06-30")


def test_nothing_to_judge_has_no_value_and_says_why(plan: Plan) -> None:
    only_na = [c for c in checks(plan, JUNE) if c.site.id == "S2"]
    assert (pass_rate(only_na).value, pass_rate(only_na).reason) == (
        None,
        "没有符合或不符合的检查项",
    )
    assert pass_rate([]).value is None


def test_by_site_type_and_the_owner_of_the_site(plan: Plan) -> None:
    found = checks(plan, Period(date.min, date(2020, 12, 31)))
    assert {key: pass_rate(own).value for key, own in by_site(found).items()} == {
        "S1": Fraction(1, 2),
        "S2": Fraction(0),
        "S3": Fraction(1),
    }
    assert {key: pass_rate(own).value for key, own in by_type(found).items()} == {
        "市场": Fraction(1, 3),
        "道路": Fraction(1),
    }
    assert {key: pass_rate(own).value for key, own in by_owner(found).items()} == {
        "城管局": Fraction(1, 3),
        "东华街道": Fraction(1),
    }
