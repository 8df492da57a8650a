"""Turns of phrase that sections share: figures, changes, comparisons, enumerations.

Everything here returns plain text without markup. What it holds of a plan is cleaned when a
template writes it out, not here.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from wenming_cli.figures.causes.change_words import difference_words, opposed_words
from wenming_cli.figures.definitions import Definition
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.model.plan import Plan
from wenming_cli.reports.view import View
from wenming_cli.words.nobody import NO_LEAD_YET
from wenming_cli.words.numbers import decimal_text, half_up
from wenming_cli.words.rates import percent_text

TO_WRITE = "（待填写）"
"""Stands where a person has to write and has not."""

NOT_REPORTED = "（未填报）"
"""Stands where a unit had something to report and has not."""


def joined(words: Iterable[str]) -> str:
    """Words in a row: ``甲、乙、丙``."""
    return "、".join(words)


def several(clauses: Iterable[str]) -> str:
    """Clauses as one sentence: ``甲；乙。``; nothing where there are none."""
    text = "；".join(clauses)
    return f"{text}。" if text else ""


def counted(counts: Iterable[tuple[str, int]], unit: str) -> str:
    """Counts by word, zeros left out: ``逾期3项、滞后1项``."""
    return joined(f"{word}{count}{unit}" for word, count in counts if count)


def leading(states: Iterable[TaskState]) -> str:
    """The units that answer for tasks, those of the first task first."""
    return units([unit for state in states for unit in state.leads])


def units(names: Sequence[str | None]) -> str:
    """Units by name, three or more with their number: ``甲、乙、丙等3个单位``."""
    words = joined(name or NO_LEAD_YET for name in names)
    return words if len(names) < 3 else f"{words}等{len(names)}个单位"


def on_the_day(view: View) -> str:
    """The day of the limit itself: ``月末（10月31日）``, or ``10月20日当天`` within a month."""
    day = view.day(view.as_of)
    return f"{day}当天" if view.is_partial else f"{view.asked.end}（{day}）"


def quoted(text: str) -> str:
    """A title in quotation marks, those inside it made single."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


def bare(text: str) -> str:
    """A person's sentence without its final stop, to stand inside another."""
    return text.strip().rstrip("。；;.，,")


def stated(figure: Figure) -> str:
    """A rate with its name: ``总体办结率35.71%``, or ``总体办结率—（没有任务）``."""
    if figure.value is None:
        return f"{figure.label}{percent_text(None)}（{figure.reason}）"
    return f"{figure.label}{figure.as_percent()}"


def sure(figure: Figure) -> str:
    """A sampled rate with its interval: ``80.69%（95%可信区间78.1%～83.1%）``."""
    interval = figure.interval
    return figure.as_percent() + ("" if interval is None else f"（{interval.named()}）")


def surely(figure: Figure) -> str:
    """The same in a table, which says what stands in brackets: ``80.69%（78.1%～83.1%）``."""
    interval = figure.interval
    return figure.as_percent() + ("" if interval is None else f"（{interval.words()}）")


def changed(figure: Figure, view: View) -> str:
    """How a rate of the whole plan moved since last month's end: ``较上月末提高1.20个百分点``.

    Nothing where either end has no value.
    """
    earlier = view.before.whole.figure(figure.id) if view.before else None
    return compared(figure, earlier, f"上{view.asked.end}")


def compared(figure: Figure, earlier: Figure | None, when: str) -> str:
    """How a rate moved since then: ``较上月提高1.20个百分点``, with its parts where they oppose.

    Nothing where either has no value.
    """
    if figure.value is None or earlier is None or earlier.value is None:
        return ""
    told = opposed_words(figure, earlier)
    if told:
        return f"较{when}{told}"
    return moved(figure.definition, figure.value - earlier.value, when)


def moved(row: Definition, difference: Fraction, when: str) -> str:
    """How far a figure moved since then, in words: ``较上月提高1.20个百分点``."""
    words = difference_words(row, difference)
    return f"{'与' if words.endswith('持平') else '较'}{when}{words}"


def held_against(figure: Figure, other: Figure) -> str:
    """A rate against another: ``加权完成率47.77%，低于计划进度（52.18%）4.41个百分点``."""
    if figure.value is None or other.value is None:
        return stated(figure)
    reference = f"{other.label}（{percent_text(other.value)}）"
    apart = _apart(figure.value, other.value, reference)
    return f"{figure.label}{figure.against(other.value)}，{apart}"


def gap(figure: Figure, other: Figure, reference: str) -> str:
    """How far a rate is from another, without both: ``低于计划4.41个百分点``."""
    if figure.value is None or other.value is None:
        return ""
    return _apart(figure.value, other.value, reference)


def _apart(value: Fraction, other: Fraction, reference: str) -> str:
    difference = value - other
    points = _points(_as_printed(value) - _as_printed(other))
    if not points:
        return f"与{reference}{'基本' if difference else ''}持平"
    return f"{'高于' if difference > 0 else '低于'}{reference}{points}"


def _as_printed(value: Fraction) -> Fraction:
    """A share as its percentage with two decimals says it."""
    return Fraction(half_up(value * 100, 2)) / 100


def _points(difference: Fraction) -> str:
    """The size of a difference of shares; nothing where it would print as zero."""
    text = decimal_text(abs(difference) * 100, 2)
    return "" if text == "0.00" else f"{text}个百分点"


def items_in(state: FindingState) -> str:
    """How many items of a finding are put right, and what is left; empty without any.

    ``（3处，已整改2处，还有：3.灯不亮）``
    """
    if not state.items:
        return ""
    left = f"，还有：{state.left_words}" if state.left_words else ""
    return f"（{state.items_words.replace(' ', '')}{left}）"


def seen(plan: Plan, state: FindingState) -> str:
    """What was seen, behind its place, and how many items of it are put right."""
    return f"{plan.text_of(state.finding)}{items_in(state)}"
