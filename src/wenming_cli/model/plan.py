"""A plan: what one file may hold, and the whole that all files of a folder make.

``PlanFile`` is the shape of a single file; its fields are the sections. ``Plan`` is the joined,
typed and linked whole that figures, rules and reports work on.
"""

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from wenming_cli.frozen import frozen
from wenming_cli.model.assessment import Assessment, CheckItem, SiteType, Standard, System
from wenming_cli.model.base import Entry, field
from wenming_cli.model.board import Board
from wenming_cli.model.budget import Budget, Payment, Receipt
from wenming_cli.model.citation import Citation, citations, cited, is_path
from wenming_cli.model.closing import Closing
from wenming_cli.model.evidence_lock import EvidenceLock
from wenming_cli.model.finding import Category, Finding, FindingLog
from wenming_cli.model.indicator import Indicator, IndicatorActual, Sample
from wenming_cli.model.inspection import Check, Inspection
from wenming_cli.model.leaf import Leaf, leaves_of
from wenming_cli.model.material import Material
from wenming_cli.model.narrative import Narrative
from wenming_cli.model.notice import Notice
from wenming_cli.model.owner import TERRITORIES, Owner
from wenming_cli.model.points import Award, PointsScheme
from wenming_cli.model.project import Project
from wenming_cli.model.recurrence import base_of
from wenming_cli.model.scalars import GROUPS, Bool, WorkstreamRef, folded
from wenming_cli.model.settings import Settings
from wenming_cli.model.shelf import Shelf
from wenming_cli.model.site import Site
from wenming_cli.model.tally import Tally
from wenming_cli.model.task import Task, TaskUpdate
from wenming_cli.model.workstream import Workstream


class PlanFile(Entry):
    """One file of a plan: any of these sections, and two defaults for the records in it."""

    LABEL: ClassVar[str] = "计划文件"

    workstream: WorkstreamRef | None = field(
        None, title="所属工作", description="本文件里任务和问题的默认重点工作"
    )
    sample: Bool = field(False, title="示例数据", description="本文件的记录是编造的示例")

    plan: Project | None = field(None, title="计划")
    owners: tuple[Owner, ...] = field((), title="单位名录")
    workstreams: tuple[Workstream, ...] = field((), title="重点工作")
    tasks: tuple[Task, ...] = field((), title="任务")
    updates: tuple[TaskUpdate, ...] = field((), title="进展")
    budget: Budget | None = field(None, title="资金")
    payments: tuple[Payment, ...] = field((), title="支出")
    receipts: tuple[Receipt, ...] = field((), title="到位资金")
    indicators: tuple[Indicator, ...] = field((), title="绩效指标")
    actuals: tuple[IndicatorActual, ...] = field((), title="实际值")
    samples: tuple[Sample, ...] = field((), title="抽查")
    sites: tuple[Site, ...] = field((), title="点位")
    site_types: tuple[SiteType, ...] = field(
        (), title="点位类型", description="写了就只能用写出来的"
    )
    check_items: tuple[CheckItem, ...] = field(
        (), title="检查项目", description="写了就只能用写出来的"
    )
    systems: tuple[System, ...] = field((), title="测评体系")
    standards: tuple[Standard, ...] = field((), title="测评标准")
    assessments: tuple[Assessment, ...] = field((), title="测评")
    materials: tuple[Material, ...] = field((), title="申报材料")
    inspections: tuple[Inspection, ...] = field((), title="巡查")
    findings: tuple[Finding, ...] = field((), title="问题")
    logs: tuple[FindingLog, ...] = field((), title="办理记录")
    totals: tuple[Tally, ...] = field((), title="累计数")
    categories: tuple[Category, ...] = field((), title="问题类别")
    notices: tuple[Notice, ...] = field((), title="督办文书")
    schemes: tuple[PointsScheme, ...] = field((), title="计分办法")
    awards: tuple[Award, ...] = field((), title="加减分")
    boards: tuple[Board, ...] = field((), title="公布榜单")
    narratives: tuple[Narrative, ...] = field((), title="文字材料")
    closings: tuple[Closing, ...] = field((), title="月结")
    settings: Settings | None = field(None, title="口径")


Record = TypeVar("Record", bound=Entry)
_is_sample = attrgetter("place.source.is_sample")
"""The same as of each entry, asked of a hundred thousand of them."""


def _unambiguous(records: Sequence[Record], name: Callable[[Record], str]) -> dict[str, Record]:
    """Records by a name that only one of them has, so that nobody follows it to the wrong one."""
    every = dict(zip(map(name, records), records, strict=True))
    if len(every) == len(records):
        return every
    found: dict[str, Record] = {}
    clashing: set[str] = set()
    for record in records:
        if found.setdefault(name(record), record) is not record:
            clashing.add(name(record))
    return {key: record for key, record in found.items() if key not in clashing}


@frozen
class Plan:
    """A whole plan, frozen.

    References hold canonical names: an owner is named by its ``name`` wherever its alias was
    written. Updates, logs and actuals written apart are joined to their tasks, findings and
    indicators, after the record's own, in path order. ``damaged`` names the sections in which a
    record could not be read whole; ``digest`` identifies the content of all files. ``shelf`` is
    where files of evidence are looked up, None where nobody knows of them.
    """

    folder: Path
    digest: str
    damaged: frozenset[str]
    project: Project
    settings: Settings
    owners: tuple[Owner, ...] = ()
    workstreams: tuple[Workstream, ...] = ()
    tasks: tuple[Task, ...] = ()
    budget: Budget | None = None
    payments: tuple[Payment, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    samples: tuple[Sample, ...] = ()
    sites: tuple[Site, ...] = ()
    inspections: tuple[Inspection, ...] = ()
    findings: tuple[Finding, ...] = ()
    categories: tuple[Category, ...] = ()
    notices: tuple[Notice, ...] = ()
    boards: tuple[Board, ...] = ()
    narratives: tuple[Narrative, ...] = ()
    closings: tuple[Closing, ...] = ()
    site_types: tuple[SiteType, ...] = ()
    check_items: tuple[CheckItem, ...] = ()
    systems: tuple[System, ...] = ()
    standards: tuple[Standard, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    materials: tuple[Material, ...] = ()
    schemes: tuple[PointsScheme, ...] = ()
    awards: tuple[Award, ...] = ()
    totals: tuple[Tally, ...] = ()
    evidence_lock: EvidenceLock | None = dataclasses.field(default=None, compare=False, repr=False)
    shelf: Shelf | None = dataclasses.field(default=None, compare=False, repr=False)

    @property
    def id(self) -> str:
        """The plan's id."""
        return self.project.id

    @cached_property
    def start(self) -> date:
        """First day of the plan."""
        return self.project.start or date(self.project.year, 1, 1)

    @cached_property
    def end(self) -> date:
        """Last day of the plan."""
        return self.project.end or date(self.project.year, 12, 31)

    @cached_property
    def worked_out(self) -> dict[str, Any]:
        """What was worked out of the plan, by who did it, for those who ask again."""
        return {}

    @cached_property
    def owner_by_name(self) -> dict[str, Owner]:
        """Owners by canonical name; a name that two records have, here and below, is not there."""
        return _unambiguous(self.owners, attrgetter("name"))

    @cached_property
    def workstream_by_id(self) -> dict[str, Workstream]:
        """Workstreams by id."""
        return _unambiguous(self.workstreams, attrgetter("id"))

    @cached_property
    def task_by_id(self) -> dict[str, Task]:
        """Tasks as written, by id."""
        return _unambiguous(self.tasks, attrgetter("id"))

    @cached_property
    def leaf_by_id(self) -> dict[str, Leaf]:
        """What tasks are counted as, by id; of those that share one the first."""
        return {leaf.id: leaf for leaf in reversed(self.leaves)}

    @cached_property
    def site_by_id(self) -> dict[str, Site]:
        """Sites by id."""
        return _unambiguous(self.sites, attrgetter("id"))

    @cached_property
    def finding_by_id(self) -> dict[str, Finding]:
        """Findings by id."""
        return _unambiguous(self.findings, attrgetter("id"))

    @cached_property
    def system_by_id(self) -> dict[str, System]:
        """Systems by id."""
        return _unambiguous(self.systems, attrgetter("id"))

    @cached_property
    def assessment_by_id(self) -> dict[str, Assessment]:
        """Assessments by id."""
        return _unambiguous(self.assessments, attrgetter("id"))

    @cached_property
    def material_by_id(self) -> dict[str, Material]:
        """Materials by id."""
        return _unambiguous(self.materials, attrgetter("id"))

    @cached_property
    def scheme_by_id(self) -> dict[str, PointsScheme]:
        """Points schemes by id."""
        return _unambiguous(self.schemes, attrgetter("id"))

    @cached_property
    def standard_by_code(self) -> dict[str, Standard]:
        """Standards by code, or by ``SYSTEM:CODE`` where two systems have the same."""
        return _unambiguous(self.standards, self.reference_of)

    def reference_of(self, standard: Standard) -> str:
        """How a standard is referred to."""
        is_shared = len(self._systems_by_code.get(folded(standard.code), ())) > 1
        return f"{standard.system}:{standard.code}" if is_shared else standard.code

    @cached_property
    def _systems_by_code(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for standard in self.standards:
            found.setdefault(folded(standard.code), set()).add(standard.system)
        return found

    def standard_of(self, check: Check) -> Standard | None:
        """The standard of a check: its own, else that of its item."""
        named = check.standard or self._standard_by_item.get(check.item)
        return None if named is None else self.standard_by_code.get(named)

    @cached_property
    def _standard_by_item(self) -> dict[str, str]:
        return {item.name: item.standard for item in self.check_items if item.standard is not None}

    @property
    def has_findings(self) -> bool:
        """Whether anything is known of findings: records, or counts without records."""
        return bool(self.findings or self.totals)

    def workstream_of(self, finding: Finding | Tally) -> str | None:
        """The workstream of a finding: its own, else that of its category."""
        own = finding.workstream if isinstance(finding, Finding) else None
        return own or self._workstream_by_category.get(finding.category or "")

    def spot_of(self, finding: Finding) -> str | None:
        """Name where a finding was made: its site, and the place there or without any site."""
        site = self.site_by_id.get(finding.site or "")
        spot = finding.spot or None
        if site is None:
            return spot
        return f"{site.name} {spot}" if spot else site.name

    def text_of(self, finding: Finding) -> str:
        """The text of a finding behind its place, if it has one: ``东街菜场：地面有污水``."""
        spot = self.spot_of(finding)
        return f"{spot}：{finding.text}" if spot else finding.text

    @cached_property
    def _workstream_by_category(self) -> dict[str, str]:
        return {c.name: c.workstream for c in self.categories if c.workstream is not None}

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The tasks that are counted, in file order."""
        lead = {workstream.id: workstream.owner for workstream in self.workstreams}
        return tuple(
            leaf
            for task in self.tasks
            for leaf in leaves_of(task, lead.get(task.workstream), (self.start, self.end))
        )

    @cached_property
    def recurring(self) -> Mapping[str, tuple[Leaf, ...]]:
        """The occurrences of each recurring task, and of each part of one, by its id."""
        found: dict[str, list[Leaf]] = {}
        for leaf in self.leaves:
            if leaf.occurrence is not None:
                for name in dict.fromkeys((base_of(leaf.id), leaf.task.id)):
                    found.setdefault(name, []).append(leaf)
        return {name: tuple(leaves) for name, leaves in found.items()}

    @cached_property
    def has_dependencies(self) -> bool:
        """Whether any task waits for another."""
        return any(task.depends_on for task in self.tasks)

    @cached_property
    def subdistricts(self) -> tuple[str, ...]:
        """Names of the subdistricts, towns and townships, in protocol order."""
        return tuple(o.name for o in self.owners if o.kind in TERRITORIES)

    @cached_property
    def groups(self) -> Mapping[str, tuple[str, ...]]:
        """By each word that stands for all units of some kinds, their names in protocol order."""
        return {
            word: tuple(o.name for o in self.owners if o.kind.value in kinds)
            for word, kinds in GROUPS.items()
        }

    def unit_named(self, name: str) -> str:
        """The canonical name of a unit called by name or alias; unknown names stay as they are."""
        return self._units.get(folded(name), name)

    @cached_property
    def _units(self) -> dict[str, str]:
        return {
            folded(name): owner.name
            for owner in self.owners
            for name in (owner.name, *owner.aliases)
        }

    def entries(self) -> Iterator[Entry]:
        """Every record of every section, in the order of the sections."""
        return chain.from_iterable(self._sections)

    @property
    def _sections(self) -> tuple[Sequence[Entry], ...]:
        return (
            (self.project,),
            self.owners,
            self.workstreams,
            self.tasks,
            () if self.budget is None else (self.budget,),
            self.payments,
            self.receipts,
            self.indicators,
            self.samples,
            self.sites,
            self.site_types,
            self.check_items,
            self.systems,
            self.standards,
            self.assessments,
            self.materials,
            self.inspections,
            self.findings,
            self.totals,
            self.categories,
            self.notices,
            self.schemes,
            self.awards,
            self.boards,
            self.narratives,
            self.closings,
        )

    @cached_property
    def sample(self) -> bool:
        """Whether any record of the plan is invented."""
        return any(map(_is_sample, self.entries())) or any(map(_is_sample, self.dated()))

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """All evidence that records name, in the order of the sections."""
        return tuple(citations(self.entries()))

    @cached_property
    def evidence_files(self) -> frozenset[str]:
        """What records name as evidence that looks like a file."""
        sections = [section for section in self._sections if section]
        return frozenset(text for s in sections for text in cited(type(s[0]), s) if is_path(text))

    @cached_property
    def evidence_paths(self) -> Mapping[str, str]:
        """The path of each file of evidence that is there, by what is written; see ``Shelf``.

        The shelf is asked once, so that all that is made of a plan goes by one state of it.
        """
        return {} if self.shelf is None else self.shelf.there(sorted(self.evidence_files))

    def lacks(self, evidence: str) -> bool:
        """Whether evidence names a file that is not there, as far as anybody knows."""
        if self.shelf is None or not is_path(evidence):
            return False
        return evidence not in self.evidence_paths

    @cached_property
    def cited_files(self) -> Mapping[str, Sequence[Citation]]:
        """The citations of every file of evidence that is there, by path, in the order of paths.

        Folders are left out: what is in them changes without any record.
        """
        found: dict[str, list[Citation]] = defaultdict(list)
        for each in self.citations:
            path = self.evidence_paths.get(each.text) if each.is_file else None
            if path is not None and not path.endswith("/"):
                found[path].append(each)
        return {path: found[path] for path in sorted(found)}

    def dated(self) -> Iterator[Entry]:
        """What was reported of tasks, findings and indicators, record by record."""
        for leaf in self.leaves:
            yield from leaf.course.updates
        for finding in self.findings:
            yield from finding.entries
        for indicator in self.indicators:
            yield from indicator.actuals
