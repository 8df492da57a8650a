"""巡查了当时不在册的点位。

为什么：还没有纳入、已经退出的点位不在应巡名单里，去了也不计入覆盖率。

怎么改：核对巡查日期和点位编号；点位的纳入、退出日期写错的，改点位。没有写纳入日期的视为一直在册。

对：
    点位: [{编号: D-1, 名称: 人民路, 点位类型: 主次干道, 责任单位: 拓东街道, 纳入日期: 2020-04-01}]
    巡查: [{日期: 2020-04-01, 层级: 区创建办, 点位: [D-1]}]

错：
    点位: [{编号: D-1, 名称: 人民路, 点位类型: 主次干道, 责任单位: 拓东街道, 纳入日期: 2020-04-01}]
    巡查: [{日期: 2020-03-20, 层级: 区创建办, 点位: [D-1]}]
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Severity
from wenming_cli.model.base import Entry
from wenming_cli.model.inspection import Inspection
from wenming_cli.model.plan import Plan
from wenming_cli.model.site import Site
from wenming_cli.rules.rule import Breach

CODE = "E602"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every visit to a site before its first or after its last day in the register."""
    sites = plan.site_by_id.items()
    dated = {name: s for name, s in sites if s.opened is not None or s.closed is not None}
    if not dated:
        return
    for inspection in plan.inspections:
        told: set[str] = set()
        for site, entry, index in _visits(inspection):
            why = _absence(dated[site], inspection.date) if site in dated else None
            if why is None or site in told:
                continue
            told.add(site)
            yield Breach(
                entry.location("sites", index) if index is not None else entry.location("site"),
                f"{inspection.date} 巡查的点位 {site} {why}",
                "核对巡查日期和点位；点位的日期写错的，改点位",
            )


def _visits(inspection: Inspection) -> Iterator[tuple[str, Entry, int | None]]:
    """Every site that was visited, the record that names it, and where in its list."""
    for index, site in enumerate(inspection.sites):
        yield site, inspection, index
    for made in inspection.checks:
        yield made.site, made, None


def _absence(site: Site, day: date) -> str | None:
    """Why a site was not in the register on a day."""
    if site.opened is not None and day < site.opened:
        return f"到 {site.opened} 才纳入"
    if site.closed is not None and day > site.closed:
        return f"{site.closed} 以后已退出"
    return None
