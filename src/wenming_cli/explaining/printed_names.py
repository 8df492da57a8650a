"""The names under which reports print figures and counts, each with the id of what it is."""

import re
from collections.abc import Iterator

from wenming_cli.figures.counts import all_counts, count_called
from wenming_cli.figures.table import (
    BUDGET_EXECUTION_RATE,
    BUDGET_TOTAL,
    COVERAGE_RATE,
    ELAPSED_RATE,
    FIGURES,
    FORECAST_PAID,
    ON_TIME_RECTIFICATION_RATE,
    PAID,
    PASS_RATE,
    WEIGHTED_PROGRESS,
    row_called,
)

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
    COVERAGE_RATE.id: ("覆盖率",),
    PASS_RATE.id: ("检查符合率",),
    ON_TIME_RECTIFICATION_RATE.id: ("累计按期整改率",),
    BUDGET_EXECUTION_RATE.id: ("执行率",),
    ELAPSED_RATE.id: ("序时",),
    WEIGHTED_PROGRESS.id: ("完成率",),
    PAID.id: ("执行数", "全年执行数", "累计支出"),
    BUDGET_TOTAL.id: ("全年预算数",),
    FORECAST_PAID.id: ("全年支出",),
}
"""By id, what reports call a figure besides its label."""

_MARKS = re.compile(r"[（(][^（）()]*[）)]$")


def _names() -> Iterator[tuple[str, str]]:
    for row in (*FIGURES, *all_counts()):
        yield row.label, row.id
    for figure, names in _PRINTED.items():
        yield from ((name, figure) for name in names)


_BY_NAME = dict(reversed(list(_names())))
_LONGEST_FIRST = sorted(_BY_NAME, key=len, reverse=True)


def figure_printed_as(name: str) -> str | None:
    """The id of the figure or count that reports print under a name, units in brackets aside."""
    plain = _MARKS.sub("", name)
    for each in filter(None, (name, plain)):
        found = row_called(each) or count_called(each)
        if found is not None or each in _BY_NAME:
            return found.id if found is not None else _BY_NAME[each]
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
