"""Where a command's output goes and in which form: what ``--format`` says, else the file's name."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from wenming_cli import sink, terminal
from wenming_cli.formats.pages import ENDINGS, FORMS, Look, UnwritableError, writer_named
from wenming_cli.pages.page import Page
from wenming_cli.stop import Stop

Name = TypeVar("Name", bound=str)

_TEXT = ".txt"
"""Any form that is text may be called so, where it was asked for by name."""

_WAYS = {
    **dict.fromkeys((".doc", ".wps"), ("Word 的旧格式不写", "要旧格式就用 WPS 或 Word 打开另存")),
    ".pdf": ("PDF 不直接写", "用 WPS 或 Word 打开，再另存为 PDF"),
    **dict.fromkeys((".xls", ".et"), ("Excel 的旧格式不写", "Excel 和 WPS 都打得开")),
    ".htm": ("网页写成 .html", ""),
    **dict.fromkeys((".docx", ".xlsx", ".html"), ("这个命令不写这种文件", "")),
}
_BEST = {
    **dict.fromkeys((".doc", ".wps", ".pdf"), (".docx",)),
    **dict.fromkeys((".xls", ".et", ".xlsx"), (".xlsx", ".csv")),
    ".htm": (".html",),
}


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
    wanted = [*_BEST.get(ending, ()), ".md", *every]
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
    known: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Write pages to standard output or a file; ``known`` are the forms the command has, if few."""
    write_as(pages, form_for(form, output, known or ENDINGS, FORMS[0]), output)


def write_as(
    pages: Sequence[Page],
    form: str,
    output: Path | None,
    master: tuple[str, bytes] | None = None,
) -> None:
    """Write pages in a form; what is no text needs a file, or ``-`` for standard output."""
    is_shown = output is None
    look = Look(
        terminal.columns() if is_shown else None,
        colour=is_shown and terminal.use_colour(),
        master=master,
    )
    written = written_as(pages, form, look)
    if isinstance(written, str):
        terminal.emit(written, output)
    elif output is None:
        raise Stop(f"{form} 要写到文件，加上 -o 文件{ENDINGS[form][0]}")
    else:
        terminal.emit_bytes(written, output)


def written_as(pages: Sequence[Page], form: str, look: Look) -> str | bytes:
    """Pages in a form; stops where it has none of them, or needs what is not installed."""
    try:
        return writer_named(form).write(pages, look)
    except UnwritableError as reason:
        raise Stop(str(reason), code=reason.code) from None
    except ModuleNotFoundError as missing:
        library = _LIBRARIES[str(missing.name).partition(".")[0]]
        raise Stop(f"{form} 要另装 {library}：python -m pip install {library}") from None


def bytes_as(pages: Sequence[Page], form: str, look: Look) -> bytes:
    """The same as the bytes of a file."""
    written = written_as(pages, form, look)
    return written.encode("utf-8") if isinstance(written, str) else written


_LIBRARIES = {"xlsxwriter": "XlsxWriter", "docx": "python-docx"}
"""What some forms are written with, by its name in Python, as it is installed."""
