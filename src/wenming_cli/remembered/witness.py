"""Python itself tells what a run does: whatever was not noted as a reading leaves a doubt.

So an answer is remembered only where all files that were opened and all folders that were listed
are among what is asked again, nothing was written, and no other program was asked.
"""

import os
import sys
from typing import Any

from wenming_cli.remembered.readings import Notes
from wenming_cli.remembered.store import place
from wenming_cli.remembered.surroundings import PACKAGE

_LISTS = frozenset(("os.listdir", "os.scandir"))
_WRITES = ("os.", "shutil.", "tempfile.")
_SPEAKS = ("subprocess.", "socket.", "urllib.", "os.system", "os.exec", "os.posix_spawn")
"""With others; a fork is none: it helps with the bytes that were read here."""

_HARMLESS = frozenset(("os.putenv", "os.unsetenv", "os.walk", "os.fwalk"))
_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CODE = (".py", ".pyc")


class Witness:
    """What this run read, and what it wrote; a doubt where it spoke with anybody else."""

    def __init__(self) -> None:
        self._opened: set[str] = set()
        self._listed: set[str] = set()
        self._written: set[str] = set()
        self._is_doubtful = False
        self._listens = True
        sys.addaudithook(self._hear)

    def agrees(self, notes: Notes) -> bool:
        """Whether all that was read is noted or the program's own, and nothing else was written."""
        self._listens = False
        known = {os.path.abspath(path) for _, path in notes.said}
        modules = _of_modules()
        is_read = all(_is_of_program(path, modules) for path in self._opened - known)
        listed = [*modules, *_of_memory()]
        is_listed = all(path in sys.path or _is_in(path, listed) for path in self._listed - known)
        is_pure = is_read and is_listed and all(map(_is_nobodys, self._written))
        return is_pure and not self._is_doubtful

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self._listens:
            return
        if event == "open":
            _note(self._written if arguments[2] & _TO_WRITE else self._opened, arguments[0])
        elif event in _LISTS:
            _note(self._listed, arguments[0])
        elif event.startswith(_SPEAKS):
            self._is_doubtful = True
        elif event.startswith(_WRITES) and event not in _HARMLESS:
            for argument in arguments:
                if isinstance(argument, str | bytes | os.PathLike):
                    _note(self._written, argument)


def _note(among: set[str], path: Any) -> None:
    if not isinstance(path, int):
        among.add(os.path.abspath(os.fsdecode(path or os.curdir)))


def _is_of_program(path: str, modules: list[str]) -> bool:
    """Whether an opened file is the code of this program, a part of another package, or memory."""
    if _is_in(path, [PACKAGE]):
        return path.endswith(_CODE)
    return _is_in(path, modules) or _is_in(path, _of_memory()) or path == os.devnull


def _is_nobodys(path: str) -> bool:
    """Whether a written path is of memory, of compiled modules, or nowhere."""
    is_compiled = "__pycache__" in path.split(os.sep)[-2:]
    return is_compiled or _is_in(path, _of_memory()) or path in (os.devnull, place())


def _of_modules() -> list[str]:
    """Where modules come from, but no folder in which the run takes place."""
    here = os.getcwd()
    return [folder for folder in map(os.path.abspath, sys.path) if not _is_in(here, [folder])]


def _of_memory() -> list[str]:
    cache = place()
    return [] if cache is None else [os.path.join(cache, "wenming")]


def _is_in(path: str, folders: list[str]) -> bool:
    return any(path == folder or path.startswith(f"{folder}{os.sep}") for folder in folders)
