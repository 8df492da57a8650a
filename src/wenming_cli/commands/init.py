"""``wenming init DIR``: a new plan."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from wenming_cli import files as files_of_plans
from wenming_cli import sink, terminal
from wenming_cli.commands import Directory
from wenming_cli.commands.of_init.reporting_units import QUESTION, units_of
from wenming_cli.commands.of_init.starter import (
    LOCAL_SOURCE,
    Server,
    demo_files,
    is_source,
    recipe_files,
    starter_files,
)
from wenming_cli.formats.word.shipped_masters import NAMES, shipped_master
from wenming_cli.loading.discovery import PLAN_FILE, enclosing_plan, plans_below
from wenming_cli.origin import origin
from wenming_cli.stop import Stop


def init(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="文件夹", help="写到哪个文件夹，没有就新建", show_default=False),
    ] = None,
    directory: Directory = Path(),
    ci: Annotated[
        Server | None,
        typer.Option("--ci", help="写哪一种 CI 的设置（默认：github；示例计划默认不写）"),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar="地址",
            help="CI 从哪里安装本程序：git 地址（git+https 开头）或仓库里的 wheel 文件；"
            "不写就是本程序装来的 git 地址，没有就从仓库里的 wheels 文件夹",
        ),
    ] = None,
    demo: Annotated[
        bool, typer.Option("--demo", help="写出完整的示例计划（盘龙区 2020 年）")
    ] = False,
    with_examples: Annotated[
        bool,
        typer.Option(
            "--with-examples", help="每一节都写上编造的例子，注明示例数据（不写就是注释，不算数）"
        ),
    ] = False,
    units: Annotated[
        list[str] | None,
        typer.Option(
            "--units",
            metavar="单位",
            help="要报进展的单位，用、分开或者写几次；不止一个就各有各的记录文件",
        ),
    ] = None,
    word: Annotated[
        bool,
        typer.Option("--word", help="把 Word 母版（月报、红头文件）复制到计划的 templates 文件夹"),
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只说会写哪些文件，不写")] = False,
) -> int:
    """新建一个能通过检查的小计划，连同 CI、提交前检查和编辑器的设置；已有的文件不动。

    例：wenming init 我们区创文

    例：wenming init 我们区创文 --units 龙泉街道、茨坝街道

    例：wenming init 练习 --with-examples

    例：wenming init 示例 --demo

    例：wenming init --word plans/我的计划
    """
    if word:
        _write_masters(directory / (folder or Path()), dry_run=dry_run)
        return 0
    if folder is None:
        raise Stop("写上新计划的文件夹，如 wenming init 我的计划")
    if source is not None and not is_source(source):
        raise Stop(
            f"--source 写的{sink.quoted(source)}不像安装地址："
            "写 git+https://… 这样的地址，或者仓库里的 wheel 文件（wheels/….whl）"
        )
    source = source or _own_source()
    folder = directory / folder
    terminal.require_portable(folder)
    _require_apart(folder)
    reporting = _reporting(units, demo=demo)
    plan = demo_files() if demo else _starter(folder, reporting, examples=with_examples)
    recipe = recipe_files(ci or ("none" if demo else "github"), source or LOCAL_SOURCE)
    files = {**plan, **recipe}
    _require_free(folder, files)
    terminal.require_portable(folder / max(files, key=len))
    _write_all(folder, files, dry_run=dry_run)
    if recipe and source is None:
        terminal.tell(
            "CI 从仓库里的 wheels 文件夹安装本程序，先放进去："
            "在程序的文件夹里运行 python -m pip wheel -w wheels .；"
            "有 git 地址的，改用 wenming init --source git+https://…"
        )
    root = _repository_around(folder)
    if root is not None and len(files) > len(plan):
        terminal.tell(f"注意：CI 只看仓库根目录{sink.quoted(root)}里的设置，把 CI 的文件挪到那里")
    if not dry_run:
        name = sink.terminal(files_of_plans.pasted(folder))
        terminal.tell(f"下一步：wenming -C {name} validate，再看 wenming -C {name} status")
    return 0


def _reporting(typed: list[str] | None, *, demo: bool) -> tuple[str, ...]:
    """The units that report; at a terminal they are asked for where none are given."""
    if demo and typed:
        raise Stop("--demo 写出的示例计划有自己的单位，不和 --units 一起写")
    if typed is None and not demo:
        typed = [terminal.ask(QUESTION)] if terminal.can_ask() else []
    return units_of(typed or ())


def _starter(folder: Path, units: tuple[str, ...], *, examples: bool) -> dict[str, bytes]:
    return starter_files(folder, terminal.today(), examples=examples, units=units)


def _require_free(folder: Path, files: Mapping[str, bytes]) -> None:
    """Stop where something else stands in the place of a file."""
    existing = [name for name, data in files.items() if _is_other(folder / name, data)]
    if existing:
        listed = "、".join(existing)
        raise Stop(f"{sink.quoted(folder)}里已经有 {listed}，不覆盖；换一个文件夹，或先移走它们")


def _write_masters(folder: Path, *, dry_run: bool) -> None:
    """Copy the masters to where the plan's own templates lie; those that are there stay."""
    if not (folder / PLAN_FILE).is_file():
        raise Stop(
            f"{sink.quoted(folder)}里没有 {PLAN_FILE}，母版要放在计划里\n"
            "提示：写上计划的文件夹，如 wenming init --word plans/我的计划"
        )
    files = {f"templates/{name}": shipped_master(name) for name in NAMES}
    _require_free(folder, files)
    _write_all(folder, files, dry_run=dry_run)


def _write_all(folder: Path, files: Mapping[str, bytes], *, dry_run: bool) -> None:
    """Write files and name each; those that are there already stay."""
    for name, data in files.items():
        if (folder / name).exists():
            continue
        if not dry_run:
            terminal.write_file(folder / name, data)
        terminal.tell(f"{'会写' if dry_run else '已写'} {sink.terminal(str(folder / name))}")


def _own_source() -> str | None:
    """Where this program was installed from, if build servers can install it from there."""
    known = origin()
    own = None if known is None else known.source
    return own if own is not None and is_source(own) else None


def _is_other(path: Path, data: bytes) -> bool:
    """Whether something else than what would be written is there.

    The same bytes are what an earlier run left that was cut short.
    """
    if not os.path.lexists(path):
        return False
    return path.is_symlink() or not path.is_file() or path.read_bytes() != data


def _require_apart(folder: Path) -> None:
    """Refuse a folder inside of a plan, or around some: one of the two would not be read."""
    whole = Path(os.path.realpath(folder))
    around = enclosing_plan(whole)
    if around is not None:
        raise Stop(f"这里已经是计划{sink.quoted(around)}里面，新计划建在旁边")
    inside = [plan for plan in plans_below(whole) if plan != whole]
    if inside and not os.path.lexists(whole / PLAN_FILE):
        named = "、".join(sink.quoted(plan) for plan in inside[:3])
        raise Stop(f"{sink.quoted(folder)}里面已经有计划{named}，新计划建在它们旁边")


def _repository_around(folder: Path) -> Path | None:
    """The root of the repository a folder is inside of, None where it is the root itself."""
    folder = folder.resolve()
    if (folder / ".git").exists():
        return None
    return next((parent for parent in folder.parents if (parent / ".git").exists()), None)
