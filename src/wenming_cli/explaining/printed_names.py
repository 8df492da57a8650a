"""The names under which reports print figures and counts, each with the id of what it is."""

import re
from collections.abc import Iterator

from wenming_cli.figures.counts import all_counts, count_called
from wenming_cli.figures.table import FIGURES, row_called

_PRINTED = {
    "tasks": ("共有任务", "任务总数", "全部任务"),
    "done": ("已办结", "办结"),
    "suspended": ("暂缓的",),
    "overdue": ("有逾期", "逾期任务"),
    "lagging": ("滞后任务",),
    "due_soon": ("临期任务",),
    "findings": ("累计发现问题", "累计问题"),
    "open_findings": ("待整改",),
    "overdue_findings": ("逾期未整改的问题", "逾期未整改"),
    "coverage_rate": ("覆盖率",),
    "pass_rate": ("检查符合率",),
    "on_time_rectification_rate": ("累计按期整改率",),
    "budget_execution_rate": ("执行率",),
    "elapsed_rate": ("序时",),
    "weighted_progress": ("完成率",),
    "paid": ("执行数", "全年执行数", "累计支出"),
    "budget_total": ("全年预算数",),
    "projected_spending": ("全年支出",),
}
"""By id, what reports call a figure besides its label."""

_MARKS = re.compile(r"[（(][^（）()]*[）)]$")


def _names() -> Iterator[tuple[str, str]]:
    for row in (*FIGURES, *all_counts()):
        yield row.label, row.id
    known = {row.id for row in (*FIGURES, *all_counts())}
    for figure, names in _PRINTED.items():
        if figure in known:
            yield from ((name, figure) for name in names)


_BY_NAME = dict(reversed(list(_names())))
_LONGEST_FIRST = sorted(_BY_NAME, key=len, reverse=True)


def figure_printed_as(name: str) -> str | None:
    """The id of the figure or count that reports print under a name, units in brackets aside."""
    plain = _MARKS.sub("", name)
    for each in (name, plain):
        row, count = row_called(each), count_called(each) if each else None
        if row is not None or count is not None:
            return row.id if row is not None else count.id if count is not None else None
        if each in _BY_NAME:
            return _BY_NAME[each]
    return None


def figures_in(text: str) -> list[tuple[str, str]]:
    """The names of figures in a sentence with their ids, in its order; the longest of several."""
    found: list[tuple[int, str]] = []
    taken: set[int] = set()
    for name in _LONGEST_FIRST:
        at = text.rfind(name)
        if at >= 0 and not taken & set(range(at, at + len(name))):
            found.append((at, name))
            taken |= set(range(at, at + len(name)))
    return [(name, _BY_NAME[name]) for _, name in sorted(found)]
