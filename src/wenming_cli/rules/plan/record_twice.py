"""一条记录写了两遍。

为什么：文件复制了一份没有改，或者合并时两边都留下了，同一笔支出、同一次抽查就会算两遍。
支出、抽查、检查、进展、实际值、巡查、办理记录、预算调整这些没有编号，只能从内容看出来。

怎么改：多出来的一条删去；整份文件是复制来的，删去那一份。确实有两次的，写清楚不同的地方：
支出写不同的凭证号，其他的在备注里注明。
写在哪个文件、用中文还是英文写都一样；金额按数额比，3.2万元就是 32000元。

对：
    - {日期: 2020-03-15, 用途: XC, 金额: 5万元, 凭证号: 记-202003-012}
    - {日期: 2020-03-15, 用途: XC, 金额: 5万元, 凭证号: 记-202003-013}

错：
    - {日期: 2020-03-15, 用途: XC, 金额: 5万元, 凭证号: 记-202003-012}
    - {日期: 2020-03-15, 用途: XC, 金额: 50000元, 凭证号: 记-202003-012}
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import PurePosixPath
from typing import NamedTuple

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.findings.usual_course import unusual
from wenming_cli.figures.grouping import grouped
from wenming_cli.model.base import Entry
from wenming_cli.model.budget import Adjustment, Payment, Receipt
from wenming_cli.model.finding import Finding
from wenming_cli.model.inspection import Check
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import folded, shown
from wenming_cli.model.task import Suspension
from wenming_cli.rules.grounds.sameness import again, rivals, said
from wenming_cli.rules.rule import Breach
from wenming_cli.words.money import spoken

CODE = "E333"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()

_TELLING = ("event", "tier", "amount", "progress", "sites")
"""Fields that tell most records apart."""

Lists = Iterator[tuple[str, Sequence[Entry]]]


class _Repeat(NamedTuple):
    """A record that says what an earlier one does; ``holder`` is what both belong to."""

    holder: str
    entry: Entry
    before: Entry

    @property
    def files(self) -> tuple[str, str]:
        """The file it stands in, and that of the other."""
        return self.entry.place.source.name, self.before.place.source.name


def check(plan: Plan) -> Iterator[Breach]:
    """Every record that stands twice; a file that mostly repeats another is named as such."""
    repeats = [_turned(repeat) for repeat in _repeats(plan)]
    if not repeats:
        return
    written = Counter(
        e.place.source.name for _, entries in _lists(plan, plan.findings) for e in entries
    )
    for (name, other), alike in grouped((repeat.files, repeat) for repeat in repeats).items():
        if name != other and len(alike) > 1 and len(alike) * 2 > written[name]:
            yield _of_file(other, alike)
        else:
            yield from map(_of_record, alike)


def _lists(plan: Plan, findings: Sequence[Finding]) -> Lists:
    """The records that have no id, together with those they may repeat."""
    yield "", plan.payments
    yield "", plan.budget.adjustments if plan.budget else ()
    yield "", plan.receipts
    yield "", plan.samples
    yield "", plan.inspections
    for leaf in plan.leaves:
        course, holder = leaf.course, f"任务 {leaf.id} 在 "
        yield from ((holder, course.updates), (holder, course.extensions))
        yield holder, course.suspensions
    for task in plan.tasks:
        yield f"任务 {task.id} 在 ", task.adjustments
    for finding in findings:
        yield from ((f"问题 {name} 在 ", log) for name, log in finding.logs)
    for indicator in plan.indicators:
        holder = f"指标 {indicator.id} 在 "
        yield from ((holder, indicator.actuals), (holder, indicator.adjustments))


def _repeats(plan: Plan) -> Iterator[_Repeat]:
    for holder, entries in _lists(plan, unusual(plan)):
        yield from _alike(holder, rivals(rivals(entries, _day), _head))
    for inspection in plan.inspections:
        checks = rivals(inspection.checks, _checked)
        yield from _alike(f"{inspection.date} 的巡查里", checks)


def _alike(holder: str, entries: Iterable[Entry]) -> Iterator[_Repeat]:
    whole = (entry for entry in entries if not entry.place.broken)
    for entry, before in again(whole, said):
        yield _Repeat(holder, entry, before)


def _checked(check: Check) -> tuple[str, str]:
    """What was checked where."""
    return check.site, folded(check.item)


def _day(entry: Entry) -> date:
    """The day a record speaks of."""
    day: date = entry.start if isinstance(entry, Suspension) else getattr(entry, "date")  # noqa: B009
    return day


def _head(entry: Entry) -> tuple[Hashable, ...]:
    """What is cheap to tell of a record, so that few must be compared as a whole."""
    return (_day(entry), *[said(getattr(entry, name)) for name in _telling(type(entry))])


@cache
def _telling(model: type[Entry]) -> tuple[str, ...]:
    return tuple(name for name in _TELLING if name in model.model_fields)


def _turned(repeat: _Repeat) -> _Repeat:
    """The same, the copy blamed: ``三月 - 副本.yaml`` stands before ``三月.yaml``."""
    name, other = (PurePosixPath(file).stem for file in repeat.files)
    is_original = name != other and name in other
    return _Repeat(repeat.holder, repeat.before, repeat.entry) if is_original else repeat


def _of_file(other: str, alike: Sequence[_Repeat]) -> Breach:
    return Breach(
        min((repeat.entry for repeat in alike), key=lambda entry: entry.place.start).location(),
        f"这个文件有 {len(alike)} 条记录和 {shown(other)} 里的一模一样，会算两遍",
        "整份复制来的，删去这个文件；还没有改完的，改成新的内容",
    )


def _of_record(repeat: _Repeat) -> Breach:
    at = repeat.before.location()
    return Breach(
        repeat.entry.location(),
        f"{_told(repeat)}和 {shown(at.file)}:{at.line} 的一模一样，会算两遍",
        "重复的删去一条；确实有两次的，写清楚不同的地方",
    )


def _told(repeat: _Repeat) -> str:
    entry = repeat.entry
    if isinstance(entry, Check):
        return f"{repeat.holder} {shown(entry.site, 20)} 的检查项“{shown(entry.item, 20)}”"
    if isinstance(entry, Payment | Adjustment | Receipt):
        return f"{entry.date} 的{entry.LABEL} {spoken(entry.amount)} "
    return f"{repeat.holder}{_day(entry)} 的{entry.LABEL}"
