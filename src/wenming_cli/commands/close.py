"""``wenming close 2020-06``: lock a month that was reported, or correct one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from wenming_cli import files, sink, terminal
from wenming_cli.commands import Directory, PlanId
from wenming_cli.diagnostic import Diagnostic
from wenming_cli.figures.months.closed_files import amended_files, files_to_keep
from wenming_cli.figures.months.closed_months import (
    amended_figures,
    amended_records,
    everything,
    figure_differences,
    to_keep,
)
from wenming_cli.figures.months.digest_chain import previous_of
from wenming_cli.history import HistoryError, revision_of
from wenming_cli.inputs import opening
from wenming_cli.inputs.plan_choice import chosen_folder
from wenming_cli.loading import shown_name
from wenming_cli.model.closing import Closing
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Fault, Month, parse_month
from wenming_cli.patching.changed_file import shown_diff
from wenming_cli.stop import Stop
from wenming_cli.writing.closing_file import (
    Kept,
    amended_text,
    closed_texts,
    file_of,
    grown,
    leftovers,
    write_grown,
    write_new,
)

T = TypeVar("T")

_OF_CLOSINGS = ("E640", "E701", "E702")
"""What an amendment puts right."""
_OF_LEFTOVERS = "E705"
"""What closing the month again puts right."""


def close(
    month: Annotated[str, typer.Argument(metavar="月份", help="要结的月份，如 2020-06")],
    directory: Directory = Path(),
    plan: PlanId = None,
    amend: Annotated[
        bool, typer.Option("--amend", help="更正已经月结的月份，原来的数字和更正后的都留着")
    ] = False,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="原因", help="为什么更正，和 --amend 一起写")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看会写什么，不写")] = False,
) -> int:
    """月结：把上报的数字和当月及以前的记录锁定在 closed/月份.yaml，以后改动都查得出来。

    例：wenming close 2020-06
    """
    if amend is (reason is None):
        raise Stop("--amend 和 --reason 原因 要一起写")
    folder = chosen_folder(directory, plan)
    wanted = _parsed(month)
    left = {} if amend else leftovers(folder, wanted)
    opened, errors = opening.open_with_errors(folder, left)
    _require_over(wanted, opened)
    closed = sorted((c for c in opened.closings if c.month == wanted), key=lambda c: not c.figures)
    closing = next(iter(closed), None)
    if reason is not None:
        _refuse_errors([d for d in errors if d.code not in _OF_CLOSINGS], "不能更正")
        return _amend(opened, _closed(closing, wanted), reason, dry_run=dry_run)
    _refuse_closed(closing)
    replaced = {shown_name(opened.folder / name, Path.cwd()) for name in left}
    empty = [d for d in errors if d.code == _OF_LEFTOVERS and d.location.file in replaced]
    _refuse_errors([d for d in errors if d not in empty], "不能月结")
    return _close(opened, wanted, left, dry_run=dry_run)


# --- what is refused --------------------------------------------------------------------------


def _parsed(written: str) -> Month:

    try:
        return parse_month(written)
    except Fault as fault:
        raise Stop(f"月份：{fault.message}\n提示：{fault.hint}") from None


def _require_over(month: Month, plan: Plan) -> None:
    """Refuse a month that is none of the plan or has not passed."""
    if month < Month.of(plan.start) or month > Month.of(plan.end):
        raise Stop(f"{month} 不在计划期内（{plan.start} 至 {plan.end}）")
    if terminal.today() <= month.last_day:
        raise Stop(f"{month} 还没有过完，{month.last_day} 以后才能月结", code=1)


def _closed(closing: Closing | None, month: Month) -> Closing:

    if closing is None:
        raise Stop(f"{month} 还没有月结，用不着更正；月结：wenming close {month}", code=1)
    return closing


def _refuse_closed(closing: Closing | None) -> None:

    if closing is not None:
        at = closing.location()
        message = f"{closing.month} 已于 {closing.closed_on} 月结（{at.file_line}）"
        cure = f"要更正：wenming close {closing.month} --amend --reason 原因"
        raise Stop(f"{message}\n{cure}", code=1)


def _refuse_errors(errors: Sequence[Diagnostic], what: str) -> None:

    if errors:
        message = f"计划有 {len(errors)} 处错误，{what}；详情见 wenming validate"
        raise Stop(message, code=1)


# --- what is written --------------------------------------------------------------------------


def _close(plan: Plan, month: Month, left: Mapping[str, bytes], *, dry_run: bool) -> int:

    kept = Kept(everything(plan, month), to_keep(plan, month), files_to_keep(plan, month))
    texts = closed_texts(month, terminal.today(), _marks(plan), kept)
    path = Path(shown_name(plan.folder / file_of(month), Path.cwd()))
    if dry_run:
        terminal.emit("".join(texts.values()))
    else:
        _written(path, lambda: write_new(plan.folder, month, texts, left))
    said = f"{month} 月结：{_counted(kept)}"
    terminal.tell(f"{said}；{'会写' if dry_run else '已写'} {path}")
    return 0


def _marks(plan: Plan) -> dict[str, str]:
    """Which plan it is, by its content and its commit, and what the closing before said."""
    marks = {"content": plan.digest[:12]}
    with suppress(HistoryError):
        marks["revision"] = revision_of(plan.folder)
    previous = previous_of(plan)
    return marks if previous is None else marks | {"previous": previous}


def _amend(plan: Plan, closing: Closing, reason: str, *, dry_run: bool) -> int:

    kept = Kept(
        amended_figures(plan, closing), amended_records(plan, closing), amended_files(plan, closing)
    )
    if not any(kept):
        raise Stop(f"{closing.month} 月结以后没有变动，用不着更正", code=1)
    text = amended_text(closing, terminal.today(), _reason(reason), kept)
    path = Path(closing.place.source.name)
    if text is None:
        raise Stop(f"{path} 不是 wenming close 写成的样子，不能续写", code=1)
    if dry_run:
        terminal.emit(shown_diff(_written(path, lambda: grown(closing, text))))
    else:
        _written(path, lambda: write_grown(plan, closing, grown(closing, text)))
    for line in _corrections(plan, closing):
        terminal.tell(line)
    said = f"{closing.month} 更正：{_counted(kept)}"
    terminal.tell(f"{said}；{'会写' if dry_run else '已写'} {path}")
    return 0


def _counted(kept: Kept) -> str:
    """How much is kept; of evidence nothing is said where there is none."""
    said = f"数字 {len(kept.figures)} 个，记录 {len(kept.records)} 条"
    return said + (f"，佐证 {len(kept.files)} 个" if kept.files else "")


def _reason(written: str) -> str:
    """A reason that stands on one line of a file."""
    reason = " ".join(written.split())
    if not reason or sink.terminal(reason) != reason:
        raise Stop("--reason 后面要写原因，一行文字，不能有控制字符")
    return reason


def _corrections(plan: Plan, closing: Closing) -> Iterator[str]:
    """The figures that come out otherwise, before and after."""
    for found in figure_differences(plan):
        if found.closing.month == closing.month:
            yield f"  {found.label}：{' → '.join(found.told)}"


def _written(path: Path, act: Callable[[], T]) -> T:

    try:
        return act()
    except FileExistsError:
        raise Stop(f"已经有 {path}，不覆盖；先看看里面写了什么", code=1) from None
    except OSError as error:
        raise Stop(f"写不了 {path}：{files.reason(error)}") from error
