"""One group that visits more sites in a day than it can."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from wenming_cli.figures.audit.question import AsRecorded, Ground, Question
from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.inspections.coverage import visited
from wenming_cli.model.inspection import Inspection, Tier
from wenming_cli.model.plan import Plan

ID = "crowded_rounds"
TITLE = "一天到过的点位太多"
MOST = 24
FROM = "同一巡查单位一天到过24个以上点位：8个小时、每处连路上20分钟，一个组至多看完24个"


class _Visit(NamedTuple):
    """A site that was visited by a group on a day."""

    day: date
    group: str
    site: str
    inspection: Inspection


def questions(recorded: AsRecorded) -> Iterator[Question]:
    """Every day of a group on which it was at too many sites."""
    visits = (visit for each in recorded.inspections for visit in _visits(recorded.plan, each))
    for (day, group), own in grouped(((v.day, v.group), v) for v in visits).items():
        sites = {visit.site for visit in own}
        if len(sites) > MOST:
            rounds = grouped((id(visit.inspection), visit) for visit in own).values()
            yield Question(
                group,
                f"{day} 一天到过 {len(sites)} 个点位",
                "请核实是不是分了几个组、每处是不是都到过",
                tuple(
                    Ground(f"{day} 巡查", f"{len(of_one)} 个点位", of_one[0].inspection)
                    for of_one in rounds
                ),
                {"sites": str(len(sites))},
            )


def _visits(plan: Plan, inspection: Inspection) -> Iterator[_Visit]:
    for site in visited(inspection):
        yield _Visit(inspection.date, _group(plan, inspection, site), site, inspection)


def _group(plan: Plan, inspection: Inspection, site: str) -> str:
    """Who went: the unit that is named, else each unit to its own sites, else the tier."""
    if inspection.by is not None:
        return inspection.by
    place = plan.site_by_id.get(site) if inspection.tier == Tier.OWNER else None
    return inspection.tier.label if place is None else place.owner
