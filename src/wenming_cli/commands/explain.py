"""``wenming explain WHAT``: why."""

from pathlib import Path
from typing import Annotated

import typer

from wenming_cli import terminal
from wenming_cli.commands import (
    AsOf,
    Directory,
    InMonth,
    InSubdistrict,
    OfItem,
    OfOwner,
    OfSiteType,
    OfWorkstream,
    OutputFile,
    PageFormat,
    PlanId,
    offered,
)
from wenming_cli.commands.of_explain import answers, exam_answer
from wenming_cli.figures.exam.score_groups import By
from wenming_cli.inputs import codes, opening, scopes
from wenming_cli.inputs.output import show
from wenming_cli.model.plan import Plan
from wenming_cli.pages.blocks import Verbatim
from wenming_cli.pages.page import Page, Title
from wenming_cli.screens.explanation import Writers


def explain(
    what: Annotated[
        str,
        typer.Argument(
            metavar="代码、数字、编号或名称",
            help="如 E301；按期办结率 或 on_time_rate；任务、问题、指标等的编号或名称，几个字也行",
        ),
    ],
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    owner: OfOwner = None,
    workstream: OfWorkstream = None,
    assessment: Annotated[
        str | None,
        typer.Option(
            "--assessment",
            metavar="测评",
            help="得分率等：只看这次测评",
            autocompletion=offered("assessments"),
        ),
    ] = None,
    item: OfItem = None,
    subdistrict: InSubdistrict = None,
    site_type: OfSiteType = None,
    site: Annotated[
        str | None,
        typer.Option(
            "--site", metavar="点位", help="只看这个点位", autocompletion=offered("sites")
        ),
    ] = None,
    standard: Annotated[
        str | None,
        typer.Option(
            "--standard",
            metavar="编号",
            help="只看这条测评标准",
            autocompletion=offered("standards"),
        ),
    ] = None,
    commits: Annotated[
        bool,
        typer.Option("--commits", help="注明每一行是哪次提交、哪天、谁写的（要在 git 仓库里）"),
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="逐条列出全部记录，算进去的和没有算进来的也列")
    ] = False,
    output_format: PageFormat = None,
    output: OutputFile = None,
) -> int:
    """为什么：一个代码怎么改，一个数字怎么算、算进了哪些记录，一条记录为什么是现在的状态。

    例：wenming explain 按期办结率 --month 2020-06

    例：wenming explain E304

    例：wenming explain HW-02

    例：wenming explain 得分率 --assessment MN-2 --item 公共环境
    """
    page = codes.manual(what.upper())
    if page is not None:
        show([_manual(what.upper(), page)], output_format, output)
        return 0
    answers.require_sense(what, directory)
    opened, cutoff = opening.open_at(directory, plan, as_of, month)
    typed: dict[By, str | None] = {
        "item": item,
        "subdistrict": subdistrict,
        "type": site_type,
        "site": site,
        "standard": standard,
    }
    if assessment is not None or any(typed.values()):
        parts: dict[By, str | None] = {"owner": owner, **typed}
        answer = exam_answer.answer(opened, cutoff.as_of, what, assessment, parts)
    else:
        scope = scopes.scope_of(opened, owner, workstream)
        answer = answers.answer(opened, cutoff.as_of, what, scope)
    writers = _writers(opened) if commits else None
    show([answer.page(writers, everything=everything)], output_format, output)
    return 0


def _manual(code: str, text: str) -> Page:
    """The manual page of a code, which is of no plan."""
    head, _, body = text.partition("\n")
    document = {"schema": "wenming.explain/1", "code": code, "manual": text}
    return Page(Title("", head, None), (Verbatim(body),), lambda: document)


def _writers(plan: Plan) -> Writers:
    """Who wrote each line of a plan; only here git is asked."""
    from wenming_cli.commands.of_explain import authors  # noqa: PLC0415  git, for --commits alone

    writers, note = authors.writers_of(plan.folder)
    if note:
        terminal.tell(note)
    return writers
