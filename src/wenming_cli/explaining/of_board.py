"""Why a unit has its place on the board: the weighted sum, and the records behind each rate."""

from collections.abc import Collection, Iterator
from fractions import Fraction

from wenming_cli.explaining import of_exam, of_findings, of_rounds, of_samples, of_tasks
from wenming_cli.explaining.item import Evidence, Item, Role
from wenming_cli.explaining.parts import items, role_of
from wenming_cli.figures.boards import Ranked, Standings, Unranked, boards
from wenming_cli.figures.boards.phrases import interval_text, score_text
from wenming_cli.figures.boards.rates import Records, counts
from wenming_cli.figures.boards.scoring import Component, UnitScore
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.definitions import Subject
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.figures.table import FINDING_ROWS, TASK_ROWS
from wenming_cli.figures.units import answerable
from wenming_cli.frozen import frozen
from wenming_cli.model.finding import FindingSource
from wenming_cli.model.plan import Plan
from wenming_cli.model.settings import Tie
from wenming_cli.words.numbers import decimal_text, exact_text


@frozen
class BoardPlace:
    """A unit's place says what it is in words, the sum, and what stands behind each rate.

    ``rank`` is None for a unit that is not ranked (不参评).
    """

    owner: str
    group: str
    rank: int | None
    told: str
    sums: tuple[str, ...]
    rates: tuple[tuple[Component, Evidence], ...]


def place_of(plan: Plan, owner: str, period: Period) -> BoardPlace | None:
    """Find the place of a unit in a period; None where no board holds it."""
    for standings in boards(plan, period):
        units: tuple[Ranked | Unranked, ...] = (*standings.ranked, *standings.unranked)
        for unit in units:
            if unit.owner == owner:
                return _place(plan, standings, unit, period)
    return None


def _place(plan: Plan, standings: Standings, unit: Ranked | Unranked, period: Period) -> BoardPlace:
    behind = BehindRates(plan, unit.owner, period)
    rates = tuple((each, behind.evidence(each.figure)) for each in unit.score.components)
    told, rank = _told(plan, standings, unit), unit.rank if isinstance(unit, Ranked) else None
    sums = tuple(_sums(plan, unit.score))
    return BoardPlace(unit.owner, standings.group.label, rank, told, sums, rates)


def _told(plan: Plan, standings: Standings, unit: Ranked | Unranked) -> str:
    if isinstance(unit, Unranked):
        return f"不参评：{unit.reason}"
    settings = plan.settings.board
    listed = f"，建议列入{unit.colour.label}" if unit.colour else "，不上红榜也不上黑榜"
    shared = unit.beside > 1 and settings.tie is Tie.INTERVAL
    sure = f"（95%可信区间 {interval_text(unit.score)}）" if settings.tie is Tie.INTERVAL else ""
    return (
        f"{standings.group.label}{'并列' if shared else ''}第 {unit.rank} 名"
        f"（{len(standings.ranked)} 个单位参评"
        f"{f'，{unit.beside} 个分不出高低' if shared else ''}），"
        f"得分 {score_text(unit.value, settings)}{sure}{listed}"
    )


def _sums(plan: Plan, score: UnitScore) -> Iterator[str]:
    """The weighted sum, a line for each rate."""
    for each in score.components:
        figure = each.figure
        if not each.is_counted:
            yield f"{figure.label} 没有记录（{figure.reason}），不计"
            continue
        points = decimal_text((figure.value or Fraction(0)) * each.weight * 100, 2)
        share = f"{figure.as_text()} × 权重 {_weight(each.weight)}"
        yield f"{figure.label} {share} × 100 = {points}"
    if score.is_scaled:
        yield "折算：没有记录的不计，其余的权重按比例放大到 1"
    settings = plan.settings.board
    yield (
        f"红榜：不低于 {settings.red_min:f} 分、前 {settings.top} 名；"
        f"黑榜：低于 {settings.black_below:f} 分、后 {settings.bottom} 名；"
        f"记录 {score.records} 条，不少于 {settings.minimum} 条才参评"
    )


def _weight(weight: Fraction) -> str:
    return exact_text(weight) if len(exact_text(weight)) <= 6 else decimal_text(weight, 4)


class BehindRates:
    """The records of one unit that a board looks at, and those it does not.

    ``weighed`` are the rates that are asked for; the board's where nothing is said.
    """

    def __init__(
        self, plan: Plan, owner: str, period: Period, weighed: Collection[str] | None = None
    ) -> None:
        self._period = period
        records = Records.of(plan, period, weighed)
        self._tasks = records.tasks.get(owner, ())
        self._checks = records.checks.get(owner, ())
        self._turns = records.turns.get(owner, ())
        self._samples = records.samples.get(owner, ())
        self._observations = records.observations.get(owner, ())
        self._findings = [
            state for state in survey(plan, period.last) if owner in answerable(plan, state.owner)
        ]

    def evidence(self, figure: Figure) -> Evidence:
        """Explain a rate by its formula and every record that might be in it."""
        row = figure.definition
        text = f"{exact_text(figure.numerator)} ÷ {exact_text(figure.denominator)}"
        text += f" = {figure.as_text()}" if figure.value is not None else f"，{figure.reason}"
        behind = tuple(self.items(figure))
        return Evidence(row.id, row.label, row.meaning, figure, None, text, behind)

    def items(self, figure: Figure) -> Iterator[Item]:
        """Every record that might be in a rate, with the part it plays."""
        row = figure.definition
        if row.subject is Subject.CHECKS:
            yield from map(of_rounds.checked_item, self._checks)
        elif row.subject is Subject.SAMPLES:
            yield from map(of_samples.sampled_item, self._samples)
        elif row.subject is Subject.OBSERVATIONS:
            yield from of_exam.observed(self._observations)
        elif row.subject is Subject.ROUNDS:
            part, whole = set(figure.counted), set(figure.among)
            for turn in self._turns:
                yield of_rounds.turn_item(turn, role_of(turn.id, part, whole))
        for found in (each for each in FINDING_ROWS if each is row):
            yield from items(found, figure, self._findings, self._period, _of_finding)
        for tasks in (each for each in TASK_ROWS if each is row):
            yield from items(tasks, figure, self._tasks, self._period, of_tasks.item)


def _of_finding(state: FindingState, role: Role, why: str | None) -> Item:
    """A finding in the part it plays; the board leaves some out before the row does."""
    return of_findings.item(state, role, why or _uncounted(state))


def _uncounted(state: FindingState) -> str | None:
    if counts(state):
        return None
    is_own = state.finding.source is FindingSource.SELF
    return "自查发现的不计" if is_own else "申诉中的不计"
