"""``wenming site -o public``: several plans as pages of a site, and the list of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from wenming_cli import sink, terminal
from wenming_cli.commands import AsOf, Directory, InMonth
from wenming_cli.dashboard.index_page import index_page
from wenming_cli.dashboard.plan_page import plan_page
from wenming_cli.figures.standing import standing
from wenming_cli.inputs import days, opening
from wenming_cli.model.plan import Plan
from wenming_cli.stop import Stop

_INDEX, _PLANS = "index.html", "plans"


def site(
    directory: Directory = Path(),
    as_of: AsOf = None,
    month: InMonth = None,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="文件夹", help="写到哪个文件夹")
    ] = Path("public"),
) -> int:
    """网站：每个计划一个看板，加上计划的清单，写进一个文件夹，GitLab、Gitee 的 Pages 可以直接发布。

    例：wenming site -o public
    """
    plans = opening.open_plans(directory, None)
    paths = _paths(plans)
    cutoffs = [days.cutoff_of(plan, as_of, month) for plan in plans]
    for plan, cutoff, path in zip(plans, cutoffs, paths, strict=True):
        page = plan_page(plan, cutoff, f"../{_INDEX}")
        terminal.write_file(output / path, page.encode())
    listed = [
        (standing(plan, cutoff.as_of), path)
        for plan, cutoff, path in zip(plans, cutoffs, paths, strict=True)
    ]
    terminal.write_file(output / _INDEX, index_page(listed).encode())
    terminal.tell(f"已写入 {sink.terminal(str(output))}：{len(plans)} 个计划，从 {_INDEX} 看起")
    return 0


def _paths(plans: Sequence[Plan]) -> list[str]:
    """The path of each plan's page, by its id; two that would be one file stop the command."""
    paths = [f"{_PLANS}/{plan.id}.html" for plan in plans]
    if len({path.casefold() for path in paths}) < len(paths):
        raise Stop(
            "有几个计划的编号相同（大小写不同也算），会写成同一个文件；先改掉，或者用 -C 选文件夹"
        )
    return paths
