"""What an answer follows from beside files: what was typed, where, when, how, by what program."""

import os
import sys
import time
from io import TextIOWrapper

from wenming_cli import __version__

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

_NAMES = frozenset(
    ("CI", "COLUMNS", "FORCE_COLOR", "LANG", "LANGUAGE", "LINES", "NO_COLOR", "TERM", "TZ")
)
_STARTS = ("COMP_", "GIT_", "LC_", "PYDANTIC_", "PYTHON", "TYPER_", "WENMING_", "_")


def matters(variable: str) -> bool:
    """Whether anything that is written can follow from a variable of the environment."""
    return variable in _NAMES or (variable.startswith(_STARTS) and variable != "_")


def surroundings(words: list[str]) -> tuple[object, ...]:
    """All of it but the streams; equal only where the same files give the same answer."""
    return (
        words,
        os.getcwd(),
        sorted(item for item in os.environ.items() if matters(item[0])),
        int(time.time() + 8 * 3600) // 86400,
        time.tzname,
        (__version__, sys.version, tuple(sys.flags), sys.warnoptions, sys.prefix, PACKAGE),
        [_installed(folder) for folder in sys.path],
    )


def streams() -> tuple[object, ...]:
    """How each stream is written, whether somebody looks at it, and how wide that is."""
    return tuple(map(_stream, (sys.stdin, sys.stdout, sys.stderr)))


def _stream(stream: object) -> tuple[object, ...] | None:
    if not isinstance(stream, TextIOWrapper):
        return None
    is_looked_at = stream.isatty()
    size = tuple(os.get_terminal_size(stream.fileno())) if is_looked_at else None
    return stream.encoding, stream.errors, stream.line_buffering, is_looked_at, size


def _installed(folder: str) -> tuple[object, ...]:
    """What is installed in a folder: it changes when something is added or taken away."""
    try:
        found = os.stat(folder or os.curdir)
    except OSError:
        return (folder,)
    return folder, found.st_ino, found.st_mtime_ns
