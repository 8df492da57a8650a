"""百分数像是从表格里抄来的小数。

为什么：表格软件里的 95% 复制出来常常是 0.95，写进来就成了百分之零点九五；办完了写成 1，就只有 1%。
进度少了一百倍，任务会被当成滞后。

怎么改：写成百分数，九成五写 95，办完写 100。确实不到 1% 的，带上百分号写，例如 0.5%，就不再问。
单独一个 1 不问；前面写过小数的，后面的 1 一并问。

对：
    进展:
    - {日期: 2020-04-30, 完成进度: 95}
    - {日期: 2020-05-31, 完成进度: 100}

错：
    进展:
    - {日期: 2020-04-30, 完成进度: 0.95}
    - {日期: 2020-05-31, 完成进度: 1}
"""

from collections.abc import Iterator
from decimal import Decimal
from operator import attrgetter

from wenming_cli.diagnostic import Severity
from wenming_cli.model.base import Entry
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.spelled import has_sign
from wenming_cli.rules.rule import Breach
from wenming_cli.words.numbers import plain_text

CODE = "E329"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()

_WHOLE = Decimal(1)
_LEAST_OVERSHOOT = Decimal(10)


def check(plan: Plan) -> Iterator[Breach]:
    """Every percentage without its sign that reads like a fraction of one."""
    for leaf in plan.leaves:
        yield from _of_share(leaf)
        yield from _of_progress(leaf)
    yield from _of_settings(plan)


def _of_share(leaf: Leaf) -> Iterator[Breach]:
    part = leaf.part
    if part is not None and part.share is not None and _is_fraction(part, "share", part.share):
        yield _diagnostic(part, "share", f"任务 {leaf.id} 的分担比例", part.share)


def _of_progress(leaf: Leaf) -> Iterator[Breach]:
    """Fractions, and what is written as 1 on a later day than one of these."""
    updates = leaf.course.updates
    if not any(u.progress is not None and 0 < u.progress < _WHOLE for u in updates):
        return
    has_fraction = False
    for update in sorted(updates, key=attrgetter("date")):
        share = update.progress
        if share is None or not _is_fraction(update, "progress", share, up_to_one=has_fraction):
            continue
        has_fraction = True
        said = f"任务 {leaf.id} 在 {update.date} 的完成进度"
        yield _diagnostic(update, "progress", said, share)


def _of_settings(plan: Plan) -> Iterator[Breach]:
    scoring, settings = plan.settings.scoring, plan.settings
    overshoot = scoring.overshoot
    if 0 < overshoot < _LEAST_OVERSHOOT and not has_sign(scoring, "overshoot"):
        yield _diagnostic(scoring, "overshoot", "超额线", overshoot)
    points = settings.behind_points
    if 0 < points < _WHOLE:
        yield _diagnostic(settings, "behind_points", "滞后百分点", points)


def _is_fraction(entry: Entry, field: str, share: Decimal, *, up_to_one: bool = False) -> bool:
    is_less = 0 < share < _WHOLE or (up_to_one and share == _WHOLE)
    return is_less and not has_sign(entry, field)


def _diagnostic(entry: Entry, field: str, said: str, share: Decimal) -> Breach:
    small, large = plain_text(share), plain_text(share * 100)
    return Breach(
        entry.location(field),
        f"{said}写的是 {small}，就是 {small}%，是不是 {large}%？",
        f"是 {large}% 的写 {large}；确实是 {small}% 的写上百分号",
    )
