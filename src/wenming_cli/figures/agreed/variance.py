"""How a plan stands against what was agreed: limits moved, terms changed, tasks come and gone.

What is compared is what holds on a day: limits after extensions, money after adjustments.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from wenming_cli.figures.indicators.actual_values import target_words
from wenming_cli.figures.money.execution import budget_total, lines
from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.figures.tasks.task_state import State
from wenming_cli.frozen import frozen
from wenming_cli.model.agreed_terms import AgreedTask, Baseline
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.plan import Plan
from wenming_cli.words.numbers import plain_text


@frozen
class MovedTask:
    """A task that was agreed and is there still: its limit then, now, and the day it was done."""

    leaf: Leaf
    agreed: AgreedTask
    now: AgreedTask
    done: date | None

    @property
    def days(self) -> int | None:
        """By how many days the limit is later than agreed; less than 0: earlier.

        None where one of the two is 长期, and the other is not.
        """
        was, now = self.agreed.due, self.now.due
        if was is None or now is None:
            return 0 if was is now else None
        return (now - was).days

    @property
    def done_days(self) -> int | None:
        """By how many days it was done later than agreed; None where it is not done."""
        was = self.agreed.due
        return None if self.done is None or was is None else (self.done - was).days

    @property
    def is_changed(self) -> bool:
        """Tell whether its limit or its terms are others than agreed."""
        return self.agreed != self.now

    @property
    def is_told(self) -> bool:
        """Tell whether people have to hear of it: it is changed, or was done later than agreed."""
        return self.is_changed or (self.done_days or 0) > 0


@frozen
class MovedTerm:
    """An indicator's target, or an amount of money, that is another than agreed; None: none."""

    id: str
    name: str
    agreed: str | Decimal | None
    now: str | Decimal | None


@frozen
class Variance:
    """A plan on a day against a baseline; ``gone`` are the ids of tasks that are there no more."""

    baseline: Baseline
    tasks: tuple[MovedTask, ...]
    added: tuple[Leaf, ...]
    gone: tuple[str, ...]
    money: tuple[MovedTerm, ...]
    targets: tuple[MovedTerm, ...]

    @property
    def words(self) -> str:
        """``对照基线“年初”（2020-01-10）：时限没变 40 项，顺延 3 项共 45 天 …``."""
        moved = [task.days for task in self.tasks if task.days]
        later = [days for days in moved if days > 0]
        earlier = [-days for days in moved if days < 0]
        other = [task for task in self.tasks if task.days is None]
        words = [f"时限没变 {len(self.tasks) - len(moved) - len(other)} 项"]
        words += [f"顺延 {len(later)} 项共 {sum(later)} 天"] if later else []
        words += [f"提前 {len(earlier)} 项共 {sum(earlier)} 天"] if earlier else []
        endless = [task.leaf.id for task in other if task.now.due is None]
        limited = [task.leaf.id for task in other if task.now.due is not None]
        words += [_named("改为长期", endless)] if endless else []
        words += [_named("长期改为有时限", limited)] if limited else []
        words += [_named("新增", [leaf.id for leaf in self.added])] if self.added else []
        words += [_named("取消或去掉", self.gone)] if self.gone else []
        kept = self.baseline
        return f"对照基线“{kept.name}”（{kept.made_on}）：{'，'.join(words)}"


def _named(word: str, ids: Sequence[str]) -> str:
    return f"{word} {len(ids)} 项（{'、'.join(ids)}）"


def agreed_on(plan: Plan, name: str, as_of: date) -> Baseline:
    """What holds of a plan at the end of a day, to be kept under a name."""
    amounts = ((each.line.id, each.amount) for each in lines(plan, as_of))
    return Baseline(
        name=name,
        made_on=as_of,
        plan=plan.id,
        tasks=_tasks(plan, as_of),
        budget=None if plan.budget is None else budget_total(plan.budget, as_of),
        lines={line: amount for line, amount in amounts if amount is not None},
        targets={each.id: target_words(each) for each in plan.indicators},
    )


def _tasks(plan: Plan, as_of: date) -> dict[str, AgreedTask]:
    states = {state.id: state for state in assess(plan, as_of)}
    found = {}
    for leaf in plan.leaves:
        state = states.get(leaf.id)
        if state is None or state.state is not State.CANCELLED:
            due = leaf.due if state is None else state.effective_due
            found[leaf.id] = AgreedTask(due, leaf.weight, _target(leaf))
    return found


def _target(leaf: Leaf) -> str | None:
    if leaf.target is not None:
        return f"{plain_text(leaf.target.value)}{leaf.target.unit}"
    return "、".join(f"{t.name} {plain_text(t.value)}{t.unit}" for t in leaf.targets) or None


def variance(baseline: Baseline, plan: Plan, as_of: date) -> Variance:
    """Hold a plan on a day against what was agreed."""
    now = agreed_on(plan, baseline.name, as_of)
    leaves = {leaf.id: leaf for leaf in plan.leaves}
    both = [name for name in now.tasks if name in baseline.tasks]
    return Variance(
        baseline,
        tuple(
            MovedTask(leaves[n], baseline.tasks[n], now.tasks[n], _done(leaves[n], as_of))
            for n in both
        ),
        tuple(leaves[name] for name in now.tasks if name not in baseline.tasks),
        tuple(name for name in baseline.tasks if name not in now.tasks),
        tuple(_money(baseline, now, plan)),
        tuple(_moved(baseline.targets, now.targets, _names(plan))),
    )


def _done(leaf: Leaf, as_of: date) -> date | None:
    done = leaf.course.done
    return done if done is not None and done <= as_of else None


def _names(plan: Plan) -> dict[str, str]:
    return {each.id: each.name for each in plan.indicators}


def _money(baseline: Baseline, now: Baseline, plan: Plan) -> list[MovedTerm]:
    total = MovedTerm("", "预算数", baseline.budget, now.budget)
    names = {line.id: line.name for line in plan.budget.lines} if plan.budget else {}
    moved = _moved(baseline.lines, now.lines, names)
    return moved if total.agreed == total.now else [total, *moved]


def _moved(
    was: Mapping[str, str] | Mapping[str, Decimal],
    now: Mapping[str, str] | Mapping[str, Decimal],
    names: Mapping[str, str],
) -> list[MovedTerm]:
    return [
        MovedTerm(name, names.get(name, name), was.get(name), now.get(name))
        for name in dict.fromkeys((*was, *now))
        if was.get(name) != now.get(name)
    ]
