"""The same thing recorded twice: a finding that is still open, a payment."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from wenming_cli.figures.audit.question import AsRecorded, Ground, Question
from wenming_cli.figures.days.period import known
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.grouping import grouped
from wenming_cli.model.budget import Payment
from wenming_cli.model.scalars import folded
from wenming_cli.words.money import quoted_money

ID = "repeated_records"
TITLE = "同一件事记了两次"
LETTERS = 8
WITHIN = timedelta(days=7)
FROM = (
    "同一点位、同一类别、不少于8个字的文字一样的问题，前一个还没有整改又登记一个：短的套话可能是另一处；"
    "同一用途、收款单位、金额的支出7天以内又有一笔：按月付的款隔得比7天久"
)


def questions(recorded: AsRecorded) -> Iterator[Question]:
    """Findings that say what an open one says, then payments that follow one like them."""
    yield from _findings(recorded)
    yield from _payments(recorded)


def _findings(recorded: AsRecorded) -> Iterator[Question]:
    like = grouped(
        ((f.finding.site, folded(f.finding.category), folded(f.finding.text)), f)
        for f in sorted(recorded.findings, key=lambda f: f.finding.found)
        if f.finding.site is not None and len(folded(f.finding.text)) >= LETTERS
    )
    for own in like.values():
        for before, after in pairwise(own):
            if _is_open_at(before, after.finding.found):
                yield _twice(before, after)


def _is_open_at(state: FindingState, day: date) -> bool:
    return state.rectified_on is None or state.rectified_on > day


def _twice(before: FindingState, after: FindingState) -> Question:
    return Question(
        after.owner,
        f"{before.id} 还没有整改，又登记了同一点位、同一类别、文字一样的 {after.id}",
        "请核实是不是同一个问题",
        tuple(Ground(f.id, f"{f.finding.found} 发现", f.finding, "text") for f in (before, after)),
    )


def _payments(recorded: AsRecorded) -> Iterator[Question]:
    like = grouped(
        ((p.line, p.amount, folded(p.payee)), p)
        for p in known(recorded.plan.payments, recorded.as_of)
        if p.payee is not None and p.amount > 0
    )
    for own in like.values():
        for before, after in pairwise(own):
            if after.date - before.date <= WITHIN:
                yield _paid_twice((before, after))


def _paid_twice(both: Sequence[Payment]) -> Question:
    before, after = both
    days = (after.date - before.date).days
    when = f"隔 {days} 天" if days else "同一天"
    return Question(
        None,
        f"{when}有两笔一样的支出：{before.line}，{quoted_money(before.amount)}，{before.payee}",
        "请核实是不是付了两次，或者一笔记了两次",
        tuple(Ground(p.voucher or p.line, f"{p.date} 支出", p, "amount") for p in both),
    )
