"""The exam: its main figures, what each item and the worst standards scored, what is not in yet."""

from collections.abc import Iterable, Iterator
from shlex import quote

from wenming_cli.dashboard.cards import cards
from wenming_cli.dashboard.markup import Child, Markup, head_cell, row, table, tag
from wenming_cli.dashboard.opened import opened_evidence, shown
from wenming_cli.dashboard.places import place_of, placed
from wenming_cli.explaining.of_exam import evidence_of_part
from wenming_cli.figures.exam.materials import MaterialState
from wenming_cli.figures.exam.score_groups import GROUPINGS, AssessedGroup, By, lowest
from wenming_cli.figures.exam.scoring import Assessed
from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.standing import Group
from wenming_cli.figures.table import MATERIAL_RATE, OBSERVED_RATE, SCORE_RATE, STANDARD_COVERAGE
from wenming_cli.model.plan import Plan

_MAIN = (SCORE_RATE.id, OBSERVED_RATE.id, STANDARD_COVERAGE.id, MATERIAL_RATE.id)
_MOST_WORST = 10
_MATERIALS = ("编号", "材料", "责任单位", "报送时限", "状态", "情况", "出处")

EXAM_LOOK = (
    "#exam>details{background:var(--card);border:1px solid var(--line);border-radius:8px;"
    "margin:0 0 8px;padding:4px 12px}"
)
"""What a plan with standards adds to the look of the page."""


def exam_parts(plan: Plan, now: Group, before: Group | None, exam: Assessed) -> Iterator[Markup]:
    """The parts of the section, those that have something to say."""
    yield tag("div", *cards(plan, now, before, _MAIN), class_="cards")
    if exam.observations:
        yield tag("h3", "各测评项目得分率")
        yield from _openings(plan, exam, "item", exam.groups("item"))
        yield from _worst(plan, exam)
    if now.materials:
        yield tag("div", _materials(plan, now.materials), class_="wide")


def _worst(plan: Plan, exam: Assessed) -> Iterator[Markup]:
    found = lowest(exam.groups("standard"))
    if found:
        yield tag("h3", f"失分的标准 {len(found)} 条，得分率最低的在前")
        yield from _openings(plan, exam, "standard", found[:_MOST_WORST])


def _openings(
    plan: Plan, exam: Assessed, by: By, groups: Iterable[AssessedGroup]
) -> Iterator[Markup]:
    """Rates that open, each into its formula and the observations behind it."""
    own = grouped((key, each) for each in exam.observations for key in GROUPINGS[by].of(each))
    for group in groups:
        evidence = evidence_of_part(group.score_rate, own[group.id or None])
        part = f" --{by} {quote(group.id)}" if group.id else ""
        every = f"wenming explain {SCORE_RATE.id}{part} --as-of {exam.as_of} --all"
        yield tag(
            "details",
            tag("summary", f"{_name(plan, group)}　{shown(group.score_rate)}"),
            opened_evidence(plan, evidence, every),
            class_="opens",
        )


def _name(plan: Plan, group: AssessedGroup) -> str:
    if group.by != "standard":
        return group.name
    return f"{group.name} {plan.standard_by_code[group.id].text}"


def _materials(plan: Plan, materials: Iterable[MaterialState]) -> Markup:
    """Every material that is not complete, by the day it is due."""
    wanting = sorted((m for m in materials if not m.is_complete), key=lambda m: m.material.due)
    rows = (row(_cells(plan, each)) for each in wanting)
    return table(f"没有报齐的申报材料 {len(wanting)} 份", map(head_cell, _MATERIALS), rows)


def _cells(plan: Plan, state: MaterialState) -> Iterator[Child]:
    material = state.material
    yield material.id
    yield material.title
    yield material.owner
    yield material.due.isoformat()
    yield state.state.label
    yield placed(plan, state.why or "")
    yield place_of(plan, material.location())
