"""What is open when a year ends goes on in the next plan: nothing lost, nothing doubled."""

import os
import tempfile
from datetime import date
from fractions import Fraction
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from tests.recomputation.generate import PlanText, plans
from wenming_cli.figures.findings.finding_state import Stage
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.figures.tasks.task_state import State
from wenming_cli.loading import load, load_contents
from wenming_cli.model.finding import Finding
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Task
from wenming_cli.writing.next_year import NextYear, next_year

EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "10"))
OVER = (State.DONE, State.CANCELLED)
SETTLED = (Stage.CLOSED, Stage.VOID)


def written(text: PlanText) -> Plan:
    """The plan of random text."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in text.files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
        plan = load(Path(folder)).plan
    assert plan is not None
    return plan


def read_back(made: NextYear) -> Plan:
    """The new plan, which has to be read without a fault of text, schema or reference."""
    loaded = load_contents(Path("/计划"), sorted(made.files.items()))
    assert loaded.is_readable, loaded.diagnostics
    assert loaded.plan is not None
    return loaded.plan


def open_tasks(plan: Plan, as_of: date) -> dict[str, tuple[object, ...]]:
    """The tasks that are not finished on a day, and how they stand."""
    return {
        task.id: (
            task.state,
            task.owner,
            task.workstream,
            task.effective_due,
            task.overdue_days,
            task.planned,
            task.progress,
            len(task.updates),
        )
        for task in assess(plan, as_of)
        if task.state not in OVER
    }


def open_findings(plan: Plan, as_of: date) -> dict[str, tuple[object, ...]]:
    """The findings that are not settled on a day, and how they stand."""
    return {
        found.id: (found.state, found.owner, found.workstream, found.effective_due, found.returns)
        for found in survey(plan, as_of)
        if found.state not in SETTLED
    }


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(plans())
def test_what_is_open_is_the_same_in_both_plans(text: PlanText) -> None:
    old = written(text)
    made = next_year(old, old.project.year + 1, text.as_of)
    new = read_back(made)
    assert new.project.year == old.project.year + 1
    assert open_tasks(new, text.as_of) == open_tasks(old, text.as_of)
    assert open_findings(new, text.as_of) == open_findings(old, text.as_of)
    assert sorted(made.tasks) == sorted(leaf.id for leaf in new.leaves)
    assert sorted(made.findings) == sorted(finding.id for finding in new.findings)
    carried: tuple[Task | Finding, ...] = (*new.tasks, *new.findings)
    for record in carried:
        assert record.origin is not None
        assert (record.origin.plan, record.origin.id) == (old.id, record.id)
    assert new.settings == old.settings
    assert new.owners == old.owners
    assert new.categories == old.categories


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans())
def test_going_on_once_more_changes_nothing_but_the_year(text: PlanText) -> None:
    old = written(text)
    year = old.project.year
    once = read_back(next_year(old, year + 1, text.as_of))
    twice = read_back(next_year(once, year + 2, text.as_of))
    assert twice.tasks == once.tasks
    assert twice.findings == once.findings


PARTED = """\
plan: {id: demo, name: 示例, year: 2020, owner: 区文明办}
owners:
- {name: 东街道, kind: subdistrict}
- {name: 西街道, kind: subdistrict}
workstreams:
- {id: HW, name: 环境卫生, kind: rectification, owner: 东街道}
tasks:
- id: T
  title: 清运
  workstream: HW
  joint: [西街道]
  every: {period: quarter, day: 15}
  targets: [{name: 公厕, value: 12, unit: 座}, {name: 垃圾箱, value: 30, unit: 个}]
  parts:
  - {owner: 东街道, share: 50}
  - owner: 西街道
    targets: [{name: 公厕, value: 6, unit: 座}, {name: 垃圾箱, value: 15, unit: 个}]
"""


def test_an_open_period_of_a_part_keeps_its_own_amounts_and_its_own_unit() -> None:
    old = load_contents(Path("/计划"), [("plan.yaml", PARTED.encode())])
    assert old.plan is not None
    new = read_back(next_year(old.plan, 2021, date(2020, 2, 1)))
    left = [leaf for leaf in new.leaves if leaf.occurrence is None]
    assert [leaf.leads for leaf in left] == [("东街道",), ("西街道",)]
    for leaf in left:
        assert [each.value for each in leaf.targets] == [6, 15]


JOINT = """\
plan: {id: demo, name: 示例, year: 2020, owner: 区文明办}
owners:
- {name: 东街道, kind: subdistrict}
- {name: 西街道, kind: subdistrict}
- {name: 南街道, kind: subdistrict}
workstreams:
- {id: HW, name: 环境卫生, kind: rectification, owner: 东街道}
tasks:
- id: T
  title: 建成公厕
  workstream: HW
  due: 2021-06-30
  target: {value: 100, unit: 座}
  parts:
  - owner: 东街道
    updates: [{date: 2020-06-30, value: 40}]
    cancelled: {date: 2020-07-01, reason: 撤并, approved_by: 区文明办}
  - {owner: 西街道, updates: [{date: 2020-06-30, value: 20}], done: 2020-09-30}
  - owner: 南街道
"""


def test_what_units_reached_together_is_reached_still_when_some_of_them_are_gone() -> None:
    old = load_contents(Path("/计划"), [("plan.yaml", JOINT.encode())])
    assert old.plan is not None
    plan, day = old.plan, date(2020, 12, 31)
    for year in (2021, 2022):  # what was carried once is carried once more
        plan = read_back(next_year(plan, year, day))
        (left,) = assess(plan, day)
        assert (left.id, left.state, left.progress) == (
            "T/南街道",
            State.IN_PROGRESS,
            Fraction(3, 5),
        )
        (task,) = plan.tasks
        assert task.origin is not None
        assert task.origin.plan == "demo"
        assert task.origin.reached == 60


HOUSE = """\
plan: {id: demo, name: 示例, year: 2020, owner: 区文明办}
owners:
- {name: 区文明办, kind: office}
settings:
  due_soon_days: 5
  rules: {E304: off, E316: error}
  names: {tiers: {office: 创建办, expert: 专家组}}
"""


def test_the_words_and_the_rules_of_a_plan_go_on() -> None:
    old = load_contents(Path("/计划"), [("plan.yaml", HOUSE.encode())])
    assert old.plan is not None
    new = read_back(next_year(old.plan, 2021, date(2020, 12, 31)))
    assert new.settings == old.plan.settings
    assert [tier.label for tier in new.settings.names.every_tier][-1] == "专家组"
