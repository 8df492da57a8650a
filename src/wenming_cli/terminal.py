"""The edge: standard output and error, files, colours and the clock.

Data goes to standard output, messages to standard error, both with characters a code page lacks
shown as escapes; a file is written whole or not at all.
"""

import codecs
import os
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from wenming_cli import files, sink


class Stop(Exception):
    """A command cannot go on; the message goes to standard error, the code becomes the exit."""

    def __init__(self, message: str, code: int = 2) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


def today() -> date:
    """Today in the time zone of the offices, UTC+8 all year."""
    return (datetime.now(UTC) + timedelta(hours=8)).date()


def tell(message: str) -> None:
    """Say something to the person at the terminal, apart from the data."""
    lines = (sink.line_start(line) for line in message.rstrip().split("\n"))
    sys.stderr.write("\n".join(lines) + "\n")


def emit(text: str, output: Path | None = None) -> None:
    """Write data to standard output, or to a file as UTF-8 with line feeds."""
    if output is None:
        sys.stdout.write(text)
    else:
        emit_bytes(text.encode("utf-8"), output)


def emit_raw(data: bytes, output: Path | None = None) -> None:
    """Write bytes to standard output, or to a file, as they are."""
    if output is not None:
        emit_bytes(data, output)
        return
    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(data.decode("utf-8", "replace"))
    else:
        stream.write(data)
        stream.flush()


def is_interactive() -> bool:
    """Whether what is written is seen by somebody at a terminal."""
    return sys.stdout.isatty()


def emit_bytes(data: bytes, output: Path) -> None:
    """Write data to a file as it is."""
    _write(output, data)
    tell(f"已写入 {sink.terminal(str(output))}")


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole, in a folder that is made where there is none."""
    _write(path, data, make_folder=True)


def _write(path: Path, data: bytes, *, make_folder: bool = False) -> None:
    try:
        if make_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        files.write_whole(path, data)
    except OSError as error:
        raise Stop(f"写不了 {sink.terminal(str(path))}：{error.strerror or error}") from error


def use_colour(mode: str) -> bool:
    """Whether to colour: ``always``, ``never``, or on a terminal unless NO_COLOR is set."""
    if mode != "auto":
        return mode == "always"
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def prepare_streams() -> None:
    """Show what the code page of a redirected stream lacks as an escape instead of failing.

    A stream that knows ASCII alone, as in the locale C, could show no Chinese: it gets UTF-8.
    """
    codecs.register_error("wenming.lacking", sink.lacking)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            is_ascii = codecs.lookup(stream.encoding).name == "ascii"
            reconfigure(encoding="utf-8" if is_ascii else None, errors="wenming.lacking")
