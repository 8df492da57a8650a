"""Holes: in a plan of 188 standards the twenty that were made are found, and nothing else."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.figures.conftest import HEAD, PROJECT
from wenming_cli.figures.exam.holes import HoleKind, holes
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan

Read = Callable[..., Plan]
Record = dict[str, str]

JUNE = date(2020, 6, 30)
METHODS = ["field"] * 7 + ["material"] * 2 + ["survey", "network"]
TYPES = ("市场", "道路")


class Register:
    """A plan of many standards without a hole, as records by section; holes are made in it."""

    def __init__(self, count: int) -> None:
        self.standards: dict[str, Record] = {}
        self.materials: dict[str, Record] = {}
        self.checks: list[Record] = []
        self.extra = ""
        for number in range(count):
            code, method = f"{number // 10 + 1}.{number % 10 + 1}", METHODS[number % len(METHODS)]
            self.standards[code] = self.standard(code, method, number)
            if method == "field":
                self.checks.append({"site": self.site_of(code), "standard": code})
            if method == "material":
                self.materials[code] = self.material(code)

    @staticmethod
    def standard(code: str, method: str, number: int) -> Record:
        found = {"code": f'"{code}"', "system": "C", "item": f"项目{number // 20}"}
        found |= {"text": f"第{number}条", "method": method, "points": "1", "owners": "[城管局]"}
        if method == "field":
            found["site_types"] = f"[{TYPES[0 if number % 2 else 1]}]"
        return found | ({"indicator": "MY"} if method == "survey" else {})

    @staticmethod
    def material(code: str) -> Record:
        found = {"id": f"CL-{code}", "standard": f'"{code}"', "title": "说明", "kind": "statement"}
        found |= {"owner": "城管局", "due": "2020-06-01", "dated": "2020-05-01"}
        return found | {"submitted": "2020-05-20", "evidence": "[档案1]"}

    def site_of(self, code: str) -> str:
        """A site that a standard applies to."""
        return "S1" if self.standards[code]["site_types"] == "[市场]" else "S3"

    def of(self, method: str) -> list[str]:
        """The codes of the standards of a method."""
        return [c for c, standard in self.standards.items() if standard["method"] == method]

    def text(self) -> str:
        """All of it as YAML."""
        rows = [("standards", self.standards.values()), ("materials", self.materials.values())]
        told = "".join(
            f"{section}:\n" + "".join(f"- {{{pairs(record)}}}\n" for record in records)
            for section, records in rows
        )
        return told + FIXED + "inspections:\n" + visit("2020-06-12", self.checks) + self.extra


def pairs(record: Record) -> str:
    return ", ".join(f"{key}: {value}" for key, value in record.items())


def visit(day: str, checks: list[Record]) -> str:
    """An inspection on a day; every check of it was met."""
    head = f"- date: {day}\n  tier: office\n  checks:\n"
    rows = (
        f'  - {{site: {c["site"]}, item: 看, result: pass, standard: "{c["standard"]}"}}\n'
        for c in checks
    )
    return head + "".join(rows)


FIXED = """
systems: [{id: C, name: 体系, kind: city, window: {start: 2020-01-01, end: 2020-05-31}}]
indicators:
- {id: MY, level1: 满意度指标, level2: 满意度指标, name: 满意度, nature: "≥", target: 90,
   weight: 10, accrual: level, measure: sampled}
- {id: WU, level1: 满意度指标, level2: 满意度指标, name: 没有数, nature: "≥", target: 90,
   weight: 10, accrual: level, measure: sampled}
samples: [{date: 2020-05-10, indicator: MY, owner: 城管局, checked: 40, passed: 39}]
"""


def test_a_sound_plan_has_no_hole(read: Read) -> None:
    assert holes(read(Register(188).text()), JUNE) == ()


SITES = "sites: [{id: S3, name: 三号点, type: 道路, owner: 东华街道}]\n"


@pytest.fixture
def read(read: Read, tmp_path: Path) -> Read:
    (tmp_path / "sites.yaml").write_text(SITES, "utf-8")
    return read


def planted(plan: Register) -> set[tuple[str, str]]:
    """Make twenty holes of all kinds, each in a standard of its own; tell which."""
    made: set[tuple[str, str]] = set()
    field, material, survey = plan.of("field"), plan.of("material"), plan.of("survey")

    def made_in(kind: HoleKind, code: str) -> str:
        made.add((kind.value, code))
        return code

    for code in (field[0], material[0], survey[0]):
        plan.standards[made_in(HoleKind.NO_OWNER, code)].pop("owners")
    for code in field[1:3]:
        plan.standards[made_in(HoleKind.NO_SITE, code)]["site_types"] = "[广场]"
        plan.checks = [check for check in plan.checks if check["standard"] != code]
    for code in (*field[3:5], field[7]):
        made_in(HoleKind.NEVER_OBSERVED, code)
        plan.checks = [check for check in plan.checks if check["standard"] != code]
    for code in field[5:7]:
        made_in(HoleKind.NOT_OBSERVED_LATELY, code)
        (old,) = (check for check in plan.checks if check["standard"] == code)
        plan.checks.remove(old)
        plan.extra += visit("2020-05-31", [old])
    plan.materials.pop(made_in(HoleKind.NO_MATERIAL, material[1]))
    late = plan.materials[made_in(HoleKind.MATERIAL_OVERDUE, material[2])]
    late.pop("submitted")
    back = plan.materials[made_in(HoleKind.MATERIAL_RETURNED, material[3])]
    back["returned"] = "[{date: 2020-06-05, reason: 不清楚}]"
    plan.materials[made_in(HoleKind.MATERIAL_OUTSIDE_WINDOW, material[4])]["dated"] = "2019-12-31"
    plan.materials[made_in(HoleKind.MATERIAL_WITHOUT_EVIDENCE, material[5])].pop("evidence")
    plan.standards[made_in(HoleKind.NO_INDICATOR, survey[1])].pop("indicator")
    plan.standards[made_in(HoleKind.NO_SAMPLE, survey[2])]["indicator"] = "WU"
    wrong = made_in(HoleKind.WRONG_SITE_TYPE, field[8])
    elsewhere = {"S1": "S3", "S3": "S1"}[plan.site_of(wrong)]
    plan.extra += visit("2020-06-15", [{"site": elsewhere, "standard": wrong}])
    own, raised = (made_in(HoleKind.FINDING_OVERDUE, field[at]) for at in (9, 10))
    plan.extra += f"""\
- date: 2020-06-03
  tier: office
  checks:
  - {{site: {plan.site_of(raised)}, item: 看, result: fail, standard: "{raised}", finding: W1}}
findings:
- {{id: W1, {FOUND}}}
- {{id: W2, {FOUND}, standard: "{own}"}}
- {{id: W3, {FOUND}, standard: "{field[11]}",
   log: [{{date: 2020-06-09, event: rectified}}]}}
"""
    return made


FOUND = """\
found: 2020-06-03, source: inspection, category: 秩序, text: 占道, owner: 城管局, due: 2020-06-10"""


def test_twenty_holes_of_all_kinds_are_named_and_no_other(read: Read) -> None:
    register = Register(188)
    made = planted(register)
    found = holes(read(register.text()), JUNE)
    assert Counter((hole.kind.value, hole.code) for hole in found) == Counter(made)
    assert len(found) == 20
    kinds = {hole.kind for hole in found}
    assert kinds == set(HoleKind) - {HoleKind.UNKNOWN_STANDARD}
    for hole in found:
        assert hole.message
        assert hole.place.line > 0


SMALL = """
systems: [{id: C, name: 体系, kind: city}]
standards:
- {code: "1.1", system: C, item: 环境, text: 干净, method: field, owners: [城管局]}
check_items: [{name: 地面, standard: "9.9"}]
materials: [{id: CL, standard: "9.7", title: 说明, kind: other, owner: 城管局, due: 2020-06-01}]
findings: [{id: W1, found: 2020-06-01, source: inspection, category: 卫生, text: 垃圾,
  owner: 城管局, standard: "9.6"}]
tasks: [{id: T1, title: 清理, workstream: A, due: 2020-06-30, standard: "9.5"}]
inspections:
- {date: 2020-06-01, tier: office, checks: [{site: S1, item: 地面, result: pass, standard: "9.8"},
   {site: S1, item: 看, result: pass, standard: "1.1"}]}
"""


def test_records_of_standards_there_are_not(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PROJECT + HEAD + SMALL, "utf-8")
    plan = load(tmp_path, tmp_path).plan
    assert plan is not None
    found = holes(plan, date(2020, 6, 9))
    assert {hole.kind for hole in found} == {HoleKind.UNKNOWN_STANDARD}
    assert sorted(hole.code for hole in found) == ["9.5", "9.6", "9.7", "9.8", "9.9"]
    assert all(hole.standard is None for hole in found)


@pytest.mark.parametrize(("cycles", "count"), [(1, 1), (2, 1), (3, 0), (20, 0)])
def test_how_many_cycles_are_too_many(read: Read, cycles: int, count: int) -> None:
    """Last looked at in 6月上旬; on the thirtieth two cycles have ended since."""
    text = SMALL.split("check_items", maxsplit=1)[0] + visit(
        "2020-06-10", [{"site": "S1", "standard": "1.1"}]
    )
    text = text.replace("- date", "inspections:\n- date", 1)
    assert len(holes(read(text), JUNE, cycles)) == count


def test_a_site_that_has_left_the_register_is_none(read: Read) -> None:
    text = SMALL.split("check_items", maxsplit=1)[0].replace("owners", "site_types: [公园], owners")
    site = "{id: S9, name: 九号点, type: 公园, owner: 城管局, closed: 2020-06-15}"
    plan = read(text + "\n")
    assert [hole.kind.value for hole in holes(plan, JUNE)] == ["no_site"]
    (plan.folder / "park.yaml").write_text(f"sites: [{site}]\n", "utf-8")
    plan = read(text + "\n")
    assert [hole.kind.value for hole in holes(plan, JUNE)] == ["no_site"]
    assert [hole.kind.value for hole in holes(plan, date(2020, 6, 15))] == ["never_observed"]


def test_a_finding_at_a_site_its_standard_is_not_for(read: Read) -> None:
    text = SMALL.split("check_items", maxsplit=1)[0].replace("owners", "site_types: [市场], owners")
    found = FOUND.replace("2020-06-10", "2020-07-10")
    text += f"""\
inspections:
- {{date: 2020-06-20, tier: office, checks: [{{site: S1, item: 看, result: fail, standard: "1.1",
   finding: W2}}]}}
findings:
- {{id: W1, {found}, site: S3, standard: "1.1"}}
- {{id: W2, {found.replace("占道", "占路")}, site: S3, standard: "1.1"}}
"""
    (hole,) = holes(read(text), JUNE)
    assert (hole.kind, hole.code) == (HoleKind.WRONG_SITE_TYPE, "1.1")
    assert "在道路“三号点”" in hole.message
