"""写了定期任务没有的一期。

为什么：期写错了，这条记录就不算在任何一期里，该算的那一期成了没有办。

怎么改：每月的写 编号@2020-06，每周的写 编号@2020-W23（ISO 周，周一起），
季度写 2020-Q2，半年写 2020-H1；不在起止日期里的一期没有。不写期的，算日期所在的一期。

对：
    定期: {周期: 每月, 日子: 25}
    进展:
    - {任务: BJ-01@2020-06, 日期: 2020-06-24, 办结日期: 2020-06-24}

错：
    定期: {周期: 每月, 日子: 25}
    进展:
    - {任务: BJ-01@2020-Q2, 日期: 2020-06-24, 办结日期: 2020-06-24}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Location, Severity
from wenming_cli.model.leaf import key_of, periods_of
from wenming_cli.model.plan import Plan
from wenming_cli.model.recurrence import MARK, Occurrence, near_key
from wenming_cli.model.task import Extension, Update
from wenming_cli.rules.grounds.task_holders import task_holders
from wenming_cli.rules.rule import Breach
from wenming_cli.similar import did_you_mean

CODE = "E356"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ("tasks",)

_MOST_LISTED = 6


def check(plan: Plan) -> Iterator[Breach]:
    """Every record of an occurrence that its task, or part of one, does not have."""
    for task in plan.tasks:
        periods = periods_of(task, (plan.start, plan.end))
        for name, holder in task_holders(task):
            entries: tuple[Update | Extension, ...] = (*holder.updates, *holder.extensions)
            for entry in entries:
                yield from _of(name, entry, periods)
    yield from _referred(plan)


def _of(
    name: str, entry: Update | Extension, periods: tuple[Occurrence, ...] | None
) -> Iterator[Breach]:
    base, mark, key = (entry.task or "").partition(MARK)
    if entry.task is not None and base != name:
        message = f"{entry.LABEL}写在任务 {name} 里，却写明是 {entry.task} 的"
        yield Breach(entry.location("task"), message, f"移到任务 {base} 里，或者改正编号")
    elif entry.task is not None and periods is None and mark:
        yield _not_recurring(entry.location("task"), name, key)
    elif periods and key_of(entry, periods) not in {each.key for each in periods}:
        if mark:
            yield _unknown(entry.location("task"), name, key, periods)
        else:
            message = f"任务 {name} 的{entry.LABEL} {entry.date} 不在任何一期里"
            key_word = entry.key_of(type(entry), "task")
            hint = f"写明是哪一期：{key_word}: {name}{MARK}{periods[-1].key}"
            yield Breach(entry.location("date"), message, hint)


def _not_recurring(at: Location, name: str, key: str) -> Breach:
    return Breach(at, f"任务 {name} 不是定期任务，没有“{key}”这一期", f"只写 {name}")


def _unknown(at: Location, name: str, key: str, periods: tuple[Occurrence, ...]) -> Breach:
    keys = [each.key for each in periods]
    near = near_key(key, keys)
    if near is not None:
        hint = did_you_mean(key, near)
    elif len(keys) <= _MOST_LISTED:
        hint = f"现有：{'、'.join(keys)}"
    else:
        hint = f"有 {keys[0]} 到 {keys[-1]} 这 {len(keys)} 期"
    return Breach(at, f"任务 {name} 没有“{key[:20]}”这一期", hint)


def _referred(plan: Plan) -> Iterator[Breach]:
    """What notices and payments say of occurrences that there are not."""
    known = {leaf.id for leaf in plan.leaves}
    named = [(p.task, p.location("task")) for p in plan.payments if p.task and MARK in p.task]
    for notice in plan.notices:
        every = enumerate(notice.tasks)
        named += [(name, notice.location("tasks", at)) for at, name in every if MARK in name]
    for name, at in named:
        if name in known:
            continue
        base, _, key = name.partition(MARK)
        task = plan.task_by_id.get(base.partition("/")[0])
        periods = periods_of(task, (plan.start, plan.end)) if task is not None else None
        yield _unknown(at, base, key, periods) if periods else _not_recurring(at, base, key)
