"""Reports of plans written in the test, read by the real loader, and of the demo plan."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DEMO, ROOT
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import parse_month
from wenming_cli.reports import monthly
from wenming_cli.reports.annexes import without_hints
from wenming_cli.reports.environment import render
from wenming_cli.reports.view import View, view_of

TEMPLATES = ROOT / "templates"
PROJECT = "plan: {id: p, name: 2020年创建工作, year: 2020, owner: 区创建办}\n"
UNITS = """
owners:
  - {name: 区创建办, kind: office}
  - {name: 城管局, kind: department}
  - {name: 东华街道, kind: subdistrict}
  - {name: 联盟街道, kind: subdistrict}
  - {name: 青云街道, kind: subdistrict}
workstreams:
  - {id: A, name: 农贸市场整治, kind: rectification, owner: 城管局}
  - {id: B, name: 背街小巷整治, kind: rectification}
"""

Read = Callable[..., Plan]
Context = Callable[..., dict[str, Any]]
Markdown = Callable[..., str]


def look(plan: Plan, month: str, as_of: str | None = None, revision: str | None = None) -> View:
    """The view of a month, at its end unless a day is given."""
    wanted = parse_month(month)
    day = date.fromisoformat(as_of) if as_of else wanted.last_day
    return view_of(plan, wanted, day, revision)


@pytest.fixture(scope="session")
def demo() -> Plan:
    plan = load(DEMO, ROOT).plan
    assert plan is not None
    return plan


@pytest.fixture(scope="session")
def demo_report(demo: Plan) -> Callable[[str], str]:
    """The monthly report of a month of the demo plan, made once for all who read it."""

    @cache
    def of(month: str) -> str:
        made = monthly.context(look(demo, month))
        return without_hints(render(monthly.TEMPLATE, made, [TEMPLATES]))

    return of


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads the sections of a plan; units and one workstream are there already."""

    def reading(text: str, project: str = PROJECT) -> Plan:
        (tmp_path / "plan.yaml").write_text(project + UNITS + text, "utf-8")
        loaded = load(tmp_path, tmp_path)
        assert loaded.is_readable, loaded.diagnostics
        assert loaded.plan is not None
        return loaded.plan

    return reading


@pytest.fixture
def context(read: Read) -> Context:
    """What the template of the monthly report is given."""

    def of(text: str, month: str = "2020-06", as_of: str | None = None) -> dict[str, Any]:
        return monthly.context(look(read(text), month, as_of))

    return of


@pytest.fixture
def markdown(read: Read) -> Markdown:
    """The monthly report of a plan."""

    def of(text: str, month: str = "2020-06", as_of: str | None = None) -> str:
        made = monthly.context(look(read(text), month, as_of))
        return without_hints(render(monthly.TEMPLATE, made, [TEMPLATES]))

    return of
