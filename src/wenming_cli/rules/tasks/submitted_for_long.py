"""进度到了 100% 却迟迟没有办结。

为什么：进度 100% 而没有办结日期的任务是待验收，不算办结，总体办结率里没有它。
时限过了，它就是逾期；拖过停滞天数（口径“停滞天数”，默认 30 天），也多半是验收了忘记填办结日期。

怎么改：办结了的写上办结日期；没有通过验收的，照实报进展。
只在写了 --as-of 时检查。

对（--as-of 2020-06-30）：
    办结日期: 2020-05-08
    进展:
    - {日期: 2020-04-30, 完成进度: 100%}

错（--as-of 2020-06-30）：
    进展:
    - {日期: 2020-04-30, 完成进度: 100%}
"""

from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.days.calendar import days_before
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Course, Update
from wenming_cli.rules.grounds.absence import is_absent
from wenming_cli.rules.grounds.update_progress import ALL, percents
from wenming_cli.rules.rule import Breach

CODE = "E326"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan, as_of: date) -> Iterator[Breach]:
    """Every complete task that is not done, once its limit or the days of silence are over."""
    quiet = days_before(as_of, plan.settings.stagnant_days)
    for leaf in plan.leaves:
        if not leaf.course.updates or not _is_running(leaf.course, as_of):
            continue
        first, limit = _first_of_all(leaf, as_of), _limit(leaf, as_of)
        if first is None or limit is None or (first.date >= quiet and limit >= as_of):
            continue
        yield Breach(
            first.location("progress" if first.progress is not None else "value"),
            f"任务 {leaf.id} 从 {first.date} 起进度已是 100%，到 {as_of} 还没有办结",
            f"办结了的写上 {leaf.course.written('done')}；没有通过验收的，照实报进展",
        )


def _limit(leaf: Leaf, as_of: date) -> date | None:
    """The limit in force on a day."""
    approved = [each for each in leaf.course.extensions if each.date <= as_of]
    return max(approved, key=attrgetter("date")).to if approved else leaf.due


def _is_running(course: Course, as_of: date) -> bool:
    """Whether it is neither done, cancelled nor suspended on a day."""
    if not is_absent(course, "done") and (course.done or as_of) <= as_of:
        return False
    if course.cancelled is not None and course.cancelled.date <= as_of:
        return False
    return not any(pause.start <= as_of <= (pause.end or date.max) for pause in course.suspensions)


def _first_of_all(leaf: Leaf, as_of: date) -> Update | None:
    """The update since which the task is complete without a break."""
    first = None
    for update, share in percents(leaf, sorted(leaf.course.updates, key=attrgetter("date"))):
        if update.date > as_of:
            break
        first = (first or update) if share >= ALL else None
    return first
