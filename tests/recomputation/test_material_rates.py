"""The share of materials that are complete against a second, plain computation."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import DEMO
from tests.recomputation.generate import optional, several, text_of
from tests.recomputation.naive import Record, day, read_sections
from tests.recomputation.test_exam import is_figure
from tests.recomputation.test_rounds import thorough, told

pytestmark = pytest.mark.no_cover

FIRST, THERE = date(2020, 6, 1), "a.txt"
UNITS = ("城管局", "教体局")


def dates() -> st.SearchStrategy[str]:
    return st.integers(0, 29).map(lambda passed: str(FIRST + timedelta(days=passed)))


@st.composite
def material(draw: st.DrawFn) -> Record:
    """A material in whatever state."""
    found: Record = {"standard": draw(st.sampled_from("AB")), "title": "材料", "kind": "table"}
    found |= {"owner": draw(st.sampled_from(UNITS)), "due": draw(dates())}
    optional(draw, found, "dated", dates())
    optional(draw, found, "submitted", dates())
    optional(
        draw, found, "evidence", st.sampled_from([[THERE], ["没有.txt"], [THERE, "甲〔1〕号"]])
    )
    returned = [{"date": draw(dates()), "reason": "退"} for _ in range(draw(st.integers(0, 2)))]
    return found | ({"returned": returned} if returned else {})


@st.composite
def materials(draw: st.DrawFn) -> Record:
    """A plan of materials for two systems, one of which takes those of some days only."""
    window = {"start": "2020-06-03", "end": "2020-06-20"}
    held = several(draw, material(), 8)
    made = [{"id": f"M{at}"} | each for at, each in enumerate(held)]
    return {
        "plan": {"id": "p", "name": "计划", "year": "2020", "owner": "办"},
        "owners": [{"name": name, "kind": "department"} for name in UNITS],
        "systems": [
            {"id": "S", "name": "甲", "kind": "city", "window": window},
            {"id": "T", "name": "乙", "kind": "other"},
        ],
        "standards": [
            {"code": code, "system": system, "item": "项", "text": "文", "method": "material"}
            for code, system in ("AS", "BT")
        ],
    } | ({"materials": made} if made else {})


def counted(sections: Record, as_of: date, folder: Path, owner: str | None) -> tuple[int, int]:
    """How many of the materials due are complete, and how many are due."""
    windows = {each["id"]: each.get("window") for each in sections["systems"]}
    system = {each["code"]: each["system"] for each in sections["standards"]}
    whole = part = 0
    for each in sections.get("materials", []):
        if owner not in (None, each["owner"]) or day(each["due"]) > as_of:
            continue
        whole += 1
        part += is_complete(each, as_of, folder, windows[system[each["standard"]]])
    return part, whole


def is_complete(each: Record, as_of: date, folder: Path, window: Record | None) -> bool:
    """Handed in after the last time it was handed back, there, and of the time it has to be of."""
    times = [each.get("submitted"), *(r.get("submitted") for r in each.get("returned", []))]
    handed = [day(text) for text in times if text and day(text) <= as_of]
    back = [day(r["date"]) for r in each.get("returned", []) if day(r["date"]) <= as_of]
    if not handed or (back and max(back) >= max(handed)) or not each.get("evidence"):
        return False
    files = [text for text in each["evidence"] if "〔" not in text]
    if not all((folder / text).is_file() for text in files):
        return False
    if window is None:
        return True
    dated = each.get("dated")
    return dated is not None and day(window["start"]) <= day(dated) <= day(window["end"])


def check(folder: Path, sections: Record, as_of: date) -> None:
    """The rate of all materials and of each unit is what counting them gives."""
    units = {each["owner"] for each in sections.get("materials", [])}
    for owner in (None, *sorted(units)):
        only = ("--owner", owner) if owner else ()
        said = told(folder, as_of, "materials", *only)["figures"]["material_rate"]
        assert is_figure(said, counted(sections, as_of, folder, owner))


@thorough
@given(materials(), st.integers(-1, 31))
def test_the_rates_of_random_plans(plan: Record, passed: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "plan.yaml").write_text(text_of(plan), encoding="utf-8")
        (folder / THERE).write_text("甲", encoding="utf-8")
        check(folder, plan, FIRST + timedelta(days=passed))


@pytest.mark.skipif(not DEMO.is_dir(), reason="the demonstration plan is not there")
@pytest.mark.parametrize("as_of", [date(2020, month, 28) for month in range(5, 9)], ids=str)
def test_the_rates_of_the_demonstration(as_of: date) -> None:
    check(DEMO, read_sections(DEMO), as_of)
