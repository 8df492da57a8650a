"""``wenming inspections``: who went where in each cycle, and which sites nobody visited."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from wenming_cli.commands import (
    AsOf,
    Directory,
    InMonth,
    InSubdistrict,
    OfOwner,
    OfSiteType,
    OutputFile,
    PageFormat,
    PlanId,
)
from wenming_cli.figures.inspections.patrol import Patrol
from wenming_cli.inputs import days, naming, opening
from wenming_cli.inputs.output import show
from wenming_cli.screens import inspections as screens
from wenming_cli.screens.inspections_asked import SiteFilter, beat
from wenming_cli.stop import Stop


def inspections(
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    cycle: Annotated[
        str | None,
        typer.Option("--cycle", metavar="周期", help="只看这个周期：编号（从 0 起），或其中一天"),
    ] = None,
    site_type: OfSiteType = None,
    subdistrict: InSubdistrict = None,
    owner: OfOwner = None,
    by: Annotated[
        Literal["cycle", "type", "subdistrict", "owner", "site", "missed"],
        typer.Option("--by", help="按周期、点位类型、街道、责任单位、点位列表，或列出漏巡点位"),
    ] = "cycle",
    output_format: PageFormat = None,
    output: OutputFile = None,
) -> int:
    """每个周期各层级到过多少点位、漏了哪些点位、连续漏了几个周期，以及检查的符合率。

    例：wenming inspections

    例：wenming inspections --by owner --month 2020-06
    """
    opened, cutoff = opening.open_at(directory, plan, as_of, month)
    wanted = SiteFilter(
        type=None if site_type is None else naming.site_type_named(opened, site_type),
        subdistrict=None if subdistrict is None else naming.subdistrict_named(opened, subdistrict),
        owner=None if owner is None else naming.owner_named(opened, owner),
    )
    whole = Patrol(opened, cutoff.as_of)
    try:
        shown = beat(whole, wanted, cutoff, days.cycle(cycle), by)
    except ValueError as reason:
        raise Stop(str(reason)) from None
    show([screens.page(shown)], output_format, output)
    return 0
