"""What the status screen says of the exam: a line of standards, and a line of materials."""

from collections import Counter
from collections.abc import Iterator

from wenming_cli.figures.exam.holes import Hole, holes
from wenming_cli.figures.exam.materials import WANTING, MaterialStage
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.standing import Group
from wenming_cli.figures.table import MATERIAL_RATE, OBSERVED_RATE, SCORE_RATE
from wenming_cli.screens.rates import stated
from wenming_cli.screens.status.screen import StatusScreen
from wenming_cli.words.rates import points_text

_TOLD = (*WANTING, MaterialStage.DUE)


def lines(screen: StatusScreen) -> Iterator[str]:
    """The rate, what it speaks of and how many holes there are; what is due and is not handed in.

    Nothing in a plan without standards.
    """
    if not screen.standing.plan.standards:
        return
    said = "；".join(_scored(screen))
    if said:
        yield f"测评标准  {said}"
    said = "；".join(_handed_in(screen.whole))
    if said:
        yield f"申报材料  {said}"


def _scored(screen: StatusScreen) -> Iterator[str]:
    rate = screen.whole.figure(SCORE_RATE.id)
    observed = screen.whole.figure(OBSERVED_RATE.id)
    if rate is None or observed is None:
        return
    before = screen.before and screen.before.figure(SCORE_RATE.id)
    yield stated(rate) + _changed(rate, before or None)
    yield stated(observed)
    count = len(_own(screen))
    if count:
        yield f"缺口 {count} 处（wenming standards --holes）"


def _changed(rate: Figure, before: Figure | None) -> str:
    if rate.value is None or before is None or before.value is None:
        return ""
    return f"，较上月末 {points_text(rate.value - before.value)}"


def _own(screen: StatusScreen) -> list[Hole]:
    """The holes of the plan, or of the standards that the unit shown answers for."""
    every = holes(screen.standing.plan, screen.standing.as_of)
    unit = screen.unit
    return [
        hole
        for hole in every
        if unit is None or (hole.standard is not None and unit in hole.standard.owners)
    ]


def _handed_in(group: Group) -> Iterator[str]:
    rate = group.figure(MATERIAL_RATE.id)
    if rate is None:
        return
    yield stated(rate)
    stages = Counter(each.state for each in group.materials)
    told = "，".join(f"{stage.label} {stages[stage]}" for stage in _TOLD if stages[stage])
    if told:
        yield f"{told}（wenming materials）"
