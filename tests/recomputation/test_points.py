"""Three public kinds of points schemes against a second computation, slow and plain.

Base 100 with additions and deductions and two leagues; half a point a finding, halved when it is
cured the same day; seventy parts of the assessment and thirty of daily work.
"""

import os
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wenming_cli.explaining.item import Role
from wenming_cli.explaining.of_points import points_place
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.points.leagues import League, LeaguePlace, leagues, period_of
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan
from wenming_cli.model.points import PointsScheme
from wenming_cli.model.scalars import Month

EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "25"))
thorough = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
Record = dict[str, Any]

HEAD = """
plan: {id: p, name: 创建计划, year: 2023, owner: 区文明办}
owners:
- {name: 区文明办, kind: office}
- {name: 东街道, kind: subdistrict}
- {name: 西街道, kind: subdistrict}
- {name: 甲社区, kind: community, parent: 东街道}
- {name: 乙社区, kind: community, parent: 西街道}
- {name: 区城管局, kind: department}
workstreams: [{id: HW, name: 环境卫生, kind: rectification, owner: 区城管局}]
systems: [{id: CS, name: 城市, kind: city}]
standards:
- {code: B1, system: CS, item: 环境, text: 干净, method: field}
- {code: B2, system: CS, item: 秩序, text: 有序, method: field, negative: true}
sites:
- {id: D1, name: 一号, type: 市场, subdistrict: 东街道, owner: 东街道, demonstration: true}
- {id: D2, name: 二号, type: 市场, subdistrict: 西街道, owner: 西街道, demonstration: true}
"""
SCHEMES = """
schemes:
- id: LC
  name: 两个层次
  groups:
  - {name: 第一层次, owners: [东街道, 西街道]}
  - {name: 第二层次, owners: [甲社区, 乙社区], kinds: [department]}
  rows:
  - {code: SJ, on: finding, when: {source: [superior, media]}, points: -2, halve_if: same_day}
  - {code: XC, on: finding, when: {source: [inspection], severity: [major]}, points: -1}
  - {code: FT, on: relapsed, points: -1, cap: 1}
  - {code: CQ, on: rectified_late, points: -0.5, per: each_day, cap: 6}
  - {code: RW, on: overdue_task, points: -1}
  - {code: HF, on: late_reply, points: -2}
  - {code: CL, on: material, points: -2}
  - {code: FM, on: negative_standard, points: -5}
  - {code: BY, on: manual, points: 5, cap: 8}
  red: {top: 1, above: 98}
  black: {bottom: 1, below: 99}
- id: BF
  name: 半分一个
  base: 10
  period: quarter
  rows:
  - {code: WT, on: finding, points: -0.5, halve_if: same_day}
- id: QS
  name: 七三开
  base: 0
  period: half_year
  groups: [{name: 街道, kinds: [subdistrict]}]
  rows:
  - {code: CP, on: score_rate, points: 0.7, per: each_percent}
  - {code: RC, on: "figure:pass_rate", points: 30}
"""
UNITS = ("东街道", "西街道", "甲社区", "乙社区", "区城管局")
ABOVE = {"甲社区": "东街道", "乙社区": "西街道"}
DAYS = st.integers(0, 75).map(lambda n: date(2023, 4, 25) + timedelta(days=n))
SOON = st.integers(0, 25)


@st.composite
def findings(draw: Any, number: int) -> Record:
    """A finding: put right in time, late, on the day or not at all; sent back; in dispute."""
    found = draw(DAYS)
    log, day = [], found
    for event in draw(
        st.sampled_from(
            [
                (),
                ("rectified",),
                ("rectified", "closed"),
                ("rectified", "returned"),
                ("appealed",),
                ("appealed", "void"),
                ("void",),
                ("rectified", "closed", "returned", "rectified"),
            ]
        )
    ):
        day += timedelta(days=draw(st.sampled_from([0, 0, 1, 9, 20])))
        log.append({"date": str(day), "event": event, "reason": "情况属实", "by": "区文明办"})
    return {
        "id": f"W{number}",
        "found": str(found),
        "source": draw(st.sampled_from(["inspection", "superior", "media", "self"])),
        "severity": draw(st.sampled_from(["minor", "major", "urgent"])),
        "category": draw(st.sampled_from(["卫生", "占道"])),
        "text": "有问题",
        "owner": draw(st.sampled_from(UNITS)),
        "due": str(found + timedelta(days=draw(SOON))),
        **({"repeat_of": f"W{number - 1}"} if number and draw(st.booleans()) else {}),
        "log": log,
    }


def linked(every: list[Record]) -> list[Record]:
    """Findings that repeat one that was closed are found after it, the day after at the least."""
    for finding in every:
        before = next((each for each in every if each["id"] == finding.get("repeat_of")), None)
        closed = [e["date"] for e in before["log"] if e["event"] == "closed"] if before else []
        if closed and int(finding["id"][1:]) % 2:
            moved = date.fromisoformat(closed[-1]) - date.fromisoformat(finding["found"])
            for record in (finding, *finding["log"]):
                for name in {"found", "due", "date"} & record.keys():
                    record[name] = str(date.fromisoformat(record[name]) + moved + DAY)
    return every


@st.composite
def plans(draw: Any) -> Record:
    """The records of a plan that give or take points."""

    def some(make: Callable[[int], Record], most: int = 5) -> list[Record]:
        return [make(number) for number in range(draw(st.integers(0, most)))]

    def dated(first: date, name: str) -> Record:
        return {name: str(first + timedelta(days=draw(SOON)))} if draw(st.booleans()) else {}

    def task(number: int) -> Record:
        due = draw(DAYS)
        record = {"id": f"T{number}", "title": "清理", "workstream": "HW", "due": str(due)}
        return record | {"owner": draw(st.sampled_from(UNITS))} | dated(due - DAY * 12, "done")

    def notice(number: int) -> Record:
        day = draw(DAYS)
        owners = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=2, unique=True))
        record = {"id": f"N{number}", "kind": "supervise", "date": str(day), "owners": owners}
        return record | dated(day, "reply_due") | dated(day, "replied")

    def material(number: int) -> Record:
        due = draw(DAYS)
        back = [{"date": str(due + DAY * draw(SOON)), "reason": "不全"}] * draw(st.integers(0, 1))
        record: Record = {"id": f"M{number}", "standard": "B1", "title": "报告"}
        owner = draw(st.sampled_from(UNITS))
        record |= {"kind": "document", "owner": owner, "due": str(due), "returned": back}
        return record | dated(due - DAY * 12, "submitted")

    def award(_: int) -> Record:
        points = draw(st.sampled_from(["", "3", "-4"]))
        record = {"date": str(draw(DAYS)), "scheme": "LC", "owner": draw(st.sampled_from(UNITS))}
        record |= {"code": "BY", "reason": "通报"}
        return record | ({"points": points} if points else {})

    def inspection(_: int) -> Record:
        result = st.sampled_from(["pass", "fail"])
        checks = [
            {"site": site, "item": "查", "standard": code, "result": draw(result)}
            for site in ("D1", "D2")
            for code in ("B1", "B2")
            if draw(st.booleans())
        ]
        return {"date": str(draw(DAYS)), "tier": "office", "checks": checks}

    return {
        "findings": linked([draw(findings(n)) for n in range(draw(st.integers(0, 6)))]),
        "tasks": some(task),
        "notices": some(notice, 3),
        "materials": some(material, 3),
        "awards": some(award, 3),
        "inspections": some(inspection, 3),
    }


DAY = timedelta(days=1)


# --- the second computation -----------------------------------------------------------------------


class Row(NamedTuple):
    """What a row gives: after its cap, and the lines of the records behind it with their points.

    The records behind a rate have no points of their own.
    """

    points: Fraction
    behind: list[tuple[int, Fraction | None]]


class Naive:
    """What units reach in a period, from the records as they are written, each on a line."""

    def __init__(self, records: Record, lines: dict[int, int], first: date, last: date) -> None:
        self.records = records
        self.lines = lines
        self.first, self.last = first, last
        self.given: dict[str, list[tuple[int, Fraction | None]]] = {}

    def give(self, code: str, record: Record, points: Fraction | int) -> None:
        self.given[code].append((self.lines[id(record)], Fraction(points)))

    def rows(self, codes: str, caps: dict[str, int]) -> dict[str, Row]:
        """What was given by each row, capped."""
        found = {}
        for code in codes.split():
            own = self.given[code]
            points = sum((each for _, each in own if each is not None), Fraction(0))
            cap = Fraction(caps.get(code, 1000))
            found[code] = Row(max(-cap, min(cap, points)), own)
        return found

    def within(self, text: str) -> bool:
        return self.first <= date.fromisoformat(text) <= self.last

    def late(self, limit: str, end: date | None) -> int:
        """Day after day: how many of the period lie after the limit and before the end."""
        count, day = 0, self.first
        while day <= self.last:
            count += day > date.fromisoformat(limit) and (end is None or day <= end)
            day += DAY
        return count

    def story(self, finding: Record) -> tuple[str, date | None, bool]:
        """Its state, the day it was put right, whether an appeal is open."""
        state, fixed, appealed = "open", None, False
        for entry in finding["log"]:
            day = date.fromisoformat(entry["date"])
            if day > self.last:
                break
            if entry["event"] == "rectified" or entry["event"] == "closed":
                state, fixed = "fixed", fixed or day
            elif entry["event"] == "returned":
                state, fixed = "open", None
            elif entry["event"] == "void":
                state, fixed, appealed = "void", None, False
            else:
                appealed = True
        return state, fixed, appealed

    def of(self, unit: str) -> list[Record]:
        """The findings that count for a unit, those of its communities too."""
        found = []
        for finding in self.records["findings"]:
            state, _, appealed = self.story(finding)
            is_own = finding["owner"] == unit or ABOVE.get(finding["owner"]) == unit
            is_there = date.fromisoformat(finding["found"]) <= self.last
            if is_own and is_there and state != "void" and not appealed:
                found.append(finding)
        return found

    def half(self, finding: Record, points: str) -> Fraction:
        fixed = self.story(finding)[1]
        is_same_day = fixed is not None and str(fixed) == finding["found"]
        return Fraction(points) / (2 if is_same_day else 1)

    def is_repeated(self, finding: Record) -> bool:
        """Whether the like of it was closed in the ninety days before."""
        found = date.fromisoformat(finding["found"])
        for other in self.records["findings"]:
            if other["id"] != finding.get("repeat_of") or other["found"] > str(self.last):
                continue
            for entry in other["log"]:
                day = date.fromisoformat(entry["date"])
                if entry["event"] == "closed" and day <= self.last and 0 < (found - day).days <= 90:
                    return True
        return False

    def leagues(self, unit: str) -> dict[str, Row]:
        """The points of a unit by the first scheme, row by row."""
        codes = "SJ XC FT CQ RW HF CL FM BY"
        self.given = {code: [] for code in codes.split()}
        self.findings(unit)
        self.papers(unit)
        for task in self.records["tasks"]:
            if task["owner"] == unit and self.late(task["due"], self.by_now(task, "done")):
                self.give("RW", task, -1)
        for notice in self.records["notices"]:
            is_asked = unit in notice["owners"] and "reply_due" in notice
            replied = self.by_now(notice, "replied")
            is_sent = notice["date"] <= str(self.last)
            if is_asked and is_sent and self.late(notice["reply_due"], replied):
                self.give("HF", notice, -2)
        return self.rows(codes, {"FT": 1, "CQ": 6, "BY": 8})

    def by_now(self, record: Record, name: str) -> date | None:
        """A day that is written and has come by the end of the period."""
        day = date.fromisoformat(record[name]) if name in record else None
        return None if day is None or day > self.last else day

    def findings(self, unit: str) -> None:
        for finding in self.of(unit):
            source, is_new = finding["source"], self.within(finding["found"])
            if source in ("superior", "media") and is_new:
                self.give("SJ", finding, self.half(finding, "-2"))
            if source == "inspection" and finding["severity"] == "major" and is_new:
                self.give("XC", finding, -1)
            if source != "self" and is_new and self.is_repeated(finding):
                self.give("FT", finding, -1)
            days = self.late(finding["due"], self.story(finding)[1])
            if source != "self" and days:
                self.give("CQ", finding, Fraction(-days, 2))

    def papers(self, unit: str) -> None:
        """Materials, the negative list, and what people decided."""
        for material in self.records["materials"]:
            if unit in (material["owner"], ABOVE.get(material["owner"])):
                if self.late(material["due"], self.by_now(material, "submitted")):
                    self.give("CL", material, -2)
                for back in material["returned"]:
                    if self.within(back["date"]):
                        self.give("CL", material, -2)
        for visit, check in self.checks(unit, ("B2",)):
            if check["result"] == "fail":
                self.give("FM", visit, -5)
        for award in self.records["awards"]:
            if award["owner"] == unit and self.within(award["date"]):
                self.give("BY", award, Fraction(award.get("points", "5")))

    def checks(self, unit: str, codes: tuple[str, ...]) -> list[tuple[Record, Record]]:
        """The checks of a unit's site, each with the visit it was made on."""
        site = {"东街道": "D1", "西街道": "D2"}.get(unit)
        return [
            (visit, check)
            for visit in self.records["inspections"]
            if self.within(visit["date"])
            for check in visit["checks"]
            if check["site"] == site and check["standard"] in codes
        ]

    def halves(self, unit: str) -> dict[str, Row]:
        self.given = {"WT": []}
        for finding in self.of(unit):
            if finding["source"] != "self" and self.within(finding["found"]):
                self.give("WT", finding, self.half(finding, "-0.5"))
        return self.rows("WT", {})

    def sevenths(self, unit: str) -> dict[str, Row] | None:
        every = self.checks(unit, ("B1", "B2"))
        if not every:
            return None
        rates = []
        for code in ("B1", "B2"):
            own = self.checks(unit, (code,))
            if own:
                rates.append(Fraction(sum(c["result"] == "pass" for _, c in own), len(own)))
        passed = Fraction(sum(c["result"] == "pass" for _, c in every), len(every))
        behind: list[tuple[int, Fraction | None]] = [
            (self.lines[id(visit)], None) for visit, _ in every
        ]
        return {
            "CP": Row(70 * sum(rates, Fraction(0)) / len(rates), behind),
            "RC": Row(30 * passed, behind),
        }


SECOND: dict[str, tuple[int, Callable[[Naive, str], dict[str, Row] | None]]] = {
    "LC": (100, Naive.leagues),
    "BF": (10, Naive.halves),
    "QS": (0, Naive.sevenths),
}


def places_of(values: dict[str, Fraction]) -> dict[str, int]:
    """One more than how many are better."""
    return {unit: 1 + sum(v > value for v in values.values()) for unit, value in values.items()}


def colours_of(values: dict[str, Fraction]) -> dict[str, str | None]:
    """The lists of the first scheme: best with 98 at least, worst of those below 99."""
    best, worst = max(values.values()), min(values.values())
    return {
        unit: "red"
        if value == best and value >= 98
        else "black"
        if value == worst and value < 99
        else None
        for unit, value in values.items()
    }


def written(records: Record) -> tuple[Plan, dict[int, int]]:
    """The plan, each record on a line of its own, and the line of each."""
    text, lines = (HEAD + SCHEMES).splitlines(), {}
    for name, every in records.items():
        text += [f"{name}:" if every else f"{name}: []"]
        for record in every:
            text.append(f"- {record!r}")
            lines[id(record)] = len(text)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "plan.yaml").write_text("\n".join(text), encoding="utf-8")
        loaded = load(Path(folder))
    assert loaded.plan is not None, loaded.diagnostics
    return loaded.plan, lines


def check_behind(place: LeaguePlace, expected: dict[str, Row]) -> None:
    """Every point of a row that counts records is that of the record it is written with."""
    for each in place.rows:
        if each.figure is None:
            behind = [(one.entry.location().line, one.worth(each.row)) for one in each.happened]
            assert sorted(behind) == sorted(expected[each.row.code].behind)
            assert sum((worth for _, worth in behind), Fraction(0)) == each.raw


def check_explained(
    plan: Plan, scheme: PointsScheme, unit: str, period: Period, expected: dict[str, Row]
) -> None:
    """The explanation lists the same records for every row, those of rates as well."""
    told = points_place(plan, scheme, unit, period)
    assert told is not None
    for evidence in told.rows:
        counted = [item for item in evidence.items if item.role is not Role.LEFT_OUT]
        lines = sorted(line for line, _ in expected[evidence.id].behind)
        assert sorted(item.location.line for item in counted) == lines


def check_places(scheme: PointsScheme, league: League, values: dict[str, Fraction]) -> None:
    """Ranks are those of the values, and so are the lists where the scheme asks for them."""
    assert {place.owner: place.rank for place in league.ranked} == places_of(values)
    given = {place.owner: place.colour and place.colour.value for place in league.ranked}
    no_lists = dict.fromkeys(values)
    assert given == (colours_of(values) if scheme.red and values else no_lists)


@thorough
@given(records=plans(), month=st.sampled_from([Month(2023, 5), Month(2023, 6)]))
def test_every_score_is_that_of_a_second_computation(records: Record, month: Month) -> None:
    plan, lines = written(records)
    for scheme in plan.schemes:
        period = period_of(scheme, month)
        naive = Naive(records, lines, period.first, period.last)
        base, rows_of = SECOND[scheme.id]
        for league in leagues(plan, scheme, period):
            values: dict[str, Fraction] = {}
            for place in (*league.ranked, *league.unranked):
                expected = rows_of(naive, place.owner)
                if expected is None:
                    assert place.value is None
                    continue
                points = {code: row.points for code, row in expected.items()}
                assert {each.row.code: each.points for each in place.rows} == points, place.owner
                assert place.value == base + sum(points.values())
                check_behind(place, expected)
                if not values:
                    check_explained(plan, scheme, place.owner, period, expected)
                values[place.owner] = place.value
            check_places(scheme, league, values)
