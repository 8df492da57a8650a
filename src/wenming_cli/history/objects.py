"""The objects of a repository by their hashes: many at once, nothing checked out.

None is longer than a file of a plan may be, and all that are read together fit a budget.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from wenming_cli.history.git import MEGABYTE, HistoryError, ask
from wenming_cli.loading.reading import MOST_BYTES, NO_FILE, TOO_LARGE, Content, NotRead

MOST_TOGETHER = 128 * MEGABYTE
"""Bytes of all objects that are asked for at once: the files of a plan at a revision."""

_HEADS = 100
"""More than what is said of an object before its content."""

_LACKING = NotRead(
    "E101", "git 仓库里缺少这个文件的内容", "克隆得不完整，取回全部内容再试（git fetch）"
)


def read_blobs(root: Path, blobs: Iterable[str]) -> dict[str, Content]:
    """The contents of files by their hashes; none is longer than a file of a plan may be."""
    return _read(root, blobs, "blob")


def read_commits(root: Path, commits: Iterable[str]) -> dict[str, Content]:
    """Commits as they are stored: headers, an empty line, the message."""
    return _read(root, commits, "commit")


def _read(root: Path, objects: Iterable[str], kind: str) -> dict[str, Content]:
    wanted = list(dict.fromkeys(objects))
    if not wanted:
        return {}
    checked = ask(root, "cat-file", "--batch-check", given=_lines(wanted)).text.split("\n")
    told = dict(zip(wanted, checked, strict=True))
    refused = {name: _refusal(line, kind) for name, line in told.items()}
    readable = [name for name, reason in refused.items() if reason is None]
    if sum(_size(told[name]) for name in readable) > MOST_TOGETHER:
        raise HistoryError(f"这个版本的文件一共超过 {MOST_TOGETHER // MEGABYTE} MB，没有读")
    known: dict[str, Content] = {n: reason for n, reason in refused.items() if reason is not None}
    return known | dict(zip(readable, _batch(root, readable), strict=True))


def _lines(objects: Iterable[str]) -> bytes:
    return "".join(f"{name}\n" for name in objects).encode("ascii")


def _refusal(line: str, kind: str) -> NotRead | None:
    """What ``cat-file --batch-check`` says against reading an object."""
    words = line.split(" ")
    if words[-1] == "missing":
        return _LACKING
    if words[1] != kind:
        return NO_FILE
    return TOO_LARGE if _size(line) > MOST_BYTES else None


def _size(line: str) -> int:
    return int(line.rpartition(" ")[2])


def _batch(root: Path, objects: list[str]) -> Iterator[bytes]:
    most = MOST_TOGETHER + _HEADS * len(objects)
    given = _lines(objects)
    out = ask(root, "cat-file", "--batch", given=given, most=most).out if objects else b""
    start = 0
    for _ in objects:
        end = out.index(b"\n", start)
        size = int(out[start:end].rsplit(b" ", 1)[1])
        yield out[end + 1 : end + 1 + size]
        start = end + size + 2
