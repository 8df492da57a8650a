"""Running git on repositories nobody vouches for: nothing of theirs runs, nothing is written.

No pager, no hooks, no file-system monitor, no prompts, no fetching of what is missing, no objects
that stand for others. What people type is turned into a hash first; after that only hashes and
fixed words are given to git. A word that begins with ``-`` is no option. Only commands are used
that neither touch the work tree nor ask a program named in a repository's settings.

The program is looked for once, among the absolute folders of the search path that lie outside of
the repository, so that nothing the repository holds is ever started. It has a minute, and may say
no more than fits a budget: what a repository holds is no measure for what a machine can hold.
"""

import os
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Thread, Timer
from typing import IO, NamedTuple, Self

from wenming_cli.remembered import readings
from wenming_cli.remembered.readings import there_is

_WORDS = (
    "--no-pager",
    "--literal-pathspecs",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "safe.bareRepository=explicit",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "core.quotePath=false",
    "-c",
    "protocol.allow=never",
)
_SURROUNDINGS: Mapping[str, str] = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "LC_ALL": "C",
}
_PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX")
"""What git tells a hook of the repository it runs for, which need not be the one asked about."""

_MOST_SECONDS = 60
MEGABYTE = 1024 * 1024
MOST_SAID = 256 * MEGABYTE
"""Bytes of one answer."""

_MOST_COMPLAINED = 64 * 1024


class HistoryError(Exception):
    """Why git could not answer, in plain words."""


class GitAnswer(NamedTuple):
    """What git said: exit code and standard output."""

    code: int
    out: bytes

    @property
    def text(self) -> str:
        """The output as text, a line end taken off."""
        return os.fsdecode(self.out).removesuffix("\n")


def ask(folder: Path, *arguments: str, given: bytes = b"", most: int = MOST_SAID) -> GitAnswer:
    """Run git in a folder; ``HistoryError`` where it complains, an exit code where it does not.

    ``given`` goes to its standard input; it may answer with ``most`` bytes.
    """
    command = [_program(folder), *_WORDS, *arguments]
    return _run(command, folder, _surroundings(folder), given, most)


def _run(
    command: Sequence[str], folder: Path, surroundings: Mapping[str, str], given: bytes, most: int
) -> GitAnswer:
    pipe = subprocess.PIPE
    try:
        process = subprocess.Popen(  # noqa: S603  fixed words, hashes, a folder of the user's own
            command, cwd=folder, env=surroundings, stdin=pipe, stdout=pipe, stderr=pipe
        )
    except OSError as reason:
        raise HistoryError(f"git 运行不了：{reason.strerror}") from None
    with process, _Watch(process, given) as watch:
        out = watch.read(most)
        code = process.wait()
    if watch.is_late:
        raise HistoryError("git 一分钟没有答复")
    if len(out) > most:
        raise HistoryError(f"git 仓库里的内容太多，超过 {most // MEGABYTE} MB，没有读完")
    complaint = watch.complaint.decode("utf-8", "replace").strip()
    if code and complaint:
        raise HistoryError(_reason(complaint))
    return GitAnswer(code, out)


class _Watch:
    """Gives a program its input, hears its complaints and ends it when its time is up."""

    def __init__(self, process: subprocess.Popen[bytes], given: bytes) -> None:
        self.process, self.given = process, given
        self.complaint = b""
        self.is_late = False
        self._clock = Timer(_MOST_SECONDS, self._stop)
        self._beside = (Thread(target=self._tell), Thread(target=self._hear))

    def __enter__(self) -> Self:
        for thread in (self._clock, *self._beside):
            thread.daemon = True
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._clock.cancel()
        if self.process.poll() is None:
            self.process.kill()
        for thread in self._beside:
            thread.join()

    def read(self, most: int) -> bytes:
        """What the program answers, no more than one byte over the budget; then it is ended."""
        out = _pipe(self.process.stdout).read(most + 1)
        if len(out) > most:
            self.process.kill()
        return out

    def _stop(self) -> None:
        self.is_late = True
        self.process.kill()

    def _tell(self) -> None:
        with suppress(OSError), _pipe(self.process.stdin) as pipe:  # it may have had enough
            pipe.write(self.given)

    def _hear(self) -> None:
        pipe = _pipe(self.process.stderr)
        self.complaint = pipe.read(_MOST_COMPLAINED)
        while pipe.read(_MOST_COMPLAINED):
            pass


def _pipe(end: IO[bytes] | None) -> IO[bytes]:
    assert end is not None  # noqa: S101  the program was started with three pipes
    return end


# --- which program, and where ---------------------------------------------------------------------


def _program(folder: Path) -> str:
    """The absolute path of git, looked for where no repository in question can have put it."""
    readings.doubt()  # what git says follows from more than files that are read here
    around = frozenset((_enclosing(folder), _enclosing(Path())))
    found = _found(around, tuple(os.get_exec_path()))
    if found is None:
        raise HistoryError("这台机器上没有 git")
    return found


@cache
def _found(repositories: frozenset[Path], search_path: Sequence[str]) -> str | None:
    name = "git.exe" if os.name == "nt" else "git"
    for folder in map(Path, search_path):
        real = Path(os.path.realpath(folder))
        is_theirs = any(real.is_relative_to(repository) for repository in repositories)
        if folder.is_absolute() and not is_theirs and os.access(folder / name, os.X_OK):
            return str(folder / name)
    return None


def _enclosing(folder: Path) -> Path:
    """The folder of the repository around a folder, by its looks; else the folder itself."""
    real = Path(os.path.realpath(folder))
    return next((each for each in (real, *real.parents) if there_is(each / ".git")), real)


def _surroundings(folder: Path) -> dict[str, str]:
    """The variables git runs with."""
    places = tuple(os.environ.get(name) for name in _PLACES)
    return {**_without_places(), **_places_for(folder.absolute(), places)}


def _without_places() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _PLACES}
    return {**kept, **_SURROUNDINGS}


@cache
def _places_for(folder: Path, said: Sequence[str | None]) -> Mapping[str, str]:
    """Of the variables that name a repository those that fit the folder asked about.

    A hook has them set for its own repository, from its top folder; there git itself would take
    any folder it is run in for the top.
    """
    known = {
        n: str(Path(v).absolute()) for n, v in zip(_PLACES, said, strict=True) if v is not None
    }
    git_dir, index = known.get("GIT_DIR"), known.get("GIT_INDEX_FILE")
    staged = {} if index is None else {"GIT_INDEX_FILE": index}
    if git_dir is None:
        return staged
    its_own = _directory_of(folder)
    top = os.path.realpath(known.get("GIT_WORK_TREE", "."))
    if its_own == os.path.realpath(git_dir) and "GIT_WORK_TREE" not in known:
        return staged
    is_inside = Path(os.path.realpath(folder)).is_relative_to(top)
    if not is_inside or (its_own is not None and "GIT_WORK_TREE" not in known):
        return {}
    return {**known, "GIT_WORK_TREE": top}


def _directory_of(folder: Path) -> str | None:
    """The directory of the repository a folder is in, as git finds it; None where there is none."""
    command = [_program(folder), *_WORDS, "rev-parse", "--absolute-git-dir"]
    try:
        return os.path.realpath(_run(command, folder, _without_places(), b"", MOST_SAID).text)
    except HistoryError:
        return None


def _reason(complaint: str) -> str:
    if "not a git repository" in complaint:
        return "这个文件夹不在 git 仓库里"
    if "dubious ownership" in complaint:
        return "git 仓库属于另一个用户，git 拒绝读取；请仓库的主人运行，或把它加入 safe.directory"
    if "bare repository" in complaint or "must be run in a work tree" in complaint:
        return "这是没有工作区的 git 仓库（bare），换到克隆出来的文件夹里运行"
    return f"git 报错：{complaint}"
