"""Runs of the program by a process that has it loaded: each in a child of its own, as if anew.

Given a line of JSON with words, folder, environment and day, it says the exit code, what was
written, whether that was worked out, and which paths were looked at that nobody noted.
"""

import fcntl
import json
import os
import pty
import struct
import sys
import termios
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from wenming_cli import __main__, terminal, working
from wenming_cli.remembered import readings
from wenming_cli.remembered.recall import PURE

_ANEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


def spied(seen: list[str]) -> None:
    """Have it told what is looked at without being opened."""
    for name in ("stat", "lstat", "readlink", "access"):
        asked = getattr(os, name)

        def ask(path: Any, *rest: Any, _asked: Any = asked, **more: Any) -> Any:
            if not isinstance(path, int):
                seen.append(os.path.abspath(os.fsdecode(path)))
            return _asked(path, *rest, **more)

        setattr(os, name, ask)


def overlooked(seen: list[str], below: str) -> list[str]:
    """What was looked at below a folder, but is neither noted nor on the way to what is."""
    noted = [
        (kind, os.path.abspath(path))
        for notes in readings._notes
        for kind, path in notes.said
        if kind != "written"
    ]
    known = {path for _, path in noted}
    listed = {path for kind, path in noted if kind == "entries"}
    on_the_way = {str(above) for path in known for above in Path(path).parents}
    typed = {*sys.argv, *os.environ.get("COMP_WORDS", "").split()}  # Typer looks at each path
    return sorted(
        path
        for path in set(seen)
        if path.startswith(below + os.sep)
        and path not in known | on_the_way | typed
        and os.path.dirname(path) not in listed
    )


def run(asked: dict[str, Any], told: int) -> None:
    """Run the program in this process, which ends with it."""
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["folder"])
    moment = datetime.fromisoformat(f"{asked['day']}T12:00:00").replace(tzinfo=UTC)
    time.time = moment.timestamp
    terminal.today = (moment + timedelta(hours=8)).date
    sys.argv = ["wenming", *asked["words"]]
    sys.stdout = open(1, "w", encoding="utf-8", newline="\n", closefd=False)
    sys.stderr = open(2, "w", encoding="utf-8", newline="\n", closefd=False, errors="replace")
    work, seen = working.worked_out, list[str]()

    def worked_out(recall: Any) -> int:
        if recall is not None:
            spied(seen)
        code = work(recall)
        os.write(told, json.dumps([True, overlooked(seen, asked["spied"])]).encode())
        return code

    working.worked_out = worked_out
    try:
        __main__.main()
    except SystemExit as left:
        sys.stdout.flush()
        os._exit(int(left.code or 0))


def goes_to(out: str, path: Path) -> tuple[int, int | None]:
    """What standard output is, and where it is read if that is no file."""
    if out == "file":
        return os.open(path, _ANEW), None
    if out == "full":
        return os.open("/dev/full", os.O_WRONLY), None
    if out == "gone":
        reading, writing = os.pipe()
        os.close(reading)
        return writing, None
    reading, writing = pty.openpty()
    fcntl.ioctl(writing, termios.TIOCSWINSZ, struct.pack("4H", 24, int(out), 0, 0))
    return writing, reading


def seen_at(terminal_read: int) -> bytes:
    """All that comes out of a terminal, until nobody writes to it."""
    seen = b""
    with suppress(OSError):
        while data := os.read(terminal_read, 65536):
            seen += data
    os.close(terminal_read)
    return seen


def answer(asked: dict[str, Any], folder: Path) -> dict[str, Any]:
    """What a child says and how it ends."""
    reading, writing = os.pipe()
    out, looked_at = goes_to(asked["out"], folder / "out")
    child = os.fork()
    if child == 0:
        os.dup2(out, 1)
        os.dup2(os.open(folder / "err", _ANEW), 2)
        try:
            run(asked, writing)
        finally:
            os._exit(99)
    os.close(writing)
    os.close(out)
    shown = b"" if looked_at is None else seen_at(looked_at)
    with open(reading, "rb") as told:
        worked = json.loads(told.read() or b"[false, []]")
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if asked["out"] == "file":
        shown = (folder / "out").read_bytes()
    both = (shown, (folder / "err").read_bytes())
    said = [data.decode("utf-8", "surrogateescape") for data in both]
    return {"code": code, "said": said, "worked": worked[0], "overlooked": worked[1]}


def main() -> None:
    """Answer line by line."""
    for name in PURE:
        import_module(f"wenming_cli.commands.{name}")
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(json.loads(line), Path(sys.argv[1]))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
