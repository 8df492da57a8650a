"""The files of a plan as they might be, and what loading says of them.

Every draft is loaded from a copy of the plan's folder, so that nobody's word but the loader's own
says whether a repair is one.
"""

import tempfile
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from wenming_cli.diagnostic import Diagnostic
from wenming_cli.frozen import frozen
from wenming_cli.loading import Loaded, load
from wenming_cli.loading.discovery import is_yaml
from wenming_cli.loading.reading import MOST_BYTES, NotRead, content_of
from wenming_cli.patching.splice import NOWHERE, Splice, Splices

UNREAD = ("E101", "E102")
"""Files that are not read at all."""


@frozen
class Note:
    """A repair that was made, and where it stands now."""

    offset: int
    what: str


@frozen
class DraftFault:
    """What loading says, by the offset at which it says so."""

    file: str
    code: str
    offset: int

    @property
    def is_of_text(self) -> bool:
        """Whether the text itself is at fault, so that what it says was not read."""
        return self.code in ("E104", "E105", "E109")


@dataclass(frozen=True)
class Draft:
    """The files of a plan by their names, what loading them gave, what was repaired so far."""

    files: dict[str, bytes]
    loaded: Loaded
    notes: dict[str, tuple[Note, ...]]

    def text(self, name: str) -> str:
        """The text of a file, without a byte-order mark."""
        return self.loaded.sources[name].text

    def fault(self, diagnostic: Diagnostic) -> DraftFault:
        """A diagnostic by its offset."""
        at = diagnostic.location
        source = self.loaded.sources.get(at.file)
        offset = 0 if source is None else source.offset(at.line) + at.column - 1
        return DraftFault(at.file, diagnostic.code, offset)

    def faults(self) -> Counter[DraftFault]:
        """Everything loading says."""
        return Counter(map(self.fault, self.loaded.diagnostics))


Layer = dict[str, Splices]
"""The splices of one step, by file."""


def layer_of(splices: Mapping[str, Iterable[Splice]]) -> Layer:
    """Splices by file, in order."""
    return {name: Splices(found) for name, found in splices.items()}


class Bench:
    """A copy of a plan's folder to try drafts on; it is gone when it is left."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._temporary = tempfile.TemporaryDirectory(prefix="wenming-")
        self._copy = Path(self._temporary.name)
        self._files: dict[str, bytes] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._temporary.cleanup()

    def first(self) -> Draft:
        """The plan as it is."""
        loaded = load(self._folder)
        files: dict[str, bytes] = {}
        unread = {d.location.file for d in loaded.diagnostics if d.code in UNREAD}
        for name in loaded.sources:
            content = content_of(self._folder / name, self._folder)
            if isinstance(content, NotRead):
                unread.add(name)
            else:
                files[name] = content
        for name in unread:
            self._stand_in(name)
        return self.draft(files, {})

    def draft(self, files: dict[str, bytes], notes: dict[str, tuple[Note, ...]]) -> Draft:
        """Files as they might be, loaded."""
        for name, data in files.items():
            if self._files.get(name) != data:
                self._path(name).write_bytes(data)
        self._files = files
        return Draft(files, load(self._copy), notes)

    def spliced(self, draft: Draft, layer: Layer) -> Draft:
        """A draft with splices put in their places."""
        files, notes = dict(draft.files), dict(draft.notes)
        for name, splices in layer.items():
            text = draft.text(name)
            bom = BOM_UTF8 if files[name].startswith(BOM_UTF8) else b""
            files[name] = bom + splices.applied(text).encode("utf-8")
            before = (Note(splices.moved(n.offset), n.what) for n in notes.get(name, ()))
            kept = [splice for splice in splices.kept if splice.what]
            made = (
                Note(splices.moved(s.start) + at, s.what) for s in kept for at in s.starts(text)
            )
            notes[name] = (*before, *made)
        return self.draft(files, notes)

    def _path(self, name: str) -> Path:
        path = self._copy / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def _stand_in(self, name: str) -> None:
        """A file that is too long to be read, for one that cannot be read."""
        with self._path(name if is_yaml(name) else f"{name}.yaml").open("wb") as file:
            file.truncate(MOST_BYTES + 1)


def moved(fault: DraftFault, layers: Iterable[Layer]) -> DraftFault:
    """A fault where it is after some steps."""
    offset = fault.offset
    for layer in layers:
        offset = layer.get(fault.file, NOWHERE).moved(offset)
    return DraftFault(fault.file, fault.code, offset)
