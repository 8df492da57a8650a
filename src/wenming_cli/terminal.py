"""The edge: standard output and error, files, colours and the clock.

Data goes to standard output, messages to standard error, both with characters a code page lacks
shown as escapes; a file is written whole or not at all.
"""

import codecs
import errno
import io
import os
import shutil
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from wenming_cli import files, sink
from wenming_cli.pages.folding import folded
from wenming_cli.remembered import readings
from wenming_cli.stop import Stop

STANDARD_OUTPUT = ("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")
"""What standard output is called where a file could be named."""


def today() -> date:
    """Today in the time zone of the offices, UTC+8 all year."""
    return (datetime.now(UTC) + timedelta(hours=8)).date()


def tell(message: str) -> None:
    """Say something to the person at the terminal, apart from the data.

    Where standard error is full or closed there is nobody left to tell.
    """
    _stop_waiting()
    room = shutil.get_terminal_size().columns if sys.stderr.isatty() else None
    said = (sink.line_start(line) for line in message.rstrip().split("\n"))
    lines = (part for line in said for part in folded(line, room, cuts=False))
    try:
        sys.stderr.write("\n".join(lines) + "\n")
        sys.stderr.flush()
    except OSError:
        _abandon(sys.stderr)


def show_progress(words: str) -> None:
    """Say on one line how far something is that takes long; nothing where nobody looks at it."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{sink.terminal(words)}")
        sys.stderr.flush()


def emit(text: str, output: Path | None = None) -> None:
    """Write data to standard output, or to a file as UTF-8 with line feeds."""
    emit_pieces((text,), output)


def emit_pieces(pieces: Iterable[str], output: Path | None = None) -> None:
    """The same of a text in pieces; nothing is written before there are all of them."""
    if output is None or os.fspath(output) in STANDARD_OUTPUT:
        text = "".join(pieces)
        _stop_waiting()
        with _standard_output() as stream:
            stream.write(_marked_for(stream, text))
            stream.flush()
    else:
        _emit_bytes([piece.encode("utf-8") for piece in pieces], output)


def emit_sentences(sentences: Iterable[str]) -> None:
    """Write sentences to standard output, each on a line, or on more in a narrow terminal."""
    room = columns()
    lines = (part for said in sentences for part in folded(sink.terminal(said), room))
    emit("".join(f"{line}\n" for line in lines))


def emit_raw(data: bytes, output: Path | None = None) -> None:
    """Write bytes to standard output, or to a file, as they are."""
    _stop_waiting()
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


def can_ask() -> bool:
    """Whether somebody at a terminal reads what is asked and can answer."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr.isatty())


def ask(question: str) -> str:
    """The line somebody answers to a question; at the end of input the command ends."""
    _stop_waiting()
    readings.doubt()
    sys.stderr.write(sink.terminal(question))
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise Stop("\n没有填完，什么也没有改", code=1)
    return line.rstrip("\r\n")


def emit_bytes(data: bytes, output: Path) -> None:
    """Write data as it is to a file, or into a device or a pipe."""
    if os.fspath(output) in STANDARD_OUTPUT:
        _stop_waiting()
        with _standard_output() as stream:
            stream.flush()
            stream.buffer.write(data)
            stream.flush()
    else:
        _emit_bytes((data,), output)


def _emit_bytes(data: Sequence[bytes], output: Path) -> None:
    _stop_waiting()
    with _told(output):
        if files.is_stream(output):
            files.write_into(output, b"".join(data))
        else:
            files.require_inside(output)
            files.write_whole(output, *data)
    tell(f"已写入 {sink.terminal(str(output))}")


def require_portable(path: Path) -> None:
    """Stop at a name that no file can have everywhere, before anything else is said of it."""
    with _told(path):
        files.require_portable(path)


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole, in a folder that is made where there is none."""
    with _told(path):
        files.require_inside(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        files.write_whole(path, data)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell in a sentence why a file cannot be written."""
    try:
        yield
    except OSError as error:
        raise Stop(f"写不了 {sink.terminal(str(path))}：{files.reason(error)}") from error


@contextmanager
def _standard_output() -> Iterator[Any]:
    """Standard output to write to; where that fails, the command ends."""
    try:
        yield sys.stdout
    except OSError as error:
        raise lost_output(error) from error


def lost_output(error: OSError) -> Stop:
    """How a command ends whose standard output fails: quietly where its reader has gone."""
    _abandon(sys.stdout)
    if error.errno == errno.EPIPE:
        return Stop("", code=0)
    return Stop(f"写不了标准输出：{files.reason(error)}")


def _abandon(stream: Any) -> None:
    """Let what is left to write go nowhere, so that leaving the program does not fail once more."""
    with suppress(OSError, ValueError):  # a stream without a descriptor has nothing left either
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _marked_for(stream: Any, text: str) -> str:
    """The text, without the mark of UTF-8 where the stream is of another code page."""
    is_utf_8 = codecs.lookup(stream.encoding or "utf-8").name in ("utf-8", "utf-8-sig")
    return text if is_utf_8 else text.removeprefix(sink.BOM)


FEWEST_COLUMNS = 20


def columns() -> int | None:
    """The columns of the terminal a person looks at; None where standard output is none."""
    if not sys.stdout.isatty():
        return None
    return max(shutil.get_terminal_size().columns, FEWEST_COLUMNS)


def rows() -> int | None:
    """The lines of that terminal above the one to type in; None where there is none."""
    return shutil.get_terminal_size().lines - 1 if sys.stdout.isatty() else None


PATIENCE = 1
"""After so many seconds a person wonders whether anything happens."""


class _Progress:
    """A line on standard error that says what is being done, and for how long, until it is done."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._ended = threading.Event()
        self._lock = threading.Lock()
        self._width = 0
        self.doing = "正在算"
        self._thread = threading.Thread(target=self._tick, daemon=True)
        self._thread.start()

    def _tick(self) -> None:
        while not self._ended.wait(PATIENCE):
            seconds = round(time.monotonic() - self._begun)
            self._show(f"{self.doing}，已经 {seconds} 秒（按 Ctrl+C 停下）")

    def _show(self, words: str) -> None:
        with self._lock, suppress(OSError, ValueError):
            if self._ended.is_set() and words:
                return
            blank = " " * (self._width - sink.width(words))
            sys.stderr.write(f"\r{words}{blank}\r")
            sys.stderr.flush()
            self._width = sink.width(words)

    def end(self) -> None:
        """Wipe the line away; nothing is said afterwards."""
        self._ended.set()
        if self._width:
            self._show("")


_PROGRESS: ContextVar[_Progress | None] = ContextVar("progress", default=None)


@contextmanager
def patience() -> Iterator[None]:
    """While a command runs: where it takes long, a person at the terminal sees that it goes on."""
    if not sys.stderr.isatty():
        yield
        return
    progress = _Progress()
    before = _PROGRESS.set(progress)
    try:
        yield
    finally:
        progress.end()
        _PROGRESS.reset(before)


def doing(words: str) -> None:
    """Say what is being done from here on, should anybody wait for it."""
    progress = _PROGRESS.get()
    if progress is not None:
        progress.doing = words


def _stop_waiting() -> None:
    """What was waited for comes now."""
    progress = _PROGRESS.get()
    if progress is not None:
        progress.end()


def require_folder() -> None:
    """Stop where the folder the program was called in is no longer there."""
    try:
        Path.cwd()
    except OSError:
        raise Stop("当前的文件夹已经被删掉或者进不去了，换一个文件夹再运行") from None


_COLOUR: ContextVar[str] = ContextVar("colour", default="auto")


@contextmanager
def coloured(mode: str) -> Iterator[None]:
    """While a command runs: colours ``always``, ``never``, or ``auto``."""
    before = _COLOUR.set(mode)
    try:
        yield
    finally:
        _COLOUR.reset(before)


def use_colour() -> bool:
    """Whether to colour: as asked for, else on a terminal unless NO_COLOR is set."""
    mode = _COLOUR.get()
    if mode != "auto":
        return mode == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def prepare_streams() -> None:
    """Show what the code page of a redirected stream lacks as an escape instead of failing.

    A stream that knows ASCII alone, as in the locale C, could show no Chinese: it gets UTF-8.
    """
    _open_closed_streams()
    codecs.register_error("wenming.lacking", sink.lacking)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            is_ascii = codecs.lookup(stream.encoding).name == "ascii"
            reconfigure(encoding="utf-8" if is_ascii else None, errors="wenming.lacking")


class _Closed(io.TextIOBase):
    """Standard output or error that was closed before the program began."""

    encoding = "utf-8"

    def write(self, _: str) -> int:
        """There is nowhere to write to."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def _open_closed_streams() -> None:
    """Stand in for streams that are closed; no file may be given their descriptors by chance."""
    if sys.stdout is None or sys.stderr is None:
        while os.open(os.devnull, os.O_RDWR) < 2:
            pass
    sys.stdout = _Closed() if sys.stdout is None else sys.stdout
    sys.stderr = _Closed() if sys.stderr is None else sys.stderr
