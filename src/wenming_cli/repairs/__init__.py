"""Lossless repairs: slips that have one cure are cured in the file, every other byte stays.

Text is spliced at the places of faults, never written anew, so that comments, blank lines and
spellings survive. One file holds one kind of repair; ``trying`` keeps those that loading agrees to.
What needs a person's decision (the unit of a bare amount, an odd date) is left alone.
"""

from pathlib import Path

from wenming_cli.loading import shown_name
from wenming_cli.loading.faults.merge_conflicts import CODE as CONFLICT
from wenming_cli.patching.changed_file import Fixed, Repaired, diff, shown_diff, write
from wenming_cli.repairs.draft import Bench, Draft, Note, layer_of
from wenming_cli.repairs.encoding import read_otherwise
from wenming_cli.repairs.line_ends import asks_for_line_feeds, to_line_feeds
from wenming_cli.repairs.trying import Trials, keeps, may_repair

__all__ = ["Fixed", "Repaired", "diff", "fix", "may_repair", "shown_diff", "write"]


def fix(folder: Path, base: Path | None = None) -> tuple[Fixed, ...]:
    """The files of a plan that can be repaired, by name; nothing is written.

    Names are relative to ``base`` (default: the folder itself). A repair is in it only if with it
    loading reports less and nothing new, and every other value is what it was. Where a file could
    not be decoded, or not be read to its end, what is wrong in it may show only afterwards.
    Raises ``OSError`` where there is no room for a copy of the plan in the temporary folder.
    """
    with Bench(folder) as bench:
        first = bench.first()
        codecs: dict[str, str] = {}
        draft = _as_utf8(bench, first, codecs)
        draft = _with_line_feeds(bench, draft, folder)
        draft = Trials(bench).repaired(draft)
        conflicted = {d.location.file for d in draft.loaded.diagnostics if d.code == CONFLICT}
    return tuple(
        Fixed(
            folder / name,
            shown_name(folder / name, base or folder),
            old,
            draft.files[name],
            _repaired(draft, name),
            codecs.get(name, "utf-8"),
        )
        for name, old in sorted(first.files.items())
        if draft.files[name] != old and name not in conflicted
    )


def _as_utf8(bench: Bench, draft: Draft, codecs: dict[str, str]) -> Draft:
    """The plan with files in another encoding as UTF-8; their codecs are noted."""
    files, notes = dict(draft.files), dict(draft.notes)
    for diagnostic in draft.loaded.diagnostics:
        name = diagnostic.location.file
        read = read_otherwise(files[name]) if diagnostic.code == "E103" else None
        if read is not None:
            codecs[name] = read.codec
            files[name] = read.text.encode("utf-8")
            notes[name] = (Note(0, f"{read.name} 编码改成 UTF-8"),)
    return bench.draft(files, notes) if codecs else draft


def _with_line_feeds(bench: Bench, draft: Draft, folder: Path) -> Draft:
    """The plan with line feeds where the repository asks for them."""
    undecoded = {d.location.file for d in draft.loaded.diagnostics if d.code == "E103"}
    for name in draft.files.keys() - undecoded:
        splices = to_line_feeds(draft.text(name))
        if not splices or not asks_for_line_feeds(folder / name):
            continue
        layer = layer_of({name: splices})
        after = bench.spliced(draft, layer)
        if after.faults().total() <= draft.faults().total() and keeps(draft, after, [layer]):
            draft = after
    return draft


def _repaired(draft: Draft, name: str) -> tuple[Repaired, ...]:
    source = draft.loaded.sources[name]
    notes = sorted(draft.notes[name], key=lambda note: note.offset)
    return tuple(Repaired(source.position(note.offset)[0], note.what) for note in notes)
