"""时限所在的年份，放假安排还不知道。

为什么：临期按工作日数，时限顺延也看是不是休息日。下一年的放假安排一般在上年十一月公布，
公布以前只能按周一至周五算，公布以后同一个时限可能会变。

怎么改：公布以后升级程序；等不及的，把那一年的休息日和调休上班日写进口径的休息日、上班日，
就不再提示。

对：
    口径:
      休息日: [2035-10-01, 2035-10-02, 2035-10-03]
      上班日: [2035-09-29]

错（2035 年的安排还没有公布，口径里也没有写）：
    完成时限: 2035-10-01
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from wenming_cli.diagnostic import Location, Severity
from wenming_cli.figures.days.calendar import provisional, roller, uncovered_years
from wenming_cli.figures.findings.surveying import limits
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E334"
SEVERITY = Severity.INFO
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every year without a calendar that a limit lies in, at the first of these limits."""
    first: dict[int, Location] = {}
    known: set[int] = set()
    for limit, location in _limits(plan):
        if limit.year in known or limit.year in first:
            continue
        if uncovered_years((limit,), plan.settings):
            first[limit.year] = location()
        else:
            known.add(limit.year)
    for year in sorted(first):
        hint = "公布后升级程序，或者写进口径的休息日和上班日"
        yield Breach(first[year], provisional(year), hint)


def _limits(plan: Plan) -> Iterator[tuple[date, Callable[[], Location]]]:
    """Every limit of a task or finding, as written and as put off, with where it was written."""
    roll = roller(plan.settings)
    for leaf in plan.leaves:
        if leaf.due is not None:
            for limit in (leaf.due, roll(leaf.due)):
                yield limit, partial(leaf.location, "due")
        for extension in leaf.course.extensions:
            for limit in (extension.to, roll(extension.to)):
                yield limit, partial(extension.location, "to")
    for finding, *given in limits(plan):
        written = partial(finding.location, "due")
        yield from ((limit, written) for limit in given)
