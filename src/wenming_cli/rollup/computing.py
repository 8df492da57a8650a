"""The facts of a plan from the bytes of its files and a day: no disk, no git, no clock.

So they come out the same wherever they are worked out.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from wenming_cli.diagnostic import Diagnostic, Location, in_order
from wenming_cli.figures.standing import Group, Standing, group_at, standing
from wenming_cli.figures.trends.moments import moments
from wenming_cli.loading import Loaded, load_contents
from wenming_cli.loading.reading import Content
from wenming_cli.model.closing import FOLDER, month_of_file, says_nothing
from wenming_cli.model.plan import Plan
from wenming_cli.rollup.asked_day import AskedDay
from wenming_cli.rollup.plan_facts import AddedUp, Faulty, Outside, PlanFacts, PlanPart
from wenming_cli.rules.ignores import sift
from wenming_cli.rules.months import closing_file_empty
from wenming_cli.rules.run import errors

NOWHERE = Path(os.devnull)
"""The folder of plans that are bytes alone: nothing can be looked up in it."""

Contents = Mapping[str, Content]
"""The bytes of a plan's files, or why there are none, by names relative to its folder."""


def facts_of(
    contents: Contents, asked: AskedDay, *, by_month: bool = False
) -> PlanFacts | Faulty | Outside:
    """Work out what a plan comes to, with its months where they are asked for."""
    now = standing_of(contents, asked)
    if not isinstance(now, Standing):
        return now
    plan = now.plan
    return PlanFacts(
        plan.id,
        plan.project.name,
        plan.project.year,
        plan.project.parent,
        now.as_of,
        plan.sample,
        AddedUp.of(now.whole),
        tuple(map(_part, workstreams(now))),
        tuple(_months(plan, now)) if by_month else (),
    )


def standing_of(contents: Contents, asked: AskedDay) -> Standing | Faulty | Outside:
    """How a plan stands on the day it is asked about, or why there is nothing to say."""
    plan = _sound_plan(contents)
    if isinstance(plan, Faulty):
        return plan
    try:
        as_of = asked.cutoff(plan).as_of
    except ValueError as reason:
        return Outside(str(reason))
    return standing(plan, as_of)


def _sound_plan(contents: Contents) -> Plan | Faulty:
    """The plan that bytes hold; what is wrong with it where there is an error in it."""
    loaded = load_contents(NOWHERE, sorted(contents.items()))
    found = [each for each in (*_found(loaded), *_empty_closings(contents)) if each.is_error]
    if loaded.plan is None or found:
        return _faulty(in_order(found))
    return loaded.plan


def _empty_closings(contents: Contents) -> Iterator[Diagnostic]:
    """What its rule looks for on the disk: files named after closed months that say nothing."""
    for name, content in contents.items():
        folder, _, file = name.rpartition("/")
        month = month_of_file(file) if folder == FOLDER else None
        if month is not None and isinstance(content, bytes) and says_nothing(content):
            place = Location(name, 1, 1, 1, 1)
            yield Diagnostic(place, closing_file_empty.CODE, closing_file_empty.sentence(month))


def _found(loaded: Loaded) -> Iterator[Diagnostic]:
    found = [*loaded.diagnostics]
    if loaded.plan is not None:
        found += errors(loaded.plan, loaded.broken_lines)
    yield from sift(found, loaded, None).kept


def _faulty(found: list[Diagnostic]) -> Faulty:
    first = found[0]
    return Faulty(len(found), first.code, first.location.file, first.location.line, first.message)


def workstreams(now: Standing) -> Iterator[Group]:
    """The workstreams of a plan, and what belongs to none."""
    yield from now.workstreams
    if now.no_workstream is not None:
        yield now.no_workstream


def _part(group: Group) -> PlanPart:
    return PlanPart(group.id, group.name, AddedUp.of(group))


def _months(plan: Plan, now: Standing) -> Iterator[PlanPart]:
    """How the plan stood at the end of each of its months, the last of them the day itself."""
    for moment in moments(plan, now.as_of):
        if moment.as_of <= plan.end:
            whole = now.whole if moment.as_of == now.as_of else group_at(plan, moment.as_of)
            yield PlanPart(moment.period, moment.period, AddedUp.of(whole))
