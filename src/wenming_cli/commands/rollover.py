"""``wenming rollover YEAR``: the plan of the next year, with what is still open."""

import os
from pathlib import Path
from typing import Annotated

import typer

from wenming_cli import files, sink, terminal
from wenming_cli.commands import AsOf, Directory, DryRun, PlanId
from wenming_cli.inputs import days, opening
from wenming_cli.inputs.plan_checking import faults, unreadable
from wenming_cli.loading import load_contents
from wenming_cli.loading.discovery import enclosing_plan
from wenming_cli.loading.evidence.folder_shelf import FolderShelf
from wenming_cli.model.citation import citations
from wenming_cli.model.finding import Finding
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Fault, parse_year
from wenming_cli.model.task import Task
from wenming_cli.stop import Stop
from wenming_cli.writing.next_year import NextYear, next_year


def rollover(
    year: Annotated[str, typer.Argument(metavar="年度", help="新计划的年度，如 2021")],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="文件夹", help="新计划的文件夹，不能已经有")
    ],
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    dry_run: DryRun = False,
) -> int:
    """换年度：写出下一年的计划，单位、点位、标准、口径照旧，没办完的任务和问题结转过去。

    例：wenming rollover 2021 -o plans/panlong-2021
    """
    opened = opening.open_plan(directory, plan)
    number = _year(year, opened)
    _require_free(output)
    day = days.cutoff_of(opened, as_of, None).as_of
    made = next_year(opened, number, day)
    contents = {**made.files, **_evidence(opened, made)}
    _require_sound(output, contents)
    if not dry_run:
        _write(output, contents)
    _tell(output, made, dry_run=dry_run)
    return 0


def _year(typed: str, plan: Plan) -> int:
    try:
        year = parse_year(typed)
    except Fault as fault:
        raise Stop(f"{fault.message}\n提示：{fault.hint}") from None
    if year <= plan.project.year:
        raise Stop(f"新计划的年度要在 {plan.project.year} 以后，写的是 {year}")
    return year


def _require_free(folder: Path) -> None:
    if os.path.lexists(folder):
        raise Stop(f"已经有{sink.quoted(folder)}了，不覆盖；换一个文件夹")
    around = enclosing_plan(folder)
    if around is not None:
        raise Stop(f"{sink.quoted(around)}已经是一个计划，新计划写在它旁边")


def _evidence(plan: Plan, made: NextYear) -> dict[str, bytes]:
    """The files of evidence that what is carried over cites, so that they can be looked up."""
    ids = {*made.findings, *(name.partition("/")[0] for name in made.tasks)}
    every: tuple[Task | Finding, ...] = (*plan.tasks, *plan.findings)
    carried = [each for each in every if each.id in ids]
    names = {each.text for each in citations(carried) if each.is_file}
    inside = {name: plan.folder / name for name in sorted(names) if ".." not in Path(name).parts}
    return {name: path.read_bytes() for name, path in inside.items() if path.is_file()}


def _require_sound(folder: Path, contents: dict[str, bytes]) -> None:
    """Stop where the new plan would have errors: then nothing is written."""
    plans = sorted((name, data) for name, data in contents.items() if name.endswith(".yaml"))
    loaded = load_contents(folder, plans, Path.cwd(), shelf=FolderShelf(folder))
    if loaded.plan is None or not loaded.is_readable:
        raise Stop(f"{unreadable(loaded).rstrip()}\n新计划会读不懂，没有写", code=1)
    errors = [found for found in faults(loaded, None) if found.is_error]
    if errors:
        listed = "\n".join(
            f"{each.location.file} {each.code} {each.message}" for each in errors[:9]
        )
        raise Stop(f"{sink.terminal(listed)}\n新计划会有 {len(errors)} 处错误，没有写", code=1)


def _write(folder: Path, contents: dict[str, bytes]) -> None:
    try:
        with files.new_folder(folder) as temporary:
            for name, data in contents.items():
                (temporary / name).parent.mkdir(parents=True, exist_ok=True)
                (temporary / name).write_bytes(data)
    except OSError as error:
        raise Stop(f"没有写成{sink.quoted(folder)}：{files.reason(error)}") from None


def _tell(folder: Path, made: NextYear, *, dry_run: bool) -> None:
    name = sink.terminal(files.pasted(folder))
    word = "会写" if dry_run else "已写"
    count = f"结转任务 {len(made.tasks)} 项、问题 {len(made.findings)} 个"
    terminal.tell(f"{word} {name}：{len(made.files)} 个文件，{count}；原计划没有动")
    terminal.tell("资金、绩效指标、总体目标、立项依据要按新年度写；节假日要补上新一年的")
    if not dry_run:
        terminal.tell(f"下一步：wenming -C {name} validate")
