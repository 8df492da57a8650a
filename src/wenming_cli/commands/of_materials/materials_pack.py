"""``wenming materials pack -o 申报材料``: the numbered folder, whole or not at all."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from wenming_cli import files, sink, terminal
from wenming_cli.commands import AsOf, Directory, InMonth, OfOwner, PlanId, offered
from wenming_cli.commands.of_materials.packing import PackedStandard, other_evidence, packed
from wenming_cli.formats.pages import ENDINGS, Look
from wenming_cli.inputs import naming, opening
from wenming_cli.inputs.output import bytes_as
from wenming_cli.pages.page import Page, Title
from wenming_cli.screens.screen_head import title_on
from wenming_cli.screens.submission import Submission, SubmittedLine, index, sheet
from wenming_cli.stop import Stop

FOLDER = "申报材料"
_SHEET, _INDEX = "提交表", "目录"
_MOST_LISTED = 50

PackForm = Literal["docx", "xlsx", "html", "markdown"]


def materials_pack(
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    owner: OfOwner = None,
    system: Annotated[
        str | None,
        typer.Option(
            "--system",
            metavar="体系",
            help="只装这个测评体系的",
            autocompletion=offered("systems"),
        ),
    ] = None,
    partial: Annotated[
        bool, typer.Option("--partial", help="不齐也装，有什么装什么，缺的写在目录和提交表里")
    ] = False,
    form: Annotated[PackForm, typer.Option("--format", help="提交表和目录写成什么文件")] = "docx",
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="目录", help="装进哪个新文件夹")
    ] = Path(FOLDER),
) -> int:
    """申报材料装成文件夹：每条标准一个文件夹、一张提交表，文件按材料编号命名，连同目录。

    缺一份就不装，缺的一次说完；加 --partial 有什么装什么。

    例：wenming materials pack -o 申报材料

    例：wenming materials pack --owner 区教育体育局 --partial --format markdown -o 教体局材料
    """
    opened, cutoff = opening.open_at(directory, plan, as_of, month)
    unit = None if owner is None else naming.owner_named(opened, owner)
    only = None if system is None else naming.system_named(opened, system)
    standards = packed(opened, cutoff.as_of, unit, only)
    lacks = [lack for each in standards for lack in each.lacks]
    whole = sum(len(each.whole) for each in standards)
    if lacks and not partial:
        raise Stop(f"{_listed(lacks)}\n提示：补齐再装，或者加 --partial 有什么装什么", code=1)
    if not whole:
        raise Stop(_listed(lacks) if lacks else "没有要装的申报材料", code=1)
    titled = title_on(opened, cutoff.as_of, "", *([unit] if unit else []))
    _write(output, standards, titled, form)
    terminal.tell(f"已写 {sink.terminal(str(output))}：{len(standards)} 条标准，材料 {whole} 份")
    if lacks:
        terminal.tell(_listed(lacks))
    return 0


def _listed(lacks: Sequence[str]) -> str:
    """Everything that is missing, so that it is asked for once."""
    lines = [f"  {sink.terminal(lack)}" for lack in lacks[:_MOST_LISTED]]
    more = [f"  还有 {len(lacks) - _MOST_LISTED} 项"] if len(lacks) > _MOST_LISTED else []
    return "\n".join([f"不齐，缺 {len(lacks)} 项：", *lines, *more])


def _write(
    output: Path, standards: Sequence[PackedStandard], titled: Title, form: PackForm
) -> None:
    """Write the folder, whole or not at all."""
    papers = [(each, _submission(each)) for each in standards]
    ending = ENDINGS[form][0]
    sheets = [(each.folder / f"{_SHEET}{ending}", sheet(titled, said)) for each, said in papers]
    pages = [(Path(f"{_INDEX}{ending}"), index(titled, [said for _, said in papers])), *sheets]
    try:
        with files.new_folder(output) as folder:
            for path, page in pages:
                _put(folder / path, page, form)
            for each in standards:
                _copy(folder / each.folder, each)
    except FileExistsError:
        shown = sink.quoted(output)
        raise Stop(f"已经有{shown}，不覆盖；用 -o 换一个文件夹，或者先移走", code=1) from None
    except OSError as error:
        name = sink.terminal(str(output))
        raise Stop(f"写不了 {name}：{files.reason(error)}") from error


def _submission(each: PackedStandard) -> Submission:
    """What a sheet says of a standard."""
    lines = (
        SubmittedLine(
            material.state,
            material.number,
            tuple(file.name for file in material.files),
            tuple(other_evidence(material.state)),
        )
        for material in each.whole
    )
    return Submission(each.code, each.standard, tuple(lines), each.lacks)


def _put(path: Path, page: Page, form: PackForm) -> None:
    data = bytes_as([page], form, Look())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _copy(folder: Path, each: PackedStandard) -> None:
    for file in (file for material in each.whole for file in material.files):
        shutil.copyfile(file.source, folder / file.name)
