"""Running git on repositories nobody vouches for: nothing of theirs runs, nothing is written.

No pager, no hooks, no file-system monitor, no prompts, no fetching of what is missing, no objects
that stand for others. What people type is turned into a hash first; after that only hashes and
fixed words are given to git. A word that begins with ``-`` is no option. Only commands are used
that neither touch the work tree nor ask a program named in a repository's settings.
"""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

_GIT = (
    "git",
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
_MOST_SECONDS = 60


class HistoryError(Exception):
    """Why git could not answer, in plain words."""


class Answer(NamedTuple):
    """What git said: exit code and standard output."""

    code: int
    out: bytes

    @property
    def text(self) -> str:
        """The output as text, a line end taken off."""
        return os.fsdecode(self.out).removesuffix("\n")


def ask(folder: Path, *arguments: str, given: bytes = b"") -> Answer:
    """Run git in a folder; ``HistoryError`` where it complains, an exit code where it does not.

    ``given`` goes to its standard input.
    """
    try:
        done = subprocess.run(  # noqa: S603  fixed words, hashes, and a folder of the user's own
            [*_GIT, *arguments],
            cwd=folder,
            env={**os.environ, **_SURROUNDINGS},
            input=given,
            capture_output=True,
            check=False,
            timeout=_MOST_SECONDS,
        )
    except FileNotFoundError:
        raise HistoryError("这台机器上没有 git") from None
    except subprocess.TimeoutExpired:
        raise HistoryError("git 一分钟没有答复") from None
    complaint = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode and complaint:
        raise HistoryError(_reason(complaint))
    return Answer(done.returncode, done.stdout)


def _reason(complaint: str) -> str:
    if "not a git repository" in complaint:
        return "这个文件夹不在 git 仓库里"
    if "dubious ownership" in complaint:
        return "git 仓库属于另一个用户，git 拒绝读取；请仓库的主人运行，或把它加入 safe.directory"
    if "bare repository" in complaint or "must be run in a work tree" in complaint:
        return "这是没有工作区的 git 仓库（bare），换到克隆出来的文件夹里运行"
    return f"git 报错：{complaint}"
