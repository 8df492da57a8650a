"""The best and the worst of several, named in a clause."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from wenming_cli.figures.confidence import overlap
from wenming_cli.figures.figure import Figure
from wenming_cli.reports.sentences import joined

_MOST_NAMES = 2
NOT_APART = "，可信区间重叠，还分不出高低"


def extremes(figures: Mapping[str, Figure], whose: str, measure: str) -> str:
    """Name who is highest and lowest: ``整改率最高的单位是甲（80.00%），最低的是乙（50.00%）``.

    Nothing where fewer than two have a value; who has none is left out.
    """
    known = {name: f for name, f in figures.items() if f.value is not None}
    values = [f.value for f in known.values() if f.value is not None]
    if len(values) < 2:
        return ""
    best, worst = _at(known, max(values)), _at(known, min(values))
    if len(best) == len(known):
        return f"各{whose}{measure}均为{known[best[0]].as_percent()}"
    told = f"{measure}最高的{whose}是{_named(known, best)}，最低的是{_named(known, worst)}"
    ends = ([known[name].interval for name in names] for names in (best, worst))
    return f"{told}{NOT_APART if overlap(*ends) else ''}"


def _at(figures: Mapping[str, Figure], value: Fraction) -> list[str]:
    return [name for name, figure in figures.items() if figure.value == value]


def _named(figures: Mapping[str, Figure], names: Sequence[str]) -> str:
    first = figures[names[0]]
    alone = first.interval if len(names) == 1 else None
    shown = first.as_percent() + ("" if alone is None else f"，{alone.named()}")
    words = joined(names) if len(names) <= _MOST_NAMES else f"{names[0]}等{len(names)}个"
    return f"{words}（{shown}）"
