"""Padding: many trifles a unit finds itself and settles within a day."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from wenming_cli.figures.audit.chances import Table2, fisher, is_unlikely
from wenming_cli.figures.audit.question import AsRecorded, Ground, Question
from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.table import RECTIFICATION_RATE
from wenming_cli.model.finding import FindingSeverity, FindingSource
from wenming_cli.words.numbers import decimal_text
from wenming_cli.words.rates import percent_text

ID = "padded_trifles"
TITLE = "自查的一般问题当天就销"
LEAST = 10
HALF = Fraction(1, 2)
FROM = (
    "一个单位自查的一般问题、发现后一天以内整改的，不少于10个，占它全部问题的一半以上，"
    "并且比其他单位明显多（Fisher 精确检验不到千分之一）："
    "随手改是好事，几乎全是这样的就会把整改率垫高"
)


def questions(recorded: AsRecorded) -> Iterator[Question]:
    """Every unit whose findings are mostly such trifles, unlike those of the others."""
    found = [f for f in recorded.findings if f.state is not Stage.VOID]
    units = grouped((state.owner, state) for state in found)
    every = sum(map(_is_trifle, found))
    for unit, own in units.items():
        trifles = [state for state in own if _is_trifle(state)]
        if len(trifles) < LEAST or len(trifles) <= HALF * len(own):
            continue
        others = len(found) - len(own)
        left = every - len(trifles)
        chance = fisher([Table2(len(trifles), len(own) - len(trifles), left, others - left)])
        if not others or is_unlikely(chance, len(units)):
            yield _question(unit, own, trifles)


def _is_trifle(state: FindingState) -> bool:
    finding, fixed = state.finding, state.rectified_on
    is_small = finding.severity is FindingSeverity.MINOR and finding.source is FindingSource.SELF
    return is_small and fixed is not None and (fixed - finding.found).days <= 1


def _question(unit: str, own: Sequence[FindingState], trifles: Sequence[FindingState]) -> Question:
    rest = [state for state in own if not _is_trifle(state)]
    label = RECTIFICATION_RATE.label
    with_them, without = _rate(own), _rate(rest)
    told = f"不算这些是{percent_text(without)}" if rest else "除了这些没有别的"
    return Question(
        unit,
        f"{len(own)} 个问题里有 {len(trifles)} 个是自查的一般问题、一天以内就整改的；"
        f"{label}{percent_text(with_them)}，{told}",
        "请核实这些问题是不是真有、值不值得立项",
        tuple(
            Ground(s.id, f"{s.finding.found} 发现，{s.rectified_on} 整改", s.finding, "found")
            for s in trifles
        ),
        {"trifles": str(len(trifles)), "findings": str(len(own))}
        | ({} if without is None else {"rate_without": decimal_text(without, 6)}),
    )


def _rate(states: Sequence[FindingState]) -> Fraction | None:
    return RECTIFICATION_RATE.of(states).value
