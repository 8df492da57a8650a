"""Names typed on the command line: which unit, workstream, category or type of site is meant."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from wenming_cli.figures.definitions import Definition
from wenming_cli.figures.table import FIGURES, row_called
from wenming_cli.model.assessment import Assessment, System
from wenming_cli.model.plan import Plan
from wenming_cli.model.points import PointsScheme
from wenming_cli.model.recurrence import MARK, base_of, near_key
from wenming_cli.model.scalars import folded
from wenming_cli.model.site import Site
from wenming_cli.screens.record import (
    Found,
    called,
    containing,
    is_occurrence,
    named,
    occurring,
    title_of,
)
from wenming_cli.similar import did_you_mean, similar, similar_name
from wenming_cli.sink import quoted, terminal
from wenming_cli.stop import Stop

_MOST_LISTED = 15

Called = TypeVar("Called", Assessment, PointsScheme, Site, System)


def owner_named(plan: Plan, name: str) -> str:
    """Find the canonical name of a unit that was typed: its name, alias or full name."""
    full = {owner.full_name: owner.name for owner in plan.owners if owner.full_name}
    known = plan.unit_named(full.get(name, name))
    if known in plan.owner_by_name:
        return known
    raise Stop(f"单位名录里没有{quoted(name)}{near_name(name, plan.owner_by_name)}")


def workstream_named(plan: Plan, name: str) -> str:
    """Find the id of a workstream that was typed: its id or name."""
    names = {folded(w): s.id for s in plan.workstreams for w in (s.name, s.id)}
    if folded(name) in names:
        return names[folded(name)]
    raise Stop(f"没有{quoted(name)}这项重点工作{near_name(name, [w.id for w in plan.workstreams])}")


def subdistrict_named(plan: Plan, name: str) -> str:
    """Find the canonical name of a subdistrict that was typed."""
    known = owner_named(plan, name)
    if known in plan.subdistricts:
        return known
    raise Stop(f"{quoted(known)}不是街道；街道有：{'、'.join(plan.subdistricts)}")


def category_named(plan: Plan, name: str) -> str:
    """Find the category that was typed: one of the list, or one that a finding has."""
    listed = [*(c.name for c in plan.categories), *(f.category for f in plan.findings)]
    return _known(name, listed, "类别")


def site_type_named(plan: Plan, name: str) -> str:
    """Find the type of site that was typed."""
    return _known(name, [site.type for site in plan.sites], "点位类型")


def assessment_named(plan: Plan, name: str) -> Assessment:
    """Find the assessment that was typed: by its id or name."""
    found = _by_name_or_id(plan.assessments)
    return found[_known(name, found, "测评")]


def scheme_named(plan: Plan, name: str) -> PointsScheme:
    """Find the points scheme that was typed: by its id or name."""
    if not plan.schemes:
        raise Stop("计划里没有计分办法")
    found = _by_name_or_id(plan.schemes)
    return found[_known(name, found, "计分办法")]


def system_named(plan: Plan, name: str) -> str:
    """Find the id of a system that was typed: its id or name."""
    found = _by_name_or_id(plan.systems)
    return found[_known(name, found, "测评体系")].id


def item_named(plan: Plan, name: str) -> str:
    """Find the item of a system that was typed."""
    return _known(name, [standard.item for standard in plan.standards], "测评项目")


def standard_named(plan: Plan, name: str) -> str:
    """Find what refers to the standard that was typed: its code, or ``SYSTEM:CODE``."""
    codes = {f"{each.system}:{each.code}": plan.reference_of(each) for each in plan.standards}
    codes |= {code: code for code in plan.standard_by_code}
    return codes[_known(name, codes, "测评标准")]


def site_named(plan: Plan, name: str) -> str:
    """Find the id of a site that was typed: its id or name."""
    found = _by_name_or_id(plan.sites)
    return found[_known(name, found, "点位")].id


def record_called(plan: Plan, name: str) -> list[Found]:
    """Find the one record that goes by a name or title, or a part of it; none or several stop."""
    found = called(plan, name) or containing(plan, name)
    if len(found) > 1:
        raise several(name, map(line_of, found))
    if found:
        return found
    close = near(name, [each.id for each in lookable(plan, name)])
    raise Stop(f"计划里没有{quoted(name)}这个编号{close or periods(plan, name)}")


def periods(plan: Plan, wanted: str) -> str:
    """Say ``；A 有 2020-01 到 2020-12 这 12 期`` of a period that a recurring task hasn't."""
    base = folded(base_of(unicodedata.normalize("NFKC", wanted)))
    own = next((own for name, own in plan.recurring.items() if folded(name) == base), ())
    keys = [leaf.occurrence.key for leaf in own if leaf.occurrence is not None]
    if not keys:
        return ""
    close = near_key(wanted.rpartition(MARK)[2], keys)
    if close is not None:
        return f"；是不是“{base_of(own[0].id)}{MARK}{close}”？"
    return f"；{base_of(own[0].id)} 有 {keys[0]} 到 {keys[-1]} 这 {len(set(keys))} 期"


def lookable(plan: Plan, wanted: str) -> Iterator[Found]:
    """What a word may be meant to name: an occurrence where it has a period, else a record."""
    return occurring(plan) if is_occurrence(wanted) else named(plan)


def several(name: str, lines: Iterable[str]) -> Stop:
    """That a name stands for several things, with a line for each."""
    every = list(lines)
    left = len(every) - _MOST_LISTED
    more = [f"  还有 {left} 个，多写几个字"] if left > 0 else []
    shown = [f"  {line}" for line in every[:_MOST_LISTED]]
    return Stop(
        "\n".join([f"名称里有{quoted(name)}的有 {len(every)} 个，写其中一个：", *shown, *more])
    )


def line_of(found: Found) -> str:
    """A record among several: ``HW-01  主次干道卫生死角摸底（任务）``."""
    title = title_of(found)
    return terminal(f"{found.id}{f'  {title}' if title else ''}（{found.title}）")


def figure_named(name: str) -> Definition:
    """Find the figure that was typed: its id, a label it is printed under, or a part of one."""
    row = row_called(name)
    if row is not None:
        return row
    found = [row for row in FIGURES if len(name) > 1 and name in row.label]
    if len(found) > 1:
        raise several(name, [f"{each.label}（{each.id}）" for each in found])
    if found:
        return found[0]
    names = [word for row in FIGURES for word in (row.id, row.label)]
    raise Stop(f"没有{quoted(name)}这个数字{near(name, names)}")


def _by_name_or_id(records: Sequence[Called]) -> dict[str, Called]:
    """Records by their names and ids; an id goes before the name of another."""
    return {each.name: each for each in records} | {each.id: each for each in records}


def _known(name: str, known: Iterable[str], word: str) -> str:
    names = {folded(each): each for each in known}
    if folded(name) in names:
        return names[folded(name)]
    raise Stop(f"没有{quoted(name)}这个{word}{near(name, names.values())}")


def near(word: str, known: Iterable[str]) -> str:
    """Ask ``；是不是“…”？`` with the word that was meant, or say nothing."""
    return _asked(word, similar(word, known))


def near_name(name: str, known: Iterable[str]) -> str:
    """Ask the same of a proper name."""
    return _asked(name, similar_name(name, known))


def _asked(word: str, close: str | None) -> str:
    return f"；{did_you_mean(word, close, quoted(close))}" if close else ""
