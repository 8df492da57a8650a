"""What is shown of a plan against its baseline: what moved, in days; what came and went."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import Any

from wenming_cli.figures.agreed.variance import MovedTask, MovedTerm, Variance
from wenming_cli.pages.blocks import KEPT, Block, Column, Paragraph, Table
from wenming_cli.pages.page import Page
from wenming_cli.words.dates import limit_text
from wenming_cli.words.money import quoted_money
from wenming_cli.words.nobody import NO_LEAD
from wenming_cli.words.numbers import NO_VALUE, plain_text

_TASKS = (
    Column("编号", most=24, worth=KEPT),
    Column("任务名称", most=44, worth=4),
    Column("牵头单位", most=24, worth=3),
    Column("基线时限", worth=KEPT),
    Column("现在的时限", worth=KEPT),
    Column("顺延天数", is_number=True, worth=KEPT),
    Column("办结比基线晚", is_number=True, worth=3),
    Column("别的变动", most=44),
)
_TERMS = (
    Column("编号", most=24, worth=KEPT),
    Column("名称", most=44, worth=KEPT),
    Column("基线", is_number=True, worth=KEPT),
    Column("现在", is_number=True, worth=KEPT),
    Column("增减", is_number=True),
)


def with_variance(page: Page, found: Variance) -> Page:
    """A page with what moved against the baseline below, and beside its data."""
    data = partial(_document, page, found)
    return Page(page.title, (*page.blocks, *_blocks(found)), data, page.rows, marks=page.marks)


def _document(page: Page, found: Variance) -> dict[str, Any]:
    return {**page.data(), "against": variance_object(found)}


def _blocks(found: Variance) -> Iterator[Block]:
    yield Paragraph(found.words)
    moved = [task for task in found.tasks if task.is_told]
    if moved:
        yield Table(_TASKS, tuple(map(_task_row, moved)), "和基线不同的任务")
    for heading, terms in (("资金", found.money), ("指标值", found.targets)):
        if terms:
            yield Table(_TERMS, tuple(map(_term_row, terms)), f"和基线不同的{heading}")


def _task_row(task: MovedTask) -> tuple[str, ...]:
    return (
        task.leaf.id,
        task.leaf.title,
        task.leaf.led_by or NO_LEAD,
        limit_text(task.agreed.due),
        limit_text(task.now.due),
        "" if task.days is None else str(task.days),
        "" if task.done_days is None else str(task.done_days),
        "，".join(_changes(task)),
    )


def _changes(task: MovedTask) -> Iterator[str]:
    was, now = task.agreed, task.now
    if was.weight != now.weight:
        yield f"权重 {was.weight} → {now.weight}"
    if was.target != now.target:
        yield f"数量目标 {was.target or NO_VALUE} → {now.target or NO_VALUE}"


def _term_row(term: MovedTerm) -> tuple[str, ...]:
    was, now = term.agreed, term.now
    more = ""
    if isinstance(was, Decimal) and isinstance(now, Decimal):
        more = quoted_money(now - was, signed=True)
    return term.id, term.name, _value(was), _value(now), more


def _value(value: str | Decimal | None) -> str:
    if value is None:
        return NO_VALUE
    return quoted_money(value) if isinstance(value, Decimal) else value


# --- JSON -----------------------------------------------------------------------------------------


def variance_object(found: Variance) -> dict[str, Any]:
    """What JSON says of it, under ``against``."""
    return {
        "name": found.baseline.name,
        "made_on": found.baseline.made_on.isoformat(),
        "tasks": [_task_object(task) for task in found.tasks],
        "added": [leaf.id for leaf in found.added],
        "removed": list(found.gone),
        "money": [_term_object(term) for term in found.money],
        "targets": [_term_object(term) for term in found.targets],
    }


def _task_object(task: MovedTask) -> dict[str, Any]:
    return {
        "id": task.leaf.id,
        "baseline_due": task.agreed.due and task.agreed.due.isoformat(),
        "effective_due": task.now.due and task.now.due.isoformat(),
        "days": task.days,
        "done_days": task.done_days,
        "baseline_weight": str(task.agreed.weight),
        "weight": str(task.now.weight),
        "baseline_target": task.agreed.target,
        "target": task.now.target,
    }


def _term_object(term: MovedTerm) -> dict[str, Any]:
    values = {"baseline": term.agreed, "now": term.now}
    said = {k: plain_text(v) if isinstance(v, Decimal) else v for k, v in values.items()}
    return {"id": term.id or None, "name": term.name, **said}
