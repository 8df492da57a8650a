"""Everything ``wenming inspections`` says, computed anew from the text of a plan, day by day.

Nothing of the program is used here: a cycle is the days that bear the same mark, and whether a
site was visited is a loop over all inspections.
"""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from tests.recomputation.naive import Figure, Record, day, quotient, some_day

TIERS = ("district", "office", "owner")


class Rounds:
    """What is known of the inspections of a plan, given as its sections, at a date."""

    def __init__(self, sections: Record, as_of: date) -> None:
        self.as_of = as_of
        plan = sections["plan"]
        self.start = some_day(plan, "start") or date(int(plan["year"]), 1, 1)
        self.end = some_day(plan, "end") or date(int(plan["year"]), 12, 31)
        self.settings: Record = sections.get("settings", {}).get("inspection", {})
        self.tiers = [t for t in TIERS if t in self.settings.get("tiers", TIERS)]
        self.sites: list[Record] = sections.get("sites", [])
        self.inspections = [
            inspection
            for inspection in sections.get("inspections", [])
            if day(inspection["date"]) <= as_of
        ]

    def mark(self, when: date) -> Any:
        """What the days of one cycle have in common; None for a day of no cycle."""
        kind = self.settings.get("cycle", "xun")
        if kind == "xun":
            return when.year, when.month, 1 if when.day <= 10 else 2 if when.day <= 20 else 3
        if kind == "week":
            return tuple(when.isocalendar())[:2]
        if kind == "half_month":
            return when.year, when.month, when.day > 15
        if kind in ("month", "quarter"):
            return when.year, when.month if kind == "month" else ("Q", (when.month + 2) // 3)
        anchor = some_day(self.settings, "anchor") or self.start
        length = int(self.settings.get("cycle_days", 10))
        return None if when < anchor else (when - anchor).days // length

    def cycles(self) -> list[list[date]]:
        """The days of each cycle of the whole plan."""
        cycles: list[list[date]] = []
        when = self.start
        while when <= self.end:
            mark = self.mark(when)
            if mark is not None:
                if not cycles or self.mark(cycles[-1][-1]) != mark:
                    cycles.append([])
                cycles[-1].append(when)
            when += timedelta(days=1)
        return cycles

    def is_stump(self, cycle: list[date]) -> bool:
        """Whether the ends of the plan left fewer than half the days of a part of the calendar."""
        if self.settings.get("cycle", "xun") in ("xun", "days"):
            return False
        around = (cycle[0] + timedelta(days=n) for n in range(-100, 100))
        return 2 * len(cycle) < len([d for d in around if self.mark(d) == self.mark(cycle[0])])

    def index(self, cycle: list[date], number: int) -> int:
        """The number of a cycle: from the anchor where there is one."""
        mark = self.mark(cycle[0])
        return mark if isinstance(mark, int) else number

    def is_visited(self, site: Record, cycle: list[date], tier: str) -> bool:
        """Whether a tier came in a cycle."""
        names = (site["id"], site["name"])
        for inspection in self.inspections:
            if inspection["tier"] != tier or day(inspection["date"]) not in cycle:
                continue
            for name in inspection.get("sites", []):
                if name in names:
                    return True
            for check in inspection.get("checks", []):
                if check["site"] in names:
                    return True
        return False

    def visitors(self, site: Record, cycle: list[date]) -> list[str]:
        """The tiers that came in a cycle."""
        return [tier for tier in self.tiers if self.is_visited(site, cycle, tier)]

    def register(self, cycle: list[date]) -> list[Record]:
        """The sites that were to be visited in a cycle."""
        found: list[Record] = []
        if self.is_stump(cycle):
            return found
        for site in self.sites:
            if site.get("demonstration") != "true":
                continue
            opened, closed = some_day(site, "opened"), some_day(site, "closed")
            is_late = opened is not None and opened > cycle[0]
            is_gone = closed is not None and closed < cycle[-1]
            if opened is not None and opened > cycle[-1]:
                continue
            if closed is not None and closed < cycle[0]:
                continue
            if (is_late or is_gone) and not self.visitors(site, cycle):
                continue
            found.append(site)
        return found

    def is_over(self, cycle: list[date]) -> bool:
        """Whether a cycle has ended."""
        return cycle[-1] <= self.as_of

    def in_a_row(self, site: Record, number: int, cycles: list[list[date]]) -> int:
        """In how many cycles that have ended in a row, up to one, nobody came."""
        row = 0
        for cycle in reversed(cycles[: number + 1]):
            if site not in self.register(cycle):
                continue
            if self.visitors(site, cycle):
                break
            row += self.is_over(cycle)
        return row

    def rate(self, sites: list[Record], cycle: list[date], tier: str | None) -> Figure:
        """The share of sites a tier came to; without a tier: anybody."""
        came = 0
        for site in sites:
            visitors = self.visitors(site, cycle)
            came += bool(visitors) if tier is None else tier in visitors
        return quotient(Fraction(came), Fraction(len(sites)))

    def whole(self) -> list[Record]:
        """All that the program says of cycles, numbers as Fractions."""
        cycles = [cycle for cycle in self.cycles() if cycle[0] <= self.as_of and self.tiers]
        said = []
        for number, cycle in enumerate(cycles):
            sites = self.register(cycle)
            full = [site for site in sites if self.visitors(site, cycle) == self.tiers]
            missed = [site for site in sites if not self.visitors(site, cycle)]
            said.append(
                {
                    "index": self.index(cycle, number),
                    "start": str(cycle[0]),
                    "end": str(cycle[-1]),
                    "running": not self.is_over(cycle),
                    "register": len(sites),
                    "tiers": {tier: self.rate(sites, cycle, tier) for tier in self.tiers},
                    "coverage_rate": self.rate(sites, cycle, None),
                    "full_coverage_rate": quotient(Fraction(len(full)), Fraction(len(sites))),
                    "missed": [
                        {"site": site["id"], "in_a_row": self.in_a_row(site, number, cycles)}
                        for site in missed
                    ],
                }
            )
        return said

    def groups(self, field: str) -> dict[str | None, dict[str, Figure]]:
        """Coverage and pass rate of the sites that share a field, over the cycles that ended."""
        ended = [cycle for cycle in self.cycles() if self.is_over(cycle)] if self.tiers else []
        said: dict[str | None, dict[str, Figure]] = {}
        for name in [site.get(field) for site in self.sites]:
            sites = [site for site in self.sites if site.get(field) == name]
            due = came = full = 0
            for cycle in ended:
                for site in self.register(cycle):
                    if site in sites:
                        due += 1
                        came += bool(self.visitors(site, cycle))
                        full += self.visitors(site, cycle) == self.tiers
            passed, judged = self.checked(sites)
            if due or self.all_checks(sites):
                said[name] = {
                    "coverage_rate": quotient(Fraction(came), Fraction(due)),
                    "full_coverage_rate": quotient(Fraction(full), Fraction(due)),
                    "pass_rate": quotient(Fraction(passed), Fraction(judged)),
                }
        return said

    def all_checks(self, sites: list[Record]) -> list[str]:
        """The results of all checks at some sites since the plan's start."""
        names = [name for site in sites for name in (site["id"], site["name"])]
        results = []
        for inspection in self.inspections:
            if day(inspection["date"]) >= self.start:
                checks = inspection.get("checks", [])
                results += [check["result"] for check in checks if check["site"] in names]
        return results

    def checked(self, sites: list[Record]) -> tuple[int, int]:
        """How many checks were met, and how many were met or not."""
        results = self.all_checks(sites)
        return results.count("pass"), results.count("pass") + results.count("fail")
