"""The lock of evidence: what every file that a record names was, when it was last locked.

It stands beside the plan as ``wenming evidence lock`` writes it: one file a line, each line a
mapping of JSON, which is YAML too, so that merges join lines and tens of thousands are read at
once. It is no file of the plan.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date

from wenming_cli.frozen import frozen
from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.model.shelf import Shelf

LOCK = "evidence.lock.yaml"
"""The name of the lock, in the folder of the plan."""

_HEAD = "# 由 wenming evidence lock 写成，不要手改；佐证材料有变动，再运行一次\nevidence:\n"
_DIGEST = lazy_pattern(r"[0-9a-f]{64}")
_LOOKS = lazy_pattern(r"[0-9a-f]{64}")
_CAPTURED = lazy_pattern(r"(\d{4}-\d{2}-\d{2}) \d{2}:\d{2}:\d{2}")


@frozen
class LockedFile:
    """A file of evidence as it was locked.

    ``path`` is relative to the plan's folder, ``kind`` what its content is, ``captured`` when its
    camera says it was taken, ``looks`` the difference hash of a picture, ``proves`` the records
    that name it.
    """

    path: str
    digest: str
    size: int
    kind: str
    captured: str | None = None
    looks: str | None = None
    proves: tuple[str, ...] = ()

    @property
    def captured_on(self) -> date | None:
        """The day it was taken."""
        return None if self.captured is None else date.fromisoformat(self.captured[:10])


@frozen
class EvidenceLock:
    """All that is locked, by path; ``name`` is what people call the lock.

    ``fault`` is the first line that is not as it was written, and what is wrong with it.
    """

    name: str
    files: Mapping[str, LockedFile] = field(default_factory=dict)
    fault: tuple[int, str] | None = None


def lock_text(files: Iterable[LockedFile]) -> str:
    """Write a lock: the same files give the same text, in whatever order they come."""
    lines = (json.dumps(_row(each), ensure_ascii=False) for each in sorted(files, key=_path))
    body = "".join(f"- {line}\n" for line in lines)
    return _HEAD + body if body else _HEAD.replace("evidence:", "evidence: []")


def _path(file: LockedFile) -> str:
    return file.path


def _row(file: LockedFile) -> dict[str, object]:
    row: dict[str, object] = {
        "file": file.path,
        "sha256": file.digest,
        "size": file.size,
        "kind": file.kind,
    }
    if file.captured is not None:
        row["captured"] = file.captured
    if file.looks is not None:
        row["looks"] = file.looks
    return row | {"proves": list(file.proves)}


# --- reading it -----------------------------------------------------------------------------------


def lock_on(shelf: Shelf, name: str) -> EvidenceLock | None:
    """Read the lock that stands on a shelf; None where there is none."""
    data = shelf.lock()
    if isinstance(data, str):
        return EvidenceLock(name, {}, (1, data))
    return None if data is None else lock_of(name, data)


def lock_of(name: str, data: bytes) -> EvidenceLock:
    """Read a lock; a line that nobody could have locked is its fault, the others are read."""
    files: dict[str, LockedFile] = {}
    fault: tuple[int, str] | None = None
    for number, line in _lines(data):
        try:
            file = _file(line)
        except ValueError as error:
            fault = fault or (number, str(error))
            continue
        if file.path in files:
            fault = fault or (number, f"“{file.path}”写了两次")
        files[file.path] = file
    return EvidenceLock(name, files, fault)


def _lines(data: bytes) -> Iterator[tuple[int, str]]:
    """The lines that say something of a file, numbered from 1."""
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    for number, line in enumerate(text.split("\n"), 1):
        said = line.strip()
        if said and not said.startswith("#") and said not in ("evidence:", "evidence: []"):
            yield number, said


def _file(line: str) -> LockedFile:
    """The file of a line; ``ValueError`` says in plain words what is wrong."""
    try:
        row = json.loads(line.removeprefix("- "))
    except (ValueError, RecursionError):
        raise ValueError("这一行不是 wenming evidence lock 写成的样子") from None
    if not isinstance(row, dict) or not isinstance(row.get("file"), str):
        raise ValueError("这一行没有写是哪个文件")  # noqa: TRY004  one kind for every fault
    file = LockedFile(
        row["file"],
        _matching(row, "sha256", _DIGEST) or "",
        _size(row.get("size")),
        str(row.get("kind")),
        _captured(row),
        _matching(row, "looks", _LOOKS),
        _texts(row.get("proves")),
    )
    if not file.digest:
        raise ValueError("没有 sha256")
    return file


def _matching(row: Mapping[str, object], name: str, pattern: re.Pattern[str]) -> str | None:
    value = row.get(name)
    if value is not None and (not isinstance(value, str) or not pattern.fullmatch(value)):
        raise ValueError(f"{name} 读不懂")
    return value


def _captured(row: Mapping[str, object]) -> str | None:
    captured = _matching(row, "captured", _CAPTURED)
    if captured is not None:
        date.fromisoformat(captured[:10])
    return captured


def _size(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError("size 读不懂")
    return value


def _texts(value: object) -> tuple[str, ...]:
    texts = value if isinstance(value, list) else []
    return tuple(text for text in texts if isinstance(text, str))
