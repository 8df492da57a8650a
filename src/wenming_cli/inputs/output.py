"""Where a command's output goes and in which form: what ``--format`` says, else the file's name."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from wenming_cli import sink, terminal
from wenming_cli.pages.page import Page
from wenming_cli.pages.writers import FORMS, Look, endings, writer_named
from wenming_cli.stop import Stop

Name = TypeVar("Name", bound=str)

_TEXT = ".txt"
"""Any form that is text may be called so, where it was asked for by name."""

_WAYS = {
    **dict.fromkeys((".doc", ".docx", ".wps"), ("Word 文件还不支持", "再用 WPS 或 Word 打开另存")),
    ".pdf": ("PDF 还不支持", "用 WPS 或 Word 打开，再另存为 PDF"),
    **dict.fromkeys((".xls", ".xlsx", ".et"), ("这里还不支持 Excel 文件", "Excel 和 WPS 都打得开")),
    **dict.fromkeys((".htm", ".html"), ("网页还不支持", "用编辑器打开另存为网页")),
}
_BEST = {".xls": ".csv", ".xlsx": ".csv", ".et": ".csv"}


def form_for(
    form: Name | None,
    output: Path | None,
    known: Mapping[Name, Sequence[str]],
    default: Name,
) -> Name:
    """Choose the form: the one asked for, else that of the file's ending, else the default.

    ``known`` are the endings of each form of the command. An ending that belongs to another form,
    or to none, stops: a file is what its name says.
    """
    ending = "" if output is None else output.suffix.lower()
    if output is None or not ending:
        return form or default
    if form is None:
        found = next((name for name, own in known.items() if ending in own), None)
        return found if found is not None else _refuse(output, known)
    if ending in known[form] or ending == _TEXT:
        return form
    if any(ending in own for own in known.values()):
        better = f"文件名改成 {_shown(output.stem)}{known[form][0]}，" if known[form] else ""
        fault = f"--format {form} 和文件名的结尾 {_shown(ending)} 对不上"
        raise Stop(f"{fault}\n提示：{better}或者去掉 --format")
    return _refuse(output, known)


def _refuse(output: Path, known: Mapping[Name, Sequence[str]]) -> Name:
    """Stop at an ending nothing can be written in, with a way out."""
    terminal.require_portable(output)
    ending = output.suffix.lower()
    every = list(dict.fromkeys(each for own in known.values() for each in own))
    wanted = [_BEST.get(ending, ".md"), ".md", *every]
    best = next(each for each in wanted if each in every)
    fault, then = _WAYS.get(ending, (f"不知道 {_shown(ending)} 是什么文件", ""))
    can = f"（这个命令能写 {'、'.join(every)}）"
    way = f"可以 -o {_shown(output.stem)}{best}{f'，{then}' if then else ''}"
    raise Stop(f"{fault}，没有写 {_shown(str(output))}\n提示：{way}{can}")


def _shown(text: str) -> str:
    return sink.terminal(text)


def show(
    pages: Sequence[Page],
    form: str | None,
    output: Path | None,
    colour: str = "auto",
    known: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Write pages to standard output or a file; ``known`` are the forms the command has, if few."""
    chosen = form_for(form, output, endings() if known is None else known, FORMS[0])
    is_shown = output is None
    look = Look(
        terminal.columns() if is_shown else None,
        colour=is_shown and terminal.use_colour(colour),
    )
    written = writer_named(chosen).write(pages, look)
    if isinstance(written, str):
        terminal.emit(written, output)
    else:
        terminal.emit_bytes(written, output or Path("-"))
