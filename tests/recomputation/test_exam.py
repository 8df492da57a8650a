"""Every number of ``wenming assess`` and of standards against a second computation."""

import tempfile
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.recomputation.generate import optional, several, sometimes, text_of
from tests.recomputation.naive_exam import Exam, Record
from tests.recomputation.test_recomputation import rounded, same_number
from tests.recomputation.test_rounds import thorough, told

OWNERS = ("城管局", "教体局", "东街道")
TYPES = ("市场", "道路", "学校")
WAYS = ("item", "owner", "subdistrict", "type", "site", "standard")
FIRST = date(2020, 5, 1)
shares = st.sampled_from(["0", "1", "0.5", "0.25", "0.333", "0.1"])


@st.composite
def exams(draw: st.DrawFn) -> Record:
    """A plan of two systems, its standards, sites, assessments and inspections."""
    pointed = {system: draw(st.booleans()) for system in "CM"}
    standards = [draw(standard(number, pointed)) for number in range(draw(st.integers(1, 8)))]
    sites = [draw(site(number)) for number in range(draw(st.integers(1, 4)))]
    held = [draw(assessment(number)) for number in range(draw(st.integers(0, 4)))]
    names = [refer(each, standards) for each in standards]
    found: Record = {
        "plan": {"id": "p", "name": "计划", "year": "2020", "owner": "办"},
        "owners": [
            {"name": n, "kind": "subdistrict" if n == "东街道" else "department"} for n in OWNERS
        ],
        "systems": [
            {"id": "C", "name": "甲", "kind": "city"},
            {"id": "M", "name": "乙", "kind": "minors"},
        ],
        "standards": standards,
        "sites": sites,
        "check_items": [
            {"name": "地面", "standard": draw(st.sampled_from(names))},
            {"name": "墙面"},
        ],
    }
    if held:
        found["assessments"] = held
    inspections = several(draw, inspection(sites, names, [each["id"] for each in held]), 10)
    if inspections:
        found["inspections"] = inspections
    settings: Record = {}
    optional(draw, settings, "weighting", st.sampled_from(["standard", "observation"]))
    optional(draw, settings, "by_site_owner", st.sampled_from(["true", "false"]))
    return found | {"settings": {"assessment": settings}} if settings else found


def refer(one: Record, standards: list[Record]) -> str:
    """How a standard is referred to."""
    alike = sum(each["code"] == one["code"] for each in standards)
    return f"{one['system']}:{one['code']}" if alike > 1 else one["code"]


@st.composite
def standard(draw: st.DrawFn, number: int, pointed: dict[str, bool]) -> Record:
    """A standard; some codes are there in both systems."""
    system = "CM"[number % 2]
    code = f"1.{number // 2 + 1}" if draw(st.booleans()) else f"{system}-{number}"
    found: Record = {"code": code, "system": system, "text": f"第{number}条"}
    found["item"] = draw(st.sampled_from(["环境", "秩序", "服务"]))
    found["method"] = draw(st.sampled_from(["field", "field", "field", "material", "network"]))
    if pointed[system]:
        found["points"] = draw(st.sampled_from(["1", "2.5", "3", "0.3"]))
    optional(draw, found, "owners", st.lists(st.sampled_from(OWNERS), unique=True, min_size=1))
    optional(draw, found, "site_types", st.lists(st.sampled_from(TYPES), unique=True, min_size=1))
    return found


@st.composite
def site(draw: st.DrawFn, number: int) -> Record:
    """A site."""
    found = {"id": f"S{number}", "name": f"{number}号点", "type": draw(st.sampled_from(TYPES))}
    found["owner"] = draw(st.sampled_from(OWNERS))
    optional(draw, found, "subdistrict", st.just("东街道"))
    return found


def days(most: int) -> st.SearchStrategy[date]:
    return st.integers(0, most).map(lambda number: FIRST + timedelta(days=number))


@st.composite
def assessment(draw: st.DrawFn, number: int) -> Record:
    """An assessment."""
    start = draw(days(20))
    found = {"id": f"A{number}", "name": f"测评{number}", "start": str(start)}
    found["end"] = str(start + timedelta(days=draw(st.integers(0, 3))))
    found["kind"] = draw(st.sampled_from(["mock", "mock", "self"]))
    optional(draw, found, "system", st.sampled_from("CM"))
    return found


@st.composite
def inspection(draw: st.DrawFn, sites: list[Record], names: list[str], held: list[str]) -> Record:
    """An inspection, mostly of an assessment."""
    found: Record = {"date": str(draw(days(40))), "tier": "office"}
    if held and not sometimes(draw):
        found["assessment"] = draw(st.sampled_from(held))
    found["checks"] = [
        draw(check([each["id"] for each in sites], names)) for _ in range(draw(st.integers(1, 6)))
    ]
    return found


@st.composite
def check(draw: st.DrawFn, sites: list[str], names: list[str]) -> Record:
    """A check, of a standard or not."""
    found: Record = {"site": draw(st.sampled_from(sites))}
    found["item"] = draw(st.sampled_from(["地面", "墙面"]))
    found["result"] = draw(st.sampled_from(["pass", "fail", "fail", "na"]))
    if not sometimes(draw):
        found["standard"] = draw(st.sampled_from(names))
    if found["result"] == "fail":
        optional(draw, found, "lost", shares)
    return found


# --- comparing ------------------------------------------------------------------------------------


def is_figure(said: Record, numbers: tuple[Fraction | int, Fraction | int]) -> bool:
    """Whether a figure is what its two numbers make."""
    numerator, denominator = map(Fraction, numbers)
    value = str(rounded(numerator / denominator)) if denominator else None
    return (
        said["value"] == value
        and same_number(said["numerator"], numerator)
        and same_number(said["denominator"], denominator)
    )


def agrees(said: Record, exam: Exam, assessment: str | None) -> None:
    """What was said of an assessment is what it comes to."""
    assert said["assessment"] == assessment
    score = exam.score(exam.seen(assessment))
    assert is_figure(said["score_rate"], score)
    assert is_figure(said["observed_rate"], exam.observed(assessment))
    assert said["unobserved"] == exam.unobserved(assessment)
    lost = sum((Fraction(point["cost"]) for point in said["lost"]), Fraction(0))
    assert abs(lost - (score[1] - score[0])) < Fraction(1, 1000)
    if assessment is not None:
        changed(said["change"], exam.change(assessment))


def changed(said: Any, expected: tuple[str, Fraction, int] | None) -> None:
    """The change is the expected one."""
    if expected is None:
        assert said is None
        return
    was, points, standards = expected
    assert (said["assessment"], said["standards"]) == (was, standards)
    assert said["points"] == str(rounded(points * 100))


def same_groups(said: list[Record], expected: dict[str, Record]) -> None:
    """Every group is there once, with its numbers."""
    assert sorted(group["name"] for group in said) == sorted(expected)
    for group in said:
        own = expected[group["name"]]
        assert is_figure(group["score_rate"], (own["reached"], own["points"])), group
        assert group["observations"] == own["observations"]
        assert same_number(group["points"], own["points"])
        assert same_number(group["lost"], own["points"] - own["reached"])


@thorough
@given(exams(), st.integers(0, 45))
def test_every_number_of_random_exams(plan: Record, number: int) -> None:
    as_of = FIRST + timedelta(days=number)
    exam = Exam(plan, as_of)
    held = [each["id"] for each in plan.get("assessments", [])]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "plan.yaml").write_text(text_of(plan), encoding="utf-8")
        for assessment in held or [None]:
            asked = [] if assessment is None else [assessment]
            for by in WAYS:
                said = told(folder, as_of, "assess", *asked, "--by", by)
                same_groups(said["groups"], exam.groups(assessment, by))
            agrees(said, exam, assessment)
        whole = told(folder, as_of, "standards")
    assert is_figure(whole["figures"]["standard_coverage"], exam.coverage())
    assert is_figure(whole["figures"]["score_rate"], exam.score(exam.seen()))
    assert is_figure(whole["figures"]["observed_rate"], exam.observed(None))
    for each in whole["standards"]:
        own = [e for e in exam.seen() if exam.name_of(e[2]) == each["code"]]
        assert is_figure(each["score_rate"], exam.score(own))
        assert each["observed"] == max((e[0]["date"] for e in own), default=None)
