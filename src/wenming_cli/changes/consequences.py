"""What a change does to the figures: how two plans stand on the same day, where they differ.

To add a kind of consequence: write a function that compares two standings and name it in
``CONSEQUENCES``.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from wenming_cli.changes.board_shifts import places
from wenming_cli.changes.indicator_shifts import indicators
from wenming_cli.changes.shift import Compared, Shift, Value
from wenming_cli.figures.counts import count_named
from wenming_cli.figures.definitions import Unit
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.standing import Group, Standing
from wenming_cli.figures.tasks.task_state import Light
from wenming_cli.words.money import quoted_money
from wenming_cli.words.numbers import decimal_text
from wenming_cli.words.rates import points_text


class Consequence(NamedTuple):
    """A kind of consequence has its key in JSON, its Chinese name, and a way it is found."""

    key: str
    title: str
    compared: Compared


def consequences(before: Standing | None, after: Standing | None) -> dict[str, tuple[Shift, ...]]:
    """Find every shift by its kind; a standing is None where a plan can't be computed.

    Then only the figures of the other plan as a whole are given.
    """
    return {kind.key: tuple(kind.compared(before, after)) for kind in CONSEQUENCES}


class _Pair(NamedTuple):
    """The same group in two plans."""

    scope: str
    before: Group | None
    after: Group | None

    @property
    def group(self) -> Group:
        """Give the group as it is, or was."""
        group = self.after or self.before
        assert group is not None  # noqa: S101  one of them is there
        return group


def _pairs(before: Standing | None, after: Standing | None) -> Iterator[_Pair]:
    if before is not None or after is not None:
        was, now = (None if s is None else s.whole for s in (before, after))
        yield _Pair("plan", was, now)
    if before is not None and after is not None:
        yield from _matched("workstream", before.workstreams, after.workstreams)
        yield from _matched("owner", before.owners, after.owners)


def _matched(scope: str, old: Sequence[Group], new: Sequence[Group]) -> Iterator[_Pair]:
    before, after = ({group.id: group for group in groups} for groups in (old, new))
    for group_id in dict.fromkeys((*after, *before)):
        yield _Pair(scope, before.get(group_id), after.get(group_id))


# --- figures --------------------------------------------------------------------------------------


def figures(before: Standing | None, after: Standing | None) -> Iterator[Shift]:
    """Find every figure with another numerator or denominator."""
    for pair in _pairs(before, after):
        was, now = (_figures(group) for group in pair[1:])
        for figure_id in dict.fromkeys((*now, *was)):
            old, new = was.get(figure_id), now.get(figure_id)
            either = new or old
            if old == new or either is None:
                continue
            group = pair.group
            yield Shift(
                pair.scope,
                group.id,
                group.name,
                figure_id,
                either.label,
                _figure_value(old),
                _figure_value(new),
                _difference(old, new),
            )


def _figures(group: Group | None) -> dict[str, Figure]:
    return {} if group is None else {figure.id: figure for figure in group.figures}


def _figure_value(figure: Figure | None) -> Value | None:
    if figure is None:
        return None
    value, is_money = figure.value, figure.definition.unit is Unit.MONEY
    text = quoted_money(_amount(value)) if is_money and value is not None else figure.as_text()
    return Value(text, figure.as_json())


def _amount(value: Fraction) -> Decimal:
    """Money is exact to the cent."""
    return Decimal(decimal_text(value, 2))


def _difference(old: Figure | None, new: Figure | None) -> str:
    was, now = (figure.value if figure is not None else None for figure in (old, new))
    if was is None or now is None or new is None:
        return ""
    if new.definition.unit is Unit.MONEY:
        return quoted_money(_amount(now - was), signed=True)
    if new.definition.unit is Unit.SCORE:
        return f"{_amount(now - was):+f}{Unit.SCORE.label}"
    return points_text(now - was)


# --- counts and lights ----------------------------------------------------------------------------


def counts(before: Standing | None, after: Standing | None) -> Iterator[Shift]:
    """Find every count that is another; a unit that has nothing counts none."""
    nothing = 0 if before is not None and after is not None else None
    for pair in _pairs(before, after):
        was, now = (group.counts if group is not None else {} for group in pair[1:])
        for key in dict.fromkeys((*now, *was)):
            old, new = was.get(key, nothing), now.get(key, nothing)
            if old == new:
                continue
            group = pair.group
            row = count_named(key)
            by = 0 if old is None or new is None else new - old
            yield Shift(
                pair.scope,
                group.id,
                group.name,
                key,
                row.label if row is not None else key,
                _plain(old),
                _plain(new),
                f"{by:+}" if by else "",
            )


def _plain(count: int | None) -> Value | None:
    return None if count is None else Value(str(count), count)


def lights(before: Standing | None, after: Standing | None) -> Iterator[Shift]:
    """Find every other light: of the whole, of workstreams and units, of tasks both plans have."""
    for pair in _pairs(before, after):
        if pair.before is None or pair.after is None or pair.before.light is pair.after.light:
            continue
        group = pair.group
        yield _light_shift(pair.scope, group.id, group.name, pair.before.light, pair.after.light)
    if before is None or after is None:
        return
    was = {task.id: task for task in before.whole.tasks}
    for task in after.whole.tasks:
        old = was.get(task.id)
        if old is not None and old.light is not task.light:
            yield _light_shift("task", task.id, task.title, old.light, task.light)


def _light_shift(scope: str, of: str, name: str, was: Light | None, now: Light | None) -> Shift:
    return Shift(scope, None, name, of, "灯", _light(was), _light(now))


def _light(light: Light | None) -> Value:
    return Value("无任务", None) if light is None else Value(light.label, light.value)


CONSEQUENCES: tuple[Consequence, ...] = (
    Consequence("figures", "数字", figures),
    Consequence("counts", "数量", counts),
    Consequence("lights", "灯", lights),
    Consequence("indicators", "绩效指标", indicators),
    Consequence("places", "榜单位次", places),
)
"""Every kind of consequence, in the order of the output."""
