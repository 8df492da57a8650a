"""倒填日期：记录的日期比提交早了七天以上。

为什么：日期决定算进哪个月、算不算按期。事情过了好些天才写上，又写成当时的日期，
已经看过的数字就变了。确实晚报的也有，所以只是警告。

怎么改：日期写错的改对。确实晚报的，以后及时提交；这一条在那一行写
# wenming: ignore E721 理由，说明为什么晚报。浅克隆里查不到是哪次提交写的，不查；
还没有提交的行，写了 --as-of 才查。

对：
    # 6 月 20 日提交
    进展:
    - {任务: HW-2, 日期: 2020-06-18, 完成进度: 60%}

错：
    # 6 月 20 日提交
    进展:
    - {任务: HW-2, 日期: 2020-05-20, 完成进度: 60%}
"""

from collections import Counter
from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.months.dated_facts import Fact, facts, named
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.policy.edit import Edit
from wenming_cli.rules.rule import Breach

CODE = "E721"
SEVERITY = Severity.WARNING
MOST_DAYS = 7


def check(edit: Edit) -> Iterator[Breach]:
    """Every new dated record whose line was committed more than seven days later.

    What a correction of a closed month brings in has a reason there, and is printed.
    """
    amended = _amended(edit)
    for fact in _fresh(edit):
        if fact.key in amended:
            continue
        committed = edit.committed(fact.location)
        late = (committed - fact.day).days if committed is not None else 0
        if late > MOST_DAYS:
            what = shown(named(edit.new, fact.key), 50)
            yield Breach(
                fact.location,
                f"{what}：写的是 {fact.day}，{committed} 才提交，晚了 {late} 天",
                "日期写错的改对；确实晚报的，在这一行注明忽略并写理由",
            )


def _amended(edit: Edit) -> frozenset[str]:
    """The keys of the records that the new corrections of closed months speak of."""
    known = {(c.month, a) for c in edit.old.closings for a in c.amendments}
    new = (a for c in edit.new.closings for a in c.amendments if (c.month, a) not in known)
    return frozenset(key for amendment in new for key in amendment.records)


def _fresh(edit: Edit) -> Iterator[Fact]:
    """The dated facts that were not there before, however they are written.

    What was only written anew is none: other rules speak of that. Where the earlier plan could not
    be read whole, nobody can say.
    """
    if edit.old.damaged:
        return
    before, now = _dated(edit.old), _dated(edit.new)
    more = Counter(fact.key for fact in now) - Counter(fact.key for fact in before)
    if not more:
        return
    left = Counter((fact.key, fact.digest) for fact in before if fact.key in more)
    for fact in now:
        told = fact.key, fact.digest if fact.key in more else ""
        if left[told]:
            left[told] -= 1
        elif fact.key in more:
            yield fact


def _dated(plan: Plan) -> list[Fact]:
    return [fact for fact in facts(plan) if fact.is_dated]
