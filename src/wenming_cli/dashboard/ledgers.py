"""The ledgers: tasks, findings, payments, a row each, with what a script may filter them by."""

from collections.abc import Iterable, Iterator, Sequence

from wenming_cli.dashboard.lights import light
from wenming_cli.dashboard.markup import Child, Markup, head_cell, row, table, tag
from wenming_cli.dashboard.places import place_of
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.money.execution import payments
from wenming_cli.figures.standing import Group
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.frozen import frozen
from wenming_cli.model.budget import Payment
from wenming_cli.model.plan import Plan
from wenming_cli.words.dates import limit_text
from wenming_cli.words.money import ten_thousands
from wenming_cli.words.nobody import NO_LEAD
from wenming_cli.words.rates import short_percent


@frozen
class LedgerColumn:
    """A column; by the words of one that ``is_choice`` rows are filtered, a day is never broken."""

    title: str
    is_number: bool = False
    is_choice: bool = False
    is_day: bool = False


_TASKS = (
    LedgerColumn("编号"),
    LedgerColumn("任务"),
    LedgerColumn("牵头单位", is_choice=True),
    LedgerColumn("灯", is_choice=True),
    LedgerColumn("进度", is_number=True),
    LedgerColumn("计划", is_number=True),
    LedgerColumn("完成时限", is_day=True),
    LedgerColumn("逾期天数", is_number=True),
    LedgerColumn("出处"),
)
_FINDINGS = (
    LedgerColumn("编号"),
    LedgerColumn("发现日期", is_day=True),
    LedgerColumn("问题"),
    LedgerColumn("类别", is_choice=True),
    LedgerColumn("责任单位", is_choice=True),
    LedgerColumn("整改时限", is_day=True),
    LedgerColumn("状态", is_choice=True),
    LedgerColumn("逾期天数", is_number=True),
    LedgerColumn("出处"),
)
_PAYMENTS = (
    LedgerColumn("日期"),
    LedgerColumn("用途", is_choice=True),
    LedgerColumn("金额（万元）", is_number=True),
    LedgerColumn("收款单位"),
    LedgerColumn("凭证号"),
    LedgerColumn("出处"),
)


def ledgers(plan: Plan, whole: Group) -> Iterator[Markup]:
    """The ledgers of what the plan has."""
    if whole.tasks:
        yield _ledger("tasks", "任务", _TASKS, [_task(plan, each) for each in whole.tasks])
    if whole.findings:
        yield _ledger(
            "findings", "问题", _FINDINGS, [_finding(plan, each) for each in whole.findings]
        )
    paid = payments(plan, whole.frame.as_of)
    if paid:
        names = {line.id: line.name for line in plan.budget.lines} if plan.budget else {}
        rows = [_payment(plan, each, names.get(each.line, each.line)) for each in paid]
        yield _ledger("payments", "支出", _PAYMENTS, rows)


def _ledger(
    name: str, title: str, columns: Sequence[LedgerColumn], rows: Sequence[Iterable[Child]]
) -> Markup:
    """A table in a section; the filters are made by the script, which alone can use them."""
    heads = [
        head_cell(each.title, is_number=each.is_number, data_choice=each.is_choice)
        for each in columns
    ]
    numbers = [each.is_number for each in columns]
    listed = table(f"{title}台账 {len(rows)} 条", heads, (row(r, numbers) for r in rows))
    return tag(
        "section",
        tag("h2", f"{title}台账", id=f"{name}-title"),
        tag("div", listed, class_="wide"),
        id=name,
        class_="ledger",
        aria_labelledby=f"{name}-title",
    )


def _task(plan: Plan, task: TaskState) -> tuple[Child, ...]:
    return (
        task.id,
        task.title,
        task.led_by or NO_LEAD,
        light(task.light, task.light_label),
        f"{short_percent(task.progress)}{task.in_amounts}",
        short_percent(task.planned),
        limit_text(task.effective_due),
        str(task.overdue_days or ""),
        place_of(plan, task.leaf.location()),
    )


def _finding(plan: Plan, state: FindingState) -> tuple[Child, ...]:
    finding = state.finding
    return (
        state.id,
        finding.found.isoformat(),
        f"{plan.text_of(finding)}{state.items_in_brackets}",
        finding.category,
        state.owner,
        state.effective_due.isoformat(),
        state.state.label,
        str(state.overdue_days or ""),
        place_of(plan, finding.location()),
    )


def _payment(plan: Plan, payment: Payment, line: str) -> tuple[Child, ...]:
    return (
        payment.date.isoformat(),
        line,
        ten_thousands(payment.amount),
        payment.payee or "",
        payment.voucher or "",
        place_of(plan, payment.location()),
    )


_LEDGERS = {"tasks": _TASKS, "findings": _FINDINGS, "payments": _PAYMENTS}


def ledger_labels() -> str:
    """The rules by which a narrow screen names the cells of a row that stand one below another."""
    return "".join(
        f'{cell}::before{{content:"{column.title}"}}' for cell, column in _styled_cells()
    )


def ledger_days() -> str:
    """The rules by which days stay whole."""
    return "".join(
        f"{cell}{{white-space:nowrap}}" for cell, column in _styled_cells() if column.is_day
    )


def _styled_cells() -> Iterator[tuple[str, LedgerColumn]]:
    """The cells of each column but the first, which names the row, as style sheets call them."""
    for name, columns in _LEDGERS.items():
        for at, column in enumerate(columns[1:], start=2):
            yield f"#{name} td:nth-child({at})", column
