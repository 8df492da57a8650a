"""Runs of the program by a process that has it loaded: each in a child of its own, as if anew.

Given a line of JSON with words, folder, environment and day, it says the exit code, what was
written, whether that was worked out, and which paths were looked at that nobody noted.
"""

import json
import os
import sys
import time
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from wenming_cli import __main__, terminal, working
from wenming_cli.remembered import readings
from wenming_cli.remembered.recall import PURE


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
    return sorted(
        path
        for path in set(seen)
        if path.startswith(below + os.sep)
        and path not in known | on_the_way | set(sys.argv)  # Typer looks at every path typed
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


def answer(asked: dict[str, Any], out: Path) -> dict[str, Any]:
    """What a child says and how it ends."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        for number, name in ((1, "out"), (2, "err")):
            os.dup2(os.open(out / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        try:
            run(asked, writing)
        finally:
            os._exit(99)
    os.close(writing)
    with open(reading, "rb") as told:
        worked = json.loads(told.read() or b"[false, []]")
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    said = [(out / name).read_bytes().decode("utf-8", "surrogateescape") for name in ("out", "err")]
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
