"""What is chosen from and written in cells: the words of a plan for its records and choices.

A record is offered under its id with its name behind, a site under its name where no other has it;
what comes back is taken by id, by name or by both.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from wenming_cli.exchange.sheets.sheet_kinds import SheetColumn
from wenming_cli.model.base import Entry
from wenming_cli.model.inspection import Tier
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Choice, folded
from wenming_cli.words.numbers import plain_text

YES, NO = "是", "否"


def unit_called(plan: Plan, name: str) -> str | None:
    """What the unit is called now that goes or went by a name; None where there is none."""
    if name in plan.owner_by_name:
        return name
    wanted = folded(name)
    named = ((o.name, (o.name, o.full_name or "", *o.aliases)) for o in plan.owners)
    return next((now for now, names in named if wanted in map(folded, names)), None)


class SheetNames:
    """The words of a plan, for cells to be chosen from and for what comes back in them."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    # --- what is offered ------------------------------------------------------------------------

    def offered(self, column: SheetColumn, unit: str) -> list[str]:
        """The words a cell is chosen from; none where it is free."""
        found = column.field
        if found is None:
            return []
        if found.scalar is Tier:
            return [tier.label for tier in self.plan.settings.names.every_tier]
        if isinstance(found.scalar, type) and issubclass(found.scalar, Choice):
            return [choice.label for choice in found.scalar]
        if found.scalar is bool:
            return [YES, NO]
        if found.reference is not None:
            return self._offered_of(found.reference.section, unit)
        return list(self._grouped.get(column.title, ()))

    def _offered_of(self, section: str, unit: str) -> list[str]:
        if section == "parts":
            return [f"{leaf.id} {leaf.title}" for leaf in self.plan.leaves if unit in leaf.leads]
        words = self.words_by_section.get(section, {})
        if section == "sites":
            words = {name: words[name] for name in self._sites_of(unit)} or words
        return list(dict.fromkeys(words.values()))

    def _sites_of(self, unit: str) -> list[str]:
        """The sites a unit answers for, or that lie in it."""
        return [site.id for site in self.plan.sites if unit in (site.owner, site.subdistrict)]

    @cached_property
    def _grouped(self) -> Mapping[str, tuple[str, ...]]:
        """Words by which records are grouped that the plan lists: categories, sources of money."""
        budget = self.plan.budget
        sources = () if budget is None else tuple(fund.name for fund in budget.sources)
        return {"类别": tuple(c.name for c in self.plan.categories), "资金来源": sources}

    @cached_property
    def words_by_section(self) -> Mapping[str, dict[str, str]]:
        """By section, the word offered for each record by its canonical name."""
        plan = self.plan
        lines = () if plan.budget is None else plan.budget.lines
        names = Counter(folded(site.name) for site in plan.sites)
        return {
            "owners": {owner.name: owner.name for owner in plan.owners},
            "workstreams": {w.id: f"{w.id} {w.name}" for w in plan.workstreams},
            "parts": {leaf.id: f"{leaf.id} {leaf.title}" for leaf in plan.leaves},
            "lines": {line.id: f"{line.id} {line.name}" for line in lines},
            "indicators": {i.id: f"{i.id} {i.name}" for i in plan.indicators},
            "findings": {finding.id: finding.id for finding in plan.findings},
            "finding_items": {name: name for f in plan.findings for name, _ in f.logs},
            "assessments": {a.id: f"{a.id} {a.name}" for a in plan.assessments},
            "check_items": {item.name: item.name for item in plan.check_items},
            "standards": {code: code for code in plan.standard_by_code},
            "materials": {m.id: f"{m.id} {m.title}" for m in plan.materials},
            "sites": {
                site.id: site.name if names[folded(site.name)] == 1 else f"{site.id} {site.name}"
                for site in plan.sites
            },
        }

    # --- what is shown --------------------------------------------------------------------------

    def shown(self, column: SheetColumn, record: Entry) -> str:
        """A field of a record as a cell shows it."""
        assert column.field is not None  # noqa: S101  what is told has none, and comes as words
        value = getattr(record, column.field.name)
        reference = column.field.reference
        if reference is not None and reference.section == "sites":
            value = self.words_by_section["sites"].get(value, value)
        return "、".join(_texts(value))


def _texts(value: Any) -> Iterator[str]:
    """What stands in a cell for a value, item by item."""
    match value:
        case None:
            return
        case tuple():
            for item in value:
                yield from _texts(item)
        case bool():
            yield YES if value else NO
        case Choice():
            yield value.label
        case Decimal():
            yield plain_text(value)
        case date():
            yield value.isoformat()
        case _:
            yield str(value)
