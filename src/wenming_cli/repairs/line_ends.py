"""Line ends, where the repository says that they are line feeds."""

import re
from collections.abc import Iterator
from pathlib import Path

from wenming_cli.loading.reading import content_of
from wenming_cli.patching.splice import Splice

ATTRIBUTES = ".gitattributes"


def to_line_feeds(text: str) -> list[Splice]:
    """Every carriage return before a line feed taken out."""
    at = [found.start() for found in re.finditer(r"(?<!\r)\r(?=\n)", text)]
    notes = [f"{len(at)} 处换行从 CRLF 改成 LF", *[""] * len(at)]
    return [Splice(start, start + 1, "", note) for start, note in zip(at, notes, strict=False)]


def asks_for_line_feeds(path: Path) -> bool:
    """Whether the nearest ``.gitattributes`` that says so, up to the repository, asks eol=lf."""
    path = path.absolute()
    upwards = path.parents
    root = next((at for at, folder in enumerate(upwards) if (folder / ".git").exists()), 0)
    for folder in upwards[: root + 1]:
        answer = _answer(folder, path.relative_to(folder).as_posix())
        if answer is not None:
            return answer
    return False


def _answer(folder: Path, relative: str) -> bool | None:
    """What the attributes in one folder say of a file; the last word counts."""
    answer: bool | None = None
    for glob, attributes in _lines(folder / ATTRIBUTES):
        name = relative if "/" in glob else relative.rpartition("/")[2]
        if not _pattern(glob.removeprefix("/")).fullmatch(name):
            continue
        for attribute in attributes:
            if attribute.lstrip("-!").partition("=")[0] in ("eol", "text", "binary"):
                is_plain = attribute in ("text", "text=auto")
                answer = answer if is_plain else attribute == "eol=lf"
    return answer


def _lines(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Pattern and attributes of each line; macros and quoted patterns aside."""
    content = content_of(path, path.parent)
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else ""
    for line in text.splitlines():
        words = line.split()
        if words and not words[0].startswith(("#", "[", "!", '"')):
            yield words[0], words[1:]


def _pattern(glob: str) -> re.Pattern[str]:
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", glob)
    wild = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(wild.get(part, re.escape(part)) for part in parts))
