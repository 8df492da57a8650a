"""Every number of ``wenming inspections`` and ``wenming findings`` against a second computation."""

import io
import json
import os
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import DEMO
from tests.recomputation.generate import PlanText, plans, sometimes, text_of
from tests.recomputation.naive import Figure, Record, Status, read_sections
from tests.recomputation.naive_rounds import TIERS, Rounds
from tests.recomputation.test_recomputation import differences, figure_differences
from wenming_cli import cli

pytestmark = pytest.mark.no_cover

EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "10"))
PERIODS = (
    ("2020-01-01", "2020-03-31"),
    ("2020-02-15", "2020-04-05"),
    ("2019-12-05", "2020-01-25"),
    ("2020-02-29", "2020-02-29"),
)
thorough = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def told(folder: Path, as_of: date, *arguments: str) -> Record:
    """What the program says about a plan."""
    out, err = io.StringIO(), io.StringIO()
    typed = ["-C", str(folder), *arguments, "--as-of", str(as_of), "--format", "json"]
    with redirect_stdout(out), redirect_stderr(err):
        code = cli.main(typed)
    assert code == 0, err.getvalue()
    document: Record = json.loads(out.getvalue())
    return document


def agree(where: str, said: Any, expected: Any) -> list[str]:
    """Where what was said differs, figures at any depth among it."""
    if isinstance(expected, Figure):
        return figure_differences(where, {"figure": said}, {"figure": expected})
    if isinstance(expected, dict):
        keys = [f"{where}: keys {sorted(said)}"] if said.keys() != expected.keys() else []
        return keys + [d for k in expected for d in agree(f"{where}.{k}", said.get(k), expected[k])]
    if isinstance(expected, list):
        if len(said) != len(expected):
            return [f"{where}: said {said}, expected {expected}"]
        pairs = enumerate(zip(said, expected, strict=True))
        return [d for i, (one, other) in pairs for d in agree(f"{where}[{i}]", one, other)]
    return [] if said == expected else [f"{where}: said {said!r}, expected {expected!r}"]


# --- inspections ----------------------------------------------------------------------------------


@st.composite
def rounds(draw: st.DrawFn) -> PlanText:
    """A plan of sites and inspections, and a day."""
    start, end = map(date.fromisoformat, draw(st.sampled_from(PERIODS)))
    days = st.integers(-12, (end - start).days + 12).map(lambda n: str(start + timedelta(days=n)))
    project = {"id": "p", "name": "巡查计划", "year": "2020", "owner": "办"}
    sites = [draw(site(f"S{number}", days)) for number in range(draw(st.integers(0, 5)))]
    content: Record = {
        "plan": project | {"start": str(start), "end": str(end)},
        "owners": [
            {"name": "城管局", "kind": "department"},
            {"name": "东华街道", "kind": "subdistrict"},
        ],
        "settings": {"inspection": draw(conventions(start))},
        "sites": sites,
    }
    files = {"plan.yaml": text_of({key: value for key, value in content.items() if value})}
    if sites:
        made = [draw(inspection(sites, days)) for _ in range(draw(st.integers(0, 14)))]
        if made:
            files["records.yaml"] = text_of({"inspections": made})
    return PlanText(files, date.fromisoformat(draw(days)))


@st.composite
def site(draw: st.DrawFn, name: str, days: st.SearchStrategy[str]) -> Record:
    """A site, mostly in the register for all of the plan."""
    found: Record = {
        "id": name,
        "name": f"点{name}",
        "type": draw(st.sampled_from(["市场", "道路"])),
        "owner": draw(st.sampled_from(["城管局", "东华街道"])),
        "demonstration": "false" if sometimes(draw, 6) else "true",
    }
    if sometimes(draw, 2):
        found["subdistrict"] = "东华街道"
    if sometimes(draw):
        found["opened"] = draw(days)
    if sometimes(draw):
        found["closed"] = draw(days)
    return found


@st.composite
def conventions(draw: st.DrawFn, start: date) -> Record:
    """How the days are cut, and which tiers count."""
    settings: Record = {}
    if sometimes(draw, 2):
        settings["cycle"] = "days"
        if sometimes(draw, 2):
            settings["cycle_days"] = draw(st.sampled_from(["1", "4", "7", "10", "100"]))
        if sometimes(draw, 2):
            gap = draw(st.sampled_from([-25, -3, 0, 2, 15]))
            settings["anchor"] = str(start + timedelta(days=gap))
    elif sometimes(draw, 2):
        settings["cycle"] = draw(st.sampled_from(["week", "half_month", "month", "quarter"]))
    if sometimes(draw):
        settings["tiers"] = draw(st.lists(st.sampled_from(TIERS), max_size=3, unique=True))
    return settings


@st.composite
def inspection(draw: st.DrawFn, sites: list[Record], days: st.SearchStrategy[str]) -> Record:
    """Who went where on a day."""
    names = st.sampled_from([name for site in sites for name in (site["id"], site["name"])])
    made: Record = {"date": draw(days), "tier": draw(st.sampled_from(TIERS))}
    if sometimes(draw, 2):
        results = st.sampled_from(["pass", "fail", "na"])
        check = st.fixed_dictionaries({"site": names, "item": st.just("环境"), "result": results})
        made["checks"] = draw(st.lists(check, max_size=4))
    if "checks" not in made or sometimes(draw, 2):
        made["sites"] = draw(st.lists(names, max_size=4))
    return made


def check_rounds(folder: Path, sections: Record, as_of: date) -> None:
    """Every cycle and every group of sites against the second computation."""
    expected = Rounds(sections, as_of)
    found = agree("cycles", told(folder, as_of, "inspections")["cycles"], expected.whole())
    for by, key, field in (
        ("type", "types", "type"),
        ("subdistrict", "subdistricts", "subdistrict"),
        ("owner", "owners", "owner"),
    ):
        said = told(folder, as_of, "inspections", "--by", by)[key]
        names = {group.pop("name"): group for group in said}
        for group in said:
            group.pop("tiers")
        groups = expected.groups(field)
        found += agree(key, names, {name or "未分街道": group for name, group in groups.items()})
    assert not found, "\n".join(found)


@thorough
@given(rounds())
def test_every_number_of_random_inspections(plan: PlanText) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in plan.files.items():
            (folder / file).write_text(text, encoding="utf-8")
        check_rounds(folder, read_sections(folder), plan.as_of)


@pytest.mark.parametrize("as_of", [date(2020, 2, 14), date(2020, 6, 30)], ids=str)
@pytest.mark.usefixtures("read_once")
def test_every_cycle_of_the_demonstration(as_of: date) -> None:
    expected = Rounds(read_sections(DEMO), as_of).whole()
    found = agree("cycles", told(DEMO, as_of, "inspections")["cycles"], expected)
    assert not found, "\n".join(found)


# --- findings -------------------------------------------------------------------------------------


def check_findings(folder: Path, sections: Record, as_of: date) -> None:
    """The ledger and every group of findings against the second computation."""
    expected = Status(sections, as_of)
    here = [finding for finding in expected.findings if finding.found <= as_of]
    said = told(folder, as_of, "findings")
    rows = [
        {
            "id": finding.id,
            "state": expected.finding_state(finding),
            "effective_due": str(expected.finding_due(finding)),
            "overdue_days": late(expected, finding),
            "rework": sum(e["event"] == "returned" for e in expected.by_now(finding.log)),
        }
        for finding in here
    ]
    found = agree("findings", said["findings"], rows)
    found += differences("whole", picked(said), container(expected, here))
    found += grouped(said["owners"], expected, here, owners_of)
    for by, key, names in (
        ("category", "categories", lambda _, finding: [finding.category]),
        ("subdistrict", "subdistricts", place_of),
        ("workstream", "workstreams", stream_of),
    ):
        groups = told(folder, as_of, "findings", "--by", by)[key]
        found += grouped(groups, expected, here, names)
    assert not found, "\n".join(found)


def late(status: Status, finding: Any) -> int:
    """How many days a finding is past its limit."""
    due = status.finding_due(finding)
    is_open = status.finding_state(finding) == "open"
    return (status.as_of - due).days if is_open and status.as_of > due else 0


def container(status: Status, findings: list[Any]) -> Record:
    """Figures and counts of some findings."""
    return {"figures": status.finding_figures(findings), "counts": status.finding_counts(findings)}


def picked(said: Record) -> Record:
    return {"figures": said["figures"], "counts": said["counts"]}


def grouped(said: list[Record], status: Status, here: list[Any], names: Any) -> list[str]:
    """Where groups differ: which there are, and what each comes to."""
    groups: dict[str, list[Any]] = {}
    for finding in here:
        for name in names(status, finding):
            groups.setdefault(name, []).append(finding)
    shown = {group["name"]: picked(group) for group in said}
    if shown.keys() != groups.keys():
        return [f"groups: said {sorted(shown)}, expected {sorted(groups)}"]
    return [
        difference
        for name, findings in groups.items()
        for difference in differences(name, shown[name], container(status, findings))
    ]


def owners_of(status: Status, finding: Any) -> list[str]:
    """The units a finding counts for."""
    owner = status.finding_owner(finding)
    return [o["name"] for o in status.owners if status.stands_for(o["name"], owner)]


def stream_of(status: Status, finding: Any) -> list[str]:
    """The name of the workstream of a finding."""
    names = [w["name"] for w in status.workstreams if w["id"] == finding.workstream]
    return names or ["未分重点工作"]


def place_of(status: Status, finding: Any) -> list[str]:
    """The subdistrict of a finding: its site's, else that of its owner or of one above it."""
    for site in status.sections.get("sites", []):
        if site["id"] == finding.site and "subdistrict" in site:
            return [site["subdistrict"]]
    name = status.finding_owner(finding)
    for _ in status.owners:
        for owner in status.owners:
            if owner["name"] == name and owner["kind"] == "subdistrict":
                return [name]
        for owner in status.owners:
            if owner["name"] == name and "parent" in owner:
                name = status.owner_called(owner["parent"])
                break
    return ["未分街道"]


@thorough
@given(plans())
def test_every_number_of_random_findings(plan: PlanText) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in plan.files.items():
            path = folder / file
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        check_findings(folder, read_sections(folder), plan.as_of)


@pytest.mark.parametrize("as_of", [date(2020, 3, 17), date(2020, 12, 31)], ids=str)
@pytest.mark.usefixtures("read_once")
def test_every_finding_of_the_demonstration(as_of: date) -> None:
    check_findings(DEMO, read_sections(DEMO), as_of)
