"""The register of standards: who answers, when it was last looked at, what it scores, its holes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, NamedTuple

from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.exam.holes import Hole, holes, raised_of
from wenming_cli.figures.exam.observing import Examined
from wenming_cli.figures.exam.score_rates import observed_rate, score_rate, standard_coverage
from wenming_cli.figures.exam.scoring import Assessed
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.table import SCORE_RATE
from wenming_cli.model.assessment import Standard
from wenming_cli.model.material import Material
from wenming_cli.model.plan import Plan
from wenming_cli.pages.blocks import KEPT, Block, Column, Paragraph, Table
from wenming_cli.pages.page import Page
from wenming_cli.screens.rates import percent, stated
from wenming_cli.screens.screen_head import head, title
from wenming_cli.words.numbers import plain_text


class StandardFilter(NamedTuple):
    """Which standards are asked for; every condition that is set must hold."""

    system: str | None = None
    item: str | None = None
    owner: str | None = None
    site_type: str | None = None

    def keeps(self, standard: Standard) -> bool:
        """Whether a standard is asked for; without types it applies to every one."""
        types = standard.site_types
        return (
            self.system in (None, standard.system)
            and self.item in (None, standard.item)
            and (self.owner is None or self.owner in standard.owners)
            and (self.site_type is None or not types or self.site_type in types)
        )

    def words(self) -> str:
        """The conditions that are set; empty where none is."""
        named = (
            ("测评体系", self.system),
            ("测评项目", self.item),
            ("单位", self.owner),
            ("点位类型", self.site_type),
        )
        return "，".join(f"{word} {name}" for word, name in named if name is not None)


@dataclass(frozen=True)
class StandardsShown:
    """What is shown: the standards asked for on a day; ``only_holes``: what is missing of them."""

    plan: Plan
    cutoff: Cutoff
    wanted: StandardFilter
    cycles: int
    only_holes: bool = False

    @cached_property
    def listed(self) -> tuple[Examined, ...]:
        """The standards asked for, each with what was observed of it by then."""
        every = Assessed(self.plan, self.cutoff.as_of).standards
        return tuple(each for each in every if self.wanted.keeps(each.standard))

    @cached_property
    def holes(self) -> tuple[Hole, ...]:
        """Their holes; those of unknown standards too, where every standard is asked for."""
        is_narrow = any(each is not None for each in self.wanted)
        return tuple(
            hole
            for hole in holes(self.plan, self.cutoff.as_of, self.cycles)
            if (not is_narrow if hole.standard is None else self.wanted.keeps(hole.standard))
        )

    @cached_property
    def open(self) -> Mapping[str, Sequence[FindingState]]:
        """The findings that are still to be put right, by the standards they are about."""
        found: dict[str, list[FindingState]] = {}
        raised = raised_of(self.plan)
        for state in survey(self.plan, self.cutoff.as_of) if raised else ():
            for code in raised.get(state.id, ()) if state.state is Stage.OPEN else ():
                found.setdefault(code, []).append(state)
        return found

    @cached_property
    def materials(self) -> Mapping[str, Sequence[Material]]:
        """The materials by standard."""
        return grouped((material.standard, material) for material in self.plan.materials)

    def rate(self, each: Examined) -> Figure:
        """得分率 of one standard."""
        return score_rate(each.observations, self.plan.settings.assessment.weighting)


def page(shown: StandardsShown) -> Page:
    """The register or the holes, and what they come to."""
    scope = shown.wanted.words()
    titled = title(shown.plan, shown.cutoff, "测评标准", *([f"只看{scope}"] if scope else []))
    table = holes_table(shown.holes) if shown.only_holes else standards_table(shown)
    foot = _holes_foot(shown) if shown.only_holes else _foot(shown)
    blocks: tuple[Block, ...] = (table, *map(Paragraph, foot))
    return Page(titled, blocks, partial(document, shown), table)


# --- tables ---------------------------------------------------------------------------------------

_COLUMNS = (
    Column("编号", most=14, worth=KEPT),
    Column("测评项目", most=14, worth=1),
    Column("测评标准", most=34, worth=3),
    Column("测评方法", worth=1),
    Column("分值", is_number=True, worth=1),
    Column("责任单位", most=24, worth=4),
    Column("适用点位", is_number=True, worth=1),
    Column("最近观察"),
    Column(SCORE_RATE.label, is_number=True),
    Column("待整改", is_number=True),
    Column("材料", is_number=True, worth=1),
    Column("位置", worth=0),
)


def standards_table(shown: StandardsShown) -> Table:
    """One row a standard."""
    return Table(_COLUMNS, tuple(_row(shown, each) for each in shown.listed))


def _row(shown: StandardsShown, each: Examined) -> tuple[str, ...]:
    standard, at = each.standard, each.standard.location()
    return (
        each.id,
        standard.item,
        standard.text,
        standard.method.label,
        "" if standard.points is None else plain_text(standard.points),
        "、".join(standard.owners),
        str(each.sites),
        "" if each.last is None else each.last.isoformat(),
        percent(shown.rate(each)),
        _count(len(shown.open.get(each.id, ()))),
        _count(len(shown.materials.get(each.id, ()))),
        at.file_line,
    )


def _count(number: int) -> str:
    return str(number) if number else ""


_HOLE_COLUMNS = (
    Column("缺口", worth=KEPT),
    Column("编号", most=20, worth=KEPT),
    Column("情况", most=60, worth=KEPT),
    Column("位置", worth=3),
)


def holes_table(found: Iterable[Hole]) -> Table:
    """One row a hole."""
    return Table(_HOLE_COLUMNS, tuple(map(_hole_row, found)))


def _hole_row(hole: Hole) -> tuple[str, ...]:
    return (hole.kind.label, hole.code, hole.message, hole.place.file_line)


# --- what they come to ----------------------------------------------------------------------------


def _foot(shown: StandardsShown) -> Iterator[str]:
    if not shown.plan.standards:
        yield "计划里没有写测评标准（standards）"
        return
    yield f"列出 {len(shown.listed)} 条标准"
    yield "，".join(map(stated, _figures(shown)))
    if shown.holes:
        yield f"缺口 {len(shown.holes)} 处，用 --holes 列出"


def _figures(shown: StandardsShown) -> Iterator[Figure]:
    """The figures of the standards that are listed."""
    observed = [seen for each in shown.listed for seen in each.observations]
    yield score_rate(observed, shown.plan.settings.assessment.weighting)
    yield observed_rate(shown.listed)
    yield standard_coverage(shown.listed, Period.up_to(shown.cutoff.as_of))


def _holes_foot(shown: StandardsShown) -> Iterator[str]:
    if not shown.holes:
        yield "没有缺口"
        return
    kinds = Counter(hole.kind.label for hole in shown.holes)
    told = "，".join(f"{label} {count}" for label, count in kinds.items())
    yield f"缺口 {len(shown.holes)} 处：{told}"


# --- JSON -----------------------------------------------------------------------------------------


def document(shown: StandardsShown) -> dict[str, Any]:
    """``wenming.standards/1``: see docs/commands.md."""
    return {
        **head(shown.plan, shown.cutoff.as_of, "standards"),
        "figures": {figure.id: figure.as_json() for figure in _figures(shown)},
        "standards": [_standard_object(shown, each) for each in shown.listed],
        "holes": [_hole_object(hole) for hole in shown.holes],
    }


def _standard_object(shown: StandardsShown, each: Examined) -> dict[str, Any]:
    standard, at = each.standard, each.standard.location()
    return {
        "code": each.id,
        "system": standard.system,
        "item": standard.item,
        "text": standard.text,
        "method": standard.method.value,
        "points": None if standard.points is None else plain_text(standard.points),
        "owners": list(standard.owners),
        "sites": each.sites,
        "observed": None if each.last is None else each.last.isoformat(),
        "observations": len(each.observations),
        SCORE_RATE.id: shown.rate(each).as_json(),
        "findings": len(shown.open.get(each.id, ())),
        "materials": len(shown.materials.get(each.id, ())),
        "file": at.file,
        "line": at.line,
    }


def _hole_object(hole: Hole) -> dict[str, Any]:
    return {
        "kind": hole.kind.value,
        "code": hole.code,
        "message": hole.message,
        "file": hole.place.file,
        "line": hole.place.line,
    }
