"""记录没有变，示例数据的标注变了：真的记录标成了示例，或者编造的记录去掉了标注。

为什么：标着示例数据的文件，里面的记录是编造的，报告上会注明。去掉标注，编造的就成了真的数字；
给真的记录标上，真的逾期、支出就可以说是示例。记录挪到另一个标注不同的文件里，也是一样。

怎么改：改回去。示例换成真的记录，删去示例的，把真的写在没有标注的文件里。
真的记录错标了示例，在那个文件第一条这样的记录那一行写 # wenming: ignore E731 理由。

对：
    示例数据: true
    支出:
    - {日期: 2020-06-15, 用途: XC, 金额: 1.2万元}

错：
    # 原来有一行 示例数据: true，支出还是那一笔
    支出:
    - {日期: 2020-06-15, 用途: XC, 金额: 1.2万元}
"""

from collections import Counter
from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.months.dated_facts import Fact, facts, named
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.policy.edit import Edit
from wenming_cli.rules.rule import Breach

CODE = "E731"
SEVERITY = Severity.ERROR
_LONGEST = 40


def check(edit: Edit) -> Iterator[Breach]:
    """Every file with records that say what they did and are real now, or no longer are."""
    for marked in (False, True):
        told: dict[str, list[Fact]] = {}
        for fact in _turned(edit, marked=marked):
            told.setdefault(fact.location.file, []).append(fact)
        how = "原来不是示例数据，现在标成了示例" if marked else "原来标着示例数据，现在不标了"
        for turned in told.values():
            first = min(turned, key=lambda fact: fact.location)
            yield Breach(
                first.location,
                f"{_told(edit, first, len(turned))}没有变，{how}",
                "改回去；示例换成真的，删去示例的，另写真的",
                severity=Severity.WARNING if marked else SEVERITY,
            )


def _told(edit: Edit, first: Fact, count: int) -> str:
    name = shown(named(edit.new, first.key), _LONGEST)
    return f"{name} " if count == 1 else f"{name} 等 {count} 条记录"


def _turned(edit: Edit, *, marked: bool) -> Iterator[Fact]:
    """The records that are invented now (or real now) and were not, each as often as it is so.

    A record that there is on both sides with the same mark is the same record.
    """
    before = Counter(_said(fact) for fact in _dated(edit.old) if fact.entry.is_sample is not marked)
    kept = Counter(_said(fact) for fact in _dated(edit.new) if fact.entry.is_sample is not marked)
    gone = before - kept
    for fact in _dated(edit.new):
        if fact.entry.is_sample is marked and gone[_said(fact)] > 0:
            gone[_said(fact)] -= 1
            yield fact


def _dated(plan: Plan) -> Iterator[Fact]:
    return (fact for fact in facts(plan) if fact.is_dated and fact.is_written)


def _said(fact: Fact) -> tuple[str, str]:
    return fact.key, fact.says
