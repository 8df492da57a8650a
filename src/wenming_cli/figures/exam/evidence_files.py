"""What evidence says of files: which of it names one, and where that file is."""

import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}")


def names_file(text: str) -> bool:
    """Tell whether evidence names a file of the repository, not a page or a numbered document."""
    if "://" in text or "〔" in text or text.startswith("www."):
        return False
    return "/" in text or _EXTENSION.fullmatch(Path(text).suffix) is not None


class EvidenceFiles:
    """The files below the folder of a plan, and below the root of its repository."""

    def __init__(self, folder: Path) -> None:
        here = folder.absolute()
        self._places = tuple(dict.fromkeys((here, _root(here))))
        self.find = cache(self._find)

    def _find(self, text: str) -> Path | None:
        """The file that evidence names; None where there is none, or it leads out of its place."""
        path = Path(os.path.normpath(text))
        if path.is_absolute() or path.parts[:1] == (os.pardir,):
            return None
        there = (_within(place, path) for place in self._places)
        return next((found for found in there if found is not None), None)

    def missing(self, evidence: Iterable[str]) -> list[str]:
        """The evidence that names files which are not there."""
        return [text for text in evidence if names_file(text) and self.find(text) is None]

    def found(self, evidence: Iterable[str]) -> list[Path]:
        """The files that evidence names and that are there, each once."""
        every = (self.find(text) for text in evidence if names_file(text))
        return list(dict.fromkeys(path for path in every if path is not None))


def _within(place: Path, path: Path) -> Path | None:
    """A file below a place, whatever links lead to it; None where there is none."""
    found = place / path
    is_inside = Path(os.path.realpath(found)).is_relative_to(os.path.realpath(place))
    return found if is_inside and found.is_file() else None


def _root(folder: Path) -> Path:
    """The repository's root; the folder itself outside of one."""
    return next((f for f in (folder, *folder.parents) if (f / ".git").exists()), folder)
