"""``wenming baseline NAME``: keep what is agreed, to be held against later."""

import os
from pathlib import Path
from typing import Annotated

import typer

from wenming_cli import files, sink, terminal
from wenming_cli.commands import AsOf, Directory, DryRun, PlanId
from wenming_cli.figures.agreed.variance import agreed_on
from wenming_cli.inputs import days, opening
from wenming_cli.inputs.baselines import require_name
from wenming_cli.stop import Stop
from wenming_cli.writing.baseline_file import baseline_path, baseline_text
from wenming_cli.writing.file_set import Exchange, writing


def baseline(
    name: Annotated[str, typer.Argument(metavar="名称", help="这条基线叫什么，如 年初")],
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    dry_run: DryRun = False,
) -> int:
    """定基线：把这一天定下的时限、权重、目标、预算存成 baselines/名称.yaml，以后拿来对照。

    例：wenming baseline 年初 --as-of 2020-03-31
    """
    require_name(name)
    opened = opening.open_plan(directory, plan)
    agreed = agreed_on(opened, name, days.cutoff_of(opened, as_of, None).as_of)
    path = opened.folder / baseline_path(name)
    if os.path.lexists(path):
        raise Stop(f"已经有{sink.quoted(name)}这条基线了，定下的不改；另起一个名字")
    if not dry_run:
        _write(opened.folder, path, baseline_text(agreed).encode())
    said = f"{len(agreed.tasks)} 项任务、{len(agreed.targets)} 项指标、{len(agreed.lines)} 笔用途"
    shown = sink.terminal(files.pasted(path))
    terminal.tell(f"{'会写' if dry_run else '已写'} {shown}：{agreed.made_on} 定下的{said}")
    return 0


def _write(folder: Path, path: Path, data: bytes) -> None:
    try:
        with writing(folder) as put:
            put([Exchange(path, None, data)])
    except OSError as error:
        raise Stop(f"没有写成{sink.quoted(path)}：{files.reason(error)}") from None
