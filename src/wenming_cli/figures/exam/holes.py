"""Holes: what is missing so that a standard can be answered for, each with its kind and place."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property

from wenming_cli.diagnostic import Location
from wenming_cli.figures.days.cycles import cycles
from wenming_cli.figures.exam.materials import MaterialStage, MaterialState, material_states
from wenming_cli.figures.exam.observing import Examined, examined, observations
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.figures.grouping import grouped
from wenming_cli.frozen import frozen
from wenming_cli.model.assessment import Method, Standard
from wenming_cli.model.base import Entry
from wenming_cli.model.finding import Finding
from wenming_cli.model.inspection import Check
from wenming_cli.model.plan import Plan
from wenming_cli.model.site import Site
from wenming_cli.words.word import Word

CYCLES = 3
"""A standard that was not observed in so many cycles has a hole."""


class HoleKind(Word):
    """The kind of a hole says what is missing."""

    NO_OWNER = "no_owner", "没有责任单位"
    NO_SITE = "no_site", "没有适用点位"
    NEVER_OBSERVED = "never_observed", "从未观察"
    NOT_OBSERVED_LATELY = "not_observed_lately", "近期没有观察"
    NO_MATERIAL = "no_material", "没有申报材料"
    MATERIAL_OVERDUE = "material_overdue", "材料逾期"
    MATERIAL_RETURNED = "material_returned", "材料退回"
    MATERIAL_OUTSIDE_WINDOW = "material_outside_window", "材料不在时间范围"
    MATERIAL_WITHOUT_EVIDENCE = "material_without_evidence", "材料没有佐证"
    FINDING_OVERDUE = "finding_overdue", "问题逾期"
    NO_INDICATOR = "no_indicator", "没有绩效指标"
    NO_SAMPLE = "no_sample", "没有抽查"
    UNKNOWN_STANDARD = "unknown_standard", "标准不存在"
    WRONG_SITE_TYPE = "wrong_site_type", "点位类型不适用"


@frozen
class Hole:
    """A hole; ``code`` is what refers to the standard, which is None where there is none so."""

    kind: HoleKind
    code: str
    message: str
    place: Location
    standard: Standard | None


def holes(plan: Plan, as_of: date, cycles: int = CYCLES) -> tuple[Hole, ...]:
    """List what is missing by the end of a day: by standard in file order, unknown ones last."""
    return tuple(_Searched(plan, as_of, cycles).holes())


@frozen
class _Searched:
    """A plan that is searched for holes on a day."""

    plan: Plan
    as_of: date
    cycles: int

    def holes(self) -> Iterator[Hole]:
        for each in examined(self.plan, observations(self.plan, self.as_of), self.as_of):
            for search in _SEARCHES:
                yield from search(self, each)
        yield from self.unknown()

    # --- of one standard --------------------------------------------------------------------------

    def owners(self, each: Examined) -> Iterator[Hole]:
        if not each.standard.owners:
            yield _hole(HoleKind.NO_OWNER, each, "没有责任单位", each.standard, "owners")

    def visits(self, each: Examined) -> Iterator[Hole]:
        """Where nobody can go, and where nobody has been."""
        if each.standard.method is not Method.FIELD:
            return
        if not each.sites:
            types = "、".join(each.standard.site_types)
            why = f"点位册里没有{types}这样的点位" if types else "点位册是空的"
            yield _hole(HoleKind.NO_SITE, each, why, each.standard, "site_types")
        elif each.last is None:
            yield _hole(HoleKind.NEVER_OBSERVED, each, "从来没有观察过", each.standard)
        elif self.since is not None and each.last < self.since:
            words = f"最近 {self.cycles} 个周期没有观察过，上一次是 {each.last}"
            yield _hole(HoleKind.NOT_OBSERVED_LATELY, each, words, each.standard)

    @cached_property
    def since(self) -> date | None:
        """The first day of the last cycles that have ended; None where there are fewer."""
        ended = [each for each in cycles(self.plan, self.as_of) if not each.is_running(self.as_of)]
        return ended[-self.cycles].first if 0 < self.cycles <= len(ended) else None

    def measures(self, each: Examined) -> Iterator[Hole]:
        """What a survey is measured by."""
        if each.standard.method is not Method.SURVEY:
            return
        indicator = each.standard.indicator
        if indicator is None:
            words = "问卷调查的标准没有写绩效指标，不知道由哪一项衡量"
            yield _hole(HoleKind.NO_INDICATOR, each, words, each.standard, "indicator")
        elif indicator not in self.measured:
            words = f"绩效指标 {indicator} 没有抽查，也没有实际值"
            yield _hole(HoleKind.NO_SAMPLE, each, words, each.standard, "indicator")

    @cached_property
    def measured(self) -> frozenset[str]:
        """The indicators that are known by now: sampled, or with an actual value."""
        sampled = {each.indicator for each in self.plan.samples if each.date <= self.as_of}
        valued = {
            each.id
            for each in self.plan.indicators
            if each.measure != "sampled" and any(a.date <= self.as_of for a in each.actuals)
        }
        return frozenset(sampled | valued)

    def materials(self, each: Examined) -> Iterator[Hole]:
        """Where nothing is to be handed in, and what is wrong with what was."""
        own = self.handed_in.get(each.id, ())
        if each.standard.method is Method.MATERIAL and not own:
            words = "材料审核的标准没有申报材料"
            yield _hole(HoleKind.NO_MATERIAL, each, words, each.standard)
        for state in own:
            kind = _OF_MATERIALS.get(state.state)
            if kind is not None:
                words = f"材料 {state.id} {state.state.label}：{state.why}"
                yield _hole(kind, each, words, state.material)

    @cached_property
    def handed_in(self) -> Mapping[str, list[MaterialState]]:
        """The materials by standard."""
        states = material_states(self.plan, self.as_of) if self.plan.materials else ()
        return grouped((state.material.standard, state) for state in states)

    def findings(self, each: Examined) -> Iterator[Hole]:
        for state in self.overdue.get(each.id, ()):
            words = f"问题 {state.id} 逾期 {state.overdue_days} 天没有整改（{state.owner}）"
            yield _hole(HoleKind.FINDING_OVERDUE, each, words, state.finding)

    @cached_property
    def overdue(self) -> Mapping[str, list[FindingState]]:
        """The overdue findings by the standards they are about."""
        raised = raised_of(self.plan)
        found: dict[str, list[FindingState]] = {}
        for state in survey(self.plan, self.as_of) if self.plan.findings else ():
            if state.overdue_days:
                for code in raised.get(state.id, ()):
                    found.setdefault(code, []).append(state)
        return found

    def types(self, each: Examined) -> Iterator[Hole]:
        """Where a standard was looked at that does not apply there."""
        if not each.standard.site_types:
            return
        for seen in each.observations:
            site = seen.site
            if site is not None and site.type not in each.standard.site_types:
                yield _misplaced(each, site, seen.check)
        for finding, site in self.found_at.get(each.id, ()):
            if site.type not in each.standard.site_types:
                yield _misplaced(each, site, finding)

    @cached_property
    def found_at(self) -> Mapping[str, list[tuple[Finding, Site]]]:
        """The findings that name a standard and a site, those apart that came from a check."""
        raised = {check.finding for check in checks_of(self.plan)}
        return grouped(
            (finding.standard, (finding, self.plan.site_by_id[finding.site]))
            for finding in self.plan.findings
            if finding.standard is not None
            and finding.site in self.plan.site_by_id
            and finding.id not in raised
            and finding.found <= self.as_of
        )

    # --- of no standard ---------------------------------------------------------------------------

    def unknown(self) -> Iterator[Hole]:
        """Every record that names a standard there is not."""
        for entry, title, name in _naming(self.plan):
            if name is not None and name not in self.plan.standard_by_code:
                words = f"{title}写的测评标准“{name}”不在测评标准里"
                place = entry.location("standard")
                yield Hole(HoleKind.UNKNOWN_STANDARD, name, words, place, None)


_SEARCHES: tuple[Callable[[_Searched, Examined], Iterator[Hole]], ...] = (
    _Searched.owners,
    _Searched.visits,
    _Searched.materials,
    _Searched.measures,
    _Searched.findings,
    _Searched.types,
)


_OF_MATERIALS = {
    MaterialStage.OVERDUE: HoleKind.MATERIAL_OVERDUE,
    MaterialStage.RETURNED: HoleKind.MATERIAL_RETURNED,
    MaterialStage.OUTSIDE_WINDOW: HoleKind.MATERIAL_OUTSIDE_WINDOW,
    MaterialStage.WITHOUT_EVIDENCE: HoleKind.MATERIAL_WITHOUT_EVIDENCE,
}
"""What is wrong with a material, by its state."""


def _hole(
    kind: HoleKind, each: Examined, message: str, entry: Entry, field: str | None = None
) -> Hole:
    return Hole(kind, each.id, message, entry.location(field), each.standard)


def _misplaced(each: Examined, site: Site, entry: Entry) -> Hole:
    types = "、".join(each.standard.site_types)
    words = f"在{site.type}“{site.name}”观察，这条标准只用于{types}"
    return _hole(HoleKind.WRONG_SITE_TYPE, each, words, entry, "site")


def _naming(plan: Plan) -> Iterator[tuple[Entry, str, str | None]]:
    """Every record that may name a standard, what it is called, and the name."""
    for item in plan.check_items:
        yield item, f"检查项目 {item.name} ", item.standard
    for check in checks_of(plan):
        yield check, f"{check.site} 的检查项", check.standard
    for finding in plan.findings:
        yield finding, f"问题 {finding.id} ", finding.standard
    for task in plan.tasks:
        yield task, f"任务 {task.id} ", task.standard
    for material in plan.materials:
        yield material, f"材料 {material.id} ", material.standard


def checks_of(plan: Plan) -> Iterator[Check]:
    """List every check of every inspection, in file order."""
    for inspection in plan.inspections:
        yield from inspection.checks


def raised_of(plan: Plan) -> Mapping[str, dict[str, None]]:
    """Tell by finding what standards it is about: its own, and those of checks it came from."""
    found: dict[str, dict[str, None]] = {}
    for finding in plan.findings:
        if finding.standard is not None:
            found.setdefault(finding.id, {})[finding.standard] = None
    for check in checks_of(plan):
        standard = plan.standard_of(check) if check.finding is not None else None
        if standard is not None and check.finding is not None:
            found.setdefault(check.finding, {})[plan.reference_of(standard)] = None
    return found
