"""``wenming pay 金额 --line``: money that was paid."""

from pathlib import Path
from typing import Annotated

import typer

from wenming_cli.commands import (
    Directory,
    DryRun,
    Evidence,
    Note,
    OnDay,
    PlanId,
    offered,
)
from wenming_cli.inputs.edits.adding import appended
from wenming_cli.inputs.edits.assignments import Gathered
from wenming_cli.inputs.edits.carrying_out import Intent, carry_out, completed, open_desk
from wenming_cli.model.budget import Payment
from wenming_cli.model.plan import Plan

_OPTIONS = {"line": "--line 用途"}


def pay(
    amount: Annotated[
        str,
        typer.Argument(metavar="金额", help="带上单位，如 3.5万元、8600元；退款写负数，如 -200元"),
    ],
    directory: Directory = Path(),
    plan: PlanId = None,
    line: Annotated[
        str | None,
        typer.Option(
            "--line",
            metavar="用途",
            help="资金用途的编号或名称；只有一项用途的可以不写",
            autocompletion=offered("lines"),
        ),
    ] = None,
    voucher: Annotated[
        str | None, typer.Option("--voucher", metavar="凭证号", help="凭证号")
    ] = None,
    day: OnDay = None,
    payee: Annotated[str | None, typer.Option("--payee", metavar="单位", help="收款单位")] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar="来源",
            help="资金来源的名称；只有一个来源的可以不写",
            autocompletion=offered("sources"),
        ),
    ] = None,
    task: Annotated[
        str | None,
        typer.Option(
            "--task", metavar="任务", help="用在哪个任务上", autocompletion=offered("tasks")
        ),
    ] = None,
    note: Note = None,
    evidence: Evidence = None,
    dry_run: DryRun = False,
) -> int:
    """记一笔支出：wenming pay 3.5万元 --line XC --voucher 记-202006-012；退款写负数和 --note。

    例：wenming pay 3.5万元 --line XC --voucher 记-202006-012
    """
    desk = open_desk(directory, plan)
    typed = {"date": desk.day(day), "line": line or _only_line(desk.plan), "amount": amount}
    typed |= {"voucher": voucher, "payee": payee, "source": source, "task": task, "note": note}
    said = desk.canonical(Payment, typed) | ({"evidence": evidence} if evidence else {})
    values, misfits = completed(desk, Payment, Gathered(said, [], frozenset()), spelt=_OPTIONS)
    return carry_out(desk, Intent([appended("payments", values)], misfits), dry_run=dry_run)


def _only_line(plan: Plan) -> str | None:
    lines = plan.budget.lines if plan.budget is not None else ()
    return lines[0].id if len(lines) == 1 else None
