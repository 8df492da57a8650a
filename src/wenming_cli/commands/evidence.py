"""``wenming evidence``: the evidence that records name; ``lock`` writes down what it is."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from wenming_cli import files, terminal
from wenming_cli.commands import (
    AsOf,
    Directory,
    InMonth,
    OfOwner,
    OutputFile,
    PageFormat,
    PlanId,
)
from wenming_cli.figures.months.closed_files import changed_files
from wenming_cli.inputs import days, naming, opening
from wenming_cli.inputs.output import show
from wenming_cli.model.evidence_lock import LOCK
from wenming_cli.model.plan import Plan
from wenming_cli.screens import evidence_list as screens
from wenming_cli.sink import quoted
from wenming_cli.stop import Stop
from wenming_cli.writing.evidence_locking import Locking, locking, write_lock

_TOLD = 10
"""Files of one kind that are named; of the others it is said how many they are."""


def evidence(
    action: Annotated[
        Literal["list", "lock"],
        typer.Argument(metavar="list|lock", help="list：列出来；lock：登记进 evidence.lock.yaml"),
    ] = "list",
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    owner: OfOwner = None,
    missing: Annotated[
        bool, typer.Option("--missing", help="只看没有佐证的，和写了、文件不在的")
    ] = False,
    reused: Annotated[
        bool, typer.Option("--reused", help="只看证明过别的问题的，改过大小、重新存过的照片也算")
    ] = False,
    old: Annotated[
        bool, typer.Option("--old", help="只看拍摄时间早于发现、晚于整改的照片")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="lock：只说会登记什么，不写")] = False,
    output_format: PageFormat = None,
    output: OutputFile = None,
) -> int:
    """佐证材料：谁有谁没有，换没换过，有没有一张照片用两次；lock 登记每个文件的摘要和拍摄时间。

    例：wenming evidence --missing --owner 龙泉街道

    例：wenming evidence lock
    """
    asked = {"missing": missing, "reused": reused, "old": old}
    only = frozenset(name for name, is_asked in asked.items() if is_asked)
    if action == "lock" and (only or owner or output or output_format):
        raise Stop("lock 登记计划的全部佐证，不能和 --owner、--missing 等一起写")
    opened = opening.open_plan(directory, plan)
    if action == "lock":
        return _lock(opened, dry_run=dry_run)
    cutoff = days.cutoff_of(opened, as_of, month)
    unit = None if owner is None else naming.owner_named(opened, owner)
    shown = screens.EvidenceList(opened, cutoff, unit, only)
    show([screens.page(shown)], output_format, output)
    return 0


def _lock(plan: Plan, *, dry_run: bool) -> int:
    terminal.doing("正在看佐证材料")
    try:
        found = locking(plan)
    except ModuleNotFoundError:
        raise Stop("看照片要另装 Pillow：python -m pip install Pillow") from None
    is_written = False
    if not dry_run:
        try:
            is_written = write_lock(plan, found.files)
        except OSError as error:
            raise Stop(f"写不了 {LOCK}：{files.reason(error)}", code=1) from error
    _tell(plan, found)
    done = "会写" if dry_run else "已写" if is_written else "没有变动，没有重写"
    terminal.tell(f"登记佐证文件 {len(found.files)} 个；{done} {LOCK}")
    return 0


def _tell(plan: Plan, found: Locking) -> None:
    """What is other than the last time, and what could not be locked."""
    closed = {each.path: each.closing.month for each in changed_files(plan)}
    _list("新登记", found.added)
    _list("内容变了，按现在的登记", [path for path in found.changed if path not in closed])
    for path in found.changed:
        if path in closed:
            cure = f"换回去，或者 wenming close {closed[path]} --amend --reason 原因"
            terminal.tell(f"  {quoted(path)}在 {closed[path]} 月结以后被换过：{cure}")
    _list("不再登记（没有记录写它，或者文件不在）", found.gone)
    for path, why in found.unread:
        terminal.tell(f"  {quoted(path)}没有登记：{why}")
    folders = [path for path in plan.evidence_paths.values() if path.endswith("/")]
    _list("是文件夹，没有登记，佐证材料要写到文件", sorted(set(folders)))


def _list(words: str, paths: Sequence[str]) -> None:
    if paths:
        named = "、".join(map(quoted, paths[:_TOLD]))
        more = f" 等 {len(paths)} 个" if len(paths) > _TOLD else ""
        terminal.tell(f"  {words}：{named}{more}")
