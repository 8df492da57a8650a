"""进度比前一次还低。

为什么：完成进度和累计完成都是累计数，只会增加。倒退多半是写成了本月数，或者日期写错；加权完成率只看最近一次，会因此少算。

怎么改：改成累计数；复核以后确实要核减的，在这一次进展里写明滞后原因，就不再报错。
先后按日期定，不看写在哪个文件；早于计划的（E305）不比。百分比和累计数混着写的，折成百分比再比。

对：
    数量目标: {数量: 100, 单位: 处}
    进展:
    - {日期: 2020-04-30, 累计完成: 40}
    - {日期: 2020-05-31, 累计完成: 65}

错：
    数量目标: {数量: 100, 单位: 处}
    进展:
    - {日期: 2020-04-30, 累计完成: 40}
    - {日期: 2020-05-31, 累计完成: 25}
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from operator import attrgetter

from wenming_cli.diagnostic import Severity
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.model.task import Update
from wenming_cli.rules.grounds.bounds import beginning
from wenming_cli.rules.grounds.update_progress import percent, said
from wenming_cli.rules.rule import Breach

CODE = "E311"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()

_NOTHING = Decimal(0)


def check(plan: Plan) -> Iterator[Breach]:
    """Every update that tells less than the one before it and does not say why."""
    for leaf in plan.leaves:
        updates = leaf.course.updates
        if len(updates) > 1 and not _is_rising(updates):
            first = beginning(plan, leaf.task.assigned)
            yield from _falls(leaf, first)
            yield from _amounts_fall(leaf, first)


def _is_rising(updates: tuple[Update, ...]) -> bool:
    """Whether it is plain at a glance that nothing falls, as it mostly is."""
    day, reached = date.min, _NOTHING
    for update in updates:
        progress = update.progress
        if progress is None or progress < reached or update.date < day:
            return False
        day, reached = update.date, progress
    return True


def _falls(leaf: Leaf, first: date) -> Iterator[Breach]:
    before, reached = None, _NOTHING
    for update in sorted(leaf.course.updates, key=attrgetter("date")):
        share = percent(update, leaf.target)
        if share is None or update.date < first:
            continue
        if before is not None and share < reached and not update.reason:
            yield _diagnostic(leaf, before, update)
        before, reached = update, share


def _amounts_fall(leaf: Leaf, first: date) -> Iterator[Breach]:
    """Every one of several quantities that is less than it was."""
    reached: dict[str, tuple[date, Decimal]] = {}
    for update in sorted(leaf.course.updates, key=attrgetter("date")):
        for name, value in update.values.items() if update.date >= first else ():
            day, before = reached.get(name, (update.date, value))
            if value < before and not update.reason:
                yield Breach(
                    update.location("values"),
                    f"任务 {leaf.id} 的{shown(name, 20)}倒退：{day} 是 {before:f}，"
                    f"{update.date} 是 {value:f}",
                    f"改成累计数；确实核减的，在这一次进展里写明 {update.written('reason')}",
                )
            reached[name] = update.date, value


def _diagnostic(leaf: Leaf, before: Update, update: Update) -> Breach:
    was, now = said(before, leaf.target), said(update, leaf.target)
    return Breach(
        update.location("progress" if update.progress is not None else "value"),
        f"任务 {leaf.id} 的进度倒退：{before.date} 是 {was}，{update.date} 是 {now}",
        f"改成累计数；确实核减的，在这一次进展里写明 {update.written('reason')}",
    )
