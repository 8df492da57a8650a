"""The file of a closed month: written whole when it is closed, grown at its end when amended."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from wenming_cli import files
from wenming_cli.figures.months.digest_chain import digest_of
from wenming_cli.loading import load, load_contents
from wenming_cli.model.closing import FOLDER, Closing, month_of_file, says_nothing
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month
from wenming_cli.patching.changed_file import Fixed
from wenming_cli.patching.quoting import quoted
from wenming_cli.writing.file_set import Exchange, writing

MOST_LINES = 20_000
"""Records in one file, so that none grows too large to be read."""

_MOST_PATHS = 2_000
"""The same of paths of evidence, which are longer."""

_NO_PLAN = "E215"
_PLAIN = re.compile(r"\w[\w./%-]*(?: \([\w./-]+\))?")
_HEAD = "# 由 wenming close 写成，不要手改；要更正，用 wenming close 月份 --amend --reason 原因\n"


def file_of(month: Month, index: int = 0) -> str:
    """The path of the file within the plan; ``index`` counts those of very many records."""
    return f"{FOLDER}/{month}{f'-{index + 1}' if index else ''}.yaml"


class Kept(NamedTuple):
    """What is kept of a month, by key: figures, and the digests of records and of evidence."""

    figures: Mapping[str, str]
    records: Mapping[str, str]
    files: Mapping[str, str]


def closed_texts(
    month: Month, closed_on: date, marks: Mapping[str, str], kept: Kept
) -> dict[str, str]:
    """The files of a closed month by path: one, or more where it holds very many records.

    ``marks`` says what plan it was (content, revision) and what the closing before said. Same
    plan, same text.
    """
    head = ["closings:", f"- month: {month}", f"  closed_on: {closed_on}"]
    says = [str(month), str(closed_on), marks.get("previous", "")]
    own = {"digest": digest_of(says, kept)}
    first = [f"  {name}: {_scalar(text)}" for name, text in (*marks.items(), *own.items())]
    first += _table("figures", kept.figures, "  ")
    parts = [*_parts("records", kept.records, MOST_LINES)] or [[]]
    more = [*_parts("files", kept.files, _MOST_PATHS)]
    if len(more) == 1 and len(kept.records) < _MOST_PATHS:
        first += more.pop()
    return {
        file_of(month, index): _HEAD + "\n".join([*head, *([] if index else first), *part]) + "\n"
        for index, part in enumerate([*parts, *more])
    }


def _parts(name: str, rows: Mapping[str, str], most: int) -> Iterator[list[str]]:
    """A table in so many lines a file, its name above each of them."""
    title, *lines = _table(name, rows, "  ") if rows else [""]
    for at in range(0, len(lines), most):
        yield [title, *lines[at : at + most]]


def amended_text(closing: Closing, day: date, reason: str, kept: Kept) -> str | None:
    """The file of a closing with one amendment more; None where it was rewritten by hand.

    Only what ``wenming close`` writes can be grown: amendments stand last, in a file of their own.
    """
    place = closing.place
    text = place.source.text
    has_some = closing.written("amendments") in place.keys
    is_last = not has_some or place.keys[-1] == closing.written("amendments")
    is_as_written = is_last and has_some is bool(closing.amendments) and _is_at_margin(closing)
    if not is_as_written or text[place.end :].strip():
        return None
    lines = [] if has_some else ["  amendments:"]
    lines += [
        f"  - date: {day}",
        f"    reason: {quoted(reason)}",
        *_table("figures", kept.figures, "    "),
        *_table("records", kept.records, "    "),
        *_table("files", kept.files, "    "),
    ]
    end = "\r\n" if "\r\n" in text else "\n"
    return end.join([text[: place.end].rstrip(), *lines, ""])


def _is_at_margin(closing: Closing) -> bool:
    """Whether its first key stands behind ``- `` at the margin, as ``wenming close`` writes it."""
    first = closing.location()
    return closing.place.source.line(first.line).startswith("- ") and first.column == 3


def _table(name: str, rows: Mapping[str, str], indent: str) -> Iterator[str]:
    if rows:
        yield f"{indent}{name}:"
    for key, text in rows.items():
        yield f"{indent}  {_scalar(key)}: {_scalar(text)}"


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else quoted(text)


# --- on the disk ----------------------------------------------------------------------------------


class UnreadableError(OSError):
    """What was written did not read back as it was meant; the old state was put back."""


def leftovers(folder: Path, month: Month) -> dict[str, bytes]:
    """The files of a month that a run cut short has left: empty, broken, or only the rest of it.

    By path within the plan, with what they hold. What somebody else wrote is none.
    """
    found = {}
    for path in sorted((folder / FOLDER).glob(f"{month}*.yaml")):
        if month_of_file(path.name) == str(month) and path.is_file():
            found[f"{FOLDER}/{path.name}"] = path.read_bytes()
    is_whole = file_of(month) in found and not _is_broken(found[file_of(month)])
    return {
        name: data
        for name, data in found.items()
        if _is_broken(data) or (not is_whole and data.startswith(_HEAD.encode("utf-8")))
    }


def _is_broken(data: bytes) -> bool:
    """Whether a file says nothing, or was written by ``wenming close`` and can't be read."""
    if says_nothing(data):
        return True
    if not data.startswith(_HEAD.encode("utf-8")):
        return False
    loaded = load_contents(Path(FOLDER), [(FOLDER, data)])
    faults = (d for d in loaded.diagnostics if d.code != _NO_PLAN)
    return any(d.is_of_reading for d in faults)


def write_new(
    folder: Path, month: Month, texts: Mapping[str, str], old: Mapping[str, bytes]
) -> None:
    """Write the files of a month that was not closed; only what a cut-short run left is replaced.

    The first file is written last: as long as it is not there the month is not closed, and the
    rest can be written again. Raises ``OSError`` where a file is in the way, can't be written, or
    would not read back; then what was there is there again.
    """
    exchanges = [
        Exchange(folder / name, old.get(name), text.encode("utf-8"))
        for name, text in sorted(texts.items(), key=lambda each: each[0] == file_of(month))
    ]
    gone = (Exchange(folder / name, old[name], None) for name in old.keys() - texts.keys())
    with writing(folder) as exchange:
        exchange([*sorted(gone, key=lambda each: each.path), *exchanges])
        _require_closed(folder, month, [0] * len(texts))


def grown(closing: Closing, text: str) -> Fixed:
    """The file of a closing as it is and with its new text."""
    name = closing.place.source.name
    old = Path(name).read_bytes()
    bom = b"\xef\xbb\xbf" if old.startswith(b"\xef\xbb\xbf") else b""
    if old != bom + closing.place.source.text.encode("utf-8"):
        raise files.ChangedError("文件在读取之后被改过，没有改写")
    return Fixed(Path(name), name, old, bom + text.encode("utf-8"), ())


def write_grown(plan: Plan, closing: Closing, fixed: Fixed) -> None:
    """Write a closing that was amended; what does not read back is undone."""
    amended = [
        len(each.amendments) + (each is closing)
        for each in plan.closings
        if each.month == closing.month
    ]
    with writing(plan.folder) as exchange:
        exchange([Exchange(fixed.path, fixed.old, fixed.new)])
        _require_closed(plan.folder, closing.month, amended)


def _require_closed(folder: Path, month: Month, amendments: list[int]) -> None:
    """Read the plan again: the month is closed, with so many amendments, and nothing is broken."""
    loaded = load(folder)
    closings = loaded.plan.closings if loaded.plan and loaded.is_readable else ()
    if [len(c.amendments) for c in closings if c.month == month] != amendments:
        raise UnreadableError("写下的读回来不对，没有改写")
