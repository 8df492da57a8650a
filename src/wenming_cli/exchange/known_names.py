"""The names a plan knows, and what each stands for where a cell refers to a record.

A cell may name a unit in short, in full or by an alias, and everything else by its id or its name;
a name that several records have stands for none of them.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from wenming_cli.loading.linking import SECTIONS
from wenming_cli.model.inspection import Tier
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Fault, Reference, folded, shown
from wenming_cli.similar import did_you_mean, similar_names

_MOST_LISTED = 12

Named = tuple[str, str]
"""A name, and what the record it stands for is called in a plan."""


class KnownNames:
    """Every name of every section; records that are about to be added may be made known too."""

    def __init__(self, plan: Plan) -> None:
        self._canonical: dict[str, dict[str, str]] = {section: {} for section in SECTIONS}
        self._ambiguous: dict[str, set[str]] = {section: set() for section in SECTIONS}
        self.tiers = Tier.spelt(plan.settings.names.every_tier)
        for section, named in _named(plan):
            self.add(section, named)

    def add(self, section: str, named: Iterable[Named]) -> None:
        """Make names of a section known; one that another record has too becomes ambiguous."""
        known = self._canonical[section]
        for name, canonical in named:
            if known.setdefault(folded(name), canonical) != canonical:
                self._ambiguous[section].add(folded(name))

    def knows(self, section: str, text: str) -> bool:
        """Whether some record goes by a name."""
        return folded(text) in self._canonical[section]

    def find(self, reference: Reference, text: str) -> str:
        """What a record is called in a plan; a ``Fault`` says that there is none, or several."""
        section = reference.section
        if text in reference.groups:
            return text
        found = self._canonical[section].get(folded(text))
        if found is not None and (found == text or folded(text) not in self._ambiguous[section]):
            return found
        if found is not None:
            message = f"{SECTIONS[section]}里叫“{shown(text)}”的不止一个"
            way = "简称" if section == "owners" else "编号"
            raise Fault("E300", message, f"改写它的{way}")
        is_open = reference.open and not self._canonical[section]
        if not reference.strict or is_open:
            return text
        raise Fault("E300", f"{SECTIONS[section]}里没有“{shown(text)}”", self._hint(section, text))

    def _hint(self, section: str, text: str) -> str:
        names = list(dict.fromkeys(self._canonical[section].values()))
        near = similar_names(text, names)
        if len(near) == 1:
            return did_you_mean(text, near[0])
        if near:
            return f"是不是 {'、'.join(f'“{name}”' for name in islice(near, 3))}？"
        if 0 < len(names) <= _MOST_LISTED:
            return f"现有：{'、'.join(names)}"
        return f"先登记到{SECTIONS[section]}，或者改成已有的名称"


def _named(plan: Plan) -> Iterator[tuple[str, list[Named]]]:
    """By section, every name and the one by which a plan refers to its record."""
    lines = plan.budget.lines if plan.budget else ()
    for owner in plan.owners:
        names = (owner.name, owner.full_name, *owner.aliases)
        yield "owners", [(name, owner.name) for name in names if name]
    yield "workstreams", [(n, w.id) for w in plan.workstreams for n in (w.id, w.name)]
    yield "tasks", [(n, t.id) for t in plan.tasks for n in (t.id, t.title)]
    yield "parts", [(n, t.id) for t in plan.tasks for n in (t.id, t.title)]
    yield "parts", [(leaf.id, leaf.id) for leaf in plan.leaves]
    yield "lines", [(n, line.id) for line in lines for n in (line.id, line.name)]
    yield "indicators", [(n, i.id) for i in plan.indicators for n in (i.id, i.name)]
    yield "sites", [(n, s.id) for s in plan.sites for n in (s.id, s.name)]
    yield "findings", [(f.id, f.id) for f in plan.findings]
    yield "finding_items", [(name, name) for f in plan.findings for name, _ in f.logs]
    for section in ("systems", "assessments", "materials", "schemes"):
        yield section, [(r.id, r.id) for r in getattr(plan, section)]
    for section in ("site_types", "check_items"):
        yield section, [(r.name, r.name) for r in getattr(plan, section)]
    for standard in plan.standards:
        name = plan.reference_of(standard)
        yield (
            "standards",
            [(n, name) for n in (standard.code, f"{standard.system}:{standard.code}")],
        )
    themes = (item for theme in plan.project.themes for item in theme.items)
    yield "themes", [(item, item) for item in themes]
