"""A second computation of the exam, from the sections of a plan as they are written."""

from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any

Record = dict[str, Any]
Seen = tuple[Record, Record, Record]
"""An observation: its inspection, its check and its standard."""


class Exam:
    """What was observed by a day, looked up again for every question."""

    def __init__(self, plan: Record, as_of: date) -> None:
        self.plan = plan
        self.as_of = as_of
        self.settings: Record = plan.get("settings", {}).get("assessment", {})

    def rows(self, section: str) -> list[Record]:
        """The records of a section."""
        return list(self.plan.get(section, []))

    def name_of(self, standard: Record) -> str:
        """How a standard is referred to: with its system where another one has the same code."""
        alike = [s for s in self.rows("standards") if s["code"] == standard["code"]]
        return f"{standard['system']}:{standard['code']}" if len(alike) > 1 else standard["code"]

    def seen(self, assessment: str | None = None) -> list[Seen]:
        """Every check of a standard that was met or not."""
        return [
            (inspection, check, standard)
            for inspection in self.rows("inspections")
            if date.fromisoformat(inspection["date"]) <= self.as_of
            and assessment in (None, inspection.get("assessment"))
            for check in inspection["checks"]
            for standard in self.rows("standards")
            if check["result"] != "na" and self.asked(check) == self.name_of(standard)
        ]

    def asked(self, check: Record) -> str | None:
        """Which standard a check tells of."""
        if "standard" in check:
            return str(check["standard"])
        found = [i.get("standard") for i in self.rows("check_items") if i["name"] == check["item"]]
        return found[0] if found else None

    @staticmethod
    def lost(check: Record) -> Fraction:
        """The share that was lost."""
        if "lost" in check:
            return Fraction(check["lost"])
        return Fraction(check["result"] == "fail")

    def weights(self, standards: list[Record]) -> dict[str, Fraction]:
        """Points by name; 1 for all where one has none."""
        have_all = all("points" in standard for standard in standards)
        return {
            self.name_of(s): Fraction(s["points"]) if have_all else Fraction(1) for s in standards
        }

    def score(self, seen: list[Seen]) -> tuple[Fraction, Fraction]:
        """Points reached, and points of what was observed."""
        weights = self.weights([standard for _, _, standard in seen])
        if self.settings.get("weighting") == "observation":
            each = [(weights[self.name_of(s)], 1 - self.lost(c)) for _, c, s in seen]
            return sum((w * r for w, r in each), Fraction(0)), sum(
                (w for w, _ in each), Fraction(0)
            )
        reached = Fraction(0)
        for name, weight in weights.items():
            own = [1 - self.lost(check) for _, check, s in seen if self.name_of(s) == name]
            reached += weight * sum(own) / len(own)
        return reached, sum(weights.values(), Fraction(0))

    def standards(self, assessment: str | None) -> list[Record]:
        """Those that are asked for, in the order of the file."""
        (held,) = [a for a in self.rows("assessments") if a["id"] == assessment] or [{}]
        seen = {self.name_of(standard) for _, _, standard in self.seen(assessment)}
        return [
            standard
            for standard in self.rows("standards")
            if held.get("system") in (None, standard["system"]) or self.name_of(standard) in seen
        ]

    def observed(self, assessment: str | None) -> tuple[Fraction, Fraction]:
        """The points that were observed, and all of them."""
        weights = self.weights(self.standards(assessment))
        seen = {self.name_of(standard) for _, _, standard in self.seen(assessment)}
        part = sum((w for name, w in weights.items() if name in seen), Fraction(0))
        return part, sum(weights.values(), Fraction(0))

    def unobserved(self, assessment: str | None) -> list[str]:
        """未测."""
        seen = {self.name_of(standard) for _, _, standard in self.seen(assessment)}
        every = [self.name_of(standard) for standard in self.standards(assessment)]
        return [name for name in every if name not in seen]

    def coverage(self) -> tuple[int, int]:
        """Standards looked into in the field: observed, and that apply to some site."""
        seen = {self.name_of(standard) for _, _, standard in self.seen()}
        types = {site["type"] for site in self.rows("sites")}
        every = [
            self.name_of(standard)
            for standard in self.rows("standards")
            if standard["method"] == "field"
            and (types & set(standard["site_types"]) if standard.get("site_types") else types)
        ]
        return sum(name in seen for name in every), len(every)

    def groups(self, assessment: str | None, by: str) -> dict[str, Record]:
        """What the observations come to that have something in common, by its name."""
        seen = self.seen(assessment)
        found: dict[str, list[Seen]] = {}
        for one in seen:
            for name in self.names(one, by):
                found.setdefault(name, []).append(one)
        return {name: self.group(own) for name, own in found.items()}

    def group(self, own: list[Seen]) -> Record:
        """One group."""
        reached, points = self.score(own)
        return {"reached": reached, "points": points, "observations": len(own)}

    def names(self, one: Seen, by: str) -> list[str]:
        """The groups an observation is in."""
        _, check, standard = one
        (site,) = [s for s in self.rows("sites") if s["id"] == check["site"]]
        if by == "owner":
            owners = list(standard.get("owners", []))
            if self.settings.get("by_site_owner") == "true" and site["owner"] not in owners:
                owners.append(site["owner"])
            return owners or ["没有责任单位"]
        return {
            "item": [standard["item"]],
            "subdistrict": [site.get("subdistrict", "未分街道")],
            "type": [site["type"]],
            "site": [site["name"]],
            "standard": [self.name_of(standard)],
        }[by]

    def change(self, assessment: str) -> tuple[str, Fraction, int] | None:
        """To which assessment, by how much, over how many standards."""
        every = self.rows("assessments")
        (held,) = [a for a in every if a["id"] == assessment]
        before = [
            (a["start"], a["end"], number)
            for number, a in enumerate(every)
            if a["kind"] == held["kind"]
            and a.get("system") == held.get("system")
            and (a["start"], a["end"]) < (held["start"], held["end"])
        ]
        if not before:
            return None
        first = max(before, key=lambda each: each[:2])
        was = every[first[2]]["id"]
        pair = [self.seen(assessment), self.seen(was)]
        both = {
            self.name_of(s)
            for (_, _, s), (_, _, t) in product(*pair)
            if self.name_of(s) == self.name_of(t)
        }
        own = [self.score([e for e in seen if self.name_of(e[2]) in both]) for seen in pair]
        if not own[0][1] or not own[1][1]:
            return None
        return was, own[0][0] / own[0][1] - own[1][0] / own[1][1], len(both)
