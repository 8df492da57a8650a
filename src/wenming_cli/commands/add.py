"""``wenming add KIND 字段=值 …``: a new record."""

from pathlib import Path
from typing import Annotated

import typer

from wenming_cli.commands import Directory, DryRun, Fields, PlanId, offered
from wenming_cli.inputs.edits.adding import add_record
from wenming_cli.inputs.edits.assignments import assignments
from wenming_cli.inputs.edits.carrying_out import open_desk
from wenming_cli.inputs.edits.record_kinds import kinds_called


def add(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="种类",
            help="任务、进展、问题、支出、单位、点位、延期等等",
            autocompletion=offered("kinds"),
        ),
    ],
    fields: Fields = None,
    directory: Directory = Path(),
    plan: PlanId = None,
    dry_run: DryRun = False,
) -> int:
    """新增一条记录：wenming add 进展 任务=HW-01 日期=今天 完成进度=60%；终端里缺的逐项问。

    例：wenming add 进展 任务=HW-05 日期=今天 完成进度=60%
    """
    kinds, typed = kinds_called(kind), assignments(fields or ())
    return add_record(open_desk(directory, plan), kinds, typed, dry_run=dry_run)
