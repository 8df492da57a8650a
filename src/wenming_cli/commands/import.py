"""``wenming import KIND FILE``: a table of an office becomes records of the plan."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from wenming_cli import sink, terminal
from wenming_cli.commands import Directory, DryRun, PlanId
from wenming_cli.exchange.column_mapping import UnknownColumnError
from wenming_cli.exchange.file_kinds import UnreadableWorkbookError
from wenming_cli.exchange.import_file import file_text
from wenming_cli.exchange.importing import MODELS, Import, NoTableError, Wishes, imported
from wenming_cli.exchange.record_reading import ImportFault
from wenming_cli.exchange.workbook_reading import Sheet, Workbook, read_workbook
from wenming_cli.inputs.edits.carrying_out import Intent, WritingDesk, carry_out, open_desk
from wenming_cli.inputs.naming import near
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.shape import shape_of
from wenming_cli.stop import Stop
from wenming_cli.synonyms import field_of
from wenming_cli.writing.editing import edited
from wenming_cli.writing.refusal import EditRefusedError

_MOST_TOLD = 200


def import_table(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="种类",
            help="导入什么：单位名录 owners、点位 sites、任务 tasks、问题 findings、"
            "绩效指标 indicators、支出 payments、测评标准 standards、申报材料 materials、"
            "点位类型 site_types、检查项目 check_items",
        ),
    ],
    file: Annotated[Path, typer.Argument(metavar="文件", help="xlsx、xls、ods 或 csv 文件")],
    directory: Directory = Path(),
    plan: PlanId = None,
    sheet: Annotated[
        str | None,
        typer.Option("--sheet", metavar="名称", help="读哪一张工作表，只有一张时不用写"),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="列=字段",
            help="写明一列是什么，列写列名或字母，如 --map 挂点领导=包保领导；“列=”是不用这一列",
        ),
    ] = None,
    fixed: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="字段=值",
            help="表里没有或空着的，每行都填这个值，如 --set 问题来源=巡查",
        ),
    ] = None,
    keep_unmapped: Annotated[
        bool, typer.Option("--keep-unmapped", help="没有用上的列连同列名放进备注")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="文件", help="写成单独的 YAML 文件，不写进计划的文件"
        ),
    ] = None,
    dry_run: DryRun = False,
) -> int:
    """把现成的表格导入计划：wenming import 任务 任务分解表.xlsx；逐列说明，说不清的列出来。

    例：wenming import 任务 任务分解表.xlsx
    """
    section = _section(kind)
    wishes = Wishes(
        {word: name or None for word, name in _pairs(columns, "--map", "列=字段")},
        dict(_pairs(fixed, "--set", "字段=值")),
        keep_unmapped,
    )
    if output is not None and output.exists() and not dry_run:
        raise Stop(f"已经有 {sink.terminal(str(output))}，不覆盖；换一个文件名，或先移走它")
    desk = open_desk(directory, plan)
    found = _imported(desk, section, _sheet(file, sheet), wishes)
    _tell(found.notes)
    faults = found.faults or _refused(desk, found)
    if faults:
        raise Stop("\n".join(_listed(faults)), code=1)
    if not found.records:
        terminal.tell("没有新的记录，什么也没有写")
        return 0
    terminal.tell(f"新记录 {len(found.records)} 条")
    if output is None:
        return carry_out(desk, Intent(found.edits), dry_run=dry_run)
    text = file_text(found.edits, is_chinese=desk.plan.project.place.is_chinese)
    terminal.emit(text, None if dry_run else output)
    return 0


globals()["import"] = import_table  # a word of Python: no function can be defined by this name


def _section(kind: str) -> str:
    """The section meant by an English or a Chinese word."""
    keys = shape_of(PlanFile).keys
    found = keys[kind].name if kind in keys else field_of(kind, "PlanFile")
    if found is not None and found in MODELS:
        return found
    titles = [shape_of(PlanFile).fields[name].title for name in MODELS]
    listed = "、".join(f"{title} {name}" for title, name in zip(titles, MODELS, strict=True))
    close = near(kind, [*titles, *MODELS])
    raise Stop(f"不能导入{sink.quoted(kind)}{close}；可以写：{listed}")


def _pairs(typed: Sequence[str] | None, option: str, form: str) -> Iterable[tuple[str, str]]:
    """What was typed as ``一=二``; the sign may be of full width."""
    for text in typed or ():
        word, sign, value = text.replace("＝", "=", 1).partition("=")
        if not sign or not word.strip():
            raise Stop(f"{option} 写的{sink.quoted(text)}少了等号；写成 {option} {form}")
        yield word.strip(), value.strip()


# --- the sheet ------------------------------------------------------------------------------------


def _sheet(file: Path, name: str | None) -> Sheet:
    """The sheet to read: the one asked for, else the only one that is seen and holds something."""
    try:
        book = read_workbook(file)
    except UnreadableWorkbookError as error:
        shown = sink.terminal(str(file))
        raise Stop(f"读不了 {shown}：{error.message}\n提示：{error.hint}") from error
    if name is not None:
        return _called(book, name)
    filled = [sheet for sheet in book.sheets.values() if not sheet.is_hidden and _is_filled(sheet)]
    if len(filled) == 1:
        return filled[0]
    if not filled:
        raise Stop(f"{sink.terminal(book.file)} 里没有内容")
    listed = "、".join(sheet.name for sheet in filled)
    message = f"{sink.terminal(book.file)} 里有 {len(filled)} 张工作表"
    raise Stop(f"{message}，用 --sheet 选一张：{sink.terminal(listed)}")


def _called(book: Workbook, name: str) -> Sheet:
    if name in book.sheets:
        return book.sheets[name]
    listed = "、".join(filter(None, book.sheets)) or "（CSV 没有工作表名，不用写 --sheet）"
    raise Stop(f"没有{sink.quoted(name)}这张工作表；有：{sink.terminal(listed)}")


def _is_filled(sheet: Sheet) -> bool:
    return any(not cell.is_empty for row in sheet.rows for cell in row)


# --- what came of it ------------------------------------------------------------------------------


def _imported(desk: WritingDesk, section: str, sheet: Sheet, wishes: Wishes) -> Import:
    try:
        return imported(desk.plan, section, sheet, wishes)
    except (NoTableError, UnknownColumnError) as error:
        raise Stop(sink.terminal(str(error)), code=_code_of(error)) from error


def _code_of(error: Exception) -> int:
    """A table that is none is refused; a column or a field that is none was typed."""
    return 1 if isinstance(error, NoTableError) else 2


def _refused(desk: WritingDesk, found: Import) -> list[ImportFault]:
    """What the plan says against the records, at their cells."""
    try:
        edited(desk.loaded, found.edits)
    except EditRefusedError as error:
        return [found.located(refused) for refused in error.refused]
    return []


def _tell(notes: Iterable[str]) -> None:
    for note in notes:
        terminal.tell(sink.terminal(note))


def _listed(faults: Sequence[ImportFault]) -> Iterable[str]:
    """Every fault with its cell, and that nothing was written."""
    for fault in faults[:_MOST_TOLD]:
        code = f"{fault.code} " if fault.code else ""
        yield f"{sink.terminal(fault.place)}  {code}{sink.terminal(fault.message)}"
        if fault.hint:
            yield f"  提示：{sink.terminal(fault.hint)}"
    if len(faults) > _MOST_TOLD:
        yield f"还有 {len(faults) - _MOST_TOLD} 处没有列出"
    yield f"有 {len(faults)} 处要先弄清，什么也没有写"
