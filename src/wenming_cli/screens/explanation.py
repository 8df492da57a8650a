"""Why a figure is what it is: definition, numbers, and the records behind it with their places."""

from collections.abc import Iterable, Iterator

from wenming_cli import sink
from wenming_cli.diagnostic import Location
from wenming_cli.figures import money
from wenming_cli.figures.definitions import FIGURES, Definition
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.finding_state import FindingState
from wenming_cli.figures.patrol import FIGURES as OF_ROUNDS
from wenming_cli.figures.standing import Group, Standing
from wenming_cli.figures.task_state import TaskState
from wenming_cli.model.budget import Adjustment, Payment
from wenming_cli.model.plan import Plan
from wenming_cli.screens import rounds_made
from wenming_cli.screens.numbers import fraction_text

_OF_PAYMENTS = ("budget_total", "paid", "remaining", "budget_execution_rate", "budget_gap")


def figure_names() -> list[str]:
    """The ids and the labels of all figures."""
    return [name for row in FIGURES for name in (row.id, row.label)]


def figure_named(name: str) -> Definition | None:
    """The definition of a figure, by id or Chinese label."""
    return next((row for row in FIGURES if name in (row.id, row.label)), None)


def of_figure(plan: Plan, now: Standing, group: Group, row: Definition) -> str:
    """The whole explanation as text."""
    figure = group.figure(row.id)
    scope = "" if group is now.whole else f"  {group.name}"
    lines = [
        f"{row.label} {row.id}  截至 {now.as_of}{scope}{'  含示例数据' if plan.sample else ''}",
        f"  怎么算：{row.meaning}",
    ]
    if figure is None:
        lines.append("  这里没有这个数字：计划里没有相应的记录")
    else:
        lines.append(f"  结果：{figure.as_text()} {fraction_text(figure)}".rstrip())
        if figure.reason:
            lines.append(f"  没有数值：{figure.reason}")
        lines += _behind(plan, now, group, figure)
    return "\n".join(sink.terminal(line) for line in lines) + "\n"


def _behind(plan: Plan, now: Standing, group: Group, figure: Figure) -> Iterator[str]:
    """The records behind a figure, each with its place."""
    if figure.id in _OF_PAYMENTS:
        yield from _money(plan, now)
    elif group.patrol is not None and figure.id in OF_ROUNDS:
        yield from rounds_made.lines(group.patrol, figure)
    else:
        yield from _records(group, figure)


def _money(plan: Plan, now: Standing) -> Iterator[str]:
    """What was paid and how the budget was changed, each with its place."""
    changes = money.adjustments(plan.budget, now.as_of) if plan.budget is not None else ()
    if changes:
        yield f"  预算调整 {len(changes)} 笔："
    for change in changes:
        yield _amount(change, change.reason)
    paid = money.payments(plan, now.as_of)
    yield f"  支出 {len(paid)} 笔：" if paid else "  没有支出"
    for payment in paid:
        yield _amount(payment, payment.note or payment.voucher or payment.line)


def _amount(record: Payment | Adjustment, words: str) -> str:
    at = record.location()
    amount = f"{record.amount:,.2f}元"
    short = sink.clipped(" ".join(words.split()), 40)
    return f"    {record.date}  {amount}  {short}  [{at.file}:{at.line}]"


def _records(group: Group, figure: Figure) -> Iterator[str]:
    if not figure.whole:
        return
    part = {record.id for record in figure.part}
    whole = {record.id for record in figure.whole}
    states: list[TaskState | FindingState] = [*group.tasks, *group.findings]
    of_kind = [s for s in states if type(s) is type(figure.whole[0])]
    yield from _listed("算进分子的", [s for s in of_kind if s.id in part])
    yield from _listed("只算进分母的", [s for s in of_kind if s.id in whole and s.id not in part])
    yield from _listed("没有算进来的", [s for s in of_kind if s.id not in whole])


def _listed(word: str, states: Iterable[TaskState | FindingState]) -> Iterator[str]:
    rows = list(states)
    if rows:
        yield f"  {word} {len(rows)} 项："
    for state in rows:
        at = _place(state)
        yield f"    {state.id}  {_title(state)}  {_facts(state)}  [{at.file}:{at.line}]"


def _place(state: TaskState | FindingState) -> Location:
    if isinstance(state, TaskState):
        return state.leaf.location()
    return state.finding.location()


def _title(state: TaskState | FindingState) -> str:
    text = state.title if isinstance(state, TaskState) else state.finding.text
    return sink.clipped(" ".join(text.split()), 40)


def _facts(state: TaskState | FindingState) -> str:
    facts = [f"时限 {state.effective_due}", state.state.label]
    if isinstance(state, TaskState):
        done = state.leaf.course.done
        if state.state.value == "done" and done is not None:
            facts.append(f"{done} 办结")
        facts += state.late_words
    elif state.rectified_on is not None:
        facts.append(f"{state.rectified_on} 整改")
    return "，".join(facts)
