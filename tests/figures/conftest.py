"""Plans written in the test, read by the real loader."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan
from wenming_cli.model.project import Project
from wenming_cli.model.settings import Settings

PROJECT = "plan: {id: p, name: 创建计划, year: 2020, owner: 区创建办}\n"
HEAD = """
owners:
  - {name: 城管局, kind: department}
  - {name: 教体局, kind: department}
  - {name: 拓东社区, kind: community, parent: 东华街道}
  - {name: 东华街道, kind: subdistrict}
  - {name: 联盟街道, kind: subdistrict}
workstreams:
  - {id: A, name: 农贸市场, kind: rectification, owner: 城管局}
  - {id: B, name: 背街小巷, kind: rectification}
sites:
  - {id: S1, name: 一号点, type: 市场, owner: 城管局}
  - {id: S2, name: 二号点, type: 市场, owner: 城管局}
"""

Read = Callable[..., Plan]
TaskAt = Callable[..., TaskState]
FindingAt = Callable[..., FindingState]


def bare_plan(year: int = 2020, **sections: Any) -> Plan:
    """A plan of records that were made without a file; settings are given as they are written."""
    project = {"id": "p", "name": "计划", "year": str(year), "owner": "甲"}
    settings = Settings.model_validate(sections.pop("settings", {}))
    return Plan(Path(), "", frozenset(), Project.model_validate(project), settings, **sections)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads the sections of a plan; directory, workstreams and two sites are there already."""

    def reading(text: str, project: str = PROJECT) -> Plan:
        (tmp_path / "plan.yaml").write_text(project + HEAD + text, "utf-8")
        loaded = load(tmp_path, tmp_path)
        assert loaded.is_readable, loaded.diagnostics
        assert loaded.plan is not None
        return loaded.plan

    return reading


@pytest.fixture
def task_at(read: Read) -> TaskAt:
    """The state of one task, given the fields that matter, at a date."""

    def state(fields: str, as_of: str, settings: str = "") -> TaskState:
        text = f"tasks:\n  - {{id: t, title: 整治, workstream: A, {fields}}}\n"
        plan = read(text + f"settings: {{{settings}}}\n")
        (only,) = assess(plan, date.fromisoformat(as_of))
        return only

    return state


@pytest.fixture
def finding_at(read: Read) -> FindingAt:
    """The state of one finding, given its log and the fields that matter, at a date."""

    def state(log: str, as_of: str, fields: str = "", settings: str = "") -> FindingState:
        head = (
            "id: f, found: 2020-06-01, source: covert, category: 环境, text: 垃圾, owner: 东华街道"
        )
        if "found:" in fields:
            head = head.replace("found: 2020-06-01, ", "")
        text = f"findings:\n  - {{{head}, {fields} log: [{log}]}}\n"
        plan = read(text + f"settings: {{{settings}}}\n")
        (only,) = survey(plan, date.fromisoformat(as_of))
        return only

    return state
