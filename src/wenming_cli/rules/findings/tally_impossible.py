"""累计数自己对不上。

为什么：已销号的一定整改过，整改过的一定发现过；同一单位、同一类别的累计数只会越来越大。
数字对不上，整改率、销号率就错。

怎么改：对照原来的台账改数字。更正以前报错的累计数，直接改那一条。

对：
    - {截至日期: 2020-05-31, 内容: 问题, 发现数: 100, 整改数: 94, 销号数: 80}

错：
    - {截至日期: 2020-05-31, 内容: 问题, 发现数: 94, 整改数: 100, 销号数: 80}
"""

from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.grouping import grouped
from wenming_cli.model.plan import Plan
from wenming_cli.model.tally import Tally
from wenming_cli.rules.rule import Breach

CODE = "E652"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()

_NUMBERS = ("found", "rectified", "closed")


def check(plan: Plan) -> Iterator[Breach]:
    """Every number of a tally that is larger than what it is a part of, or shrinks."""
    for tally in plan.totals:
        yield from _within(tally)
    courses = grouped(((tally.owner, tally.category), tally) for tally in plan.totals)
    for course in courses.values():
        for before, after in pairwise(sorted(course, key=attrgetter("as_of"))):
            yield from _shrunk(before, after)


def _within(tally: Tally) -> Iterator[Breach]:
    for more, less in pairwise(_NUMBERS):
        whole, part = getattr(tally, more), getattr(tally, less)
        if part > whole:
            yield Breach(
                tally.location(less),
                f"{tally.written(less)} {part} 比 {tally.written(more)} {whole} 还多",
                "整改数含已销号的，发现数含整改和没有整改的；对照台账改正",
            )


def _shrunk(before: Tally, after: Tally) -> Iterator[Breach]:
    for name in _NUMBERS:
        was, now = getattr(before, name), getattr(after, name)
        if now < was:
            yield Breach(
                after.location(name),
                f"{after.written(name)} {now} 比 {before.as_of} 的 {was} 少，累计数不会变少",
                f"写到这一天的累计数；以前的报错了就改 {before.location(name).file_line}",
            )
