"""Results of the exam in sentences that several papers share."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from wenming_cli.figures.exam.holes import Hole, HoleKind
from wenming_cli.figures.exam.materials import WANTING, MaterialState
from wenming_cli.figures.exam.score_groups import AssessedGroup
from wenming_cli.figures.exam.scoring import Assessed
from wenming_cli.figures.table import SCORE_RATE
from wenming_cli.model.assessment import Assessment, TotalOf
from wenming_cli.reports.sentences import counted, joined, moved
from wenming_cli.words.numbers import plain_text

_FEW = 3


def change_words(found: Assessed) -> str:
    """How an assessment moved since the last one, over what was observed both times."""
    change, before = found.change, found.previous
    if change is None:
        name = before.assessment.name if before and before.assessment else ""
        return f"与{name}没有都测到的标准，不作比较" if name else ""
    compared = f"（只比两次都测到的{change.standards}条标准）"
    return f"{moved(SCORE_RATE, change.points, change.assessment.name)}{compared}"


def sum_words(held: Assessment | None) -> Iterator[str]:
    """The results of the whole that were made known: ``总成绩88.5分（满分100分），第3名``."""
    for each in held.totals if held else ():
        if each.of is TotalOf.ALL:
            rank = f"，第{each.rank}名" if each.rank else ""
            of = each.name or "总成绩"
            yield f"{of}{plain_text(each.score)}分（满分{plain_text(each.full)}分）{rank}"


def extremes(groups: Sequence[AssessedGroup], word: str) -> str:
    """The best and the worst of several: ``得分率最高的街道是甲（95.00%），最低的是乙（…）``.

    Nothing where all are alike.
    """
    rates = [each.score_rate.value for each in groups if each.score_rate.value is not None]
    if not rates or min(rates) == max(rates):
        return ""
    best, least = (_at(groups, value) for value in (max(rates), min(rates)))
    return f"得分率最高的{word}是{best}，最低的是{least}"


def _at(groups: Sequence[AssessedGroup], value: Fraction) -> str:
    own = [each for each in groups if each.score_rate.value == value]
    more = f"等{len(own)}个" if len(own) > _FEW else ""
    names = joined(each.name for each in own[:_FEW])
    return f"{names}{more}（{own[0].score_rate.as_percent()}）"


def hole_words(found: Iterable[Hole]) -> str:
    """How many holes there are of each kind; nothing where there are none."""
    kinds = Counter(hole.kind for hole in found)
    return counted(((kind.label, kinds[kind]) for kind in HoleKind), "处")


def wanting_words(materials: Iterable[MaterialState]) -> str:
    """How many materials are wanting in each way; nothing where none is."""
    stages = Counter(each.state for each in materials)
    return counted(((stage.label, stages[stage]) for stage in WANTING), "份")
